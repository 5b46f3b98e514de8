// What people make of what was read out of words, and what is known by it from then on.
#include "app/change_mention.hpp"

#include <gmock/gmock.h>

#include "app/audit.hpp"
#include "app/judge_link.hpp"
#include "app/known_links.hpp"
#include "app/mention_change.hpp"
#include "app/office_team.hpp"
#include "app/sealed_records.hpp"
#include "app/search_known.hpp"
#include "app/words_for_test.hpp"

namespace heed::app {
namespace {

using domain::Role;
using mentions::Deed;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ChangeMentionTest : public OfficeTeam {
 protected:
  void SetUp() override {
    first = tell(Office::worry("The van AB12 CDE stood there."));
    concern = tell(Office::worry("A man called Slim in AB12 CDE, his number is 07700 900123."));
  }
  ConcernId tell(const domain::ConcernDraft& draft) {
    office.clock.advance(std::chrono::minutes(1));
    return id_of(office.tell(draft));
  }
  std::string change(const MentionDraft& draft, const std::string& token = "") {
    office.clock.advance(std::chrono::minutes(1));
    return code_of(ChangeMention(*office.service)(worker, concern, draft, token));
  }
  std::string say(const std::string& item, Deed deed, std::size_t seen = 0) { return change({item, deed, seen}); }
  static MentionDraft added(const std::string& type, const std::string& text, const std::string& whose = "") {
    MentionDraft draft;
    draft.deed = Deed::added;
    draft.type = type;
    draft.text = text;
    draft.whose = whose;
    draft.how_known = "told";
    draft.said_by = "Her aunt";
    draft.happened = "last Friday";
    draft.told = "by telephone";
    return draft;
  }
  static MentionDraft corrected(const std::string& item, const std::string& type, const std::string& text,
                                const std::string& whose = "", std::size_t seen = 0) {
    auto draft = added(type, text, whose);
    draft.item = item;
    draft.deed = Deed::corrected;
    draft.seen = seen;
    return draft;
  }
  MentionsView view() { return read(manager, concern).value().mentions; }
  std::vector<std::string> items() {
    std::vector<std::string> all;
    for (const auto& one : view().items)
      all.push_back(one.item.id + " " + std::string(to_string(one.item.standing)) + " " + one.item.taken.text);
    return all;
  }
  std::string item_of(const std::string& text) {
    for (const auto& one : view().items)
      if (one.item.taken.text == text) return one.item.id;
    return "";
  }
  // What links, of every mention with something known, and what a search finds.
  std::vector<std::string> known() {
    std::vector<std::string> all;
    for (const auto& about : SuggestLinks (*office.service)(worker, concern, words_for_test()).value().mentions)
      for (const auto& link : about.links)
        all.push_back(about.mention.place + " " + std::string(to_string(link.standing)) +
                      (about.mention.is_only_read() ? " read" : ""));
    for (const char* typed : {"AB12 CDE", "07700 900123", "Slim", "ZZ99 XYZ"})
      for (const auto& kind : SearchKnown (*office.service)(worker, typed, words_for_test()).value().kinds)
        for (const auto& hit : kind.hits) all.push_back(std::string(typed) + " " + std::to_string(hit.concerns));
    return all;
  }
  // The same after the program started anew, when all is made of what is stored.
  void expect_rebuilt(const std::vector<std::string>& expected) {
    office.restart();
    EXPECT_EQ(known(), expected);
  }

  ConcernId first, concern;
};

TEST_F(ChangeMentionTest, ProposesWhatStandsInWordsAndLinksIt) {
  EXPECT_THAT(items(), ElementsAre(HasSubstr("proposed Slim"), HasSubstr("proposed AB12 CDE"),
                                   HasSubstr("proposed 07700 900123")));
  EXPECT_THAT(known(), Contains(item_of("AB12 CDE") + " strong read"));
}

TEST_F(ChangeMentionTest, KeepsAConfirmation) {
  const auto van = item_of("AB12 CDE");
  ASSERT_EQ(say(van, Deed::confirmed), "ok");
  EXPECT_EQ(office.last_line(), "mention.confirmed done");
  EXPECT_THAT(items(), Contains(van + " confirmed AB12 CDE"));
  const auto after = known();
  EXPECT_THAT(after, Contains(van + " strong"));
  expect_rebuilt(after);
}

TEST_F(ChangeMentionTest, KnowsNoMoreWhatWasDiscardedAndAgainWhatWasUndone) {
  const auto before = known();
  const auto van = item_of("AB12 CDE");
  ASSERT_EQ(say(van, Deed::discarded), "ok");
  EXPECT_THAT(items(), Contains(van + " discarded AB12 CDE"));
  const auto without = known();
  EXPECT_THAT(without, Contains("AB12 CDE 1"));
  EXPECT_THAT(without, testing::Not(Contains(HasSubstr("strong"))));
  expect_rebuilt(without);
  ASSERT_EQ(say(van, Deed::undone, 1), "ok");
  EXPECT_EQ(known(), before);
  expect_rebuilt(before);
}

TEST_F(ChangeMentionTest, KnowsWhatItWasCorrectedTo) {
  const auto van = item_of("AB12 CDE");
  ASSERT_EQ(change(corrected(van, "plate", "zz99 xyz")), "ok");
  const auto after = known();
  EXPECT_THAT(after, Contains("ZZ99 XYZ 1"));
  EXPECT_THAT(after, Contains("AB12 CDE 1"));
  expect_rebuilt(after);
}

TEST_F(ChangeMentionTest, AddsWhatWasNotSeenWithWhoSaidItAndHowTheyKnow) {
  ASSERT_EQ(change(added("plate", "ZZ99 XYZ"), "a-form-token"), "ok");
  ASSERT_EQ(change(added("plate", "ZZ99 XYZ"), "a-form-token"), "ok");
  const auto view_now = view();
  ASSERT_EQ(view_now.items.size(), 4U) << "a press twice is stored once";
  const auto& one = view_now.items.back();
  EXPECT_EQ(one.item.standing, mentions::Standing::added);
  ASSERT_EQ(one.deeds.size(), 1U);
  EXPECT_EQ(one.deeds[0].said_by, "Her aunt");
  EXPECT_EQ(one.deeds[0].happened, "last Friday");
  EXPECT_EQ(one.deeds[0].told, "by telephone");
  EXPECT_EQ(one.deeds[0].at, office.clock.now() - std::chrono::minutes(1)) << "when it was recorded";
  EXPECT_EQ(one.told_at, std::nullopt) << "as whoever added it says";
  EXPECT_EQ(one.deeds[0].how_known, domain::HowKnown::told);
  const auto after = known();
  EXPECT_THAT(after, Contains("ZZ99 XYZ 1"));
  expect_rebuilt(after);
  ASSERT_EQ(say(one.item.id, Deed::undone, 1), "ok");
  EXPECT_EQ(view().items.size(), 3U);
}

TEST_F(ChangeMentionTest, GivesSomebodyTheirPartsHereAlone) {
  const auto elsewhere = tell(Office::worry("A man called Slim."));
  const auto slim = item_of("Slim");
  MentionDraft draft{slim, Deed::given_parts, 0};
  draft.parts = {"witness", "parent"};
  ASSERT_EQ(change(draft), "ok");
  ASSERT_EQ(view().people.size(), 1U);
  EXPECT_THAT(view().people[0].parts, ElementsAre(mentions::Part::witness, mentions::Part::parent));
  EXPECT_THAT(read(manager, elsewhere).value().mentions.people.at(0).parts,
              ElementsAre(mentions::Part::adult_of_concern));
  draft.seen = 1;
  draft.parts = {"thing"};
  EXPECT_EQ(change(draft), "problem.mention.parts");
  draft.item = item_of("AB12 CDE");
  EXPECT_EQ(change(draft), "mention.unknown");
}

TEST_F(ChangeMentionTest, SaysThatSomebodyElseWasFaster) {
  const auto van = item_of("AB12 CDE");
  ASSERT_TRUE(ChangeMention(*office.service)(other, concern, {van, Deed::confirmed, 0}).ok());
  EXPECT_EQ(say(van, Deed::discarded, 0), "mention.changed");
  EXPECT_EQ(say(van, Deed::confirmed, 1), "mention.changed") << "it is confirmed already";
  ASSERT_EQ(say(van, Deed::discarded, 1), "ok");
  EXPECT_EQ(say(van, Deed::discarded, 1), "ok") << "the same press twice";
  EXPECT_EQ(view().items[1].changes, 2U);
  EXPECT_EQ(say("worry:9999", Deed::confirmed), "mention.unknown");
}

TEST_F(ChangeMentionTest, DoesNotTakeASecondTextForTheSamePress) {
  const auto van = item_of("AB12 CDE");
  ASSERT_EQ(change(corrected(van, "plate", "ZZ99 XYZ")), "ok");
  EXPECT_EQ(change(corrected(van, "plate", "ZZ99 XYZ")), "ok") << "pressed twice";
  EXPECT_EQ(change(corrected(van, "plate", "ZZ99 XYA")), "mention.changed") << "this would be lost";
  EXPECT_THAT(items(), Contains(van + " corrected ZZ99 XYZ"));
}

TEST_F(ChangeMentionTest, KeepsTheLastWordWhenTheClockGoesBack) {
  const auto van = item_of("AB12 CDE");
  ASSERT_EQ(say(van, Deed::confirmed), "ok");
  office.clock.advance(std::chrono::hours(-2));
  ASSERT_EQ(say(van, Deed::discarded, 1), "ok");
  EXPECT_THAT(items(), Contains(van + " discarded AB12 CDE"));
}

TEST_F(ChangeMentionTest, SaysWhenWhatStandsInAMessageWasTold) {
  const auto told = office.tell(Office::worry("A man called Slim."));
  const auto id = id_of(told);
  office.clock.advance(std::chrono::hours(1));
  const std::string receipt(told.receipt.reveal_text());
  ASSERT_TRUE(WriteAsReporter(*office.service)(receipt, "It was 07700 900123.", office.token()).ok());
  const auto later = office.clock.now();
  const auto items = read(manager, id).value().mentions.items;
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].told_at, later - std::chrono::hours(1));
  EXPECT_EQ(items[1].told_at, later);
  EXPECT_EQ(items[1].item.said.where.field, "worry");
}

