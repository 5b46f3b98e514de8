// What is suggested for mentions that are held: as if they were not, up to what people decided.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "linkage/network.hpp"
#include "linkage/random.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> child_columns{{"forename", AttributeType::forename, {}},
                                        {"surname", AttributeType::surname, {}},
                                        {"birth", AttributeType::date_of_birth, {}},
                                        {"address", AttributeType::address, {}}};
const std::vector<Column> vehicle_columns{{"plate", AttributeType::plate, {}}};
const std::vector<std::string> forenames{"Amelia", "Jack", "Siobhan", "Mustafa", "Chloe", "Oliver", "Zoe"};
const std::vector<std::string> surnames{"Norby", "Clarke", "Hussain", "Rourke", "Malinowska"};

KindMention child(MentionId id, std::uint32_t who, Random& random) {
  std::string forename = forenames[who % forenames.size()];
  if (random.below(4) == 0) forename.erase(1, 1);
  const std::string birth = "20" + std::to_string(10 + who % 6) + "-0" + std::to_string(1 + who % 9) + "-14";
  return {EntityKind::child,
          {id, values_of(child_columns, {forename, random.below(4) == 0 ? "" : surnames[who / 3 % surnames.size()],
                                         random.below(3) == 0 ? "" : birth, std::to_string(who / 2) + " Marram Row"})}};
}

// A child, the car it was seen in, and often a second child.
ToldTogether concern(MentionId id, Random& random) {
  const std::uint32_t who = random.below(50);
  const std::string plate = "ZK" + std::to_string(10 + who / 2) + "AAB";
  ToldTogether told{{child(id, who, random), {EntityKind::vehicle, {id + 1, values_of(vehicle_columns, {plate})}}},
                    {{0, 1}},
                    random.below(5)};
  if (random.below(2) == 0) {
    told.mentions.push_back(child(id + 2, who ^ 1U, random));
    told.together.push_back({0, 2});
    if (random.below(2) == 0) told.together.push_back({1, 2});
  }
  return told;
}

std::vector<ToldTogether> town(std::uint32_t concerns, std::uint64_t seed) {
  Random random(seed);
  std::vector<ToldTogether> told;
  for (std::uint32_t at = 0; at < concerns; ++at) told.push_back(concern(10 * at + 10, random));
  return told;
}

// Of keys that are common soon, when `most_in_key` is small.
Network::Models models(std::uint32_t most_in_key) {
  static const Network::Models trained = models_of(child_columns, vehicle_columns, town(300, 1));
  Network::Models models = trained;
  for (auto& model : models) {
    if (model) model->plan.most_in_key = most_in_key;
  }
  return models;
}

void expect_same(const std::vector<NetworkSuggestion>& expected, const HeldSuggestions& found) {
  RC_ASSERT(found.may_be.size() == expected.size());
  for (std::size_t at = 0; at < expected.size(); ++at) {
    const NetworkSuggestion& one = found.may_be[at].suggestion;
    RC_ASSERT(one.own == expected[at].own);
    RC_ASSERT(one.company_weight == expected[at].company_weight);
    RC_ASSERT(one.company.size() == expected[at].company.size());
    RC_ASSERT(found.may_be[at].mentions.size() == one.own.mentions);
    RC_ASSERT(found.may_be[at].reopened.empty());
  }
}

