// Ways between entities: the car in which two were seen before the station where everybody was.
#include "linkage/paths.hpp"

#include <gtest/gtest.h>

#include "linkage/test_judged_model.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

constexpr EntityKind child = EntityKind::child, adult = EntityKind::adult, vehicle = EntityKind::vehicle,
                     place = EntityKind::place;

// Every mention is an entity of its own unless it says the same as another: models find each other by one value.
Network::Models models() {
  Network::Models all;
  for (const auto& [kind, column] : std::vector<std::pair<EntityKind, std::string>>{
           {child, "identifier"}, {adult, "phone"}, {vehicle, "plate"}, {place, "postcode"}}) {
    Model model = judged_model(kind);
    model.plan.rules = {{{{*model.column(column), FeatureKind::whole}}}};
    model.alike_prior = {};
    model.prior = 0.02;
    all[static_cast<std::size_t>(kind)] = std::move(model);
  }
  return all;
}

class County {
 public:
  KindMention one(EntityKind kind, const std::string& column, const std::string& text) {
    const Model& model = *m_models[static_cast<std::size_t>(kind)];
    std::vector<std::string> texts(model.columns.size());
    texts[*model.column(column)] = text;
    return {kind, {++m_last, values_of(model.columns, texts)}};
  }
  KindMention of_child(int who) { return one(child, "identifier", "child" + std::to_string(who * 1111)); }
  KindMention of_adult(int who) { return one(adult, "phone", "0770090" + std::to_string(1000 + who * 137)); }
  KindMention of_vehicle(const std::string& plate) { return one(vehicle, "plate", plate); }
  KindMention of_place(const std::string& postcode) { return one(place, "postcode", postcode); }
  // Everybody with everybody. Answers the id of the first.
  MentionId tell(const std::vector<KindMention>& mentions) {
    ToldTogether told{mentions, {}};
    for (std::uint16_t left = 0; left < mentions.size(); ++left) {
      for (std::uint16_t right = left + 1; right < mentions.size(); ++right) told.together.push_back({left, right});
    }
    network.add(told);
    return mentions[0].mention.id;
  }
  std::vector<Path> paths(EntityKind kind, MentionId from, EntityKind to_kind, MentionId to, PathOptions options = {}) {
    return paths_between(network, entity(kind, from), entity(to_kind, to), options);
  }
  EntityRef entity(EntityKind kind, MentionId id) const { return {kind, network.index(kind)->entity_of(id)}; }

 private:
  Network::Models m_models = models();
  MentionId m_last = 0;

 public:
  Network network{models()};
};

std::vector<EntityKind> kinds_of(const Path& path) {
  std::vector<EntityKind> kinds;
  for (const PathStep& step : path.steps) kinds.push_back(step.entity.kind);
  return kinds;
}

TEST(Paths, GoFromAChildByACarToAnAdult) {
  County county;
  const MentionId who = county.tell({county.of_child(1), county.of_vehicle("ZK19ABC")});
  const MentionId driver = county.tell({county.of_adult(1), county.of_vehicle("ZK19ABC")});
  const auto paths = county.paths(child, who, adult, driver);
  ASSERT_EQ(paths.size(), 1U);
  EXPECT_EQ(kinds_of(paths[0]), (std::vector{child, vehicle, adult}));
  EXPECT_DOUBLE_EQ(paths[0].cost, 1) << "two were told of with the car";
  EXPECT_EQ(paths[0].steps[1].witnesses.concerns, 1U);
}

TEST(Paths, WhatIsCommonComesLast) {
  County county;
  const MentionId one = county.tell({county.of_child(1), county.of_place("ZZ1 1AA")});
  const MentionId other = county.tell({county.of_child(2), county.of_place("ZZ1 1AA")});
  for (int who = 10; who < 40; ++who) county.tell({county.of_child(who), county.of_place("ZZ1 1AA")});
  county.tell({county.of_child(1), county.of_vehicle("ZK19ABC")});
  county.tell({county.of_adult(1), county.of_vehicle("ZK19ABC")});
  county.tell({county.of_adult(1), county.of_child(2)});
  const auto paths = county.paths(child, one, child, other);
  ASSERT_EQ(paths.size(), 2U);
  EXPECT_EQ(kinds_of(paths[0]), (std::vector{child, vehicle, adult, child})) << "longer, and it says more";
  EXPECT_EQ(kinds_of(paths[1]), (std::vector{child, place, child}));
  EXPECT_EQ(paths[1].most_common, 32U);
  PathOptions options;
  options.most_company = 10;
  EXPECT_EQ(county.paths(child, one, child, other, options).size(), 1U) << "not through whoever is with too many";
}

TEST(Paths, AreBoundedAndTheSameBothWays) {
  County county;
  const MentionId one = county.tell({county.of_child(1), county.of_vehicle("ZK19ABC")});
  const MentionId other = county.tell({county.of_child(2), county.of_vehicle("ZK19ABC")});
  for (int at = 0; at < 8; ++at) {
    const std::string postcode = "ZZ2 " + std::to_string(at) + "AA";
    county.tell({county.of_child(1), county.of_place(postcode)});
    county.tell({county.of_child(2), county.of_place(postcode)});
  }
  const auto there = county.paths(child, one, child, other), back = county.paths(child, other, child, one);
  ASSERT_EQ(there.size(), 5U);
  ASSERT_EQ(back.size(), 5U);
  for (std::size_t at = 0; at < there.size(); ++at) {
    EXPECT_DOUBLE_EQ(there[at].cost, back[at].cost);
    EXPECT_EQ(there[at].steps[1].entity, back[at].steps[1].entity);
  }
  PathOptions options;
  options.most_steps = 1;
  EXPECT_TRUE(county.paths(child, one, child, other, options).empty());
  options = {};
  options.most_looked_at = 0;
  EXPECT_TRUE(county.paths(child, one, child, other, options).empty());
}

TEST(Paths, AreNoneToOneselfOrToWhoeverIsNotThere) {
  County county;
  const MentionId one = county.tell({county.of_child(1), county.of_vehicle("ZK19ABC")});
  EXPECT_TRUE(county.paths(child, one, child, one).empty());
  EXPECT_TRUE(county.paths(child, one, child, 99).empty());
  const auto direct = county.paths(child, one, vehicle, one + 1);
  ASSERT_EQ(direct.size(), 1U);
  EXPECT_DOUBLE_EQ(direct[0].cost, 0);
}

}  // namespace
}  // namespace heed::linkage
