// tests/linkage/records.cases: what is made of two whole records.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "content/read_words.hpp"
#include "link_words/sentences.hpp"
#include "linkage/test_judged_model.hpp"
#include "linkage/test_records.hpp"
#include "matching/cases_for_test.hpp"

namespace heed::link_words {
namespace {

const content::Words& words() {
  static const content::Words english = *content::read_words(HEED_CATALOGUES, "en-GB");
  return english;
}

using Texts = std::vector<std::string>;  // by column

Texts texts_of(const linkage::Model& model, std::string_view told) {
  Texts texts(model.columns.size());
  for (const std::string_view part : split(told, ';')) {
    const std::string_view one = trim(part);
    const std::size_t equals = one.find('=');
    if (one.empty()) continue;
    const auto column = equals == std::string_view::npos ? std::nullopt : model.column(trim(one.substr(0, equals)));
    EXPECT_TRUE(column.has_value()) << "no such attribute of this kind: " << one;
    if (column) texts[*column] = std::string(trim(one.substr(equals + 1)));
  }
  return texts;
}

struct Told {
  std::set<std::string> levels, sentences;
  std::string band;
  double weight = 0;
};

// From eight to one for or against; between is open.
std::string band_of(double weight) { return weight >= 3 ? "likely" : weight <= -3 ? "unlikely" : "open"; }

Told told_of(const linkage::Model& model, const Texts& left_texts, const Texts& right_texts) {
  linkage::TestRecord left(model.columns), right(model.columns);
  left.qualify("2025-01-15");
  right.qualify("2025-01-15");
  for (std::size_t column = 0; column < model.columns.size(); ++column) {
    left.set(column, {left_texts[column]});
    right.set(column, {right_texts[column]});
  }
  const linkage::Score score = linkage::score(model, left.record(), right.record());
  const auto reasons = linkage::reasons_of(model, score);
  Told told{{}, {}, band_of(score.weight), score.weight};
  for (const linkage::Step& step : score.steps) {
    const linkage::Comparison& comparison = model.comparisons[step.comparison];
    told.levels.insert(comparison.name + ": " + comparison.levels[step.reached.level].label);
  }
  for (linkage::Reason reason : reasons) {
    linkage::find_what_crosses(reason, left_texts, right_texts);
    told.sentences.insert(sentence(words(), reason, left_texts[reason.left.column], right_texts[reason.right.column]));
  }
  told.sentences.insert(
      family(words(), linkage::family_of(model, reasons, linkage::births_of(model, left.record(), right.record()))));
  return told;
}

std::string joined(const std::set<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += "\n    " + one;
  return text;
}

TEST(Records, AreJudgedAsAPractitionerWould) {
  const auto cases = matching::read_cases("tests/linkage/records.cases", 6);
  EXPECT_GE(cases.size(), 40U);
  std::map<std::string, int> kinds;
  for (const auto& one : cases) {
    const auto kind = matching::parse_entity_kind(one.fields[0]);
    ASSERT_TRUE(kind.has_value()) << "records.cases:" << one.line << ": no such kind";
    ++kinds[one.fields[0]];
    const linkage::Model model = linkage::judged_model(*kind);
    const Texts left = texts_of(model, one.fields[1]), right = texts_of(model, one.fields[2]);
    const Told told = told_of(model, left, right), back = told_of(model, right, left);
    EXPECT_TRUE(one.fields[3] == "-" || told.levels.contains(one.fields[3]))
        << "records.cases:" << one.line << ": " << one.fields[3] << ", and it is" << joined(told.levels);
    EXPECT_EQ(told.band, one.fields[4]) << "records.cases:" << one.line << ": weight " << told.weight;
    EXPECT_TRUE(told.sentences.contains(one.fields[5]))
        << "records.cases:" << one.line << ": " << one.fields[5] << ", and it is" << joined(told.sentences);
    EXPECT_NEAR(told.weight, back.weight, 1e-9) << "records.cases:" << one.line << ", exchanged";
  }
  EXPECT_EQ(kinds.size(), matching::entity_kinds) << "each kind has cases";
}

}  // namespace
}  // namespace heed::link_words
