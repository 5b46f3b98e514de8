// What is already known beside a concern, for whoever may read it, and what people say of it.
#include "app/known_links.hpp"

#include <gmock/gmock.h>

#include "app/judge_link.hpp"
#include "app/office_team.hpp"
#include "app/words_for_test.hpp"

namespace heed::app {
namespace {

using domain::Role;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class KnownLinksTest : public OfficeTeam {
 protected:
  ConcernId tell(const domain::ConcernDraft& draft) {
    office.clock.advance(std::chrono::minutes(1));
    return id_of(office.tell(draft));
  }
  ConcernId tell_of(const std::string& name, const std::string& words = "A worry about a child.") {
    auto draft = Office::worry(words);
    draft.children = {bea(name)};
    return tell(draft);
  }
  ConcernId tell_of_only(const std::string& name) {
    auto draft = Office::worry();
    draft.children = {{}};
    draft.children[0].name = name;
    return tell(draft);
  }
  WhatIsKnown known(ConcernId id, const domain::Actor& actor) {
    return SuggestLinks(*office.service)(actor, id, words_for_test()).value();
  }
  WhatIsKnown known(ConcernId id) { return known(id, worker); }
  // "strong 2", by link of the first mention: its standing and in how many concerns.
  static std::vector<std::string> shown(const WhatIsKnown& what) {
    std::vector<std::string> lines;
    for (const auto& about : what.mentions)
      for (const auto& link : about.links)
        lines.push_back(std::string(to_string(link.standing)) + " " + std::to_string(link.concerns));
    return lines;
  }
  MentionPair pair(ConcernId one, ConcernId another) { return {one, "children.0", another, "children.0"}; }
  std::string say(ConcernId one, ConcernId another, Verdict verdict, const std::string& why = "I know them.") {
    return code_of(JudgeLink(*office.service)(worker, pair(one, another), verdict, why));
  }
};

TEST_F(KnownLinksTest, FindTheSameChildUnderAnotherSpelling) {
  const auto first = tell_of("Bea Example");
  const auto second = tell_of("Beatrice Exampel");
  const auto what = known(second);
  ASSERT_EQ(what.mentions.size(), 1U);
  ASSERT_THAT(shown(what), ElementsAre("strong 1"));
  const auto& link = what.mentions[0].links[0];
  EXPECT_EQ(link.others[0].concern, first);
  EXPECT_EQ(link.others[0].mention.place, "children.0");
  EXPECT_FALSE(link.reasons.empty());
  for (const auto& reason : link.reasons) EXPECT_THAT(reason.sentence, testing::Not(HasSubstr("⟦")));
}

TEST_F(KnownLinksTest, SayWhatSpeaksAgainstApartFromWhatSpeaksFor) {
  tell_of("Bea Example");
  auto draft = Office::worry();
  draft.children = {bea("Bea Example")};
  draft.children[0].school = "Placeholder High School";
  const auto what = known(tell(draft));
  ASSERT_EQ(what.mentions.size(), 1U);
  const auto& reasons = what.mentions[0].links[0].reasons;
  ASSERT_FALSE(reasons.empty());
  EXPECT_TRUE(reasons.front().speaks_for);
  EXPECT_EQ(reasons.front().sentence.find("Bea and"), std::string::npos);
  EXPECT_FALSE(reasons.back().speaks_for);
  EXPECT_THAT(reasons.back().sentence, HasSubstr("Placeholder High School"));
}

TEST_F(KnownLinksTest, SayWhoOrWhatWasNamedWithBoth) {
  const auto with_van = [&](const std::string& name) {
    auto draft = Office::worry("The van AB12 CDE again.");
    draft.children = {{}};
    draft.children[0].name = name;
    return tell(draft);
  };
  // Company tells the more, the more others it could have been.
  for (const char* other_child :
       {"Kit Sample", "Jo Specimen", "Ola Fictional", "Max Invented", "Ray Madeup", "Ivy Notreal", "Pip Sketch",
        "Una Figment", "Lee Mockup", "Fay Dummy", "Ash Draft", "Bo Template"})
    tell_of_only(other_child);
  with_van("Nell");
  const auto what = known(with_van("Nell Pretend"));
  std::string all;
  for (const auto& reason : what.mentions.at(0).links.at(0).reasons) all += reason.sentence + "\n";
  EXPECT_THAT(all, HasSubstr("Named with both: AB12 CDE."));
}

TEST_F(KnownLinksTest, SayThatAFamilyMayExplainIt) {
  tell_of("Bea Example");
  auto draft = Office::worry();
  draft.children = {bea("Noah Example")};
  draft.children[0].gender = "boy";
  const auto what = known(tell(draft));
  for (const auto& about : what.mentions)
    for (const auto& link : about.links) EXPECT_NE(link.standing, LinkStanding::strong);
}

TEST_F(KnownLinksTest, ShowANameAsItWasWritten) {
  tell_of("Bea EXAMPLE");
  const auto what = known(tell_of("Bea Exampel"));
  ASSERT_EQ(what.mentions.size(), 1U);
  std::string all;
  for (const auto& reason : what.mentions[0].links[0].reasons) all += reason.sentence + "\n";
  EXPECT_THAT(all, HasSubstr("Exampel and EXAMPLE"));
}

TEST_F(KnownLinksTest, FindAPlateThatStandsInWords) {
  tell(Office::worry("A white van AB12 CDE waits at the gate."));
  const auto what = known(tell(Office::worry("Reg AB12CDE again, with two girls.")));
  ASSERT_EQ(what.mentions.size(), 1U);
  EXPECT_EQ(what.mentions[0].mention.source, mentions::Source::words);
}

TEST_F(KnownLinksTest, SayNothingOfStrangers) {
  tell_of("Bea Example");
  auto draft = Office::worry();
  draft.children = {{}};
  draft.children[0].name = "Kit Sample";
  EXPECT_THAT(shown(known(tell(draft))), IsEmpty());
}

TEST_F(KnownLinksTest, AreOnRecord) {
  const auto id = tell_of("Bea Example");
  known(id);
  EXPECT_EQ(office.last_line(), "links.suggested done");
  EXPECT_EQ(code_of(SuggestLinks(*office.service)(Office::actor({Role::auditor}), id, words_for_test())),
            "access.refused");
}

TEST_F(KnownLinksTest, CountWhoToldIndependently) {
  auto draft = Office::worry();
  draft.children = {bea("Bea Example")};
  draft.reporter.email = "one@mockton.example";
  tell(draft);
  tell(draft);
  const auto what = known(tell_of("Bea Example"));
  ASSERT_THAT(shown(what), ElementsAre("strong 2"));
  EXPECT_EQ(what.mentions[0].links[0].origins, 1U);
}

TEST_F(KnownLinksTest, SayNothingToWhomAConflictKeepsAway) {
  const auto first = tell_of("Bea Example");
  const auto second = tell_of("Bea Example");
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, first).ok());
  const auto what = known(second);
  EXPECT_THAT(what.mentions, IsEmpty());
  EXPECT_THAT(shown(known(second, other)), ElementsAre("strong 1"));
}

