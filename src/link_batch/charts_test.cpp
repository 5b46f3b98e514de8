#include "link_batch/charts.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

#include "base/text.hpp"
#include "link_batch/svg.hpp"
#include "linkage/batch.hpp"

namespace heed::link_batch {
namespace {

// Every chart can be heard, holds no markup from a value, and is kept for looking at when HEED_CHARTS names a folder.
void check(const std::string& name, const std::string& svg) {
  SCOPED_TRACE(name);
  EXPECT_TRUE(svg.starts_with("<svg xmlns="));
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
  EXPECT_NE(svg.find("<title id=\"title\">"), std::string::npos);
  EXPECT_NE(svg.find("<desc id=\"description\">"), std::string::npos);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
  EXPECT_EQ(svg.find("inf"), std::string::npos);
  EXPECT_TRUE(is_utf8(svg));
  if (const char* folder = std::getenv("HEED_CHARTS"))
    std::ofstream(std::filesystem::path(folder) / (name + ".svg")) << svg;
}

linkage::Model model() {
  linkage::Model made = linkage::make_model(
      {{"first_name", matching::AttributeType::forename, matching::Preparation::normal},
       {"date_of_birth", matching::AttributeType::date_of_birth, matching::Preparation::normal},
       {"a very long name of a column indeed", matching::AttributeType::postcode, matching::Preparation::normal}});
  made.prior = 0.0004;
  for (linkage::Comparison& comparison : made.comparisons) {
    double m = 0.6, u = 0.001;
    for (linkage::Level& level : comparison.levels) {
      if (level.null_level) continue;
      level.m = m;
      level.u = u;
      m *= 0.45;
      u = std::min(0.9, u * 6);
    }
  }
  return made;
}

TEST(Charts, ShowTheWeightsOfAModel) {
  check("weights", weights_chart(model()));
  linkage::Model extreme = model();
  extreme.comparisons[0].levels[1].u = 0;
  extreme.prior = 0;
  check("weights_extreme", weights_chart(extreme));
  check("weights_none", weights_chart(linkage::Model{}));
}

TEST(Charts, ShowAPairAsAWaterfall) {
  const std::vector<WaterfallRow> rows = {{"to begin with", "two records at random", -11.3},
                                          {"first_name", "the same · robert", 6.2},
                                          {"surname", "one slip · <script>alert(1)</script> & allen", 7.9},
                                          {"how common", "of the surname", -1.1},
                                          {"date_of_birth", "the same day · 1971-05-24", 9.4},
                                          {"city", "not known", 0},
                                          {"email", "different", -2.2}};
  check("waterfall", waterfall_chart("0 and 1: why", rows));
  const std::vector<WaterfallRow> odd = {{"x", std::string("\xff\x01", 2), std::numeric_limits<double>::infinity()}};
  check("waterfall_odd", waterfall_chart("", odd));
  check("waterfall_none", waterfall_chart("nothing", {}));
}

TEST(Charts, ShowPrecisionAndRecall) {
  std::vector<WeighedPair> pairs;
  std::vector<std::uint32_t> truth;
  truth.reserve(400);
  for (std::uint32_t i = 0; i < 400; ++i) truth.push_back(i / 2);
  std::vector<float> weights;
  for (std::uint32_t i = 0; i < 400; ++i) {
    const bool right = i % 5 != 4;
    const double weight = right ? 18 - (i * 7919 % 400) / 16.0 : 2 - (i * 104729 % 400) / 50.0;
    const std::uint32_t left = i % 200 * 2;
    pairs.push_back(right ? WeighedPair{left, left + 1, weight} : WeighedPair{left, (left + 3) % 400, weight});
    weights.push_back(static_cast<float>(weight));
  }
  const PairReport report = evaluate_pairs(pairs, truth);
  check("precision_recall", precision_recall_chart(report));
  check("threshold", threshold_chart(report));
  check("histogram", weight_histogram(weights, 1.5));
  check("precision_recall_none", precision_recall_chart(PairReport{}));
  check("threshold_none", threshold_chart(PairReport{}));
  check("histogram_none", weight_histogram({}, 0));
}

TEST(Charts, WriteNumbersForPeople) {
  EXPECT_EQ(number_text(0.5), "0.5");
  EXPECT_EQ(number_text(12), "12");
  EXPECT_EQ(number_text(-3.2), "−3.2");
  EXPECT_EQ(number_text(-0.001), "0");
  EXPECT_EQ(number_text(100, 0), "100");
  EXPECT_EQ(shortened("Łódź", 2), "Łó…");
  EXPECT_EQ(shortened("ab", 2), "ab");
  EXPECT_EQ(Scale(0, 1, 0, 100).ticks(5).size(), 6u);
}

}  // namespace
}  // namespace heed::link_batch
