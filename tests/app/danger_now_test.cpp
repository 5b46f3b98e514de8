// Of which danger every page of the team tells.
#include <gtest/gtest.h>

#include "app/audit.hpp"
#include "app/office_team.hpp"
#include "app/receipt.hpp"
#include "app/team.hpp"

namespace heed::app {
namespace {

using domain::Role;

class DangerNowTest : public OfficeTeam {};

TEST_F(DangerNowTest, DangerThatNobodyHasIsCountedUpToABound) {
  const DangerNow danger(*office.service);
  auto draft = Office::worry();
  draft.dangers = {"immediate_danger"};
  office.tell(Office::worry());
  const auto first = office.tell(draft);
  EXPECT_EQ(danger(worker).value().nobodys, 1U);
  EXPECT_EQ(danger(Office::actor({Role::administrator, Role::auditor})).value().nobodys, 0U);
  ASSERT_TRUE(DeclareConflict(*office.service)(other, id_of(first)).ok());
  EXPECT_EQ(danger(other).value().nobodys, 0U);
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id_of(first), office.record(first).revision).ok());
  EXPECT_EQ(danger(worker).value().nobodys, 0U);
  for (int i = 0; i < 12; ++i) office.tell(draft);
  EXPECT_EQ(danger(worker).value().nobodys, most_danger_counted);
}

TEST_F(DangerNowTest, DangerThatWasTakenIsToldOfAgainWhenItIsOverdue) {
  const auto told = [&](const domain::Actor& actor) { return DangerNow(*office.service)(actor).value(); };
  auto draft = Office::worry();
  draft.dangers = {"immediate_danger"};
  const auto submitted = office.tell(draft);
  const auto id = id_of(submitted);
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, office.record(submitted).revision).ok());
  EXPECT_EQ(told(other).taken_concerns, 0U);
  office.clock.advance(domain::danger_decide_within + std::chrono::minutes(1));
  for (const auto& actor : {worker, other}) {
    const auto waiting = told(actor);
    ASSERT_EQ(waiting.taken.size(), 1U);
    EXPECT_EQ(waiting.taken[0].why, DangerTaken::Why::overdue);
    EXPECT_EQ(waiting.taken[0].owner, worker.id);
  }
  ASSERT_EQ(decide(worker, id, office.record(submitted).revision, "strategy_discussion", false), "ok");
  EXPECT_EQ(told(other).taken_concerns, 0U);
}

TEST_F(DangerNowTest, WhoeverIsGivenDangerIsToldOfItUntilTheyOpenIt) {
  const auto ben = FindActor(*office.service)(office.add("ben.worker", "Ben Worker", {Role::worker})).value();
  const auto told = [&](const domain::Actor& actor) { return DangerNow(*office.service)(actor).value(); };
  auto draft = Office::worry();
  draft.dangers = {"immediate_danger"};
  const auto submitted = office.tell(draft);
  const auto id = id_of(submitted);
  ASSERT_TRUE(read(ben, id).ok()) << "what they read before they were given it does not count";
  const auto given = AssignConcern(*office.service)(manager, id, office.record(submitted).revision, ben.id.to_string());
  ASSERT_TRUE(given.ok());
  ASSERT_EQ(told(ben).taken.size(), 1U);
  EXPECT_EQ(told(ben).taken[0].why, DangerTaken::Why::given);
  EXPECT_TRUE(told(other).taken.empty()) << "told to them alone";
  ASSERT_TRUE(read(ben, id).ok());
  EXPECT_TRUE(told(ben).taken.empty());
}

// Whoever has the receipt can make as many lines as they like, and so can a colleague who looks again and again.
TEST_F(DangerNowTest, WhoeverIsGivenDangerIsToldOfItHoweverOftenOthersOpenIt) {
  const auto ben = FindActor(*office.service)(office.add("ben.worker", "Ben Worker", {Role::worker})).value();
  const auto told = [&] { return DangerNow(*office.service)(ben).value().taken.size(); };
  auto draft = Office::worry();
  draft.dangers = {"missing"};
  const auto submitted = office.tell(draft);
  const auto id = id_of(submitted);
  const std::string words(submitted.receipt.reveal_text());
  ASSERT_TRUE(AssignConcern(*office.service)(manager, id, 1, ben.id.to_string()).ok());
  ASSERT_EQ(told(), 1U);
  for (int i = 0; i < 30; ++i) {
    ASSERT_TRUE(OpenReceipt(*office.service)(words).ok());
    ASSERT_TRUE(read(other, id).ok());
  }
  EXPECT_EQ(told(), 1U);
  ASSERT_TRUE(read(ben, id).ok());
  EXPECT_EQ(told(), 0U);
}

