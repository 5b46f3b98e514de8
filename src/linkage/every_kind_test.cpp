// Every kind of entity is found again by what tells it, groups and organisations as well as children.
#include <gtest/gtest.h>

#include "linkage/network.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

std::string letters(std::uint32_t number) {
  std::string text;
  for (int at = 0; at < 4; ++at, number /= 17)
    text += std::string(1, "bdfghklmnprstvwzc"[number % 17]) + "aeiou"[number % 5];
  return text;
}

// What is told of the one with that number, and of it the second time with slips.
struct Told {
  EntityKind kind;
  std::vector<Column> columns;
  std::vector<std::string> (*of)(std::uint32_t who, bool with_slips);
};

std::string name_of(std::uint32_t who) { return letters(who * 7919 + 13); }

std::vector<std::string> group_of(std::uint32_t who, bool with_slips) {
  const std::string name = name_of(who) + (with_slips ? " boys" : " crew");
  return {name, name_of(who / 3) + " park", "shadow_" + std::to_string(who)};
}
std::vector<std::string> organisation_of(std::uint32_t who, bool with_slips) {
  const std::string name = name_of(who) + (with_slips ? " taxis" : " taxis ltd");
  return {name, std::to_string(1 + who % 90) + " " + name_of(who / 2) + " road",
          with_slips ? "" : "01632 960" + std::to_string(100 + who % 900)};
}

const std::vector<Told>& every_told() {
  static const std::vector<Told> told{{EntityKind::group,
                                       {{"name", AttributeType::organisation, {}},
                                        {"place", AttributeType::place_name, {}},
                                        {"handle", AttributeType::handle, {}}},
                                       group_of},
                                      {EntityKind::organisation,
                                       {{"name", AttributeType::organisation, {}},
                                        {"address", AttributeType::address, {}},
                                        {"phone", AttributeType::phone, {}}},
                                       organisation_of}};
  return told;
}

Model learnt(const Told& told) {
  Table table(told.columns);
  for (std::uint32_t turn = 0; turn < 2; ++turn) {
    for (std::uint32_t who = 0; who < 300; ++who) table.add(values_of(told.columns, told.of(who, turn == 1)));
  }
  return link(table, nullptr, {}).model;
}

Network network_of(const Told& told) {
  Network::Models models;
  models[static_cast<std::size_t>(told.kind)] = learnt(told);
  return Network(std::move(models));
}

TEST(EveryKind, IsSuggestedFirstWhenItIsToldOfAgainWithSlips) {
  for (const Told& told : every_told()) {
    Network network = network_of(told);
    std::vector<ToldTogether> concerns;
    for (std::uint32_t who = 0; who < 300; ++who)
      concerns.push_back({{{told.kind, {who + 1, values_of(told.columns, told.of(who, false))}}}, {}});
    network.add_all(concerns);
    NetworkSearcher searcher(network);
    std::uint32_t first = 0;
    for (std::uint32_t who = 0; who < 300; ++who) {
      const KindMention again{told.kind, {9000, values_of(told.columns, told.of(who, true))}};
      const auto found = network.suggest({{again}, {}}, searcher)[0];
      first += !found.empty() && found.front().own.nearest.mention == who + 1;
    }
    EXPECT_GE(first, 285U) << matching::to_string(told.kind);
  }
}

TEST(EveryKind, IsHeldChangedAndDecidedAbout) {
  for (const Told& told : every_told()) {
    Network network = network_of(told);
    for (std::uint32_t who = 0; who < 100; ++who)
      network.add({{{told.kind, {who + 1, values_of(told.columns, told.of(who, false))}}}, {}});
    network.add({{{told.kind, {501, values_of(told.columns, told.of(7, true))}}}, {}});
    NetworkSearcher searcher(network);
    const auto found = network.suggest_held(501, searcher).may_be;
    ASSERT_FALSE(found.empty()) << matching::to_string(told.kind);
    EXPECT_EQ(found.front().mentions, std::vector<MentionId>{8});
    network.constrain(told.kind, {Constraint::Kind::must_link, 501, 8});
    EXPECT_EQ(network.decided_of(8).same, (std::vector<MentionId>{8, 501}));
    network.withdraw(told.kind, {Constraint::Kind::must_link, 501, 8});
    EXPECT_TRUE(network.change({501, values_of(told.columns, told.of(9, true))}));
    EXPECT_EQ(network.suggest_held(501, searcher).may_be.front().mentions, std::vector<MentionId>{10});
  }
}

}  // namespace
}  // namespace heed::linkage
