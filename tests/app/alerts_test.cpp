// What adds up is raised once, for whoever may read all of it, whatever happens in between; and what people make of it.
#include "app/alerts.hpp"

#include <gmock/gmock.h>

#include "app/audit.hpp"
#include "app/judge_link.hpp"
#include "app/office_team.hpp"
#include "app/raise_alerts.hpp"
#include "app/try_alert_rules.hpp"
#include "app/words_for_test.hpp"

namespace heed::app {
namespace {

using content::AlertKind;
using domain::Role;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class AlertsTest : public OfficeTeam {
 protected:
  // By somebody of their own.
  domain::ConcernDraft about(const domain::ChildDraft& child, const std::string& words = "A worry about a child.") {
    auto draft = Office::worry(words);
    draft.children = {child};
    draft.reporter.email = "reporter" + std::to_string(++m_reporters) + "@example.org";
    return draft;
  }
  ConcernId tell(const domain::ConcernDraft& draft) {
    office.clock.advance(std::chrono::minutes(1));
    return id_of(office.tell(draft));
  }
  ConcernId tell_of_bea() { return tell(about(bea())); }
  // About staff: named readers only.
  ConcernId tell_of_bea_and_staff() {
    auto draft = about(bea());
    draft.adults = {{}};
    draft.adults[0].name = "Invented Officer";
    draft.adults[0].works_for_us = "yes";
    return tell(draft);
  }
  void raise() { ASSERT_EQ(code_of(RaiseAlerts(*office.service)()), "ok"); }

  std::vector<AlertRow> open(const domain::Actor& actor, AlertsShown shown = AlertsShown::open) {
    return ListAlerts(*office.service)(actor, shown).value().rows;
  }
  std::vector<AlertRow> open() { return open(worker); }
  // "several_concerns 3", by alert: the rule and how many concerns it cites.
  std::vector<std::string> shown(const domain::Actor& actor, AlertsShown which = AlertsShown::open) {
    std::vector<std::string> texts;
    for (const auto& row : open(actor, which))
      texts.push_back(std::string(to_string(row.numbers.kind)) + " " + std::to_string(row.concerns));
    return texts;
  }
  std::vector<std::string> shown() { return shown(worker); }
  AlertView view(AlertId id) { return ReadAlert(*office.service)(worker, id).value(); }
  std::string judge(const AlertRow& row, AlertDeed deed, const std::string& reason = "Looked at, it is a family.",
                    const std::string& colleague = {}) {
    return code_of(
        JudgeAlert(*office.service)(worker, row.id, view(row.id).revision, AlertJudgement{deed, reason, colleague}));
  }

 private:
  int m_reporters = 0;
};

TEST_F(AlertsTest, AreRaisedWhenThreeConcernsAboutOneChildAddUp) {
  tell_of_bea();
  tell_of_bea();
  raise();
  EXPECT_THAT(shown(), IsEmpty());
  const auto third = tell_of_bea();
  raise();
  ASSERT_THAT(shown(), ElementsAre("several_concerns 3"));
  const auto row = open()[0];
  EXPECT_EQ(row.name, "Bea Example");
  EXPECT_TRUE(row.suggested);
  const auto alert = view(row.id);
  EXPECT_EQ(alert.subject.concern, third);
  EXPECT_EQ(alert.origins, 3U);
  ASSERT_EQ(alert.concerns.size(), 3U);
  EXPECT_EQ(alert.concerns[0].mentions[0].standing, EntryStanding::suggested);
  EXPECT_EQ(alert.concerns[2].mentions[0].standing, EntryStanding::no_matter);
}

TEST_F(AlertsTest, AreNotRaisedByOnePersonWhoTellsThreeTimes) {
  for (int time = 0; time < 3; ++time) {
    auto draft = about(bea());
    draft.reporter.email = "the.same@example.org";
    tell(draft);
  }
  raise();
  EXPECT_THAT(shown(), IsEmpty());
}

TEST_F(AlertsTest, SayWhichLinksSomebodyConfirmed) {
  const auto first = tell_of_bea();
  tell_of_bea();
  const auto third = tell_of_bea();
  raise();
  ASSERT_EQ(code_of(JudgeLink(*office.service)(worker, {third, "children.0", first, "children.0"}, Verdict::same,
                                               "The same girl.")),
            "ok");
  const auto alert = view(open()[0].id);
  EXPECT_EQ(alert.concerns[0].mentions[0].standing, EntryStanding::confirmed);
  EXPECT_EQ(alert.concerns[1].mentions[0].standing, EntryStanding::suggested);
}

TEST_F(AlertsTest, SayWhomSomebodyToldApartSince) {
  tell_of_bea();
  const auto second = tell_of_bea(), third = tell_of_bea();
  raise();
  ASSERT_EQ(code_of(JudgeLink(*office.service)(worker, {third, "children.0", second, "children.0"}, Verdict::different,
                                               "Her cousin.")),
            "ok");
  const auto alert = view(open()[0].id);
  EXPECT_EQ(alert.concerns[0].mentions[0].standing, EntryStanding::suggested);
  EXPECT_EQ(alert.concerns[1].mentions[0].standing, EntryStanding::told_apart);
}

TEST_F(AlertsTest, ThatNobodyDismissedGetWhatIsAdded) {
  for (int time = 0; time < 3; ++time) tell_of_bea();
  raise();
  const auto first = open()[0];
  office.clock.advance(std::chrono::hours(1));
  const auto fourth = tell_of_bea();
  raise();
  ASSERT_THAT(shown(), ElementsAre("several_concerns 4"));
  const auto second = open()[0];
  EXPECT_TRUE(second.was_added);
  EXPECT_EQ(second.due_by, first.due_by);  // nobody has looked: the clock goes on
  const auto alert = view(second.id);
  EXPECT_EQ(alert.concerns[3].id, fourth);
  EXPECT_TRUE(alert.concerns[3].fresh);
  EXPECT_FALSE(alert.concerns[0].fresh);
  EXPECT_EQ(alert.history.size(), 2U);
  EXPECT_EQ(view(first.id).moved_to, second.id);
}

TEST_F(AlertsTest, ThatWereDismissedComeBackOnlyWithSomethingNew) {
  for (int time = 0; time < 3; ++time) tell_of_bea();
  raise();
  const auto first = open()[0];
  ASSERT_EQ(judge(first, AlertDeed::dismiss), "ok");
  EXPECT_THAT(shown(), IsEmpty());
  EXPECT_THAT(shown(worker, AlertsShown::looked_at), ElementsAre("several_concerns 3"));
  raise();
  office.restart();
  raise();
  EXPECT_THAT(shown(), IsEmpty());
  office.clock.advance(std::chrono::hours(1));
  const auto fourth = tell_of_bea();
  raise();
  ASSERT_THAT(shown(), ElementsAre("several_concerns 4"));
  EXPECT_THAT(shown(worker, AlertsShown::looked_at), IsEmpty());
  const auto alert = view(open()[0].id);
  EXPECT_GT(alert.row.due_by, first.due_by);
  for (const auto& concern : alert.concerns) EXPECT_EQ(concern.fresh, concern.id == fourth);
  EXPECT_THAT(alert.history[1].text, HasSubstr("it is a family"));
}

// Every call to the store has its turn to fail; the last of them, which write, also to be done and not answered.
TEST_F(AlertsTest, AreRaisedOnceWhereverItStops) {
  int calls = 0;
  for (const auto when : {contract::FailWhen::before, contract::FailWhen::after}) {
    for (int call = std::max(1, calls - 12);; ++call) {
      Office stopped;
      for (const char* words : {"She was missing on Friday.", "She has a new phone."}) {
        stopped.clock.advance(std::chrono::minutes(1));
        stopped.tell(about(bea(), words));
      }
      stopped.failing.fail_call(call, {ErrorKind::unavailable, "store.disk", {}}, when);
      static_cast<void>(RaiseAlerts(*stopped.service)());
      const bool had_its_turn = stopped.failing.calls() >= call;
      stopped.failing.fail_call(0, {ErrorKind::unavailable, {}, {}});
      stopped.restart();
      ASSERT_EQ(code_of(RaiseAlerts(*stopped.service)()), "ok");
      const ListAlerts list(*stopped.service);
      const auto rows = list(worker, AlertsShown::open).value().rows;
      ASSERT_EQ(rows.size(), 1U) << "stopped at call " << call;
      ASSERT_EQ(rows[0].concerns, 2U) << "stopped at call " << call;
      ASSERT_FALSE(rows[0].was_added) << "stopped at call " << call;
      if (had_its_turn) continue;
      ASSERT_GT(calls = call, 15);
      break;
    }
  }
}

TEST_F(AlertsTest, AreRaisedAfterARestartForWhatCameBeforeIt) {
  for (int time = 0; time < 3; ++time) tell_of_bea();
  office.restart();
  raise();
  EXPECT_THAT(shown(), ElementsAre("several_concerns 3"));
}

TEST_F(AlertsTest, LookAtNothingTwice) {
  for (int time = 0; time < 3; ++time) tell_of_bea();
  raise();
  const auto mark = office.memory.ports().alerts.mark("exampleshire").value();
  EXPECT_EQ(mark.door, office.memory.head(ports::AuditChain::door).value().sequence);
  raise();
  EXPECT_EQ(office.memory.ports().alerts.mark("exampleshire").value().team,
            office.memory.head(ports::AuditChain::team).value().sequence);
}

TEST_F(AlertsTest, RaiseNothingOfLongAgo) {
  for (int time = 0; time < 3; ++time) tell_of_bea();
  office.clock.advance(std::chrono::days(93));
  raise();
  EXPECT_THAT(shown(), IsEmpty());
}

// ---- need to know ----

TEST_F(AlertsTest, AreForWhoeverMayReadAllThatTheyCite) {
  tell_of_bea();
  tell_of_bea();
  tell_of_bea_and_staff();
  raise();
  EXPECT_THAT(shown(worker), IsEmpty());
  EXPECT_EQ(CountAlerts(*office.service)(worker).value().open, 0U);
  EXPECT_THAT(shown(manager), testing::Contains("several_concerns 3"));
  AlertId id;
  for (const auto& row : open(manager))
    if (row.numbers.kind == AlertKind::several_concerns) id = row.id;
  EXPECT_EQ(code_of(ReadAlert(*office.service)(worker, id)), "alert.unknown");
  EXPECT_EQ(code_of(JudgeAlert(*office.service)(worker, id, 1, {AlertDeed::take, {}, {}})), "alert.unknown");
  EXPECT_EQ(code_of(ReadAlert(*office.service)(worker, AlertId::make(test_random()))), "alert.unknown");
}

TEST_F(AlertsTest, AreMadeForEverybodyOfWhatEverybodyMayRead) {
  tell_of_bea_and_staff();
  for (int time = 0; time < 3; ++time) tell_of_bea();
  raise();
  EXPECT_THAT(shown(worker), ElementsAre("several_concerns 3"));
  EXPECT_THAT(shown(manager), testing::Contains("several_concerns 4"));
}

TEST_F(AlertsTest, AreGoneForWhomAConcernKeepsAway) {
  for (int time = 0; time < 2; ++time) tell_of_bea();
  const auto third = tell_of_bea();
  raise();
  ASSERT_THAT(shown(other), ElementsAre("several_concerns 3"));
  const auto id = open(other)[0].id;
  ASSERT_EQ(code_of(DeclareConflict(*office.service)(other, third)), "ok");
  EXPECT_THAT(shown(other), IsEmpty());
  EXPECT_EQ(CountAlerts(*office.service)(other).value().open, 0U);
  EXPECT_THAT(AlertsCiting(*office.service).concern(other, third).value(), IsEmpty());
  EXPECT_EQ(code_of(ReadAlert(*office.service)(other, id)), "alert.unknown");
  EXPECT_THAT(shown(worker), ElementsAre("several_concerns 3"));
}

TEST_F(AlertsTest, AreNobodysOfAnotherArea) {
  for (int time = 0; time < 3; ++time) tell_of_bea();
  raise();
  auto elsewhere = Office::actor({Role::worker});
  elsewhere.area_id = "elsewhere";
  EXPECT_EQ(code_of(ListAlerts(*office.service)(elsewhere, AlertsShown::open)), "access.refused");
  EXPECT_EQ(CountAlerts(*office.service)(elsewhere).value().open, 0U);
}

TEST_F(AlertsTest, OfAConcernThatBecameOneAboutStaffAreMadeAnewOfTheOthers) {
  for (int time = 0; time < 3; ++time) tell_of_bea();
  const auto fourth = tell_of_bea();
  raise();
  ASSERT_THAT(shown(worker), ElementsAre("several_concerns 4"));
  ASSERT_EQ(code_of(RestrictConcern(*office.service)(manager, fourth, "It is about one of us.")), "ok");
  EXPECT_THAT(shown(worker), IsEmpty());
  tell_of_bea();
  raise();
  EXPECT_THAT(shown(worker), ElementsAre("several_concerns 4"));
}

// ---- what people make of it ----

TEST_F(AlertsTest, AreTakenGivenAcknowledgedAndOpenedAgain) {
  const auto ben = office.add("ben", "Ben Worker", {Role::worker});
  for (int time = 0; time < 3; ++time) tell_of_bea();
  raise();
  const auto row = open()[0];
  EXPECT_EQ(judge(row, AlertDeed::acknowledge, ""), "problem.alert.reason");
  EXPECT_EQ(judge(row, AlertDeed::give, "", UserId::make(test_random()).to_string()), "problem.alert.colleague");
  EXPECT_EQ(judge(row, AlertDeed::give, "", ben.to_string()), "ok");
  EXPECT_EQ(open()[0].owner_name, "Ben Worker");
  EXPECT_EQ(judge(row, AlertDeed::acknowledge, "Ben rings the school."), "ok");
  EXPECT_EQ(judge(row, AlertDeed::acknowledge, "Ben rings the school."), "ok");  // said again
  EXPECT_THAT(shown(), IsEmpty());
  EXPECT_EQ(judge(row, AlertDeed::reopen, "The school was shut."), "ok");
  EXPECT_THAT(shown(), ElementsAre("several_concerns 3"));
  std::vector<std::string> deeds;
  for (const auto& deed : view(row.id).history) deeds.push_back(deed.action + " " + deed.text);
  EXPECT_THAT(deeds, ElementsAre("alert.raised ", "alert.given Ben Worker", "alert.acknowledged Ben rings the school.",
                                 "alert.reopened The school was shut."));
}

TEST_F(AlertsTest, AreNotJudgedByWhoeverSawAnEarlierOne) {
  for (int time = 0; time < 3; ++time) tell_of_bea();
  raise();
  const auto row = open()[0];
  const AlertJudgement dismissal{AlertDeed::dismiss, "A family.", {}};
  EXPECT_EQ(code_of(JudgeAlert(*office.service)(worker, row.id, 9, dismissal)), "store.revision");
  tell_of_bea();
  raise();
  EXPECT_EQ(code_of(JudgeAlert(*office.service)(worker, row.id, 1, dismissal)), "store.revision");
}

TEST_F(AlertsTest, StandOnThePagesOfWhatTheyCite) {
  const auto first = tell_of_bea();
  const auto stranger = tell(Office::worry());
  tell_of_bea();
  tell_of_bea();
  raise();
  const AlertsCiting citing(*office.service);
  EXPECT_EQ(citing.concern(worker, first).value().size(), 1U);
  EXPECT_THAT(citing.concern(worker, stranger).value(), IsEmpty());
  EXPECT_EQ(citing.subject(worker, {{first, "children.0"}}).value().size(), 1U);
  EXPECT_THAT(citing.subject(worker, {{first, "adults.0"}}).value(), IsEmpty());
}

TEST_F(AlertsTest, AgreeWithTheRecordWhateverBecameOfThem) {
  for (int time = 0; time < 3; ++time) tell_of_bea();
  raise();
  ASSERT_EQ(judge(open()[0], AlertDeed::dismiss), "ok");
  tell_of_bea();
  raise();
  ASSERT_EQ(judge(open()[0], AlertDeed::acknowledge), "ok");
  tell_of_bea();
  raise();
  const auto report = VerifyAudit(*office.service)({}).value();
  EXPECT_THAT(report.problems, IsEmpty()) << report.problems.front().what;
  EXPECT_GE(report.rows_compared, 8U);  // five concerns, three alerts
}

// ---- the other rules, through the program ----

TEST_F(AlertsTest, OfOneVehicleBesideThreeChildren) {
  for (const char* name : {"Kit Sample", "Ola Fictional", "Max Invented"}) {
    domain::ChildDraft child;
    child.name = name;
    auto draft = about(child);
    draft.vehicles = {{}};
    draft.vehicles[0].plate = "AB12 CDE";
    tell(draft);
  }
  raise();
  EXPECT_THAT(shown(), ElementsAre("shared 3"));
  EXPECT_EQ(open()[0].name, "AB12 CDE");
}

TEST_F(AlertsTest, OfANewAdultBesideAChildAlreadyKnown) {
  tell_of_bea();
  auto draft = about(bea());
  draft.adults = {{}};
  draft.adults[0].name = "Rory Fabricated";
  tell(draft);
  raise();
  EXPECT_THAT(shown(), ElementsAre("new_adult 2"));
}

TEST_F(AlertsTest, OfMissingAndAGift) {
  tell(about(bea(), "She went missing on Friday."));
  tell(about(bea(), "She has a new phone that nobody can explain."));
  raise();
  EXPECT_THAT(shown(), ElementsAre("missing_and_gift 2"));
}

TEST_F(AlertsTest, OfOneNamedAgainAfterItWasClosed) {
  const auto first = tell_of_bea();
  ASSERT_EQ(decide(worker, first, office.memory.find(first).value().revision, "no_further_action", true), "ok");
  office.clock.advance(std::chrono::days(40));
  tell_of_bea();
  raise();
  EXPECT_THAT(shown(), ElementsAre("closed_before 2"));
}

TEST_F(AlertsTest, OfASiblingOfAChildAlreadyKnown) {
  auto child = bea();
  child.where = "14 Invented Road, ZZ1 1ZZ";
  tell(about(child));
  child.name = "Noah Example";
  child.date_of_birth = "2015-06-01";
  child.gender = "boy";
  tell(about(child));
  raise();
  EXPECT_THAT(shown(), ElementsAre("sibling_known 2"));
}

// ---- trying other numbers ----

TEST_F(AlertsTest, OfOtherNumbersAreTriedWithoutStoringAny) {
  tell_of_bea();
  tell_of_bea();
  raise();
  auto rule = *office.service->rules().alert_rules.find(AlertKind::several_concerns);
  rule.concerns = 2;
  const TryAlertRules attempt(*office.service);
  const auto tried = attempt(manager, rule, 30).value();
  EXPECT_EQ(tried.concerns, 2U);
  ASSERT_EQ(tried.alerts.size(), 1U);
  EXPECT_EQ(tried.alerts[0].with, TriedWith::new_only);
  EXPECT_EQ(tried.alerts[0].name, "Bea Example");
  EXPECT_EQ(tried.alerts[0].concerns.size(), 2U);
  EXPECT_THAT(shown(), IsEmpty());
  EXPECT_EQ(code_of(attempt(worker, rule, 30)), "access.refused");
  tell_of_bea();
  rule.concerns = 3;
  EXPECT_EQ(attempt(manager, rule, 30).value().alerts[0].with, TriedWith::both);
  rule.concerns = 4;
  EXPECT_EQ(attempt(manager, rule, 30).value().alerts[0].with, TriedWith::old_only);
  office.clock.advance(std::chrono::days(31));
  EXPECT_EQ(attempt(manager, rule, 30).value().concerns, 0U);
}

TEST_F(AlertsTest, OfOtherNumbersAreMadeOfWhatTheReaderMayRead) {
  const auto second_manager = Office::actor({Role::manager});
  tell_of_bea();
  tell_of_bea();
  tell_of_bea_and_staff();
  const auto& rule = *office.service->rules().alert_rules.find(AlertKind::several_concerns);
  const auto tried = TryAlertRules(*office.service)(second_manager, rule, 30).value();
  EXPECT_EQ(tried.concerns, 2U);
  EXPECT_THAT(tried.alerts, IsEmpty());
  EXPECT_EQ(TryAlertRules(*office.service)(manager, rule, 30).value().alerts.size(), 1U);
}

}  // namespace
}  // namespace heed::app
