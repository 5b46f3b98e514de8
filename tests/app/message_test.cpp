// What a reporter writes later: for whom it waits, what deals with it, and what it does to a concern that was decided.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/audit.hpp"
#include "app/office_team.hpp"
#include "app/team.hpp"

namespace heed::app {
namespace {

using domain::Action;
using domain::ConcernState;
using domain::Role;

class MessageTest : public OfficeTeam {
 protected:
  void write(const std::string& text, MessageAbout about = MessageAbout::anyone) {
    ASSERT_TRUE(WriteAsReporter(*office.service)(words, text, office.token(), about).ok());
  }
  bool waits() { return inbox(other).rows.at(0).unread_message; }
  std::uint32_t revision() { return office.memory.find(id)->revision; }
  // Everything there is.
  SeenMessages seen() { return {revision(), office.memory.messages(id)->size()}; }
  std::string settle(const domain::Actor& actor, std::uint32_t seen) {
    return code_of(SettleMessage(*office.service)(actor, id, seen));
  }

  Submitted told = office.tell(Office::worry());
  ConcernId id = office.record(told).id;
  std::string words{told.receipt.reveal_text()};
};

TEST_F(MessageTest, WaitsForWhoeverHasTheConcernAndNobodyElsesReadingEndsThat) {
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, revision()).ok());
  EXPECT_FALSE(waits());
  write("He came back.");
  for (const auto& actor : {other, manager, worker}) {
    EXPECT_TRUE(read(actor, id)->message_waits);
    EXPECT_EQ(read(actor, id)->allowed.contains(Action::settle_message), actor.id == worker.id);
  }
  EXPECT_TRUE(waits());
  EXPECT_EQ(settle(manager, revision()), "message.not_yours");
  EXPECT_EQ(office.last_line(), "message.settled refused");
  ASSERT_TRUE(ReplyToReporter(*office.service)(manager, id, "Thank you.", seen()).ok());
  EXPECT_TRUE(waits());
  EXPECT_EQ(settle(worker, revision()), "ok");
  EXPECT_EQ(office.last_line(), "message.settled done");
  EXPECT_FALSE(waits());
  EXPECT_EQ(settle(worker, revision()), "message.none_waits");
}

TEST_F(MessageTest, IsUnreadAndRisesUntilWhoeverItWaitsForHasDealtWithIt) {
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, revision()).ok());
  EXPECT_EQ(decide(worker, id, revision(), "assessment", false), "ok");
  office.clock.advance(std::chrono::hours(24));
  office.tell(Office::worry("Another worry, with a nearer clock."));
  EXPECT_EQ(inbox(other).unread, 1U);
  office.clock.advance(std::chrono::minutes(1));
  write("He is outside.");
  const auto since = office.memory.find(id)->message_waits_since;
  EXPECT_EQ(since, office.clock.now());
  EXPECT_EQ(inbox(other).rows.at(0).id, id);
  EXPECT_EQ(inbox(other).unread, 2U);
  EXPECT_EQ(inbox(other, InboxFilter::View::unread).rows.at(0).id, id);
  ASSERT_TRUE(read(manager, id).ok());
  office.clock.advance(std::chrono::minutes(1));
  write("Please.");
  EXPECT_EQ(office.memory.find(id)->message_waits_since, since) << "it waits since the first";
  EXPECT_EQ(inbox(other).rows.at(0).id, id);
  EXPECT_EQ(settle(worker, revision()), "ok");
  EXPECT_EQ(inbox(other).rows.at(1).id, id);
  EXPECT_EQ(inbox(other).unread, 1U);
  EXPECT_TRUE(VerifyAudit(*office.service)({})->problems.empty());
}

TEST_F(MessageTest, StaysUpWhenAManagerDecidesOverIt) {
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, revision()).ok());
  write("He came back.");
  EXPECT_EQ(decide(manager, id, revision(), "assessment", false), "ok");
  office.tell(Office::worry("Another worry."));
  EXPECT_TRUE(inbox(other).rows.at(0).unread_message);
}

TEST_F(MessageTest, KeepsItsConcernFromBeingClosedOverWhoeverItWaitsFor) {
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, revision()).ok());
  write("He is outside my door again.");
  EXPECT_EQ(decide(manager, id, revision(), "assessment", /*close=*/true), "close problem.decision.message_waits");
  EXPECT_TRUE(waits());
  ASSERT_TRUE(TakeConcern(*office.service)(manager, id, revision()).ok());
  EXPECT_EQ(decide(manager, id, revision(), "assessment", true), "ok");
  EXPECT_FALSE(office.memory.find(id)->message_waits_since);
}

