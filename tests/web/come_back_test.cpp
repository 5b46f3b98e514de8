// Coming back: a slip in one of the seven words is named, and the look is that of whoever told.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

std::string told(PageClient& client, const std::string& start) {
  const auto page = client.send(client.get(start), "/tell/quick", {{"worry", "Invented words."}, {"go", "send"}});
  return page.receipt_words();
}

}  // namespace

TEST(ComeBack, NamesTheWordThatIsWrong) {
  TestArea area;
  PageClient client(area);
  auto words = told(client, "/tell/quick");
  const auto first = words.find(' ');
  words = words.substr(0, first) + " Qqqqq" + words.substr(words.find(' ', first + 1));
  const auto page = client.send(client.get("/return"), "/return", {{"words", words}});
  EXPECT_EQ(page.status(), http::Status::unprocessable);
  EXPECT_TRUE(page.says("Look at word 2: “Qqqqq”."));
  EXPECT_EQ(page.value("words"), words);
  EXPECT_NE(page.body.find("rows=\"3\""), std::string::npos);
}

TEST(ComeBack, ASecondPressAfterTheEndSaysThatItWasSentAndShowsNoWords) {
  TestArea area;
  PageClient client(area);
  const auto form = client.get("/tell/quick");
  const Fields said{{"worry", "Invented words."}, {"go", "send"}};
  const auto words = client.send(form, "/tell/quick", said).receipt_words();
  const auto talk = client.send(client.get("/return"), "/return", {{"words", words}});
  client.send(client.send(talk, "/return/end"), "/return/end", {{"confirm", "yes"}});
  const auto again = client.send(form, "/tell/quick", said);
  EXPECT_EQ(again.status(), http::Status::gone);
  EXPECT_TRUE(again.says("This was sent before, and it is stored"));
  EXPECT_TRUE(again.receipt_words().empty());
}

TEST(ComeBack, SaysThatAReferenceIsNotTheWords) {
  TestArea area;
  PageClient client(area);
  const auto receipt =
      client.send(client.get("/tell/quick"), "/tell/quick", {{"worry", "Invented words."}, {"go", "send"}});
  const auto at = receipt.body.find("<strong>HD-");
  ASSERT_NE(at, std::string::npos);
  const auto reference = receipt.body.substr(at + 8, receipt.body.find('<', at + 8) - at - 8);
  const auto page = client.send(client.get("/return"), "/return", {{"words", reference}});
  EXPECT_TRUE(page.says("That is the reference")) << reference;
}

TEST(ComeBack, TakesWordsOnSeveralLines) {
  TestArea area;
  PageClient client(area);
  auto words = told(client, "/tell/quick");
  words.replace(words.find(' '), 1, "\r\n");
  EXPECT_EQ(client.send(client.get("/return"), "/return", {{"words", words}}).status(), http::Status::ok);
}

TEST(ComeBack, TheLookIsThatOfWhoeverTold) {
  TestArea area;
  PageClient client(area);
  const auto young = told(client, "/tell?as=young"), adult = told(client, "/tell/quick");
  auto page = client.send(client.get("/return"), "/return", {{"words", young}});
  EXPECT_NE(page.body.find("heed-look--young-people"), std::string::npos);
  EXPECT_TRUE(page.says("secret words"));
  page = client.send(page, "/return/message", {{"message", "Invented too."}});
  EXPECT_NE(page.body.find("heed-look--young-people"), std::string::npos) << "and stays so";
  page = client.send(client.get("/return"), "/return", {{"words", adult}});
  EXPECT_NE(page.body.find("heed-look--adults"), std::string::npos);
}

TEST(ComeBack, AReceiptOfYoungPeopleLeadsToTheirOwnPage) {
  TestArea area;
  PageClient client(area);
  for (const bool young : {true, false}) {
    const auto page = client.send(client.get(young ? "/tell?as=young" : "/tell/quick"), "/tell/quick",
                                  {{"worry", "Invented words."}, {"go", "send"}});
    const auto at = page.body.find("heed-receipt__where");
    ASSERT_NE(at, std::string::npos);
    const auto where = page.body.substr(at, page.body.find("</p>", at) - at);
    EXPECT_NE(where.find(young ? "/return?as=young</strong>" : "/return</strong>"), std::string::npos) << where;
  }
}

