#include "app/team.hpp"

#include <algorithm>

#include "app/audit.hpp"
#include "app/office_team.hpp"
#include "base/text.hpp"
#include "crypto/sealing.hpp"

namespace heed::app {
namespace {

using domain::Action;
using domain::ConcernState;
using domain::Role;

class TeamTest : public OfficeTeam {};

TEST_F(TeamTest, ReadingShowsWhatWasSaid) {
  auto draft = Office::worry("She has a new phone.");
  draft.children.resize(1);
  draft.children[0].name = "Bea Example";
  draft.children[0].age = "about 12";
  draft.observations.resize(1);
  draft.observations[0] = {"phone", "sign", "seen", "last week", "", "A second phone."};
  draft.child_words = "he sed its a secret";
  const auto told = office.tell(draft);
  const auto view = read(worker, id_of(told)).value();
  EXPECT_EQ(view.reference, told.reference);
  EXPECT_EQ(view.concern.worry, "She has a new phone.");
  EXPECT_EQ(view.concern.children.at(0).name, "Bea Example");
  EXPECT_EQ(view.concern.children.at(0).age_from, 11);
  EXPECT_EQ(view.concern.observations.at(0).how_known, domain::HowKnown::seen);
  EXPECT_EQ(view.concern.child_words, "he sed its a secret");
  EXPECT_TRUE(view.floors.contains(domain::HardFloor::under_13));
  EXPECT_TRUE(view.floors.contains(domain::HardFloor::own_account_of_harm));
  EXPECT_EQ(view.state, ConcernState::read);
  EXPECT_EQ(view.read_at, tuesday_morning);
  ASSERT_EQ(view.history.size(), 2U);
  EXPECT_EQ(view.history[0].action, "concern.received");
  EXPECT_EQ(view.history[1].action, "concern.read");
}

TEST_F(TeamTest, TheFirstReadingWrapsTheKeyForTheTeam) {
  const auto told = office.tell(Office::worry());
  EXPECT_TRUE(crypto::is_wrapped_at_door(office.record(told).key));
  EXPECT_EQ(read(worker, id_of(told)).value().revision, 2U);
  EXPECT_FALSE(crypto::is_wrapped_at_door(office.record(told).key));
  EXPECT_EQ(read(worker, id_of(told)).value().revision, 2U);
  EXPECT_EQ(read(worker, id_of(told)).value().concern.worry, "A worry about a child.");
}

TEST_F(TeamTest, NothingIsShownUnlessItsLineIsOnDisk) {
  const auto told = office.tell(Office::worry());
  const auto id = id_of(told);
  for (int call = 1;; ++call) {
    office.failing.fail_call(call, {ErrorKind::unavailable, "store.disk", {}});
    const auto view = read(worker, id);
    if (office.failing.calls() < call) break;
    EXPECT_EQ(code_of(view), "store.disk");
  }
  for (int call = 1;; ++call) {
    office.failing.fail_call(call, {ErrorKind::unavailable, "store.disk", {}});
    const auto listed = ListInbox(*office.service)(worker, {});
    if (office.failing.calls() < call) break;
    EXPECT_EQ(code_of(listed), "store.disk");
  }
}

TEST_F(TeamTest, TakeDecideCloseAndTheClocks) {
  const auto told = office.tell(Office::worry());
  const auto id = id_of(told);
  const auto seen = read(worker, id).value().revision;
  EXPECT_EQ(code_of(TakeConcern(*office.service)(other, id, seen - 1)), "store.revision");
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, seen).ok());
  const auto taken = read(worker, id).value();
  EXPECT_EQ(taken.state, ConcernState::in_progress);
  EXPECT_EQ(taken.owner, worker.id);
  EXPECT_FALSE(taken.allowed.contains(Action::take_concern));
  EXPECT_EQ(decide(worker, id, taken.revision, "keep_open", true), "kind problem.decision.cannot_close");
  EXPECT_EQ(decide(worker, id, taken.revision, "no_such_kind", false), "kind problem.decision.kind");
  EXPECT_EQ(decide(worker, id, taken.revision, "keep_open", false), "ok");
  const auto kept = read(worker, id).value();
  EXPECT_FALSE(kept.decided_at);
  EXPECT_EQ(decide(worker, id, taken.revision, "assessment", true), "store.revision");
  EXPECT_EQ(decide(worker, id, kept.revision, "assessment", true), "ok");
  EXPECT_EQ(office.last_line(), "concern.closed done");
  const auto closed = read(worker, id).value();
  EXPECT_EQ(closed.state, ConcernState::closed);
  EXPECT_EQ(closed.decided_at, tuesday_morning);
  EXPECT_EQ(closed.closed_at, tuesday_morning);
  ASSERT_EQ(closed.decisions.size(), 2U);
  EXPECT_EQ(closed.decisions[1].decision.kind, domain::DecisionKind::assessment);
  EXPECT_EQ(closed.decisions[1].decision.rationale, "Because of what was seen and told.");
  EXPECT_EQ(decide(worker, id, closed.revision, "early_help", false), "concern.closed");
  ASSERT_TRUE(TakeConcern(*office.service)(other, id, closed.revision).ok());
  EXPECT_EQ(read(other, id).value().state, ConcernState::in_progress);
}

