// What a column holds, from its name and its values together: a name that its values contradict is not believed.
#pragma once

#include <string>
#include <vector>

#include "link_batch/column_names.hpp"
#include "link_batch/column_values.hpp"
#include "link_batch/csv.hpp"

namespace heed::link_batch {

struct ColumnGuess {
  std::string name;
  Meaning meaning = Meaning::unknown;
  ColumnValues values;
};

// One for each column of the table, in its order.
std::vector<ColumnGuess> guess_columns(const CsvTable& table);
// What values alone say.
Meaning meaning_of_values(std::string_view name, const ColumnValues& values);

}  // namespace heed::link_batch
