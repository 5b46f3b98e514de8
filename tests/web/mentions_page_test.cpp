// What was read out of the words of a concern, on its page: marked where it stands, listed beside it, judged by a press.
#include <gmock/gmock.h>

#include "app/team.hpp"
#include "fixtures/page_tree.hpp"
#include "http/form.hpp"
#include "web/team_under_test.hpp"

namespace heed::tests {
namespace {

using http::Status;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class MentionsPage : public testing::Test {
 protected:
  void SetUp() override {
    browser.be("worker");
    concern = team.tell("A girl called Bea with a man called Slim in AB12 CDE.");
  }
  std::string page() {
    const auto page = browser.get(concern_path(concern));
    EXPECT_EQ(page.status, Status::ok);
    EXPECT_THAT(mistakes_of(read_page(page.body)), IsEmpty());
    return page.body;
  }
  http::Response press(const std::string& below, const std::string& body = "") {
    return browser.post(concern_path(concern, "/mentions/" + below), body);
  }
  // "confirm", of the page that showed so many changes of it.
  http::Response press(const std::string& deed, const std::string& item, int seen, const std::string& more = "") {
    const auto body = "mention=" + std::to_string(seen) + "+" + item + (more.empty() ? "" : "&" + more);
    return browser.post(concern_path(concern, "/" + deed + "-mention"), body);
  }
  std::string shown(const std::string& below) {
    const auto page = browser.get(concern_path(concern, "/mentions/" + below));
    EXPECT_EQ(page.status, Status::ok) << below;
    EXPECT_THAT(mistakes_of(read_page(page.body)), IsEmpty());
    EXPECT_THAT(page.body, Not(HasSubstr("⟦")));
    return page.body;
  }

  TeamUnderTest team;
  Browser browser{team};
  ConcernId concern;
};

constexpr const char* van = "worry:44";

TEST_F(MentionsPage, marks_each_where_it_stands_and_lists_it) {
  const auto body = page();
  EXPECT_THAT(body, HasSubstr("<mark class=\"heed-mention\">AB12 CDE<a"));
  EXPECT_THAT(body, HasSubstr("number plate, read out of the words, nobody has confirmed it"));
  EXPECT_THAT(body, HasSubstr("href=\"#mention-3\""));
  EXPECT_THAT(body, HasSubstr("id=\"mention-3\""));
  EXPECT_THAT(body, HasSubstr("value=\"0 " + std::string(van) + "\""));
  for (const char* key : {"y", "n", "c", "a"})
    EXPECT_THAT(body, HasSubstr("accesskey=\"" + std::string(key) + "\"")) << key;
  EXPECT_THAT(body, Not(HasSubstr("⟦")));
}

TEST_F(MentionsPage, is_confirmed_discarded_and_undone_by_a_press_each) {
  ASSERT_EQ(press("confirm", van, 0).status, Status::see_other);
  EXPECT_THAT(page(), HasSubstr("<mark class=\"heed-mention heed-mention--looked-at\">AB12 CDE<a"));
  ASSERT_EQ(press("discard", van, 1).status, Status::see_other);
  EXPECT_THAT(page(), Not(HasSubstr(">AB12 CDE<a")));
  EXPECT_THAT(page(), HasSubstr("1 that was discarded"));
  ASSERT_EQ(press("undo", van, 2).status, Status::see_other);
  EXPECT_THAT(page(), HasSubstr("heed-mention--looked-at\">AB12 CDE<a"));
  EXPECT_EQ(press("discard", van, 0).status, Status::conflict);
  EXPECT_EQ(press("confirm", "worry:9999", 0).status, Status::not_found);
  EXPECT_EQ(team.audit_lines("mention.undone", "done"), 1U);
  EXPECT_EQ(press("anything", van, 3).status, Status::not_found) << "no press is taken for another";
}

TEST_F(MentionsPage, comes_after_a_press_to_the_next_that_nobody_has_looked_at) {
  const auto answer = press("confirm", "worry:14", 0);
  EXPECT_THAT(*answer.header("location"), HasSubstr("#next-mention"));
  const auto body = page();
  const auto next = body.find("id=\"next-mention\"");
  ASSERT_NE(next, std::string::npos);
  EXPECT_LT(next, body.find("What you said of a mention is saved.", next));
  EXPECT_LT(body.find("id=\"mention-2\""), next) << "the first stands confirmed above it";
  EXPECT_GT(body.find("id=\"mention-3\""), next);
  for (const std::string item : {"worry:36", van})
    ASSERT_EQ(press("discard", item, 0).status, Status::see_other) << item;
  EXPECT_THAT(page(), HasSubstr("Somebody has looked at everything that was read out of the words."));
}

TEST_F(MentionsPage, says_beside_what_is_known_that_nobody_has_confirmed_it) {
  team.tell("Again AB12 CDE.");
  constexpr const char* unconfirmed = "Read out of the words. Nobody has confirmed it.";
  const auto known = [&] {
    const auto body = page();
    return body.substr(body.find("id=\"known\""));
  };
  EXPECT_THAT(known(), HasSubstr(unconfirmed));
  ASSERT_EQ(press("confirm", van, 0).status, Status::see_other);
  const auto after = known();
  const auto mine = after.find("AB12 CDE");
  ASSERT_NE(mine, std::string::npos);
  EXPECT_GT(after.find(unconfirmed), after.find("heed-known__other")) << "of the other concern's alone";
}

TEST_F(MentionsPage, keeps_what_stands_half_written_when_one_is_pressed) {
  const auto answer = press("confirm", van, 0, "note=Half+written");
  EXPECT_EQ(answer.status, Status::ok);
  EXPECT_THAT(answer.body, HasSubstr("Half written"));
  EXPECT_THAT(answer.body, HasSubstr("heed-mention--looked-at"));
}

TEST_F(MentionsPage, is_corrected_on_a_page_of_its_own) {
  const auto form = shown(std::string(van) + "/correct");
  EXPECT_THAT(form, HasSubstr("value=\"AB12 CDE\""));
  const auto wrong = press(std::string(van) + "/correct", "seen=0&type=plate&text=+&whose=");
  EXPECT_EQ(wrong.status, Status::unprocessable);
  EXPECT_THAT(wrong.body, HasSubstr("Enter what was said"));
  ASSERT_EQ(press(std::string(van) + "/correct", "seen=0&type=plate&text=AB12+CDF&whose=").status, Status::see_other);
  const auto body = page();
  EXPECT_THAT(body, HasSubstr("AB12 CDF"));
  EXPECT_THAT(body, HasSubstr("In the words:"));
  EXPECT_EQ(press(std::string(van) + "/correct", "seen=0&type=plate&text=AB12+CDG&whose=").status, Status::conflict);
}

TEST_F(MentionsPage, is_added_also_from_a_selection) {
  const auto form = shown("add?field=worry&from=23&until=28");
  EXPECT_THAT(form, HasSubstr("value=\"a man\""));
  EXPECT_THAT(shown("add?field=worry&from=23&until=9999"), Not(HasSubstr("name=\"field\"")));
  const std::string typed =
      "field=worry&from=23&until=28&type=nickname&text=The+man&whose=adult&how_known=told&said_by=Her+aunt&told=by+"
      "telephone";
  ASSERT_EQ(press("add", typed).status, Status::see_other);
  const auto body = page();
  EXPECT_THAT(body, HasSubstr("heed-mention--looked-at\">a man<a"));
  EXPECT_THAT(body, HasSubstr("Her aunt"));
  EXPECT_THAT(body, HasSubstr("by telephone"));
  EXPECT_EQ(press("add", "type=full_name&text=Somebody&whose=").status, Status::unprocessable);
}

TEST_F(MentionsPage, says_what_part_somebody_has_here) {
  EXPECT_THAT(shown("worry:14/parts"), HasSubstr("Child: Bea"));
  ASSERT_EQ(press("worry:14/parts", "seen=0&part=witness&part=child_at_risk").status, Status::see_other);
  EXPECT_THAT(page(), HasSubstr("somebody who saw it"));
  EXPECT_EQ(press("worry:14/parts", "seen=1").status, Status::unprocessable);
  ASSERT_EQ(press("undo", "worry:14", 1).status, Status::see_other);
  EXPECT_THAT(page(), Not(HasSubstr("somebody who saw it")));
}

TEST_F(MentionsPage, says_wherever_it_is_shown_that_nobody_has_confirmed_it) {
  const auto again = team.tell("Again AB12 CDE.");
  constexpr const char* unconfirmed = "Read out of the words. Nobody has confirmed it.";
  const auto pair = concern_path(concern, std::string("/same/") + van + "/" + again.to_string() + "/worry:6");
  const auto entity = concern_path(concern, std::string("/known/") + van);
  const auto count = [&](const std::string& text) {
    std::size_t found = 0;
    for (auto at = text.find(unconfirmed); at != std::string::npos; at = text.find(unconfirmed, at + 1)) ++found;
    return found;
  };
  const auto search = [&] { return browser.post("/team/search", "typed=AB12+CDE").body; };
  EXPECT_EQ(count(browser.get(pair).body), 2U);
  EXPECT_EQ(count(search()), 2U);
  EXPECT_GE(count(browser.get(entity).body), 1U);
  ASSERT_EQ(press("confirm", van, 0).status, Status::see_other);
  EXPECT_EQ(count(browser.get(pair).body), 1U);
  EXPECT_EQ(count(search()), 1U);
}

TEST_F(MentionsPage, is_for_whoever_may_read_the_concern) {
  Browser auditor(team);
  auditor.be("auditor");
  EXPECT_EQ(auditor.get(concern_path(concern, "/mentions/add")).status, Status::forbidden);
  ASSERT_EQ(browser.post(concern_path(concern, "/conflict"), "").status, Status::see_other);
  EXPECT_EQ(press("confirm", van, 0).status, Status::not_found);
  for (const std::string below : {"add", "worry:44/correct", "worry:14/parts"})
    EXPECT_EQ(browser.get(concern_path(concern, "/mentions/" + below)).status, Status::not_found);
}

}  // namespace
}  // namespace heed::tests
