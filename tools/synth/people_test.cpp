#include "synth/people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "synth/synth_for_test.hpp"

namespace heed::synth {
namespace {

TEST(People, TheSameSeedGivesTheSameBytes) {
  const auto folder = test_folder("people");
  ASSERT_TRUE(write_people(make_people(test_parameters(), test_names(), 1000, 1), folder.string()).ok());
  const std::uint64_t hash = fingerprint(folder / "people.csv");
  EXPECT_EQ(hash, 0xe6ec7d02cae6c5e1U) << std::hex << hash;
}

TEST(People, DuplicatesAreGeometricAndLieApart) {
  const auto rows = make_people(test_parameters(), test_names(), 20'000, 5);
  ASSERT_EQ(rows.size(), 20'000u);
  std::map<std::uint32_t, int> records;
  int neighbours = 0;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    ++records[rows[at].cluster];
    neighbours += at > 0 && rows[at].cluster == rows[at - 1].cluster;
  }
  int once = 0;
  for (const auto& [cluster, count] : records) once += count == 1;
  EXPECT_NEAR(20'000.0 / static_cast<double>(records.size()), test_parameters().people.mean_records, 0.06);
  EXPECT_NEAR(once / static_cast<double>(records.size()), 0.5, 0.02);
  EXPECT_LT(neighbours, 20);
}

TEST(People, FieldsAreMissingAtTheirRate) {
  const auto rows = make_people(test_parameters(), test_names(), 20'000, 5);
  int without_dob = 0, without_surname = 0;
  for (const PersonRow& row : rows) without_dob += row.dob.empty(), without_surname += row.surname.empty();
  EXPECT_NEAR(without_dob / 20'000.0, test_parameters().people.missing, 0.01);
  EXPECT_EQ(without_surname, 0);
}

TEST(People, BrothersAndSistersShareAHome) {
  const auto rows = make_people(test_parameters(), test_names(), 5000, 5);
  std::map<std::pair<std::string, std::string>, std::map<std::uint32_t, int>> homes;
  for (const PersonRow& row : rows)
    if (!row.address.empty() && !row.postcode.empty()) ++homes[{row.surname, row.address}][row.cluster];
  int shared = 0;
  for (const auto& [home, people] : homes) shared += people.size() > 1;
  EXPECT_GT(shared, 200);
}

}  // namespace
}  // namespace heed::synth
