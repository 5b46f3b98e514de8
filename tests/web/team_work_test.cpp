// A concern on its way through the team's pages: read, taken, noted, answered, decided, closed, taken up again.
#include <gtest/gtest.h>

#include "app/users.hpp"
#include "http/form.hpp"
#include "web/team_under_test.hpp"

namespace heed::tests {
namespace {

using http::Status;

bool shows(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

class TeamWork : public testing::Test {
 protected:
  void SetUp() override {
    browser.be("worker");
    colleague.be("second");
  }

  // What the page's forms carry.
  static std::string as_shown(const http::Response& page) {
    return "revision=" + hidden_value(page.body, "revision") + "&shown_at=" + hidden_value(page.body, "shown_at") +
           "&messages=" + hidden_value(page.body, "messages") + "&";
  }
  http::Response page() { return browser.get(concern_path(concern)); }

  TeamUnderTest team;
  ConcernId concern = team.tell("A car waits outside school, <b>every</b> day");
  Browser browser{team}, colleague{team};
};

TEST_F(TeamWork, goes_from_unread_to_closed_and_back) {
  EXPECT_TRUE(shows(browser.get("/team?view=unread"), "A car waits outside school, &lt;b&gt;every&lt;/b&gt; day"));
  EXPECT_EQ(location(browser.post(concern_path(concern, "/take"), as_shown(page()))),
            concern_path(concern, "#outcome"));
  EXPECT_TRUE(shows(browser.get("/team?view=mine"), "Taken by Invented worker"));
  EXPECT_EQ(location(browser.post(concern_path(concern, "/notes"), "note=Rang+the+school")),
            concern_path(concern, "#outcome"));
  EXPECT_EQ(location(browser.post(concern_path(concern, "/reply"), "reply=Thank+you")),
            concern_path(concern, "#outcome"));
  const std::string decision = "kind=early_help&rationale=The+school+supports+the+family&close=yes";
  EXPECT_EQ(location(browser.post(concern_path(concern, "/decide"), as_shown(page()) + decision)),
            concern_path(concern, "#outcome"));

  const auto closed = page();
  for (const char* text : {"Rang the school", "Thank you", "The school supports the family", "Early help",
                           "took the concern", "closed the concern", "Take it up again"})
    EXPECT_TRUE(shows(closed, text)) << text;
  EXPECT_TRUE(shows(browser.get("/team?view=closed"), "A car waits"));
  EXPECT_FALSE(shows(browser.get("/team"), "A car waits"));
  browser.post(concern_path(concern, "/take"), as_shown(closed));
  EXPECT_TRUE(shows(browser.get("/team"), "A car waits"));
}

TEST_F(TeamWork, says_that_one_has_a_concern_only_while_one_has_it) {
  const auto take = [&](Browser& who) {
    who.post(concern_path(concern, "/take"), as_shown(who.get(concern_path(concern))));
  };
  take(browser);  // the answer is lost
  take(colleague);
  EXPECT_FALSE(shows(page(), "You have this concern now"));
  take(browser);
  EXPECT_TRUE(shows(page(), "You have this concern now"));
  take(colleague);
  take(browser);
  team.clock().advance(std::chrono::seconds(11));
  EXPECT_FALSE(shows(page(), "You have this concern now")) << "long ago";
}

TEST_F(TeamWork, a_second_press_stores_one_note) {
  const auto form = as_shown(page()) + "once=" + hidden_value(page().body, "once") + "&note=Rang+the+school";
  for (int press = 0; press < 2; ++press)
    EXPECT_EQ(location(browser.post(concern_path(concern, "/notes"), form)), concern_path(concern, "#outcome"));
  const auto body = page().body;
  EXPECT_EQ(body.find("Rang the school"), body.rfind("Rang the school"));
}

TEST_F(TeamWork, a_second_press_stores_one_decision) {
  const auto shown = page();
  const auto path = concern_path(concern, "/decide");
  const auto form = as_shown(shown) + "once=" + hidden_value(shown.body, "once") +
                    "&kind=early_help&close=yes&rationale=The+school+supports+the+family";
  for (int press = 0; press < 2; ++press)
    EXPECT_EQ(location(browser.post(path, form)), concern_path(concern, "#outcome"));
  for (int press = 0; press < 2; ++press) {
    const auto kept = browser.post(path, form + "&note=Rang+the");
    EXPECT_EQ(kept.status, Status::ok);
    EXPECT_TRUE(shows(kept, "The decision is recorded and the concern is closed"));
    EXPECT_NE(hidden_value(kept.body, "once"), hidden_value(shown.body, "once"));
  }
  EXPECT_EQ(team.store().decisions(concern).value().size(), 1U);
}

TEST_F(TeamWork, keeps_a_reply_half_written_while_a_note_is_added) {
  const auto shown = page();
  const auto form = as_shown(shown) + "once=" + hidden_value(shown.body, "once");
  const auto path = concern_path(concern, "/notes");
  for (int press = 0; press < 2; ++press) {
    const auto kept = browser.post(path, form + "&note=Rang+the+school&reply=Thank+you+for");
    EXPECT_EQ(kept.status, Status::ok);
    for (const char* text :
         {"The note is added", "Your reply is not sent yet", "href=\"#reply\"", "Thank you for</textarea>"})
      EXPECT_TRUE(shows(kept, text)) << text;
    EXPECT_FALSE(shows(kept, "Rang the school</textarea>"));
    EXPECT_NE(hidden_value(kept.body, "once"), hidden_value(shown.body, "once"));
  }
  EXPECT_EQ(team.store().notes(concern).value().size(), 1U);
  EXPECT_TRUE(team.store().messages(concern).value().empty());
}

TEST_F(TeamWork, keeps_a_note_half_written_while_a_reply_is_sent_and_both_when_neither_is) {
  const auto kept = browser.post(concern_path(concern, "/reply"), as_shown(page()) + "reply=Thank+you&note=Rang+the");
  for (const char* text : {"The reply is sent", "Your note is not added yet", "href=\"#note\"", "Rang the</textarea>"})
    EXPECT_TRUE(shows(kept, text)) << text;
  EXPECT_EQ(team.store().messages(concern).value().size(), 1U);
  EXPECT_TRUE(team.store().notes(concern).value().empty());
  const auto empty = browser.post(concern_path(concern, "/reply"), as_shown(kept) + "reply=+&note=Rang+the");
  EXPECT_EQ(empty.status, Status::unprocessable);
  EXPECT_TRUE(shows(empty, "Rang the</textarea>"));
  EXPECT_EQ(location(browser.post(concern_path(concern, "/notes"), as_shown(empty) + "reply=+&note=Rang+the")),
            concern_path(concern, "#outcome"));
}

TEST_F(TeamWork, keeps_a_reply_until_what_a_colleague_said_meanwhile_was_seen) {
  const auto path = concern_path(concern, "/reply");
  const auto shown = page();
  EXPECT_EQ(hidden_value(shown.body, "messages"), "0");
  colleague.post(path, as_shown(colleague.get(concern_path(concern))) + "reply=Come+to+the+office");
  const std::string mine = "reply=Stay+at+home&note=Rang+the";
  // Another button in between shows the page anew, and the reply has still seen what it had.
  const auto noted = browser.post(concern_path(concern, "/notes"), as_shown(shown) + mine + "+school");
  const auto refused = browser.post(path, as_shown(noted) + mine);
  EXPECT_EQ(refused.status, Status::conflict);
  for (const char* text : {"Your reply is not sent yet", "Invented second replied for the team", "href=\"#message-1\"",
                           "id=\"message-1\"", "Stay at home</textarea>", "Rang the</textarea>"})
    EXPECT_TRUE(shows(refused, text)) << text;
  EXPECT_EQ(team.store().messages(concern).value().size(), 1U);
  EXPECT_TRUE(shows(browser.post(path, as_shown(refused) + mine), "The reply is sent"));
  EXPECT_EQ(team.store().messages(concern).value().size(), 2U);
}

TEST_F(TeamWork, shows_every_mistake_of_a_decision_and_keeps_what_was_typed) {
  const auto response =
      browser.post(concern_path(concern, "/decide"), as_shown(page()) + "rationale=short&basis=The+kept+basis");
  EXPECT_EQ(response.status, Status::unprocessable);
  for (const char* text : {"Choose what you decide", "Say a little more of why: at least 15 characters",
                           "The kept basis", "href=\"#rationale\""})
    EXPECT_TRUE(shows(response, text)) << text;
  EXPECT_EQ(team.audit_lines("concern.decided", "done"), 0U);
}

TEST_F(TeamWork, shows_the_hard_floor_again_before_it_closes_above_it) {
  const auto urgent = team.tell("The words that reach the floor", /*about_our_staff=*/false, {"missing"});
  const auto path = concern_path(urgent, "/decide");
  const std::string decision = "kind=no_further_action&rationale=My+careful+reasons&not_shared=Nothing&";
  const auto asked = browser.post(path, as_shown(browser.get(concern_path(urgent))) + decision + "close=yes");
  EXPECT_EQ(asked.status, Status::ok);
  for (const char* text : {"Before you close it", "The words that reach the floor", "heed-floor-list",
                           "name=\"rationale\" value=\"My careful reasons\"", "name=\"told\""})
    EXPECT_TRUE(shows(asked, text)) << text;
  EXPECT_FALSE(shows(asked, "govuk-error-summary"));
  const auto seen = browser.get(concern_path(urgent));
  const auto once = "once=" + hidden_value(seen.body, "once") + "&";
  EXPECT_TRUE(
      shows(browser.post(path, as_shown(seen) + once + decision + "close=yes"), hidden_value(seen.body, "once")));
  const auto incomplete = browser.post(path, as_shown(asked) + decision + "asked=yes&close=yes&basis=Two+calls");
  EXPECT_EQ(incomplete.status, Status::unprocessable);
  EXPECT_TRUE(shows(incomplete, "Two calls</textarea>"));
  EXPECT_TRUE(shows(incomplete, "href=\"#told\""));
  EXPECT_EQ(team.audit_lines("concern.closed", "done"), 0U);
  const std::string all = "asked=yes&close=yes&basis=Two+calls&child_voice=Heard&told=Police+today&floor_confirmed=yes";
  const auto closing = as_shown(incomplete) + "once=" + hidden_value(incomplete.body, "once") + "&" + decision + all;
  for (int press = 0; press < 2; ++press)
    EXPECT_EQ(location(browser.post(path, closing)), concern_path(urgent, "#outcome"));
  EXPECT_TRUE(shows(browser.get(concern_path(urgent)), "Police today"));
  EXPECT_EQ(team.audit_lines("concern.closed", "done"), 1U);
}

TEST_F(TeamWork, shows_the_danger_again_before_a_decision_stops_its_clock_also_when_it_stays_open) {
  const auto urgent = team.tell("The words that reach the floor", /*about_our_staff=*/false, {"immediate_danger"});
  const auto path = concern_path(urgent, "/decide");
  const std::string decision = "kind=no_further_action&rationale=My+careful+reasons&";
  const auto closing = browser.post(path, as_shown(browser.get(concern_path(urgent))) + decision + "close=yes");
  const auto left_open = browser.post(path, as_shown(closing) + decision + "asked=yes&close=yes&close=no");
  const auto asked = browser.post(path, as_shown(browser.get(concern_path(urgent))) + decision);
  EXPECT_EQ(asked.status, Status::ok);
  EXPECT_EQ(left_open.status, Status::unprocessable) << "the button beside it that says: leave it open";
  for (const auto* page : {&asked, &left_open}) {
    for (const char* text : {"Before you record this decision", "The words that reach the floor", "name=\"told\"",
                             "name=\"rationale\" value=\"My careful reasons\"", "this is my decision"})
      EXPECT_TRUE(shows(*page, text)) << text;
    EXPECT_FALSE(shows(*page, "name=\"close\""));
  }
  EXPECT_EQ(team.audit_lines("concern.decided", "done"), 0U);
  EXPECT_FALSE(team.store().find(urgent)->decided_at);
  const std::string all = "asked=yes&basis=Two+calls&child_voice=Heard&told=Police+today&floor_confirmed=yes";
  EXPECT_EQ(location(browser.post(path, as_shown(left_open) + decision + all)), concern_path(urgent, "#outcome"));
  EXPECT_TRUE(shows(browser.get(concern_path(urgent)), "The decision is recorded"));
  EXPECT_EQ(team.audit_lines("concern.closed", "done"), 0U);
}

TEST_F(TeamWork, does_not_close_with_keep_open) {
  const auto response = browser.post(concern_path(concern, "/decide"),
                                     as_shown(page()) + "kind=keep_open&rationale=More+is+needed+first&close=yes");
  EXPECT_EQ(response.status, Status::unprocessable);
  EXPECT_TRUE(shows(response, "“Keep open” cannot close a concern"));
}

TEST_F(TeamWork, tells_who_changed_it_meanwhile_and_goes_on_at_the_second_press) {
  const auto seen = page();
  team.clock().advance(std::chrono::minutes(1));
  colleague.post(concern_path(concern, "/take"), as_shown(colleague.get(concern_path(concern))));
  const std::string decision = "kind=no_further_action&rationale=My+careful+reasons";
  const auto refused = browser.post(concern_path(concern, "/decide"), as_shown(seen) + decision);
  EXPECT_EQ(refused.status, Status::conflict);
  EXPECT_TRUE(shows(refused, "Invented second: took the concern"));
  EXPECT_TRUE(shows(refused, "My careful reasons</textarea>"));
  EXPECT_EQ(team.store().decisions(concern).value().size(), 0U);
  EXPECT_EQ(browser.post(concern_path(concern, "/decide"), as_shown(refused) + decision).status, Status::see_other);
  EXPECT_EQ(team.store().decisions(concern).value().size(), 1U);
}

TEST_F(TeamWork, decides_and_takes_over_what_a_colleague_has_in_one_press_that_names_them) {
  EXPECT_FALSE(shows(page(), "name=\"take_over\"")) << "nobody has it";
  colleague.post(concern_path(concern, "/take"), as_shown(colleague.get(concern_path(concern))));
  EXPECT_FALSE(shows(colleague.get(concern_path(concern)), "name=\"take_over\"")) << "they have it";
  const auto shown = page();
  EXPECT_TRUE(shows(shown, "Take over from Invented second and record decision"));
  const std::string decision = "kind=early_help&rationale=My+careful+reasons&take_over=yes";
  EXPECT_EQ(location(browser.post(concern_path(concern, "/decide"), as_shown(shown) + decision)),
            concern_path(concern, "#outcome"));
  EXPECT_EQ(team.store().find(concern)->owner, team.user("worker"));
  EXPECT_EQ(team.store().decisions(concern).value().size(), 1U);
  EXPECT_TRUE(shows(page(), "You have taken the concern over, and the decision is recorded"));
}

TEST_F(TeamWork, shows_a_colleagues_decision_before_it_closes_over_it_also_after_a_mistake) {
  const auto seen = page();
  const auto path = concern_path(concern, "/decide");
  const std::string closing = "kind=no_further_action&close=yes&rationale=";
  const auto mistaken = browser.post(path, as_shown(seen) + closing + "short");
  EXPECT_EQ(mistaken.status, Status::unprocessable);
  team.clock().advance(std::chrono::minutes(1));
  colleague.post(path, as_shown(colleague.get(concern_path(concern))) +
                           "kind=strategy_discussion&rationale=Two+girls+and+an+older+man");
  for (const auto& [shown, reason] : {std::pair{&seen, "short"}, {&mistaken, "My+careful+reasons"}}) {
    const auto refused = browser.post(path, as_shown(*shown) + closing + reason);
    EXPECT_EQ(refused.status, Status::conflict) << reason;
    EXPECT_TRUE(shows(refused, "Two girls and an older man")) << reason;
  }
  const auto empty = browser.post(concern_path(concern, "/reply"), as_shown(seen) + "reply=+");
  EXPECT_EQ(hidden_value(empty.body, "revision"), hidden_value(seen.body, "revision")) << "what came since is not seen";
  EXPECT_EQ(team.audit_lines("concern.closed", "done"), 0U);
}

TEST_F(TeamWork, tells_the_last_who_can_read_it_so_before_they_give_it_up_and_everyone_how_many_nobody_reads) {
  const auto conflict = concern_path(concern, "/conflict");
  const auto reference = team.store().find(concern)->reference;
  EXPECT_FALSE(shows(browser.get(conflict), "You are the last person who can read this concern"));
  colleague.post(conflict, "");
  EXPECT_FALSE(shows(colleague.get("/team/account"), "nobody here may read"));
  const auto last = browser.get(conflict);
  for (const auto& text : {std::string("You are the last person who can read this concern"), reference,
                           std::string("designated senior"), std::string("href=\"tel:")})
    EXPECT_TRUE(shows(last, text)) << text;
  browser.post(conflict, "");
  EXPECT_TRUE(shows(browser.get("/team"), "nobody who signs in can read it now"));
  for (auto* one : {&browser, &colleague})
    for (const char* address : {"/team", "/team/account"}) {
      EXPECT_TRUE(shows(one->get(address), "1 concern that nobody here may read")) << address;
      EXPECT_FALSE(shows(one->get(address), reference)) << address;
      EXPECT_FALSE(shows(one->get(address), "Tell a manager")) << "who may be whom it is about";
    }
  Browser auditor{team};
  auditor.be("auditor");
  EXPECT_TRUE(shows(auditor.get("/team/audit"), reference)) << "as before";
  EXPECT_TRUE(shows(auditor.get("/team/audit"), "is named in it, or said that they know someone in it"));
  EXPECT_FALSE(shows(auditor.get("/team/account"), "nobody here may read"));
}

TEST_F(TeamWork, says_that_nobody_who_reads_concerns_can_sign_in_where_that_is_why_nobody_may_read_one) {
  Browser auditor{team};
  auditor.be("auditor");
  for (const auto* name : {"worker", "second"})
    ASSERT_TRUE(app::ManageUsers(team.service()).disable(name, "operator").ok()) << name;
  const auto page = auditor.get("/team/audit");
  EXPECT_TRUE(shows(page, "Nobody who reads concerns can sign in"));
  EXPECT_FALSE(shows(page, "named in it, or said that they know someone in it")) << "that is not so";
}

TEST_F(TeamWork, leads_from_the_address_of_a_press_to_the_concern) {
  for (const char* press :
       {"/again", "/take", "/put-back", "/assign", "/notes", "/reply", "/message", "/decide", "/officer"}) {
    const auto led = browser.get(concern_path(concern, press));
    EXPECT_EQ(led.status, Status::see_other) << press;
    EXPECT_EQ(location(led), concern_path(concern)) << press;
    EXPECT_EQ(location(browser.get(concern_path(ConcernId{}, press))), concern_path(ConcernId{})) << "it tells nothing";
  }
  EXPECT_EQ(browser.get("/team/concerns/nonsense/notes").status, Status::not_found);
  EXPECT_EQ(team.audit_lines("concern.read", "done"), 0U);
}

TEST_F(TeamWork, says_of_a_text_that_is_too_long_how_long_it_is) {
  const std::string longer = std::string(10'001, 'x');
  for (const std::string sent : {"/notes note", "/reply reply", "/decide rationale"}) {
    const auto at = sent.find(' ');
    const auto refused = browser.post(concern_path(concern, sent.substr(0, at)),
                                      as_shown(page()) + "kind=early_help&" + sent.substr(at + 1) + "=" + longer);
    EXPECT_EQ(refused.status, Status::unprocessable) << sent;
    EXPECT_TRUE(shows(refused, "10,000 characters at most; it has 10,001 now")) << sent;
    EXPECT_TRUE(shows(refused, "data-heed-unsent")) << sent;
  }
}

TEST_F(TeamWork, asks_for_the_words_of_an_empty_note_and_reply) {
  EXPECT_TRUE(shows(browser.post(concern_path(concern, "/notes"), "note=++"), "Write the note before you add it"));
  EXPECT_TRUE(shows(browser.post(concern_path(concern, "/reply"), "reply="), "Write a message first."));
}

TEST_F(TeamWork, takes_a_form_that_names_no_revision_for_one_that_saw_nothing) {
  EXPECT_EQ(browser.post(concern_path(concern, "/take"), "").status, Status::conflict);
  EXPECT_EQ(browser.post(concern_path(concern, "/take"), "revision=1x").status, Status::conflict);
}

TEST_F(TeamWork, knows_no_concern_by_a_malformed_id) {
  EXPECT_EQ(browser.get("/team/concerns/nonsense").status, Status::not_found);
  EXPECT_EQ(browser.post("/team/concerns/nonsense/notes", "note=x").status, Status::not_found);
}

}  // namespace
}  // namespace heed::tests
