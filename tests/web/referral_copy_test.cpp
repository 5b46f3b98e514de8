// A professional leaves with a copy of what they sent, for their own file; nobody else is given one.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

using http::Status;

// To the page before sending, with what a professional must say.
Page referral(PageClient& client) {
  auto page = client.post("/tell/step", {{"go", "begin"}, {"who", "professional"}});
  for (int pages = 0; pages < 20 && page.body.find("/tell/send") == std::string::npos; ++pages) {
    Fields said{{"go", "next"}};
    for (const auto& [name, text] : Fields{{"reporter.name", "Invented Teacher"},
                                           {"referral.role", "Invented lead"},
                                           {"referral.organisation", "Invented School"},
                                           {"referral.work_phone", "01632 960001"},
                                           {"worry", "She <b>did not</b> come home."},
                                           {"children.0.name", "Invented One"},
                                           {"children.0.date_of_birth", "3.4.12"}})
      if (page.body.find("name=\"" + name + "\"") != std::string::npos) said.emplace_back(name, text);
    page = client.send(page, "/tell/step", said);
  }
  return page;
}

TEST(ReferralCopy, HoldsEveryAnswerWithReferenceAndTimeAndNotTheReceipt) {
  TestArea area;
  PageClient client(area);
  const auto check = referral(client);
  const auto before = client.send(check, "/tell/copy");
  EXPECT_TRUE(before.says("this has not been sent"));
  EXPECT_TRUE(before.says("She <b>did not</b> come home."));
  const auto receipt = client.send(check, "/tell/send");
  ASSERT_FALSE(receipt.receipt_words().empty());
  const auto copy = client.send(receipt, "/tell/copy");
  EXPECT_EQ(copy.status(), Status::ok);
  for (const char* said :
       {"This is a copy", "She <b>did not</b> come home.", "Invented One", "Invented School", "01632 960001", "Sent"})
    EXPECT_TRUE(copy.says(said)) << said;
  const auto reference = receipt.body.find("Reference: <strong>");
  ASSERT_NE(reference, std::string::npos);
  const auto start = reference + std::string("Reference: <strong>").size();
  EXPECT_TRUE(copy.says(receipt.body.substr(start, receipt.body.find('<', start) - start)));
  EXPECT_FALSE(copy.says(receipt.receipt_words())) << "whoever has the file must not read the replies";
  bool kept = true;
  for (const auto& [name, value] : copy.response.headers)
    if (name == "cache-control" || name == "Cache-Control") kept = value.find("no-store") == std::string::npos;
  EXPECT_FALSE(kept);
  const auto compared = client.send(receipt, "/tell/receipt-check", {{"words", "x"}});
  EXPECT_TRUE(client.send(compared, "/tell/copy").says("Invented School")) << "comparing the words loses nothing";
}

TEST(ReferralCopy, BeforeSendingSaysSoAndLeadsToSending) {
  TestArea area;
  PageClient client(area);
  const auto before = client.send(referral(client), "/tell/copy");
  EXPECT_TRUE(before.says("NOT SENT YET"));
  EXPECT_FALSE(before.says("Close this tab"));
  const auto check = client.send(before, "/tell/step", {{"go", "next"}});
  EXPECT_NE(check.body.find("/tell/copy"), std::string::npos) << "back to the page before sending";
  const auto receipt = client.send(before, "/tell/send");
  EXPECT_FALSE(receipt.receipt_words().empty());
  const auto after = client.send(receipt, "/tell/copy");
  EXPECT_FALSE(after.says("NOT SENT YET"));
  EXPECT_TRUE(after.says("Close this tab"));
}

TEST(Referral, SaysHowADateOfBirthWasRead) {
  TestArea area;
  PageClient client(area);
  const auto check = referral(client);
  EXPECT_TRUE(check.says("3.4.12"));
  EXPECT_TRUE(check.says("Read as Tuesday 3 April 2012"));
  EXPECT_TRUE(client.send(client.send(check, "/tell/send"), "/tell/copy").says("Read as Tuesday 3 April 2012"));
}

TEST(Referral, SaysHowFarAlongItIs) {
  TestArea area;
  PageClient client(area);
  auto page = client.post("/tell/step", {{"go", "begin"}, {"who", "professional"}});
  EXPECT_TRUE(page.says("Page 1 of 13"));
  page = client.send(page, "/tell/step", {{"go", "next"}});
  EXPECT_TRUE(page.says("Page 2 of 13"));
  page = client.send(referral(client), "/tell/step", {{"change", "child.0"}});
  EXPECT_FALSE(page.says("Page 4 of")) << "the page before sending is next";
  const auto adult = client.post("/tell/step", {{"go", "begin"}, {"who", "adult"}});
  EXPECT_FALSE(adult.says("Page 1 of")) << "whoever worries is not given a length to be put off by";
}

TEST(ReferralCopy, IsForProfessionalsAndOpensNothingElse) {
  TestArea area;
  PageClient client(area);
  const auto receipt = client.send(client.get("/tell/quick"), "/tell/quick", {{"worry", "A car."}, {"go", "send"}});
  EXPECT_EQ(receipt.body.find("/tell/copy"), std::string::npos);
  const auto sealed = client.get("/tell/quick").value("state");
  const auto refused = client.post("/tell/copy", {{"copy", sealed}});
  EXPECT_EQ(refused.status(), Status::gone);
  EXPECT_TRUE(refused.says("can no longer be opened"));
  const auto copy = client.send(referral(client), "/tell/copy");
  EXPECT_EQ(client.post("/tell/send", {{"state", referral(client).value("copy")}}).receipt_words(), "");
}

}  // namespace
}  // namespace heed::tests
