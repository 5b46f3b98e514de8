// What SQLite's store answers when the disk fails, fills up, or cannot keep pace.
#include <future>
#include <thread>

#include "contract/fault_file_layer.hpp"
#include "contract/store_under_test.hpp"
#include "store_sqlite/sqlite_store.hpp"

namespace heed::contract {
namespace {

using namespace ports;
using store_sqlite::SqliteOptions;
using store_sqlite::SqliteStore;

class SqliteFault : public ::testing::Test {
 protected:
  void SetUp() override {
    file_faults().clear();
    m_options.folder = m_folder.path();
    m_options.linker = &m_linker;
    m_options.vfs = fault_file_layer();
    m_options.limits.reopen_pause = milliseconds(0);
    m_options.free_bytes = [this] { return m_free.load(); };
  }
  void TearDown() override { file_faults().clear(); }
  void open() {
    m_store.reset();
    auto opened = SqliteStore::open(m_options);
    ASSERT_TRUE(opened.ok()) << opened.error().detail;
    m_store = std::move(*opened);
  }
  // The writer's thread has taken what was sent and stands in its sync.
  static void await_sync() {
    while (file_faults().syncs == 0) std::this_thread::yield();
  }
  void await_waiting(std::size_t works) {
    while (m_store->figures().waiting < works) std::this_thread::yield();
  }
  std::string commit(Work work) { return outcome(m_store->ports().unit_of_work.commit(std::move(work))); }
  bool holds(std::uint64_t number) { return m_store->ports().concerns.find(make_id<ConcernId>(number)).ok(); }
  std::uint64_t chain() { return expect_whole_chain(m_store->ports().audit, AuditChain::door); }

