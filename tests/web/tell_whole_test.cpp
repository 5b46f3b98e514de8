// Telling through the whole program, SQLite and all: mistakes lose nothing typed, a second press stores nothing twice,
// and nobody is turned away but by a full disk, who then keeps their words and gets numbers to ring.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "fixtures/page_client.hpp"
#include "web_public/tell_field.hpp"

namespace heed::tests {
namespace {

using http::Method;
using http::Status;

const std::string long_text =
    "A grey car waits by the gate on Fridays, and she gets in. <b>He</b> gives her \"presents\" & lifts.";

std::size_t stored(TestArea& area) { return area.audit_lines(ports::AuditChain::door, "concern.received", "done"); }

int times_said(const Page& page, std::string_view text) {
  int times = 0;
  for (auto at = page.body.find(text); at != std::string::npos; at = page.body.find(text, at + 1)) ++times;
  return times;
}

TEST(Tell, AQuickTellIsOnDiskBeforeItsReceipt) {
  TestArea area;
  PageClient client(area);
  const auto page = client.send(client.get("/tell/quick"), "/tell/quick", {{"worry", long_text}, {"go", "send"}});
  ASSERT_EQ(page.status(), Status::ok);
  const auto words = page.receipt_words();
  EXPECT_EQ(std::count(words.begin(), words.end(), ' '), 6) << words;
  EXPECT_EQ(stored(area), 1u);
  area.restart();
  const auto back = client.send(client.get("/return"), "/return", {{"words", page.receipt_words()}});
  EXPECT_EQ(back.status(), Status::ok);
  EXPECT_FALSE(back.says("A grey car")) << "never past answers";
}

TEST(Tell, TheReceiptCanBeReadBackToCheckIt) {
  TestArea area;
  PageClient client(area);
  const auto page = client.send(client.get("/tell/quick"), "/tell/quick", {{"worry", long_text}, {"go", "send"}});
  const auto right = client.send(page, "/tell/receipt-check", {{"words", "  " + page.receipt_words() + " "}});
  const auto wrong = client.send(page, "/tell/receipt-check", {{"words", "other words"}});
  EXPECT_EQ(wrong.value("words"), "other words");
  EXPECT_EQ(right.value("words"), "");
  EXPECT_EQ(right.receipt_words(), page.receipt_words());
  EXPECT_EQ(wrong.receipt_words(), page.receipt_words()) << "a slip does not take the receipt away";
  EXPECT_NE(right.body, wrong.body);
}

TEST(Tell, ATextThatIsTooLongIsGivenBackWhole) {
  TestArea area;
  PageClient client(area);
  const std::string too_long(10'001, 'a');
  const auto page = client.send(client.get("/tell/quick"), "/tell/quick", {{"worry", too_long}, {"go", "send"}});
  EXPECT_EQ(page.status(), Status::unprocessable);
  EXPECT_EQ(page.value("worry"), too_long);
  EXPECT_EQ(times_said(page, "10,000 characters at most; it has 10,001 now"), 2)
      << "at the box and in the list above it";
  EXPECT_TRUE(page.says("Shorten it, or send it in two parts"));
  EXPECT_EQ(stored(area), 0u);
}

TEST(Tell, AWayBackThatIsTooLongSaysHowLongItMayBe) {
  TestArea area;
  PageClient client(area);
  const std::string too_long(10'003, 'b');
  const auto page = client.send(client.get("/tell?as=young"), "/tell/quick",
                                {{"worry", "Invented."}, {"reporter.safe_how", too_long}, {"go", "send"}});
  EXPECT_EQ(page.value("reporter.safe_how"), too_long);
  EXPECT_EQ(times_said(page, "10,000 characters at most; it has 10,003 now"), 2);
}

TEST(Return, AMessageThatIsTooLongSaysHowLongItMayBe) {
  TestArea area;
  PageClient client(area);
  const auto words =
      client.send(client.get("/tell/quick"), "/tell/quick", {{"worry", "Invented."}, {"go", "send"}}).receipt_words();
  const auto page = client.send(client.send(client.get("/return"), "/return", {{"words", words}}), "/return/message",
                                {{"message", std::string(10'002, 'c')}});
  EXPECT_EQ(times_said(page, "10,000 characters at most; it has 10,002 now"), 2);
  EXPECT_EQ(page.value("message").size(), 10'002u);
}

TEST(Tell, AMalformedHiddenFieldGivesTheWordsBackToSend) {
  TestArea area;
  PageClient client(area);
  for (const std::string& state : {std::string(), std::string("x"), std::string(2000, 'A'), std::string("\x01\xff")}) {
    const auto page = client.post("/tell/quick", {{"state", state}, {"worry", long_text}, {"go", "send"}});
    EXPECT_TRUE(page.status() == Status::bad_request || page.status() == Status::gone)
        << static_cast<int>(page.status());
    EXPECT_EQ(page.value("worry"), long_text);
    EXPECT_EQ(page.value("language"), "en") << "which language they are in is asked again";
    const auto sent = client.send(page, "/tell/quick", {{"go", "send"}});
    EXPECT_EQ(sent.status(), Status::ok) << "what was given back can be sent";
    EXPECT_FALSE(sent.receipt_words().empty());
  }
}

TEST(Tell, AFormOfYesterdayGivesTheWordsBackAndRestoresNothingElse) {
  TestArea area;
  PageClient client(area);
  const auto page = client.get("/tell/quick");
  area.clock().advance(std::chrono::hours(25));
  const auto late = client.send(page, "/tell/quick", {{"worry", long_text}, {"go", "send"}});
  EXPECT_NE(late.status(), Status::ok);
  EXPECT_EQ(late.value("worry"), long_text);
  EXPECT_EQ(stored(area), 0u);
  EXPECT_EQ(client.send(late, "/tell/quick", {{"go", "send"}}).status(), Status::ok);
  EXPECT_EQ(stored(area), 1u);
}

TEST(Tell, AFieldOfAnotherPurposeOpensNothing) {
  TestArea area;
  PageClient client(area);
  const auto told = client.send(client.get("/tell/quick"), "/tell/quick", {{"worry", long_text}, {"go", "send"}});
  const auto receipt = told.value("receipt");
  ASSERT_FALSE(receipt.empty());
  const auto page = client.post("/tell/quick", {{"state", receipt}, {"worry", long_text}, {"go", "send"}});
  EXPECT_NE(page.status(), Status::ok);
  EXPECT_EQ(page.value("worry"), long_text);
  const auto state = client.get("/tell/quick").value("state");
  EXPECT_NE(client.post("/return/message", {{"state", state}, {"message", "a"}}).status(), Status::ok);
  EXPECT_NE(client.post("/tell/receipt-check", {{"receipt", state}, {"words", "a"}}).status(), Status::ok);
  EXPECT_EQ(stored(area), 1u);
}

TEST(Tell, AFormThatIsNoFormGetsAPage) {
  TestArea area;
  PageClient client(area);
  for (const http::Route& route : area.router().routes()) {
    if (route.method != Method::post || route.access != "public" || !route.localised) continue;
    for (const std::string& body : {std::string("%"), std::string("a=%zz"), std::string("\0\0", 2),
                                    std::string("=&=&="), std::string(3000, '&'), std::string("worry=%ff%fe")}) {
      const auto page = client.request(Method::post, route.pattern, body);
      EXPECT_NE(page.status(), Status::internal_error) << route.pattern;
      EXPECT_FALSE(page.body.empty() && page.status() != Status::see_other) << route.pattern;
    }
  }
  EXPECT_EQ(stored(area), 0u);
}

TEST(Tell, ReceiptWordsThatAreWrongAreExplainedAndKept) {
  TestArea area;
  PageClient client(area);
  for (const std::string& words :
       {std::string(), std::string("one two three"), std::string("zzz zzz zzz zzz zzz zzz zzz"),
        std::string("<b>x</b> \" & '"), std::string("abacus abacus abacus abacus abacus abacus abacus"),
        std::string(5000, 'a')}) {
    const auto page = client.send(client.get("/return"), "/return", {{"words", words}});
    EXPECT_EQ(page.status(), Status::unprocessable) << words;
    EXPECT_EQ(page.value("words"), words);
  }
  EXPECT_EQ(area.audit_lines(ports::AuditChain::door, "receipt.opened", "done"), 0u);
}

TEST(Tell, TryingReceiptsIsSlowedAndSaysWhoToRing) {
  TestArea area;
  PageClient client(area, 99), other(area, 98);
  Page page;
  for (int i = 0; i < 21; ++i) page = client.post("/return", {{"words", "one two three"}});
  EXPECT_EQ(page.status(), Status::too_many_requests);
  EXPECT_TRUE(page.says("999"));
  EXPECT_NE(other.post("/return", {{"words", "one two three"}}).status(), Status::too_many_requests)
      << "one source does not shut out another";
}

TEST(Tell, SixtyFourAtOnceAreAllStored) {
  TestArea area({.concerns_per_source_at_once = 1000});
  constexpr std::size_t senders = 64, each = 3;
  std::atomic<std::size_t> errors{0};
  std::vector<std::set<std::string>> receipts(senders);
  std::vector<std::thread> threads;
  threads.reserve(senders);
  for (std::size_t i = 0; i < senders; ++i) {
    threads.emplace_back([&, i] {
      for (std::size_t j = 0; j < each; ++j) {
        PageClient client(area, 1000 + i);
        const auto page = client.send(client.get("/tell/quick"), "/tell/quick",
                                      {{"worry", "Worry " + std::to_string(i * each + j)}, {"go", "send"}});
        const auto words = page.receipt_words();
        if (page.status() != Status::ok || words.empty()) ++errors;
        receipts[i].insert(words);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(errors, 0u);
  EXPECT_EQ(stored(area), senders * each);
  std::set<std::string> all;
  for (const auto& some : receipts) all.insert(some.begin(), some.end());
  EXPECT_EQ(all.size(), senders * each) << "each receipt is its own";
  area.restart();
  PageClient client(area);
  for (const auto& some : receipts)
    EXPECT_EQ(client.request(Method::post, "/return", "words=" + *some.begin()).status() == Status::not_found, false);
  EXPECT_EQ(stored(area), senders * each) << "still there after a restart";
}

TEST(Tell, OneFormSentTenTimesAtOnceIsOneConcernAndOneReceipt) {
  TestArea area;
  PageClient first(area);
  const auto form = first.get("/tell/quick");
  constexpr std::size_t presses = 10;
  std::vector<Page> pages(presses);
  std::vector<std::thread> threads;
  threads.reserve(presses);
  for (std::size_t i = 0; i < presses; ++i)
    threads.emplace_back([&, i] {
      pages[i] = PageClient(area, 200 + i).send(form, "/tell/quick", {{"worry", long_text}, {"go", "send"}});
    });
  for (std::thread& thread : threads) thread.join();
  for (const Page& page : pages) {
    EXPECT_EQ(page.status(), Status::ok);
    EXPECT_FALSE(page.receipt_words().empty());
    EXPECT_EQ(page.receipt_words(), pages[0].receipt_words());
  }
  EXPECT_EQ(stored(area), 1u);
}

TEST(Tell, TheSameFormWithOtherWordsKeepsThemForATellingOfTheirOwn) {
  TestArea area;
  PageClient client(area);
  const auto form = client.get("/tell/quick");
  client.send(form, "/tell/quick", {{"worry", "First words"}, {"go", "send"}});
  const auto page = client.send(form, "/tell/quick", {{"worry", long_text}, {"go", "send"}});
  EXPECT_EQ(page.status(), Status::conflict);
  EXPECT_EQ(stored(area), 1u);
  const auto again = client.send(page, "/tell/send");
  EXPECT_EQ(again.status(), Status::ok) << "they are kept, and go as a telling of their own";
  EXPECT_EQ(stored(area), 2u);
  area.add_user("invented.manager", {domain::Role::manager});
  PageClient team(area);
  team.sign_in("invented.manager");
  EXPECT_TRUE(team.get("/team").says("A grey car waits by the gate"));
}

TEST(Tell, AFloodFromOneSourceGetsReceiptsAndALaneOfItsOwn) {
  TestArea area({.concerns_per_source_at_once = 3});
  area.add_user("invented.manager", {domain::Role::manager});
  PageClient client(area, 55);
  for (int i = 0; i < 8; ++i) {
    const auto page = client.send(client.get("/tell/quick"), "/tell/quick",
                                  {{"worry", "Flood " + std::to_string(i)}, {"go", "send"}});
    EXPECT_EQ(page.status(), Status::ok) << i;
    EXPECT_FALSE(page.receipt_words().empty()) << i;
  }
  EXPECT_EQ(stored(area), 8u);
  PageClient team(area, 56);
  team.sign_in("invented.manager");
  EXPECT_EQ(team.concern_addresses("/team?view=quarantine").size(), 5u);
}

TEST(Tell, AFullDiskKeepsTheWordsAndSaysWhoToRing) {
  std::atomic<bool> full{false};
  TestAreaOptions options;
  options.store.free_bytes = [&full] { return full ? std::uint64_t{1} << 20 : std::uint64_t{1} << 40; };
  TestArea area(options);
  PageClient client(area);
  const auto form = client.get("/tell/quick");
  full = true;
  const auto page = client.send(form, "/tell/quick", {{"worry", long_text}, {"go", "send"}});
  EXPECT_EQ(page.status(), Status::unavailable);
  for (const char* number : {"999", "101", "01632"}) EXPECT_TRUE(page.says(number)) << number;
  const auto shown = page.body.find("id=\"written\"");
  ASSERT_NE(shown, std::string::npos);
  EXPECT_GT(shown, page.body.rfind("tel:01632")) << "the numbers first";
  EXPECT_GT(page.body.find("A grey car waits by the gate"), shown);
  EXPECT_TRUE(page.says(long_text)) << "to copy, or to read out";
  EXPECT_TRUE(page.receipt_words().empty()) << "no receipt without a concern on disk";
  EXPECT_EQ(stored(area), 0u);
  full = false;
  const auto again = client.send(page, "/tell/send");
  EXPECT_EQ(again.status(), Status::ok) << "the words were kept in the page";
  EXPECT_FALSE(again.receipt_words().empty());
  EXPECT_EQ(stored(area), 1u);
  area.add_user("invented.manager", {domain::Role::manager});
  PageClient team(area);
  team.sign_in("invented.manager");
  EXPECT_TRUE(team.get("/team").says("A grey car waits by the gate"));
}

TEST(Tell, ALanguageThatNobodyReadsReachesItsFloorAndSaysSo) {
  TestArea area;
  PageClient client(area);
  const auto form = client.get("/tell/quick");
  EXPECT_EQ(form.value("language"), "en") << "the page's";
  const auto page =
      client.send(form, "/tell/quick", {{"worry", "Szary samochód przy bramie."}, {"language", "pl"}, {"go", "send"}});
  EXPECT_TRUE(page.says("Nobody in the team reads this language: Polski"));
  EXPECT_TRUE(page.says("“Polish, please”"));
  EXPECT_FALSE(page.says("What you told us cannot wait")) << "nobody is told to call 999 for writing Polish";
  const auto compared = client.send(page, "/tell/receipt-check", {{"words", "x"}});
  EXPECT_TRUE(compared.says("Nobody in the team reads this language: Polski"));
  area.add_user("invented.manager", {domain::Role::manager});
  PageClient team(area);
  team.sign_in("invented.manager");
  EXPECT_TRUE(team.get("/team").says("Needs a translator"));
}

TEST(Tell, ALanguageIsAskedAtTheFirstBoxOfEveryLongTell) {
  TestArea area;
  PageClient client(area);
  for (const std::string who : {"adult", "young_person", "friend_of_child"}) {
    auto page = client.post("/tell/step", {{"go", "begin"}, {"who", who}});
    page = client.send(page, "/tell/step", {{"go", "next"}});
    ASSERT_EQ(page.value("language"), "en") << who;
    page = client.send(page, "/tell/step", {{"worry", "Wymyślone."}, {"language", "und"}, {"go", "next"}});
    EXPECT_TRUE(page.says("Perhaps nobody in the team reads your language")) << who;
    for (int i = 0; i < 20 && page.tree.all("textarea").size() + page.tree.all("input").size() > 0; ++i) {
      if (page.body.find("/tell/send") != std::string::npos) break;
      page = client.send(page, "/tell/step", {{"go", "next"}});
    }
    EXPECT_TRUE(page.says("Perhaps nobody in the team reads your language")) << "before sending, " << who;
    EXPECT_TRUE(page.says("Another language")) << who;
  }
}

TEST(Tell, ALanguageThatIsReadOrUnknownChangesNothing) {
  TestArea area;
  PageClient client(area);
  for (const std::string language : {"en", "no such thing", ""}) {
    const auto page = client.send(client.get("/tell/quick"), "/tell/quick",
                                  {{"worry", "Invented."}, {"language", language}, {"go", "send"}});
    EXPECT_EQ(page.status(), Status::ok) << language;
    EXPECT_FALSE(page.says("reads this language")) << language;
  }
}

TEST(Tell, TheListOfMistakesEndsAndSaysHowManyMoreThereAre) {
  TestArea area;
  std::vector<FieldError> errors;
  for (int i = 0; i < 53; ++i) errors.push_back({"children." + std::to_string(i) + ".name", "problem.line.too_long"});
  const auto list = [&] {
    return web_public::error_summary_of(area.library().words("en-GB"), domain::ConcernDraft{}, errors).markup();
  };
  EXPECT_NE(list().find("#children-49-name"), std::string::npos);
  EXPECT_EQ(list().find("#children-50-name"), std::string::npos);
  EXPECT_NE(list().find("3 more answers like these"), std::string::npos);
  errors.resize(50);
  EXPECT_EQ(list().find("more answer"), std::string::npos);
}

TEST(Tell, AlmostFullStillTakesWhatIsUrgent) {
  TestAreaOptions options;
  std::atomic<bool> low{false};
  options.store.free_bytes = [&low] { return low ? std::uint64_t{32} << 20 : std::uint64_t{1} << 40; };
  TestArea area(options);
  low = true;
  PageClient client(area);
  const auto tell = [&](const std::string& dangers, const std::string& key) {
    return client
        .request(Method::post, "/api/v1/concerns", R"({"worry":"An invented worry","dangers":[)" + dangers + "]}",
                 {{"content-type", "application/json"}, {"idempotency-key", key}})
        .status();
  };
  EXPECT_EQ(tell("", "an-invented-key-number-one"), Status::unavailable);
  EXPECT_EQ(tell("\"missing\"", "an-invented-key-number-two"), Status::created);
}

}  // namespace
}  // namespace heed::tests
