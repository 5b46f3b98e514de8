// What people make of what was read out of words, and what is known by it from then on.
#include "app/change_mention.hpp"

#include <gmock/gmock.h>

#include "app/judge_link.hpp"
#include "app/known_links.hpp"
#include "app/office_team.hpp"
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
    tell(Office::worry("The van AB12 CDE stood there."));
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

  ConcernId concern;
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
  EXPECT_EQ(one.deeds[0].how_known, domain::HowKnown::told);
  const auto after = known();
  EXPECT_THAT(after, Contains("ZZ99 XYZ 1"));
  expect_rebuilt(after);
  ASSERT_EQ(say(one.item.id, Deed::undone, 1), "ok");
  EXPECT_EQ(view().items.size(), 3U);
}

TEST_F(ChangeMentionTest, GivesSomebodyTheirPartsHereAlone) {
  const auto slim = item_of("Slim");
  MentionDraft draft{slim, Deed::given_parts, 0};
  draft.parts = {"witness", "parent"};
  ASSERT_EQ(change(draft), "ok");
  ASSERT_EQ(view().people.size(), 1U);
  EXPECT_THAT(view().people[0].parts, ElementsAre(mentions::Part::witness, mentions::Part::parent));
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
  const auto first = links[0].links.at(0).others.at(0);
  const MentionPair pair{concern, van, first.concern, first.mention.place};
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
}

}  // namespace
}  // namespace heed::app