TEST_F(ChangeMentionTest, TakesBackThePartThatSomebodyWasGiven) {
  auto draft = Office::worry("A worry.");
  draft.children = {{}};
  draft.children[0].name = "Bea Example";
  concern = tell(draft);
  MentionDraft parts{"children.0", Deed::given_parts, 0};
  parts.parts = {"witness"};
  ASSERT_EQ(change(parts), "ok");
  EXPECT_TRUE(view().people.at(0).can_be_undone);
  ASSERT_EQ(say("children.0", Deed::undone, 1), "ok");
  EXPECT_THAT(view().people.at(0).parts, ElementsAre(mentions::Part::child_at_risk));
  EXPECT_FALSE(view().people.at(0).can_be_undone);
}

// The kind of a mention may change while people's words about it stay what they are.
TEST_F(ChangeMentionTest, JoinsNobodyByWordsAboutWhatItWasTakenForBefore) {
  const auto third = tell(Office::worry("Again the van AB12 CDE."));
  const auto van = item_of("AB12 CDE");
  const MentionPair to_first{concern, van, first, "worry:8"}, to_third{third, "worry:14", concern, van};
  for (const auto& pair : {to_first, to_third})
    ASSERT_EQ(code_of(JudgeLink(*office.service)(worker, pair, Verdict::same, "Seen.")), "ok");
  const auto before = known();
  ASSERT_EQ(change(corrected(van, "nickname", "The Van", "adult")), "ok");
  const auto links = SuggestLinks(*office.service)(worker, third, words_for_test()).value().mentions;
  for (const auto& about : links)
    for (const auto& link : about.links) EXPECT_NE(link.standing, LinkStanding::confirmed) << "by way of what is gone";
  const auto after = known();
  expect_rebuilt(after);
  ASSERT_EQ(say(van, Deed::undone, 1), "ok");
  EXPECT_EQ(known(), before);
  expect_rebuilt(before);
}

