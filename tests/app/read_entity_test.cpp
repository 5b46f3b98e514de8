// The page of one child, vehicle or place: what people confirmed, and nothing that its reader may not read.
#include "app/read_entity.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>

#include "app/judge_link.hpp"
#include "app/office_team.hpp"

namespace heed::app {
namespace {

using domain::Role;
using testing::ElementsAre;
using testing::IsEmpty;

domain::ConcernDraft about(const std::string& child, const std::string& adult = "", const std::string& plate = "") {
  auto draft = Office::worry("A worry about " + (child.empty() ? "somebody" : child) + ".");
  if (!child.empty()) {
    draft.children = {{}};
    draft.children[0].name = child;
    draft.children[0].date_of_birth = "2012-03-14";
    draft.children[0].school = "Mockton Academy";
  }
  if (!adult.empty()) {
    draft.adults = {{}};
    draft.adults[0].name = adult;
  }
  if (!plate.empty()) {
    draft.vehicles = {{}};
    draft.vehicles[0].plate = plate;
  }
  return draft;
}

class ReadEntityTest : public OfficeTeam {
 protected:
  ConcernId tell(const domain::ConcernDraft& draft) {
    office.clock.advance(std::chrono::minutes(1));
    return id_of(office.tell(draft));
  }
  Entity entity(ConcernId id, const std::string& place = "children.0", Rings rings = Rings::one) {
    return entity_for(worker, id, place, rings);
  }
  Entity entity_for(const domain::Actor& actor, ConcernId id, const std::string& place = "children.0",
                    Rings rings = Rings::one) {
    return ReadEntity(*office.service)(actor, id, place, rings).value();
  }
  void confirm(const domain::Actor& actor, ConcernId one, ConcernId another, const std::string& place = "children.0") {
    const MentionPair pair{one, place, another, place};
    ASSERT_EQ(code_of(JudgeLink(*office.service)(actor, pair, Verdict::same, "I know them.")), "ok");
  }
  static std::vector<std::string> around(const Entity& entity) {
    std::vector<std::string> names;
    for (const auto& node : entity.around.nodes)
      names.push_back(std::to_string(node.ring) + " " + node.name + (node.may_be_the_same ? " ?" : ""));
    std::ranges::sort(names);
    return names;
  }
  static std::vector<ConcernId> concerns(const Entity& entity) {
    std::vector<ConcernId> ids;
    for (const auto& one : entity.concerns) ids.push_back(one.told.concern);
    return ids;
  }
  // Everything that the page has to show, in one text, to look for what must not be in it.
  static std::string everything(const Entity& entity) {
    std::string all = entity.name;
    const auto add = [&](const std::string& text) { all += "\n" + text; };
    const auto cite = [&](const Cited& cited) {
      for (const auto& one : cited.concerns) add(one.reference);
      add(std::to_string(cited.origins));
    };
    for (const auto& one : entity.said) {
      for (const auto& text : one.texts) add(text);
      cite(one.cited);
    }
    for (const auto& one : entity.concerns) add(one.told.reference + one.opening);
    for (const auto& node : entity.around.nodes) add(std::to_string(node.ring) + node.name);
    for (const auto& edge : entity.around.edges) {
      add(std::to_string(edge.from) + "-" + std::to_string(edge.to));
      cite(edge.cited);
    }
    for (const auto& one : entity.may_be) cite(one.cited);
    for (const auto gap : entity.gaps) add(std::string(to_string(gap)));
    add(std::to_string(entity.around.left_out) + (entity.around.goes_further ? "further" : ""));
    add(std::to_string(entity.origins) + (entity.something_for_others ? "others" : "") +
        (entity.not_all ? "more" : ""));
    return all;
  }
};

TEST_F(ReadEntityTest, OfOneMention) {
  const auto id = tell(about("Bea Example", "Slim", "AB12 CDE"));
  const auto one = entity(id);
  EXPECT_EQ(one.name, "Bea Example");
  EXPECT_THAT(concerns(one), ElementsAre(id));
  EXPECT_EQ(one.origins, 1U);
  EXPECT_THAT(around(one), ElementsAre("0 Bea Example", "1 AB12 CDE", "1 Slim"));
  EXPECT_EQ(one.around.edges.size(), 2U);
  EXPECT_THAT(one.gaps, ElementsAre(Gap::where_now, Gap::home, Gap::own_words));
  EXPECT_FALSE(one.around.goes_further);
  EXPECT_EQ(office.last_line(), "entity.read done");
}

TEST_F(ReadEntityTest, IsMadeOfWhatPeopleConfirmed) {
  const auto first = tell(about("Bea Example", "Slim"));
  const auto second = tell(about("Beatrice Exampel", "", "AB12 CDE"));
  const auto before = entity(first);
  EXPECT_THAT(concerns(before), ElementsAre(first)) << "a suggestion makes nobody one";
  ASSERT_EQ(before.may_be.size(), 1U);
  EXPECT_EQ(before.may_be[0].other.concern, second);
  EXPECT_THAT(around(before), ElementsAre("0 Bea Example", "1 Beatrice Exampel ?", "1 Slim"));
  confirm(worker, first, second);
  const auto after = entity(first);
  EXPECT_THAT(concerns(after), ElementsAre(first, second));
  EXPECT_THAT(after.may_be, IsEmpty());
  EXPECT_EQ(after.origins, 2U);
  EXPECT_THAT(around(after), ElementsAre("0 Bea Example", "1 AB12 CDE", "1 Slim"));
  EXPECT_EQ(everything(after), everything(entity(second))) << "the same from wherever it is opened";
}

TEST_F(ReadEntityTest, SaysWhoSaidWhatAndHowOften) {
  auto draft = about("Bea Example");
  draft.reporter.email = "one@mockton.example";
  const auto first = tell(draft), second = tell(draft), third = tell(about("Bee Example"));
  confirm(worker, first, second);
  confirm(worker, second, third);
  const auto one = entity(third);
  EXPECT_EQ(one.name, "Bea Example");
  EXPECT_EQ(one.origins, 2U);
  for (const auto& said : one.said) {
    if (said.type == mentions::AttributeType::school) {
      EXPECT_EQ(said.cited.concerns.size(), 3U);
      EXPECT_EQ(said.cited.origins, 2U) << "what one person tells twice has one origin";
    }
    if (said.texts == std::vector<std::string>{"Bee Example"}) {
      EXPECT_EQ(said.cited.concerns.size(), 1U);
    }
  }
}

TEST_F(ReadEntityTest, StandsInTheOrderInWhichThingsHappened) {
  auto late = about("Bea Example");
  late.when_where = "20 November, at the station";
  auto early = about("Bea Example");
  early.when_where = "on 2 November";
  const auto first = tell(late), second = tell(early), third = tell(about("Bea Example"));
  confirm(worker, first, second);
  confirm(worker, first, third);
  const auto one = entity(first);
  EXPECT_THAT(concerns(one), ElementsAre(second, first, third));
  EXPECT_EQ(one.concerns[0].happened->first, (Date{2026, 11, 2}));
  EXPECT_EQ(one.concerns[2].happened, std::nullopt);
}

TEST_F(ReadEntityTest, StepsOutOneRingFurther) {
  const auto first = tell(about("Bea Example", "", "AB12 CDE"));
  const auto second = tell(about("Kit Sample", "Slim", "AB12 CDE"));
  confirm(worker, first, second, "vehicles.0");
  EXPECT_TRUE(entity(first).around.goes_further);
  EXPECT_THAT(around(entity(first)), ElementsAre("0 Bea Example", "1 AB12 CDE"));
  const auto two = entity(first, "children.0", Rings::two);
  EXPECT_THAT(around(two), ElementsAre("0 Bea Example", "1 AB12 CDE", "2 Kit Sample", "2 Slim"));
  EXPECT_EQ(two.around.edges.size(), 3U);
}

// Bea of the first is the Bea of the second, and the second's is the third's. Whoever may not read the second does not learn that the
// first and the third have to do with each other.
TEST_F(ReadEntityTest, TellsNothingOfWhatAConflictKeepsAway) {
  const auto first = tell(about("Bea Example", "Slim"));
  auto draft = about("Bea Hidden-Example", "Hidden Adult", "HH12 HHH");
  draft.children[0].where_now = "At a hidden place";
  draft.child_words = "Hidden words.";
  const auto hidden = tell(draft);
  const auto third = tell(about("Zed Different"));
  confirm(other, first, hidden);
  confirm(other, hidden, third);
  EXPECT_EQ(entity_for(other, first).concerns.size(), 3U);
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, hidden).ok());
  const auto text = everything(entity(first, "children.0", Rings::two));
  for (const char* word : {"Hidden", "HH12", "hidden", "Zed"})
    EXPECT_EQ(text.find(word), std::string::npos) << word << " in " << text;
  EXPECT_THAT(concerns(entity(first)), ElementsAre(first));
  EXPECT_THAT(around(entity(first)), ElementsAre("0 Bea Example", "1 Slim"));
  EXPECT_THAT(entity(first).gaps, ElementsAre(Gap::where_now, Gap::home, Gap::own_words));
  EXPECT_FALSE(entity(first).something_for_others);
  EXPECT_FALSE(entity(first).around.goes_further);
  EXPECT_EQ(code_of(ReadEntity(*office.service)(worker, hidden, "children.0")), "concern.unknown");
  confirm(worker, first, third);
  EXPECT_THAT(concerns(entity(first)), ElementsAre(first, third)) << "now somebody said so of these two";
}

