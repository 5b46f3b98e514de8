#include "linkage/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "linkage/random.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> child_columns{{"forename", AttributeType::forename, {}},
                                        {"birth", AttributeType::date_of_birth, {}}};
const std::vector<Column> vehicle_columns{{"plate", AttributeType::plate, {}}};

KindMention child(MentionId id, const std::string& forename, const std::string& birth = "") {
  return {EntityKind::child, {id, values_of(child_columns, {forename, birth})}};
}
KindMention vehicle(MentionId id, const std::string& plate) {
  return {EntityKind::vehicle, {id, values_of(vehicle_columns, {plate})}};
}

const std::vector<std::string> forenames{"Amelia", "Jack",  "Siobhan", "Mustafa", "Chloe", "Oliver",
                                         "Zoe",    "Nadia", "Piotr",   "Bronwen", "Yusuf", "Grace"};

std::string plate_of(std::uint32_t who) {
  std::string plate = "ZK" + std::to_string(10 + who % 89) + "AAA";
  plate[4] = static_cast<char>('A' + who % 23);
  plate[5] = static_cast<char>('A' + who / 23 % 23);
  return plate;
}

// A town where each child is told of twice, each time with a car that nobody else is seen in.
std::vector<ToldTogether> town(std::uint32_t children) {
  std::vector<ToldTogether> concerns;
  MentionId id = 0;
  for (std::uint32_t turn = 0; turn < 2; ++turn) {
    for (std::uint32_t who = 0; who < children; ++who) {
      const std::string birth = std::to_string(2008 + who % 7) + "-0" + std::to_string(1 + who / 7 % 9) + "-" +
                                std::to_string(10 + who / 63 % 18);
      concerns.push_back(
          {{child(++id, forenames[who % forenames.size()], birth), vehicle(++id, plate_of(who))}, {{0, 1}}});
    }
  }
  return concerns;
}

Network::Models models() {
  static const Network::Models trained = models_of(child_columns, vehicle_columns, town(300));
  return trained;
}

struct NetworkTest : testing::Test {
  NetworkTest() : network(models()) { network.add_all(town(300)); }
  std::vector<NetworkSuggestion> suggest(const ToldTogether& newcomer) {
    NetworkSearcher searcher(network);
    return network.suggest(newcomer, searcher)[0];
  }
  bool is_first(const std::vector<NetworkSuggestion>& suggestions, MentionId mention) const {
    return !suggestions.empty() &&
           suggestions.front().own.entity == network.index(EntityKind::child)->entity_of(mention);
  }
  Network network;
};

TEST_F(NetworkTest, LearnsThatTheSameCarIsMetAgain) {
  EXPECT_GT(network.persistence(EntityKind::child, EntityKind::vehicle), 0.8F);
}

TEST_F(NetworkTest, AForenameAloneFindsWhoeverWasSeenInTheSameCar) {
  const std::uint32_t who = 100;
  const ToldTogether alone{{child(9001, forenames[who % forenames.size()])}, {}};
  const ToldTogether seen{{alone.mentions[0], vehicle(9002, plate_of(who))}, {{0, 1}}};
  const MentionId told = 2 * who + 1;
  const auto found = suggest(seen);
  ASSERT_TRUE(is_first(found, told));
  EXPECT_GT(found.front().company_weight, 0);
  ASSERT_EQ(found.front().company.size(), 1U);
  EXPECT_EQ(found.front().company.front().mention, 1);
  EXPECT_EQ(found.front().company.front().entity, network.index(EntityKind::vehicle)->entity_of(told + 1));
  for (const NetworkSuggestion& one : suggest(alone)) EXPECT_EQ(one.company_weight, 0);
}

// A mean is held within bounds, company is not: whoever is far off must not be lifted from the bound.
TEST(NetworkSuggestionTest, CompanyLiftsNobodyFromTheLowerBound) {
  NetworkSuggestion far;
  far.own.weight = -8;
  far.own.nearest.weight = -25;
  far.company_weight = 12;
  EXPECT_EQ(band_of(far), Band::weak);
  far.own.nearest.weight = -8;
  EXPECT_EQ(band_of(far), Band::strong);
}

TEST_F(NetworkTest, ACarThatEverybodyIsSeenInTellsNothing) {
  MentionId id = 5000;
  for (std::uint32_t ride = 0; ride < 250; ++ride) {
    const ToldTogether concern{
        {child(++id, forenames[ride % forenames.size()], "2001-01-" + std::to_string(10 + ride % 18)),
         vehicle(++id, "ZJ77TAX")},
        {{0, 1}}};
    network.add(concern);
  }
  const auto found = suggest({{child(9001, "Chloe"), vehicle(9002, "ZJ77TAX")}, {{0, 1}}});
  EXPECT_FALSE(found.empty());
  for (const NetworkSuggestion& one : found) EXPECT_EQ(one.company_weight, 0);
}

TEST_F(NetworkTest, WhatIsErasedBringsNobodyBack) {
  const std::uint32_t who = 100;
  const MentionId first = 2 * who + 1, second = first + 600;
  for (const MentionId car : {first + 1, second + 1}) EXPECT_TRUE(network.erase(car));
  EXPECT_FALSE(network.erase(first + 1));
  for (const NetworkSuggestion& one :
       suggest({{child(9001, forenames[who % forenames.size()]), vehicle(9002, plate_of(who))}, {{0, 1}}}))
    EXPECT_EQ(one.company_weight, 0);
}

// A rumour that is told on is one witness; who told us apart is another.
TEST_F(NetworkTest, AnEchoedRumourCountsOnce) {
  const MentionId first = 5000;
  for (MentionId at = 0; at < 4; ++at) {
    ToldTogether one{{child(first + 2 * at, "Quentin", "2009-05-17"), vehicle(first + 2 * at + 1, "ZK77QQQ")},
                     {{0, 1}}};
    one.origin = at < 3 ? 42 : 0;
    network.add(one);
  }
  const MentionId entity = network.index(EntityKind::child)->entity_of(first);
  ASSERT_EQ(network.index(EntityKind::child)->mentions_of(entity).size(), 4U);
  EXPECT_EQ(network.witnesses_of(EntityKind::child, entity), (Companions::Witnesses{4, 2}));
  const MentionId car = network.index(EntityKind::vehicle)->entity_of(first + 1);
  EXPECT_EQ(network.seen_with(EntityKind::child, entity, EntityKind::vehicle), (std::vector<SeenWith>{{car, {4, 2}}}));
  network.erase(first + 7);
  EXPECT_EQ(network.seen_with(EntityKind::child, entity, EntityKind::vehicle), (std::vector<SeenWith>{{car, {3, 1}}}));
}

TEST_F(NetworkTest, PairsOfPlacesThatAreNotThereArePassedOver) {
  network.add({{child(9001, "Zoe")}, {{0, 7}}});
  EXPECT_TRUE(
      network.company_of(EntityKind::child, network.index(EntityKind::child)->entity_of(9001), EntityKind::vehicle)
          .empty());
  EXPECT_FALSE(suggest({{child(9002, "Zoe")}, {{0, 9}, {5, 0}}}).empty());
}

}  // namespace
}  // namespace heed::linkage