TEST_F(MessageTest, KeepsAwayWhomItNames) {
  const auto amina = FindActor(*office.service)(office.add("amina.worker", "Amina Worker", {Role::worker})).value();
  const auto ben = FindActor(*office.service)(office.add("ben.worker", "Ben Worker", {Role::worker})).value();
  office.add("carys.manager", "Carys Manager",
             {Role::manager});  // somebody is left: see ReadersTest for when nobody is
  ASSERT_TRUE(TakeConcern(*office.service)(amina, id, revision()).ok());
  write("I am told that it is AMINA worker who picks her up.");
  EXPECT_EQ(code_of(read(amina, id)), "concern.unknown");
  EXPECT_TRUE(inbox(amina).rows.empty());
  EXPECT_TRUE(read(ben, id)->message_waits);
  const auto record = office.memory.find(id).value();
  EXPECT_FALSE(record.owner) << "somebody else must take it";
  EXPECT_EQ(record.state, "read") << "ben has opened it, and nobody has it";
  write("Amina Worker again, and Ben Worker.");
  EXPECT_EQ(code_of(read(ben, id)), "concern.unknown");
  EXPECT_TRUE(VerifyAudit(*office.service)({}).value().problems.empty());
}

TEST_F(MessageTest, AboutOneOfUsLeavesTheWholeConcernToNamedReaders) {
  const auto ben = FindActor(*office.service)(office.add("ben.worker", "Ben Worker", {Role::worker})).value();
  const auto carys =
      FindActor(*office.service)(office.add("carys.manager", "Carys Manager", {Role::manager}, /*named_reader=*/true))
          .value();
  ASSERT_TRUE(TakeConcern(*office.service)(ben, id, revision()).ok());
  write("It is one of you. I will not write who.", MessageAbout::us);
  EXPECT_EQ(code_of(read(ben, id)), "concern.unknown");
  EXPECT_TRUE(inbox(ben).rows.empty());
  EXPECT_TRUE(read(carys, id)->restricted);
  const auto record = office.memory.find(id).value();
  EXPECT_FALSE(record.owner) << "a named reader must take it";
  ASSERT_TRUE(TakeConcern(*office.service)(carys, id, revision()).ok());
  write("A message without the tick takes nothing back.");
  EXPECT_EQ(code_of(read(ben, id)), "concern.unknown");
  EXPECT_EQ(office.memory.find(id)->owner, carys.id);
  const auto restricted = [](const HistoryLine& line) { return line.action == "concern.restricted"; };
  const auto history = read(carys, id)->history;
  EXPECT_EQ(std::count_if(history.begin(), history.end(), restricted), 1);
  EXPECT_TRUE(VerifyAudit(*office.service)({}).value().problems.empty());
}

TEST_F(MessageTest, AboutOneOfUsIsLiftedByNobodyAlsoWhereTheTeamHadSaidSoBefore) {
  const auto carys =
      FindActor(*office.service)(office.add("carys.manager", "Carys Manager", {Role::manager}, /*named_reader=*/true))
          .value();
  const RestrictConcern restrict_concern(*office.service);
  const LiftRestriction lift(*office.service);
  ASSERT_TRUE(restrict_concern(worker, id, "It is a colleague.").ok());
  EXPECT_EQ(code_of(lift(Office::actor({Role::manager}), id, "It is not.")), "concern.unknown");
  ASSERT_TRUE(lift(carys, id, "It is not.").ok());
  EXPECT_EQ(office.last_line(), "concern.unrestricted done");
  EXPECT_FALSE(office.memory.find(id)->restricted);
  ASSERT_TRUE(restrict_concern(worker, id, "It is, all the same.").ok());
  write("Yes, it is one of you.", MessageAbout::us);
  EXPECT_EQ(code_of(lift(carys, id, "It is not.")), "lift.reporter_said_so");
  EXPECT_TRUE(office.memory.find(id)->restricted);
  EXPECT_TRUE(VerifyAudit(*office.service)({}).value().problems.empty());
}

