// Tables of text into records of the engine.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "link_batch/csv.hpp"
#include "link_batch/schema.hpp"
#include "linkage/table.hpp"

namespace heed::link_batch {

struct Input {
  std::string name;  // of the file, for telling ids of two files apart
  CsvTable table;
};

// The names of all records, input after input.
struct Ids {
  std::vector<std::string> ids;
  bool prefixed = false;  // the same id stands in two inputs: each now begins with its input's name and ':'
  bool numbered = false;  // there is no column of ids: records are called by their numbers, from 1
};

// `column`: "" = what guess_id finds in the first input. Errors: invalid, code linkage.input: a column is not there, or lines of
// one input have the same id (named by their lines, never by the id).
Result<Ids> read_ids(std::span<const Input> inputs, const std::string& column);

// What the engine compares, as the schema has it; ignored columns are not among it.
std::vector<linkage::Column> columns_of(const Schema& schema);

// What the schema says of a column that is compared; one that it does not speak of is taken as it stands.
SchemaColumn described_by(const Schema& schema, const std::string& name);

// Records over `columns`: those of the schema, or those of a model, which finds each by its name in the schema or, where the
// schema does not speak of it, in the inputs. A column that no input has is an error, one that some lack is missing there.
// Errors: invalid, code linkage.input, detail naming the column.
Result<linkage::Table> load(std::span<const Input> inputs, const Schema& schema,
                            std::span<const linkage::Column> columns, unsigned threads = 1);

}  // namespace heed::link_batch
