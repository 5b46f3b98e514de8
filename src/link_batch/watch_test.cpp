#include "link_batch/watch.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "linkage/batch.hpp"

namespace heed::link_batch {
namespace {

using nlohmann::json;

// Names and towns whose agreement tells something, blocked by either.
linkage::Model model(std::vector<linkage::Column> columns = {
                         {"first_name", AttributeType::forename, matching::Preparation::normal},
                         {"surname", AttributeType::surname, matching::Preparation::normal},
                         {"phone", AttributeType::phone, matching::Preparation::normal}}) {
  linkage::Model made = linkage::make_model(std::move(columns));
  made.prior = 0.01;
  for (linkage::Comparison& comparison : made.comparisons) {
    for (std::size_t i = 1; i < comparison.levels.size(); ++i) {
      const bool last = i + 1 == comparison.levels.size();
      comparison.levels[i].m = i == 1 ? 0.8 : 0.02;
      comparison.levels[i].u = last ? 0.95 : 0.005;
      comparison.levels[i].frequency_column.clear();
    }
  }
  for (std::uint16_t column = 0; column < 3; ++column)
    made.plan.rules.push_back({{{column, linkage::FeatureKind::whole}}});
  return made;
}

json ask(Watch& watch, const std::string& line) { return json::parse(watch.answer(line)); }

TEST(Watch, AnswersWhoAMentionMayBeAndKeepsIt) {
  Watch watch(model(), Schema{});
  const json first = ask(
      watch, R"({"id": "m1", "first_name": "Ana", "surname": "Example", "phone": ["07700 900001", "07700 900002"]})");
  EXPECT_EQ(first["id"], "m1");
  EXPECT_TRUE(first["links"].empty());
  const json second = ask(watch, R"({"id": "m2", "first_name": "Ana", "surname": "Example", "phone": "07700 900002"})");
  ASSERT_EQ(second["links"].size(), 1u) << second;
  EXPECT_EQ(second["links"][0]["entity"], "m1");
  EXPECT_EQ(second["links"][0]["nearest"], "m1");
  EXPECT_GT(second["links"][0]["weight"], 0);
  double sum = 0;
  for (const json& part : second["links"][0]["why"]) sum += part["weight"].get<double>();
  EXPECT_NEAR(sum, second["links"][0]["weight"].get<double>(), 0.01) << "the parts add up to the whole: " << second;
  EXPECT_EQ(second["links"][0]["why"][0]["field"], "first_name");
  EXPECT_EQ(watch.size(), 2u);
}

TEST(Watch, AFieldThatIsNoneOfTheModelsIsNamedAndNothingIsKept) {
  Watch watch(model(), Schema{});
  const json answer = ask(watch, R"({"id": "m1", "frist_name": "Ana", "surname": "Example"})");
  EXPECT_EQ(answer["error"], "there is no field \"frist_name\"; fields are id, first_name, surname, phone");
  EXPECT_EQ(watch.size(), 0u);
}

TEST(Watch, SaysInWordsWhatEachFieldSays) {
  Watch watch(model(), Schema{});
  watch.say_with([](const linkage::Reason& reason, std::string_view left, std::string_view right) {
    return std::string(to_string(reason.agreement)) + ": " + std::string(left) + " and " + std::string(right);
  });
  ask(watch, R"({"id": "m1", "first_name": "Ana", "surname": "Example", "phone": ["07700 900001", "07700 900002"]})");
  ask(watch, R"({"first_name": "nobody"})");  // asked, and not kept
  const json answer = ask(watch, R"({"id": "m2", "first_name": "ANA", "surname": "Exampel", "phone": "07700 900002"})");
  ASSERT_EQ(answer["links"].size(), 1u) << answer;
  EXPECT_EQ(answer["links"][0]["why"][0]["says"], "same: Ana and ANA");
  EXPECT_EQ(answer["links"][0]["why"][1]["says"], "one_slip: Example and Exampel");
  EXPECT_EQ(answer["links"][0]["why"][2]["says"], "same: 07700 900001 / 07700 900002 and 07700 900002");
}

// Born in 2011, and the age of a line that says no day is of today.
Watch births() {
  Watch watch(model({{"surname", AttributeType::surname, matching::Preparation::normal},
                     {"phone", AttributeType::phone, matching::Preparation::normal},
                     {"dob", AttributeType::date_of_birth, matching::Preparation::normal}}),
              Schema{});
  watch.told_today("2025-06-01");
  watch.say_with([](const linkage::Reason& reason, std::string_view, std::string_view right) {
    return std::string(to_string(reason.agreement)) + ": " + std::string(right);
  });
  watch.answer(R"({"id": "m1", "surname": "Example", "phone": "07700 900001", "dob": "2011-02-03"})");
  return watch;
}

TEST(Watch, AnAgeWithoutADayIsOfToday) {
  Watch watch = births();
  EXPECT_EQ(watch.answer(R"({"surname": "Example", "phone": "07700 900001", "dob": "about 14"})").find("not_read"),
            std::string::npos);
  const std::string away = watch.answer(R"({"surname": "Example", "phone": "07700 900001", "dob": "about 45"})");
  EXPECT_EQ(away.find("not_known"), std::string::npos) << "it speaks against a child: " << away;
  EXPECT_NE(away.find("different: about 45 (told on 2025-06-01)"), std::string::npos) << away;
}

TEST(Watch, NamesWhatItCouldNotRead) {
  Watch watch = births();
  const json answer = ask(watch, R"({"surname": "Example", "dob": "2011-13-45"})");
  EXPECT_EQ(answer["not_read"], json({{"dob", {"2011-13-45"}}})) << answer;
  EXPECT_FALSE(ask(watch, R"({"surname": "Example", "dob": "unknown"})").contains("not_read")) << "it says nothing";
}

TEST(Watch, AnErrorSaysItsLineAndItsMention) {
  Watch watch(model(), Schema{});
  EXPECT_EQ(ask(watch, "  ")["passed_over"], "this line is blank");
  const json answer = ask(watch, R"({"id": "m7", "frist_name": "Ana"})");
  EXPECT_EQ(answer["line"], 2);
  EXPECT_EQ(answer["id"], "m7");
  EXPECT_EQ(watch.errors(), 1u) << "a blank line is none";
}

TEST(Watch, AskingKeepsNothingAndErasingForgets) {
  Watch watch(model(), Schema{});
  ask(watch, R"({"id": "m1", "first_name": "Ana", "surname": "Example"})");
  EXPECT_EQ(ask(watch, R"({"first_name": "Ana", "surname": "Example"})")["links"].size(), 1u);
  EXPECT_EQ(watch.size(), 1u);
  EXPECT_TRUE(ask(watch, R"({"id": "m1", "erase": true})")["erased"]);
  EXPECT_TRUE(ask(watch, R"({"first_name": "Ana", "surname": "Example"})")["links"].empty());
  EXPECT_TRUE(ask(watch, R"({"id": "m1", "erase": true})").contains("error"));
}

TEST(Watch, BeginsWithWhatIsKnown) {
  std::vector<Input> inputs;
  inputs.push_back(
      {"a.csv", std::move(CsvTable::parse("id,first_name,surname\na,Ana,Example\nb,Bo,Sample\n")).value()});
  Watch watch(model(), Schema{});
  ASSERT_TRUE(watch.begin_with(inputs, 1).ok());
  EXPECT_EQ(ask(watch, R"({"first_name": "Bo", "surname": "Sample"})")["links"][0]["entity"], "b");
}

TEST(Watch, SaysWhatItCannotRead) {
  Watch watch(model(), Schema{});
  for (const std::string line : {"{", "{\"id\": 5", "[]", "5", "\"x\"", "{\"id\": \"\xff\"}"})
    EXPECT_TRUE(ask(watch, line).contains("error")) << line;
  EXPECT_TRUE(ask(watch, std::string(5000, '[')).contains("error"));
  EXPECT_TRUE(ask(watch, std::string(2'000'000, 'x')).contains("error"));
  EXPECT_EQ(watch.errors(), 8u);
  EXPECT_EQ(watch.size(), 0u);
  EXPECT_FALSE(ask(watch, "{}").contains("error"));
  EXPECT_FALSE(
      ask(watch, R"({"": "", "first_name": null, "surname": {"a": 1}, "phone": [[], 5, true]})").contains("error"));
}

RC_GTEST_PROP(WatchProperty, NoLineMakesItFail, (const std::string& line)) {
  Watch watch(model(), Schema{});
  const bool answered = json::parse(watch.answer(line), nullptr, false).is_object();
  RC_ASSERT(answered);
}

}  // namespace
}  // namespace heed::link_batch