TEST_F(MessageTest, AboutOneOfUsKeepsAwayWhoeverWasOnlyMentionedInAnEarlierOne) {
  // Alone, whoever is only mentioned may read what is not about us.
  const auto only =
      FindActor(*office.service)(office.add("olwen.manager", "Olwen Manager", {Role::manager}, /*named_reader=*/true))
          .value();
  write("I spoke to Olwen Manager.");
  ASSERT_TRUE(read(only, id).ok());
  write("It was her.", MessageAbout::us);
  EXPECT_EQ(code_of(read(only, id)), "concern.unknown");
  const auto waiting = office.memory.outbox();
  EXPECT_TRUE(std::any_of(waiting.begin(), waiting.end(),
                          [](const auto& notice) { return notice.kind == "concern.without-reader"; }));
}

TEST_F(MessageTest, IsNotLostWhenWhoeverWroteItGoesBackToSayThatItIsAboutUs) {
  const auto token = office.token();
  for (const auto about : {MessageAbout::anyone, MessageAbout::us, MessageAbout::us})
    ASSERT_TRUE(WriteAsReporter(*office.service)(words, "One of you.", token, about).ok());
  EXPECT_TRUE(office.memory.find(id)->restricted);
  EXPECT_EQ(office.memory.messages(id)->size(), 2U);
}

TEST_F(MessageTest, OfDangerNowHasTheFloorAndTheClockOfDangerAtOnce) {
  ASSERT_FALSE(read(worker, id)->danger_now);
  const auto tell = [&] {
    return WriteAsReporter(*office.service)(words, "He has found her.", office.token(), MessageAbout::anyone,
                                            MessageDanger::now);
  };
  ASSERT_TRUE(tell().ok());
  const auto view = read(worker, id);
  EXPECT_TRUE(view->danger_now);
  EXPECT_TRUE(view->floors.contains(domain::HardFloor::immediate_danger));
  EXPECT_LE(view->decide_by - office.clock.now(), domain::danger_decide_within);
  EXPECT_TRUE(office.memory.find(id)->urgent);
  EXPECT_TRUE(inbox(worker).rows.front().floors.contains(domain::HardFloor::immediate_danger));
  const auto line = [](const HistoryLine& one) { return one.action == "concern.in_danger"; };
  EXPECT_EQ(std::count_if(view->history.begin(), view->history.end(), line), 1);
  const auto before = view->decide_by;
  ASSERT_TRUE(tell().ok());
  EXPECT_EQ(read(worker, id)->decide_by, before) << "said again, the clock does not begin again";
  write("A message without the tick takes nothing back.");
  EXPECT_TRUE(read(worker, id)->danger_now);
  EXPECT_TRUE(VerifyAudit(*office.service)({}).value().problems.empty());
}

TEST_F(MessageTest, OfDangerNowHasAClockOfItsOwnWhereAnEarlierOneWasMissed) {
  const auto tell = [&] {
    return WriteAsReporter(*office.service)(words, "He has found her.", office.token(), MessageAbout::anyone,
                                            MessageDanger::now);
  };
  const auto missed = [&] {
    const auto history = read(worker, id)->history;
    return std::count_if(history.begin(), history.end(), [](const auto& one) { return one.action == "clock.missed"; });
  };
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, revision()).ok());
  office.clock.advance(std::chrono::hours(50));
  ASSERT_LT(office.memory.find(id)->decide_by, office.clock.now());
  ASSERT_TRUE(tell().ok());
  const auto first = office.memory.find(id)->decide_by;
  EXPECT_EQ(first, office.clock.now() + domain::danger_decide_within);
  EXPECT_EQ(missed(), 1) << "that nothing was decided in time stays on record";
  office.clock.advance(std::chrono::minutes(30));
  ASSERT_TRUE(tell().ok());
  EXPECT_EQ(office.memory.find(id)->decide_by, first) << "a clock that runs goes on";
  EXPECT_EQ(missed(), 1);
  office.clock.advance(std::chrono::minutes(31));
  write("A message without the tick begins no clock.");
  EXPECT_EQ(office.memory.find(id)->decide_by, first);
  ASSERT_TRUE(tell().ok());
  EXPECT_EQ(office.memory.find(id)->decide_by, office.clock.now() + domain::danger_decide_within);
  EXPECT_EQ(missed(), 2);
  EXPECT_TRUE(read(worker, id)->clock_missed);
  EXPECT_EQ(decide(worker, id, revision(), "assessment", false), "ok");
  EXPECT_FALSE(read(worker, id)->clock_missed);
  EXPECT_TRUE(VerifyAudit(*office.service)({}).value().problems.empty());
}

