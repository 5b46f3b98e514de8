#include "web_public/tell_step.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <map>
#include <set>

#include "web_public/floor_words.hpp"
#include "web_public/form_signs.hpp"
#include "web_public/receipt_page.hpp"
#include "web_public/tell_walk.hpp"

namespace heed::web_public {
namespace {

using domain::ConcernDraft;
using domain::ReporterKind;

const std::vector<ReporterKind> everyone{ReporterKind::adult, ReporterKind::young_person, ReporterKind::friend_of_child,
                                         ReporterKind::professional};

content::Pack small_pack() {
  content::Pack pack;
  for (const auto& [id, kind] : {std::pair{"child-says", content::ItemKind::harm},
                                 {"lifts", content::ItemKind::sign},
                                 {"place", content::ItemKind::adult_or_place},
                                 {"infection", content::ItemKind::harm}}) {
    content::Item item;
    item.id = id;
    item.today = item.id;
    item.kind = kind;
    item.is_public = item.id != "infection";
    pack.signs.push_back(item);
  }
  return pack;
}

http::Form form_of(const std::string& body) { return http::Form::parse(body, form_limits).value(); }

TellState telling(ReporterKind who) {
  TellState state;
  state.token = "0123456789abcdef0123456789abcdef";
  state.who = who;
  state.draft.reporter_kind = domain::to_string(who);
  state.step = first_step(who);
  return state;
}

// Answers every field of every page of one kind of person with text that says which field it was.
ConcernDraft all_answered(ReporterKind who) {
  auto state = telling(who);
  for (const auto& step : all_steps(who)) {
    std::string body = "go=next";
    for (const auto& field : step.fields) {
      const auto name = field_name(field.name, 0);
      body += "&" + name + "=" + (offered(field.asked).empty() ? name : std::string(offered(field.asked).front().code));
    }
    if (step.id == "signs") body += "&signs.sign=lifts";
    if (step.id == "sign_details")
      body += "&observations.0.how_known=seen&observations.0.words=w&observations.0.when=n&observations.0.where=r";
    if (step.id == "danger") body += "&dangers=missing";
    state.step = step.id;
    state.entry = 0;
    apply_step(step, form_of(body), small_pack(), state);
  }
  return state.draft;
}

// Structured bindings name every member, so that a member added to a draft does not compile here until a page asks for it.
TEST(TellStep, EveryPartOfAChildAnObservationAndAThingIsReachable) {
  const auto draft = all_answered(ReporterKind::professional);
  ASSERT_EQ(draft.children.size(), 1U);
  const auto& [name, nicknames, age, born, gender, school, where, description, disability, where_now, nhs, language,
               interpreter, gp, legal] = draft.children[0];
  for (const auto* text : {&name, &nicknames, &age, &born, &gender, &school, &where, &description, &disability,
                           &where_now, &nhs, &language, &interpreter, &gp, &legal})
    EXPECT_FALSE(text->empty());
  ASSERT_EQ(draft.observations.size(), 1U);
  const auto& [item, kind, how, when, place, words] = draft.observations[0];
  for (const auto* text : {&item, &kind, &how, &when, &place, &words}) EXPECT_FALSE(text->empty());
  const auto& [adult, looks, relationship, with_children, for_us, access] = draft.adults.at(0);
  for (const auto* text : {&adult, &looks, &relationship, &with_children, &for_us, &access})
    EXPECT_FALSE(text->empty());
  const auto& [plate, make, colour, notes] = draft.vehicles.at(0);
  for (const auto* text : {&plate, &make, &colour, &notes}) EXPECT_FALSE(text->empty());
  const auto& [point_kind, value, whose] = draft.contact_points.at(0);
  for (const auto* text : {&point_kind, &value, &whose}) EXPECT_FALSE(text->empty());
  const auto& [place_name, address, happens] = draft.places.at(0);
  for (const auto* text : {&place_name, &address, &happens}) EXPECT_FALSE(text->empty());
}

TEST(TellStep, EveryPartOfReporterReferralAndConcernIsReachable) {
  const auto draft = all_answered(ReporterKind::professional);
  const auto& [name, relationship, phone, email, wanted, how, when] = draft.reporter;
  for (const auto* text : {&name, &relationship, &phone, &email, &wanted, &how, &when}) EXPECT_FALSE(text->empty());
  const auto& [role, organisation, work_phone, work_email, responsible, household, consent, note, child_views,
               parent_views, keep, agencies, earlier, immediate] = draft.referral;
  for (const auto* text : {&role, &organisation, &work_phone, &work_email, &responsible, &household, &consent, &note,
                           &child_views, &parent_views, &keep, &agencies, &earlier, &immediate})
    EXPECT_FALSE(text->empty());
  for (const auto* text :
       {&draft.worry, &draft.child_words, &draft.other_children, &draft.who_else_knows, &draft.when_where})
    EXPECT_FALSE(text->empty());
  EXPECT_EQ(draft.dangers, std::vector<std::string>{"missing"});
}

TEST(TellStep, AYoungPersonIsAskedOnlyWhetherTheyAreSafeWhatTheyWantToTellAndHowToReachThem) {
  std::set<std::string> asked;
  for (const auto& step : all_steps(ReporterKind::young_person))
    for (const auto& field : step.fields) asked.emplace(field.name);
  EXPECT_EQ(asked, (std::set<std::string>{"worry", "reporter.contact_wanted", "reporter.name", "reporter.phone",
                                          "reporter.email", "reporter.safe_how", "reporter.safe_when"}));
}

TEST(TellStep, IdsAndFieldNamesAreUniqueForEachPerson) {
  for (const auto who : everyone) {
    std::set<std::string_view> ids, names;
    for (const auto& step : all_steps(who)) {
      EXPECT_TRUE(ids.insert(step.id).second) << step.id;
      for (const auto& field : step.fields) EXPECT_TRUE(names.insert(field.name).second) << field.name;
    }
  }
}

TEST(TellStep, EveryFieldErrorOfTheDomainLeadsToAPage) {
  const std::string too_long(20'000, 'x');
  auto draft = all_answered(ReporterKind::professional);
  auto state = telling(ReporterKind::professional);
  state.draft = draft;
  for (const auto& step : all_steps(ReporterKind::professional))
    for (const auto& field : step.fields) field.reach(state.draft, 0) = too_long;
  for (auto& observation : state.draft.observations) observation.words = too_long;
  state.draft.children.resize(domain::most_of_each + 1);
  const auto read = domain::make_concern(state.draft);
  const auto* errors = std::get_if<std::vector<FieldError>>(&read);
  ASSERT_NE(errors, nullptr);
  EXPECT_GT(errors->size(), 30U);
  for (const auto& error : *errors) EXPECT_NE(step_of_error(ReporterKind::professional, error), nullptr) << error.field;
}

TEST(TellStep, WhatCannotBeTickedIsNotTaken) {
  const auto form = form_of("dangers=missing&dangers=unread_language&dangers=nonsense");
  EXPECT_EQ(ticked_floors(form), std::vector<std::string>{"missing"});
  EXPECT_EQ(floor_words().size(), domain::askable_hard_floors().size());
}

TEST(TellSigns, ATickLeavesOpenHowItIsKnownAndUntickingTakesItBack) {
  auto state = telling(ReporterKind::adult);
  const auto* step = find_step(ReporterKind::adult, "signs");
  apply_step(*step, form_of("signs.sign=lifts&signs.harm=infection&signs.own=context"), small_pack(), state);
  ASSERT_EQ(state.draft.observations.size(), 2U) << "a sign for health workers alone cannot be ticked";
  EXPECT_EQ(state.draft.observations[0].how_known, noticed_without_how);
  EXPECT_EQ(state.draft.observations[1].kind, "context");
  apply_step(*step, form_of(""), small_pack(), state);
  EXPECT_TRUE(state.draft.observations.empty());
}

TEST(TellSigns, AnAnswerOfNotSeenStaysWhenTheBoxIsLeftEmpty) {
  auto state = telling(ReporterKind::adult);
  state.draft.observations.push_back({"lifts", "sign", "not_seen", "", "", ""});
  apply_step(*find_step(ReporterKind::adult, "signs"), form_of(""), small_pack(), state);
  ASSERT_EQ(state.draft.observations.size(), 1U);
  EXPECT_EQ(state.draft.observations[0].how_known, "not_seen");
}

TEST(TellWalk, ContinueAloneLeadsThroughEveryPageToTheCheckAndBackAgain) {
  for (const auto who : everyone) {
    auto state = telling(who);
    state.wants = {"adults", "places"};
    std::vector<std::string> forward;
    while (state.step != check_step && forward.size() < 50) {
      forward.push_back(state.step);
      go_next(state);
    }
    ASSERT_EQ(state.step, check_step);
    for (auto step = forward.rbegin(); step != forward.rend(); ++step) {
      go_back(state);
      EXPECT_EQ(state.step, *step);
    }
    EXPECT_FALSE(has_previous(state));
  }
}

TEST(TellWalk, EntriesAreWalkedOneByOneAndEmptyOnesDropped) {
  auto state = telling(ReporterKind::adult);
  state.step = "child";
  state.draft.children.resize(2);
  state.draft.children[0].name = "Invented Child";
  state.draft.children[1].age = "12";
  go_next(state);
  EXPECT_EQ(state.entry, 1U);
  go_to_new_entry(state);
  EXPECT_EQ(state.entry, 2U);
  state.draft.children.emplace_back();
  go_next(state);
  EXPECT_EQ(state.step, "signs");
  EXPECT_EQ(state.draft.children.size(), 2U);
}

TEST(TellWalk, AChangeGoesBackToTheCheckAndAsksOnlyWhatItMadeNecessary) {
  auto state = telling(ReporterKind::adult);
  state.step = check_step;
  go_to_change(state, "more");
  state.wants = {"vehicles"};
  go_next(state);
  EXPECT_EQ(state.step, "vehicles");
  go_next(state);
  EXPECT_EQ(state.step, check_step);
  go_to_change(state, "worry");
  go_next(state);
  EXPECT_EQ(state.step, check_step);
}

TEST(TellWalk, NoMoreThanTheMostOfEachCanBeAdded) {
  auto state = telling(ReporterKind::adult);
  state.step = "child";
  state.draft.children.resize(domain::most_of_each, {"x", "", "", "", "", "", "", "", "", "", "", "", "", "", ""});
  state.entry = domain::most_of_each - 1;
  go_to_new_entry(state);
  EXPECT_EQ(state.entry, domain::most_of_each - 1);
}

TEST(TellState, ComesBackFromItsTextUnchanged) {
  auto state = telling(ReporterKind::professional);
  state.draft = all_answered(ReporterKind::professional);
  state.draft.worry = "two\n\nlines = and\r\nmore";
  state.step = "child";
  state.entry = 3;
  state.checking = true;
  state.wants = {"adults"};
  const auto back = tell_state_from_text(to_text(state));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(to_text(*back), to_text(state));
  EXPECT_EQ(back->draft.worry, state.draft.worry);
}

TEST(TellState, AnyTextIsReadOrRefused) {
  rc::check([](const std::string& text) {
    const auto state = tell_state_from_text(text);
    RC_ASSERT(state.ok() || state.error().code == "problem.form.unreadable");
    const auto headed = tell_state_from_text("tell 1\nwho=adult\n" + text);
    RC_ASSERT(headed.ok() || headed.error().code == "problem.form.unreadable");
  });
}

TEST(TellStep, AnyAnswersAreTakenWithoutHarmAndFreeTextIsKept) {
  rc::check([](const std::vector<std::string>& texts, std::uint16_t choice, std::uint32_t entry) {
    const auto who = everyone[choice % everyone.size()];
    for (const auto& step : all_steps(who)) {
      auto state = telling(who);
      state.step = step.id;
      state.entry = entry;
      std::string body = "signs.sign=" + std::string(texts.empty() ? "" : http::percent_encode(texts[0]));
      for (std::size_t i = 0; i < step.fields.size() && i < texts.size(); ++i)
        body += "&" + field_name(step.fields[i].name, 0) + "=" + http::percent_encode(texts[i]);
      const auto form = form_of(body);
      apply_step(step, form, small_pack(), state);
      for (const auto& field : step.fields)
        if (form.has(field_name(field.name, 0)))
          RC_ASSERT(field.reach(state.draft, 0) == form.value(field_name(field.name, 0)));
      go_next(state);
      RC_ASSERT(state.step == check_step || find_step(who, state.step) != nullptr);
    }
  });
}

}  // namespace
}  // namespace heed::web_public