  TemporaryFolder m_folder;
  PlainLinker m_linker;
  std::atomic<std::uint64_t> m_free{1ULL << 40};
  SqliteOptions m_options;
  std::unique_ptr<SqliteStore> m_store;
};

Work urgent_submission(std::uint64_t number) {
  Work work = submission(number);
  std::get<InsertConcern>(work.writes[0]).record.urgent = true;
  return work;
}
Work quarantined(std::uint64_t number, std::size_t bytes, bool urgent, std::optional<RecordId> flood = {}) {
  Work work = submission(number);
  auto& record = std::get<InsertConcern>(work.writes[0]).record;
  record.lane = "quarantine";
  record.urgent = urgent;
  record.flood = flood;
  record.payload = SealedStorage::from<ConcernPayload>(Bytes(bytes, 1));
  return work;
}
// A line of the reporter's side, as when a receipt is opened.
Work said_later(bool urgent) {
  Work work{{}, {sample_line(AuditChain::door, make_id<RecordId>(1), "receipt.opened")}};
  work.urgent = urgent;
  return work;
}
Work team_read() { return {{}, {sample_line(AuditChain::team, make_id<RecordId>(1), "concern.read")}}; }
// The first reading of a concern: its state changes and its key is wrapped anew, in the work of the line.
Work first_reading(std::uint64_t number) {
  const auto id = make_id<ConcernId>(number);
  return {{ChangeConcern{.id = id, .seen_revision = 1, .state = "read"}, RewrapConcern{id, {}}},
          {sample_line(AuditChain::team, to_record_id(id), "concern.read")}};
}

TEST_F(SqliteFault, syncs_at_every_commit) {
  open();
  for (std::uint64_t i = 1; i <= 3; ++i) {
    const int before = file_faults().syncs;
    ASSERT_EQ(commit(submission(i)), "ok");
    EXPECT_GT(file_faults().syncs, before);
  }
}

TEST_F(SqliteFault, says_unknown_when_a_sync_fails_and_serves_again_after_verifying) {
  open();
  ASSERT_EQ(commit(submission(1)), "ok");
  file_faults().fail_sync = true;
  EXPECT_EQ(commit(submission(2)), "unknown store.commit");
  file_faults().fail_sync = false;
  // The person presses again with the same token: either it was stored, and is now a duplicate, or it is stored now.
  const std::string again = commit(submission(2));
  EXPECT_TRUE(again == "ok" || again == "conflict store.duplicate") << again;
  EXPECT_TRUE(holds(1));
  EXPECT_TRUE(holds(2));
  EXPECT_EQ(chain(), 2U);
  EXPECT_EQ(m_store->figures().unknown, 1U);
  EXPECT_EQ(m_store->figures().reopened, 1U);
}

TEST_F(SqliteFault, a_commit_that_did_not_reach_the_disk_is_trouble_until_one_does) {
  std::vector<store_sqlite::DiskState> told;
  m_options.disk_changed = [&told](store_sqlite::DiskState state) { told.push_back(state); };
  open();
  ASSERT_EQ(commit(submission(1)), "ok");
  EXPECT_EQ(m_store->disk(), store_sqlite::DiskState::sound);
  file_faults().disk_full = true;
  for (std::uint64_t i = 2; i <= 4; ++i) EXPECT_NE(commit(submission(i)), "ok");
  EXPECT_EQ(m_store->disk(), store_sqlite::DiskState::troubled) << "though the system says there is room";
  file_faults().clear();
  EXPECT_EQ(m_store->disk(), store_sqlite::DiskState::troubled) << "nothing is written to find out";
  EXPECT_EQ(commit(submission(5)), "ok");
  EXPECT_EQ(m_store->disk(), store_sqlite::DiskState::sound);
  EXPECT_EQ(told, (std::vector{store_sqlite::DiskState::troubled, store_sqlite::DiskState::sound}));
  m_store.reset();
}

TEST_F(SqliteFault, says_unknown_to_every_work_of_the_batch) {
  open();
  file_faults().syncs = 0;
  file_faults().hold_sync = true;
  auto first = std::async(std::launch::async, [&] { return commit(submission(1)); });
  await_sync();
  std::vector<std::future<std::string>> others;
  for (std::uint64_t i = 2; i <= 9; ++i)
    others.push_back(std::async(std::launch::async, [this, i] { return commit(submission(i)); }));
  await_waiting(8);
  file_faults().fail_sync = true;
  file_faults().hold_sync = false;
  EXPECT_EQ(first.get(), "unknown store.commit");
  for (auto& other : others) {
    const std::string answer = other.get();
    EXPECT_TRUE(answer == "unknown store.commit" || answer == "unavailable store.reopening") << answer;
  }
  file_faults().fail_sync = false;
  EXPECT_EQ(commit(submission(20)), "ok");
  chain();
}

TEST_F(SqliteFault, answers_unavailable_while_it_cannot_reopen) {
  open();
  ASSERT_EQ(commit(submission(1)), "ok");
  file_faults().fail_sync = file_faults().fail_open = true;
  EXPECT_EQ(commit(submission(2)), "unknown store.commit");
  EXPECT_EQ(commit(submission(3)), "unavailable store.reopening");
  EXPECT_EQ(commit(submission(4)), "unavailable store.reopening");
  file_faults().clear();
  EXPECT_EQ(commit(submission(5)), "ok");
  EXPECT_FALSE(holds(3));
  EXPECT_TRUE(holds(5));
  chain();
}

TEST_F(SqliteFault, never_acknowledges_what_a_failing_disk_did_not_take) {
  open();
  std::vector<std::uint64_t> acknowledged;
  for (std::uint64_t i = 1; i <= 60; ++i) {
    file_faults().fail_write = i % 5 == 0;
    file_faults().fail_sync = i % 7 == 0;
    if (commit(submission(i)) == "ok") acknowledged.push_back(i);
  }
  file_faults().clear();
  EXPECT_GT(acknowledged.size(), 30U);
  open();
  for (const std::uint64_t number : acknowledged) EXPECT_TRUE(holds(number)) << number;
  EXPECT_GE(chain(), acknowledged.size());
}

TEST_F(SqliteFault, reopens_after_a_failing_checkpoint_and_loses_nothing) {
  m_options.limits.checkpoint_pages = 1;
  open();
  ASSERT_EQ(commit(submission(1)), "ok");
  file_faults().fail_database_sync = true;
  for (std::uint64_t i = 2; i <= 10; ++i) EXPECT_EQ(commit(submission(i)), "ok");
  EXPECT_GE(m_store->figures().reopened, 1U);
  file_faults().clear();
  for (std::uint64_t i = 11; i <= 20; ++i) EXPECT_EQ(commit(submission(i)), "ok");
  open();
  EXPECT_EQ(chain(), 20U);
}

TEST_F(SqliteFault, says_that_nothing_was_written_when_the_disk_is_full) {
  open();
  ASSERT_EQ(commit(submission(1)), "ok");
  file_faults().disk_full = true;
  const std::string answer = commit(submission(2));
  EXPECT_TRUE(answer == "unavailable store.disk" || answer == "unknown store.commit") << answer;
  file_faults().disk_full = false;
  const std::string again = commit(submission(2));
  EXPECT_TRUE(again == "ok" || again == "conflict store.duplicate") << again;
  EXPECT_EQ(chain(), 2U);
}

TEST_F(SqliteFault, keeps_the_last_room_on_the_disk_for_urgent_concerns_and_the_team) {
  open();
  m_free = (64ULL << 20) - 1;
  EXPECT_EQ(commit(submission(1)), "unavailable store.disk");
  EXPECT_EQ(commit(urgent_submission(2)), "ok");
  EXPECT_EQ(commit(team_read()), "ok");
  EXPECT_EQ(commit(first_reading(2)), "ok");
  EXPECT_EQ(commit(quarantined(4, 64, /*urgent=*/true)), "unavailable store.disk")
      << "urgent by its sender's word alone";
  EXPECT_EQ(commit(said_later(/*urgent=*/false)), "unavailable store.disk");
  EXPECT_EQ(commit(said_later(/*urgent=*/true)), "ok");
  m_free = (32ULL << 20) - 1;
  EXPECT_EQ(commit(urgent_submission(3)), "unavailable store.disk");
  EXPECT_EQ(commit(said_later(/*urgent=*/true)), "unavailable store.disk");
  EXPECT_EQ(commit(team_read()), "ok") << "the last room is the team's alone";
  m_free = (16ULL << 20) - 1;
  EXPECT_EQ(commit(urgent_submission(3)), "unavailable store.disk");
  EXPECT_EQ(commit(team_read()), "unavailable store.disk");
  m_free = 64ULL << 20;
  EXPECT_EQ(commit(submission(1)), "ok");
  EXPECT_FALSE(holds(3));
  EXPECT_EQ(m_store->figures().refused_disk, 7U);
}

TEST_F(SqliteFault, keeps_the_quarantine_lane_to_a_quarter_of_the_disk_also_after_a_restart) {
  open();
  constexpr std::uint64_t room = 8ULL << 20;
  const auto fill = [&](std::uint64_t from, std::optional<RecordId> flood) {
    std::uint64_t number = from;
    std::string answer;
    while ((answer = commit(quarantined(number, 100'000, /*urgent=*/false, flood))) == "ok") ++number;
    EXPECT_EQ(answer, "unavailable store.quarantine");
    return number - from;
  };
  m_free = (64ULL << 20) + room;  // stands still here: the lane's own bytes do not make it less
  const auto of_one = fill(100, make_id<RecordId>(1));
  EXPECT_GT(of_one, 5U);
  const auto of_others = fill(200, make_id<RecordId>(2)) + fill(300, make_id<RecordId>(3)) + fill(400, std::nullopt);
  EXPECT_GT(of_others, of_one / 2) << "one source leaves room for others";
  EXPECT_LT((of_one + of_others) * 100'000, room / 2);
  EXPECT_EQ(commit(submission(1)), "ok");
  EXPECT_EQ(commit(urgent_submission(2)), "ok");
  open();
  EXPECT_EQ(fill(500, std::nullopt), 0U) << "what lies there counts after a restart";
}

TEST_F(SqliteFault, keeps_the_last_places_in_the_queue_for_urgent_concerns_and_the_team) {
  m_options.limits.queue = 6;
  m_options.limits.queue_reserved = 2;
  open();
  ASSERT_EQ(commit(submission(20)), "ok");
  file_faults().syncs = 0;
  file_faults().hold_sync = true;
  std::vector<std::future<std::string>> senders;
  const auto send = [&](Work work) {
    const std::size_t waiting = m_store->figures().waiting;
    senders.push_back(std::async(std::launch::async, [this, work] { return commit(work); }));
    if (senders.size() == 1)
      await_sync();
    else
      await_waiting(waiting + 1);
  };
  for (std::uint64_t i = 0; i < 5; ++i) send(submission(i));  // one in hand, four waiting
  EXPECT_EQ(commit(submission(10)), "unavailable store.full");
  send(urgent_submission(11));
  send(first_reading(20));
  EXPECT_EQ(commit(urgent_submission(12)), "unavailable store.full");
  file_faults().hold_sync = false;
  for (auto& sender : senders) EXPECT_EQ(sender.get(), "ok");
  EXPECT_FALSE(holds(10));
  EXPECT_TRUE(holds(11));
  EXPECT_EQ(m_store->figures().refused_full, 2U);
  EXPECT_EQ(m_store->figures().waiting, 0U);
}

TEST_F(SqliteFault, finishes_what_it_accepted_when_it_closes) {
  open();
  file_faults().syncs = 0;
  file_faults().hold_sync = true;
  std::vector<std::future<std::string>> senders;
  for (std::uint64_t i = 0; i < 8; ++i) {
    senders.push_back(std::async(std::launch::async, [this, i] { return commit(submission(i)); }));
    if (i == 0) await_sync();
  }
  await_waiting(7);
  auto closing = std::async(std::launch::async, [this] { m_store->close(); });
  file_faults().hold_sync = false;
  closing.get();
  for (auto& sender : senders) EXPECT_EQ(sender.get(), "ok");
  EXPECT_EQ(commit(submission(99)), "unavailable store.closed");
  EXPECT_EQ(outcome(m_store->ports().users.all_users()), "unavailable store.closed");
  open();
  EXPECT_EQ(chain(), 8U);
}

}  // namespace
}  // namespace heed::contract