TEST_F(MessageTest, OfDangerNowIsAnAlarmForTheWholeTeamUntilWhoeverHasItHasDealtWithIt) {
  const auto waiting = [&](const domain::Actor& actor) { return DangerNow(*office.service)(actor).value(); };
  const auto danger = [&] {
    const auto sent = WriteAsReporter(*office.service)(words, "He has found her.", office.token(), MessageAbout::anyone,
                                                       MessageDanger::now);
    ASSERT_TRUE(sent.ok());
  };
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, revision()).ok());
  write("Not yet.");
  EXPECT_EQ(waiting(other).taken_concerns, 0U);
  danger();
  for (const auto& actor : {worker, other, manager}) {
    const auto seen = waiting(actor);
    EXPECT_EQ(seen.nobodys, 0U);
    ASSERT_EQ(seen.taken.size(), 1U);
    EXPECT_EQ(seen.taken[0].owner, worker.id);
    EXPECT_EQ(seen.taken[0].first, id);
    EXPECT_EQ(seen.taken[0].concerns, 1U);
  }
  EXPECT_EQ(waiting(Office::actor({Role::administrator, Role::auditor})).taken_concerns, 0U);
  EXPECT_EQ(settle(worker, revision()), "ok");
  EXPECT_EQ(waiting(other).taken_concerns, 0U);
  danger();
  EXPECT_EQ(decide(manager, id, revision(), "assessment", false), "ok");
  EXPECT_EQ(waiting(other).taken_concerns, 1U) << "whoever has it has not seen it";
  ASSERT_TRUE(ReplyToReporter(*office.service)(worker, id, "We come.", seen()).ok());
  EXPECT_EQ(waiting(other).taken_concerns, 0U);
  danger();
  EXPECT_EQ(decide(worker, id, revision(), "assessment", false), "ok");
  EXPECT_EQ(waiting(other).taken_concerns, 0U);
  danger();
  ASSERT_TRUE(DeclareConflict(*office.service)(other, id).ok());
  EXPECT_EQ(waiting(other).taken_concerns, 0U) << "of what they may not read they learn nothing";
  EXPECT_EQ(waiting(manager).taken_concerns, 1U);
}

TEST_F(MessageTest, OfDangerNowIsToldBesideDangerThatWasToldBefore) {
  auto draft = Office::worry("She has not come home.");
  draft.dangers = {"missing"};
  const auto missing = office.tell(draft);
  const auto concern = office.record(missing).id;
  const std::string its_words(missing.receipt.reveal_text());
  ASSERT_TRUE(TakeConcern(*office.service)(worker, concern, office.record(missing).revision).ok());
  EXPECT_FALSE(read(worker, concern)->floors.contains(domain::HardFloor::immediate_danger));
  const auto said = [&](const std::string& text, MessageDanger danger) {
    const auto sent = WriteAsReporter(*office.service)(its_words, text, office.token(), MessageAbout::anyone, danger);
    ASSERT_TRUE(sent.ok());
    office.clock.advance(std::chrono::minutes(1));
  };
  said("Nobody answers at home.", MessageDanger::not_said);
  said("She just texted: help.", MessageDanger::now);
  const auto view = read(worker, concern);
  EXPECT_TRUE(view->floors.contains(domain::HardFloor::immediate_danger));
  ASSERT_EQ(view->messages.size(), 2U);
  EXPECT_FALSE(view->messages[0].danger_said);
  EXPECT_TRUE(view->messages[1].danger_said);
  EXPECT_TRUE(inbox(other).rows.front().floors.contains(domain::HardFloor::immediate_danger));
}

TEST_F(MessageTest, OfDangerNowIsToldHoweverMuchWasDoneWithTheConcernSince) {
  auto draft = Office::worry("She has not come home.");
  draft.dangers = {"missing"};
  const auto missing = office.tell(draft);
  const auto concern = office.record(missing).id;
  ASSERT_TRUE(TakeConcern(*office.service)(worker, concern, office.record(missing).revision).ok());
  office.clock.advance(std::chrono::hours(50));
  const auto sent = WriteAsReporter(*office.service)(std::string(missing.receipt.reveal_text()), "He has her.",
                                                     office.token(), MessageAbout::anyone, MessageDanger::now);
  ASSERT_TRUE(sent.ok());
  for (int i = 0; i < 510; ++i) ASSERT_TRUE(read(other, concern).ok());
  EXPECT_TRUE(inbox(other).rows.front().floors.contains(domain::HardFloor::immediate_danger));
  const auto view = read(worker, concern).value();
  EXPECT_TRUE(view.floors.contains(domain::HardFloor::immediate_danger));
  ASSERT_EQ(view.messages.size(), 1U);
  EXPECT_TRUE(view.messages[0].danger_said);
  EXPECT_TRUE(view.clock_missed);
  EXPECT_EQ(view.history.size(), 500U);
  EXPECT_EQ(view.history.back().action, "concern.read");
  EXPECT_EQ(view.older_history, office.memory.count_about(to_record_id(concern)).value() - 500);
}

