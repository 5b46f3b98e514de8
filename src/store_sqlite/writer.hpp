// The one writer: a bounded queue, a thread, and a commit shared by whatever waits.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

#include "ports/unit_of_work.hpp"
#include "store_sqlite/batch.hpp"
#include "store_sqlite/disk_watch.hpp"
#include "store_sqlite/quarantine_room.hpp"

namespace heed::store_sqlite {

struct WriterLimits {
  std::size_t queue = 1024;                  // works that may wait
  std::size_t queue_reserved = 128;          // of these, the last ones are for what is urgent and the team alone
  std::size_t ordinary = 256;                // works without a reserved place that may be unanswered at once
  std::size_t batch = 256;                   // works that share a commit
  std::uint64_t disk_reserve = 64ULL << 20;  // bytes free; below it only what is urgent and the team's works are taken
  std::uint64_t disk_team = 32ULL << 20;     // bytes free; below it only the team's works are taken
  std::uint64_t disk_floor = 16ULL << 20;    // bytes free; below it nothing is taken
  std::chrono::milliseconds reopen_pause{500};  // between two tries to reopen after a failure
  int checkpoint_pages = 1000;                  // pages in the log before it is copied into the database
};

// Counted since the start; for metrics.
struct WriterFigures {
  std::size_t waiting = 0;
  std::uint64_t works = 0, commits = 0, refused_full = 0, refused_disk = 0, unknown = 0, reopened = 0;
};

class Writer final : public ports::UnitOfWork {
 public:
  using Opener = std::function<Result<Connection>()>;
  using FreeBytes = std::function<std::uint64_t()>;

  Writer(Connection connection, ChainHeads heads, const ports::AuditLinker& linker, WriterLimits limits, Opener opener,
         FreeBytes free_bytes, DiskWatch::Tell disk_changed);
  ~Writer() override { close(); }

  Result<void> commit(ports::Work work) override;
  // Finishes what was accepted, then refuses with store.closed. Safe to call twice.
  void close();
  WriterFigures figures() const;
  // Whether the disk has room for every concern and took the last commit. Asks how much is free and writes nothing. Any thread.
  DiskState disk();

 private:
  // Whose room a work may take when there is little. What came in quarantine is ordinary, also when its sender calls it urgent.
  enum class Room { ordinary, urgent, team };
  struct Pending {
    ports::Work work;
    Room room = Room::ordinary;
    std::promise<Result<void>> answer;
  };

  void serve();
  std::vector<Pending> take();
  void answer_batch(std::vector<Pending>& batch);
  static Room room_of(const ports::Work& work);
  Result<void> has_disk(Connection& connection, const ports::Work& work, Room room, std::uint64_t free);
  // Answers what the disk has no room for and leaves the others.
  std::vector<Pending*> admit(Connection& connection, std::vector<Pending>& batch);
  BatchOutcome write(Connection& connection, const std::vector<Pending*>& admitted);
  // The connection, opened anew when it was given up.
  Result<Connection*> ready();
  void watch_log(Connection& connection);
  void tidy_log();

  const ports::AuditLinker& m_linker;
  const WriterLimits m_limits;
  const Opener m_opener;
  const FreeBytes m_free_bytes;
  DiskWatch m_disk;

  // Of the writer's thread alone.
  std::optional<Connection> m_connection;
  ChainHeads m_heads;
  QuarantineRoom m_quarantine;
  std::chrono::steady_clock::time_point m_next_try{};
  int m_log_pages = 0;

  mutable std::mutex m_mutex;
  std::condition_variable m_arrived;
  std::deque<Pending> m_queue;
  std::size_t m_ordinary = 0;  // accepted without a reserved place, not yet answered
  bool m_closed = false;
  WriterFigures m_figures;
  std::mutex m_join;
  std::thread m_thread;
};

}  // namespace heed::store_sqlite
