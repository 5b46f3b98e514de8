#include "linkage/model_version.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <utility>

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
  EXPECT_EQ(Index(*read).model_version(), Index(model).model_version());
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

TEST(ModelVersion, EveryPartOfAModelCounts) {
  const Model model = learnt_of(400);
  const std::vector<std::pair<std::string, std::function<void(Model&)>>> changes{
      {"prior", [](Model& one) { one.prior *= 1.5; }},
      {"relatives", [](Model& one) { one.alike_prior[0] += 1e-6; }},
      {"neighbours", [](Model& one) { one.alike_prior[2] += 1e-6; }},
      {"column", [](Model& one) { one.columns[0].name = "first"; }},
      {"type", [](Model& one) { one.columns[0].type = AttributeType::surname; }},
      {"preparation", [](Model& one) { one.columns[0].preparation = Preparation::verbatim; }},
      {"m", [](Model& one) { one.comparisons[0].levels.back().m += 1e-9; }},
      {"u", [](Model& one) { one.comparisons[0].levels.back().u += 1e-9; }},
      {"alike", [](Model& one) { one.comparisons[0].levels.back().alike[1] += 1e-9; }},
      {"threshold", [](Model& one) { one.comparisons[0].levels.erase(one.comparisons[0].levels.begin() + 1); }},
      {"frequency column", [](Model& one) { one.comparisons[0].levels[1].frequency_column = "birth"; }},
      {"frequency weight", [](Model& one) { one.comparisons[0].levels[1].frequency_weight = 0.25; }},
      {"rules", [](Model& one) { one.plan.rules.pop_back(); }},
      {"most in a key", [](Model& one) { one.plan.most_in_key = 99; }}};
  for (const auto& [what, change] : changes) {
    Model changed = model;
    changed.comparisons[0].levels[1].frequency_column = "forename";
    const std::uint64_t before = version_of(changed);
    change(changed);
    EXPECT_NE(version_of(changed), before) << what;
  }
}

TEST(ModelVersion, HowClustersAreMadeAndEveryBoundCount) {
  const Model model = learnt_of(400);
  const std::uint64_t before = Index(model).model_version();
  EXPECT_EQ(Index(model, ClusterOptions{}).model_version(), before);
  EXPECT_NE(Index(model, {.average_join = 1}).model_version(), before);
  EXPECT_NE(Index(model, {.lowest = -7 * 1024}).model_version(), before);
  EXPECT_NE(Index(model, {.highest = 9 * 1024}).model_version(), before);
  EXPECT_NE(Index(model, {.most_members = 499}).model_version(), before);
  const std::vector<double> bounds{0, -6, 20}, other{0, -5, 20}, fewer{0, -6};
  EXPECT_EQ(version_of(model, {}, bounds), version_of(model, {}, std::vector<double>(bounds)));
  EXPECT_NE(version_of(model, {}, bounds), version_of(model, {}, other));
  EXPECT_NE(version_of(model, {}, bounds), version_of(model, {}, fewer));
}

std::vector<Mention> some(const std::vector<std::string>& forenames) {
  std::vector<Mention> mentions;
  for (const std::string& forename : forenames)
    mentions.push_back({mentions.size() + 1, values_of(columns, {forename, "", "9 Dunlin Close"})});
  return mentions;
}

std::uint64_t frozen_of(const std::vector<Mention>& mentions) {
  Index index(learnt_of(400));
  index.add_all(mentions);
  return index.model_version();
}

TEST(ModelVersion, FrequenciesCountInWhateverOrderTheyWereMet) {
  const auto mentions = some({"Zoe", "Zoe", "Jack", "Amelia"});
  const std::uint64_t before = frozen_of(mentions);
  EXPECT_EQ(frozen_of({mentions.rbegin(), mentions.rend()}), before);
  EXPECT_NE(frozen_of(some({"Zoe", "Jack", "Jack", "Amelia"})), before);  // the same shares, of others
  EXPECT_NE(frozen_of(some({"Zoe", "Zoe", "Jack", "Chloe"})), before);
  auto elsewhere = mentions;
  elsewhere[0].values = values_of(columns, {"Zoe", "", "9 Marram Close"});  // of words too
  EXPECT_NE(frozen_of(elsewhere), before);
  EXPECT_NE(Index(learnt_of(400)).model_version(), before);
}

// What came later has no frequency, and what is forgotten has none any more.
TEST(ModelVersion, ChangesWithAFrequencyThatIsForgottenAndWithNothingElse) {
  Index index(learnt_of(400));
  index.add_all(some({"Zoe", "Zoe", "Jack", "Amelia"}));
  const std::uint64_t before = index.model_version();
  index.add({9, values_of(columns, {"Siobhan", "", "4 Marram Row"})});
  index.erase(1);
  index.change({2, values_of(columns, {"Zoe", "2011-03-14", "9 Dunlin Close"})});
  EXPECT_EQ(index.model_version(), before);
  index.erase(3);  // the only Jack
  const std::uint64_t after = index.model_version();
  EXPECT_NE(after, before);
  index.add({3, values_of(columns, {"Jack", "", "9 Dunlin Close"})});
  EXPECT_EQ(index.model_version(), after);
}

// Children who are told of twice: each with the same friend again, or with another.
std::uint64_t network_version(bool with_the_same, bool at_once) {
  Network::Models models;
  models[static_cast<std::size_t>(EntityKind::child)] = learnt_of(400);
  static const std::vector<std::string> forenames{"Amelia", "Jack", "Siobhan", "Mustafa", "Chloe", "Oliver", "Zoe"};
  std::vector<ToldTogether> told;
  const auto child = [&](std::uint32_t who) {
    const std::string birth = "201" + std::to_string(who % 9) + "-0" + std::to_string(1 + who / 9) + "-14";
    const MentionId id = 2 * told.size() + (who < 40 ? 1 : 2);
    return KindMention{EntityKind::child,
                       {id, values_of(columns, {forenames[who % 7], birth, std::to_string(who) + " Marram Row"})}};
  };
  for (std::uint32_t time = 0; time < 2; ++time) {
    for (std::uint32_t who = 0; who < 30; ++who) {
      const std::uint32_t friend_of = (with_the_same ? who : (who + 7 * time) % 30) + 40;
      told.push_back({{child(who), child(friend_of)}, {{0, 1}}, 0});
    }
  }
  Network network(std::move(models));
  if (at_once) network.add_all(told);
  return network.model_version();
}

TEST(ModelVersion, OfANetworkCountsHowOftenCompanyIsMetAgain) {
  EXPECT_EQ(network_version(true, true), network_version(true, true));
  EXPECT_NE(network_version(true, true), network_version(false, true));
  EXPECT_EQ(network_version(true, false), network_version(false, false));
  EXPECT_NE(network_version(true, true), network_version(true, false));
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
