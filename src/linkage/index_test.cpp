#include "linkage/index.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <chrono>

#include "linkage/random.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> columns{{"forename", AttributeType::forename, {}},
                                  {"surname", AttributeType::surname, {}},
                                  {"birth", AttributeType::date_of_birth, {}},
                                  {"phone", AttributeType::phone, {}}};

MentionValues values_of(const std::vector<std::string>& texts) { return linkage::values_of(columns, texts); }

// Somebody of a small town, told of carelessly.
MentionValues somebody(std::uint32_t who, Random& random) {
  static const std::vector<std::string> forenames{"Amelia", "Jack", "Siobhan", "Mustafa", "Chloe", "Oliver", "Zoe"};
  static const std::vector<std::string> surnames{"Norby", "Clarke", "Hussain", "Rourke", "Malinowska"};
  std::string forename = forenames[who % forenames.size()], surname = surnames[who / 3 % surnames.size()];
  if (random.below(4) == 0) forename.erase(1 + random.below(static_cast<std::uint32_t>(forename.size() - 1)), 1);
  if (random.below(4) == 0) surname.clear();
  const std::string birth = "20" + std::to_string(10 + who % 6) + "-0" + std::to_string(1 + who % 9) + "-14";
  const std::string phone = "07700 9001" + std::to_string(10 + who);
  return values_of({forename, surname, random.below(3) == 0 ? "" : birth, random.below(2) == 0 ? "" : phone});
}

std::vector<Mention> town(std::uint32_t mentions, std::uint64_t seed) {
  Random random(seed);
  std::vector<Mention> all;
  for (std::uint32_t id = 1; id <= mentions; ++id) all.push_back({id, somebody(random.below(60), random)});
  return all;
}

const Model& model() {
  static const Model trained = [] {
    Table table(columns);
    for (const Mention& mention : town(400, 1)) table.add(mention.values);
    return link(table, nullptr, {}).model;
  }();
  return trained;
}

std::vector<MentionId> entities(const Index& index, const std::vector<Mention>& mentions) {
  std::vector<MentionId> entities;
  entities.reserve(mentions.size());
  for (const Mention& mention : mentions) entities.push_back(index.entity_of(mention.id));
  return entities;
}

// The scorer remembers what two values gave: a value that the index does not know must not be taken for the one before it.
TEST(IndexTest, ASearcherThatHasSearchedFindsWhatAFreshOneFinds) {
  Index index(model());
  index.add_all(town(300, 2));
  Searcher used(index);
  Random random(3);
  for (int turn = 0; turn < 200; ++turn) {
    const std::string letter(1, static_cast<char>('a' + random.below(26)));  // most such names nobody has
    const std::string forename = random.below(2) == 0 ? "Sioban" + letter : letter + "Amela";
    const MentionValues newcomer = values_of({forename, "Rourk" + letter, "2011-03-14"});
    Searcher fresh(index);
    ASSERT_EQ(index.suggest(newcomer, used), index.suggest(newcomer, fresh)) << turn;
  }
}

TEST(IndexTest, ACrowdThatCameAndWentLeavesNoTrace) {
  const std::vector<Mention> few = town(20, 9);
  Index index(model()), untouched(model());
  index.add_all(few);
  untouched.add_all(few);
  const MentionValues crowd = few.front().values;
  constexpr MentionId first = 1000, last = first + 4200;
  for (MentionId id = first; id < last; ++id) ASSERT_TRUE(index.add({id, crowd}));
  for (MentionId id = first; id < last; ++id) ASSERT_TRUE(index.erase(id));
  EXPECT_EQ(entities(index, few), entities(untouched, few));
  Searcher one(index), other(untouched);
  EXPECT_EQ(index.suggest(crowd, one), untouched.suggest(crowd, other));
}

TEST(IndexTest, WhoeverIsThereIsSuggestedFirst) {
  Index index(model());
  index.add_all(town(300, 4));
  index.add({1007, values_of({"Bronwen", "Norby", "2011-03-14", "07700 900123"})});
  index.add({1009, values_of({"Jack", "Clarke", "2012-05-14", "07700 900124"})});
  Searcher searcher(index);
  const auto found = index.suggest(values_of({"Bronwenn", "Norby", "2011-03-14"}), searcher);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().nearest.mention, 1007U);
}

RC_GTEST_PROP(IndexProperty, TheOrderOfArrivalDoesNotMatter, ()) {
  const auto seed = *rc::gen::inRange<std::uint64_t>(0, 1000);
  std::vector<Mention> mentions = town(40, seed);
  Index index(model()), other(model());
  for (const Mention& mention : mentions) index.add(mention);
  std::vector<Mention> shuffled = mentions;
  Random random(seed + 1);
  for (std::size_t at = shuffled.size(); at > 1; --at)
    std::swap(shuffled[at - 1], shuffled[random.below(static_cast<std::uint32_t>(at))]);
  for (const Mention& mention : shuffled) other.add(mention);
  RC_ASSERT(entities(index, mentions) == entities(other, mentions));
}