TEST_F(MessageTest, OfDangerNowIsThatOneAndNoneThatCameJustBefore) {
  write("Only a question.");
  office.clock.advance(milliseconds(2));
  for (const auto danger : {MessageDanger::now, MessageDanger::not_said})
    ASSERT_TRUE(
        WriteAsReporter(*office.service)(words, "He is here.", office.token(), MessageAbout::anyone, danger).ok());
  const auto view = read(worker, id).value();
  ASSERT_EQ(view.messages.size(), 3U);
  EXPECT_FALSE(view.messages[0].danger_said);
  EXPECT_TRUE(view.messages[1].danger_said);
  EXPECT_FALSE(view.messages[2].danger_said) << "written in the same millisecond";
}

// A concern that told of nothing urgent has no room kept for it; that someone is in danger now is told all the same.
TEST_F(MessageTest, OfDangerNowTakesTheRoomThatIsKeptForWhatIsUrgent) {
  write("Only a question.");
  EXPECT_FALSE(office.failing.last_was_urgent());
  const auto say_danger = [&](const std::string& receipt) {
    return WriteAsReporter(*office.service)(receipt, "He is here.", office.token(), MessageAbout::anyone,
                                            MessageDanger::now)
        .ok();
  };
  ASSERT_TRUE(say_danger(words));
  EXPECT_TRUE(office.failing.last_was_urgent());
  auto outcome = SubmitConcern(*office.service)(
      {.draft = Office::worry("One of many."), .token = office.token(), .source_over_limit = true});
  ASSERT_TRUE(say_danger(std::string(std::get<Submitted>(outcome).receipt.reveal_text())));
  EXPECT_FALSE(office.failing.last_was_urgent()) << "what came in quarantine has none, whatever it says";
}

// Somebody stands at the door: there is no time for words.
TEST_F(MessageTest, OfDangerNowNeedsNoWords) {
  const auto tick = [&](const std::string& text, MessageDanger danger) {
    return code_of(WriteAsReporter(*office.service)(words, text, office.token(), MessageAbout::anyone, danger));
  };
  EXPECT_EQ(tick(" ", MessageDanger::not_said), "problem.message.empty");
  EXPECT_EQ(tick(" ", MessageDanger::now), "ok");
  const auto view = read(worker, id);
  EXPECT_TRUE(view->danger_now);
  ASSERT_EQ(view->messages.size(), 1U);
  EXPECT_TRUE(view->messages[0].danger_said);
  EXPECT_EQ(view->messages[0].text, "");
  EXPECT_TRUE(VerifyAudit(*office.service)({}).value().problems.empty());
}

TEST_F(MessageTest, IsNotLostWhenWhoeverWroteItGoesBackToSayThatSomeoneIsInDanger) {
  const auto token = office.token();
  for (const auto danger : {MessageDanger::not_said, MessageDanger::now, MessageDanger::now})
    ASSERT_TRUE(WriteAsReporter(*office.service)(words, "Come.", token, MessageAbout::anyone, danger).ok());
  EXPECT_TRUE(office.memory.find(id)->danger_now);
  EXPECT_EQ(office.memory.messages(id)->size(), 2U);
}

TEST_F(MessageTest, KeepsAwayWhomItNamesAlsoWhenTheyGetASignInLater) {
  write("His friend Fred Worker drives her there.");
  office.add("ben.worker", "Ben Worker", {Role::worker});
  const auto fred = FindActor(*office.service)(office.add("fred.worker", "Fred Worker", {Role::worker})).value();
  EXPECT_EQ(code_of(read(fred, id)), "concern.unknown");
}

TEST_F(MessageTest, WaitsOnWhenTheConcernGoesToSomebodyElse) {
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, revision()).ok());
  write("He came back.");
  ASSERT_TRUE(TakeConcern(*office.service)(other, id, revision()).ok());
  EXPECT_TRUE(waits());
  EXPECT_EQ(settle(worker, revision()), "message.not_yours");
  ASSERT_TRUE(ReplyToReporter(*office.service)(other, id, "Thank you.", seen()).ok());
  EXPECT_FALSE(waits());
}

