#include "store_sqlite/quarantine_room.hpp"

#include <algorithm>

namespace heed::store_sqlite {

using namespace ports;

namespace {

constexpr std::chrono::minutes look_again_after{10};
constexpr std::uint64_t beside_the_payload = 2048;  // other columns, indexes, the line of the record, the notices

const ConcernRecord* quarantined(const Work& work) {
  for (const Write& write : work.writes)
    if (const auto* insert = std::get_if<InsertConcern>(&write); insert && insert->record.lane == "quarantine")
      return &insert->record;
  return nullptr;
}

}  // namespace

bool is_quarantined(const Work& work) { return quarantined(work) != nullptr; }

Result<bool> QuarantineRoom::admit(Connection& connection, const Work& work, std::uint64_t free) {
  const ConcernRecord* record = quarantined(work);
  if (record == nullptr) return true;
  if (!m_looked || std::chrono::steady_clock::now() - *m_looked > look_again_after) TRY(look(connection));
  const std::uint64_t bytes = record->payload.storage_bytes().size() + beside_the_payload;
  const std::uint64_t budget = std::min(quarantine_most, (std::min(free, 4 * quarantine_most) + m_used) / 4);
  if (m_used + bytes > budget) return false;
  const std::uint64_t held = record->flood ? of_flood(*record->flood) + bytes : 0;
  if (m_used + bytes > budget / 2 && held > budget / 4) return false;
  m_used += bytes;
  if (record->flood) m_of_flood[*record->flood] = held;
  return true;
}

std::uint64_t QuarantineRoom::of_flood(RecordId flood) const {
  const auto found = m_of_flood.find(flood);
  return found == m_of_flood.end() ? 0 : found->second;
}

Result<void> QuarantineRoom::look(Connection& connection) {
  m_used = 0;
  m_of_flood.clear();
  const auto rows =
      TRY(connection.use("SELECT flood_id, count(*), sum(length(payload)) FROM concern WHERE lane = 'quarantine' AND "
                         "state <> 'closed' GROUP BY flood_id"));
  while (TRY(rows->step())) {
    const auto bytes =
        static_cast<std::uint64_t>(rows->number(2)) + static_cast<std::uint64_t>(rows->number(1)) * beside_the_payload;
    m_used += bytes;
    const Bytes flood = rows->bytes(0);
    if (const auto id = RecordId::from_bytes(flood.data(), flood.size())) m_of_flood[*id] = bytes;
  }
  m_looked = std::chrono::steady_clock::now();
  return {};
}

}  // namespace heed::store_sqlite