TEST(ComeBack, EarlierMessagesAreReachedWithoutLosingWhatIsHalfWritten) {
  TestArea area;
  PageClient client(area);
  const auto words = told(client, "/tell/quick");
  auto page = client.send(client.get("/return"), "/return", {{"words", words}});
  for (int i = 1; i <= 12; ++i)
    page = client.send(page, "/return/message", {{"message", "Invented no. " + std::to_string(i) + "."}});
  EXPECT_TRUE(page.says("Invented no. 3.") && page.says("Invented no. 12."));
  EXPECT_FALSE(page.says("Invented no. 2."));
  EXPECT_TRUE(page.says("Show earlier messages"));
  page = client.send(page, "/return/message", {{"message", "Half written"}, {"about_staff", "yes"}, {"show", "10"}});
  EXPECT_EQ(page.status(), http::Status::ok);
  EXPECT_TRUE(page.says("Invented no. 1.") && page.says("Invented no. 2."));
  EXPECT_FALSE(page.says("Invented no. 3.") || page.says("Show earlier messages"));
  EXPECT_EQ(page.value("message"), "Half written");
  page = client.send(page, "/return/message", {{"show", "0"}});
  EXPECT_TRUE(page.says("Invented no. 12."));
  EXPECT_EQ(page.value("message"), "Half written") << "and nothing was sent";
}

TEST(ComeBack, AHalfWrittenMessageGoesAlongWithEveryButtonOfThePage) {
  for (const std::string start : {"/tell/quick", "/tell?as=young"}) {
    TestArea area;
    PageClient client(area);
    const Fields half{{"message", "Half\nwritten"}, {"danger", "yes"}, {"about_staff", "yes"}};
    auto page = client.send(client.get("/return"), "/return", {{"words", told(client, start)}});
    for (const std::string way : {"/return/withdraw", "/return/end"}) {
      const auto sure = client.send(page, way, half);
      EXPECT_TRUE(sure.says("You have a message that is not sent")) << way;
      EXPECT_TRUE(sure.says("written") && sure.says("999")) << way;
      const auto back = client.send(sure, "/return");
      EXPECT_EQ(back.value("message"), "Half\nwritten") << way;
      EXPECT_NE(back.body.find("name=\"danger\" type=\"checkbox\" value=\"yes\" checked"), std::string::npos) << way;
      EXPECT_NE(back.body.find("name=\"about_staff\" type=\"checkbox\" value=\"yes\" checked"), std::string::npos)
          << way;
      const auto sent = client.send(sure, "/return/message");
      EXPECT_TRUE(sent.says("Your message is stored") || sent.says("We have your message")) << way << ": sent first";
    }
    page = client.send(client.send(page, "/return/withdraw", half), "/return/withdraw", {{"confirm", "yes"}});
    EXPECT_EQ(page.value("message"), "Half\nwritten") << "after it was done too";
    page = client.send(page, "/return/allow");
    EXPECT_EQ(page.value("message"), "Half\nwritten");
  }
}

TEST(ComeBack, EndingWithAnUnsentMessageIsAskedOnce) {
  TestArea area;
  PageClient client(area);
  const auto words = told(client, "/tell?as=young");
  const auto talk = client.send(client.get("/return"), "/return", {{"words", words}});
  auto page = client.send(talk, "/return/end", {{"message", "Half written"}, {"confirm", "yes"}});
  EXPECT_TRUE(page.says("You have a message that is not sent"));
  EXPECT_TRUE(page.says("End them, and don’t send it"));
  EXPECT_EQ(client.send(client.get("/return"), "/return", {{"words", words}}).status(), http::Status::ok);
  page = client.send(page, "/return/end", {{"confirm", "without_message"}});
  EXPECT_TRUE(page.says("Your secret words have ended"));
  EXPECT_FALSE(client.send(talk, "/return/end").says("not sent")) << "nothing was written";
}