TEST_F(TeamTest, TheDesignatedOfficersClockStopsByItselfAndNothingClosesBefore) {
  auto draft = Office::worry();
  draft.adults.resize(1);
  draft.adults[0] = {"Somebody", "", "", "yes", "", ""};
  const auto told = office.tell(draft);
  const auto id = id_of(told);
  EXPECT_EQ(decide(worker, id, 1, "assessment", /*close=*/true), "close problem.decision.officer_first");
  EXPECT_TRUE(read(worker, id).value().allowed.contains(Action::tell_officer));
  const auto tell = [&](std::string_view note) {
    return code_of(TellOfficer(*office.service)(worker, id, office.record(told).revision, note));
  };
  EXPECT_EQ(tell("  "), "problem.officer.who");
  EXPECT_EQ(tell("Told the designated officer by telephone."), "ok");
  const auto view = read(worker, id).value();
  EXPECT_EQ(view.designated_officer_told_at, tuesday_morning);
  EXPECT_EQ(view.notes.back().text, "Told the designated officer by telephone.");
  EXPECT_FALSE(view.allowed.contains(Action::tell_officer));
  EXPECT_EQ(tell("Again."), "officer.not_due");
  EXPECT_EQ(decide(worker, id, office.record(told).revision, "assessment", /*close=*/true), "ok");
  EXPECT_EQ(code_of(VerifyAudit(*office.service)({})), "ok");
}

TEST_F(TeamTest, PassingItOnTellsTheDesignatedOfficer) {
  auto draft = Office::worry();
  draft.adults.resize(1);
  draft.adults[0] = {"Somebody", "", "", "yes", "", ""};
  const auto told = office.tell(draft);
  EXPECT_EQ(decide(worker, id_of(told), 1, "pass_to_designated_officer", /*close=*/true), "ok");
  EXPECT_EQ(office.record(told).designated_officer_told_at, tuesday_morning);
}

