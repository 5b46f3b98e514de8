// What the person who tells is shown of urgency: it follows what they said.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"
#include "http/form.hpp"

namespace heed::tests {
namespace {

constexpr const char* young_warning = "Some of this can’t wait";
constexpr const char* warning = "What you told us cannot wait";

}  // namespace

TEST(TellUrgent, AYoungPersonWhoIsSafeIsNotToldThatItCannotWaitThoughTheTeamReadsItFirst) {
  TestArea area;
  PageClient client(area);
  const auto send = [&](const Fields& safe) {
    Fields fields{{"worry", "I feel left out."}, {"go", "send"}};
    fields.insert(fields.end(), safe.begin(), safe.end());
    auto page = client.send(client.get("/tell?as=young"), "/tell/quick", fields);
    EXPECT_FALSE(page.receipt_words().empty());
    return page.says(young_warning);
  };
  EXPECT_FALSE(send({}));
  EXPECT_FALSE(send({{"safe", "yes"}}));
  EXPECT_TRUE(send({{"safe", "no"}}));
  area.add_user("invented.manager", {domain::Role::manager});
  PageClient team(area);
  team.sign_in("invented.manager");
  EXPECT_TRUE(team.get("/team").says("Told by a young person about themselves"));
}

TEST(TellUrgent, AnAdultWithAMinuteIsAskedOneDanger) {
  TestArea area;
  PageClient client(area);
  const auto form = client.get("/tell/quick");
  EXPECT_TRUE(form.says("Someone is in danger right now"));
  EXPECT_TRUE(form.says("Call 999 first"));
  EXPECT_FALSE(client.send(form, "/tell/quick", {{"worry", "A grey car waits."}, {"go", "send"}}).says(warning));
  const auto again = client.get("/tell/quick");
  const auto page =
      client.send(again, "/tell/quick", {{"danger", "yes"}, {"worry", "A grey car waits."}, {"go", "send"}});
  EXPECT_TRUE(page.says(warning));
  const auto more = client.send(client.get("/tell/quick"), "/tell/quick",
                                {{"danger", "yes"}, {"worry", "A grey car waits."}, {"go", "more"}});
  EXPECT_EQ(more.value("dangers"), "immediate_danger");
  EXPECT_NE(more.body.find("value=\"immediate_danger\" checked"), std::string::npos) << "it stays ticked";
}

TEST(TellUrgent, AnAdultWithAMinuteCanSayThatTheChildIsMissing) {
  TestArea area;
  area.add_user("invented.manager", {domain::Role::manager});
  PageClient client(area);
  const auto form = client.get("/tell/quick");
  EXPECT_TRUE(form.says("The child is missing now, or I do not know where they are"));
  const auto sent =
      client.send(form, "/tell/quick", {{"danger", "missing"}, {"worry", "She is not home."}, {"go", "send"}});
  EXPECT_TRUE(sent.says(warning));
  PageClient team(area);
  team.sign_in("invented.manager");
  const auto addresses = team.concern_addresses();
  ASSERT_EQ(addresses.size(), 1u);
  const auto concern = team.get(addresses.front());
  EXPECT_TRUE(concern.says("A child is missing, or has just come back")) << "the floor that the long form sets";
  EXPECT_TRUE(concern.says("Missing, or just back")) << "as it was ticked";
}

TEST(TellUrgent, WhatAShortFormTickedStaysTickedAndAnUntickedBoxTakesItBack) {
  TestArea area;
  PageClient client(area);
  auto page = client.send(client.get("/tell/quick"), "/tell/quick",
                          {{"danger", "yes"}, {"danger", "missing"}, {"worry", " "}, {"go", "send"}});
  EXPECT_NE(page.body.find("value=\"yes\" checked"), std::string::npos);
  EXPECT_NE(page.body.find("value=\"missing\" checked"), std::string::npos);
  page = client.send(page, "/tell/quick", {{"danger", "yes"}, {"worry", " "}, {"go", "send"}});
  EXPECT_EQ(page.body.find("value=\"missing\" checked"), std::string::npos);
  page = client.send(page, "/tell/quick", {{"danger", "missing"}, {"worry", "She is not home."}, {"go", "more"}});
  EXPECT_NE(page.body.find("value=\"missing\" checked"), std::string::npos) << "on the longer way";
  EXPECT_EQ(page.body.find("value=\"immediate_danger\" checked"), std::string::npos);
}

TEST(Receipt, SaysInFullWhereToComeBack) {
  TestArea area;
  PageClient client(area);
  for (const char* start : {"/tell/quick", "/tell?as=young"}) {
    const auto page = client.send(client.get(start), "/tell/quick", {{"worry", "A grey car."}, {"go", "send"}});
    const auto receipt = page.body.find("class=\"heed-receipt\"");
    ASSERT_NE(receipt, std::string::npos);
    EXPECT_LT(page.body.find("safeguarding.example.org/return", receipt), page.body.find("</section>", receipt))
        << "inside what is printed";
  }
}

TEST(Receipt, OfADemonstrationSaysWhereItIsServed) {
  TestArea area;
  PageClient client(area);
  const auto form = client.get("/tell/quick");
  const auto page = client.request(http::Method::post, "/tell/quick",
                                   "worry=Invented&go=send&state=" + http::percent_encode(form.value("state")),
                                   {{"content-type", "application/x-www-form-urlencoded"},
                                    {"sec-fetch-site", "same-origin"},
                                    {"host", "127.0.0.1:9301"}});
  EXPECT_TRUE(page.says("127.0.0.1:9301/return"));
}

}  // namespace heed::tests
