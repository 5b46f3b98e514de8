// tests/linkage/reasons.cases: what a person is told of two values.
#include "link_words/sentences.hpp"

#include <gtest/gtest.h>

#include "content/read_words.hpp"
#include "linkage/batch.hpp"
#include "linkage/test_records.hpp"
#include "matching/cases_for_test.hpp"

namespace heed::link_words {
namespace {

using linkage::Agreement;
using linkage::Reason;

const content::Words& words() {
  static const content::Words english = *content::read_words(HEED_CATALOGUES, "en-GB");
  return english;
}

// What the default comparison says of one value and another. `weight`: what its level is taken to weigh.
std::string told(const std::string& kind, const std::string& left, const std::string& right, double weight) {
  const auto bracket = kind.find('(');
  const auto type = matching::parse_attribute_type(kind.substr(0, bracket));
  if (!type) return "no such kind: " + kind;
  const std::vector<linkage::Column> columns{{"it", *type, matching::Preparation::normal}};
  linkage::Model model = linkage::make_model(columns);
  linkage::TestRecord one(columns), other(columns);
  if (bracket != std::string::npos) {
    const std::string qualifier = kind.substr(bracket + 1, kind.find(')') - bracket - 1);
    one.qualify(qualifier);
    other.qualify(qualifier);
  }
  one.set(0, {left});
  other.set(0, {right});
  auto reasons = linkage::reasons_of(model, linkage::score(model, one.record(), other.record()));
  if (reasons.size() != 1) return "not one reason";
  reasons[0].weight = weight;
  return sentence(words(), reasons[0], left, right);
}

TEST(Sentences, SayWhatAPractitionerWould) {
  const auto cases = matching::read_cases("tests/linkage/reasons.cases", 4);
  EXPECT_GE(cases.size(), 30U);
  for (const auto& one : cases) {
    const bool too_little = one.fields[3].ends_with(words()("linkage.reason.too_little"));
    EXPECT_EQ(told(one.fields[0], one.fields[1], one.fields[2], too_little ? -1 : 1), one.fields[3])
        << "reasons.cases:" << one.line;
  }
}

TEST(Sentences, HaveWordsForEveryAgreementAndAttribute) {
  for (std::size_t at = 0; at < linkage::agreements; ++at)
    EXPECT_TRUE(words().has("linkage.reason." + std::string(to_string(static_cast<Agreement>(at))))) << at;
  for (const auto type : matching::all_attribute_types())
    EXPECT_TRUE(words().has("linkage.attribute." + std::string(matching::to_string(type))));
}

TEST(Sentences, SayThatOneOfSeveralIsTheSame) {
  Reason reason;
  reason.type = matching::AttributeType::phone;
  reason.agreement = Agreement::same;
  reason.weight = 5;
  EXPECT_EQ(sentence(words(), reason, "07700 900001 / 07700 900002", "07700 900002"),
            "Of several, one telephone number is the same: 07700 900001 / 07700 900002, and 07700 900002.");
}

TEST(Sentences, HoldNoWeightAndNoProbability) {
  Reason reason;
  reason.agreement = Agreement::same;
  reason.weight = 12.25;
  reason.by_chance = 0.0123;
  const std::string text = sentence(words(), reason, "a", "a") + by_chance(words(), reason, 10);
  EXPECT_EQ(text.find("12"), std::string::npos) << text;
  EXPECT_EQ(text.find('%'), std::string::npos) << text;
}

TEST(Sentences, SayHowManyWouldAgreeByChance) {
  Reason reason;
  reason.weight = 3;
  reason.by_chance = 0.003;
  EXPECT_EQ(by_chance(words(), reason, 4000),
            "About 12 of the 4,000 others that are held would agree as closely by chance.");
  reason.by_chance = 0.0003;
  EXPECT_EQ(by_chance(words(), reason, 4000),
            "About one of the 4,000 others that are held would agree as closely by chance.");
  reason.by_chance = 0.00003;
  EXPECT_EQ(by_chance(words(), reason, 4000),
            "Of 4,000 others that are held, nobody is likely to agree as closely by chance.");
  reason.weight = -1;
  EXPECT_EQ(by_chance(words(), reason, 4000), "");
}

TEST(Sentences, CountTheTwoThatAreComparedNotAmongTheOthers) {
  Reason reason;
  reason.weight = 3;
  reason.by_chance = 2.0 / 1000;  // they alone hold it, of a thousand
  reason.of_holders = true;
  EXPECT_EQ(by_chance(words(), reason, 999, 2),
            "Of 999 others that are held, nobody is likely to agree as closely by chance.");
  reason.by_chance = 5.0 / 1000;
  EXPECT_EQ(by_chance(words(), reason, 999, 2),
            "About 3 of the 999 others that are held would agree as closely by chance.");
}

}  // namespace
}  // namespace heed::link_words