TEST_F(KnownLinksTest, SayOfWhatIsForNamedReadersOnlyThatItIsThere) {
  auto draft = Office::worry();
  draft.children = {bea("Bea Example")};
  draft.adults = {{}};
  draft.adults[0].name = "Sam Placeholder";
  draft.adults[0].works_for_us = "yes";
  office.add("named.reader", "Named Reader", {Role::manager}, /*named_reader=*/true);
  tell(draft);
  const auto second = tell_of("Bea Example");
  const auto what = known(second);
  ASSERT_EQ(what.mentions.size(), 1U);
  EXPECT_TRUE(what.mentions[0].something_for_others);
  EXPECT_THAT(what.mentions[0].links, IsEmpty());
  EXPECT_THAT(shown(known(second, manager)), ElementsAre("strong 1"));
}

TEST_F(KnownLinksTest, TakeInWhatTheReporterWroteLater) {
  tell(Office::worry("Van AB12 CDE."));
  const auto told = office.tell(Office::worry("A worry."));
  EXPECT_THAT(known(id_of(told)).mentions, IsEmpty());
  ASSERT_TRUE(
      WriteAsReporter(*office.service)(told.receipt.reveal_text(), "The van was AB12 CDE.", office.token()).ok());
  EXPECT_EQ(known(id_of(told)).mentions.size(), 1U);
}

TEST_F(KnownLinksTest, HoldWhatPeopleSayOverARestart) {
  const auto first = tell_of("Bea Example"), second = tell_of("Bea Example");
  ASSERT_EQ(say(second, first, Verdict::same), "ok");
  EXPECT_THAT(shown(known(second)), ElementsAre("confirmed 1"));
  EXPECT_THAT(shown(known(first)), ElementsAre("confirmed 1"));
  office.restart();
  EXPECT_THAT(shown(known(first)), ElementsAre("confirmed 1"));
  ASSERT_EQ(say(first, second, Verdict::different, "Two girls of one name."), "ok");
  EXPECT_THAT(shown(known(first)), ElementsAre("rejected 1"));
  office.restart();
  EXPECT_THAT(shown(known(second)), ElementsAre("rejected 1"));
  ASSERT_EQ(say(first, second, Verdict::withdrawn), "ok");
  EXPECT_THAT(shown(known(first)), ElementsAre("strong 1"));
}

TEST_F(KnownLinksTest, ConfirmNothingByWhatMayNotBeRead) {
  const auto first = tell_of("Bea Example"), second = tell_of("Bea Example"), third = tell_of("Bea Example");
  ASSERT_EQ(say(first, second, Verdict::same), "ok");
  ASSERT_EQ(say(second, third, Verdict::same), "ok");
  EXPECT_THAT(shown(known(first)), ElementsAre("confirmed 2"));
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, second).ok());
  for (const auto& line : shown(known(first))) EXPECT_THAT(line, testing::Not(HasSubstr("confirmed")));
}

