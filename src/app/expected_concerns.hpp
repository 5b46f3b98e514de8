// What every concern's row must look like, from what the audit lines say was done to it; for `heed audit verify`. Holds a few
// bytes for each column instead of its value, under a key of this run, so that a million concerns fit in memory and nobody can
// look for a value that passes.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/random.hpp"
#include "base/secret.hpp"
#include "ports/plain_columns.hpp"
#include "ports/records.hpp"

namespace heed::app {

class ExpectedConcerns {
 public:
  explicit ExpectedConcerns(Random& random);

  // Takes in one line. Lines of one chain come in order; the chains one after the other, since changes state their revision.
  void note(const ports::AuditEntry& entry);
  // After the last line and before the first row.
  void settle();

  // What differs between the row and the lines: names of columns, "payload", or "row" when no line accounts for it. Empty
  // when it is as it was written. Each row once.
  std::vector<std::string> differences(const ports::ConcernRecord& record);
  // Rows that a line wrote and that were not shown.
  std::size_t gone() const { return m_concerns.size() - m_seen; }
  // Of the rows shown, those that came in before lines kept their columns: of these the columns changed since are compared,
  // and that nothing is taken, decided, closed or ended without a line that says so.
  std::size_t partly_known() const { return m_partly_known; }

 private:
  static constexpr std::size_t most_columns = 32;
  struct Expected {
    std::array<std::uint32_t, most_columns> columns{};  // 0: not known
    std::uint64_t payload = 0;                          // 0: not known
    std::uint32_t revision = 0;                         // 0: not known
    std::uint8_t deeds = 0;                             // one bit for each kind of line seen
    bool seen = false;
  };
  struct Waiting {
    std::uint32_t revision = 0;
    std::vector<std::pair<std::uint8_t, std::uint32_t>> columns;
  };
  // Of a concern to which somebody wrote.
  struct Written {
    std::vector<Instant> received;
    std::optional<Instant> settled;  // the last time
  };
  struct IdHash {
    std::size_t operator()(const ConcernId& id) const noexcept;
  };

  // Of one person and one concern: the revisions that last kept them away and let them in again.
  struct Kept {
    std::uint32_t away = 0, let_in = 0;
  };

  void apply(const ports::ConcernChange& change, const std::vector<ports::ConcernChange>& work);
  void apply_changed(const ports::ConcernChange& change);
  static void set(Expected& expected, const Waiting& change);
  std::vector<UserId> excluded(ConcernId id) const;
  void set_excluded(ConcernId id, Expected& expected);
  std::uint32_t hash(const ports::PlainColumn& column) const;
  std::uint64_t payload_hash(const Bytes& hash) const;
  std::size_t place_of(std::string_view name) const;
  // Whether the message that waits is the one that the lines leave waiting: lines of before the column was kept do not name it.
  bool waits_as_told(const ports::ConcernRecord& record) const;
  bool unaccounted(const Expected& expected, ConcernId id, const ports::ConcernRecord& record,
                   std::string_view name) const;

  Secret m_key;
  std::map<std::string, std::size_t, std::less<>> m_places;
  std::unordered_map<ConcernId, Expected, IdHash> m_concerns;
  std::unordered_map<ConcernId, std::map<UserId, Kept>, IdHash> m_excluded;
  std::unordered_map<ConcernId, std::vector<Waiting>, IdHash> m_waiting;  // whose turn has not come
  std::unordered_map<ConcernId, Written, IdHash> m_written;
  std::size_t m_seen = 0, m_partly_known = 0;
};

}  // namespace heed::app
