// How much of the disk the quarantine lane may fill, so that whoever floods the form closes it for nobody else: a quarter of the
// room that would be free without it, and never more than quarantine_most. Once it is half full, a flood that holds a quarter
// of it gets no more: one source cannot fill it for the others. What came in quarantine and is closed counts as anything else.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

#include "ports/unit_of_work.hpp"
#include "store_sqlite/connection.hpp"

namespace heed::store_sqlite {

bool is_quarantined(const ports::Work& work);

// Of the writer's thread alone.
class QuarantineRoom {
 public:
  // Whether a quarantined work has room, when the disk has `free` bytes above what is reserved; if so, counts it. Looks at what
  // lies in the database at first and then from time to time. Errors: of the database.
  Result<bool> admit(Connection& connection, const ports::Work& work, std::uint64_t free);

  static constexpr std::uint64_t quarantine_most = 1ULL << 30;

 private:
  Result<void> look(Connection& connection);
  std::uint64_t of_flood(RecordId flood) const;

  std::optional<std::chrono::steady_clock::time_point> m_looked;
  std::uint64_t m_used = 0;
  std::map<RecordId, std::uint64_t> m_of_flood;
};

}  // namespace heed::store_sqlite
