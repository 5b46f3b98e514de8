// The batch and the index make the same of the same mentions, in whatever order these come, change and go.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "linkage/random.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> columns{{"forename", AttributeType::forename, {}},
                                  {"surname", AttributeType::surname, {}},
                                  {"birth", AttributeType::date_of_birth, {}},
                                  {"phone", AttributeType::phone, {}}};

MentionValues said(const std::vector<std::string>& texts) { return values_of(columns, texts); }

// Somebody of a small town, told of carelessly, now and then by two names or numbers.
MentionValues somebody(Random& random) {
  static const std::vector<std::string> forenames{"Amelia", "Jack", "Siobhan", "Mustafa", "Chloe", "Oliver", "Zoe"};
  static const std::vector<std::string> surnames{"Norby", "Clarke", "Hussain", "Rourke", "Malinowska"};
  const std::uint32_t who = random.below(50);
  std::string forename = forenames[who % 7], surname = surnames[who / 3 % 5];
  if (random.below(4) == 0) forename.erase(1 + random.below(static_cast<std::uint32_t>(forename.size() - 1)), 1);
  if (random.below(4) == 0) surname.clear();
  const std::string birth = "20" + std::to_string(10 + who % 6) + "-0" + std::to_string(1 + who % 9) + "-14";
  const std::string phone = "07700 9001" + std::to_string(10 + who);
  auto values = said({forename, surname, random.below(3) == 0 ? "" : birth, random.below(2) == 0 ? "" : phone});
  for (const std::size_t column : {std::size_t{0}, std::size_t{3}}) {
    if (random.below(6) != 0) continue;
    const auto more = said({forenames[random.below(7)], "", "", "07700 9001" + std::to_string(10 + random.below(50))});
    values[column].push_back(more[column].front());
    if (random.below(2) == 0) std::reverse(values[column].begin(), values[column].end());
  }
  return values;
}

// A town in which some were entered again and again, from a few times to many; ids from 1 in no order of who it is.
std::vector<Mention> town(std::uint32_t mentions, Random& random) {
  std::vector<MentionValues> values;
  for (std::uint32_t at = 0; at < mentions; ++at) values.push_back(somebody(random));
  static constexpr std::array<std::uint32_t, 6> times{3, 19, 20, 21, 22, 45};
  for (std::uint32_t entered = random.below(4); entered > 0; --entered) {
    const MentionValues again = values[random.below(mentions)];
    values.insert(values.end(), times[random.below(times.size())], again);
  }
  for (std::size_t at = values.size(); at > 1; --at)
    std::swap(values[at - 1], values[random.below(static_cast<std::uint32_t>(at))]);
  std::vector<Mention> all;
  for (auto& each : values) all.push_back({all.size() + 1, std::move(each)});
  return all;
}

const Model& trained() {
  static const Model model = [] {
    Random random(1);
    Table table(columns);
    for (int at = 0; at < 400; ++at) table.add(somebody(random));
    return link(table, nullptr, {}).model;
  }();
  return model;
}

// Keys are common soon in some towns.
Model any_model(Random& random) {
  static constexpr std::array<std::uint32_t, 4> most{3, 10, 25, 200};
  Model model = trained();
  model.plan.most_in_key = most[random.below(most.size())];
  return model;
}

// A name tells as much wherever it is met: nothing is frozen that an index which began empty had not.
Model without_frequencies(Model model) {
  for (Comparison& comparison : model.comparisons) {
    for (Level& level : comparison.levels) level.frequency_column.clear();
  }
  return model;
}

using Entities = std::map<MentionId, MentionId>;

Entities by_batch(const Model& model, std::vector<Mention> mentions) {
  std::ranges::sort(mentions, {}, &Mention::id);
  Table table(columns);
  for (const Mention& mention : mentions) table.add(mention.values);
  const BatchResult result = link(table, &model, {});
  Entities entities;
  for (std::size_t at = 0; at < mentions.size(); ++at) entities[mentions[at].id] = mentions[result.cluster[at]].id;
  return entities;
}

