// Splink's model format (JSON, "settings"), read and written, for the comparison shapes that Splink's comparison library
// makes. The same model can so run over a whole country on Spark, DuckDB or Athena.
//
// Read: exact, Jaro, Jaro–Winkler, Levenshtein, Damerau–Levenshtein, Jaccard, date of birth, dates apart, postcode, e-mail, name, forename and
// surname (also the wrong way round), array intersection, AND / OR / NOT of these, ELSE; dialects of DuckDB, Spark, Athena,
// Postgres and SQLite where they only differ in the names of functions. Heed's own tests are heed_… functions. Columns are read as verbatim.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "linkage/model.hpp"

namespace heed::linkage {

// Errors: invalid, code linkage.model. `detail` names the comparison, the level and what was not understood ("comparison
// dob, level 3: cannot read haversine(…)"), never a value of a record.
Result<Model> read_model(std::string_view json);
std::string write_model(const Model& model);

// One condition to SQL of DuckDB's dialect and back; `columns` names what an operand's number means, and grows as names are met.
std::string to_sql(const Condition& condition, std::span<const Column> columns);
Result<Condition> parse_condition(std::string_view sql, std::vector<Column>& columns);

}  // namespace heed::linkage
