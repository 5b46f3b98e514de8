// Many at once: nothing lost, nothing half done, nobody hurt by a neighbour.
#include <atomic>
#include <thread>

#include "contract/store_under_test.hpp"

namespace heed::contract {
namespace {

using namespace ports;

class CommitContract : public StoreContract {
 protected:
  template <class Body>
  void with_threads(std::uint64_t count, Body body) {
    std::vector<std::thread> threads;
    threads.reserve(count);
    for (std::uint64_t thread = 0; thread < count; ++thread) threads.emplace_back([=] { body(thread); });
    for (auto& thread : threads) thread.join();
  }
};
INSTANTIATE_TEST_SUITE_P(every_store, CommitContract, every_store(), store_name);

TEST_P(CommitContract, loses_none_of_sixty_four_senders) {
  std::atomic<int> stored{0};
  with_threads(64, [&](std::uint64_t thread) {
    for (std::uint64_t i = 0; i < 50; ++i)
      if (commit(submission(thread * 1000 + i)).ok()) ++stored;
  });
  EXPECT_EQ(stored, 64 * 50);
  for (std::uint64_t thread = 0; thread < 64; ++thread)
    for (std::uint64_t i = 0; i < 50; ++i) EXPECT_TRUE(concerns().find(make_id<ConcernId>(thread * 1000 + i)).ok());
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::door), 64U * 50U);
}

TEST_P(CommitContract, stores_a_token_once_however_many_press_at_once) {
  std::atomic<int> stored{0};
  std::atomic<int> duplicate{0};
  with_threads(10, [&](std::uint64_t thread) {
    Work work = submission(100 + thread);
    std::get<InsertConcern>(work.writes[0]).record.lookup_id = spread(5);
    const auto answer = outcome(commit(work));
    if (answer == "ok") ++stored;
    if (answer == "conflict store.duplicate") ++duplicate;
  });
  EXPECT_EQ(stored, 1);
  EXPECT_EQ(duplicate, 9);
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::door), 1U);
  EXPECT_EQ(concerns().counts({.area_id = area, .reader = {}}).value().open, 1U);
}

TEST_P(CommitContract, commits_the_neighbours_of_a_work_that_fails) {
  ASSERT_EQ(outcome(commit(submission(1))), "ok");
  std::atomic<int> wrong{0};
  with_threads(32, [&](std::uint64_t thread) {
    for (std::uint64_t i = 0; i < 20; ++i) {
      const bool fails = (thread + i) % 3 == 0;
      Work work = submission(1000 + thread * 100 + i);
      if (fails) work.writes.push_back(InsertConcern{sample_concern(1)});
      if (outcome(commit(work)) != (fails ? "conflict store.duplicate" : "ok")) ++wrong;
    }
  });
  EXPECT_EQ(wrong, 0);
  std::uint64_t stored = 1;
  for (std::uint64_t thread = 0; thread < 32; ++thread)
    for (std::uint64_t i = 0; i < 20; ++i) {
      const bool there = concerns().find(make_id<ConcernId>(1000 + thread * 100 + i)).ok();
      EXPECT_EQ(there, (thread + i) % 3 != 0);
      if (there) ++stored;
    }
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::door), stored);
}

TEST_P(CommitContract, lets_one_of_many_writers_of_the_same_revision_win) {
  ASSERT_EQ(outcome(commit(submission(1))), "ok");
  std::atomic<int> won{0};
  with_threads(16, [&](std::uint64_t) {
    if (write(ChangeConcern{.id = sample_concern(1).id, .seen_revision = 1, .state = "read"}).ok()) ++won;
  });
  EXPECT_EQ(won, 1);
  EXPECT_EQ(concerns().find(sample_concern(1).id).value().revision, 2U);
}

TEST_P(CommitContract, shows_readers_whole_works_only) {
  std::atomic<bool> done{false};
  std::atomic<int> torn{0};
  std::thread reader([&] {
    while (!done) {
      const auto lines = audit().lines_after(AuditChain::door, 0, 1000).value();
      for (const AuditLine& line : lines)
        if (!concerns().find(ConcernId(line.entry.target.bytes())).ok()) ++torn;
    }
  });
  for (std::uint64_t i = 0; i < 100; ++i) EXPECT_EQ(outcome(commit(submission(i))), "ok");
  done = true;
  reader.join();
  EXPECT_EQ(torn, 0);
}

}  // namespace
}  // namespace heed::contract