TEST_F(TeamTest, AFloodIsOneRowThatLeadsToEachOfItsConcerns) {
  const auto flood = RecordId::make(test_random());
  for (int i = 0; i < 5; ++i)
    static_cast<void>(SubmitConcern(*office.service)({.draft = Office::worry("The same again."),
                                                      .token = office.token(),
                                                      .source_over_limit = true,
                                                      .flood = flood}));
  auto urgent = Office::worry("One of them is real.");
  urgent.dangers = {"missing"};
  static_cast<void>(SubmitConcern(*office.service)(
      {.draft = urgent, .token = office.token(), .source_over_limit = true, .flood = flood}));
  office.tell(Office::worry("An ordinary worry."));
  const auto open = inbox(worker);
  ASSERT_EQ(open.floods.size(), 1U);
  EXPECT_EQ(open.floods[0].concerns, 5U);
  EXPECT_EQ(open.floods[0].first.opening, "The same again.");
  ASSERT_EQ(open.rows.size(), 2U);
  EXPECT_EQ(open.rows[0].opening, "One of them is real.");
  EXPECT_EQ(open.open, 7U) << "counted, every one";
  const auto members =
      ListInbox(*office.service)(worker, {.view = InboxFilter::View::open, .flood = open.floods[0].id}).value();
  EXPECT_EQ(members.rows.size(), 6U);
  EXPECT_TRUE(members.floods.empty());
}

TEST_F(TeamTest, AFloodOfUrgentConcernsIsOneRowAfterTheRealOneAndLeadsToEachOfThem) {
  const auto flood = RecordId::make(test_random());
  auto urgent = Office::worry("Invented by a machine.");
  urgent.dangers = {"missing"};
  for (int i = 0; i < 30; ++i)
    static_cast<void>(SubmitConcern(*office.service)(
        {.draft = urgent, .token = office.token(), .source_over_limit = true, .flood = flood}));
  urgent.worry = "This one is real.";
  office.tell(urgent);
  const auto open = inbox(worker);
  ASSERT_EQ(open.rows.size(), 2U);
  EXPECT_EQ(open.rows[0].opening, "This one is real.");
  EXPECT_FALSE(open.rows[0].stands_for);
  ASSERT_TRUE(open.rows[1].stands_for);
  EXPECT_EQ(open.rows[1].stands_for->concerns, 30U);
  EXPECT_TRUE(open.floods.empty()) << "named once, in the list";
  EXPECT_EQ(open.urgent, 31U) << "counted, every one";
  const auto members = ListInbox(*office.service)(worker, {.view = InboxFilter::View::open, .flood = flood}).value();
  EXPECT_EQ(members.rows.size(), 25U);
  EXPECT_TRUE(members.has_more);
  const auto each = ListInbox(*office.service)(worker, {.view = InboxFilter::View::urgent}).value();
  EXPECT_EQ(each.rows.size(), 25U) << "in the view of what is urgent each is a row";
  EXPECT_EQ(each.rows[0].opening, "This one is real.");
}

TEST_F(TeamTest, AManagerGivesAConcernOnlyToWhoMayHaveIt) {
  const auto amina = office.add("amina.worker", "Amina Worker", {Role::worker});
  const auto named = office.add("ben.worker", "Ben Worker", {Role::worker}, /*named_reader=*/true);
  const auto gone = office.add("cleo.worker", "Cleo Worker", {Role::worker}, /*named_reader=*/true);
  const auto auditor = office.add("dee.auditor", "Dee Auditor", {Role::auditor}, /*named_reader=*/true);
  const auto tied = office.add("eve.worker", "Eve Worker", {Role::worker}, /*named_reader=*/true);
  ASSERT_TRUE(ManageUsers(*office.service).disable("cleo.worker", "operator").ok());
  auto draft = Office::worry();
  draft.adults.resize(1);
  draft.adults[0].works_for_us = "yes";
  const auto id = id_of(office.tell(draft));
  ASSERT_TRUE(DeclareConflict(*office.service)(FindActor(*office.service)(tied).value(), id).ok());
  const auto give = [&](const domain::Actor& actor, UserId to) {
    return code_of(AssignConcern(*office.service)(actor, id, office.memory.find(id)->revision, to.to_string()));
  };
  const auto seen = read(manager, id).value();
  ASSERT_EQ(seen.colleagues.size(), 1U);
  EXPECT_EQ(seen.colleagues[0].id, named);
  for (const auto wrong : {amina, gone, auditor, tied, UserId{}})
    EXPECT_EQ(give(manager, wrong), "problem.assign.colleague");
  EXPECT_EQ(code_of(AssignConcern(*office.service)(manager, id, seen.revision, "nonsense")),
            "problem.assign.colleague");
  EXPECT_EQ(give(Office::actor({Role::worker}, true), named), "access.refused");
  EXPECT_EQ(give(manager, named), "ok");
  EXPECT_EQ(office.last_line(), "concern.assigned done");
  const auto given = read(manager, id).value();
  EXPECT_EQ(given.owner, named);
  EXPECT_EQ(given.owner_name, "Ben Worker");
  EXPECT_EQ(given.state, ConcernState::in_progress);
  EXPECT_TRUE(given.colleagues.empty());
}

