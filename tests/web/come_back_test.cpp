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