TEST_F(ChangeMentionTest, IsOnRecordAndAnswersForEveryRow) {
  const auto van = item_of("AB12 CDE");
  ASSERT_EQ(say(van, Deed::confirmed), "ok");
  ASSERT_EQ(change(corrected(van, "plate", "ZZ99 XYZ", "", 1)), "ok");
  ASSERT_EQ(say(van, Deed::undone, 2), "ok");
  ASSERT_EQ(say(van, Deed::discarded, 3), "ok");
  MentionDraft parts{item_of("Slim"), Deed::given_parts, 0};
  parts.parts = {"witness"};
  ASSERT_EQ(change(parts), "ok");
  ASSERT_EQ(change(added("plate", "ZZ99 XYZ")), "ok");
  EXPECT_TRUE(VerifyAudit(*office.service)({}).value().problems.empty());
  const auto& rows = office.store.mentions.of_concern(concern).value();
  ASSERT_EQ(rows.size(), 6U);
  auto forged = rows.back();
  forged.id = MentionRecordId::make(test_random());
  ASSERT_TRUE(office.store.unit_of_work.commit({{ports::InsertMention{forged}}, {}}).ok());
  EXPECT_FALSE(VerifyAudit(*office.service)({}).value().problems.empty()) << "of one that no line tells of";
}