TEST(ComeBack, ATickWithoutWordsIsNotDroppedByEnding) {
  TestArea area;
  PageClient client(area);
  auto page = client.send(client.get("/return"), "/return", {{"words", told(client, "/tell/quick")}});
  page = client.send(page, "/return/end", {{"about_staff", "yes"}, {"message", " "}, {"confirm", "yes"}});
  EXPECT_TRUE(page.says("You ticked something that is not sent") && page.says("go back and write a few words"));
  EXPECT_FALSE(page.says("Send it first")) << "it needs words";
  EXPECT_NE(client.send(page, "/return").body.find("value=\"yes\" checked"), std::string::npos);
}

TEST(ComeBack, WhatWasWrittenWhileTheReceiptWasEndedElsewhereIsShownToCopy) {
  TestArea area;
  PageClient client(area);
  const auto words = told(client, "/tell/quick");
  const auto talk = client.send(client.get("/return"), "/return", {{"words", words}});
  client.send(client.send(talk, "/return/end"), "/return/end", {{"confirm", "yes"}});
  auto page = client.send(talk, "/return/message", {{"message", "Invented: the car came back."}});
  EXPECT_EQ(page.status(), http::Status::gone);
  EXPECT_TRUE(page.says("Your message was not sent"));
  EXPECT_TRUE(page.says("Invented: the car came back."));
  EXPECT_EQ(page.body.find(words), std::string::npos);
  page = client.send(talk, "/return/message", {{"message", ""}, {"danger", "yes"}});
  EXPECT_TRUE(page.says("Your message was not sent"));
  EXPECT_TRUE(page.says("999"));
}

TEST(ComeBack, ThatSomeoneIsInDangerCanBeSentFirstWithoutAWord) {
  for (const std::string start : {"/tell/quick", "/tell?as=young"})
    for (const std::string way : {"/return/end", "/return/withdraw"}) {
      TestArea area;
      PageClient client(area);
      auto page = client.send(client.get("/return"), "/return", {{"words", told(client, start)}});
      page = client.send(page, way, {{"danger", "yes"}, {"message", " "}});
      EXPECT_TRUE(page.says("You ticked that someone is in danger") && page.says("999")) << way;
      EXPECT_TRUE(page.says("No words are needed")) << way;
      EXPECT_FALSE(page.says("write a few words")) << way;
      EXPECT_EQ(page.body.find("govuk-button--warning"), std::string::npos) << way << ": sending stands out";
      EXPECT_NE(client.send(page, "/return").body.find("value=\"yes\" checked"), std::string::npos) << way;
      const auto first = page.body.find("Send it first");
      ASSERT_NE(first, std::string::npos) << way;
      EXPECT_EQ(page.body.find("name=\"confirm\""), page.body.find("name=\"confirm\"", first)) << way;
      page = client.send(page, "/return/message");
      EXPECT_TRUE(page.says("someone is in danger now")) << way << ": sent as a message of its own";
    }
}

TEST(ComeBack, AMessageThatSaidDangerShowsThatItDidBesideItsWords) {
  TestArea area;
  PageClient client(area);
  auto page = client.send(client.get("/return"), "/return", {{"words", told(client, "/tell/quick")}});
  page = client.send(page, "/return/message", {{"message", "Nothing new."}});
  EXPECT_FALSE(page.says("You ticked that someone is in danger now."));
  area.clock().advance(std::chrono::minutes(1));
  page = client.send(page, "/return/message", {{"danger", "yes"}, {"message", "He is at the door."}});
  const auto at = page.body.find("You ticked that someone is in danger now.");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(page.body.find("You ticked that someone is in danger now.", at + 1), std::string::npos);
  EXPECT_LT(page.body.find("Nothing new."), at);
  EXPECT_LT(at, page.body.find("He is at the door."));
}

