// Pages for young people: one word for the receipt, the friend's form in their words, and blackmail answered step by step.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

// The page's own part: what stands in <main>.
std::string main_of(const Page& page) {
  const auto start = page.body.find("<main");
  return start == std::string::npos ? "" : page.body.substr(start, page.body.find("</main>") - start);
}

void never_says_receipt(const Page& page) {
  for (const char* word : {"eceipt<", "eceipt.", "eceipt,", "eceipt "})
    EXPECT_EQ(main_of(page).find(word), std::string::npos) << page.path << " says " << word;
}

TEST(YoungWords, AReceiptIsSecretWordsOnEveryPage) {
  TestArea area;
  PageClient client(area);
  never_says_receipt(client.get("/tell?as=young"));
  const auto receipt = client.send(client.get("/tell?as=young"), "/tell/quick",
                                   {{"safe", "yes"}, {"worry", "I feel left out."}, {"go", "send"}});
  const auto words = receipt.receipt_words();
  ASSERT_FALSE(words.empty());
  never_says_receipt(receipt);
  never_says_receipt(client.send(receipt, "/tell/receipt-check", {{"words", "x"}}));
  never_says_receipt(client.send(receipt, "/tell/receipt-check", {{"words", words}}));
  const auto start = client.get("/return?as=young");
  never_says_receipt(start);
  for (const char* wrong : {"x", "abacus abacus abacus abacus abacus abacus abacus"}) {
    const auto page = client.send(start, "/return", {{"words", wrong}});
    EXPECT_EQ(page.status(), http::Status::unprocessable);
    never_says_receipt(page);
  }
  const auto talk = client.send(start, "/return", {{"words", words}});
  EXPECT_TRUE(talk.says("close this tab"));
  never_says_receipt(talk);
  const auto sure = client.send(talk, "/return/end");
  never_says_receipt(sure);
  never_says_receipt(client.send(talk, "/return/withdraw"));
  never_says_receipt(client.send(sure, "/return/end", {{"confirm", "yes"}}));
}

TEST(YoungWords, AnAnswerThatIsTooLongIsSentOnWithSecretWords) {
  TestArea area;
  PageClient client(area);
  auto page = client.send(client.get("/tell?as=young"), "/tell/quick",
                          {{"safe", "yes"}, {"worry", "Invented."}, {"go", "more"}});
  for (int pages = 0; pages < 10 && page.body.find("name=\"worry\"") == std::string::npos; ++pages)
    page = client.send(page, "/tell/step", {{"go", "next"}});
  page = client.send(page, "/tell/step", {{"worry", std::string(160'000, 'a')}, {"go", "next"}});
  EXPECT_TRUE(page.says("10,000 characters at most; it has 160,000 now")) << page.path;
  EXPECT_EQ(page.value("worry").size(), 160'000u);
  never_says_receipt(page);
}

TEST(YoungWords, BlackmailIsAnsweredStepByStepAlsoForAFriend) {
  TestArea area;
  PageClient client(area);
  for (const std::string who : {"young_person", "friend_of_child"}) {
    auto page = client.post("/tell/step", {{"go", "begin"}, {"who", who}});
    EXPECT_FALSE(page.says("sexually assaulted")) << who;
    page = client.send(page, "/tell/step", {{"dangers", "image_blackmail"}, {"go", "next"}});
    const auto list = page.body.find("govuk-list--number");
    ASSERT_NE(list, std::string::npos) << who;
    auto last = list;
    for (const char* step : {"Stop replying", "pay", "Keep the messages", "Report Remove", "Tell an adult you trust"}) {
      const auto here = page.body.find(step, last);
      EXPECT_NE(here, std::string::npos) << who << ": " << step;
      last = here == std::string::npos ? last : here;
    }
  }
  EXPECT_NE(client.get("/young-people/pictures").body.find("<li>Keep the messages"), std::string::npos);
}

TEST(YoungWords, HelpNowSaysFirstWhatMostNeed) {
  TestArea area;
  PageClient client(area);
  const auto page = client.get("/young-people/help-now");
  const auto main = main_of(page);
  const auto childline = main.find("Childline</h3>"), self_harm = main.find("I want to hurt myself"),
             others = main.find("EmergencySMS");
  EXPECT_LT(childline, self_harm);
  EXPECT_LT(self_harm, others);
  EXPECT_LT(main.find("<details"), others) << "what few need is folded";
}

}  // namespace
}  // namespace heed::tests
