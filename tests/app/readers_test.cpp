// A concern is never visible to nobody: whoever is named, somebody reads it or the banner names it.
#include <algorithm>

#include "app/audit.hpp"
#include "app/office.hpp"
#include "app/oversight.hpp"

namespace heed::app {
namespace {

constexpr const char* reason = "It is a colleague of ours.";

using domain::Role;

class ReadersTest : public ::testing::Test {
 protected:
  struct Person {
    std::string name;
    domain::Actor actor;
  };

  ReadersTest() {
    add("amina.worker", "Amina Worker", {Role::worker});
    add("ben.worker", "Ben Worker", {Role::worker});
    add("carys.manager", "Carys Manager", {Role::manager}, /*named_reader=*/true);
    add("dylan.manager", "Dylan Manager", {Role::manager});
    const auto id = office.add("eve.admin", "Eve Admin", {Role::administrator});
    administrator = FindActor(*office.service)(id).value();
  }

  void add(const std::string& sign_in_name, const std::string& name, std::set<Role> roles, bool named_reader = false) {
    const auto id = office.add(sign_in_name, name, std::move(roles), named_reader);
    people.push_back({name, FindActor(*office.service)(id).value()});
  }

  static domain::ConcernDraft about_staff(const std::string& name, const std::string& words = "A worry.") {
    auto draft = Office::worry(words);
    draft.adults.resize(1);
    draft.adults[0].name = name;
    draft.adults[0].works_for_us = "yes";
    return draft;
  }

  // The first names of who may open it; the inbox and its counts must say the same.
  std::string readers(const Submitted& told) {
    std::string names;
    for (const auto& person : people) {
      const auto inbox = ListInbox(*office.service)(person.actor, {});
      const bool listed = inbox.ok() && std::any_of(inbox->rows.begin(), inbox->rows.end(), [&](const InboxRow& row) {
                            return row.reference == told.reference;
                          });
      const bool read = ReadConcern(*office.service)(person.actor, office.record(told).id).ok();
      EXPECT_EQ(listed, read) << person.name;
      EXPECT_EQ(inbox.ok() ? inbox->open - inbox->rows.size() : 0U, 0U) << person.name;
      if (read) names += (names.empty() ? "" : " ") + person.name.substr(0, person.name.find(' '));
    }
    return names;
  }
  bool banner_names(const Submitted& told) {
    const auto found = ConcernsWithoutReader(*office.service)(administrator).value();
    return std::find(found.begin(), found.end(), told.reference) != found.end();
  }
  void close(const Submitted& told) {
    ports::ChangeConcern change;
    change.id = office.record(told).id;
    change.seen_revision = office.record(told).revision;
    change.state = "closed";
    ASSERT_TRUE(office.memory.commit({{change}, {}}).ok());
  }

