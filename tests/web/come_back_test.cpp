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

}  // namespace heed::tests
