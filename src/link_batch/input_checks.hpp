// What is wrong with tables before, and after, they are read: what would otherwise be taken in silence for something else.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "link_batch/load.hpp"

namespace heed::link_batch {

// A column that is named as ids are and has a cell that is empty or stands twice, where no other column is named so and is good: whoever
// took the numbers of rows for ids instead would join what comes out to the wrong children. Rows from 0; `row` == `same_as`: empty.
struct SpoiltId {
  std::string column;
  std::size_t row = 0, same_as = 0;
};
std::optional<SpoiltId> spoilt_id(const CsvTable& table);

// Whether a person wrote the schema, or it was guessed of the first input.
enum class SchemaIs : std::uint8_t { guessed, given };

// Errors: invalid, code linkage.input: an id is empty; or the schema names no ids, and a column is named like them and spoilt. A
// schema that a person wrote may say of such a column what it holds, or ignore it. Records are named by their numbers, never by the id.
Result<void> check_ids(std::span<const Input> inputs, const Schema& schema, SchemaIs is);

// Of one input: the columns that are compared and that it has nothing of, and its own that the schema does not speak of.
struct Unmatched {
  std::vector<std::string> missing, unread;
};
Unmatched unmatched(const Input& input, const Schema& schema, std::span<const linkage::Column> columns);

// How many values of a column say something that could not be read, so that nothing was compared.
struct UnreadValues {
  std::string column;
  std::uint64_t said = 0, unread = 0;
  std::uint64_t ages = 0;  // of `unread`: ages without the day on which they were told
  std::size_t first = 0;   // record, from 0
  bool most() const { return unread * 2 > said; }
};
// Of the columns that have such values, in their order. `table` is what load() made of the same.
std::vector<UnreadValues> unread_values(std::span<const Input> inputs, const Schema& schema,
                                        const linkage::Table& table);

}  // namespace heed::link_batch