TEST_F(TeamTest, WhoeverHasItPutsItBack) {
  const auto id = id_of(office.tell(Office::worry()));
  const auto put_back = [&](const domain::Actor& actor) {
    return code_of(PutBackConcern(*office.service)(actor, id, office.memory.find(id)->revision));
  };
  EXPECT_EQ(put_back(worker), "concern.not_yours");
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, 1).ok());
  EXPECT_TRUE(read(worker, id)->allowed.contains(Action::put_back_concern));
  EXPECT_FALSE(read(other, id)->allowed.contains(Action::put_back_concern));
  EXPECT_EQ(put_back(other), "concern.not_yours");
  EXPECT_EQ(put_back(worker), "ok");
  EXPECT_EQ(office.last_line(), "concern.put_back done");
  const auto back = read(worker, id).value();
  EXPECT_EQ(back.state, ConcernState::read);
  EXPECT_FALSE(back.owner);
  EXPECT_EQ(put_back(worker), "concern.not_yours");
}

TEST_F(TeamTest, DangerToldOnASaturdayIsDecidedWithinTheHour) {
  office.clock.advance(std::chrono::hours(4 * 24 + 12));
  auto danger = Office::worry();
  danger.dangers = {"immediate_danger"};
  const auto told = office.record(office.tell(danger));
  EXPECT_EQ(told.decide_by, told.received_at + std::chrono::hours(1));
  EXPECT_TRUE(inbox(worker).rows.at(0).danger_now);
  EXPECT_TRUE(read(worker, told.id)->danger_now);
}

TEST_F(TeamTest, EveryOtherFloorToldOnAFridayIsDecidedByTheNextDay) {
  office.clock.advance(std::chrono::hours(3 * 24 + 8));
  const auto told_with = [&](const std::vector<std::string>& dangers, const std::string& language = "en") {
    auto draft = Office::worry();
    draft.dangers = dangers;
    draft.language = language;
    return office.record(office.tell(draft));
  };
  const auto translator = told_with({}, "xx");
  EXPECT_GT(translator.decide_by, translator.received_at + std::chrono::hours(48)) << "it is read on Monday";
  for (const auto* floor :
       {"image_blackmail", "recent_assault", "suspect_has_access", "own_account_of_harm", "under_13"}) {
    const auto told = told_with({floor});
    EXPECT_EQ(told.decide_by, told.received_at + std::chrono::hours(24)) << floor;
    EXPECT_EQ(inbox(worker).rows.back().id, translator.id) << floor;
    EXPECT_TRUE(read(worker, told.id)->same_day);
  }
}