// What was written once stays readable.
TEST_F(ChangeMentionTest, ReadsTheFirstFormOfARecord) {
  auto& parts = office.service->parts();
  ports::MentionRecord record;
  record.id = MentionRecordId::make(test_random());
  record.concern_id = concern;
  record.area_id = "exampleshire";
  const auto open = [&](const std::string& json) {
    seal_mention(parts, record, json);
    return open_mention_change(parts, record);
  };
  const auto change = open(R"({"deed":"corrected","field":"worry","from":20,"happened":"Friday","how_known":"told",
    "item":"worry:20","parts":["witness"],"qualifier":"","said_by":"Her aunt","text":"AB12 CDE","told":"by telephone",
    "type":"plate","until":28,"v":1,"whose":"adult"})");
  ASSERT_TRUE(change.ok());
  EXPECT_EQ(change->change.deed, Deed::corrected);
  EXPECT_EQ(change->change.where, (mentions::Passage{"worry", 20, 28}));
  EXPECT_THAT(change->change.parts, ElementsAre(mentions::Part::witness));
  EXPECT_EQ(words_of(*change), "AB12 CDE\nHer aunt\nFriday\nby telephone");
  EXPECT_EQ(open_mention_change(parts, (seal_mention(parts, record, mention_change_to_json(*change)), record))->told,
            "by telephone");
  EXPECT_EQ(code_of(open(R"({"v":2})")), "payload.unreadable");
  EXPECT_EQ(code_of(open(R"({"v":1,"deed":"guessed"})")), "payload.unreadable");
}

TEST_F(ChangeMentionTest, OfARestrictedConcernIsForWhomMayReadIt) {
  auto draft = Office::worry("The van AB12 CDE again.");
  draft.adults = {{}};
  draft.adults[0].name = "Invented Officer";
  draft.adults[0].works_for_us = "yes";
  concern = tell(draft);
  for (const auto deed : {Deed::confirmed, Deed::discarded, Deed::undone, Deed::given_parts})
    EXPECT_EQ(say("worry:8", deed), "concern.unknown");
  EXPECT_EQ(change(added("plate", "ZZ99 XYZ")), "concern.unknown");
  EXPECT_TRUE(ChangeMention(*office.service)(manager, concern, {"worry:8", Deed::confirmed, 0}).ok());
  // What is changed there tells nobody else anything.
  const auto shown = SuggestLinks(*office.service)(worker, first, words_for_test()).value().mentions;
  for (const auto& about : shown)
    for (const auto& link : about.links)
      for (const auto& one : link.others) EXPECT_NE(one.concern, concern);
}

