// Thinking it through: what the answers speak of is advised on, also where no danger was ticked at the top.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

Page result(const std::string& sign, const std::string& answer) {
  TestArea area;
  PageClient client(area);
  return client.post("/check", {{"sign." + sign, answer}});
}

}  // namespace

TEST(CheckAdvice, SelfHarmThatWasSeenMeans999AndStayingWithThem) {
  const auto page = result("self-harm", "seen");
  EXPECT_TRUE(page.says("Do this first"));
  EXPECT_TRUE(page.says("999 and stay with them"));
  EXPECT_FALSE(result("self-harm", "not_seen").says("Do this first"));
}

TEST(CheckAdvice, ThreatsWithPicturesAreAnsweredStepByStep) {
  const auto page = result("online-pressure", "told");
  const auto list = page.body.find("govuk-list--number");
  ASSERT_NE(list, std::string::npos);
  auto last = list;
  for (const char* step : {"stop replying", "Do not pay", "Keep the messages", "Report Remove", "Tell the police"}) {
    const auto here = page.body.find(step, last);
    EXPECT_NE(here, std::string::npos) << step;
    last = here == std::string::npos ? last : here;
  }
}

TEST(CheckAdvice, AHelplineStandsOnceOnThePage) {
  for (const char* answer : {"seen", "not_seen"}) {
    const auto page = result("self-harm", answer);
    const std::string card = "heed-help-card__name\">NSPCC";
    EXPECT_NE(page.body.find(card), std::string::npos) << answer;
    EXPECT_EQ(page.body.find(card), page.body.rfind(card)) << answer;
  }
}

TEST(CheckAdvice, WhatWasAnsweredIsCarriedOnAsItWas) {
  TestArea area;
  PageClient client(area);
  const auto page = client.post("/check", {{"sign.self-harm", "possible"}});
  auto form = client.send(client.send(page, "/tell"), "/tell/step", {{"who", "adult"}});
  EXPECT_EQ(form.body.find("\" checked"), std::string::npos) << "no danger was ticked for them";
}

TEST(CheckAdvice, TheOneBoxTakesTheAnswersAlong) {
  TestArea area;
  PageClient client(area);
  const auto start = client.send(client.post("/check", {{"sign.missing", "seen"}}), "/tell");
  const auto box = client.send(start, "/tell/quick");
  EXPECT_TRUE(box.says("Your answers from thinking it through"));
  const auto receipt = client.send(box, "/tell/quick", {{"worry", "Invented words."}, {"go", "send"}});
  EXPECT_FALSE(receipt.receipt_words().empty());
  area.add_user("invented.worker", {domain::Role::worker});
  PageClient team(area);
  team.sign_in("invented.worker");
  const auto addresses = team.concern_addresses();
  ASSERT_EQ(addresses.size(), 1u);
  EXPECT_TRUE(team.get(addresses.front()).says("A child is missing")) << "the floor that the answer reaches";
}

TEST(CheckAdvice, CanBeLeftRightAfterTheDangers) {
  TestArea area;
  PageClient client(area);
  const auto page = client.get("/check");
  const auto button = page.body.find("type=\"submit\"", page.body.find("name=\"dangers\""));
  EXPECT_LT(button, page.body.find("name=\"sign."));
  for (const char* address : {"/check", "/tell", "/tell/quick", "/tell?as=young"})
    EXPECT_NE(client.get(address).body.find("heed-emergency-line"), std::string::npos) << address;
}

TEST(CheckAdvice, WithNothingToCarryNothingIsOffered) {
  TestArea area;
  PageClient client(area);
  const auto page = client.post("/check", {});
  EXPECT_FALSE(page.says("Carry these answers"));
  EXPECT_TRUE(page.says("Tell someone"));
}

}  // namespace heed::tests