TEST(ComeBack, TooManyMessagesAreKeptOnThePageAndTheWaitIsSaid) {
  TestArea area;
  PageClient client(area);
  const auto words = told(client, "/tell/quick");
  auto page = client.send(client.get("/return"), "/return", {{"words", words}});
  for (int i = 0; i < 20; ++i)
    page = client.send(page, "/return/message", {{"message", "Invented no. " + std::to_string(i)}});
  ASSERT_EQ(page.status(), http::Status::ok);
  page = client.send(page, "/return/message", {{"message", "What must not be lost."}});
  EXPECT_EQ(page.status(), http::Status::too_many_requests);
  EXPECT_EQ(page.value("message"), "What must not be lost.");
  EXPECT_TRUE(page.says("wait 3 minutes"));
  EXPECT_NE(page.body.find("tel:"), std::string::npos);
  area.clock().advance(std::chrono::minutes(3));
  page = client.send(page, "/return/message");
  EXPECT_EQ(page.status(), http::Status::ok);
  EXPECT_TRUE(page.says("What must not be lost."));
}

TEST(ComeBack, OneSourceWritesOnlySoMuchWhosesoeverTheReceiptsAre) {
  TestArea area;
  PageClient client(area), other(area, 2);
  int stored = 0;
  Page last;
  for (int receipt = 0; receipt < 4; ++receipt) {
    last = client.send(client.get("/return"), "/return", {{"words", told(client, "/tell/quick")}});
    for (int i = 0; i < 19; ++i) {
      last = client.send(last, "/return/message", {{"message", "Invented no. " + std::to_string(i)}});
      stored += last.status() == http::Status::ok ? 1 : 0;
    }
  }
  EXPECT_EQ(stored, 60);
  EXPECT_EQ(last.value("message"), "Invented no. 18");
  auto page = other.send(other.get("/return"), "/return", {{"words", told(other, "/tell/quick")}});
  EXPECT_EQ(other.send(page, "/return/message", {{"message", "Invented."}}).status(), http::Status::ok);
}

TEST(ComeBack, OpeningAgainAndAgainIsAskedToWaitAndKeepsWhatIsHalfWritten) {
  TestArea area;
  PageClient client(area);
  auto page = client.send(client.get("/return"), "/return", {{"words", told(client, "/tell/quick")}});
  Page last = page;
  for (int i = 0; i < 60; ++i) last = client.post("/return", {{"state", page.value("state")}});
  EXPECT_EQ(last.status(), http::Status::too_many_requests);
  last = client.send(page, "/return/message", {{"message", "Half written"}, {"show", "10"}});
  EXPECT_EQ(last.status(), http::Status::too_many_requests);
  EXPECT_EQ(last.value("message"), "Half written");
  EXPECT_EQ(client.send(page, "/return/message", {{"message", "Sent."}}).status(), http::Status::ok);
}

TEST(ComeBack, DangerToldLaterStandsFirstForTheTeamAndIsAnsweredWith999) {
  for (const std::string start : {"/tell/quick", "/tell?as=young"}) {
    TestArea area;
    PageClient client(area);
    auto page = client.send(client.get("/return"), "/return", {{"words", told(client, start)}});
    EXPECT_TRUE(page.says("Is someone in danger now?")) << start;
    page = client.send(page, "/return/message", {{"danger", "yes"}, {"message", " "}});
    EXPECT_TRUE(page.says("Call 999 if a child is in danger now") || page.says("Not safe right now? Call 999"))
        << start << ": also before it is stored";
    page = client.send(page, "/return/message", {{"danger", "yes"}, {"message", "He has found her."}});
    EXPECT_TRUE(page.says("if you have not called 999") || page.says("if you haven’t called 999")) << start;
    EXPECT_EQ(page.value("danger").find("checked"), std::string::npos);
    area.add_user("invented.worker", {domain::Role::worker});
    PageClient team(area);
    team.sign_in("invented.worker");
    EXPECT_TRUE(team.get("/team?view=urgent").says("Someone is in danger") || team.get("/team").says("danger now"))
        << start;
  }
}

}  // namespace heed::tests
