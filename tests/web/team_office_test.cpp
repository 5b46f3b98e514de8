// What keeps an office going: the audit, the people who sign in, one's own password, giving concerns away.
#include <gtest/gtest.h>

#include "app/users.hpp"
#include "domain/audit_action.hpp"
#include "http/form.hpp"
#include "web/team_under_test.hpp"

namespace heed::tests {
namespace {

using http::Status;

bool shows(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

std::string as_shown(const http::Response& page) { return "revision=" + hidden_value(page.body, "revision") + "&"; }

// The password on the page that shows it once.
std::string given_password(const http::Response& page) {
  const auto begin = page.body.find("<strong>", page.body.find("<strong>", page.body.find("<h1")) + 1) + 8;
  return page.body.substr(begin, page.body.find('<', begin) - begin);
}

TEST(TeamAudit, is_narrowed_by_links_alone) {
  TeamUnderTest team;
  const auto concern = team.tell("Words that stay within");
  Browser worker(team), auditor(team);
  worker.be("worker");
  worker.get(concern_path(concern));
  auditor.be("auditor");
  const auto who = "&who=" + team.user("worker").to_string();
  const auto page = auditor.get("/team/audit");
  EXPECT_TRUE(shows(page, "href=\"/team/audit?view=team&amp;group=work\""));
  EXPECT_TRUE(shows(page, "read the concern"));
  EXPECT_FALSE(shows(page, "Words that stay within"));
  EXPECT_FALSE(shows(page, "<form method=\"get\""));
  const auto work = auditor.get("/team/audit?group=work" + who);
  EXPECT_TRUE(shows(work, "Only: Work on concerns. Only lines by Invented worker."));
  EXPECT_TRUE(shows(work, "No such line is on record here."));
  EXPECT_TRUE(shows(auditor.get("/team/audit?group=reading" + who), "read the concern"));
  EXPECT_EQ(auditor.get("/team/audit?group=nonsense&who=<b>").status, Status::ok);
}

TEST(TeamAudit, has_words_for_whatever_can_be_done) {
  TeamUnderTest team;
  Browser auditor(team);
  auditor.be("auditor");
  for (const auto action : domain::all_audit_actions()) {
    ports::AuditEntry line;
    line.area_id = "exampleshire";
    line.actor = "program";
    line.action = to_string(action);
    line.outcome = "done";
    ASSERT_TRUE(team.store().commit({{}, {line}}).ok());
  }
  EXPECT_FALSE(shows(auditor.get("/team/audit"), "the audit says what"));
  EXPECT_FALSE(shows(auditor.get("/team/audit?view=door"), "the audit says what"));
}

TEST(TeamUsers, are_added_disabled_and_let_in_again) {
  TeamUnderTest team;
  Browser browser(team), newcomer(team);
  browser.be("administrator");
  EXPECT_TRUE(shows(browser.get("/team/users"), "Invented administrator"));
  EXPECT_EQ(team.audit_lines("users.opened", "done"), 1U);
  const auto wrong = browser.post("/team/users", "name=New+<One>&sign_in_name=AB");
  EXPECT_EQ(wrong.status, Status::unprocessable);
  EXPECT_TRUE(shows(wrong, "value=\"New &lt;One&gt;\""));
  const auto added = browser.post("/team/users", "name=New+One&sign_in_name=new.one&roles=worker&roles=auditor");
  EXPECT_EQ(added.status, Status::ok);
  EXPECT_EQ(*added.header("cache-control"), "no-store");
  const auto sign_in = [&](const std::string& password) {
    return location(newcomer.post_raw("/team/sign-in", "name=new.one&password=" + password));
  };
  EXPECT_EQ(sign_in(given_password(added)), "/team/account");
  EXPECT_FALSE(shows(browser.get("/team/users"), given_password(added)));
  EXPECT_TRUE(shows(browser.post("/team/users/disable", "sign_in_name=new.one"), "New One has no open concern"));
  EXPECT_EQ(team.audit_lines("user.disabled", "done"), 0U) << "asked first";
  EXPECT_EQ(location(browser.post("/team/users/disable", "sign_in_name=new.one&confirmed=yes")), "/team/users#outcome");
  EXPECT_EQ(location(newcomer.get("/team")), "/team/sign-in");
  EXPECT_TRUE(shows(browser.get("/team/users"), "Let New One sign in again"));
  const auto stale = browser.post("/team/users/reset", "sign_in_name=new.one");
  EXPECT_EQ(stale.status, Status::unprocessable);
  EXPECT_TRUE(shows(stale, "This person is disabled, and stays so"));
  const auto reset = browser.post("/team/users/reset", "sign_in_name=new.one&let_in=yes");
  EXPECT_EQ(sign_in(given_password(added)), "");
  EXPECT_EQ(sign_in(given_password(reset)), "/team/account");
  for (const char* action : {"user.added", "user.disabled", "user.reset"})
    EXPECT_GE(team.audit_lines(action, "done"), 1U);
}

TEST(TeamUsers, are_asked_for_a_first_name_and_a_surname_once) {
  TeamUnderTest team;
  Browser browser(team);
  browser.be("administrator");
  EXPECT_FALSE(shows(browser.get("/team/users"), "Do they have one name only?"));
  const std::string gus = "name=Gus&sign_in_name=gus.one&roles=worker";
  const auto asked = browser.post("/team/users", gus);
  EXPECT_EQ(asked.status, Status::unprocessable);
  for (const char* text : {"Give a first name and a surname", "Do they have one name only?", "value=\"Gus\""})
    EXPECT_TRUE(shows(asked, text)) << text;
  EXPECT_EQ(team.audit_lines("user.added", "done"), 1U) << "the administrator";
  EXPECT_TRUE(shows(browser.post("/team/users", gus + "&one_name=yes"), "Gus can sign in"));
}

TEST(TeamUsers, do_nothing_with_a_given_password_but_choose_their_own) {
  TeamUnderTest team;
  Browser browser(team), reader(team);
  const auto concern = team.tell("Words that stay within");
  browser.be("administrator");
  team.user("second");
  const auto given = given_password(browser.post("/team/users/reset", "sign_in_name=second"));
  reader.post_raw("/team/sign-in", "name=second&password=" + given);
  for (const std::string& address : {std::string("/team"), concern_path(concern), std::string("/team/audit")})
    EXPECT_EQ(location(reader.get(address)), "/team/account") << address;
  const auto page = reader.get("/team/account");
  EXPECT_TRUE(shows(page, "Choose your own password"));
  const auto csrf = "csrf=" + http::percent_encode(hidden_value(page.body, "csrf"));
  const auto change = [&](const std::string& wanted) {
    return reader.post_raw("/team/account/password",
                           csrf + "&current=" + given + "&wanted=" + wanted + "&again=" + wanted,
                           {{"sec-fetch-site", "same-origin"}});
  };
  EXPECT_EQ(location(reader.post_raw(concern_path(concern, "/take"), csrf, {{"sec-fetch-site", "same-origin"}})),
            "/team/account");
  EXPECT_TRUE(shows(change(given), "Choose another password"));
  EXPECT_EQ(location(change("a+long+new+password")), "/team/account?password_changed=1#outcome");
  EXPECT_TRUE(shows(reader.get("/team"), "Words that stay within"));
}

TEST(TeamUsers, are_shown_to_managers_when_an_administrator_gives_a_password) {
  TeamUnderTest team;
  Browser browser(team), manager(team), worker(team);
  browser.be("administrator");
  manager.be("manager");
  worker.be("worker");
  EXPECT_FALSE(shows(manager.get("/team"), "New passwords")) << "what the operator types is theirs";
  team.user("auditor");
  browser.post("/team/users/reset", "sign_in_name=worker");
  browser.post("/team/users/reset", "sign_in_name=auditor");
  browser.post("/team/users", "name=New+One&sign_in_name=new.one&roles=worker&named_reader=yes");
  const auto told = manager.get("/team");
  EXPECT_TRUE(shows(told, "Invented administrator gave a new password to Invented worker."));
  EXPECT_TRUE(shows(told, "3 people were given a new password: see below the list"));
  EXPECT_LT(told.body.find("<h1"), told.body.find("id=\"new-access\"")) << "what cannot wait stands first";
  EXPECT_TRUE(shows(told, "Invented administrator added New One (Worker), who can sign in now."));
  EXPECT_FALSE(shows(browser.get("/team/users"), "New passwords")) << "not by whoever gave it";
  worker.be("second");
  EXPECT_FALSE(shows(worker.get("/team"), "New passwords"));
  EXPECT_EQ(worker.post("/team/access/seen", "sign_in_name=worker").status, Status::forbidden);
  EXPECT_EQ(location(manager.post("/team/access/seen", "sign_in_name=worker")), "/team#outcome");
  EXPECT_EQ(location(manager.post("/team/access/seen", "sign_in_name=worker")), "/team#outcome") << "seen already";
  EXPECT_EQ(team.audit_lines("user.seen", "done"), 1U);
  EXPECT_FALSE(shows(manager.get("/team"), "gave a new password to Invented worker"));
  EXPECT_TRUE(shows(manager.get("/team"), "added New One"));
}

TEST(TeamUsers, are_shown_to_whoever_else_can_look_while_no_other_manager_can) {
  TeamUnderTest team;
  Browser browser(team), auditor(team), manager(team);
  browser.be("administrator");
  auditor.be("auditor");
  team.user("manager");
  browser.post("/team/users/reset", "sign_in_name=manager");
  EXPECT_TRUE(shows(auditor.get("/team/audit"), "I have seen this about Invented manager"));
  browser.post("/team/users/disable", "sign_in_name=auditor&confirmed=yes");
  const auto nobody = browser.get("/team/users");
  EXPECT_TRUE(shows(nobody, "Nobody who signs in can say that this was seen"));
  EXPECT_FALSE(shows(nobody, "I have seen this about"));
  ASSERT_TRUE(app::ManageUsers(team.service())
                  .reset("auditor", Secret::from_text(password_under_test), "operator", app::LetIn::yes)
                  .ok());
  auditor.be("auditor");
  EXPECT_EQ(location(auditor.post("/team/access/seen", "sign_in_name=manager")), "/team/audit#outcome");
  EXPECT_FALSE(shows(auditor.get("/team/audit"), "New passwords"));
  EXPECT_EQ(team.audit_lines("user.seen", "done"), 1U);
}

TEST(TeamUsers, keep_their_last_administrator) {
  TeamUnderTest team;
  Browser browser(team);
  browser.be("administrator");
  const auto refused = browser.post("/team/users/disable", "sign_in_name=administrator");
  EXPECT_EQ(refused.status, Status::unprocessable);
  EXPECT_TRUE(shows(refused, "last administrator"));
  EXPECT_EQ(browser.get("/team/users").status, Status::ok);
  EXPECT_EQ(browser.post("/team/users/reset", "sign_in_name=nobody").status, Status::unprocessable);
}

TEST(TeamUsers, are_warned_of_before_the_last_named_reader_is_disabled) {
  TeamUnderTest team;
  Browser browser(team);
  browser.be("administrator");
  team.user("worker");
  EXPECT_FALSE(shows(browser.get("/team/users"), "last named reader"));
  team.user("manager");
  EXPECT_TRUE(shows(browser.get("/team/users"), "Invented manager is the last named reader"));
}

TEST(TeamUsers, are_disabled_after_a_page_that_says_what_stands_or_falls_with_them) {
  TeamUnderTest team;
  Browser browser(team), manager(team);
  browser.be("administrator");
  manager.be("manager");
  for (const auto& dangers : {std::vector<std::string>{"missing"}, {}}) {
    const auto concern = team.tell("A worry", /*about_our_staff=*/false, dangers);
    const auto shown = manager.get(concern_path(concern));
    manager.post(concern_path(concern, "/take"), "revision=" + hidden_value(shown.body, "revision"));
  }
  const auto asked = browser.post("/team/users/disable", "sign_in_name=manager");
  EXPECT_EQ(asked.status, Status::ok);
  for (const char* text : {"Disable Invented manager?", "Invented manager has 2 open concerns.",
                           "1 of them cannot wait.", "Invented manager is the last named reader",
                           "Invented manager is the only manager", "name=\"confirmed\" value=\"yes\"", "No, go back"})
    EXPECT_TRUE(shows(asked, text)) << text;
  EXPECT_EQ(manager.get("/team").status, Status::ok) << "nothing is done yet";
  EXPECT_EQ(location(browser.get("/team/users/disable")), "/team/users");
  browser.post("/team/users/disable", "sign_in_name=manager&confirmed=yes");
  EXPECT_EQ(location(manager.get("/team")), "/team/sign-in");
}

TEST(TeamPassword, is_changed_by_its_owner_and_ends_their_other_sessions) {
  TeamUnderTest team;
  Browser browser(team), elsewhere(team);
  browser.be("worker");
  elsewhere.be("worker");
  const auto current = "current=" + http::percent_encode(password_under_test);
  EXPECT_TRUE(shows(browser.post("/team/account/password", ""), "Enter the password you have now"));
  EXPECT_TRUE(shows(browser.post("/team/account/password", current + "&wanted=a+long+new+password&again=another"),
                    "The two new passwords differ"));
  EXPECT_TRUE(shows(browser.post("/team/account/password", current + "&wanted=short&again=short"),
                    "A password has at least 12 characters"));
  const auto wrong = browser.post("/team/account/password",
                                  "current=wrong+secret&wanted=a+long+new+password&again=a+long+new+password");
  EXPECT_EQ(wrong.status, Status::unprocessable);
  EXPECT_FALSE(shows(wrong, "wrong secret"));
  EXPECT_FALSE(shows(wrong, "a long new password"));
  EXPECT_EQ(team.audit_lines("account.password_changed", "refused"), 1U);
  const auto before = browser.cookie();
  const auto done =
      browser.post("/team/account/password", current + "&wanted=a+long+new+password&again=a+long+new+password");
  EXPECT_EQ(location(done), "/team/account?password_changed=1#outcome");
  EXPECT_NE(browser.cookie(), before);
  EXPECT_TRUE(shows(browser.get("/team/account?password_changed=1"), "Your password is changed"));
  EXPECT_EQ(location(elsewhere.get("/team")), "/team/sign-in");
}

TEST(TeamHandover, goes_from_a_manager_to_a_colleague_and_back) {
  TeamUnderTest team;
  const auto concern = team.tell("A worry");
  Browser manager(team), worker(team);
  worker.be("worker");
  manager.be("manager");
  const auto page = manager.get(concern_path(concern));
  EXPECT_TRUE(shows(page, "<option value=\"" + team.user("worker").to_string() + "\">Invented worker</option>"));
  EXPECT_FALSE(shows(worker.get(concern_path(concern)), "<option"));
  EXPECT_TRUE(shows(manager.post(concern_path(concern, "/assign"), as_shown(page)), "Choose a colleague who may read"));
  EXPECT_EQ(location(manager.post(concern_path(concern, "/assign"),
                                  as_shown(page) + "colleague=" + team.user("worker").to_string())),
            concern_path(concern, "#outcome"));
  const auto mine = worker.get(concern_path(concern));
  EXPECT_TRUE(shows(worker.get("/team?view=mine"), "A worry"));
  EXPECT_TRUE(shows(mine, "gave the concern to a colleague"));
  EXPECT_EQ(location(worker.post(concern_path(concern, "/put-back"), as_shown(mine))),
            concern_path(concern, "#outcome"));
  EXPECT_TRUE(shows(worker.get("/team"), "Taken by nobody"));
  EXPECT_EQ(worker.post(concern_path(concern, "/put-back"), as_shown(mine)).status, Status::unprocessable);
}

}  // namespace
}  // namespace heed::tests