  Office office;
  std::vector<Person> people;
  domain::Actor administrator;
};

TEST_F(ReadersTest, SomebodyReadsItOrTheBannerNamesItWhoeverIsNamed) {
  for (unsigned named = 0; named < 16U; ++named) {
    std::string all;
    auto as_adults = Office::worry();
    auto as_staff = Office::worry();
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (((named >> i) & 1U) == 0) continue;
      all += people[i].name + " was there. ";
      as_adults.adults.push_back({people[i].name, "", "", "", "", ""});
      as_staff.adults.push_back({people[i].name, "", "", "", "yes", ""});
    }
    for (const auto& draft :
         {Office::worry("A worry. " + all), as_adults, as_staff, about_staff("Somebody", "A worry. " + all)}) {
      const auto told = office.tell(draft);
      EXPECT_EQ(readers(told).empty(), banner_names(told)) << "exactly one of the two; named: " << all;
      close(told);
    }
  }
}

TEST_F(ReadersTest, WhoIsOnlyMentionedReadsWhatNobodyElseCould) {
  EXPECT_EQ(readers(office.tell(Office::worry("I told Amina Worker."))), "Ben Carys Dylan");
  const std::string all = "Amina Worker, Ben Worker, Carys Manager and Dylan Manager were kind. My son is missing.";
  const auto told = office.tell(Office::worry(all));
  EXPECT_EQ(readers(told), "Carys");
  auto about_carys = Office::worry(all);
  about_carys.adults.resize(1);
  about_carys.adults[0].name = "Carys Manager";
  close(told);
  EXPECT_EQ(readers(office.tell(about_carys)), "Dylan") << "never whom it is about";
}

TEST_F(ReadersTest, AKindMentionInALaterMessageTakesNobodyAwayWhoIsTheLastToReadIt) {
  const auto told = office.tell(Office::worry("A girl is met by a man in a red car. I told Amina Worker."));
  const auto id = office.record(told).id;
  EXPECT_EQ(readers(told), "Ben Carys Dylan");
  for (const std::size_t knows : {2U, 3U}) ASSERT_TRUE(DeclareConflict(*office.service)(people[knows].actor, id).ok());
  const auto& ben = people[1].actor;
  ASSERT_TRUE(TakeConcern(*office.service)(ben, id, office.record(told).revision).ok());
  const std::string words(told.receipt.reveal_text());
  const auto say = [&](const std::string& text, MessageAbout about = MessageAbout::anyone) {
    ASSERT_TRUE(WriteAsReporter(*office.service)(words, text, office.token(), about, MessageDanger::now).ok());
  };
  say("Ben Worker was kind, and Carys Manager. The man is back now.");
  EXPECT_EQ(readers(told), "Ben") << "not Carys, who knows someone in it, nor Amina";
  EXPECT_EQ(office.record(told).owner, ben.id);
  EXPECT_FALSE(banner_names(told));
  say("It is Ben.", MessageAbout::us);
  EXPECT_EQ(readers(told), "") << "about staff, whoever is mentioned may be the one";
  EXPECT_TRUE(banner_names(told));
}

TEST_F(ReadersTest, StaffConcernsGoToManagersOnlyWhileNoNamedReaderMayRead) {
  const auto told = office.tell(about_staff("Somebody Else"));
  EXPECT_EQ(readers(told), "Carys");
  close(told);
  const auto about_carys = office.tell(about_staff("Carys Manager"));
  EXPECT_EQ(readers(about_carys), "Dylan");
  close(about_carys);
  const auto about_both = office.tell(about_staff("Carys Manager", "Dylan Manager knows."));
  EXPECT_EQ(readers(about_both), "Amina Ben");
  add("flo.manager", "Flo Manager", {Role::manager}, /*named_reader=*/true);
  EXPECT_EQ(readers(about_both), "Flo") << "it is a named reader's again";
}

TEST_F(ReadersTest, WhoIsAccusedByTheFirstNameAloneReadsNothingOfIt) {
  add("amina.manager", "Amina Manager", {Role::manager}, /*named_reader=*/true);
  const auto told = office.tell(about_staff("Amina"));
  EXPECT_EQ(readers(told), "Carys");
  close(told);
  const auto in_words = office.tell(about_staff("", "Carys hugs the boys when nobody is there."));
  EXPECT_EQ(readers(in_words), "Amina");
  close(in_words);
  const auto both = office.tell(about_staff("Carys", "Amina knows, and so does Dylan."));
  EXPECT_EQ(readers(both), "Ben");
  close(both);
  const auto everyone = office.tell(about_staff("Carys", "Amina, Ben and Dylan know."));
  EXPECT_EQ(readers(everyone), "");
  EXPECT_TRUE(banner_names(everyone));
  close(everyone);
  const auto about_nobody_here = office.tell(Office::worry("Amina drives him home."));
  EXPECT_EQ(readers(about_nobody_here), "Amina Ben Carys Dylan Amina");
  close(about_nobody_here);
  const auto later = office.tell(about_staff("Ella"));
  add("ella.manager", "Ella Manager", {Role::manager}, /*named_reader=*/true);
  EXPECT_EQ(readers(later), "Carys Amina") << "nor whoever begins afterwards";
}

TEST_F(ReadersTest, WhoeverBeginsAfterItWasSaidToBeAboutOneOfUsReadsNothingOfThemselves) {
  const auto by_team = office.tell(Office::worry("A man called Zoltan gives girls lifts."));
  ASSERT_TRUE(RestrictConcern(*office.service)(people[2].actor, office.record(by_team).id, reason).ok());
  const auto by_message = office.tell(Office::worry("Zoltan gives girls lifts."));
  const std::string words(by_message.receipt.reveal_text());
  ASSERT_TRUE(WriteAsReporter(*office.service)(words, "He is yours.", office.token(), MessageAbout::us).ok());
  const auto of_anybody = office.tell(Office::worry("Zoltan from number 9 gives girls lifts."));
  add("zoltan.manager", "Zoltan Manager", {Role::manager}, /*named_reader=*/true);
  EXPECT_EQ(readers(by_team), "Carys");
  EXPECT_EQ(readers(by_message), "Carys");
  EXPECT_EQ(readers(of_anybody), "Amina Ben Carys Dylan Zoltan");
}

TEST_F(ReadersTest, SomebodyOfTheTeamCanSayThatItIsAboutOneOfUs) {
  const auto told = office.tell(Office::worry("The man with the dog again."));
  const auto id = office.record(told).id;
  const auto& amina = people[0].actor;
  const auto& carys = people[2].actor;
  EXPECT_EQ(readers(told), "Amina Ben Carys Dylan");
  ASSERT_TRUE(TakeConcern(*office.service)(amina, id, office.record(told).revision).ok());
  const RestrictConcern restrict_concern(*office.service);
  const auto after = restrict_concern.foresee(amina, id).value();
  EXPECT_EQ(after.circle, domain::Circle::named_readers);
  EXPECT_FALSE(after.actor_may_read);
  EXPECT_TRUE(restrict_concern.foresee(carys, id).value().actor_may_read);
  EXPECT_EQ(after.can_read, std::vector<std::string>{"Carys Manager"});
  EXPECT_EQ(after.no_longer, (std::vector<std::string>{"Amina Worker", "Ben Worker", "Dylan Manager"}));
  EXPECT_FALSE(office.record(told).restricted) << "to look ahead changes nothing";
  EXPECT_EQ(code_of(restrict_concern(amina, id, " ")), "problem.about_staff.reason");
  EXPECT_EQ(office.record(told).state, "in_progress");
  ASSERT_TRUE(restrict_concern(amina, id, reason).ok());
  EXPECT_EQ(office.last_line(), "concern.restricted done");
  const auto record = office.record(told);
  EXPECT_TRUE(record.restricted);
  EXPECT_FALSE(record.owner) << "a named reader must take it";
  EXPECT_EQ(record.state, "received");
  EXPECT_FALSE(record.designated_officer_by) << "nobody said that an adult works with children";
  const auto again = restrict_concern(amina, id, "Another reason.");
  EXPECT_EQ(again.value().said, Said::already_and_reads_no_more) << "as when both presses come at the same moment";
  EXPECT_EQ(office.last_line(), "concern.restricted done") << "nobody was refused";
  EXPECT_FALSE(again->leads_back);
  EXPECT_EQ(code_of(restrict_concern(people[1].actor, id, reason)), "concern.unknown");
  EXPECT_EQ(office.last_line(), "concern.restricted refused");
  EXPECT_EQ(code_of(restrict_concern.foresee(amina, id)), "concern.unknown");
  EXPECT_EQ(readers(told), "Carys");
  const auto lines = office.lines(ports::AuditChain::team).size();
  const auto revision = office.record(told).revision;
  EXPECT_TRUE(restrict_concern(carys, id, reason).ok()) << "said again it changes nothing";
  EXPECT_EQ(office.record(told).revision, revision);
  EXPECT_EQ(office.lines(ports::AuditChain::team).size(), lines);
  EXPECT_EQ(code_of(restrict_concern(administrator, id, reason)), "access.refused");
  EXPECT_TRUE(VerifyAudit(*office.service)({})->problems.empty());
  const auto notes = ReadConcern(*office.service)(carys, id)->notes;
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes.front().text, reason);
  EXPECT_EQ(notes.front().author, "Amina Worker");
}