Entities by_index(const Index& index, std::span<const Mention> mentions) {
  Entities entities;
  for (const Mention& mention : mentions) entities[mention.id] = index.entity_of(mention.id);
  return entities;
}

// Both ways of asking say the same.
bool tells_members(const Index& index, const Entities& entities) {
  std::map<MentionId, std::vector<MentionId>> members;
  for (const auto& [mention, entity] : entities) members[entity].push_back(mention);
  return std::ranges::all_of(members,
                             [&](const auto& entity) { return index.mentions_of(entity.first) == entity.second; });
}

std::vector<Mention> shuffled(std::vector<Mention> mentions, Random& random) {
  for (std::size_t at = mentions.size(); at > 1; --at)
    std::swap(mentions[at - 1], mentions[random.below(static_cast<std::uint32_t>(at))]);
  return mentions;
}

// Everybody comes once; in between some go and come again, or are others for a while.
void add_in_disorder(Index& index, const std::vector<Mention>& mentions, Random& random) {
  for (const Mention& mention : shuffled(mentions, random)) {
    index.add(mention);
    const Mention& other = mentions[random.below(static_cast<std::uint32_t>(mentions.size()))];
    if (random.below(3) == 0 && index.erase(other.id)) index.add(other);
    if (random.below(3) == 0) index.change({other.id, mentions[random.below(7)].values});
  }
  for (const Mention& mention : shuffled(mentions, random)) index.change(mention);
}

RC_GTEST_PROP(BatchAndIndex, AgreeWhenAllComeAtOnce, (std::uint32_t seed)) {
  Random random(seed);
  const Model model = any_model(random);
  const auto mentions = town(60, random);
  const Entities expected = by_batch(model, mentions);
  Index index(model);
  index.add_all(shuffled(mentions, random));
  RC_ASSERT(by_index(index, mentions) == expected);
  RC_ASSERT(tells_members(index, expected));
}

RC_GTEST_PROP(BatchAndIndex, AgreeInAnyOrderOfComingChangingAndGoing, (std::uint32_t seed)) {
  Random random(seed);
  const Model model = without_frequencies(any_model(random));
  const auto mentions = town(60, random);
  Index index(model);
  add_in_disorder(index, mentions, random);
  const Entities expected = by_batch(model, mentions);
  RC_ASSERT(by_index(index, mentions) == expected);
  RC_ASSERT(tells_members(index, expected));
  // … and of those who are left when some have gone.
  auto left = shuffled(mentions, random);
  while (left.size() > mentions.size() / 2) {
    RC_ASSERT(index.erase(left.back().id));
    left.pop_back();
  }
  RC_ASSERT(by_index(index, left) == by_batch(model, left));
  RC_ASSERT(index.size() == left.size());
}

// The frequency of a value is known for as long as somebody has it: here somebody always does.
RC_GTEST_PROP(BatchAndIndex, AgreeInAnyOrderAsLongAsNoValueIsForgotten, (std::uint32_t seed)) {
  Random random(seed);
  const Model model = any_model(random);
  const auto mentions = town(40, random);
  std::vector<Mention> all = mentions;
  for (const Mention& mention : mentions) all.push_back({mention.id + 1000, mention.values});
  Index index(model);
  index.add_all(all);
  for (const Mention& mention : shuffled(mentions, random)) RC_ASSERT(index.erase(mention.id));
  add_in_disorder(index, mentions, random);
  RC_ASSERT(by_index(index, all) == by_batch(model, all));
}

