// Rows to records. A row that does not fit its record is an error of kind corrupt (store.row), never a half-filled record.
#pragma once

#include <algorithm>
#include <limits>

#include "ports/concern_store.hpp"
#include "ports/sealed_storage.hpp"
#include "store_sqlite/statement.hpp"

namespace heed::store_sqlite {

// The columns each reader expects, in its order.
extern const std::string concern_columns;
extern const std::string message_columns;
extern const std::string note_columns;
extern const std::string decision_columns;
extern const std::string link_columns;
extern const std::string mention_columns;
extern const std::string alert_columns;
extern const std::string user_columns;
extern const std::string audit_columns;

Result<ports::ConcernRecord> read_concern(const Statement& row);
Result<ports::MessageRecord> read_message(const Statement& row);
Result<ports::NoteRecord> read_note(const Statement& row);
Result<ports::DecisionRecord> read_decision(const Statement& row);
Result<ports::LinkRecord> read_link(const Statement& row);
Result<ports::MentionRecord> read_mention(const Statement& row);
Result<ports::AlertRecord> read_alert(const Statement& row);
Result<ports::UserRecord> read_user(const Statement& row);
Result<ports::AuditLine> read_audit_line(const Statement& row);

template <class Record>
using RowFunction = Result<Record> (*)(const Statement&);

template <class Record>
Result<std::vector<Record>> all_rows(Statement& statement, RowFunction<Record> read) {
  std::vector<Record> records;
  while (TRY(statement.step())) records.push_back(TRY(read(statement)));
  return records;
}

// As SQLite takes it: a limit or a number of a line that no statement reaches is as good as none.
inline std::int64_t signed_limit(std::uint64_t limit) {
  return static_cast<std::int64_t>(std::min<std::uint64_t>(limit, std::numeric_limits<std::int64_t>::max()));
}

// Takes the columns of one row from left to right and remembers whether each had the form it must have.
class RowReader {
 public:
  explicit RowReader(const Statement& row) : m_row(row) {}

  std::int64_t number() { return m_row.number(m_column++); }
  bool flag() { return number() != 0; }
  std::uint32_t revision() { return static_cast<std::uint32_t>(number()); }
  std::string text() { return m_row.text(m_column++); }
  Bytes bytes() { return m_row.bytes(m_column++); }
  Instant instant() { return {number()}; }
  std::optional<Instant> optional_instant();
  template <std::size_t size>
  std::array<std::uint8_t, size> fixed() {
    return fixed_from<size>(bytes());
  }
  template <class Tag>
  void read(Id<Tag>& id) {
    id = Id<Tag>(fixed<16>());
  }
  template <class Tag>
  void read(std::optional<Id<Tag>>& id) {
    if (m_row.is_null(m_column))
      ++m_column;
    else
      id = Id<Tag>(fixed<16>());
  }
  template <class T>
  void read(Sealed<T>& sealed) {
    sealed = ports::SealedStorage::from<T>(bytes());
  }
  ports::RetentionFields retention();
  bool whole() const { return m_whole; }

 private:
  template <std::size_t size>
  std::array<std::uint8_t, size> fixed_from(const Bytes& bytes) {
    std::array<std::uint8_t, size> value{};
    m_whole = m_whole && bytes.size() == size;
    if (bytes.size() == size) std::copy(bytes.begin(), bytes.end(), value.begin());
    return value;
  }

  const Statement& m_row;
  int m_column = 0;
  bool m_whole = true;
};

}  // namespace heed::store_sqlite