TEST_F(ChangeMentionTest, AsksForWhatCanBeRead) {
  EXPECT_EQ(change(added("category", "x")), "problem.mention.type");
  EXPECT_EQ(change(added("phone", " ")), "problem.mention.text");
  EXPECT_EQ(change(added("phone", "no number")), "problem.mention.unreadable");
  EXPECT_EQ(change(added("full_name", "Mr Invented")), "problem.mention.whose");
  EXPECT_EQ(change(added("full_name", "Mr Invented", "children.9")), "problem.mention.whose");
  EXPECT_EQ(change(added("full_name", "Mr Invented", "adult")), "ok");
  EXPECT_EQ(change(added("plate", std::string(2'000, 'A'))), "problem.line.too_long");
}

TEST_F(ChangeMentionTest, KeepsWhatPeopleSaidOfTwoWhileOneIsDiscarded) {
  const auto van = item_of("AB12 CDE");
  const auto links = SuggestLinks(*office.service)(worker, concern, words_for_test()).value().mentions;
  ASSERT_FALSE(links.empty());
  const auto seen_before = links[0].links.at(0).others.at(0);
  const MentionPair pair{concern, van, seen_before.concern, seen_before.mention.place};
  ASSERT_TRUE(JudgeLink(*office.service)(worker, pair, Verdict::same, "Seen twice.").ok());
  const auto before = known();
  EXPECT_THAT(before, Contains(van + " confirmed read"));
  ASSERT_EQ(say(van, Deed::discarded), "ok");
  EXPECT_THAT(known(), testing::Not(Contains(HasSubstr("confirmed"))));
  office.restart();
  EXPECT_THAT(known(), testing::Not(Contains(HasSubstr("confirmed"))));
  ASSERT_EQ(say(van, Deed::undone, 1), "ok");
  EXPECT_EQ(known(), before);
}

TEST_F(ChangeMentionTest, IsForWhomMayReadTheConcern) {
  const auto van = item_of("AB12 CDE");
  EXPECT_EQ(code_of(ChangeMention(*office.service)(Office::actor({Role::auditor}), concern, {van, Deed::confirmed, 0})),
            "access.refused");
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, concern).ok());
  EXPECT_EQ(say(van, Deed::confirmed), "concern.unknown");
}

TEST_F(ChangeMentionTest, KeepsAwayWhoIsNamedByIt) {
  office.add("ada.worker", "Ada Sample", {Role::worker});
  auto named = worker;
  named.id = office.add("nia.worker", "Nia Quillfeather", {Role::worker});
  EXPECT_TRUE(read(named, concern).ok());
  ASSERT_EQ(change(added("full_name", "Nia Quillfeather", "adult")), "ok");
  EXPECT_EQ(code_of(read(named, concern)), "concern.unknown");
  EXPECT_TRUE(read(other, concern).ok());
  for (const char* typed : {"AB12 CDE", "Nia Quillfeather"})
    EXPECT_LE(SearchKnown(*office.service)(named, typed, words_for_test()).value().hits(),
              std::string(typed) == "AB12 CDE" ? 1U : 0U);
}

TEST_F(ChangeMentionTest, KeepsAwayWhoIsSaidToHaveSaidIt) {
  office.add("ada.worker", "Ada Sample", {Role::worker});
  auto named = worker;
  named.id = office.add("nia.worker", "Nia Quillfeather", {Role::worker});
  auto draft = added("plate", "ZZ99 XYZ");
  draft.said_by = "Nia Quillfeather told her";
  ASSERT_EQ(change(draft), "ok");
  EXPECT_EQ(code_of(read(named, concern)), "concern.unknown");
}

// Whoever comes later and is named by what the team added is kept away as well.
TEST_F(ChangeMentionTest, KeepsAwayWhoIsAddedToTheTeamLater) {
  ASSERT_EQ(change(added("full_name", "Nia Quillfeather", "adult")), "ok");
  auto named = worker;
  named.id = office.add("nia.worker", "Nia Quillfeather", {Role::worker});
  EXPECT_EQ(code_of(read(named, concern)), "concern.unknown");
}

}  // namespace
}  // namespace heed::app