TEST_F(ReadersTest, ASecondPersonsReasonIsKeptBesideTheFirst) {
  const auto told = office.tell(Office::worry());
  const auto id = office.record(told).id;
  add("flo.manager", "Flo Manager", {Role::manager}, /*named_reader=*/true);
  const auto &carys = people[2].actor, &flo = people[4].actor;
  const RestrictConcern restrict_concern(*office.service);
  const LiftRestriction lift(*office.service);
  const auto notes = [&] { return ReadConcern(*office.service)(carys, id)->notes.size(); };
  EXPECT_EQ(restrict_concern(carys, id, reason, "a token").value().said, Said::newly);
  EXPECT_EQ(restrict_concern(carys, id, reason, "a token").value().said, Said::already);
  EXPECT_EQ(restrict_concern(flo, id, "Her brother works here.", "another").value().said, Said::another_reason);
  EXPECT_EQ(restrict_concern(flo, id, "Her brother works here.", "another").value().said, Said::already);
  EXPECT_EQ(code_of(restrict_concern(flo, id, " ", "another")), "problem.about_staff.reason");
  EXPECT_EQ(notes(), 2U);
  EXPECT_EQ(lift(flo, id, "He left.", "third").value(), Said::newly);
  EXPECT_EQ(lift(flo, id, "He left.", "third").value(), Said::already);
  EXPECT_EQ(lift(carys, id, "It was another man.", "fourth").value(), Said::another_reason);
  EXPECT_EQ(notes(), 4U);
  EXPECT_EQ(restrict_concern(carys, id, reason, "a token").value().said, Said::newly) << "from a page of before";
  EXPECT_TRUE(office.record(told).restricted);
  EXPECT_EQ(notes(), 5U);
  EXPECT_TRUE(VerifyAudit(*office.service)({})->problems.empty());
}

