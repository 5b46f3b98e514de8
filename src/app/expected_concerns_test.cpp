#include "app/expected_concerns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crypto/system_random.hpp"

namespace heed::app {
namespace {

using testing::Contains;
using testing::Not;

// Lines of before the column was kept do not name it: what waits is read from who wrote and who dealt with it.
class MessageOfAnEarlierEdition : public testing::Test {
 protected:
  void line(std::string action, std::int64_t minute) {
    ports::AuditEntry entry;
    entry.action = std::move(action);
    entry.outcome = "done";
    entry.target_kind = "concern";
    entry.target = to_record_id(id);
    entry.at = at(minute);
    expected.note(entry);
  }
  static Instant at(std::int64_t minute) { return {1'800'000'000'000 + minute * 60'000}; }
  std::vector<std::string> with(std::optional<Instant> waits_since) {
    ports::ConcernRecord record;
    record.id = id;
    record.message_waits_since = waits_since;
    expected.settle();
    return expected.differences(record);
  }

  crypto::SystemRandom random;
  ConcernId id = ConcernId::make(random);
  ExpectedConcerns expected{random};
};

// The two chains are read one after the other, whichever came first.
TEST(LetInAgain, IsReadInTheOrderOfRevisionsInWhicheverOrderTheLinesCome) {
  const UserId user({7});
  ports::ConcernRecord record;
  record.id = ConcernId({1});
  const auto change = [&](std::uint32_t seen) { return ports::ChangeConcern{.id = record.id, .seen_revision = seen}; };
  const std::vector<std::pair<std::string, ports::Work>> works{
      {"concern.received", {{ports::InsertConcern{record}}, {}}},
      {"note.added", {{ports::ReadmitUser{record.id, user}, change(2)}, {}}},
      {"message.received", {{ports::ExcludeUser{record.id, user}, change(1)}, {}}}};
  crypto::SystemRandom random;
  ExpectedConcerns expected(random);
  for (const auto& [action, work] : works) {
    ports::AuditEntry entry;
    entry.action = action;
    entry.outcome = "done";
    entry.target_kind = "concern";
    entry.target = to_record_id(record.id);
    entry.changes = ports::changes_of(work);
    expected.note(entry);
  }
  expected.settle();
  record.revision = 3;
  EXPECT_THAT(expected.differences(record), Not(Contains("excluded")));
}

TEST_F(MessageOfAnEarlierEdition, ThatWaitsMustStandAsWaitingSinceTheFirst) {
  line("concern.received", 0);
  line("message.received", 1);
  line("message.settled", 2);
  line("message.received", 5);
  line("message.received", 6);
  EXPECT_THAT(with(at(5)), Not(Contains("message_waits_since")));
  EXPECT_EQ(expected.partly_known(), 1U) << "of its other columns nothing is known";
}

TEST_F(MessageOfAnEarlierEdition, ThatWaitsIsMissedWhenItWasWipedOut) {
  line("concern.received", 0);
  line("message.received", 1);
  EXPECT_THAT(with(std::nullopt), Contains("message_waits_since"));
}

TEST_F(MessageOfAnEarlierEdition, ThatWaitsSinceAnotherTimeIsFound) {
  line("concern.received", 0);
  line("message.received", 1);
  EXPECT_THAT(with(at(3)), Contains("message_waits_since"));
}

TEST_F(MessageOfAnEarlierEdition, ThatWasDealtWithWaitsNoMore) {
  line("concern.received", 0);
  line("message.received", 1);
  line("message.settled", 2);
  EXPECT_THAT(with(at(1)), Contains("message_waits_since"));
}

}  // namespace
}  // namespace heed::app
