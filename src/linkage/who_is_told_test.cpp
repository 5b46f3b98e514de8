#include "linkage/who_is_told.hpp"

#include <gtest/gtest.h>

#include "linkage/explainer.hpp"
#include "linkage/index.hpp"
#include "linkage/repeats.hpp"
#include "linkage/test_judged_model.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

using enum AttributeType;
using Said = std::vector<std::pair<AttributeType, std::string>>;

MentionValues values(const Model& model, const Said& said) {
  std::vector<std::string> texts(model.columns.size());
  for (const auto& [type, text] : said) {
    for (std::size_t at = 0; at < model.columns.size(); ++at) {
      if (model.columns[at].type == type) texts[at] = text;
    }
  }
  return values_of(model.columns, texts);
}

bool told(EntityKind kind, const Said& one, const Said& other) {
  const Model model = judged_model(kind);
  Table table(model.columns);
  const std::uint32_t left = table.add(values(model, one)), right = table.add(values(model, other));
  Table::Space left_space, right_space;
  const Record left_record = table.record(left, left_space), right_record = table.record(right, right_space);
  const WhoIsTold who(model);
  EXPECT_EQ(who.by_both(table, left, right), who.by_both(left_record, right_record));
  EXPECT_EQ(who.by_both(table, left, right), who.by_both(left_record, table, right));
  EXPECT_EQ(who.by_both(table, left, right), who.by_both(table, right, left));
  return who.by_both(table, left, right);
}

const Said girl = {{sex, "female"}, {date_of_birth, "2010"}, {address, "12 Quay Street"}, {postcode, "ZZ1 4AB"}};

Said girl_and(AttributeType type, const std::string& text) {
  Said more = girl;
  std::erase_if(more, [type](const auto& one) { return one.first == type; });
  more.emplace_back(type, text);
  return more;
}

TEST(WhoIsTold, NeedsANameADayOfBirthOrANumberOnBothSides) {
  EXPECT_FALSE(told(EntityKind::child, girl, girl));
  EXPECT_FALSE(told(EntityKind::child, girl, girl_and(forename, "Chloe")));
  EXPECT_FALSE(told(EntityKind::child, girl_and(forename, "Chloe"), girl_and(phone, "07700 900123")));
  EXPECT_FALSE(told(EntityKind::child, girl_and(school, "Harbour High"), girl_and(school, "Harbour High")));
  EXPECT_FALSE(told(EntityKind::child, girl_and(date_of_birth, "2010-05-11"), girl));
  EXPECT_TRUE(told(EntityKind::child, girl_and(date_of_birth, "2010-05-11"), girl_and(date_of_birth, "2010-05-11")));
  for (const auto& [type, text] :
       Said{{forename, "Chloe"}, {surname, "Keane"}, {nickname, "Ace"}, {phone, "07700 900123"}, {handle, "zz_bee"}})
    EXPECT_TRUE(told(EntityKind::child, girl_and(type, text), girl_and(type, text))) << text;
  // What they are called is told, and is another name: that is for the weights to say.
  EXPECT_TRUE(told(EntityKind::child, girl_and(forename, "Chloe"), girl_and(forename, "Amelia")));
}

TEST(WhoIsTold, IsAlwaysToldOfThings) {
  EXPECT_TRUE(told(EntityKind::place, {{address, "12 Quay Street"}}, {{address, "12 Quay Street"}}));
  EXPECT_TRUE(told(EntityKind::vehicle, {{vehicle_make, "Ford"}}, {{vehicle_make, "Ford"}}));
  EXPECT_TRUE(told(EntityKind::group, {{place_name, "the pier"}}, {{place_name, "the pier"}}));
}

// Address, age and sex together weigh enough to make one of two.
Model model_of_children() {
  Model model = judged_model(EntityKind::child);
  model.prior = 1.0 / 200;
  model.alike_prior = {};
  for (Comparison& comparison : model.comparisons) {
    for (Level& level : comparison.levels) level.frequency_column.clear();
  }
  const auto at = *model.column("address");
  model.plan.rules = {{{{at, FeatureKind::whole}}}, {{{*model.column("forename"), FeatureKind::whole}}}};
  return model;
}

TEST(WhoIsTold, AHomeForGirlsIsNotOneGirl) {
  const Model model = model_of_children();
  Index index(model);
  index.add_all({});
  Table table(model.columns);
  for (MentionId id = 1; id <= 6; ++id) {
    index.add({id, values(model, girl)});
    table.add(values(model, girl));
  }
  ASSERT_GT(index.explain(1, 2)->weight, 0) << "or nothing is held back here";
  EXPECT_LE(index.explain(1, 2)->connecting(), WhoIsTold::at_most);
  for (MentionId id = 1; id <= 6; ++id) EXPECT_EQ(index.entity_of(id), id);
  const BatchResult linked = link(table, &model);
  for (std::uint32_t record = 0; record < 6; ++record) EXPECT_EQ(linked.cluster[record], record);
  EXPECT_EQ(linked.pairs.size(), 15U) << "they are there for a person to look at";
}

TEST(WhoIsTold, ALongListOfTheNamelessIsNotOneChildEither) {
  const Model model = model_of_children();
  const Said listed = girl_and(school, "Harbour High");
  Table table(model.columns);
  for (std::size_t record = 0; record < 2 * Repeats::most; ++record) table.add(values(model, listed));
  EXPECT_TRUE(find_repeats(table).repeats.empty());
}

TEST(WhoIsTold, WhoIsNamedTwiceThereIsOneAndTheNamelessIsNot) {
  const Model model = model_of_children();
  Index index(model);
  index.add_all({});
  index.add({1, values(model, girl_and(forename, "Chloe"))});
  index.add({2, values(model, girl_and(forename, "Chloe"))});
  index.add({3, values(model, girl)});
  EXPECT_EQ(index.mentions_of(1), (std::vector<MentionId>{1, 2}));
  EXPECT_EQ(index.entity_of(3), 3U);
  EXPECT_EQ(why_not(index, 1, 3)->obstacle, Obstacle::nobody_told);
}

TEST(WhoIsTold, IsSuggestedAsPossibleAndNeverAsStrong) {
  const Model model = model_of_children();
  Index index(model);
  index.add_all({});
  for (MentionId id = 1; id <= 3; ++id) index.add({id, values(model, girl)});
  Searcher searcher(index);
  const auto suggestions = index.suggest(values(model, girl), searcher);
  ASSERT_EQ(suggestions.size(), 3U);
  for (const Suggestion& one : suggestions) EXPECT_EQ(band_of(one), Band::possible);
}

TEST(WhoIsTold, IsSaidWhyOfATable) {
  const Model model = model_of_children();
  Table table(model.columns);
  for (int record = 0; record < 3; ++record) table.add(values(model, girl));
  table.freeze_frequencies();
  Explainer explainer(table, model);
  EXPECT_EQ(explainer.why_not(0, 1).obstacle, Obstacle::nobody_told);
  EXPECT_FALSE(explainer.why_not(0, 1).could_be_one());
  EXPECT_EQ(explainer.around(0).cluster_of(0), (std::vector<std::uint32_t>{0}));
}

}  // namespace
}  // namespace heed::linkage