TEST_F(DangerNowTest, WhatWasDecidedIsNoAlarmWhenNobodyHasItAnyMore) {
  const auto ben = FindActor(*office.service)(office.add("ben.worker", "Ben Worker", {Role::worker})).value();
  const auto nobodys = [&] { return DangerNow(*office.service)(other).value().nobodys; };
  auto draft = Office::worry();
  draft.dangers = {"immediate_danger"};
  auto with_officer = draft;
  with_officer.adults.resize(1);
  with_officer.adults[0] = {"Somebody", "", "", "yes", "", ""};
  const auto decided_by = [&](const domain::Actor& actor, const domain::ConcernDraft& of) {
    const auto submitted = office.tell(of);
    EXPECT_EQ(decide(actor, id_of(submitted), 1, "pass_to_police", false), "ok");
    return submitted;
  };
  for (std::size_t i = 0; i < most_danger_counted; ++i) {
    const auto submitted = decided_by(worker, i % 2 == 0 ? draft : with_officer);
    ASSERT_TRUE(PutBackConcern(*office.service)(worker, id_of(submitted), office.record(submitted).revision).ok());
  }
  EXPECT_EQ(nobodys(), 0U) << "also where the designated officer must still be told";
  decided_by(ben, draft);
  ASSERT_TRUE(ManageUsers(*office.service).disable("ben.worker", "operator").ok());
  EXPECT_EQ(nobodys(), 0U);
  office.tell(draft);
  EXPECT_EQ(nobodys(), 1U);
  const auto by_relative = decided_by(worker, draft);
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, id_of(by_relative)).ok());
  EXPECT_EQ(nobodys(), 2U) << "who decided it should not have";
}

// Nobody's alarm may go quiet with somebody's account.
TEST_F(DangerNowTest, WhatSomebodyHadIsForOthersWhenTheyCanSignInNoMore) {
  const auto ben = FindActor(*office.service)(office.add("ben.worker", "Ben Worker", {Role::worker})).value();
  auto draft = Office::worry();
  draft.dangers = {"immediate_danger"};
  const auto submitted = office.tell(draft);
  const auto decided = office.tell(Office::worry("Another worry."));
  for (const auto& one : {submitted, decided})
    ASSERT_TRUE(TakeConcern(*office.service)(ben, id_of(one), office.record(one).revision).ok());
  ASSERT_EQ(decide(ben, id_of(decided), office.record(decided).revision, "assessment", false), "ok");
  ASSERT_EQ(DangerNow(*office.service)(other).value().nobodys, 0U);
  ASSERT_TRUE(ManageUsers(*office.service).disable("ben.worker", "operator").ok());
  EXPECT_EQ(DangerNow(*office.service)(other).value().nobodys, 1U);
  EXPECT_EQ(inbox(other).nobodys, 2U);
  EXPECT_EQ(inbox(other).unread, 1U) << "what was decided was read";
  EXPECT_FALSE(read(other, id_of(submitted))->owner.has_value());
  EXPECT_TRUE(VerifyAudit(*office.service)({}).value().problems.empty());
}

TEST_F(DangerNowTest, WhatOnlyNamedReadersMayReadWaitsForMoreThanOnePerson) {
  const auto tells = [&](const domain::Actor& actor) { return DangerForNamedReaders(*office.service)(actor).value(); };
  const auto chief = Office::actor({Role::manager}), auditor = Office::actor({Role::auditor});
  office.add("carys.manager", "Carys Manager", {Role::manager}, /*named_reader=*/true);
  EXPECT_FALSE(tells(chief));
  auto draft = Office::worry();
  draft.dangers = {"immediate_danger"};
  draft.adults.resize(1);
  draft.adults[0].works_for_us = "yes";
  const auto told = office.tell(draft);
  EXPECT_TRUE(tells(chief));
  EXPECT_TRUE(tells(auditor));
  const auto someone = Office::actor({Role::worker});
  EXPECT_FALSE(tells(someone)) << "not yet";
  ports::Work away;
  away.writes.emplace_back(ports::ExcludeUser{office.record(told).id, auditor.id});
  ASSERT_TRUE(office.memory.commit(std::move(away)).ok());
  EXPECT_FALSE(tells(auditor)) << "whom it keeps away hears nothing";
  office.clock.advance(std::chrono::hours(30));
  EXPECT_TRUE(tells(someone));
  auto carys = FindActor(*office.service)(office.memory.all_users()->front().id).value();
  EXPECT_FALSE(tells(carys)) << "who may read it has the other banner";
  ASSERT_TRUE(TakeConcern(*office.service)(carys, office.record(told).id, 1).ok());
  EXPECT_FALSE(tells(chief));
}

}  // namespace
}  // namespace heed::app