TEST_F(TeamTest, ClosingAboveAHardFloorAsksForMoreAndKeepsIt) {
  auto missing = Office::worry();
  missing.dangers = {"missing"};
  const auto id = id_of(office.tell(missing));
  domain::DecisionDraft draft{"no_further_action", "Because of what was seen and told.", "", "", ""};
  const auto close = [&] {
    return code_of(DecideConcern(*office.service)(worker, id, read(worker, id)->revision, draft, true));
  };
  EXPECT_TRUE(close().starts_with("basis problem.decision.floor.basis")) << close();
  draft.basis = "Two calls.";
  EXPECT_TRUE(close().starts_with("child_voice problem.decision.floor.child_voice")) << close();
  draft.child_voice = "Seen and heard.";
  EXPECT_TRUE(close().starts_with("told problem.decision.floor.told")) << close();
  draft.told = "Police, today.";
  EXPECT_EQ(close(), "floor_confirmed problem.decision.floor.confirm");
  EXPECT_TRUE(read(worker, id)->decisions.empty());
  draft.floor_confirmed = true;
  EXPECT_EQ(close(), "ok");
  EXPECT_EQ(office.last_line(), "concern.closed done");
  office.restart();
  EXPECT_EQ(read(worker, id)->decisions.at(0).decision.told, "Police, today.");
}

TEST_F(TeamTest, StoppingAClockThatRunsDayAndNightAsksWhatClosingAsks) {
  for (const auto* danger : {"immediate_danger", "missing", "recent_assault"}) {
    auto said = Office::worry();
    said.dangers = {danger};
    const auto id = id_of(office.tell(said));
    domain::DecisionDraft draft{"keep_open", "Because of what was seen and told.", "", "", ""};
    const auto decide_open = [&] {
      return code_of(DecideConcern(*office.service)(worker, id, read(worker, id)->revision, draft, /*close=*/false));
    };
    EXPECT_EQ(decide_open(), "ok") << danger << ": its clock runs on";
    draft.kind = "no_further_action";
    EXPECT_TRUE(decide_open().starts_with("basis problem.decision.floor.basis")) << danger << decide_open();
    draft = {draft.kind, draft.rationale, "Two calls.", "", "Seen and heard.", "Police, today.", false};
    EXPECT_EQ(decide_open(), "floor_confirmed problem.decision.floor.confirm") << danger;
    EXPECT_FALSE(office.memory.find(id)->decided_at) << danger << ": its clock runs";
    draft.floor_confirmed = true;
    EXPECT_EQ(decide_open(), "ok") << danger;
    draft = {"early_help", "Because of what came to light since.", "", "", ""};
    EXPECT_EQ(decide_open(), "ok") << danger << ": no clock runs any more";
  }
}

TEST_F(TeamTest, NotesAreKeptWithTheirAuthor) {
  const auto amina = FindActor(*office.service)(office.add("amina.worker", "Amina Worker", {Role::worker})).value();
  const auto id = id_of(office.tell(Office::worry()));
  EXPECT_EQ(code_of(AddNote(*office.service)(amina, id, " ")), "problem.note.empty");
  ASSERT_TRUE(AddNote(*office.service)(amina, id, "Rang the school.").ok());
  const auto view = read(worker, id).value();
  ASSERT_EQ(view.notes.size(), 1U);
  EXPECT_EQ(view.notes[0].text, "Rang the school.");
  EXPECT_EQ(view.notes[0].author, "Amina Worker");
  EXPECT_EQ(view.history[1].actor_name, "Amina Worker");
}

