#include "linkage/batch.hpp"

#include <gtest/gtest.h>

#include "linkage/test_judged_model.hpp"

namespace heed::linkage {
namespace {

Table table_of(const Model& model) {
  Table table(model.columns);
  const std::vector<std::vector<std::string>> people = {
      {"Grace", "Poole", "2008-06-29"}, {"Grace", "Poole", ""}, {"Henry", "Poole", "2008-06-29"},
      {"Henry", "Poole", "2009-01-02"}, {"Zoe", "Poole", ""},   {"Grace", "Pool", "2008-06-28"}};
  for (const auto& person : people) {
    std::vector<std::vector<matching::OwnedValue>> values(model.columns.size());
    const char* names[] = {"forename", "surname", "date_of_birth"};
    for (std::size_t at = 0; at < person.size(); ++at) {
      const std::uint16_t column = *model.column(names[at]);
      if (!person[at].empty()) values[column].push_back(matching::make_value(model.columns[column].type, person[at]));
    }
    table.add(values);
  }
  return table;
}

TEST(Batch, WhoIsTogetherDoesNotHangOnWhichPairsAreKept) {
  Model model = judged_model(EntityKind::child);
  for (Comparison& comparison : model.comparisons) {
    for (Level& level : comparison.levels) level.frequency_column.clear();  // of six, everything is common
  }
  model.prior = 0.01;
  model.plan.rules = {{{{*model.column("surname"), FeatureKind::sound}}}};
  std::vector<std::vector<std::uint32_t>> clusters;
  std::vector<std::size_t> pairs;
  for (const double from : {0.0, -100.0, 6.0, 50.0}) {
    Table table = table_of(model);
    BatchOptions options;
    options.average_join = -4;
    options.keep_pairs_from = from;
    const BatchResult result = link(table, &model, options);
    clusters.push_back(result.cluster);
    pairs.push_back(result.pairs.size());
    for (const ScoredPair& pair : result.pairs) EXPECT_GE(pair.weight, from);
  }
  for (const auto& each : clusters) EXPECT_EQ(each, clusters[0]);
  EXPECT_GT(pairs[1], pairs[0]);
  EXPECT_GT(pairs[0], pairs[3]);
  EXPECT_NE(clusters[0], (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5})) << "some are together";
}

}  // namespace
}  // namespace heed::linkage