TEST_F(KnownLinksTest, KeepARejectedPairAwayUntilThereIsNewEvidenceAndSayWhatItIs) {
  const auto first = tell_of("Bea Example");
  const auto told = office.tell([&] {
    auto draft = Office::worry();
    draft.children = {bea("Bea Example")};
    return draft;
  }());
  const auto second = id_of(told);
  ASSERT_EQ(say(first, second, Verdict::different), "ok");
  EXPECT_THAT(shown(known(first)), ElementsAre("rejected 1"));
  const auto third = tell([&] {
    auto draft = Office::worry();
    draft.children = {bea("Bea Example")};
    draft.contact_points = {{"phone", "07700 900123", "the child"}};
    return draft;
  }());
  ASSERT_EQ(say(second, third, Verdict::same), "ok");
  const auto links = known(first).mentions.at(0).links;
  const auto reopened = std::ranges::find_if(links, [](const KnownLink& link) { return !link.new_since.empty(); });
  ASSERT_NE(reopened, links.end());
  EXPECT_THAT(reopened->new_since, ElementsAre(mentions::AttributeType::phone));
  const auto look = [&](ConcernId other_one) {
    return JudgeLink(*office.service).look(worker, pair(first, other_one), words_for_test()).value().new_since;
  };
  EXPECT_THAT(look(second), ElementsAre(mentions::AttributeType::phone));
  office.restart();
  EXPECT_THAT(look(second), ElementsAre(mentions::AttributeType::phone));
  ASSERT_EQ(say(first, second, Verdict::different, "Still two girls."), "ok");
  EXPECT_THAT(look(second), IsEmpty());
}

TEST_F(KnownLinksTest, DifferByWhatIsMeantAndNotByHowItIsWritten) {
  const auto with = [&](const std::string& name, const std::string& phone, const std::string& school) {
    auto draft = Office::worry();
    draft.children = {bea(name)};
    draft.children[0].school = school;
    draft.children[0].date_of_birth = "";
    draft.children[0].age = "14";
    draft.contact_points = {{"phone", phone, "the child"}};
    return tell(draft);
  };
  const auto first = with("Bea EXAMPLE", "07700 900123", "Mockton Academy");
  office.clock.advance(std::chrono::hours(24 * 30));
  const auto second = with("bea example", "+44 7700 900123", "Placeholder High School");
  const auto sides = JudgeLink(*office.service).look(worker, pair(first, second), words_for_test()).value();
  EXPECT_THAT(sides.differ, ElementsAre(mentions::AttributeType::school));
}

TEST_F(KnownLinksTest, AskForAReasonAndKeepIt) {
  const auto first = tell_of("Bea Example"), second = tell_of("Bea Example");
  EXPECT_EQ(say(second, first, Verdict::same, " "), "problem.link.reason");
  EXPECT_EQ(say(second, first, Verdict::withdrawn), "problem.link.nothing_said");
  ASSERT_EQ(say(second, first, Verdict::not_sure, "Ask the school."), "ok");
  EXPECT_EQ(office.last_line(), "link.left_open done");
  const auto sides = JudgeLink(*office.service).look(other, pair(first, second), words_for_test()).value();
  ASSERT_EQ(sides.said.size(), 1U);
  EXPECT_EQ(sides.said[0].reason, "Ask the school.");
  EXPECT_EQ(sides.said[0].verdict, Verdict::not_sure);
}

TEST_F(KnownLinksTest, CompareOnlyWhatIsThereAndMayBeRead) {
  const auto first = tell_of("Bea Example"), second = tell_of("Bea Example");
  const JudgeLink judge(*office.service);
  const auto code = [&](const MentionPair& two) { return code_of(judge.look(worker, two, words_for_test())); };
  EXPECT_EQ(code(pair(first, second)), "ok");
  EXPECT_EQ(code({first, "children.0", second, "children.1"}), "link.unknown");
  EXPECT_EQ(code({first, "children.0", first, "children.0"}), "link.unknown");
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, first).ok());
  EXPECT_EQ(code(pair(first, second)), "concern.unknown");
  EXPECT_EQ(code(pair(second, first)), "concern.unknown");
  EXPECT_EQ(say(second, first, Verdict::same), "concern.unknown");
}

TEST_F(KnownLinksTest, StoreAPressOnce) {
  const auto first = tell_of("Bea Example"), second = tell_of("Bea Example");
  for (int press = 0; press < 2; ++press)
    ASSERT_TRUE(JudgeLink(*office.service)(worker, pair(first, second), Verdict::same, "Same.", "a-form-token").ok());
  EXPECT_EQ(office.memory.ports().links.of_concern(first)->size(), 1U);
}

}  // namespace
}  // namespace heed::app
