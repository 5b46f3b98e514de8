// Nothing that was written on a form is lost to a button or to a way to help on the same page.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"

namespace heed::tests {

TEST(NothingLost, EveryButtonOfTheYoungPeoplesFormTakesAlongWhatWasWritten) {
  TestArea area;
  PageClient client(area);
  const auto start = client.get("/tell?as=young");
  EXPECT_EQ(start.tree.all("form").size(), 1u) << "a second form would lose the words of the first";
  const Fields said{{"safe", "no"}, {"worry", "He waits outside."}, {"reporter.safe_how", "only here"}};
  for (const std::string go : {"more", "friend"}) {
    auto fields = said;
    fields.emplace_back("go", go);
    auto page = client.send(start, "/tell/quick", fields);
    EXPECT_NE(page.body.find("value=\"not_safe_or_unsure\" checked"), std::string::npos) << go;
    page = client.send(client.send(page, "/tell/step", {{"go", "next"}}), "/tell/step", {{"go", "next"}});
    EXPECT_EQ(page.value("worry"), "He waits outside.") << go;
    page = client.send(page, "/tell/step", {{"go", "next"}});
    EXPECT_EQ(page.says("What are they called?"), go == "friend") << "the friend's own page";
    if (go == "friend") page = client.send(page, "/tell/step", {{"go", "next"}});
    EXPECT_EQ(page.value("reporter.safe_how"), "only here") << go;
  }
}

TEST(NothingLost, TheWayToHelpStaysOnAPageWithAForm) {
  TestArea area;
  PageClient client(area);
  for (const std::string address :
       {"/tell?as=young", "/tell/quick", "/tell/quick?as=young", "/check", "/return?as=young"}) {
    const auto page = client.get(address);
    EXPECT_EQ(page.body.find("href=\"/young-people/help-now\""), std::string::npos) << address;
    EXPECT_EQ(page.body.find("href=\"/help\""), std::string::npos) << address;
    EXPECT_NE(page.body.find("href=\"#help-here\""), std::string::npos) << address;
    EXPECT_NE(page.body.find("href=\"tel:08"), std::string::npos) << address;
  }
}

}  // namespace heed::tests