TEST_F(MessageTest, OfAConcernThatNobodyHasIsDealtWithByWhoeverAnswersTakesOrSaysSo) {
  write("One.");
  ASSERT_TRUE(read(manager, id)->message_waits);
  ASSERT_TRUE(ReplyToReporter(*office.service)(other, id, "Thank you.", seen()).ok());
  EXPECT_FALSE(waits());
  write("Two.");
  EXPECT_EQ(settle(other, read(other, id)->revision), "ok");
  EXPECT_FALSE(waits());
  write("Three.");
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, revision()).ok());
  EXPECT_FALSE(waits());
}

TEST_F(MessageTest, ThatCameAfterThePageWasShownIsSettledByNothingDoneThere) {
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, revision()).ok());
  write("One.");
  const auto seen = read(worker, id)->revision;
  write("Two.");
  EXPECT_EQ(settle(worker, seen), "store.revision");
  EXPECT_EQ(decide(worker, id, seen, "assessment", false), "store.revision");
  EXPECT_EQ(code_of(ReplyToReporter(*office.service)(worker, id, "An answer to one.", {seen, 1})),
            "reply.message_since");
  EXPECT_TRUE(waits());
}

TEST_F(MessageTest, OfTheReporterOrAColleagueRefusesAReplyThatHasNotSeenItAndNothingElseDoes) {
  const auto reply = [&](const char* text, const SeenMessages& shown) {
    return code_of(ReplyToReporter(*office.service)(worker, id, text, shown, "a token"));
  };
  const auto shown = seen();
  ASSERT_TRUE(AddNote(*office.service)(other, id, "A note.").ok());
  ASSERT_TRUE(TakeConcern(*office.service)(other, id, revision()).ok());
  EXPECT_EQ(reply("One.", shown), "ok");
  EXPECT_EQ(reply("Two.", shown), "ok") << "one's own is no news";
  write("He is outside, help.");
  EXPECT_EQ(reply("One.", shown), "ok") << "a second press was sent before that";
  EXPECT_EQ(reply("Three.", shown), "reply.message_since");
  EXPECT_EQ(reply("Three.", {shown.revision, 1}), "ok");
  ASSERT_TRUE(ReplyToReporter(*office.service)(other, id, "A colleague's.", seen()).ok());
  EXPECT_EQ(reply("Four.", {shown.revision, 1}), "reply.message_since");
  EXPECT_EQ(reply("Four.", {shown.revision, 2}), "ok");
  EXPECT_EQ(read(worker, id)->messages.size(), 6U);
}

TEST_F(MessageTest, AfterClosingBringsTheConcernBackWithAClockAndKeepsWhatWasDecided) {
  EXPECT_EQ(decide(worker, id, read(worker, id)->revision, "early_help", true), "ok");
  office.clock.advance(std::chrono::hours(24));
  write("It happened again.");
  const auto record = office.memory.find(id).value();
  EXPECT_FALSE(record.decided_at);
  EXPECT_FALSE(record.closed_at);
  EXPECT_EQ(record.decide_by, tuesday_morning + std::chrono::hours(48));
  const auto row = inbox(worker, InboxFilter::View::unread).rows.at(0);
  EXPECT_FALSE(row.decided);
  EXPECT_TRUE(row.unread_message);
  const auto view = read(other, id).value();
  EXPECT_EQ(view.decisions.size(), 1U);
  const auto reopened = [](const HistoryLine& line) { return line.action == "concern.reopened"; };
  EXPECT_EQ(std::count_if(view.history.begin(), view.history.end(), reopened), 1);
  EXPECT_EQ(decide(other, id, view.revision, "no_further_action", true), "ok");
  EXPECT_FALSE(read(worker, id)->message_waits);
  EXPECT_TRUE(VerifyAudit(*office.service)({})->problems.empty());
}

TEST_F(MessageTest, AfterADecisionThatLeftItOpenStartsItsClockAgain) {
  EXPECT_EQ(decide(worker, id, read(worker, id)->revision, "assessment", false), "ok");
  write("It happened again.");
  const auto row = inbox(worker, InboxFilter::View::mine).rows.at(0);
  EXPECT_FALSE(row.decided);
  EXPECT_EQ(row.state, ConcernState::in_progress);
}

}  // namespace
}  // namespace heed::app
