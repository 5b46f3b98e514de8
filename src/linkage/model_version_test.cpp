#include "linkage/model_version.hpp"

#include <gtest/gtest.h>

#include "linkage/random.hpp"
#include "linkage/splink_json.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> columns{{"forename", AttributeType::forename, {}},
                                  {"birth", AttributeType::date_of_birth, {}},
                                  {"address", AttributeType::address, {}}};

Model learnt_of(std::uint32_t mentions) {
  static const std::vector<std::string> forenames{"Amelia", "Jack", "Siobhan", "Mustafa", "Chloe", "Oliver", "Zoe"};
  Random random(11);
  Table table(columns);
  for (std::uint32_t at = 0; at < mentions; ++at) {
    const std::uint32_t who = random.below(80);
    std::string forename = forenames[who % forenames.size()];
    if (random.below(4) == 0) forename.erase(1, 1);
    const std::string birth =
        random.below(3) == 0 ? "" : "201" + std::to_string(who % 9) + "-0" + std::to_string(1 + who / 9) + "-14";
    table.add(values_of(columns, {forename, birth, std::to_string(who) + " Marram Row"}));
  }
  return link(table, nullptr, {}).model;
}

TEST(ModelVersion, TheSameModelHasTheSameVersionHoweverItIsNamedAndRead) {
  const Model model = learnt_of(400);
  Model named = learnt_of(400);
  named.version = "of January";
  EXPECT_EQ(version_of(named), version_of(model));
  const auto read = read_model(write_model(named));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(version_of(*read), version_of(model));
  EXPECT_EQ(Index(*read).model_version(), version_of(model));
}

TEST(ModelVersion, AModelThatWasLearntAnewHasAnother) {
  const std::uint64_t before = version_of(learnt_of(400));
  EXPECT_NE(version_of(learnt_of(500)), before);
  Model touched = learnt_of(400);
  touched.comparisons.front().levels.back().m *= 1 + 1e-12;
  EXPECT_NE(version_of(touched), before);
  touched = learnt_of(400);
  touched.plan.most_in_key += 1;
  EXPECT_NE(version_of(touched), before);
}

TEST(ModelVersion, StandsInASnapshot) {
  Index index(learnt_of(400));
  index.add({1, values_of(columns, {"Zoe", "2011-03-14"})});
  std::vector<std::uint8_t> bytes;
  ByteWriter out([&](std::span<const std::uint8_t> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  index.write(out);
  out.finish();
  ByteReader in(bytes);
  const auto read = Index::read(in);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->model_version(), index.model_version());
  const std::uint64_t version = index.model_version();
  const auto stands = std::ranges::search(bytes, std::span(reinterpret_cast<const std::uint8_t*>(&version), 8));
  ASSERT_FALSE(stands.empty());
  stands.front() ^= 1;  // a model that is read as another one is not that model
  ByteReader spoilt(bytes);
  EXPECT_FALSE(Index::read(spoilt));
}

}  // namespace
}  // namespace heed::linkage
