// Every page that can be asked for by address, in every locale, held to the rules of page_tree.hpp.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

using http::Status;

std::string address_of(const std::string& locale, const std::string& path) {
  return locale.empty() ? path : "/" + locale + (path == "/" ? "" : path);
}

TEST(EveryPage, OfThePublicIsWellMadeInEveryLocale) {
  TestArea area({.pseudo_locales = true});
  PageClient client(area);
  std::size_t pages = 0;
  for (const http::Route& route : area.router().routes()) {
    if (route.method != http::Method::get || route.access != "public") continue;
    for (const std::string& locale : {std::string(), std::string("en-XA"), std::string("ar-XB")}) {
      if (!locale.empty() && !route.localised) continue;
      const auto page = client.get(address_of(locale, route.pattern));
      EXPECT_TRUE(page.status() == Status::ok || page.status() == Status::see_other) << page.path;
      if (page.status() == Status::see_other) continue;
      if (page.tree.elements.empty()) continue;
      ++pages;
      EXPECT_EQ(page.tree.all("html").front()->value("lang"), locale.empty() ? "en-GB" : locale) << page.path;
      EXPECT_EQ(page.tree.all("html").front()->value("dir"), locale == "ar-XB" ? "rtl" : "ltr") << page.path;
    }
  }
  EXPECT_GT(pages, 120u);
}

TEST(EveryPage, OfThePublicLeadsOutFirstAndSaysDangerBeforeAnythingElse) {
  TestArea area;
  PageClient client(area);
  for (const http::Route& route : area.router().routes()) {
    if (route.method != http::Method::get || route.access != "public") continue;
    const auto page = client.get(route.pattern);
    if (page.tree.elements.empty() || route.pattern.starts_with("/team")) continue;
    const auto links = page.tree.all("a");
    ASSERT_FALSE(links.empty()) << page.path;
    EXPECT_EQ(links.front()->value("href"), html::exit_destination) << page.path;
    for (const char* words : {"999", "101", "55"}) EXPECT_TRUE(page.says(words)) << page.path << " " << words;
    EXPECT_TRUE(page.says("demonstration") || page.says("Demonstration")) << page.path;
    const auto heading = page.body.find("<h1");
    EXPECT_LT(page.body.find("tel:999"), heading) << page.path << ": danger comes after the heading";
  }
}

TEST(EveryPage, ThatIsLinkedToIsThere) {
  TestArea area;
  PageClient client(area);
  std::map<std::string, std::string> found_on;
  std::vector<std::string> to_visit{"/", "/young-people", "/tell", "/check", "/return"};
  for (std::size_t i = 0; i < to_visit.size(); ++i) {
    const auto page = client.get(to_visit[i]);
    EXPECT_TRUE(page.status() == Status::ok || page.status() == Status::see_other)
        << to_visit[i] << " linked on " << found_on[to_visit[i]];
    for (const PageElement& element : page.tree.elements) {
      auto address = element.value(element.name == "script" ? "src" : "href");
      address = address.substr(0, address.find('#'));
      if (!address.starts_with("/") || found_on.contains(address)) continue;
      found_on[address] = to_visit[i];
      to_visit.push_back(address);
    }
  }
  EXPECT_GT(to_visit.size(), 50u);
}