TEST_F(ReadersTest, WhoeverIsKeptAwayLearnsFromASecondPressNothingOfWhatOthersDidSince) {
  const auto told = office.tell(Office::worry("The man with the dog again."));
  const auto id = office.record(told).id;
  const auto &amina = people[0].actor, &carys = people[2].actor;
  const RestrictConcern restrict_concern(*office.service);
  const LiftRestriction lift(*office.service);
  ASSERT_TRUE(restrict_concern(amina, id, reason).ok());
  const std::string words(told.receipt.reveal_text());
  ASSERT_TRUE(WriteAsReporter(*office.service)(words, "I spoke to Amina Worker.", office.token()).ok());
  const auto press = [&] { return restrict_concern(amina, id, reason).value().said; };
  EXPECT_EQ(press(), Said::already_and_reads_no_more);
  ASSERT_TRUE(lift(carys, id, "It is another man.").ok());
  ASSERT_EQ(code_of(ReadConcern(*office.service)(amina, id)), "concern.unknown");
  EXPECT_EQ(press(), Said::already_and_reads_no_more);
  EXPECT_EQ(office.last_line(), "concern.restricted done") << "that she said it again";
  EXPECT_TRUE(restrict_concern.was_said_by(amina, id).value());
  EXPECT_FALSE(office.record(told).restricted);
  EXPECT_TRUE(VerifyAudit(*office.service)({})->problems.empty());
}

TEST_F(ReadersTest, LiftedItIsReadAgainByWhomThatAloneKeptAway) {
  const auto told = office.tell(Office::worry("A man they call Ben drove her home."));
  const auto id = office.record(told).id;
  add("flo.manager", "Flo Manager", {Role::manager}, /*named_reader=*/true);
  const auto& carys = people[2].actor;
  ASSERT_EQ(readers(told), "Amina Ben Carys Dylan Flo");
  const auto say = [&](const std::string& text) {
    const std::string words(told.receipt.reveal_text());
    ASSERT_TRUE(WriteAsReporter(*office.service)(words, text, office.token()).ok());
  };
  ASSERT_TRUE(RestrictConcern(*office.service)(people[0].actor, id, reason).ok());
  say("Ben came again, and I rang Dylan Manager. Amina was there.");
  ASSERT_TRUE(DeclareConflict(*office.service)(people[4].actor, id).ok());
  ASSERT_EQ(readers(told), "Carys");
  ASSERT_EQ(office.record(told).excluded.size(), 4U);
  const LiftRestriction lift(*office.service);
  EXPECT_EQ(lift.foresee(carys, id)->can_read_again, (std::vector<std::string>{"Amina Worker", "Ben Worker"}));
  ASSERT_TRUE(lift(carys, id, "It is another Ben.").ok());
  EXPECT_EQ(readers(told), "Amina Ben Carys") << "Dylan is named in full, and Flo knows someone in it";
  ASSERT_TRUE(RestrictConcern(*office.service)(people[1].actor, id, reason).ok());
  EXPECT_EQ(readers(told), "Carys");
  ASSERT_TRUE(lift(carys, id, "It still is.").ok());
  EXPECT_EQ(readers(told), "Amina Ben Carys");
  EXPECT_TRUE(VerifyAudit(*office.service)({})->problems.empty());
}

