// Splink's model format (JSON, "settings"), read and written, for the comparison shapes that Splink's comparison library
// makes. The same model can so run over a whole country on Spark, DuckDB or Athena.
//
// Read: exact, Jaro, Jaro–Winkler, Levenshtein, Damerau–Levenshtein, Jaccard, date of birth, dates apart, postcode, e-mail, name, forename and
// surname (also the wrong way round), array intersection, AND / OR / NOT of these, ELSE; dialects of DuckDB, Spark, Athena,
// Postgres and SQLite where they only differ in the names of functions. Heed's own tests are heed_… functions. Columns are read as verbatim.
//
// Blocking rules: equalities of one column with itself, or with a part of it (SUBSTR, LEFT, RIGHT; LOWER, UPPER), joined by AND; OR
// makes several rules of one. What else a rule asks is not read, and the rule is left out and named in Model::unread_rules.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "linkage/model.hpp"

namespace heed::linkage {

// Splink's loader refuses a settings file that has a key it does not know, so what only Heed knows (types of columns, the third
// class, the plan, the version) stands under one key, "heed", which is left out when there is nothing to say: a model that
// was read from Splink is written so that Splink loads it.
enum class Extras { kept, left_out };

// Errors: invalid, code linkage.model. `detail` names the comparison, the level and what was not understood ("comparison
// dob, level 3: cannot read haversine(…)"), never a value of a record. A level without m or u gets Splink's default for
// it, as Splink gives it.
Result<Model> read_model(std::string_view json);
// Reading what was written gives the same model (Extras::kept), but for AND and OR of a single condition, which become it.
std::string write_model(const Model& model, Extras extras = Extras::kept);

// Term frequencies to lay beside a model for analysts, as Splink's register_term_frequency_lookup takes them: by column, the
// terms with their shares. They are lists of names: a term held by fewer than `fewest` records is left out.
inline constexpr double fewest_records = 10;
std::string write_frequencies(const TermFrequencies& frequencies, double fewest = fewest_records);

// One condition to SQL of DuckDB's dialect and back; `columns` names what an operand's number means, and grows as names are met.
std::string to_sql(const Condition& condition, std::span<const Column> columns);
// The same of a blocking rule: of all features but sounds, skeletons and the like, for which SQL has no word ("" then). One that is read
// has letters where SQL takes a part. Columns that no comparison looks at are added.
std::string to_sql(const Rule& rule, std::span<const Column> columns);
Result<std::vector<Rule>> parse_rules(std::string_view sql, std::vector<Column>& columns);

Result<Condition> parse_condition(std::string_view sql, std::vector<Column>& columns);

}  // namespace heed::linkage
