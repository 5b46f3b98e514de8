// How records came to be together, and one record beside all of them, in words.
#include "link_words/story.hpp"

#include <gtest/gtest.h>

#include "content/read_words.hpp"
#include "link_words/why_not.hpp"

namespace heed::link_words {
namespace {

using linkage::Agreement;
using linkage::Obstacle;
using linkage::Reason;
using matching::AttributeType;

const content::Words& words() {
  static const content::Words english = *content::read_words(HEED_CATALOGUES, "en-GB");
  return english;
}

Reason reason(AttributeType type, double weight) {
  Reason one;
  one.type = type;
  one.agreement = weight > 0 ? Agreement::same : Agreement::different;
  one.weight = weight;
  return one;
}

const std::vector<Reason> surname_and_more = {reason(AttributeType::forename, -2), reason(AttributeType::surname, 4),
                                              reason(AttributeType::phone, 9), reason(AttributeType::address, 5)};

StoryTeller teller() {
  return {[](std::uint32_t member) { return "m" + std::to_string(member); },
          [](std::uint32_t, std::uint32_t) { return surname_and_more; }};
}

TEST(Story, TellsEachStep) {
  linkage::ClusterStory told;
  told.members = {1, 2, 3, 4};
  told.steps = {{{1, 1, {}}, {2, 1, {}}, 100, 1, linkage::Edge{1, 2, 100}},
                {{3, 1, {}}, {4, 1, {}}, 0, 0, {}},
                {{1, 2, 0}, {3, 2, 1}, 50, 4, linkage::Edge{2, 3, 80}}};
  EXPECT_EQ(
      story(words(), told, teller()),
      (std::vector<std::string>{
          "Put together: m1, and m2. What speaks for it most: telephone number, address and surname. Against it "
          "speaks: first name.",
          "Put together: m3, and m4, because people said that they are the same.",
          "Put together: the 2 around m1, and the 2 around m3. Nearest to each other are m2 and m3; what speaks for "
          "it most: telephone number, address and surname. Against it speaks: first name. 4 pairs between them "
          "were weighed, and together they speak for it."}));
}

TEST(Entity, TellsWithHowManyAFieldAgrees) {
  linkage::EntityScore score;
  score.reasons = {{0, AttributeType::surname, 4, 3, 0, 1, reason(AttributeType::surname, 4), 2},
                   {1, AttributeType::phone, 1, 1, 2, 1, reason(AttributeType::phone, 9), 0},
                   {2, AttributeType::forename, -3, 0, 1, 3, reason(AttributeType::forename, -3), 1},
                   {3, AttributeType::email, 0, 0, 0, 4, {}, 0}};
  const EntityTeller of_entity = {
      [](std::uint32_t at) { return "m" + std::to_string(at); },
      [](const Reason&, std::uint32_t) { return std::pair<std::string, std::string>("a", "b"); }};
  EXPECT_EQ(
      entity(words(), score, of_entity),
      (std::vector<std::string>{
          "The surname agrees with all 3 records that say it. Nearest is m2: The surname is the same, written in "
          "two ways: a and b.",
          "The telephone number agrees with 1 of the 3 records that say it. Nearest is m0: The telephone number is "
          "the same, written in two ways: a and b.",
          "The first name does not agree with the one record that says it. Nearest is m1: The first name is "
          "different: a and b.",
          "The e-mail address cannot be compared with any of them."}));
}

TEST(Origins, CountWhatIsToldOnOnce) {
  EXPECT_EQ(origins(words(), {"school", "police", "school"}),
            "3 records, 2 independent origins. What one origin tells twice is one witness.");
  EXPECT_EQ(origins(words(), {"school"}), "One record, one independent origin.");
  EXPECT_EQ(origins(words(), {"Police", " police", "POLICE "}),
            "3 records, one independent origin. What one origin tells twice is one witness.");
  EXPECT_EQ(origins(words(), {"police", "", "school", " "}),
            "4 records, at least 2 independent origins; where 2 of them come from is not known.");
  EXPECT_EQ(origins(words(), {"", ""}),
            "2 records, at least one independent origin; where 2 of them come from is not known.");
}

linkage::WhyNot why(Obstacle obstacle) {
  linkage::WhyNot why;
  why.obstacle = obstacle;
  why.weight = -4;
  return why;
}

std::vector<std::string> told(const linkage::WhyNot& why) {
  linkage::Model model;
  model.columns = {{"a", AttributeType::surname, matching::Preparation::normal},
                   {"b", AttributeType::date_of_birth, matching::Preparation::normal}};
  return why_not(words(), model, why,
                 {[](const Reason&) { return std::pair<std::string, std::string>("Jane", "Peter"); },
                  [](std::uint64_t record) { return "r" + std::to_string(record); },
                  [](std::uint64_t, std::uint64_t) { return surname_and_more; }});
}

TEST(WhyNot, SaysWhatStoodInTheWay) {
  for (const Obstacle each : {Obstacle::none, Obstacle::people, Obstacle::no_key, Obstacle::common_keys,
                              Obstacle::weight, Obstacle::below_threshold, Obstacle::others, Obstacle::most_members}) {
    const auto lines = told(why(each));
    ASSERT_FALSE(lines.empty());
    for (const std::string& line : lines) EXPECT_EQ(line.find("\u27e6"), std::string::npos) << line;
  }
}

TEST(WhyNot, NamesWhatIsTooCommon) {
  auto one = why(Obstacle::common_keys);
  one.keys.holders = 431;
  one.keys.features = {{0, linkage::FeatureKind::whole}, {1, linkage::FeatureKind::year}};
  EXPECT_EQ(told(one), (std::vector<std::string>{"They were never compared: what they have in common (surname and date "
                                                 "of birth or age) stands in 431 records, too many to look through.",
                                                 "Had they been compared, more would have spoken against than for."}));
}

TEST(WhyNot, ListsWhatSpeaksAgainst) {
  auto one = why(Obstacle::weight);
  one.against = {reason(AttributeType::forename, -3)};
  one.alike_weight = -6;
  EXPECT_EQ(told(one),
            (std::vector<std::string>{
                "They were compared, and more speaks against their being one than for it.",
                "What they have in common, a household has in common too.",
                "What speaks against it, the strongest first:", "The first name is different: Jane and Peter."}));
}

TEST(WhyNot, SaysThatMoreSpeaksAgainstOnlyWhereItDoes) {
  auto one = why(Obstacle::weight);
  one.prior_weight = -10;
  one.against = {reason(AttributeType::forename, -3)};
  EXPECT_EQ(told(one)[0],
            "They were compared. What agrees is too little beside what differs: many others agree as much.");
  one.obstacle = Obstacle::below_threshold;
  one.weight = 2;
  one.bound = 5;
  EXPECT_EQ(
      told(one)[0],
      "They were compared, and more speaks for their being one than against it; but less than is asked for here.");
  one.obstacle = Obstacle::no_key;
  EXPECT_EQ(told(one)[1], "Had they been compared, what agrees would have been too little.");
}

TEST(WhyNot, NeverSaysThatNonePairOfThemSpeaksAgainst) {
  auto one = why(Obstacle::others);
  one.between.pairs = 1;
  EXPECT_EQ(
      told(one)[0],
      "These two alone could be one. But those whom each is together with say too little for it, taken together.");
  one.between.against = 1;
  one.bound = 4;
  EXPECT_EQ(
      told(one)[0],
      "These two alone could be one. But one pair of 1 between those whom each is together with has too little in "
      "common for what is asked for here.");
}

TEST(WhyNot, NamesWhoeverSpeaksAgainst) {
  auto one = why(Obstacle::others);
  one.weight = 3;
  one.between.pairs = 4;
  one.between.against = 1;
  one.between.strongest_against = {{2, 7, -5}};
  EXPECT_EQ(told(one),
            (std::vector<std::string>{"These two alone could be one. But one pair of 4 between those whom each "
                                      "is together with speaks against it.",
                                      "r2 and r7 differ in first name."}));
}

}  // namespace
}  // namespace heed::link_words