TEST_F(ReadersTest, LiftedItStaysClosedToWhomTheTeamNamesInWhatItWrote) {
  const LiftRestriction lift(*office.service);
  const auto& carys = people[2].actor;
  const auto told = [&](const std::string& why) {
    const auto one = office.tell(Office::worry("A man they call Ben drove her home."));
    EXPECT_TRUE(RestrictConcern(*office.service)(carys, office.record(one).id, why).ok());
    return one;
  };
  const auto lifted = [&](const Submitted& one) {
    const auto id = office.record(one).id;
    const auto foreseen = lift.foresee(carys, id)->can_read_again;
    const bool is_foreseen = std::find(foreseen.begin(), foreseen.end(), "Ben Worker") != foreseen.end();
    EXPECT_TRUE(lift(carys, id, "It is another man.").ok());
    const auto left = readers(one);
    EXPECT_EQ(is_foreseen, left.find("Ben") != std::string::npos);
    return left;
  };
  EXPECT_EQ(lifted(told("I think that it is Ben Worker, our colleague.")), "Amina Carys Dylan");
  EXPECT_EQ(lifted(told(reason)), "Amina Ben Carys Dylan");
  const auto noted = told(reason);
  ASSERT_TRUE(AddNote(*office.service)(carys, office.record(noted).id, "Ben Worker has such a car.").ok());
  EXPECT_EQ(lifted(noted), "Amina Carys Dylan");
  const auto decided = told(reason);
  domain::DecisionDraft draft;
  draft.kind = "keep_open";
  draft.rationale = "To be asked of Ben Worker's manager.";
  const auto id = office.record(decided).id;
  ASSERT_EQ(code_of(DecideConcern(*office.service)(carys, id, office.record(decided).revision, draft, /*close=*/false)),
            "ok");
  EXPECT_EQ(lifted(decided), "Amina Carys Dylan");
}

TEST_F(ReadersTest, LiftedWithAMessageThatDoesNotOpenItLetsNobodyInAgain) {
  const auto told = office.tell(Office::worry("A man they call Ben drove her home."));
  const auto id = office.record(told).id;
  auto unreadable = ports::MessageRecord();
  unreadable.id = MessageId({1});
  unreadable.concern_id = id;
  unreadable.from_reporter = true;
  ASSERT_TRUE(office.memory.commit({{ports::InsertMessage{unreadable}}, {}}).ok());
  ASSERT_TRUE(RestrictConcern(*office.service)(people[0].actor, id, reason).ok());
  const LiftRestriction lift(*office.service);
  EXPECT_EQ(lift.foresee(people[2].actor, id)->can_read_again,
            (std::vector<std::string>{"Amina Worker", "Dylan Manager"}));
  ASSERT_TRUE(lift(people[2].actor, id, "It is another Ben.").ok());
  EXPECT_EQ(office.record(told).excluded, std::vector{people[1].actor.id}) << "it may name him";
}

TEST_F(ReadersTest, SaidToBeAboutOneOfUsItKeepsItsOwnerWhoMayReadAndStaysClosed) {
  const auto told = office.tell(Office::worry());
  const auto id = office.record(told).id;
  const auto& carys = people[2].actor;
  ASSERT_TRUE(TakeConcern(*office.service)(carys, id, office.record(told).revision).ok());
  ASSERT_TRUE(RestrictConcern(*office.service)(people[1].actor, id, reason).ok());
  EXPECT_EQ(office.record(told).owner, carys.id);
  EXPECT_EQ(office.record(told).state, "in_progress");
  const auto closed = office.tell(Office::worry("Another."));
  close(closed);
  ASSERT_TRUE(RestrictConcern(*office.service)(people[1].actor, office.record(closed).id, reason).ok());
  EXPECT_EQ(office.record(closed).state, "closed");
}

TEST_F(ReadersTest, WhereNoNamedReaderIsLeftManagersReadWhatTheTeamSaysIsAboutOneOfUs) {
  const auto told = office.tell(Office::worry("I spoke to Carys Manager."));
  const auto id = office.record(told).id;
  const RestrictConcern restrict_concern(*office.service);
  EXPECT_EQ(restrict_concern.foresee(people[0].actor, id)->circle, domain::Circle::managers);
  ASSERT_TRUE(restrict_concern(people[0].actor, id, reason).ok());
  EXPECT_EQ(readers(told), "Dylan");
  const auto all = office.tell(Office::worry("Amina Worker, Ben Worker, Carys Manager and Dylan Manager."));
  ASSERT_EQ(readers(all), "Carys") << "only mentioned, and somebody must";
  EXPECT_EQ(restrict_concern.foresee(people[2].actor, office.record(all).id)->circle, std::nullopt);
  ASSERT_TRUE(restrict_concern(people[2].actor, office.record(all).id, reason).ok());
  EXPECT_EQ(readers(all), "");
  EXPECT_TRUE(banner_names(all));
  EXPECT_EQ(office.memory.outbox().back().kind, "concern.without-reader");
}