RC_GTEST_PROP(IndexProperty, ErasedIsAsIfItHadNeverBeenThere, ()) {
  const auto seed = *rc::gen::inRange<std::uint64_t>(0, 1000);
  const std::vector<Mention> mentions = town(40, seed);
  const auto kept = std::vector<Mention>(mentions.begin(), mentions.begin() + 25);
  Index index(model()), other(model());
  for (const Mention& mention : mentions) index.add(mention);
  for (std::size_t at = 25; at < mentions.size(); ++at) RC_ASSERT(index.erase(mentions[at].id));
  for (const Mention& mention : kept) other.add(mention);
  RC_ASSERT(entities(index, kept) == entities(other, kept));
  RC_ASSERT(index.size() == other.size());
}

RC_GTEST_PROP(IndexProperty, AChangedMentionIsAsIfItHadComeWithItsNewValues, ()) {
  const auto seed = *rc::gen::inRange<std::uint64_t>(0, 1000);
  std::vector<Mention> mentions = town(40, seed);
  Index index(model()), other(model());
  for (const Mention& mention : mentions) index.add(mention);
  index.constrain({Constraint::Kind::cannot_link, 3, 4});
  other.constrain({Constraint::Kind::cannot_link, 3, 4});
  Random random(seed + 7);
  for (int times = 0; times < 5; ++times) {
    Mention& one = mentions[random.below(40)];
    one.values = somebody(random.below(60), random);
    RC_ASSERT(index.change(one));
  }
  RC_ASSERT(!index.change({999, mentions.front().values}));
  for (const Mention& mention : mentions) other.add(mention);
  RC_ASSERT(entities(index, mentions) == entities(other, mentions));
  RC_ASSERT(index.size() == mentions.size());
}

TEST(IndexTest, ARejectionIsReopenedByWhatWasNotKnownOfASide) {
  Index index(model());
  const MentionValues first = values_of({"Bronwen", "Norby", "2011-03-14", ""});
  index.add({1, first});
  index.add({2, values_of({"Bronwyn", "Norby", "", ""})});
  MemberConstraint no{Constraint::Kind::cannot_link, 1, 2, 42, 99, index.evidence_of(1, 2)};
  EXPECT_EQ(index.evidence_of(2, 1), no.evidence);
  index.constrain(no);
  EXPECT_TRUE(index.new_evidence_since(no).empty());
  EXPECT_EQ(index.decided_of(1).rejected, std::vector<MentionId>{2});

  // Taking something back is no evidence, and what the other side has is new on this one.
  index.change({1, values_of({"Bronwen", "Norby", "", ""})});
  EXPECT_TRUE(index.new_evidence_since(no).empty());
  index.change({1, values_of({"Bronwyn", "Norby", "", "07700 900123"})});
  const std::vector<NewEvidence> since{{1, 0}, {1, 3}};
  EXPECT_EQ(index.new_evidence_since(no), since);
  const Decided decided = index.decided_of(2);
  EXPECT_TRUE(decided.rejected.empty());
  EXPECT_EQ(decided.reopened, (std::vector<Reopened>{{no, {1}, since}}));
  EXPECT_NE(index.entity_of(1), index.entity_of(2));

  // Said again, it holds for what is known now.
  no.evidence = index.evidence_of(1, 2);
  index.constrain(no);
  EXPECT_EQ(index.decided_of(2).rejected, std::vector<MentionId>{1});
  EXPECT_EQ(index.words_of(1), std::vector<MemberConstraint>{no});
  index.withdraw({Constraint::Kind::cannot_link, 2, 1});
  EXPECT_TRUE(index.words_of(1).empty());
  EXPECT_TRUE(index.decided_of(1).rejected.empty());
}

// Whom people said to be the same brings what it says to the side; whoever only resembles it does not.
TEST(IndexTest, AConfirmedMentionBringsNewEvidenceAndIsRejectedWithTheOther) {
  Index index(model());
  index.add({1, values_of({"Bronwen", "Norby", "2011-03-14", ""})});
  index.add({2, values_of({"Bronwen", "Norby", "2012-09-14", ""})});
  const MemberConstraint no{Constraint::Kind::cannot_link, 1, 2, 0, 0, index.evidence_of(1, 2)};
  index.constrain(no);
  index.add({3, values_of({"Bronwen", "Norby", "2012-09-14", "07700 900124"})});
  EXPECT_TRUE(index.new_evidence_since(no).empty());
  const MemberConstraint yes{Constraint::Kind::must_link, 2, 3};
  index.constrain(yes);
  EXPECT_EQ(index.new_evidence_since(no), (std::vector<NewEvidence>{{2, 3}}));
  EXPECT_EQ(index.decided_of(1).reopened.front().mentions, (std::vector<MentionId>{2, 3}));
  MemberConstraint again = no;
  again.evidence = index.evidence_of(1, 2);
  index.constrain(again);
  EXPECT_EQ(index.decided_of(1).rejected, (std::vector<MentionId>{2, 3}));
  EXPECT_EQ(index.decided_of(3).rejected, std::vector<MentionId>{1});
  EXPECT_EQ(index.decided_of(3).same, (std::vector<MentionId>{2, 3}));
  EXPECT_TRUE(index.evidence_of(1, 77).empty());
}

