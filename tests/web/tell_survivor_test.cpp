// An adult who was hurt as a child finds a way that asks nothing of what was done, and a helpline of their own.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

// From the first step to the page before sending.
Page to_the_end(PageClient& client, Page page) {
  for (int pages = 0; pages < 12 && page.body.find("/tell/send") == std::string::npos; ++pages)
    page = client.send(page, "/tell/step", {{"go", "next"}});
  return page;
}

TEST(TellSurvivor, TellsInTheirOwnWordsAndIsAskedNothingOfWhatWasDone) {
  TestArea area;
  PageClient client(area);
  auto page = client.post("/tell/step", {{"go", "begin"}, {"who", "survivor"}});
  EXPECT_TRUE(page.says("The person who hurt me may be able to get to a child now"));
  EXPECT_FALSE(page.says("They are missing now"));
  page = client.send(page, "/tell/step", {{"dangers", "suspect_has_access"}, {"go", "next"}});
  EXPECT_TRUE(page.says("Do not warn the person"));
  EXPECT_TRUE(page.says("0808 801 0331"));
  page = client.send(page, "/tell/step", {{"go", "next"}});
  EXPECT_TRUE(page.says("It was not your fault"));
  page = client.send(page, "/tell/step", {{"worry", "It was the man from the invented club."}, {"go", "next"}});
  page = to_the_end(client, page);
  const auto receipt = client.send(page, "/tell/send");
  EXPECT_FALSE(receipt.receipt_words().empty());
  EXPECT_TRUE(receipt.says("What you told us cannot wait")) << "a child may be near that person now";
  area.add_user("invented.manager", {domain::Role::manager});
  PageClient team(area);
  team.sign_in("invented.manager");
  EXPECT_TRUE(team.get("/team").says("Told by an adult about their own childhood"));
  EXPECT_TRUE(team.get(team.concern_addresses().front()).says("An adult, about their own childhood"));
}

TEST(TellSurvivor, IsLedToThePageFromWhereverTheyMayBe) {
  TestArea area;
  PageClient client(area);
  for (const char* path : {"/", "/signs", "/help", "/tell"})
    EXPECT_NE(client.get(path).body.find("href=\"/long-ago\""), std::string::npos) << path;
  const auto page = client.get("/long-ago");
  EXPECT_NE(page.body.find("href=\"/tell\""), std::string::npos);
  EXPECT_TRUE(page.says("0808 801 0331"));
}

}  // namespace
}  // namespace heed::tests