TEST_F(ReadersTest, TheBannerIsForWhoeverLooksAfterTheServiceAndGoesWhenSomebodyMayRead) {
  const auto told = office.tell(about_staff("Carys Manager", "Amina Worker, Ben Worker and Dylan Manager."));
  EXPECT_EQ(readers(told), "");
  const auto count = [&](const domain::Actor& actor) {
    return ConcernsWithoutReader(*office.service)(actor).value().size();
  };
  EXPECT_EQ(count(administrator), 1U);
  EXPECT_EQ(count(people[3].actor), 1U);
  EXPECT_EQ(count(Office::actor({Role::auditor})), 1U);
  EXPECT_EQ(count(people[0].actor), 0U);
  add("flo.manager", "Flo Manager", {Role::manager}, /*named_reader=*/true);
  EXPECT_EQ(count(administrator), 0U);
  EXPECT_EQ(readers(told), "Flo");
}

TEST_F(ReadersTest, WhatTheLastReaderHandsOverOrWhoIsDisabledLeavesBehindIsOnTheBanner) {
  auto draft = Office::worry();
  for (const auto* name : {"Amina Worker", "Ben Worker", "Carys Manager"})
    draft.adults.push_back({name, "", "", "", "", ""});
  const auto told = office.tell(draft);
  EXPECT_EQ(readers(told), "Dylan");
  ASSERT_TRUE(DeclareConflict(*office.service)(people[3].actor, office.record(told).id).ok());
  EXPECT_EQ(office.memory.outbox().back().kind, "concern.without-reader");
  EXPECT_TRUE(banner_names(told));
  const ConcernsWithoutReader without(*office.service);
  EXPECT_EQ(without.count(people[0].actor).value(), 1U) << "a worker hears that there is one";
  EXPECT_EQ(without.count(people[3].actor).value(), 0U) << "a manager is told which";
  EXPECT_EQ(without.count(administrator).value(), 0U);
  const auto open = office.tell(Office::worry());
  for (const auto* name : {"amina.worker", "ben.worker", "carys.manager", "dylan.manager"})
    ASSERT_TRUE(ManageUsers(*office.service).disable(name, "operator").ok());
  EXPECT_TRUE(banner_names(open));
}

TEST_F(ReadersTest, TheOperatorIsToldWhichConcernsAboutStaffLoseTheirNamedReader) {
  add("flo.manager", "Flo Manager", {Role::manager}, /*named_reader=*/true);
  office.tell(about_staff("Carys Manager"));
  office.tell(about_staff("Carys Manager", "Once more."));
  office.tell(Office::worry("Carys Manager knows."));
  const auto disable = [&](const char* name) {
    return ChangeByOperator(*office.service).disable(name).value().left.staff;
  };
  EXPECT_EQ(disable("ben.worker").concerns, 0U);
  const auto flo = disable("flo.manager");
  EXPECT_FALSE(flo.the_last_named_reader);
  EXPECT_EQ(flo.concerns, 2U);
  EXPECT_TRUE(disable("carys.manager").the_last_named_reader);
  EXPECT_FALSE(disable("dylan.manager").the_last_named_reader);
  EXPECT_EQ(ChangeByOperator(*office.service).disable("nobody.here").error().code, "user.unknown");
}

TEST_F(ReadersTest, TheOperatorIsToldWhatStoodWithWhomTheyDisabled) {
  auto missing = Office::worry();
  missing.dangers = {"missing"};
  for (const auto& draft : {missing, missing, Office::worry()})
    ASSERT_TRUE(TakeConcern(*office.service)(people[3].actor, office.record(office.tell(draft)).id, 1).ok());
  const auto disable = [&](const char* name) {
    return ChangeByOperator(*office.service).disable(name).value().left.holding;
  };
  const auto carys = disable("carys.manager");
  EXPECT_EQ(carys.concerns, 0U);
  EXPECT_FALSE(carys.only_manager);
  EXPECT_TRUE(carys.last_named_reader);
  const auto dylan = disable("dylan.manager");
  EXPECT_EQ(dylan.concerns, 3U);
  EXPECT_EQ(dylan.cannot_wait, 2U);
  EXPECT_TRUE(dylan.only_manager);
  EXPECT_FALSE(dylan.only_administrator);
  EXPECT_TRUE(disable("eve.admin").only_administrator);
  EXPECT_EQ(disable("dylan.manager").concerns, 0U) << "they were disabled before";
}