TEST(EveryPage, OfAProblemIsWellMade) {
  TestArea area;
  PageClient client(area);
  EXPECT_EQ(client.get("/no-such-page").status(), Status::not_found);
  EXPECT_EQ(client.get("/young-people/no-such-page").status(), Status::not_found);
  EXPECT_EQ(client.post("/signs", {}).status(), Status::method_not_allowed);
  EXPECT_EQ(client.post("/tell/quick", {{"worry", std::string(500'000, 'a')}}).status(), Status::content_too_large);
  for (const Status status :
       {Status::not_found, Status::content_too_large, Status::internal_error, Status::unavailable}) {
    http::Request request;
    request.path = "/tell";
    request.locale = "en-GB";
    const auto response = area.problems().render(status, request);
    EXPECT_EQ(response.status, status);
    for (const std::string& mistake : mistakes_of(read_page(response.body)))
      ADD_FAILURE() << static_cast<int>(status) << ": " << mistake;
  }
}

TEST(EveryPage, OfTheTeamIsWellMade) {
  TestArea area({.demonstration = true});
  PageClient client(area);
  client.sign_in("carys.manager", "demonstration-carys-2026");
  for (const char* view : {"open", "urgent", "unread", "mine", "quarantine", "closed"}) {
    EXPECT_EQ(client.get(std::string("/team?view=") + view).status(), Status::ok);
  }
  EXPECT_EQ(client.get("/team/account").status(), Status::ok);
  std::size_t concerns = 0;
  for (const char* inbox : {"/team", "/team?view=closed", "/team?view=quarantine", "/team?page=2"}) {
    for (const std::string& address : client.concern_addresses(inbox)) {
      ++concerns;
      EXPECT_EQ(client.get(address).status(), Status::ok);
      EXPECT_EQ(client.get(address + "/conflict").status(), Status::ok);
      const auto about_staff = client.get(address + "/about-staff").status();
      EXPECT_TRUE(about_staff == Status::ok || about_staff == Status::see_other);
    }
  }
  EXPECT_GT(concerns, 20u);
}

TEST(EveryPage, OfTheAdministratorAndTheAuditorIsWellMade) {
  TestArea area({.demonstration = true});
  PageClient administrator(area), auditor(area);
  administrator.sign_in("dev.administrator", "demonstration-dev-2026");
  const auto users = administrator.get("/team/users");
  EXPECT_TRUE(users.says("Amina Worker"));
  EXPECT_EQ(administrator.send(users, "/team/users", {{"sign_in_name", "A"}}).status(), Status::unprocessable);
  const auto given =
      administrator.post("/team/users/reset", {{"csrf", users.value("csrf")}, {"sign_in_name", "ben.worker"}});
  EXPECT_TRUE(given.says("shown once"));
  EXPECT_EQ(administrator.get("/team").status(), Status::forbidden);
  EXPECT_EQ(administrator.post("/team/account/password", {{"csrf", users.value("csrf")}}).status(),
            Status::unprocessable);
  auditor.sign_in("erin.auditor", "demonstration-erin-2026");
  EXPECT_TRUE(auditor.get("/team/audit").says("gave a person a new password"));
  for (const char* group : {"everything", "sign_in", "reading", "work", "people", "audit"})
    EXPECT_EQ(auditor.get(std::string("/team/audit?group=") + group).status(), Status::ok) << group;
  EXPECT_EQ(auditor.get("/team/users").status(), Status::forbidden);
}

// The checks themselves, so that their silence means something.
TEST(EveryPage, AMistakeInAPageIsFound) {
  const auto found = [](const std::string& main) {
    const auto tree =
        read_page("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\"><head><title>A</title></head><body><main><h1>A</h1>" +
                  main + "</main></body></html>");
    return mistakes_of(tree);
  };
  EXPECT_TRUE(found("<p>Plain</p>").empty()) << found("<p>Plain</p>").front();
  for (const char* wrong : {"<p>open",
                            "<b><i></b></i>",
                            "<p>a & b</p>",
                            "<p>1 < 2</p>",
                            "<p id=\"a\"></p><p id=\"a\"></p>",
                            "<h1>B</h1>",
                            "<h3>skips</h3>",
                            "<input type=\"text\" name=\"a\">",
                            "<label for=\"nothing\">a</label>",
                            "<a href=\"javascript:x\">a</a>",
                            "<a href=\"//elsewhere.example\">a</a>",
                            "<p style=\"color:red\">a</p>",
                            "<form action=\"/a/b\"><button formaction=\"/c/b\">a</button></form>",
                            "<p onclick=\"x\">a</p>",
                            "<script>x</script>",
                            "<p><ul></ul></p>",
                            "<p class=a>b</p>",
                            "<a href=\"#nowhere\">a</a>",
                            "<form method=\"post\" action=\"/team/x\"></form>",
                            "<button type=\"submit\"></button>",
                            "<img src=\"/a.png\">",
                            "<input type=\"file\" name=\"f\" aria-label=\"f\">"})
    EXPECT_FALSE(found(wrong).empty()) << wrong;
}

// No proxy here says anything of how the browser came.
TEST(EveryPage, OfTheTeamHasASecureCookieOnASiteWithAnAddress) {
  for (const std::string address : {"", "https://heed.example.org"}) {
    TestArea area({.address = address});
    area.add_user("invented.worker", {domain::Role::worker});
    PageClient client(area);
    client.sign_in("invented.worker");
    EXPECT_EQ(client.get("/team").status(), Status::ok);
    ASSERT_EQ(client.cookies().size(), 1u);
    EXPECT_EQ(client.cookies().begin()->first, address.empty() ? "heed_session" : "__Host-heed");
  }
}

}  // namespace
}  // namespace heed::tests