TEST_F(ReadEntityTest, IsTheSameAsIfWhatAConflictKeepsAwayHadNeverBeen) {
  const auto first = tell(about("Bea Example", "Slim", "AB12 CDE"));
  tell(about("Kit Sample", "Slim"));
  const auto second = tell(about("Beatrice Example")), third = tell(about("Bee Example"));
  ASSERT_EQ(entity(first).may_be.size(), 2U);
  const auto before = everything(entity_for(worker, first, "children.0", Rings::two));
  const auto hidden = tell(about("Bea Example", "Slim", "AB12 CDE"));
  for (const char* place : {"children.0", "adults.0", "vehicles.0"}) confirm(other, first, hidden, place);
  confirm(other, hidden, second);
  const MentionPair apart{hidden, "children.0", third, "children.0"};
  ASSERT_EQ(code_of(JudgeLink(*office.service)(other, apart, Verdict::different, "Two girls.")), "ok");
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, hidden).ok());
  EXPECT_EQ(everything(entity_for(worker, first, "children.0", Rings::two)), before);
}

TEST_F(ReadEntityTest, SaysOfWhatIsForNamedReadersOnlyThatItIsThere) {
  const auto first = tell(about("Bea Example"));
  auto draft = about("Bea Example", "Sam Placeholder");
  draft.adults[0].works_for_us = "yes";
  office.add("named.reader", "Named Reader", {Role::manager}, /*named_reader=*/true);
  const auto restricted = tell(draft);
  confirm(manager, first, restricted);
  const auto one = entity(first);
  EXPECT_TRUE(one.something_for_others);
  EXPECT_THAT(concerns(one), ElementsAre(first));
  EXPECT_EQ(everything(one).find("Sam Placeholder"), std::string::npos);
  EXPECT_EQ(entity_for(manager, first).concerns.size(), 2U);
}

