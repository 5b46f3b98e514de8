#include "web/public_forms.hpp"
#include "contract/failing_store.hpp"

#include <rapidcheck.h>

namespace heed::tests {
namespace {

TEST_F(PublicFormsTest, QuickTellGivesTheSameReceiptForASecondPress) {
  const auto page = get("/tell/quick");
  const std::map<std::string, std::string> sent{
      {"state", hidden(page, "state")}, {"worry", "A car waits at the school gate."}, {"go", "send"}};
  const auto first = post("/tell/quick", sent);
  const auto second = post("/tell/quick", sent);
  EXPECT_EQ(first.status, http::Status::ok);
  const auto words = words_on(first);
  EXPECT_EQ(std::count(words.begin(), words.end(), ' '), 6);
  EXPECT_EQ(words_on(second), words);
  EXPECT_EQ(reference_on(second), reference_on(first));
}

TEST_F(PublicFormsTest, AnEmptyQuickTellKeepsTheFormAndSaysWhatIsMissing) {
  const auto page =
      post("/tell/quick", {{"state", hidden(get("/tell/quick"), "state")}, {"worry", " "}, {"go", "send"}});
  EXPECT_EQ(page.status, http::Status::unprocessable);
  EXPECT_TRUE(says(page, "href=\"#worry\""));
  EXPECT_FALSE(hidden(page, "state").empty());
}

TEST_F(PublicFormsTest, AnAdultTellsStepByStepAndComesBackToTalk) {
  auto page = post("/tell/step", {{"go", "begin"}, {"who", "adult"}});
  page = step(page, {{"go", "next"}, {"dangers", "missing"}});
  EXPECT_TRUE(says(page, "Before you go on"));
  page = step(page, {{"go", "next"}});
  page = step(page, {{"go", "next"}, {"worry", "She <b>did not</b> come home."}});
  page = step(page, {{"go", "add"}, {"children.0.name", "Invented One"}, {"children.0.age", "14"}});
  EXPECT_TRUE(says(page, "children.1.name"));
  page = step(page, {{"go", "next"}, {"children.1.name", "Invented Two"}});
  page = step(page, {{"go", "next"}, {"signs.sign", "lifts"}});
  page = step(page, {{"go", "next"}, {"observations.0.how_known", "seen"}, {"observations.0.words", "a grey van"}});
  page = step(page, {{"go", "next"}, {"more", "vehicles"}});
  page = step(page, {{"go", "next"}, {"vehicles.0.plate", "ZZ?? 9"}});
  page = step(page, {{"go", "next"}, {"child_words", "he drives us"}});
  page = step(page, {{"go", "next"}, {"reporter.contact_wanted", "yes"}, {"reporter.phone", "07700 900123"}});
  EXPECT_TRUE(says(page, "Check before you send"));
  EXPECT_TRUE(says(page, "&lt;b&gt;did not&lt;/b&gt;"));
  EXPECT_TRUE(says(page, "Invented Two"));
  EXPECT_TRUE(says(page, "ZZ?? 9"));
  EXPECT_TRUE(says(page, "01632 960220")) << "the duty number";
  page = post("/tell/send", {{"state", hidden(page, "state")}});
  ASSERT_EQ(page.status, http::Status::ok);
  const auto words = words_on(page);

  const auto check = post("/tell/receipt-check", {{"receipt", hidden(page, "receipt")}, {"words", words}});
  EXPECT_TRUE(says(check, "are the same as your receipt"));
  EXPECT_TRUE(says(post("/tell/receipt-check", {{"receipt", hidden(page, "receipt")}, {"words", "x"}}),
                   "differ from your receipt"));

  page = post("/return", {{"words", " " + words + " "}});
  EXPECT_TRUE(says(page, "Nobody has read it yet"));
  EXPECT_FALSE(says(page, "grey van")) << "never what was answered";
  const std::map<std::string, std::string> message{{"state", hidden(page, "state")}, {"message", "I saw it again."}};
  page = post("/return/message", message);
  EXPECT_TRUE(says(page, "I saw it again."));
  page = post("/return/message", message);
  EXPECT_EQ(page.body.find("I saw it again."), page.body.rfind("I saw it again.")) << "a repeat is stored once";

  EXPECT_TRUE(says(post("/return/withdraw", {{"state", hidden(page, "state")}}), "stop writing to you"));
  page = post("/return/withdraw", {{"state", hidden(page, "state")}, {"confirm", "yes"}});
  EXPECT_FALSE(says(page, "/return/withdraw"));
  page = post("/return/allow", {{"state", hidden(page, "state")}});
  EXPECT_TRUE(says(page, "may answer you here again"));
  EXPECT_TRUE(says(page, "/return/withdraw"));
  EXPECT_TRUE(
      says(post("/return/end", {{"state", hidden(page, "state")}, {"confirm", "yes"}}), "This receipt has ended"));
  EXPECT_TRUE(says(post("/return", {{"words", words}}), "We know no receipt"));
}

TEST_F(PublicFormsTest, AReceiptShowsTheAddressThatTheConfigurationSays) {
  m_router = std::make_unique<http::Router>(
      web_public::form_routes({m_site, *m_service, m_limit, "https://a.example.org:8443"}),
      std::vector<std::string>{"en-GB"});
  const auto start = get("/tell/quick");
  const auto receipt = post("/tell/quick", {{"state", hidden(start, "state")}, {"worry", "Invented."}, {"go", "send"}});
  EXPECT_TRUE(says(receipt, "<strong>a.example.org:8443/return</strong>"));
}

TEST_F(PublicFormsTest, WhatCannotBeStoredNowIsShownSoThatItCanBeCopiedOrReadOut) {
  contract::FailingStore failing(m_store->ports());
  ports::Store store = failing.ports();
  m_service = std::make_unique<app::Service>(
      app::ServiceOptions{store, *m_ring, *m_words, m_service->rules(), m_clock, m_random});
  m_router = std::make_unique<http::Router>(web_public::form_routes({m_site, *m_service, m_limit}),
                                            std::vector<std::string>{"en-GB"});
  const auto start = get("/tell/quick");
  const Error full{ErrorKind::unavailable, "store.disk", {}};
  failing.fail_call(1, full);
  const auto refused =
      post("/tell/quick", {{"state", hidden(start, "state")}, {"worry", "A <van> waits at the gate."}, {"go", "send"}});
  EXPECT_EQ(refused.status, http::Status::unavailable);
  EXPECT_TRUE(says(refused, "A &lt;van&gt; waits at the gate."));
  EXPECT_TRUE(says(refused, "01632 960220")) << "the duty number";
  const auto sent = post("/tell/send", {{"state", hidden(refused, "state")}});
  EXPECT_EQ(sent.status, http::Status::ok);

  auto page = post("/tell/step", {{"go", "begin"}, {"who", "adult"}});
  page = step(page, {{"go", "next"}});
  page = step(page, {{"go", "next"}, {"worry", "She did not come home."}});
  page = step(page, {{"go", "next"}, {"children.0.name", "Invented One"}});
  for (int pages = 0; pages < 9 && !says(page, "Check before you send"); ++pages) page = step(page, {{"go", "next"}});
  failing.fail_call(1, full);
  page = post("/tell/send", {{"state", hidden(page, "state")}});
  EXPECT_EQ(page.status, http::Status::unavailable);
  EXPECT_TRUE(says(page, "She did not come home."));
  EXPECT_TRUE(says(page, "Invented One"));
}

TEST_F(PublicFormsTest, AYoungPersonIsAskedThreeThings) {
  EXPECT_TRUE(says(get("/tell", "as=young"), "You are not in trouble"));
  auto page = post("/tell/step", {{"go", "begin"}, {"who", "young_person"}});
  EXPECT_TRUE(says(page, "Are you safe?"));
  EXPECT_TRUE(says(page, "heed-look--young-people"));
  page = step(page, {{"go", "next"}});
  EXPECT_TRUE(says(page, "What do you want to tell us?"));
  page = step(page, {{"go", "next"}, {"worry", "someone scares me"}});
  page = step(page, {{"go", "next"}, {"reporter.name", "Zed"}});
  EXPECT_TRUE(says(page, "Look again before you send"));
  EXPECT_EQ(post("/tell/send", {{"state", hidden(page, "state")}}).status, http::Status::ok);
}

// On a phone whatever stands above the box is what is read instead of writing.
TEST_F(PublicFormsTest, TheBoxComesBeforeEverythingThatIsAskedAndRightAfterWhoReadsIt) {
  for (const auto* const query : {"", "as=young"}) {
    const auto page = *query == '\0' ? get("/tell/quick") : get("/tell", query);
    const auto box = page.body.find("name=\"worry\"");
    EXPECT_LT(page.body.find("tel:999"), page.body.find("next reads concerns on"));
    EXPECT_LT(page.body.find("next reads concerns on"), box);
    EXPECT_GT(page.body.find("heed-next-read"), box) << "whom to call until then";
    const auto asked = page.body.find(*query == '\0' ? "name=\"danger\"" : "name=\"safe\"");
    EXPECT_LT(box, asked);
    EXPECT_EQ(page.body.find("<textarea"), page.body.rfind("<textarea", asked)) << "nothing between";
    EXPECT_LT(page.body.find("try Reload"), page.body.find("value=\"send\""));
  }
}

TEST_F(PublicFormsTest, AYoungPersonTellsOnOnePage) {
  const auto page = get("/tell", "as=young");
  EXPECT_TRUE(says(page, "Are you safe right now?"));
  EXPECT_LT(page.body.find("we may have to tell people"), page.body.find("name=\"worry\""))
      << "the limits before the first word";
  EXPECT_LT(page.body.find("value=\"send\""), page.body.find("Is it secret?"));
  const std::map<std::string, std::string> said{{"as", "young"},
                                                {"state", hidden(page, "state")},
                                                {"safe", "no"},
                                                {"worry", "someone scares me"},
                                                {"reporter.safe_how", "text 07700 900123, never call"}};
  auto empty = said;
  empty["worry"] = " ";
  empty["go"] = "send";
  const auto kept = post("/tell/quick", empty);
  EXPECT_EQ(kept.status, http::Status::unprocessable);
  EXPECT_TRUE(says(kept, "value=\"no\" checked"));
  EXPECT_TRUE(says(kept, "never call"));
  auto more = said;
  more["go"] = "more";
  auto longer = post("/tell/quick", more);
  EXPECT_TRUE(says(longer, "value=\"not_safe_or_unsure\" checked"));
  longer = step(step(longer, {{"go", "next"}, {"dangers", "immediate_danger"}}), {{"go", "next"}});
  EXPECT_TRUE(says(longer, "someone scares me"));
  auto send = said;
  send["go"] = "send";
  const auto receipt = post("/tell/quick", send);
  EXPECT_EQ(receipt.status, http::Status::ok);
  EXPECT_FALSE(words_on(receipt).empty());
  EXPECT_TRUE(says(receipt, "0800 1111"));
}

TEST_F(PublicFormsTest, AProfessionalMustSayWhoTheyAre) {
  auto page = post("/tell/step", {{"go", "begin"}, {"who", "professional"}});
  page = step(page, {{"go", "next"}});
  page = step(page, {{"go", "next"}, {"reporter.name", "Invented Teacher"}});
  EXPECT_EQ(page.status, http::Status::unprocessable);
  EXPECT_TRUE(says(page, "href=\"#referral-role\""));
  EXPECT_TRUE(says(page, "Invented Teacher"));
}

TEST_F(PublicFormsTest, ASlipInADateOfBirthOrAnNhsNumberIsSaidAndNothingIsLost) {
  auto page = post("/tell/step", {{"go", "begin"}, {"who", "professional"}});
  for (int pages = 0; pages < 9 && !says(page, "name=\"children.0.nhs_number\""); ++pages)
    page = step(page, {{"go", "next"},
                       {"reporter.name", "Invented Teacher"},
                       {"referral.role", "Teacher"},
                       {"referral.organisation", "Invented School"},
                       {"referral.work_phone", "01632 960001"},
                       {"worry", "A worry."}});
  ASSERT_TRUE(says(page, "Day, month and year"));
  page = step(page, {{"go", "next"},
                     {"children.0.name", "Invented One"},
                     {"children.0.date_of_birth", "3/14/2012"},
                     {"children.0.nhs_number", "999 000 0019"}});
  EXPECT_EQ(page.status, http::Status::unprocessable);
  EXPECT_TRUE(says(page, "Write the date of birth as day, month and year"));
  EXPECT_TRUE(says(page, "these do not fit together"));
  for (const std::string kept : {"Invented One", "3/14/2012", "999 000 0019"}) EXPECT_TRUE(says(page, kept)) << kept;
  page = step(page,
              {{"go", "next"}, {"children.0.date_of_birth", "14/3/2012"}, {"children.0.nhs_number", "999 000 0018"}});
  EXPECT_EQ(page.status, http::Status::ok);
}

TEST_F(PublicFormsTest, AnAgeThatCannotBeReadIsAskedAboutOnce) {
  auto page = post("/tell/step", {{"go", "begin"}, {"who", "adult"}});
  for (int pages = 0; pages < 9 && !says(page, "name=\"children.0.age\""); ++pages)
    page = step(page, {{"go", "next"}, {"worry", "A worry."}});
  ASSERT_TRUE(says(page, "name=\"children.0.age\""));
  page = step(page, {{"go", "next"}, {"children.0.age", "very young"}});
  EXPECT_EQ(page.status, http::Status::unprocessable);
  EXPECT_TRUE(says(page, "Write the age in numbers if you can"));
  page = step(page, {{"go", "next"}, {"children.0.age", "very young"}});
  EXPECT_EQ(page.status, http::Status::ok);
  EXPECT_FALSE(says(page, "Write the age in numbers if you can"));
}

TEST_F(PublicFormsTest, TheNumberThatAnswersAtThisHourStandsFirst) {
  const std::string day = "tel:01632960210", night = "tel:01632960220", national = "tel:08088005000";
  const auto in_the_evening = post("/check", {});
  EXPECT_LT(in_the_evening.body.find(night), in_the_evening.body.find(national));
  EXPECT_FALSE(says(in_the_evening, day));
  EXPECT_TRUE(says(in_the_evening, "Emergency Duty Team on <a href=\"tel:01632960220\" class=\"govuk-link\">"));
  m_clock.advance(std::chrono::hours(15));  // eleven in the morning
  const auto by_day = post("/check", {});
  EXPECT_LT(by_day.body.find(day), by_day.body.find(national));
  EXPECT_NE(by_day.body.find(day), std::string::npos);
  EXPECT_FALSE(says(by_day, "01632 960220")) << "it does not answer by day";
}

TEST_F(PublicFormsTest, ThinkingItThroughNeverReassuresAndCarriesItsAnswers) {
  const auto nothing = post("/check", {});
  EXPECT_TRUE(says(nothing, "That does not tell you that the child is safe"));
  EXPECT_TRUE(says(nothing, "You need not be sure"));
  const auto page =
      post("/check", {{"sign.lifts", "seen"}, {"sign.place", "dont_know"}, {"dangers", "image_blackmail"}});
  EXPECT_LT(page.body.find("Do this first"), page.body.find("What you have noticed"));
  for (const std::string word : {"low risk", "not at risk", "score of", "points:"})
    EXPECT_FALSE(says(page, word)) << word;
  auto carried = post("/tell", {{"carried", hidden(page, "carried")}});
  auto telling = post("/tell/step", {{"go", "begin"}, {"who", "adult"}, {"carried", hidden(carried, "carried")}});
  EXPECT_TRUE(says(telling, "value=\"image_blackmail\" checked"));
}

TEST_F(PublicFormsTest, AnExpiredOrForeignFieldGivesBackWhatWasTyped) {
  auto page = post("/tell/step", {{"go", "begin"}, {"who", "adult"}});
  page = step(page, {{"go", "next"}});
  const auto state = hidden(page, "state");
  m_clock.advance(std::chrono::hours(25));
  const auto late = post("/tell/step", {{"state", state}, {"go", "next"}, {"worry", "typed with care"}});
  EXPECT_EQ(late.status, http::Status::gone);
  EXPECT_TRUE(says(late, "typed with care"));
  EXPECT_TRUE(says(late, "tel:999"));
  EXPECT_EQ(post("/tell/send", {{"state", "nonsense"}}).status, http::Status::bad_request);
  EXPECT_EQ(post("/return/message", {{"state", "nonsense"}, {"message", "keep me"}}).status, http::Status::gone);
}

TEST_F(PublicFormsTest, ManyFromOneSourceAreStillTaken) {
  for (int i = 0; i < 8; ++i) {
    const auto page =
        post("/tell/quick", {{"state", hidden(get("/tell/quick"), "state")}, {"worry", "again"}, {"go", "send"}});
    EXPECT_EQ(page.status, http::Status::ok);
    EXPECT_FALSE(words_on(page).empty());
  }
}

TEST_F(PublicFormsTest, TooManyTypedReceiptsAreAskedToWait) {
  http::Status last = http::Status::ok;
  for (int i = 0; i < 25; ++i) last = post("/return", {{"words", "one two"}}).status;
  EXPECT_EQ(last, http::Status::too_many_requests);
  const auto page = post("/return", {{"words", "one two"}});
  EXPECT_TRUE(says(page, "wait a minute and try")) << "one more a minute";
  m_clock.advance(std::chrono::minutes(1));
  EXPECT_EQ(post("/return", {{"words", "one two"}}).status, http::Status::unprocessable);
}

TEST_F(PublicFormsTest, TheRightWordsCountForNothingAgainstTheirSource) {
  const auto told =
      post("/tell/quick", {{"state", hidden(get("/tell/quick"), "state")}, {"worry", "again"}, {"go", "send"}});
  const auto words = words_on(told);
  for (int i = 0; i < 30; ++i) ASSERT_EQ(post("/return", {{"words", words}}).status, http::Status::ok) << i;
}

TEST_F(PublicFormsTest, ATextTooLongIsSaidSoAndKept) {
  auto page = post("/tell/step", {{"go", "begin"}, {"who", "adult"}});
  page = step(page, {{"go", "next"}});
  const std::string text(20'000, 'w');
  page = step(page, {{"go", "next"}, {"worry", text}});
  EXPECT_EQ(page.status, http::Status::unprocessable);
  EXPECT_TRUE(says(page, text));
  const std::string huge(300'000, 'w');
  page = step(page, {{"go", "next"}, {"worry", huge}});
  EXPECT_TRUE(says(page, "10,000 characters at most; it has 300,000 now"));
  EXPECT_TRUE(says(page, huge));
  EXPECT_LT(hidden(page, "state").size(), 300'000U);
}

TEST_F(PublicFormsTest, ADifferentTextUnderTheSameTokenCanStillBeSent) {
  const auto state = hidden(get("/tell/quick"), "state");
  post("/tell/quick", {{"state", state}, {"worry", "first"}, {"go", "send"}});
  const auto page = post("/tell/quick", {{"state", state}, {"worry", "second"}, {"go", "send"}});
  EXPECT_EQ(page.status, http::Status::conflict);
  const auto again = post("/tell/send", {{"state", hidden(page, "state")}});
  EXPECT_EQ(again.status, http::Status::ok);
}

TEST_F(PublicFormsTest, AnyBytesGetAPage) {
  rc::check([this](const std::string& body, std::uint8_t which) {
    static const std::vector<std::string> paths{"/check",          "/tell",
                                                "/tell/quick",     "/tell/step",
                                                "/tell/send",      "/tell/receipt-check",
                                                "/return/message", "/return/withdraw",
                                                "/return/end"};
    RC_ASSERT(!ask(http::Method::post, paths[which % paths.size()], "", body).body.empty());
  });
}

TEST_F(PublicFormsTest, AnyTextTypedOnAPageIsOnTheNextOrInItsSealedField) {
  rc::check([this](const std::string& text) {
    auto page = post("/tell/step", {{"go", "begin"}, {"who", "adult"}});
    page = step(page, {{"go", "next"}});
    page = step(page, {{"go", "next"}, {"worry", "w" + text}});
    const auto back = step(page, {{"go", "back"}});
    std::string escaped;
    const auto form = http::Form::parse("v=" + http::percent_encode("w" + text));
    html::Html::append_escaped(escaped, form->value("v"));
    RC_ASSERT(says(page, escaped) || says(back, escaped));
  });
}

}  // namespace
}  // namespace heed::tests
