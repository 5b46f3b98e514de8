#include "store_sqlite/writer.hpp"

#include <algorithm>
#include <exception>

namespace heed::store_sqlite {

using namespace ports;

namespace {

bool is_urgent(const Work& work) {
  return work.urgent || std::any_of(work.writes.begin(), work.writes.end(), [](const Write& write) {
           const auto* insert = std::get_if<InsertConcern>(&write);
           return insert != nullptr && insert->record.urgent;
         });
}

Error unavailable(const char* code) { return {ErrorKind::unavailable, code, {}}; }

// A sound database after a failure: its pages hold together and no acknowledged line is gone.
Result<ChainHeads> verify(Connection& connection, const ChainHeads& known) {
  if (TRY(connection.text("PRAGMA quick_check(1)")) != "ok")
    return Error{ErrorKind::corrupt, "store.database", "quick_check"};
  TRY(known.check_within(connection));
  return ChainHeads::load(connection);
}

}  // namespace

Writer::Writer(Connection connection, ChainHeads heads, const AuditLinker& linker, WriterLimits limits, Opener opener,
               FreeBytes free_bytes, DiskWatch::Tell disk_changed)
    : m_linker(linker),
      m_limits(limits),
      m_opener(std::move(opener)),
      m_free_bytes(std::move(free_bytes)),
      m_disk(m_limits.disk_reserve, std::move(disk_changed)),
      m_connection(std::move(connection)),
      m_heads(heads) {
  watch_log(*m_connection);
  m_thread = std::thread([this] { serve(); });
}

// What the team does: reading a concern changes its state and its key's wrapping in the same work, and answering and deciding
// must go on while the door still takes in what is urgent.
Writer::Room Writer::room_of(const Work& work) {
  const bool team = !work.audit.empty() && std::all_of(work.audit.begin(), work.audit.end(), [](const auto& entry) {
    return entry.chain == AuditChain::team;
  });
  if (team) return Room::team;
  return is_urgent(work) && !is_quarantined(work) ? Room::urgent : Room::ordinary;
}

Result<void> Writer::commit(Work work) {
  Pending pending;
  pending.room = room_of(work);
  pending.work = std::move(work);
  auto answer = pending.answer.get_future();
  const bool ordinary = pending.room == Room::ordinary;
  {
    const std::lock_guard lock(m_mutex);
    if (m_closed) return unavailable("store.closed");
    const bool is_full = m_queue.size() >= m_limits.queue - (ordinary ? m_limits.queue_reserved : 0);
    if (is_full || (ordinary && m_ordinary >= m_limits.ordinary)) {
      ++m_figures.refused_full;
      return unavailable("store.full");
    }
    m_queue.push_back(std::move(pending));
    if (ordinary) ++m_ordinary;
  }
  m_arrived.notify_one();
  auto answered = answer.get();
  if (ordinary) {
    const std::lock_guard lock(m_mutex);
    --m_ordinary;
  }
  return answered;
}

void Writer::close() {
  {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
  }
  m_arrived.notify_one();
  const std::lock_guard lock(m_join);
  if (m_thread.joinable()) m_thread.join();
  m_connection.reset();
}

WriterFigures Writer::figures() const {
  const std::lock_guard lock(m_mutex);
  WriterFigures figures = m_figures;
  figures.waiting = m_queue.size();
  return figures;
}

DiskState Writer::disk() {
  m_disk.saw_free(m_free_bytes());
  return m_disk.state();
}

void Writer::serve() {
  for (;;) {
    auto batch = take();
    if (batch.empty()) return;
    answer_batch(batch);
    tidy_log();
  }
}

std::vector<Writer::Pending> Writer::take() {
  std::unique_lock lock(m_mutex);
  m_arrived.wait(lock, [this] { return m_closed || !m_queue.empty(); });
  const auto count = static_cast<std::ptrdiff_t>(std::min(m_queue.size(), m_limits.batch));
  std::vector<Pending> batch(std::make_move_iterator(m_queue.begin()),
                             std::make_move_iterator(m_queue.begin() + count));
  m_queue.erase(m_queue.begin(), m_queue.begin() + count);
  return batch;
}

Result<void> Writer::has_disk(Connection& connection, const Work& work, Room room, std::uint64_t free) {
  const std::uint64_t least = room == Room::team     ? m_limits.disk_floor
                              : room == Room::urgent ? m_limits.disk_team
                                                     : m_limits.disk_reserve;
  if (free < least) return unavailable("store.disk");
  if (room != Room::ordinary || TRY(m_quarantine.admit(connection, work, free - least))) return {};
  return unavailable("store.quarantine");
}

std::vector<Writer::Pending*> Writer::admit(Connection& connection, std::vector<Pending>& batch) {
  const std::uint64_t free = m_free_bytes();
  m_disk.saw_free(free);
  std::vector<Pending*> admitted;
  for (Pending& pending : batch) {
    auto has_room = has_disk(connection, pending.work, pending.room, free);
    if (has_room.ok()) {
      admitted.push_back(&pending);
      continue;
    }
    pending.answer.set_value(std::move(has_room));
    const std::lock_guard lock(m_mutex);
    ++m_figures.refused_disk;
  }
  return admitted;
}

BatchOutcome Writer::write(Connection& connection, const std::vector<Pending*>& admitted) {
  std::vector<const Work*> works;
  works.reserve(admitted.size());
  for (const Pending* pending : admitted) works.push_back(&pending->work);
  try {
    return write_batch(connection, m_heads, m_linker, works);
  } catch (const std::exception&) {
    return {std::vector<Result<void>>(works.size(), Error{ErrorKind::unknown, "store.commit", "exception"}), false,
            DiskState::sound};
  }
}

void Writer::answer_batch(std::vector<Pending>& batch) {
  const auto connection = ready();
  if (!connection.ok()) {
    m_disk.saw_commit(DiskState::troubled);
    for (Pending& pending : batch) pending.answer.set_value(connection.error());
    return;
  }
  const auto admitted = admit(**connection, batch);
  if (admitted.empty()) return;
  BatchOutcome outcome = write(**connection, admitted);
  m_disk.saw_commit(outcome.disk);
  if (!outcome.trusted) {
    m_connection.reset();
    m_next_try = {};
  }
  {
    const std::lock_guard lock(m_mutex);
    ++m_figures.commits;
    m_figures.works += admitted.size();
    for (const auto& answer : outcome.answers)
      if (!answer.ok() && answer.error().kind == ErrorKind::unknown) ++m_figures.unknown;
  }
  for (std::size_t i = 0; i < admitted.size(); ++i) admitted[i]->answer.set_value(std::move(outcome.answers[i]));
}

Result<Connection*> Writer::ready() {
  if (m_connection) return &*m_connection;
  const auto now = std::chrono::steady_clock::now();
  if (now < m_next_try) return unavailable("store.reopening");
  m_next_try = now + m_limits.reopen_pause;
  auto opened = m_opener();
  if (!opened.ok()) return unavailable("store.reopening");
  auto heads = verify(*opened, m_heads);
  if (!heads.ok()) return unavailable("store.reopening");
  m_heads = *heads;
  Connection& connection = m_connection.emplace(std::move(*opened));
  watch_log(connection);
  const std::lock_guard lock(m_mutex);
  ++m_figures.reopened;
  return &connection;
}

void Writer::watch_log(Connection& connection) {
  m_log_pages = 0;
  sqlite3_wal_hook(
      connection.handle(),
      [](void* pages, sqlite3*, const char*, int now) {
        *static_cast<int*>(pages) = now;
        return SQLITE_OK;
      },
      &m_log_pages);
}

// After the answers are out, so that nobody waits for it.
void Writer::tidy_log() {
  if (!m_connection || m_log_pages < m_limits.checkpoint_pages) return;
  m_log_pages = 0;
  const int code =
      sqlite3_wal_checkpoint_v2(m_connection->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  // A failed sync of the database file says nothing of what the system still holds: begin again from what is on disk.
  if (code != SQLITE_OK && code != SQLITE_BUSY) m_connection.reset();
}

}  // namespace heed::store_sqlite
