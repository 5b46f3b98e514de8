// The pages of alerts, as a browser gets them: the list, one alert, the rules, and the lines by which other pages lead to them.
#include <gmock/gmock.h>

#include "app/alerts.hpp"
#include "app/raise_alerts.hpp"
#include "app/submit_concern.hpp"
#include "fixtures/page_tree.hpp"
#include "web/team_under_test.hpp"

namespace heed::tests {
namespace {

using http::Status;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class AlertsPages : public testing::Test {
 protected:
  void SetUp() override {
    browser.be("worker");
    colleague.be("second");
  }

  ConcernId tell(const std::string& child, bool about_our_staff = false) {
    app::SubmitRequest request;
    request.draft.reporter_kind = "adult";
    request.draft.worry = "An invented worry.";
    request.draft.language = "en";
    request.draft.children = {{}};
    request.draft.children[0].name = child;
    request.draft.children[0].date_of_birth = "2012-03-14";
    request.draft.children[0].school = "Mockton Academy";
    if (about_our_staff) {
      request.draft.adults = {{}};
      request.draft.adults[0].name = "Invented Officer";
      request.draft.adults[0].works_for_us = "yes";
    }
    const std::string number = std::to_string(++m_told);
    request.draft.reporter.email = "reporter" + number + "@example.org";
    request.token = Secret::from_text("an alerts page's token, number " + number);
    team.clock().advance(std::chrono::minutes(1));
    const auto outcome = app::SubmitConcern(team.service())(request);
    return team.store().find_by_reference(std::get<app::Submitted>(outcome).reference).value().id;
  }
  // Three concerns about one child; the path of the alert that they make.
  std::string raise_one() {
    for (int time = 0; time < 3; ++time) last = tell("Bea Example");
    return raise();
  }
  std::string raise() {
    EXPECT_TRUE(app::RaiseAlerts(team.service())().ok());
    const auto records = team.store().ports().alerts.list({.area_id = "exampleshire"}).value();
    return records.empty() ? std::string() : "/team/alerts/" + records.front().id.to_string();
  }
  std::string page_of(Browser& who, const std::string& address) {
    const auto page = who.get(address);
    EXPECT_EQ(page.status, Status::ok) << address;
    EXPECT_THAT(mistakes_of(read_page(page.body)), IsEmpty()) << address;
    return page.body;
  }
  std::string revision(const std::string& alert) {
    return "revision=" + hidden_value(browser.get(alert).body, "revision");
  }

  TeamUnderTest team;
  Browser browser{team}, colleague{team};
  ConcernId last;
  std::size_t m_told = 0;
};

TEST_F(AlertsPages, ListWhatIsOpenAndCountItEverywhere) {
  EXPECT_THAT(page_of(browser, "/team/alerts"), HasSubstr("No open alert."));
  EXPECT_THAT(page_of(browser, "/team"), Not(HasSubstr("heed-navigation__count")));
  const auto alert = raise_one();
  const auto list = page_of(browser, "/team/alerts");
  for (const char* text : {"Child: Bea Example", "Several concerns about one child", "3 concerns", "Partly suggested",
                           "Nobody has it yet", "Look at it"})
    EXPECT_THAT(list, HasSubstr(text));
  EXPECT_THAT(list, HasSubstr(alert));
  for (const char* address : {"/team", "/team/search", "/team/account"})
    EXPECT_THAT(page_of(browser, address), HasSubstr("(1 is open)")) << address;
  EXPECT_THAT(page_of(browser, "/team"), HasSubstr("1 alert is open: small things that add up."));
}

TEST_F(AlertsPages, SayThatOneIsOverdue) {
  raise_one();
  team.clock().advance(std::chrono::hours(24 * 8));
  browser.be("worker");
  EXPECT_THAT(page_of(browser, "/team"), HasSubstr("1 of them is overdue."));
  EXPECT_THAT(page_of(browser, "/team/alerts"), HasSubstr("Look at it: overdue"));
}

TEST_F(AlertsPages, OfOneSayTheRuleWhatItCitesAndHowSureThatIs) {
  const auto alert = raise_one();
  const auto page = page_of(browser, alert);
  for (const char* text : {"3 or more concerns about one child, from 2 or more people who told us independently",
                           "Only suggested", "It cites 3 concerns, told by up to 3 people or services",
                           "Look at both sides", "What to do", "Take it", "The rule raised it", "Named here as"})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(page, HasSubstr(concern_path(last)));
  EXPECT_THAT(page, Not(HasSubstr("%")));
}

TEST_F(AlertsPages, StandOnThePageOfTheConcernAndOfTheChild) {
  const auto before = tell("Kit Sample");
  const auto alert = raise_one();
  EXPECT_THAT(page_of(browser, concern_path(last)), HasSubstr("1 alert cites this:"));
  EXPECT_THAT(page_of(browser, concern_path(last)), HasSubstr(alert));
  EXPECT_THAT(page_of(browser, concern_path(last, "/known/children.0")), HasSubstr("1 alert is about this:"));
  EXPECT_THAT(page_of(browser, concern_path(before)), Not(HasSubstr("alert cites this")));
}

TEST_F(AlertsPages, AreTakenDismissedAndOpenedAgain) {
  const auto alert = raise_one();
  auto done = browser.post(alert + "/take", revision(alert));
  EXPECT_EQ(location(done), alert + "#outcome");
  auto page = page_of(browser, alert);
  EXPECT_THAT(page, HasSubstr("You have this alert now."));
  EXPECT_THAT(page, Not(HasSubstr("Take it")));
  done = browser.post(alert + "/judge", revision(alert) + "&deed=dismiss&reason=It+is+the+school+play");
  EXPECT_EQ(done.status, Status::see_other);
  page = page_of(browser, alert);
  EXPECT_THAT(page, HasSubstr("Dismissed. It comes back only with something new."));
  EXPECT_THAT(page, HasSubstr("It is the school play"));
  EXPECT_THAT(page_of(browser, "/team/alerts"), HasSubstr("No open alert."));
  EXPECT_THAT(page_of(browser, "/team/alerts?view=looked_at"), HasSubstr(alert));
  browser.post(alert + "/judge", revision(alert) + "&deed=reopen&reason=The+play+was+in+spring");
  EXPECT_THAT(page_of(browser, "/team/alerts"), HasSubstr(alert));
}

TEST_F(AlertsPages, AskForAReasonAndKeepWhatWasTyped) {
  const auto alert = raise_one();
  auto page = browser.post(alert + "/judge", revision(alert) + "&reason=Because");
  EXPECT_EQ(page.status, Status::unprocessable);
  EXPECT_THAT(page.body, HasSubstr("Choose what you decide"));
  EXPECT_THAT(page.body, HasSubstr("Because"));
  page = browser.post(alert + "/judge", revision(alert) + "&deed=acknowledge&reason=");
  EXPECT_EQ(page.status, Status::unprocessable);
  EXPECT_THAT(page.body, HasSubstr("Write why, or who does what"));
  EXPECT_THAT(mistakes_of(read_page(page.body)), IsEmpty());
  page = browser.post(alert + "/give", revision(alert) + "&colleague=nobody");
  EXPECT_EQ(page.status, Status::unprocessable);
  EXPECT_THAT(page.body, HasSubstr("Choose a colleague who may read all that it cites"));
  EXPECT_EQ(browser.post(alert + "/take", "revision=7").status, Status::conflict);
  EXPECT_EQ(location(browser.get(alert + "/judge")), alert);
}

TEST_F(AlertsPages, LeadFromOneThatWasContinuedToWhatItIsNow) {
  const auto first = raise_one();
  tell("Bea Example");
  const auto second = raise();
  ASSERT_NE(first, second);
  const auto page = page_of(browser, first);
  EXPECT_THAT(page, HasSubstr(second));
  EXPECT_THAT(page, Not(HasSubstr("Take it")));
  EXPECT_THAT(page_of(browser, second), HasSubstr("Something was added to an alert that was here before."));
  EXPECT_THAT(page_of(browser, second), HasSubstr("The rule added something new"));
}

// What somebody may not read, they are not told of: by no page, count or navigation.
TEST_F(AlertsPages, TellNobodyOfWhatTheyMayNotRead) {
  Browser manager(team);
  manager.be("manager");
  const auto without = page_of(browser, "/team/alerts");
  tell("Bea Example", true);
  tell("Bea Example", true);
  tell("Bea Example", true);
  const auto alert = raise();
  ASSERT_NE(alert, "");
  EXPECT_THAT(page_of(manager, alert), HasSubstr("Bea Example"));
  EXPECT_THAT(page_of(manager, "/team"), HasSubstr("heed-navigation__count"));
  for (const char* address :
       {"/team", "/team/alerts", "/team/alerts?view=looked_at", "/team/search", "/team/alert-rules"}) {
    const auto page = page_of(browser, address);
    EXPECT_THAT(page, Not(HasSubstr("heed-navigation__count"))) << address;
    EXPECT_THAT(page, Not(HasSubstr("Bea Example"))) << address;
    EXPECT_THAT(page, Not(HasSubstr("heed-alerts-line"))) << address;
  }
  EXPECT_THAT(page_of(browser, "/team/alerts"), HasSubstr("No open alert."));
  const auto refused = browser.get(alert), unknown = browser.get("/team/alerts/00000000000000000000000000000001");
  EXPECT_EQ(refused.status, Status::not_found);
  EXPECT_EQ(read_page(refused.body).all("main").front()->text, read_page(unknown.body).all("main").front()->text);
  EXPECT_EQ(browser.post(alert + "/take", "revision=1").status, Status::not_found);
  EXPECT_EQ(team.audit_lines("alert.read", "refused") + team.audit_lines("alert.acknowledged", "refused") +
                team.audit_lines("alerts.listed", "refused"),
            3U);
}

TEST_F(AlertsPages, AreOnNobodysPageWhomAConcernKeepsAway) {
  const auto alert = raise_one();
  ASSERT_THAT(page_of(colleague, "/team"), HasSubstr("heed-navigation__count"));
  colleague.post(concern_path(last, "/conflict"), "");
  for (const char* address : {"/team", "/team/alerts"}) {
    EXPECT_THAT(page_of(colleague, address), Not(HasSubstr("heed-navigation__count"))) << address;
    EXPECT_THAT(page_of(colleague, address), Not(HasSubstr(alert))) << address;
  }
  EXPECT_EQ(colleague.get(alert).status, Status::not_found);
  EXPECT_EQ(browser.get(alert).status, Status::ok);
}

TEST_F(AlertsPages, SayTheRulesInPlainWords) {
  const auto page = page_of(browser, "/team/alert-rules");
  for (const char* text : {"Several concerns about one child", "A new adult beside a child already known",
                           "One phone, vehicle or place beside different children", "Missing, and a new gift or phone",
                           "Named again after a concern was closed", "A first concern about a brother or sister",
                           "within 28 days", "Somebody looks at it within 8 working hours."})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(page, Not(HasSubstr("Try this rule")));  // a worker
}

TEST_F(AlertsPages, LetAManagerTryOtherNumbersAgainstThePast) {
  tell("Bea Example");
  tell("Bea Example");
  raise();
  Browser manager(team);
  manager.be("manager");
  EXPECT_THAT(page_of(manager, "/team/alert-rules"), HasSubstr("Try this rule"));
  EXPECT_THAT(page_of(manager, "/team/alert-rules?try=several_concerns"), HasSubstr("Concerns, at least"));
  const std::string fields = "rule=several_concerns&origins=2&days=28&past=30&concerns=";
  auto tried = manager.post("/team/alert-rules/try", fields + "2");
  EXPECT_EQ(tried.status, Status::ok);
  EXPECT_THAT(mistakes_of(read_page(tried.body)), IsEmpty());
  for (const char* text :
       {"2 concerns were looked at", "With your numbers 1 alert; with the numbers in force 0 alerts.",
        "Only with your numbers", "Child: Bea Example"})
    EXPECT_THAT(tried.body, HasSubstr(text));
  EXPECT_THAT(page_of(manager, "/team/alerts"), HasSubstr("No open alert."));
  for (const char* wrong : {"1", "", "many", "99"}) {
    tried = manager.post("/team/alert-rules/try", fields + wrong);
    EXPECT_EQ(tried.status, Status::unprocessable) << wrong;
    EXPECT_THAT(tried.body, HasSubstr("Write a whole number within the limits")) << wrong;
  }
  EXPECT_EQ(browser.post("/team/alert-rules/try", fields + "2").status, Status::forbidden);
}

}  // namespace
}  // namespace heed::tests
