// The page of one child, adult, vehicle, contact or place, as a browser gets it.
#include <gmock/gmock.h>

#include "app/judge_link.hpp"
#include "app/submit_concern.hpp"
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

class EntityPage : public testing::Test {
 protected:
  void SetUp() override {
    browser.be("worker");
    colleague.be("second");
  }

  ConcernId tell(const std::string& child, const std::string& adult, const std::string& worry = "A worry.") {
    app::SubmitRequest request;
    request.draft.reporter_kind = "adult";
    request.draft.worry = worry;
    request.draft.language = "en";
    request.draft.children = {{}};
    request.draft.children[0].name = child;
    request.draft.children[0].date_of_birth = "2012-03-14";
    request.draft.children[0].school = "Mockton Academy";
    request.draft.adults = {{}};
    request.draft.adults[0].name = adult;
    request.token = Secret::from_text("an entity page's token, number " + std::to_string(++m_told));
    team.clock().advance(std::chrono::minutes(1));
    const auto outcome = app::SubmitConcern(team.service())(request);
    return team.store().find_by_reference(std::get<app::Submitted>(outcome).reference).value().id;
  }
  void confirm(Browser& who, ConcernId one, ConcernId another) {
    const auto page = who.post(concern_path(one, "/same/children.0/" + another.to_string() + "/children.0"),
                               "verdict=same&reason=I+know+them");
    ASSERT_EQ(page.status, Status::see_other);
  }
  std::string page_of(Browser& who, ConcernId concern, const std::string& below = "children.0") {
    const auto page = who.get(concern_path(concern, "/known/" + below));
    EXPECT_EQ(page.status, Status::ok);
    EXPECT_THAT(mistakes_of(read_page(page.body)), IsEmpty());
    return page.body;
  }

  TeamUnderTest team;
  Browser browser{team}, colleague{team};
  std::size_t m_told = 0;
};

TEST_F(EntityPage, is_led_to_from_the_panel_and_from_the_two_sides) {
  const auto first = tell("Bea Example", "Slim"), second = tell("Bea Example", "Slim");
  const std::string path = concern_path(first, "/known/children.0");
  EXPECT_THAT(browser.get(concern_path(first)).body, HasSubstr(path));
  EXPECT_THAT(browser.get(concern_path(second, "/same/children.0/" + first.to_string() + "/children.0")).body,
              HasSubstr(path));
}

TEST_F(EntityPage, says_what_is_known_of_one_and_what_is_only_suggested) {
  const auto first = tell("Bea Example", "Slim"), second = tell("Bea Example", "Mr Invented");
  const auto before = page_of(browser, first);
  for (const char* text : {"Child: Bea Example", "In one concern.", "May be the same one", "heed-network__line--may-be",
                           "Nobody has recorded where this child is now", "Mockton Academy", "Slim"})
    EXPECT_THAT(before, HasSubstr(text));
  EXPECT_THAT(before, Not(HasSubstr("Mr Invented")));
  confirm(browser, first, second);
  const auto after = page_of(browser, first);
  for (const char* text : {"In 2 concerns, told by up to 2 people or services", "Mr Invented", "Slim"})
    EXPECT_THAT(after, HasSubstr(text));
  EXPECT_THAT(after, Not(HasSubstr("heed-network__line--may-be")));
  EXPECT_THAT(after, Not(HasSubstr("⟦")));
  EXPECT_THAT(after, Not(HasSubstr("%"))) << "no share of anything";
}

TEST_F(EntityPage, shows_what_part_somebody_has_with_each_concern_alone) {
  const auto page = page_of(browser, tell("Bea Example", "Slim"), "adults.0");
  EXPECT_THAT(page, HasSubstr("Here: an adult that the worry is about"));
  EXPECT_THAT(page, HasSubstr("Adult: Slim"));
}

TEST_F(EntityPage, steps_out_one_more_ring_by_a_link) {
  const auto first = tell("Bea Example", "Sam Placeholder"), second = tell("Bea Example", "Tom Placeholder");
  EXPECT_THAT(page_of(browser, first, "adults.0"), Not(HasSubstr("rings=2")));
  confirm(browser, first, second);
  const auto one = page_of(browser, first, "adults.0");
  EXPECT_THAT(one, HasSubstr("/known/adults.0?rings=2#around"));
  EXPECT_THAT(one, Not(HasSubstr("Tom Placeholder")));
  EXPECT_THAT(page_of(browser, first, "adults.0?rings=2"), HasSubstr("Tom Placeholder"));
}

TEST_F(EntityPage, holds_nothing_of_a_concern_that_one_may_not_read) {
  const auto first = tell("Bea Example", "Slim");
  const auto hidden = tell("Bea Example", "Hidden Adult", "Hidden words.");
  const auto reference = team.store().find(hidden).value().reference;
  confirm(colleague, first, hidden);
  EXPECT_THAT(page_of(browser, first), HasSubstr("Hidden Adult"));
  ASSERT_EQ(browser.post(concern_path(hidden, "/conflict"), "").status, Status::see_other);
  for (const char* below : {"children.0", "children.0?rings=2", "adults.0?rings=2"}) {
    const auto page = page_of(browser, first, below);
    for (const std::string& text : {std::string("Hidden"), reference, hidden.to_string()})
      EXPECT_THAT(page, Not(HasSubstr(text))) << below;
    EXPECT_THAT(page, HasSubstr("In one concern."));
  }
  EXPECT_EQ(browser.get(concern_path(hidden, "/known/children.0")).status, Status::not_found);
}

TEST_F(EntityPage, says_what_is_new_since_somebody_said_no) {
  const auto first = tell("Bea Example", "Slim"), second = tell("Bea Example", "Slim");
  const auto pair = "/same/children.0/" + second.to_string() + "/children.0";
  ASSERT_EQ(browser.post(concern_path(first, pair), "verdict=different&reason=Two+girls").status, Status::see_other);
  constexpr const char* says_new = "New since then: ";
  EXPECT_THAT(browser.get(concern_path(first)).body, Not(HasSubstr(says_new)));
  const auto third = tell("Beatrice Example", "Slim");
  confirm(browser, second, third);
  for (const auto& path : {concern_path(first), concern_path(first, pair)})
    EXPECT_THAT(browser.get(path).body, HasSubstr("New since then: first name.")) << path;
}

TEST_F(EntityPage, is_on_record_before_it_is_shown) {
  const auto id = tell("Bea Example", "Slim");
  page_of(browser, id);
  EXPECT_EQ(team.audit_lines("entity.read", "done"), 1U);
  EXPECT_EQ(browser.get(concern_path(id, "/known/children.9")).status, Status::not_found);
  EXPECT_EQ(team.audit_lines("entity.read", "done"), 1U);
}

}  // namespace
}  // namespace heed::tests
