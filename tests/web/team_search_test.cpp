// Searching what is known through the team's pages: nothing that was typed is in an address.
#include <gtest/gtest.h>

#include "web/team_under_test.hpp"

namespace heed::tests {
namespace {

using http::Status;

bool shows(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

class TeamSearch : public testing::Test {
 protected:
  void SetUp() override { browser.be("worker"); }
  http::Response search(const std::string& typed) { return browser.post("/team/search", "typed=" + typed); }

  TeamUnderTest team;
  Browser browser{team};
};

TEST_F(TeamSearch, begins_with_a_box_that_every_page_leads_to) {
  EXPECT_TRUE(shows(browser.get("/team"), "href=\"/team/search\""));
  const auto page = browser.get("/team/search");
  EXPECT_EQ(page.status, Status::ok);
  EXPECT_TRUE(shows(page, "method=\"post\"") && shows(page, "name=\"typed\""));
  EXPECT_EQ(team.audit_lines("known.searched", "done"), 0U);
}

TEST_F(TeamSearch, shows_what_was_said_and_where) {
  const auto concern = team.tell("A man called Slim, 07700 900123, waits, reg AB12 CDE");
  const auto page = search("07700+900");
  EXPECT_EQ(page.status, Status::ok);
  EXPECT_TRUE(shows(page, "One found"));
  EXPECT_TRUE(shows(page, "07700 900123"));
  EXPECT_TRUE(shows(page, "href=\"" + concern_path(concern)));
  EXPECT_TRUE(shows(page, team.store().find(concern)->reference));
  EXPECT_FALSE(shows(page, "⟦"));
  EXPECT_EQ(team.audit_lines("known.searched", "done"), 1U);
  EXPECT_TRUE(shows(search("AB1*"), "Close to what you typed"));
  EXPECT_TRUE(shows(search("Nobody+Atall"), "Nothing found"));
  EXPECT_FALSE(shows(page, "%</")) << "no percentage";
}

TEST_F(TeamSearch, leads_a_reference_to_its_concern) {
  const auto concern = team.tell("A worry");
  EXPECT_EQ(location(search(team.store().find(concern)->reference)), concern_path(concern));
}

TEST_F(TeamSearch, gives_back_what_was_typed_with_what_is_wrong) {
  const auto page = search("%3C%3E");
  EXPECT_EQ(page.status, Status::unprocessable);
  EXPECT_TRUE(shows(page, "value=\"&lt;&gt;\"") && shows(page, "at least three letters"));
}

TEST_F(TeamSearch, is_for_whoever_works_on_concerns) {
  Browser auditor(team);
  auditor.be("auditor");
  EXPECT_EQ(auditor.get("/team/search").status, Status::forbidden);
  EXPECT_EQ(auditor.post("/team/search", "typed=Slim").status, Status::forbidden);
  EXPECT_FALSE(shows(auditor.get("/team/audit"), "href=\"/team/search\""));
}

}  // namespace
}  // namespace heed::tests