TEST_F(ReadersTest, WhoeverIsCalledByAFirstNameInSmallLettersIsKeptFromAConcernAboutStaff) {
  auto draft = about_staff("", "carys who runs the safeguarding team has a girl of 12 in her flat now");
  EXPECT_EQ(readers(office.tell(draft)), "Dylan");
}

TEST_F(ReadersTest, AConcernNeverStaysWithWhoeverCannotOpenIt) {
  const auto id = office.record(office.tell(Office::worry())).id;
  ASSERT_TRUE(ManageUsers(*office.service).disable("ben.worker", "operator").ok());
  ASSERT_TRUE(TakeConcern(*office.service)(people[1].actor, id, 1).ok()) << "pressed before they were disabled";
  EXPECT_FALSE(office.memory.find(id)->owner) << "given back at once";
  const auto seen = office.memory.find(id)->revision;
  ASSERT_TRUE(DeclareConflict(*office.service)(people[0].actor, id).ok());
  EXPECT_EQ(AssignConcern(*office.service)(people[2].actor, id, seen, people[0].actor.id.to_string()).error().kind,
            ErrorKind::invalid);
  EXPECT_EQ(AssignConcern(*office.service)(people[2].actor, id, seen, people[3].actor.id.to_string()).error().code,
            "store.revision")
      << "what was seen before somebody left is looked at again";
}

TEST_F(ReadersTest, BeforeDisablingOnlyWhatTheAskerMayKnowOfIsCounted) {
  const auto ada =
      FindActor(*office.service)(office.add("ada.admin", "Ada Admin", {Role::administrator, Role::manager}));
  ASSERT_TRUE(ada);
  for (const auto* const words : {"A worry.", "Ada Admin knows him."})
    ASSERT_TRUE(
        TakeConcern(*office.service)(people[1].actor, office.record(office.tell(Office::worry(words))).id, 1).ok());
  EXPECT_EQ(AdministerUsers(*office.service).before_disabling(*ada, "ben.worker")->holding.concerns, 1U);
  EXPECT_EQ(AdministerUsers(*office.service).before_disabling(administrator, "ben.worker")->holding.concerns, 2U);
  EXPECT_EQ(ChangeByOperator(*office.service).disable("ben.worker")->left.holding.concerns, 2U);
}

TEST_F(ReadersTest, OtherRightsHoldAtOnceAndWhatMayBeReadNoMoreGoesBack) {
  const auto about_us = office.record(office.tell(about_staff("Somebody Invented"))).id;
  const auto ordinary = office.record(office.tell(Office::worry())).id;
  for (const auto id : {about_us, ordinary}) ASSERT_TRUE(TakeConcern(*office.service)(people[2].actor, id, 1).ok());
  const ChangeByOperator change(*office.service);
  const auto left = change.change_rights("carys.manager", {{Role::worker}, false});
  ASSERT_TRUE(left.ok());
  EXPECT_EQ(left->left.holding.concerns, 1U);
  EXPECT_TRUE(left->left.staff.the_last_named_reader);
  EXPECT_FALSE(left->left.holding.only_manager) << "there is another";
  const auto carys = FindActor(*office.service)(people[2].actor.id).value();
  EXPECT_EQ(carys.roles, std::set<Role>{Role::worker});
  EXPECT_EQ(ReadConcern(*office.service)(carys, about_us).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(ReadConcern(*office.service)(carys, ordinary).ok());
  EXPECT_EQ(change.change_rights("ben.worker", {{}, false}).error().code, "user.roles");
  EXPECT_EQ(change.change_rights("nobody.here", {{Role::worker}, false}).error().code, "user.unknown");
  const auto given = change.change_rights("ben.worker", {{Role::worker}, true});
  ASSERT_TRUE(given.ok());
  EXPECT_EQ(office.last_line(), "user.rights_changed done");
  EXPECT_TRUE(FindActor(*office.service)(given->id)->named_reader);
  EXPECT_TRUE(VerifyAudit(*office.service)({})->problems.empty());
}

}  // namespace
}  // namespace heed::app