TEST(IndexTest, ARejectionWithoutEvidenceStaysOne) {
  Index index(model());
  const MemberConstraint no{Constraint::Kind::cannot_link, 1, 2};
  index.constrain(no);
  for (MentionId id = 1; id < 3; ++id) index.add({id, values_of({"Bronwen", "Norby", "2011-03-14"})});
  EXPECT_TRUE(index.new_evidence_since(no).empty());
  EXPECT_EQ(index.decided_of(2).rejected, std::vector<MentionId>{1});
}

RC_GTEST_PROP(IndexProperty, ValuesAreGivenBackAsTheyCame, ()) {
  const std::vector<Mention> mentions = town(10, *rc::gen::inRange<std::uint64_t>(0, 1000));
  Index index(model());
  index.add_all(mentions);
  for (const Mention& mention : mentions) {
    const MentionValues values = index.values_of(mention.id);
    RC_ASSERT(values.size() == mention.values.size());
    for (std::size_t column = 0; column < values.size(); ++column) {
      RC_ASSERT(values[column].size() == mention.values[column].size());
      for (std::size_t at = 0; at < values[column].size(); ++at)
        RC_ASSERT(values[column][at].text == mention.values[column][at].text);
    }
  }
  RC_ASSERT(index.values_of(999).empty());
}

// Ends at all, that is, and soon.
TEST(IndexTest, TenThousandOfOneKeyTakeSecondsAtOnceAndOneByOne) {
  std::vector<Mention> crowd;
  for (MentionId id = 1; id <= 10'000; ++id) crowd.push_back({id, values_of({"Amelia", "Norby", "2011-03-14"})});
  const auto start = std::chrono::steady_clock::now();
  Index at_once(model()), one_by_one(model());
  at_once.add_all(crowd);
  for (const Mention& mention : crowd) one_by_one.add(mention);
  EXPECT_EQ(entities(at_once, crowd), entities(one_by_one, crowd));
  Table table(columns);
  for (const Mention& mention : crowd) table.add(mention.values);
  EXPECT_EQ(link(table, &model(), {}).cluster, std::vector<std::uint32_t>(crowd.size(), 0));
  EXPECT_EQ(entities(at_once, crowd), std::vector<MentionId>(crowd.size(), 1));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

// Keys that are common soon: what they had brought together parts, and meets again when they are rare.
Model with_few_in_a_key() {
  Model few = model();
  few.plan.most_in_key = 3;
  return few;
}

RC_GTEST_PROP(IndexProperty, AKeyThatBecomesCommonLeavesNoTraceOfTheOrder, ()) {
  const auto seed = *rc::gen::inRange<std::uint64_t>(0, 1000);
  const std::vector<Mention> mentions = town(40, seed);
  Index forth(with_few_in_a_key()), back(with_few_in_a_key());
  for (const Mention& mention : mentions) forth.add(mention);
  for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) back.add(*mention);
  RC_ASSERT(entities(forth, mentions) == entities(back, mentions));
  const auto kept = std::vector<Mention>(mentions.begin(), mentions.begin() + 15);
  Index few(with_few_in_a_key());
  for (const Mention& mention : kept) few.add(mention);
  for (std::size_t at = mentions.size(); at-- > kept.size();) RC_ASSERT(forth.erase(mentions[at].id));
  RC_ASSERT(entities(forth, kept) == entities(few, kept));
}

TEST(IndexTest, AllAtOnceIsAsOneByOne) {
  const std::vector<Mention> mentions = town(300, 5);
  Index at_once(with_few_in_a_key()), one_by_one(with_few_in_a_key());
  at_once.add_all(mentions);
  one_by_one.add_all(mentions);
  for (const Mention& mention : mentions) one_by_one.change(mention);  // erased and added, and its frequencies stay
  EXPECT_EQ(entities(at_once, mentions), entities(one_by_one, mentions));
}

RC_GTEST_PROP(IndexProperty, WhatPeopleSaidHoldsUntilItIsWithdrawn, ()) {
  const auto seed = *rc::gen::inRange<std::uint64_t>(0, 1000);
  const std::vector<Mention> mentions = town(30, seed);
  Index index(model());
  index.add_all(mentions);
  const auto before = entities(index, mentions);
  const MentionId left = *rc::gen::inRange<MentionId>(1, 31), right = *rc::gen::inRange<MentionId>(1, 31);
  RC_PRE(left != right);
  for (const auto kind : {Constraint::Kind::must_link, Constraint::Kind::cannot_link}) {
    index.constrain({kind, left, right});
    RC_ASSERT((index.entity_of(left) == index.entity_of(right)) == (kind == Constraint::Kind::must_link));
    index.withdraw({kind, left, right});
    RC_ASSERT(entities(index, mentions) == before);
  }
}

}  // namespace
}  // namespace heed::linkage
