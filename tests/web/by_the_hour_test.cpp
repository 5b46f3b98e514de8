// Numbers on public pages: what answers at this hour comes first, what is closed says so, and each can be pressed to call.
#include <gtest/gtest.h>

#include <regex>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

constexpr const char* by_day = "Exampleshire Children’s Social Care";
constexpr const char* by_night = "Exampleshire Emergency Duty Team";

// Whether the name in this card's heading is followed by "closed now".
bool is_closed(const Page& page, const std::string& name) {
  const auto at = page.body.find("heed-help-card__name\">" + name);
  if (at == std::string::npos) return false;
  return page.body.substr(at, page.body.find("</h3>", at) - at).find("closed now") != std::string::npos;
}

std::size_t card(const Page& page, const std::string& name) { return page.body.find("heed-help-card__name\">" + name); }

void at_hour(TestArea& area, int hour) {
  const auto now = area.clock().now();
  const auto today = local_date(now, "Europe/London");
  const auto then = to_instant(add_days(today, 7 - weekday(today)), hour * 60, "Europe/London");  // a Monday
  area.clock().advance(then - now);
}

}  // namespace

TEST(ByTheHour, TheOfficeThatAnswersComesFirst) {
  TestArea area;
  PageClient client(area);
  for (const int hour : {11, 3}) {
    at_hour(area, hour);
    const bool night = hour == 3;
    for (const char* address : {"/help", "/soon-after", "/contact"}) {
      const auto page = client.get(address);
      EXPECT_EQ(is_closed(page, by_day), night) << address << " at " << hour;
      EXPECT_EQ(is_closed(page, by_night), !night) << address << " at " << hour;
      EXPECT_EQ(card(page, by_night) < card(page, by_day), night) << address << " at " << hour;
    }
    EXPECT_EQ(is_closed(client.get("/guides/schools"), "Exampleshire Designated Officer"), night);
    EXPECT_EQ(is_closed(client.get("/help"), "NSPCC Helpline"), night);
    const auto result = client.post("/check", {});
    EXPECT_EQ(is_closed(result, "NSPCC Helpline"), night);
    EXPECT_EQ(card(result, night ? by_day : by_night), std::string::npos) << "only the one that answers";
    EXPECT_FALSE(is_closed(result, night ? by_night : by_day));
    EXPECT_EQ(result.says("Tell us, or the NSPCC, now."), !night) << "no helpline that is closed is named first";
    EXPECT_EQ(result.says("Call the number on this page that answers now, or tell us now."), night);
  }
}

TEST(ByTheHour, NobodyIsSaidToBeReading) {
  TestArea area;
  PageClient client(area);
  at_hour(area, 11);
  for (const char* address : {"/", "/tell", "/tell/quick", "/tell?as=young"}) {
    const auto page = client.get(address);
    EXPECT_FALSE(page.says("is reading")) << address;
    EXPECT_TRUE(page.says("Yours may not be read at once")) << address;
  }
}

TEST(ByTheHour, ANumberToWriteToMakesNoCall) {
  TestArea area;
  PageClient client(area);
  const auto page = client.get("/help");
  const auto at = card(page, "EmergencySMS");
  const auto text = page.body.substr(at, page.body.find("</article>", at) - at);
  EXPECT_NE(text.find("href=\"sms:999\""), std::string::npos);
  EXPECT_EQ(text.find("href=\"tel:"), std::string::npos);
}

TEST(ByTheHour, WhatTheOperatorMustCheckIsNotSaidToWhoeverNeedsANumber) {
  TestArea area;
  PageClient client(area);
  for (const char* address : {"/help", "/tell/quick", "/young-people/help-now"})
    EXPECT_FALSE(client.get(address).says("before this site goes live")) << address;
  const auto sign_in = client.get("/team/sign-in");
  EXPECT_EQ(sign_in.body.find("heed-navigation"), std::string::npos) << "pages that nobody may open yet";
}

TEST(ByTheHour, EveryNumberCanBePressed) {
  TestArea area;
  PageClient client(area);
  const std::regex links("<a [^>]*>[^<]*</a>|<[^>]*>"), number("(?:18001 )?0[0-9]{3,4} [0-9]{3}|0800 1111");
  for (const http::Route& route : area.router().routes()) {
    if (route.method != http::Method::get || route.access != "public") continue;
    const auto page = client.get(route.pattern);
    if (page.tree.elements.empty()) continue;
    const auto rest = std::regex_replace(page.body, links, " ");
    std::smatch found;
    EXPECT_FALSE(std::regex_search(rest, found, number)) << page.path << ": " << found.str();
  }
}

}  // namespace heed::tests
