// A process that is killed while it stores concerns: whatever it acknowledged is there afterwards, and the chain is whole.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <thread>

#include "contract/store_under_test.hpp"
#include "store_sqlite/sqlite_store.hpp"

namespace heed::contract {
namespace {

using store_sqlite::SqliteStore;

constexpr std::uint64_t threads_in_child = 4;

using WorkOf = ports::Work (*)(std::uint64_t number);

// Runs in the child until it is killed: acknowledges each stored concern by its number on the pipe.
[[noreturn]] void store_until_killed(const std::filesystem::path& folder, int pipe, std::uint64_t first,
                                     WorkOf work_of) {
  const PlainLinker linker;
  auto store = SqliteStore::open({.folder = folder, .linker = &linker});
  if (!store.ok()) ::_exit(3);
  std::vector<std::thread> senders;
  senders.reserve(threads_in_child);
  for (std::uint64_t thread = 0; thread < threads_in_child; ++thread)
    senders.emplace_back([&, thread] {
      for (std::uint64_t number = first + thread;; number += threads_in_child) {
        if (!(*store)->ports().unit_of_work.commit(work_of(number)).ok()) ::_exit(4);
        if (::write(pipe, &number, sizeof number) != sizeof number) ::_exit(5);
      }
    });
  for (auto& sender : senders) sender.join();
  ::_exit(6);
}

// What the child acknowledged before it was killed after `life`.
std::vector<std::uint64_t> run_and_kill(const std::filesystem::path& folder, std::uint64_t first, milliseconds life,
                                        WorkOf work_of) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    store_until_killed(folder, ends[1], first, work_of);
  }
  ::close(ends[1]);
  std::vector<std::uint64_t> acknowledged;
  std::thread killer([&] {
    std::this_thread::sleep_for(life);
    ::kill(child, SIGKILL);
  });
  for (std::uint64_t number = 0; ::read(ends[0], &number, sizeof number) == sizeof number;)
    acknowledged.push_back(number);
  killer.join();
  ::close(ends[0]);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
  return acknowledged;
}

TEST(sqlite_crash, keeps_whatever_was_acknowledged_and_a_whole_chain) {
  const TemporaryFolder folder;
  const PlainLinker linker;
  std::vector<std::uint64_t> acknowledged;
  for (std::uint64_t round = 0; round < 8; ++round) {
    const auto life = milliseconds(60 + static_cast<int>(spread(round)[0]));
    const auto more = run_and_kill(folder.path(), (round + 1) * 1'000'000, life, submission);
    acknowledged.insert(acknowledged.end(), more.begin(), more.end());

    auto store = SqliteStore::open({.folder = folder.path(), .linker = &linker});
    ASSERT_TRUE(store.ok()) << store.error().detail;
    const auto ports = (*store)->ports();
    for (const std::uint64_t number : acknowledged) ASSERT_TRUE(ports.concerns.find(make_id<ConcernId>(number)).ok());
    const std::uint64_t lines = expect_whole_chain(ports.audit, ports::AuditChain::door);
    EXPECT_GE(lines, acknowledged.size());
    EXPECT_LE(lines, acknowledged.size() + threads_in_child * (round + 1));
    std::uint64_t rows = 0;
    EXPECT_TRUE(ports.audit.snapshot().value()->each_concern([&](const auto&) { ++rows; }).ok());
    EXPECT_EQ(rows, lines);
  }
  EXPECT_GT(acknowledged.size(), 50U);
}

TEST(sqlite_crash, keeps_links_mentions_and_alerts_with_their_concern_or_none_of_them) {
  const TemporaryFolder folder;
  const PlainLinker linker;
  std::vector<std::uint64_t> acknowledged;
  for (std::uint64_t round = 0; round < 4; ++round) {
    const auto life = milliseconds(60 + static_cast<int>(spread(round)[0]));
    const auto more = run_and_kill(folder.path(), (round + 1) * 1'000'000, life, known_submission);
    acknowledged.insert(acknowledged.end(), more.begin(), more.end());

    auto store = SqliteStore::open({.folder = folder.path(), .linker = &linker});
    ASSERT_TRUE(store.ok()) << store.error().detail;
    const auto ports = (*store)->ports();
    for (const std::uint64_t number : acknowledged) ASSERT_TRUE(ports.alerts.find(make_id<AlertId>(number)).ok());
    std::uint64_t seen = 0;
    for (ConcernId last;;) {
      const auto concerns = ports.concerns.after(area, last, 1000).value();
      if (concerns.empty()) break;
      for (const auto& concern : concerns) {
        EXPECT_EQ(ports.links.of_concern(concern.id).value().size(), 1U);
        EXPECT_EQ(ports.mentions.of_concern(concern.id).value().size(), 1U);
        EXPECT_EQ(ports.alerts.of_concern(concern.id).value().size(), 1U);
      }
      seen += concerns.size();
      last = concerns.back().id;
    }
    EXPECT_EQ(expect_whole_chain(ports.audit, ports::AuditChain::door), seen);
    EXPECT_GE(seen, acknowledged.size());
  }
  EXPECT_GT(acknowledged.size(), 20U);
}

}  // namespace
}  // namespace heed::contract
