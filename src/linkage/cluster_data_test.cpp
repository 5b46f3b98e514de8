// Clusters from pairs that Splink weighed, where the recorded data are at hand (HEED_LINKDATA, or ../shared/linkdata).
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "linkage/cluster.hpp"

namespace heed::linkage {

namespace {

std::filesystem::path data_folder() {
  const char* given = std::getenv("HEED_LINKDATA");
  return given == nullptr ? std::filesystem::path("../shared/linkdata") : std::filesystem::path(given);
}

// None of these files quotes a comma in the columns that are read.
std::string_view column(std::string_view line, std::size_t number) {
  while (number-- > 0) line.remove_prefix(std::min(line.size(), line.find(',') + 1));
  return line.substr(0, line.find(','));
}

template <class Number>
Number number_in(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

double pairwise_f1(const std::vector<std::uint32_t>& truth, const std::vector<std::uint32_t>& found) {
  double both = 0, either = 0;
  for (std::size_t left = 0; left < truth.size(); ++left) {
    for (std::size_t right = left + 1; right < truth.size(); ++right) {
      const int is_true = truth[left] == truth[right] ? 1 : 0, is_found = found[left] == found[right] ? 1 : 0;
      both += is_true * is_found;
      either += is_true + is_found;
    }
  }
  return 2 * both / either;
}

}  // namespace

// Joining all that is connected reaches 0.9235 at the best of all thresholds.
TEST(ClusterData, AverageOverAllPairsBeatsConnectionOnFake1000) {
  std::ifstream people(data_folder() / "splink/fake_1000.csv");
  std::ifstream pairs(data_folder() / "oracles/splink_fake_1000_predictions.csv");
  if (!people || !pairs) GTEST_SKIP() << "no recorded data at " << data_folder();
  std::string line;
  std::vector<std::uint32_t> truth;
  std::getline(people, line);
  while (std::getline(people, line)) truth.push_back(number_in<std::uint32_t>(column(line, 6)));
  std::vector<Edge> edges;
  std::getline(pairs, line);
  while (std::getline(pairs, line)) {
    edges.push_back({number_in<std::uint32_t>(column(line, 2)), number_in<std::uint32_t>(column(line, 3)),
                     to_fixed(number_in<double>(column(line, 0)))});
  }
  ASSERT_EQ(truth.size(), 1000U);
  ASSERT_EQ(edges.size(), 2679U);
  ClusterOptions options;
  options.average_join = to_fixed(-6.2);  // a tenth of the way from the lowest weight to the highest
  const Clustering clustering = make_clusters(1000, edges, {}, {}, options);
  EXPECT_GE(pairwise_f1(truth, clustering.cluster), 0.935);
}

}  // namespace heed::linkage