TEST_F(TeamTest, RefusalsAreOnRecordAndTellNothing) {
  auto draft = Office::worry();
  draft.adults.resize(1);
  draft.adults[0].works_for_us = "yes";
  const auto restricted = id_of(office.tell(draft));
  const auto plain = id_of(office.tell(Office::worry()));
  struct Case {
    domain::Actor actor;
    ConcernId id;
    std::string code;
  };
  auto elsewhere = worker;
  elsewhere.area_id = "otherton";
  const std::vector<Case> cases{
      {worker, restricted, "concern.unknown"},
      {worker, ConcernId::make(test_random()), "concern.unknown"},
      {elsewhere, plain, "access.refused"},
      {Office::actor({Role::administrator}), plain, "access.refused"},
      {Office::actor({Role::administrator}), ConcernId::make(test_random()), "access.refused"},
      {Office::actor({Role::auditor}), plain, "access.refused"}};
  for (const auto& [actor, id, code] : cases) {
    const auto before = office.lines(ports::AuditChain::team).size();
    EXPECT_EQ(code_of(read(actor, id)), code);
    EXPECT_EQ(office.last_line(), "concern.read refused");
    EXPECT_EQ(code_of(TakeConcern(*office.service)(actor, id, 1)), code);
    EXPECT_EQ(code_of(AddNote(*office.service)(actor, id, "Words.")), code);
    EXPECT_EQ(code_of(ReplyToReporter(*office.service)(actor, id, "Words.")), code);
    EXPECT_EQ(decide(actor, id, 1, "assessment", true), code);
    EXPECT_EQ(code_of(DeclareConflict(*office.service)(actor, id)), code);
    EXPECT_EQ(office.lines(ports::AuditChain::team).size(), before + 6);
  }
  EXPECT_EQ(office.record(office.tell(Office::worry())).revision, 1U);
  EXPECT_TRUE(read(manager, restricted).ok());
  EXPECT_EQ(code_of(ListInbox(*office.service)(Office::actor({Role::auditor}), {})), "access.refused");
  EXPECT_EQ(office.last_line(), "inbox.listed refused");
}

TEST_F(TeamTest, AConflictOfInterestHidesItFromThen) {
  const auto id = id_of(office.tell(Office::worry()));
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, 1).ok());
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, id).ok());
  EXPECT_EQ(code_of(read(worker, id)), "concern.unknown");
  EXPECT_TRUE(inbox(worker).rows.empty());
  EXPECT_EQ(inbox(worker).open, 0U);
  EXPECT_EQ(inbox(other).unread, 1U) << "it is passed over by nobody";
  EXPECT_EQ(inbox(other).nobodys, 1U);
  const auto view = read(other, id).value();
  EXPECT_EQ(view.state, ConcernState::read);
  EXPECT_TRUE(view.allowed.contains(Action::take_concern));
}

TEST_F(TeamTest, TheInboxBeginsWithWhatReachesAFloor) {
  office.tell(
      Office::worry("The first small worry, which goes on for a good while so that it has to be cut somewhere between "
                    "two of its words, because "
                    "an inbox shows only the beginning of what was said."));
  office.clock.advance(std::chrono::hours(1));
  auto urgent = Office::worry("Missing now.");
  urgent.dangers = {"missing"};
  const auto told = office.tell(urgent);
  const auto seen = inbox(worker);
  ASSERT_EQ(seen.rows.size(), 2U);
  EXPECT_EQ(seen.rows[0].reference, told.reference);
  EXPECT_TRUE(seen.rows[0].floors.contains(domain::HardFloor::missing));
  EXPECT_LE(count_characters(seen.rows[1].opening), 140U);
  EXPECT_EQ(seen.rows[1].opening.substr(0, 21), "The first small worry");
  EXPECT_EQ(seen.open, 2U);
  EXPECT_EQ(seen.urgent, 1U);
  EXPECT_EQ(seen.unread, 2U);
  EXPECT_EQ(inbox(worker, InboxFilter::View::urgent).rows.size(), 1U);
  EXPECT_EQ(office.last_line(), "inbox.listed done");
}

TEST_F(TeamTest, TheInboxHasViewsAndPages) {
  for (int i = 0; i < 30; ++i) office.tell(Office::worry());
  const auto first = inbox(worker);
  EXPECT_EQ(first.rows.size(), 25U);
  EXPECT_TRUE(first.has_more);
  const auto second = inbox(worker, InboxFilter::View::open, 2);
  EXPECT_EQ(second.rows.size(), 5U);
  EXPECT_FALSE(second.has_more);
  EXPECT_EQ(inbox(worker, InboxFilter::View::open, 0).page, 1U);
  EXPECT_TRUE(inbox(worker, InboxFilter::View::open, static_cast<std::size_t>(-1)).rows.empty());
  ASSERT_TRUE(TakeConcern(*office.service)(worker, first.rows[3].id, 1).ok());
  const auto mine = inbox(worker, InboxFilter::View::mine);
  ASSERT_EQ(mine.rows.size(), 1U);
  EXPECT_EQ(mine.mine, 1U);
  EXPECT_EQ(inbox(worker, InboxFilter::View::unread, 2).rows.size(), 4U);
  EXPECT_TRUE(inbox(worker, InboxFilter::View::closed).rows.empty());
  EXPECT_TRUE(inbox(worker, InboxFilter::View::quarantine).rows.empty());
}

