#include "app/submit_concern.hpp"

#include "app/office.hpp"
#include "app/receipt.hpp"

namespace heed::app {
namespace {

using domain::Role;

std::vector<std::string> notices(const Office& office) {
  std::vector<std::string> kinds;
  for (const auto& notice : office.memory.outbox()) kinds.push_back(notice.kind);
  return kinds;
}

TEST(SubmitConcern, StoresAConcernWithItsLineAndNotice) {
  Office office;
  office.add("amina.worker", "Amina Worker", {Role::worker});
  const auto told = office.tell(Office::worry());
  EXPECT_FALSE(told.urgent);
  EXPECT_FALSE(told.repeated);
  const auto record = office.record(told);
  EXPECT_EQ(record.state, "received");
  EXPECT_EQ(record.lane, "standard");
  EXPECT_TRUE(record.contact_allowed);
  EXPECT_TRUE(record.retention.legal_hold);
  EXPECT_EQ(record.retention.provenance, "public form");
  EXPECT_EQ(record.decide_by, add_working_days(tuesday_morning, 1, office.service->rules().calendar));
  EXPECT_EQ(record.calendar_version, "test");
  EXPECT_EQ(office.lines(ports::AuditChain::door), std::vector<std::string>{"concern.received done"});
  EXPECT_EQ(notices(office), std::vector<std::string>{"concern.received"});
}

TEST(SubmitConcern, TheSameTokenAndBodyGiveTheSameReceipt) {
  Office office;
  const SubmitRequest request{Office::worry(), office.token()};
  const auto first = std::get<Submitted>(SubmitConcern(*office.service)(request));
  office.clock.advance(std::chrono::hours(1));
  for (int press = 0; press < 10; ++press) {
    const auto again = std::get<Submitted>(SubmitConcern(*office.service)(request));
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.reference, first.reference);
    EXPECT_EQ(again.receipt.reveal_text(), first.receipt.reveal_text());
    EXPECT_EQ(again.received_at, first.received_at);
  }
  EXPECT_EQ(office.lines(ports::AuditChain::door).size(), 1U);
}

TEST(SubmitConcern, AnotherBodyUnderTheSameTokenIsAConflict) {
  Office office;
  const auto token = office.token();
  EXPECT_EQ(code_of(SubmitConcern(*office.service)({Office::worry("One."), token})), "ok");
  EXPECT_EQ(code_of(SubmitConcern(*office.service)({Office::worry("Another."), token})), "concern.token_reused");
}

TEST(SubmitConcern, ASecondPressAfterTheReceiptWasEndedGivesNoWordsThatOpenNothing) {
  Office office;
  const auto token = office.token();
  const auto first = SubmitConcern(*office.service)({Office::worry("One."), token});
  const auto& receipt = std::get<Submitted>(first).receipt;
  ASSERT_TRUE(EndReceipt(*office.service)(receipt.reveal_text()).ok());
  EXPECT_EQ(code_of(SubmitConcern(*office.service)({Office::worry("One."), token})), "concern.receipt_ended");
  EXPECT_EQ(code_of(SubmitConcern(*office.service)({Office::worry("Another."), token})), "concern.token_reused");
}

TEST(SubmitConcern, SaysWhatIsWrongAndStoresNothing) {
  Office office;
  EXPECT_EQ(code_of(SubmitConcern(*office.service)({{}, office.token()})), "worry problem.worry.missing");
  EXPECT_EQ(code_of(SubmitConcern(*office.service)({Office::worry(), Secret::from_text("short")})),
            "concern.token_short");
  EXPECT_TRUE(office.lines(ports::AuditChain::door).empty());
}

TEST(SubmitConcern, MistakesAndSecondPressesCountAgainstNoSource) {
  Office office;
  int counted = 0;
  const auto send = [&](const domain::ConcernDraft& draft, const Secret& token) {
    SubmitRequest request{draft, token};
    request.count_source = [&] { return CountedSource{++counted > 1, std::nullopt}; };
    return SubmitConcern(*office.service)(request);
  };
  const auto token = office.token();
  EXPECT_EQ(code_of(send({}, token)), "worry problem.worry.missing");
  EXPECT_EQ(counted, 0);
  const auto first = std::get<Submitted>(send(Office::worry(), token));
  EXPECT_TRUE(std::get<Submitted>(send(Office::worry(), token)).repeated);
  EXPECT_EQ(counted, 1);
  EXPECT_EQ(office.record(first).lane, "standard");
  const auto second = std::get<Submitted>(send(Office::worry(), office.token()));
  EXPECT_EQ(office.record(second).lane, "quarantine") << "what the limit says counts";
}

TEST(SubmitConcern, FloorsClocksLanesAndRestriction) {
  Office office;
  auto draft = Office::worry();
  draft.children.resize(1);
  draft.children[0].date_of_birth = "2015-01-01";
  draft.adults.resize(1);
  draft.adults[0] = {"Somebody", "", "", "yes", "yes", ""};
  draft.reporter.contact_wanted = "no";
  const auto outcome = SubmitConcern(*office.service)({draft, office.token(), /*source_over_limit=*/true});
  const auto& told = std::get<Submitted>(outcome);
  EXPECT_TRUE(told.urgent);
  const auto record = office.record(told);
  EXPECT_EQ(record.lane, "quarantine");
  EXPECT_TRUE(record.urgent);
  EXPECT_TRUE(record.restricted);
  EXPECT_FALSE(record.contact_allowed);
  EXPECT_EQ(record.designated_officer_by, record.decide_by);
  EXPECT_EQ(notices(office), (std::vector<std::string>{"concern.received", "concern.urgent", "clock.designated-officer",
                                                       "concern.without-reader"}));
}

TEST(SubmitConcern, KeepsItFromWhoeverIsNamedInIt) {
  Office office;
  const auto amina = office.add("amina.worker", "Amina Worker", {Role::worker});
  office.add("ben.worker", "Ben Worker", {Role::worker});
  const auto excluded = [&](const domain::ConcernDraft& draft) { return office.record(office.tell(draft)).excluded; };
  EXPECT_TRUE(excluded(Office::worry()).empty());
  auto as_adult = Office::worry();
  as_adult.adults.resize(1);
  as_adult.adults[0].name = "worker, AMINA";
  EXPECT_EQ(excluded(as_adult), std::vector<UserId>{amina});
  auto as_child = Office::worry();
  as_child.children.resize(1);
  as_child.children[0].name = "Amína Worker";
  EXPECT_EQ(excluded(as_child), std::vector<UserId>{amina});
  auto as_reporter = Office::worry();
  as_reporter.reporter.name = "Amina J Worker";
  EXPECT_EQ(excluded(as_reporter), std::vector<UserId>{amina});
  EXPECT_EQ(excluded(Office::worry("I saw Amina Worker there.")), std::vector<UserId>{amina});
  EXPECT_TRUE(excluded(Office::worry("Amina spoke to a worker.")).empty());
}

TEST(SubmitConcern, SomeoneAddedLaterIsKeptFromWhatNamesThem) {
  Office office;
  auto draft = Office::worry();
  draft.adults.resize(1);
  draft.adults[0].name = "Ben Worker";
  const auto told = office.tell(draft);
  const auto other = office.tell(Office::worry());
  const auto ben = office.add("ben.worker", "Ben Worker", {Role::worker});
  EXPECT_EQ(office.record(told).excluded, std::vector<UserId>{ben});
  EXPECT_TRUE(office.record(other).excluded.empty());
}

// Whatever call fails, the answer is an error, nothing is half stored, and the same token stores one concern in the end.
TEST(SubmitConcern, SurvivesAFailureAtEveryCall) {
  for (const auto when : {contract::FailWhen::before, contract::FailWhen::after}) {
    for (int call = 1;; ++call) {
      Office office;
      const SubmitRequest request{Office::worry(), office.token()};
      office.failing.fail_call(call, {ErrorKind::unknown, "store.commit", {}}, when);
      const auto first = SubmitConcern(*office.service)(request);
      if (office.failing.calls() < call) break;
      EXPECT_EQ(code_of(first), "store.commit");
      const auto again = SubmitConcern(*office.service)(request);
      EXPECT_EQ(code_of(again), "ok");
      EXPECT_EQ(office.lines(ports::AuditChain::door), std::vector<std::string>{"concern.received done"});
    }
  }
}

}  // namespace
}  // namespace heed::app