// Which of two names both have is looked at first depends on the side, and with it how rare the name is.
TEST(BatchAndIndex, APairWeighsTheSameWhoeverComesFirst) {
  Random random(3);
  auto mentions = town(60, random);
  for (MentionId id = 500; id < 600; ++id) mentions.push_back({id, said({"Amelia"})});
  const std::size_t before = mentions.size();
  for (const MentionId id : {MentionId{1000}, MentionId{1001}}) {
    auto values = said({"Zoe", "Norby", "2013-03-14"});
    values[0].push_back(matching::make_value(AttributeType::forename, "Amelia"));
    if (id == 1001) std::reverse(values[0].begin(), values[0].end());
    mentions.push_back({id, values});
    mentions.push_back({id + 10, values});  // so that no frequency is forgotten
  }
  Index index(trained());
  index.add_all(mentions);
  const auto edges = [&] { return index.component_of(1000)->edges; };
  const auto at_first = edges();
  ASSERT_FALSE(at_first.empty());
  for (const std::size_t at : {before, before + 2}) {
    ASSERT_TRUE(index.erase(mentions[at].id));
    ASSERT_TRUE(index.add(mentions[at]));
    EXPECT_EQ(edges(), at_first);
  }
}

std::vector<Mention> crowd(MentionId from, std::size_t times, const std::vector<std::string>& texts) {
  std::vector<Mention> crowd;
  for (MentionId id = from; id < from + times; ++id) crowd.push_back({id, said(texts)});
  return crowd;
}

// More than a key holds.
TEST(BatchAndIndex, AgreeOnHundredsThatSayTheSame) {
  auto mentions = crowd(10, 250, {"Imogen", "Testcase", "2009-04-05"});
  mentions.push_back({1, said({"Imogen", "Testcaze", "2009-04-05"})});
  mentions.push_back({500, said({"Imogen", "Testcase", "2009-04-05", "07700 900123"})});
  const Entities expected = by_batch(trained(), mentions);
  EXPECT_EQ(expected.at(259), expected.at(10));
  Index at_once(trained()), one_by_one(trained());
  at_once.add_all(mentions);
  for (const Mention& mention : mentions) one_by_one.add(mention);
  EXPECT_EQ(by_index(at_once, mentions), expected);
  EXPECT_EQ(by_index(one_by_one, mentions), by_batch(without_frequencies(trained()), mentions));
  Searcher searcher(one_by_one);
  const auto found = one_by_one.suggest(said({"Imogen", "Testcase", "2009-04-05"}), searcher);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().mentions, one_by_one.mentions_of(found.front().entity).size());
  EXPECT_GE(found.front().mentions, 250U);
}

// Nothing finds them, and yet they are one.
TEST(BatchAndIndex, AgreeOnThoseWhoHaveNoKey) {
  Model model = trained();
  model.plan.rules = {{{{3, FeatureKind::whole}}}};
  const auto mentions = crowd(1, 30, {"Imogen", "Testcase", "2009-04-05"});
  Index at_once(model), one_by_one(model);
  at_once.add_all(mentions);
  for (const Mention& mention : mentions) one_by_one.add(mention);
  EXPECT_EQ(by_index(at_once, mentions), by_batch(model, mentions));
  EXPECT_EQ(by_index(one_by_one, mentions), by_batch(model, mentions));
  EXPECT_EQ(one_by_one.entity_of(30), 1U);
  for (MentionId id = 30; id > 20; --id) one_by_one.erase(id);  // twenty are no more one than nineteen
  EXPECT_EQ(one_by_one.entity_of(20), 20U);
}

// What is not the batch's to know. It holds of whoever stands for the others, and of whom is stood for.
TEST(IndexRepeats, WhatPeopleSaidOfOneOfManyHoldsAndIsForgottenWhenWithdrawn) {
  const auto mentions = crowd(1, 40, {"Imogen", "Testcase", "2009-04-05"});
  Index index(trained());
  index.add_all(mentions);
  const Entities before = by_index(index, mentions);
  for (const MentionId left : {MentionId{1}, MentionId{7}}) {
    const MemberConstraint no{Constraint::Kind::cannot_link, left, 9};
    index.constrain(no);
    EXPECT_NE(index.entity_of(left), index.entity_of(9));
    Index fresh(trained());
    fresh.constrain(no);
    fresh.add_all(mentions);
    EXPECT_EQ(by_index(index, mentions), by_index(fresh, mentions));
    index.withdraw(no);
    EXPECT_EQ(by_index(index, mentions), before);
  }
  index.add({99, said({"Jack", "Clarke", "2012-05-14"})});
  const MemberConstraint yes{Constraint::Kind::must_link, 20, 99};
  index.constrain(yes);
  EXPECT_EQ(index.entity_of(99), index.entity_of(20));
  index.withdraw(yes);
  EXPECT_EQ(by_index(index, mentions), before);
  EXPECT_EQ(index.entity_of(99), 99U);
}

