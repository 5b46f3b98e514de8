// What the plain columns of every link, mention and alert must be, from what the audit lines say; for `heed audit verify`. Holds
// a few bytes for each column instead of its value, under a key of this run, as ExpectedConcerns does.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.hpp"
#include "base/random.hpp"
#include "base/secret.hpp"
#include "ports/plain_columns.hpp"
#include "ports/records.hpp"

namespace heed::app {

class ExpectedColumns {
 public:
  explicit ExpectedColumns(Random& random);

  // Takes in one line, of either chain, in any order: changes state their revision.
  void note(const ports::AuditEntry& entry);
  // The names of the columns that differ between a row and the lines; "row" when no line accounts for it. Empty when it is as
  // it was written. A column that its lines do not know is not compared.
  std::vector<std::string> differences(RecordId id, const std::vector<ports::PlainColumn>& columns) const;

 private:
  struct Column {
    std::uint32_t name = 0, revision = 0, hash = 0;
  };
  struct IdHash {
    std::size_t operator()(const RecordId& id) const noexcept;
  };

  void set(std::vector<Column>& row, const ports::PlainColumn& column, std::uint32_t revision);
  std::uint32_t hash(const ports::PlainColumn& column) const;

  Secret m_key;
  std::map<std::string, std::uint32_t, std::less<>> m_names;
  std::unordered_map<RecordId, std::vector<Column>, IdHash> m_rows;
};

}  // namespace heed::app