RC_GTEST_PROP(HeldProperty, AHeldMentionIsSuggestedWhatItWasBeforeItCame, ()) {
  const auto seed = *rc::gen::inRange<std::uint64_t>(0, 100'000);
  const auto most_in_key = *rc::gen::element<std::uint32_t>(2, 3, 5, 200);
  Network network(models(most_in_key));
  network.add_all(town(60, seed));
  Random random(seed + 1);
  const ToldTogether newcomer = concern(5, random);
  NetworkSearcher searcher(network), used(network);
  const auto before = network.suggest(newcomer, searcher);
  network.add(newcomer);
  for (std::size_t at = 0; at < newcomer.mentions.size(); ++at)
    expect_same(before[at], network.suggest_held(newcomer.mentions[at].mention.id, used));
}

// Also with people's words about others, and of mentions that were there before others came.
RC_GTEST_PROP(HeldProperty, WhoCameFirstIsSuggestedWhatWhoCameLastIs, ()) {
  const auto seed = *rc::gen::inRange<std::uint64_t>(0, 100'000);
  const auto most_in_key = *rc::gen::element<std::uint32_t>(3, 200);
  const std::vector<ToldTogether> early = town(20, seed + 2);
  Random random(seed);
  const ToldTogether newcomer = concern(5000, random);
  std::vector<ToldTogether> late;
  for (MentionId at = 0; at < 25; ++at) late.push_back(concern(6000 + 10 * at, random));
  Network with(models(most_in_key)), without(models(most_in_key));
  for (Network* each : {&with, &without}) {
    each->add_all(early);
    each->constrain(EntityKind::child, {Constraint::Kind::must_link, 10, 6000});
    each->constrain(EntityKind::child, {Constraint::Kind::cannot_link, 20, 6010});
  }
  with.add(newcomer);
  for (const ToldTogether& each : late) {
    with.add(each);
    without.add(each);
  }
  NetworkSearcher searcher(without), other(with);
  const auto expected = without.suggest(newcomer, searcher);
  for (std::size_t at = 0; at < newcomer.mentions.size(); ++at)
    expect_same(expected[at], with.suggest_held(newcomer.mentions[at].mention.id, other));
}

// Values are other, and nothing else is: as if all had been erased and told again.
RC_GTEST_PROP(HeldProperty, AChangedMentionKeepsItsCompanyAndPeoplesWords, ()) {
  const auto seed = *rc::gen::inRange<std::uint64_t>(0, 100'000);
  std::vector<ToldTogether> told = town(30, seed);
  Network changed(models(200)), again(models(200));
  for (Network* each : {&changed, &again}) {
    for (const ToldTogether& one : told) each->add(one);
    each->constrain(EntityKind::child, {Constraint::Kind::cannot_link, 10, 20});
    each->constrain(EntityKind::child, {Constraint::Kind::must_link, 10, 30});
  }
  Random random(seed + 3);
  ToldTogether& one = told[random.below(3)];
  one.mentions[0] = child(one.mentions[0].mention.id, random.below(50), random);
  RC_ASSERT(changed.change(one.mentions[0].mention));
  RC_ASSERT(!changed.change({77'777, {}}));
  for (const KindMention& each : one.mentions) again.erase(each.mention.id);
  again.add(one);
  NetworkSearcher searcher(changed), other(again);
  for (const ToldTogether& each : told) {
    for (const KindMention& mention : each.mentions) {
      const MentionId id = mention.mention.id;
      const MentionId entity = changed.index(mention.kind)->entity_of(id);
      RC_ASSERT(again.index(mention.kind)->entity_of(id) == entity);
      for (const EntityKind of : {EntityKind::child, EntityKind::vehicle}) {
        RC_ASSERT(changed.company_of(mention.kind, entity, of) == again.company_of(mention.kind, entity, of));
        RC_ASSERT(changed.seen_with(mention.kind, entity, of) == again.seen_with(mention.kind, entity, of));
      }
      const auto expected = again.suggest_held(id, other), found = changed.suggest_held(id, searcher);
      RC_ASSERT(found.may_be.size() == expected.may_be.size());
      for (std::size_t at = 0; at < found.may_be.size(); ++at) {
        RC_ASSERT(found.may_be[at].mentions == expected.may_be[at].mentions);
        RC_ASSERT(found.may_be[at].suggestion.weight() == expected.may_be[at].suggestion.weight());
      }
    }
  }
}

KindMention bronwen(MentionId id, const std::string& birth = "2011-03-14", const std::string& address = "") {
  return {EntityKind::child, {id, values_of(child_columns, {"Bronwen", "Prothero", birth, address})}};
}

struct HeldTest : testing::Test {
  HeldTest() : network(models(200)), searcher(network) {
    network.add_all(town(60, 4));
    for (MentionId id = 5001; id <= 5003; ++id) network.add({{bronwen(id)}, {}});
  }
  std::vector<MentionId> suggested(MentionId id) {
    std::vector<MentionId> mentions;
    for (const HeldSuggestion& one : network.suggest_held(id, searcher, 20).may_be)
      mentions.insert(mentions.end(), one.mentions.begin(), one.mentions.end());
    std::erase_if(mentions, [](MentionId one) { return one < 5000; });
    std::ranges::sort(mentions);
    return mentions;
  }
  Network network;
  NetworkSearcher searcher;
};

using Ids = std::vector<MentionId>;

// One automatic cluster is not one entity: nobody has confirmed it.
TEST_F(HeldTest, OthersOfItsOwnAutomaticClusterAreSuggested) {
  ASSERT_EQ(network.index(EntityKind::child)->entity_of(5003), 5001U);
  EXPECT_EQ(suggested(5001), (Ids{5002, 5003}));
  const auto found = network.suggest_held(5001, searcher).may_be;
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().mentions, (Ids{5002, 5003}));
  EXPECT_EQ(found.front().suggestion.own.entity, 5002U);
  EXPECT_EQ(found.front().suggestion.own.mentions, 2U);
}

TEST_F(HeldTest, WhomPeopleDecidedAboutIsLeftOut) {
  network.constrain(EntityKind::child, {Constraint::Kind::must_link, 5001, 5002});
  EXPECT_EQ(suggested(5001), Ids{5003});
  EXPECT_EQ(suggested(5003), (Ids{5001, 5002}));
  network.constrain(EntityKind::child, {Constraint::Kind::cannot_link, 5002, 5003});
  EXPECT_TRUE(suggested(5001).empty());  // 5003 is not the one that 5001 is said to be
  EXPECT_TRUE(suggested(5003).empty());
  network.withdraw(EntityKind::child, {Constraint::Kind::must_link, 5001, 5002});
  EXPECT_EQ(suggested(5001), (Ids{5002, 5003}));
}

TEST_F(HeldTest, ARejectionStaysUntilThereIsNewEvidenceAndThenSaysIt) {
  const MemberConstraint no{
      Constraint::Kind::cannot_link, 5001, 5002, 42, 99, network.evidence_of(EntityKind::child, 5001, 5002)};
  network.constrain(EntityKind::child, no);
  EXPECT_EQ(suggested(5001), Ids{5003});
  network.change(bronwen(5002, "2011-03-14", "9 Dunlin Close").mention);
  EXPECT_EQ(suggested(5001), (Ids{5002, 5003}));
  const auto found = network.suggest_held(5001, searcher).may_be;
  ASSERT_EQ(found.front().reopened.size(), 1U);
  EXPECT_EQ(found.front().reopened.front().rejection, no);
  EXPECT_EQ(found.front().reopened.front().since, (std::vector<NewEvidence>{{5002, 3}}));
  EXPECT_TRUE(network.suggest_held(5003, searcher).may_be.front().reopened.empty());
}

// Who is confirmed to be the one beside it brings the company of that one, however little its own values say.
TEST_F(HeldTest, AConfirmedCompanionIsCertain) {
  const KindMention nobody{EntityKind::vehicle, {5102, values_of(vehicle_columns, {"ZZ"})}};
  network.add({{bronwen(5101, "2014-09-30"), {EntityKind::vehicle, {5103, values_of(vehicle_columns, {"ZK99QQQ"})}}},
               {{0, 1}}});
  network.add({{{EntityKind::child, {5201, values_of(child_columns, {"Bronwen"})}}, nobody}, {{0, 1}}});
  const auto weight = [&] {
    for (const HeldSuggestion& one : network.suggest_held(5201, searcher, 20).may_be) {
      if (std::ranges::binary_search(one.mentions, MentionId{5101})) return one.suggestion.company_weight;
    }
    return -1.0F;
  };
  const float before = weight();
  network.constrain(EntityKind::vehicle, {Constraint::Kind::must_link, 5102, 5103});
  EXPECT_GT(weight(), before);
  network.withdraw(EntityKind::vehicle, {Constraint::Kind::must_link, 5102, 5103});
  EXPECT_EQ(weight(), before);
}

TEST_F(HeldTest, WhoIsNotThereIsSuggestedNobody) {
  EXPECT_TRUE(network.suggest_held(77'777, searcher).may_be.empty());
  EXPECT_FALSE(network.kind_of(77'777));
  EXPECT_TRUE(network.decided_of(77'777).same.empty());
}

}  // namespace
}  // namespace heed::linkage