RC_GTEST_PROP(IndexRepeats, AreReadAsTheyWereWritten, (std::uint32_t seed)) {
  Random random(seed);
  const auto mentions = town(50, random);
  Index index(trained());
  index.add_all(mentions);
  const auto restarted = index_of(bytes_of(index));
  RC_ASSERT(restarted != nullptr);
  for (int turn = 0; turn < 60; ++turn) {
    const Mention& one = mentions[random.below(static_cast<std::uint32_t>(mentions.size()))];
    const auto kind = random.below(2) == 0 ? Constraint::Kind::must_link : Constraint::Kind::cannot_link;
    const MemberConstraint word{kind, one.id, 1 + random.below(60)};
    const Mention changed{one.id, mentions[random.below(5)].values};
    const std::uint32_t what = random.below(5);
    for (Index* each : {&index, restarted.get()}) {
      if (what == 0) each->erase(one.id);
      if (what == 1) each->add(one);
      if (what == 2) each->change(changed);
      if (what == 3) each->constrain(word);
      if (what == 4) each->withdraw(word);
    }
  }
  RC_ASSERT(bytes_of(index) == bytes_of(*restarted));
}

// As long as more than twenty of them stay, of whom one stood for all.
RC_GTEST_PROP(IndexRepeats, AnIndexWithoutSomeIsAsIfTheyHadNeverBeenThere, (std::uint32_t seed)) {
  Random random(seed);
  const Model model = without_frequencies(trained());
  auto mentions = shuffled(town(40, random), random);
  const auto again = crowd(1000, 30, {"Imogen", "Testcase", "2009-04-05"});
  mentions.insert(mentions.end(), again.begin(), again.end());
  mentions.push_back({500, said({"Imogen", "Testcaze", "2009-04-05"})});
  Index index(model), other(model);
  index.add_all(mentions);
  std::vector<MentionId> gone;
  for (MentionId id = 1000; id < 1005; ++id) {
    if (random.below(2) == 0) gone.push_back(id);
  }
  if (random.below(2) == 0) gone.push_back(500);
  std::erase_if(mentions, [&](const Mention& mention) { return std::ranges::find(gone, mention.id) != gone.end(); });
  other.add_all(mentions);
  Searcher one(index), two(other);
  const Without without = index.without(gone, one);
  for (const Mention& mention : mentions) {
    RC_ASSERT(index.entity_of(mention.id, without) == other.entity_of(mention.id));
    const MentionId entity = other.entity_of(mention.id);
    RC_ASSERT(index.mentions_of(entity, without) == other.mentions_of(entity));
  }
  for (const auto& newcomer : {again.front().values, somebody(random), said({"Imogen", "Testcaze", "2009-04-05"})})
    RC_ASSERT(index.suggest(newcomer, one, 5, Index::least, without) == other.suggest(newcomer, two));
}

// Whom people decided about is left out, and those who say the same are suggested by the next of them.
TEST(IndexRepeats, TheNextOfThemIsSuggestedForWhomIsLeftOut) {
  Index index(without_frequencies(trained()));
  index.add_all(crowd(1, 40, {"Imogen", "Testcase", "2009-04-05"}));
  Searcher searcher(index);
  Without without = index.without({2}, searcher);
  without.left_out = {1, 3};
  const auto found = index.suggest(said({"Imogen", "Testcase", "2009-04-05"}), searcher, 5, Index::least, without);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().nearest.mention, 4U);
  EXPECT_EQ(found.front().mentions, 37U);
}

}  // namespace
}  // namespace heed::linkage