TEST_F(ReadEntityTest, IsOnRecordInEachConcernThatItShows) {
  const auto first = tell(about("Bea Example")), second = tell(about("Bea Example"));
  const auto unrelated = tell(about("Kit Sample"));
  confirm(worker, first, second);
  entity(first);
  const auto has_line = [&](ConcernId id) {
    const auto history = read(manager, id).value().history;
    return std::ranges::any_of(history, [](const HistoryLine& line) { return line.action == "entity.read"; });
  };
  EXPECT_TRUE(has_line(first));
  EXPECT_TRUE(has_line(second));
  EXPECT_FALSE(has_line(unrelated));
  EXPECT_EQ(code_of(ReadEntity(*office.service)(Office::actor({Role::auditor}), first, "children.0")),
            "access.refused");
  EXPECT_EQ(code_of(ReadEntity(*office.service)(worker, first, "children.7")), "entity.unknown");
}

// The picture holds sixty; the rest is counted. All of it in a moment.
TEST_F(ReadEntityTest, CountsWhatDoesNotFit) {
  std::vector<ConcernId> told;
  for (int concern = 0; concern < 20; ++concern) {
    auto draft = about("", "", "AB12 CDE");
    for (int contact = 0; contact < 10; ++contact)
      draft.contact_points.push_back({"phone", "07700 9" + std::to_string(10'000 + concern * 10 + contact), ""});
    told.push_back(tell(draft));
    if (concern > 0) confirm(worker, told[0], told.back(), "vehicles.0");
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto one = entity(told[0], "vehicles.0", Rings::two);
  const auto took = std::chrono::steady_clock::now() - begin;
  RecordProperty("milliseconds", static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
  EXPECT_EQ(one.around.nodes.size(), most_around);
  EXPECT_EQ(one.around.left_out, 200U - (most_around - 1));
  EXPECT_LT(took, std::chrono::seconds(2)) << "a tenth of it is what it takes";
}

}  // namespace
}  // namespace heed::app
