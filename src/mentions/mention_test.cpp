#include "mentions/mention.hpp"

#include <gmock/gmock.h>

namespace heed::mentions {
namespace {

using testing::ElementsAre;

std::string shown(const Mention& mention) {
  std::string text = mention.place + " " + std::string(to_string(mention.kind)) + ":";
  for (const auto& said : mention.said) text += " " + std::string(to_string(said.type)) + "=" + said.text;
  return text;
}

std::vector<std::string> shown(const domain::Concern& concern) {
  std::vector<std::string> all;
  for (const auto& one : mentions_of(concern).all) all.push_back(shown(one));
  return all;
}

domain::Child child(std::string name) {
  domain::Child one;
  one.name = std::move(name);
  return one;
}

TEST(Mentions, AreWhatWasAnswered) {
  domain::Concern concern;
  concern.worry = "She gets into a car.";
  auto bea = child("Bea Example");
  bea.nicknames = "Bee, Buzz";
  bea.age_text = "about 14";
  bea.school = "Mockton Academy";
  bea.where = "5 Specimen Road, ZZ1 2QQ";
  concern.children = {bea};
  concern.vehicles = {{"AB12 CDE", "Ford", "white", ""}};
  EXPECT_THAT(shown(concern),
              ElementsAre("children.0 child: full_name=Bea Example nickname=Bee nickname=Buzz date_of_birth=about 14 "
                          "school=Mockton Academy postcode=ZZ1 2QQ address=5 Specimen Road",
                          "vehicles.0 vehicle: plate=AB12 CDE vehicle_make=Ford vehicle_colour=white"));
}

TEST(Mentions, TakeNoDescriptionForAName) {
  domain::Concern concern;
  for (const auto* name : {"the man with the white van", "called himself her cousin", "a man called Slim", "Slim"})
    concern.adults.push_back({name, "", "", {}, {}, {}});
  EXPECT_THAT(shown(concern), ElementsAre("adults.2 adult: full_name=Slim", "adults.3 adult: full_name=Slim"));
}

TEST(Mentions, AreReadOutOfWordsOnce) {
  domain::Concern concern;
  concern.worry = "A man called Slim in AB12 CDE, 07700 900123. Call 07700 900123. Slim again: reg AB12CDE.";
  EXPECT_THAT(shown(concern), ElementsAre("worry:13 adult: full_name=Slim", "worry:21 vehicle: plate=AB12 CDE",
                                          "worry:31 contact: phone=07700 900123"));
  for (const auto& one : mentions_of(concern).all) EXPECT_EQ(one.source, Source::words);
}

std::vector<std::string> shown(const domain::Concern& concern, const std::vector<Change>& changes) {
  std::vector<std::string> all;
  for (const auto& one : mentions_of(concern, changes).all) all.push_back(shown(one));
  return all;
}

std::vector<std::string> items(const domain::Concern& concern, const std::vector<Change>& changes = {}) {
  std::vector<std::string> all;
  for (const auto& one : mentions_of(concern, changes).items)
    all.push_back(one.id + " " + std::string(to_string(one.standing)) + " " + one.taken.text);
  return all;
}

Change change(std::string item, Deed deed, Taken taken = {}) { return {std::move(item), deed, std::move(taken), {}}; }

domain::Concern of_slim() {
  domain::Concern concern;
  concern.worry = "A girl aged 14 called Bea, a man called Slim in AB12 CDE, 07700 900123. Call 07700 900123.";
  return concern;
}

TEST(Mentions, SayWhatIsOnlyProposed) {
  EXPECT_THAT(items(of_slim()), ElementsAre("worry:12 proposed 14", "worry:22 proposed Bea", "worry:40 proposed Slim",
                                            "worry:48 proposed AB12 CDE", "worry:58 proposed 07700 900123"));
  for (const auto& one : mentions_of(of_slim()).all) EXPECT_TRUE(one.is_only_read());
}

TEST(Mentions, AreConfirmedByAPerson) {
  const auto changed = mentions_of(of_slim(), std::vector{change("worry:40", Deed::confirmed)});
  ASSERT_EQ(changed.all.size(), 4U);
  EXPECT_FALSE(changed.all[1].is_only_read());
  EXPECT_EQ(shown(of_slim()), shown(of_slim(), {change("worry:40", Deed::confirmed)}));
}

TEST(Mentions, AreGoneWhenAPersonDiscardsThemAndNotProposedAgain) {
  const std::vector changes{change("worry:58", Deed::discarded), change("worry:12", Deed::discarded)};
  EXPECT_THAT(shown(of_slim(), changes), ElementsAre("worry:22 child: full_name=Bea", "worry:40 adult: full_name=Slim",
                                                     "worry:48 vehicle: plate=AB12 CDE"));
  EXPECT_THAT(items(of_slim(), changes), testing::Contains("worry:58 discarded 07700 900123"));
  EXPECT_EQ(items(of_slim(), changes).size(), 5U);
}

TEST(Mentions, AreWhatAPersonCorrectedThemTo) {
  const std::vector changes{
      change("worry:40", Deed::corrected, {AttributeType::nickname, "Slim", "", "worry:22"}),
      change("worry:58", Deed::corrected, {AttributeType::phone, "07700 900124", "", std::string(new_child)}),
      change("worry:48", Deed::corrected, {AttributeType::plate, "AB12 CDF", "", ""})};
  EXPECT_THAT(shown(of_slim(), changes),
              ElementsAre("worry:22 child: full_name=Bea date_of_birth=14 nickname=Slim phone=07700 900124",
                          "worry:48 vehicle: plate=AB12 CDF", "worry:58 contact: phone=07700 900124"));
}

// Rules become better; what a person said stays said.
TEST(Mentions, ThatAPersonTookForSomethingStayWhenNoRuleReadsThem) {
  auto confirmed = change("worry:2", Deed::confirmed, {AttributeType::nickname, "girl", "", std::string(new_child)});
  confirmed.where = {"worry", 2, 6};
  auto elsewhere = confirmed;
  elsewhere.item = "worry:900";
  elsewhere.where = {"worry", 900, 904};
  EXPECT_THAT(shown(of_slim(), {confirmed, elsewhere}), testing::Contains("worry:2 child: nickname=girl"));
  EXPECT_EQ(mentions_of(of_slim(), std::vector{confirmed, elsewhere}).items.size(), 6U);
  EXPECT_EQ(shown(of_slim(), {confirmed, change("worry:2", Deed::undone)}), shown(of_slim(), {}));
}

TEST(Mentions, AreAddedByHand) {
  const std::vector changes{
      change("added:1", Deed::added, {AttributeType::full_name, "Mr Invented", "", std::string(new_adult)}),
      change("added:2", Deed::added, {AttributeType::address, "5 Specimen Road", "", "added:1"}),
      change("added:3", Deed::added, {AttributeType::place_name, "Placeholder Inn", "", ""})};
  const auto all = shown(of_slim(), changes);
  EXPECT_THAT(all, testing::Contains("added:1 adult: full_name=Mr Invented address=5 Specimen Road"));
  EXPECT_THAT(all, testing::Contains("added:3 place: place_name=Placeholder Inn"));
  EXPECT_EQ(mentions_of(of_slim(), changes).all.back().source, Source::hand);
}

TEST(Mentions, AreAsBeforeOnceEveryChangeIsUndone) {
  const auto before = mentions_of(of_slim());
  std::vector<Change> changes{change("worry:58", Deed::discarded),
                              change("worry:40", Deed::corrected, {AttributeType::nickname, "Tim", "", "child"}),
                              change("worry:40", Deed::confirmed),
                              change("added:1", Deed::added, {AttributeType::plate, "ZZ99 XYZ", "", ""})};
  changes.push_back({"worry:22", Deed::given_parts, {}, {Part::witness, Part::child_at_risk}});
  EXPECT_THAT(mentions_of(of_slim(), changes).all.at(0).parts(), ElementsAre(Part::witness, Part::child_at_risk));
  for (const auto* const item : {"worry:22", "worry:58", "worry:40", "worry:40", "added:1", "worry:40"})
    changes.push_back(change(item, Deed::undone));
  const auto after = mentions_of(of_slim(), changes);
  EXPECT_EQ(after.all, before.all);
  EXPECT_EQ(after.items, before.items);
  EXPECT_EQ(after.together, before.together);
}

TEST(Mentions, DoNotRepeatAnAnswer) {
  domain::Concern concern;
  concern.worry = "A girl called Bea, aged 14, at ZZ1 2QQ.";
  auto bea = child("Bea Example");
  bea.where = "ZZ1 2QQ";
  concern.children = {bea};
  EXPECT_THAT(shown(concern), ElementsAre("children.0 child: full_name=Bea Example postcode=ZZ1 2QQ date_of_birth=14"));
}

TEST(Mentions, GiveAnAgeToNobodyWhereItMayBeAnothers) {
  domain::Concern concern;
  concern.worry = "A girl aged 14.";
  concern.children = {child("Bea Example"), child("Jo Specimen")};
  EXPECT_THAT(shown(concern),
              ElementsAre("children.0 child: full_name=Bea Example", "children.1 child: full_name=Jo Specimen"));
}

TEST(Mentions, GiveAContactToItsOwner) {
  domain::Concern concern;
  concern.children = {child("Bea Example")};
  concern.contact_points = {{domain::ContactPointKind::phone, "07700 900123", "Bea"},
                            {domain::ContactPointKind::handle, "shadow_99 on Instagram", "the man"}};
  const auto mentions = mentions_of(concern);
  EXPECT_THAT(shown(concern), ElementsAre("children.0 child: full_name=Bea Example phone=07700 900123",
                                          "contact_points.0 contact: phone=07700 900123",
                                          "contact_points.1 contact: handle=shadow_99"));
  EXPECT_EQ(mentions.all[2].said[0].qualifier, "instagram");
  EXPECT_EQ(mentions.together.size(), 3U);
}

TEST(Mentions, StandWhereTheyWereSaid) {
  domain::Concern concern;
  concern.worry = "Someone with 07700 900123";
  const auto all = mentions_of(concern).all;
  ASSERT_EQ(all.size(), 1U);
  const auto& where = all[0].said[0].where;
  EXPECT_EQ(where.field, "worry");
  EXPECT_EQ(concern.worry.substr(where.from, where.until - where.from), "07700 900123");
}

TEST(Mentions, AreBounded) {
  domain::Concern concern;
  for (int at = 0; at < 80; ++at) {
    domain::Observation one;
    for (int number = 0; number < 20; ++number)
      one.words += "07700 9" + std::to_string(10000 + at * 20 + number) + " and ";
    concern.observations.push_back(one);
  }
  const auto mentions = mentions_of(concern);
  EXPECT_EQ(mentions.all.size(), most_mentions);
  EXPECT_LE(mentions.together.size(), 600U);
}

}  // namespace
}  // namespace heed::mentions
