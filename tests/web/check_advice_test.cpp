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

TEST(CheckAdvice, WhatWasAnsweredIsCarriedOnAsItWas) {
  TestArea area;
  PageClient client(area);
  const auto page = client.post("/check", {{"sign.self-harm", "possible"}});
  auto form = client.send(client.send(page, "/tell"), "/tell/step", {{"who", "adult"}});
  EXPECT_EQ(form.body.find("\" checked"), std::string::npos) << "no danger was ticked for them";
}

}  // namespace heed::tests
