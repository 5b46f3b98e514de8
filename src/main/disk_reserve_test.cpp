// When the disk is nearly full, the team reads and answers what the door still takes in.
#include <gtest/gtest.h>

#include <atomic>

#include "app/team.hpp"
#include "main/demonstration.hpp"
#include "main/instance.hpp"
#include "main/process_for_test.hpp"
#include "main/serving.hpp"

namespace heed::main_program {
namespace {

TEST(DiskReserve, AWorkerListsOpensAnswersAndDecidesBelowIt) {
  const FolderForTest folder;
  const Config config = demonstration_config(folder.path / "area");
  const FixedClock clock{Instant{1'795'514'400'000}};
  std::vector<content::Finding> findings;
  const auto library = load_library(config, Date{2026, 11, 24}, findings);
  ASSERT_TRUE(fill_demonstration(config, *library, clock.now()).ok());
  store_sqlite::SqliteOptions store;
  store.free_bytes = [limits = store.limits] { return limits.disk_reserve - 1; };
  auto instance = Instance::open(config, *library, clock, std::move(store));
  ASSERT_TRUE(instance.ok());
  auto& service = (*instance)->service();
  const domain::Actor worker{
      UserId({7}), "Carys Manager", config.area, {domain::Role::worker, domain::Role::manager}, true};

  const auto inbox = app::ListInbox(service)(worker, {.view = app::InboxFilter::View::unread});
  ASSERT_TRUE(inbox.ok()) << inbox.error().code;
  ASSERT_FALSE(inbox->rows.empty());
  std::size_t answered = 0;
  for (const auto& row : inbox->rows) {
    auto view = app::ReadConcern(service)(worker, row.id);
    ASSERT_TRUE(view.ok()) << view.error().code;
    EXPECT_TRUE(view->read_at);
    if (view->contact_allowed && !view->receipt_ended && answered == 0) {
      const auto sent = app::ReplyToReporter(service)(worker, row.id, "Thank you. We are looking at this today.");
      EXPECT_TRUE(sent.ok()) << sent.error().code;
      ++answered;
    }
  }
  EXPECT_EQ(answered, 1u);
  const auto view = app::ReadConcern(service)(worker, inbox->rows.front().id);
  ASSERT_TRUE(view.ok());
  const domain::DecisionDraft draft{"keep_open", "An invented reason: we ask the school by Friday.", "", "", ""};
  const auto decided = app::DecideConcern(service)(worker, view->id, view->revision, draft, /*close=*/false);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(decided));
  (*instance)->close();
}

TEST(DiskReserve, ReadinessSaysSoBelowItAndTheLogSaysWhenItBeginsAndEnds) {
  const FolderForTest folder;
  const Config config = demonstration_config(folder.path / "area");
  const FixedClock clock{Instant{1'795'514'400'000}};
  std::vector<content::Finding> findings;
  const auto library = load_library(config, Date{2026, 11, 24}, findings);
  ASSERT_TRUE(make_key_ring(config, clock.now()).ok());
  store_sqlite::SqliteOptions store;
  const std::uint64_t reserve = store.limits.disk_reserve;
  std::atomic<std::uint64_t> free{reserve * 4};
  std::vector<store_sqlite::DiskState> told;
  store.free_bytes = [&free] { return free.load(); };
  store.disk_changed = [&told](store_sqlite::DiskState state) { told.push_back(state); };
  auto instance = Instance::make(config, *library, clock, std::move(store));
  ASSERT_TRUE(instance.ok());
  const auto serving = Serving::make(config, **instance, library, clock);
  ASSERT_TRUE(serving.ok());
  const auto router = (*serving)->router();
  const auto ready = [&](std::uint64_t bytes) {
    free = bytes;
    http::Request request;
    request.path = "/readyz";
    return http::answer(router, request, (*serving)->problems()).status;
  };
  EXPECT_EQ(ready(reserve), http::Status::ok);
  EXPECT_EQ(ready(reserve - 1), http::Status::unavailable);
  EXPECT_EQ(ready(0), http::Status::unavailable);
  EXPECT_EQ(ready(reserve), http::Status::unavailable) << "hardly more than before";
  EXPECT_EQ(ready(reserve * 2), http::Status::ok);
  EXPECT_EQ(told, (std::vector{store_sqlite::DiskState::troubled, store_sqlite::DiskState::sound}));
  (*instance)->close();
}

}  // namespace
}  // namespace heed::main_program