TEST_F(TeamTest, ARecordThatDoesNotVerifyHidesNoOther) {
  office.tell(Office::worry());
  auto spoilt = office.record(office.tell(Office::worry()));
  spoilt.id = ConcernId::make(test_random());
  spoilt.lookup_id[0] ^= 1;
  spoilt.reference = "HD-0000-0000-0";
  ports::Work work;
  work.writes.emplace_back(ports::InsertConcern{spoilt});
  ASSERT_TRUE(office.memory.commit(std::move(work)).ok());
  const auto seen = inbox(worker);
  ASSERT_EQ(seen.rows.size(), 3U);
  for (const auto& row : seen.rows) EXPECT_EQ(row.opening.empty(), row.id == spoilt.id);
  EXPECT_EQ(code_of(read(worker, spoilt.id)), "sealed.corrupt");
}

TEST_F(TeamTest, WhatNobodyHasIsListedAndWhoeverDecidesItHasIt) {
  const auto id = id_of(office.tell(Office::worry()));
  office.tell(Office::worry());
  EXPECT_EQ(inbox(worker, InboxFilter::View::nobodys).rows.size(), 2U);
  EXPECT_EQ(inbox(worker).nobodys, 2U);
  EXPECT_EQ(decide(worker, id, read(worker, id)->revision, "keep_open", false), "ok");
  const auto view = read(worker, id).value();
  EXPECT_EQ(view.owner, worker.id);
  EXPECT_EQ(view.state, ConcernState::in_progress);
  EXPECT_EQ(inbox(worker, InboxFilter::View::nobodys).rows.size(), 1U);
  EXPECT_EQ(inbox(worker).nobodys, 1U);
  const auto taken = [](const HistoryLine& line) { return line.action == "concern.taken"; };
  EXPECT_EQ(std::count_if(view.history.begin(), view.history.end(), taken), 1);
  EXPECT_EQ(decide(other, id, view.revision, "assessment", false), "ok");
  EXPECT_EQ(read(worker, id)->owner, worker.id) << "a colleague's decision takes nothing away";
}

TEST_F(TeamTest, ChangesAreWholeOrNotAtAll) {
  const auto id = id_of(office.tell(Office::worry()));
  const std::vector<std::function<std::string()>> deeds{
      [&] { return code_of(AddNote(*office.service)(worker, id, "A note.")); },
      [&] { return code_of(ReplyToReporter(*office.service)(worker, id, "A reply.")); },
      [&] { return code_of(TakeConcern(*office.service)(worker, id, office.memory.find(id)->revision)); },
      [&] { return decide(worker, id, office.memory.find(id)->revision, "assessment", true); },
      [&] { return code_of(DeclareConflict(*office.service)(worker, id)); }};
  for (const auto& deed : deeds)
    for (int call = 1;; ++call) {
      const auto before = office.memory.find(id)->revision;
      office.failing.fail_call(call, {ErrorKind::unavailable, "store.disk", {}});
      const auto outcome = deed();
      if (office.failing.calls() < call) break;
      EXPECT_EQ(outcome, "store.disk");
      EXPECT_EQ(office.memory.find(id)->revision, before);
    }
  EXPECT_EQ(office.memory.notes(id)->size(), 1U);
  EXPECT_EQ(office.memory.messages(id)->size(), 1U);
  EXPECT_EQ(office.memory.decisions(id)->size(), 1U);
}

}  // namespace
}  // namespace heed::app
