// Who gets in, and what is refused: sign-in, sessions, tokens, roles, need to know.
#include <gtest/gtest.h>

#include "app/users.hpp"
#include "web/team_under_test.hpp"

namespace heed::tests {
namespace {

using http::Status;
using namespace std::chrono_literals;

bool shows(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

TEST(TeamSignIn, gives_one_answer_to_a_wrong_name_and_a_wrong_password) {
  TeamUnderTest team;
  Browser browser(team);
  team.user("worker");
  const auto name = browser.post_raw("/team/sign-in", "name=nobody&password=wrong+password");
  const auto password = browser.post_raw("/team/sign-in", "name=worker&password=wrong+password");
  EXPECT_EQ(name.status, Status::forbidden);
  EXPECT_EQ(password.status, Status::forbidden);
  EXPECT_TRUE(shows(name, "The sign-in name or the password is not right"));
  EXPECT_TRUE(shows(password, "The sign-in name or the password is not right"));
  EXPECT_FALSE(shows(password, "wrong password"));
  EXPECT_TRUE(browser.cookie().empty());
}

TEST(TeamSignIn, refuses_a_form_from_another_site) {
  TeamUnderTest team;
  Browser browser(team);
  team.user("worker");
  const auto response = browser.post_raw("/team/sign-in", "name=worker&password=correct+horse+battery",
                                         {{"sec-fetch-site", "cross-site"}});
  EXPECT_EQ(response.status, Status::forbidden);
  EXPECT_TRUE(browser.cookie().empty());
}

http::Standing standing_of(TeamUnderTest& team, const std::string& path, const std::string& body,
                           const std::string& cookie = {}) {
  http::Request request;
  request.method = http::Method::post;
  request.path = path;
  request.body = body;
  request.source = source_under_test;
  if (!cookie.empty()) request.headers = {{"cookie", "heed_session=" + cookie}};
  const auto match = team.router().match(request);
  return match.route->standing(request);
}

TEST(TeamSignIn, a_try_that_must_wait_takes_no_place_from_those_whose_password_is_looked_at) {
  TeamUnderTest team;
  Browser browser(team);
  team.user("worker");
  const std::string body = "name=Worker&password=wrong+password";
  EXPECT_EQ(standing_of(team, "/team/sign-in", body), http::Standing::ordinary);
  for (int i = 0; i < 10; ++i) browser.post_raw("/team/sign-in", body);
  EXPECT_EQ(standing_of(team, "/team/sign-in", body), http::Standing::aside);
  EXPECT_EQ(browser.post_raw("/team/sign-in", body).status, Status::too_many_requests);
  browser.sign_in("second");
  EXPECT_EQ(standing_of(team, "/team/sign-in", "name=second&password=x"), http::Standing::known);
}

TEST(TeamSignIn, who_is_signed_in_keeps_a_place_to_change_a_password_and_nobody_else_takes_one) {
  TeamUnderTest team;
  Browser browser(team);
  browser.be("worker");
  EXPECT_EQ(standing_of(team, "/team/account/password", "", browser.cookie()), http::Standing::known);
  EXPECT_EQ(standing_of(team, "/team/account/password", ""), http::Standing::aside);
}

TEST(TeamSignIn, begins_a_new_session_and_ends_the_one_before) {
  TeamUnderTest team;
  Browser browser(team), thief(team);
  browser.sign_in("worker");
  const std::string before = browser.cookie();
  browser.sign_in("worker");
  EXPECT_NE(browser.cookie(), before);
  http::Request request;
  request.path = "/team";
  request.headers = {{"cookie", "heed_session=" + before}};
  const auto response = http::answer(team.router(), request,
                                     {[](Status status, const auto&) { return http::Response::text("", status); }});
  EXPECT_EQ(location(response), "/team/sign-in");
}

TEST(TeamSession, ends_after_a_quarter_of_an_hour_without_a_page) {
  TeamUnderTest team;
  Browser browser(team);
  browser.be("worker");
  team.clock().advance(14min);
  EXPECT_EQ(browser.get("/team").status, Status::ok);
  team.clock().advance(16min);
  EXPECT_EQ(location(browser.get("/team")), "/team/sign-in");
  EXPECT_TRUE(shows(browser.get("/team/sign-in"), "Your session has ended."));
  EXPECT_TRUE(shows(browser.get("/team/sign-in"), "when it is ended for you"));
}

TEST(TeamSession, that_ended_under_a_form_gives_back_what_was_typed) {
  TeamUnderTest team;
  const auto concern = team.tell("A worry");
  Browser browser(team);
  browser.be("worker");
  team.clock().advance(16min);
  const auto shown = "reference=" + team.store().find(concern)->reference;
  const auto response = browser.post(concern_path(concern, "/notes"), shown + "&note=Long+and+careful+<words>");
  EXPECT_EQ(response.status, Status::forbidden);
  EXPECT_TRUE(shows(response, "Long and careful &lt;words&gt;"));
  EXPECT_TRUE(shows(response, "data-heed-unsent") && shows(response, "/assets/unsent")) << "leaving it is asked about";
  EXPECT_TRUE(shows(response, "href=\"/team/sign-in\" target=\"_blank\"")) << "the page stays";
  EXPECT_TRUE(shows(response, "href=\"" + concern_path(concern) + "\" target=\"_blank\""));
  EXPECT_TRUE(shows(response, "open concern " + team.store().find(concern)->reference));
  const auto unknown = browser.post(concern_path(concern, "/notes"), "reference=<i>&note=Words");
  EXPECT_FALSE(shows(unknown, team.store().find(concern)->reference)) << "nobody is told what there is";
  EXPECT_FALSE(shows(unknown, "<i>"));
  EXPECT_EQ(team.audit_lines("note.added", "done"), 0U);
}

TEST(TeamSession, gives_back_what_was_typed_on_a_page_that_is_there_no_more) {
  TeamUnderTest team;
  Browser browser(team), auditor(team);
  browser.be("worker");
  auditor.be("auditor");
  const auto gone =
      browser.post("/team/concerns/00000000000000000000000000000000/take", "note=Long+and+careful+<words>");
  EXPECT_EQ(gone.status, Status::not_found);
  EXPECT_TRUE(shows(gone, "Long and careful &lt;words&gt;") && shows(gone, "data-heed-unsent"));
  EXPECT_TRUE(shows(gone, "give it to a manager or your designated senior")) << "whatever the reason of the page is";
  const auto refused = auditor.post(concern_path(team.tell("A worry"), "/notes"), "note=Words+of+one+who+was+a+worker");
  EXPECT_EQ(refused.status, Status::forbidden);
  EXPECT_TRUE(shows(refused, "Words of one who was a worker"));
  const std::string foreign = "csrf=" + browser.csrf_token() + "&note=Words+of+another+site";
  EXPECT_FALSE(shows(browser.post_raw("/team/concerns/nonsense/take", foreign, {{"sec-fetch-site", "cross-site"}}),
                     "Words of another site"));
}

TEST(TeamSession, ends_at_sign_out_and_for_the_disabled) {
  TeamUnderTest team;
  Browser browser(team), other(team);
  browser.be("worker");
  other.be("second");
  EXPECT_EQ(location(browser.post("/team/sign-out", "")), "/team/sign-in?signed_out=1");
  EXPECT_EQ(location(browser.get("/team")), "/team/sign-in");
  ASSERT_TRUE(app::ManageUsers(team.service()).disable("second", "operator").ok());
  EXPECT_EQ(location(other.get("/team")), "/team/sign-in");
}

TEST(TeamToken, missing_or_wrong_changes_nothing_and_is_on_record) {
  TeamUnderTest team;
  const auto concern = team.tell("A worry");
  Browser browser(team);
  browser.be("worker");
  const std::vector<std::pair<std::string, std::string>> ours{{"sec-fetch-site", "same-origin"}};
  EXPECT_EQ(browser.post_raw(concern_path(concern, "/notes"), "note=A+note", ours).status, Status::forbidden);
  EXPECT_EQ(browser.post_raw(concern_path(concern, "/notes"), "csrf=wrong&note=A+note", ours).status,
            Status::forbidden);
  const std::string right = "csrf=" + browser.csrf_token();
  EXPECT_EQ(
      browser.post_raw(concern_path(concern, "/notes"), right + "&note=A+note", {{"sec-fetch-site", "cross-site"}})
          .status,
      Status::forbidden);
  EXPECT_EQ(team.audit_lines("note.added", "done"), 0U);
  EXPECT_EQ(team.audit_lines("note.added", "refused"), 3U);
  EXPECT_TRUE(team.store().notes(concern).value().empty());
}

// Every row of the table, asked as everyone: nobody gets further than their role, and nobody at all without a session.
TEST(TeamRoutes, answer_each_role_as_the_row_says) {
  TeamUnderTest team;
  const auto concern = team.tell("A worry");
  Browser stranger(team);
  for (const std::string role : {"worker", "manager", "administrator", "auditor"}) {
    Browser browser(team);
    browser.be(role);
    for (const auto& route : team.router().routes()) {
      if (route.access == "public" || route.pattern == "/team/sign-out") continue;
      std::string path = route.pattern;
      if (const auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, concern.to_string());
      const bool is_get = route.method == http::Method::get;
      const auto response = is_get ? browser.get(path) : browser.post(path, "");
      const bool works = role == "worker" || role == "manager";
      const bool is_allowed =
          route.access == "read_own_account" ||
          (route.access == "read_audit"     ? role == "manager" || role == "auditor"
           : route.access == "manage_users" ? role == "administrator"
           : route.access == "assign_concern" || route.access == "lift_restriction" || route.access == "try_alert_rules"
               ? role == "manager"
           : route.access == "see_new_access" ? role != "worker"
                                              : works);
      EXPECT_EQ(response.status != Status::forbidden, is_allowed) << role << " " << path;
      EXPECT_EQ(location(is_get ? stranger.get(path) : stranger.post_raw(path, "")), "/team/sign-in") << path;
    }
  }
}

TEST(TeamRoutes, tell_whoever_has_no_inbox_what_they_may_do) {
  TeamUnderTest team;
  Browser browser(team);
  browser.be("administrator");
  const auto refused = browser.get("/team");
  EXPECT_EQ(refused.status, Status::forbidden);
  EXPECT_TRUE(shows(refused, "Look after who can sign in"));
  EXPECT_EQ(team.audit_lines("inbox.listed", "refused"), 1U);
  EXPECT_TRUE(shows(browser.get("/team/account"), "Your role holds no right to read concerns."));
}

TEST(TeamNeedToKnow, hides_a_concern_from_whoever_knows_someone_in_it) {
  TeamUnderTest team;
  const auto concern = team.tell("The hidden worry");
  Browser browser(team), colleague(team);
  browser.be("worker");
  colleague.be("second");
  EXPECT_TRUE(shows(browser.get("/team"), "The hidden worry"));
  EXPECT_TRUE(shows(browser.get(concern_path(concern, "/conflict")), "Yes, take it from me"));
  EXPECT_EQ(location(browser.post(concern_path(concern, "/conflict"), "")), "/team#outcome");
  EXPECT_TRUE(shows(browser.get("/team"), "It is on record that you know someone in a concern"));
  EXPECT_FALSE(shows(browser.get("/team"), "It is on record")) << "said once";
  EXPECT_FALSE(shows(browser.get("/team?conflict_declared=1"), "It is on record"));
  EXPECT_EQ(location(browser.post(concern_path(concern, "/conflict"), "")), "/team#outcome");
  EXPECT_TRUE(shows(browser.get("/team"), "was on record already"));
  EXPECT_EQ(team.audit_lines("conflict.declared", "done"), 2U) << "a second press too";
  EXPECT_FALSE(shows(browser.get("/team"), "The hidden worry"));
  const auto hidden = browser.get(concern_path(concern));
  const auto nothing = browser.get(concern_path(ConcernId{}));
  EXPECT_EQ(hidden.status, Status::not_found);
  EXPECT_EQ(nothing.status, Status::not_found);
  EXPECT_TRUE(shows(colleague.get("/team"), "The hidden worry"));
}

TEST(TeamNeedToKnow, keeps_concerns_about_staff_to_named_readers) {
  TeamUnderTest team;
  const auto concern = team.tell("About a colleague", /*about_our_staff=*/true);
  Browser worker(team), reader(team);
  worker.be("worker");
  reader.be("manager");
  EXPECT_FALSE(shows(worker.get("/team"), "About a colleague"));
  EXPECT_EQ(worker.get(concern_path(concern)).status, Status::not_found);
  EXPECT_TRUE(shows(reader.get(concern_path(concern)), "Named readers only."));
}

TEST(TeamNeedToKnow, tells_whoever_reads_in_place_of_the_named_readers_not_to_speak_with_them) {
  TeamUnderTest team;
  const app::NewUser reader{"reader", "Dana Example", {domain::Role::manager}, /*named_reader=*/true};
  ASSERT_TRUE(app::ManageUsers(team.service()).add(reader, Secret::from_text(password_under_test), "operator").ok());
  Browser worker(team), second(team);
  worker.be("worker");
  second.be("second");
  const auto concern = team.tell("Dana Example meets a boy of 12", /*about_our_staff=*/true);
  const auto page = worker.get(concern_path(concern));
  EXPECT_FALSE(shows(page, "Named readers only")) << "the only one may be whom it is about";
  EXPECT_FALSE(shows(page, "Speak of it with named readers"));
  EXPECT_FALSE(shows(page, "Managers can read"));
  EXPECT_TRUE(shows(page, "no named reader may") && shows(page, "Do not speak of it with them"));
  EXPECT_TRUE(shows(page, "Ring the designated senior outside the team"));
  const auto readers = page.body.find("Speak of it only with those who can read it");
  for (const auto* name : {"Invented worker", "Invented second"})
    EXPECT_NE(page.body.find(std::string("<li translate=\"no\">") + name + "</li>", readers), std::string::npos)
        << name;
  EXPECT_FALSE(shows(worker.get("/team"), "Named readers only"));
}

TEST(TeamNeedToKnow, lets_the_team_say_that_a_concern_is_about_one_of_us) {
  TeamUnderTest team;
  const auto concern = team.tell("The man again");
  Browser worker(team), second(team), reader(team);
  worker.be("worker");
  second.be("second");
  reader.be("manager");
  EXPECT_TRUE(shows(worker.get(concern_path(concern)), "Say that it is about one of us"));
  const auto without = worker.post(concern_path(concern, "/about-staff"), "reason=+");
  EXPECT_EQ(without.status, Status::unprocessable);
  EXPECT_TRUE(shows(without, "Say why it is about one of us."));
  EXPECT_FALSE(team.store().find(concern)->restricted);
  const auto asked = worker.get(concern_path(concern, "/about-staff"));
  EXPECT_TRUE(shows(asked, "only named readers whom it does not name"));
  EXPECT_TRUE(shows(asked, "from then on you see nothing of this concern"));
  EXPECT_LT(asked.body.find("They can read it then"), asked.body.find("<li translate=\"no\">Invented manager</li>"));
  EXPECT_LT(asked.body.find("and not then"), asked.body.find("<li translate=\"no\">Invented worker</li>"));
  EXPECT_TRUE(shows(asked, "This starts no clock for the designated officer"));
  EXPECT_TRUE(shows(reader.get(concern_path(concern, "/about-staff")), "You are one of those who can still read it"));
  EXPECT_EQ(location(worker.post(concern_path(concern, "/about-staff"), "reason=A+colleague")), "/team#outcome");
  EXPECT_TRUE(shows(worker.get("/team"), "Speak of it with nobody else"));
  EXPECT_FALSE(shows(worker.get("/team"), "Speak of it with nobody else")) << "said once";
  EXPECT_FALSE(shows(worker.get("/team"), "The man again"));
  EXPECT_EQ(worker.get(concern_path(concern)).status, Status::not_found);
  for (int press = 0; press < 2; ++press) {
    EXPECT_EQ(location(press == 0 ? worker.post(concern_path(concern, "/about-staff"), "reason=A+colleague")
                                  : worker.get(concern_path(concern, "/about-staff"))),
              "/team#outcome");
    EXPECT_TRUE(shows(worker.get("/team"), "It was on record already"));
  }
  EXPECT_EQ(second.post(concern_path(concern, "/about-staff"), "reason=A+colleague").status, Status::not_found);
  EXPECT_EQ(location(reader.get(concern_path(concern, "/about-staff"))), concern_path(concern, "#outcome"));
  const auto page = reader.get(concern_path(concern));
  EXPECT_TRUE(shows(page, "It was on record already"));
  EXPECT_TRUE(shows(page, "Why this is about one of us: A colleague"));
  EXPECT_TRUE(shows(page, "Named readers only."));
  EXPECT_TRUE(shows(page, "said that it is about someone who works for us"));
  EXPECT_FALSE(shows(page, "Say that it is about one of us"));
  EXPECT_EQ(location(reader.post(concern_path(concern, "/about-staff"), "reason=A+colleague")),
            concern_path(concern, "#outcome"));
  EXPECT_EQ(team.audit_lines("concern.restricted", "done"), 2U) << "said, and once more by a second press";
  EXPECT_EQ(team.audit_lines("concern.restricted", "refused"), 1U) << "of the second, whose it never was to know";
}

TEST(TeamNeedToKnow, lets_a_manager_who_is_a_named_reader_lift_what_the_team_alone_said) {
  TeamUnderTest team;
  const auto concern = team.tell("The man again"), by_reporter = team.tell("About a colleague", true);
  Browser worker(team), reader(team);
  worker.be("worker");
  reader.be("manager");
  worker.post(concern_path(concern, "/about-staff"), "reason=A+colleague");
  EXPECT_TRUE(shows(reader.get(concern_path(concern)), "Say that it is not about one of us"));
  const auto asked = reader.get(concern_path(concern, "/not-about-staff"));
  EXPECT_LT(asked.body.find("and cannot now"), asked.body.find("<li translate=\"no\">Invented worker</li>"));
  EXPECT_EQ(reader.post(concern_path(concern, "/not-about-staff"), "reason=").status, Status::unprocessable);
  EXPECT_EQ(worker.post(concern_path(concern, "/not-about-staff"), "reason=Another+name").status, Status::forbidden);
  EXPECT_EQ(location(reader.post(concern_path(concern, "/not-about-staff"), "reason=Another+name")),
            concern_path(concern, "#outcome"));
  const auto page = reader.get(concern_path(concern));
  EXPECT_TRUE(shows(page, "The concern is no longer for named readers only"));
  EXPECT_TRUE(shows(page, "Why this is not about one of us: Another name"));
  EXPECT_TRUE(shows(worker.get(concern_path(concern)), "The man again"));
  EXPECT_TRUE(shows(worker.get(concern_path(concern, "/about-staff")), "Yes, it is about one of us")) << "once more";
  const auto said_by_reporter = reader.get(concern_path(by_reporter));
  EXPECT_TRUE(shows(said_by_reporter, "So it stays with named readers, and nobody can take that back"));
  EXPECT_FALSE(shows(said_by_reporter, "Say that it is not about one of us"));
  const auto kept = reader.post(concern_path(by_reporter, "/not-about-staff"), "reason=Another+name");
  EXPECT_EQ(kept.status, Status::forbidden);
  EXPECT_TRUE(shows(kept, "Nobody can take that back"));
  EXPECT_TRUE(team.store().find(by_reporter)->restricted);
}

TEST(TeamNeedToKnow, keeps_the_reason_of_each_who_says_the_same_at_the_same_time) {
  TeamUnderTest team;
  const auto concern = team.tell("The man again");
  Browser worker(team), reader(team);
  worker.be("worker");
  reader.be("manager");
  const auto path = concern_path(concern, "/about-staff");
  const auto press = "once=" + hidden_value(reader.get(path).body, "once") + "&reason=His+sister";
  worker.post(path, "reason=A+colleague");
  EXPECT_EQ(location(reader.post(path, press)), concern_path(concern, "#outcome"));
  EXPECT_TRUE(shows(reader.get(concern_path(concern)), "Your reason is kept among the notes too"));
  reader.post(path, press);
  EXPECT_EQ(team.store().notes(concern).value().size(), 2U);
  const auto page = reader.get(concern_path(concern));
  EXPECT_TRUE(shows(page, "It was on record already"));
  EXPECT_TRUE(shows(page, "Why this is about one of us: A colleague"));
  EXPECT_TRUE(shows(page, "Why this is about one of us: His sister"));
}

TEST(TeamNeedToKnow, takes_a_reason_of_10000_characters_and_says_of_a_longer_one_by_how_much) {
  TeamUnderTest team;
  const auto concern = team.tell("The man again");
  Browser reader(team);
  reader.be("manager");
  for (const char* below : {"/about-staff", "/not-about-staff"}) {
    const auto path = concern_path(concern, below);
    const auto longer = reader.post(path, "reason=" + std::string(10'001, 'x'));
    EXPECT_EQ(longer.status, Status::unprocessable);
    EXPECT_TRUE(shows(longer, "10,000 characters at most; it has 10,001 now")) << below;
    EXPECT_TRUE(shows(longer, "data-heed-unsent")) << "a link asks before it is lost";
    EXPECT_FALSE(shows(reader.get(path), "data-heed-unsent"));
    EXPECT_EQ(reader.post(path, "reason=" + std::string(10'000, 'x')).status, Status::see_other) << below;
  }
}

TEST(TeamNeedToKnow, leaves_what_is_said_to_be_about_one_of_us_unread_for_those_who_may_read_it) {
  TeamUnderTest team;
  Browser worker(team), reader(team);
  worker.be("worker");
  reader.be("manager");
  const auto take = [&](Browser& browser, ConcernId concern) {
    browser.post(concern_path(concern, "/take"),
                 "revision=" + hidden_value(browser.get(concern_path(concern)).body, "revision"));
  };
  for (Browser* says_so : {&worker, &reader}) {
    const auto concern = team.tell("The man again");
    take(worker, concern);
    const auto leads_to = location(says_so->post(concern_path(concern, "/about-staff"), "reason=A+colleague"));
    says_so->get("/team");
    EXPECT_EQ(leads_to, "/team#outcome");
    EXPECT_EQ(team.store().find(concern)->state, "received");
    EXPECT_TRUE(shows(reader.get("/team?view=unread"), "The man again"));
    take(reader, concern);
    EXPECT_FALSE(shows(reader.get("/team?view=unread"), "The man again"));
  }
  const auto concern = team.tell("The man once more");
  take(reader, concern);
  EXPECT_EQ(location(reader.post(concern_path(concern, "/about-staff"), "reason=A+colleague")),
            concern_path(concern, "#outcome"))
      << "they have it";
}

TEST(TeamPages, begin_without_the_box_for_whoever_comes_to_tell) {
  TeamUnderTest team;
  Browser worker(team);
  EXPECT_FALSE(shows(worker.get("/team/sign-in"), "heed-emergency"));
  worker.be("worker");
  EXPECT_FALSE(shows(worker.get("/team"), "heed-emergency"));
}

TEST(TeamPages, say_on_top_that_a_child_may_be_in_danger_and_nobody_has_it) {
  TeamUnderTest team;
  Browser worker(team), administrator(team);
  team.user("manager");  // the named reader
  worker.be("worker");
  administrator.be("administrator");
  const std::string warned = "says that a child may be in danger now, and nobody has it";
  const auto calm = team.tell("A worry");
  EXPECT_FALSE(shows(worker.get("/team/account"), warned));
  const auto concern = team.tell("A child", false, {"immediate_danger"});
  team.tell("About a colleague", /*about_our_staff=*/true, {"immediate_danger"});
  for (const auto& path : {std::string("/team"), std::string("/team/account"), concern_path(calm)}) {
    const auto page = worker.get(path);
    EXPECT_TRUE(shows(page, "One concern " + warned)) << path << ": not the one that they may not read";
    EXPECT_LT(page.body.find(warned), page.body.find("<h1")) << path;
  }
  const auto users = administrator.get("/team/users");
  EXPECT_FALSE(shows(users, warned));
  EXPECT_TRUE(shows(users, "Something that only named readers may read"));
  EXPECT_FALSE(shows(worker.get("/team/account"), "Something that only named readers may read"));
  worker.post(concern_path(concern, "/take"),
              "revision=" + hidden_value(worker.get(concern_path(concern)).body, "revision"));
  EXPECT_FALSE(shows(worker.get("/team/account"), warned));
}

TEST(TeamPages, say_on_top_who_has_not_dealt_with_a_message_of_a_child_in_danger) {
  TeamUnderTest team;
  Browser worker(team), second(team);
  worker.be("worker");
  second.be("second");
  const auto concern = team.tell("A child", false, {"immediate_danger"});
  const auto revision = [&] { return team.store().find(concern)->revision; };
  worker.post(concern_path(concern, "/take"), "revision=" + std::to_string(revision()));
  const std::string warned = "says that a child may be in danger now";
  EXPECT_FALSE(shows(second.get("/team/account"), warned));
  ports::ChangeConcern change{.id = concern, .seen_revision = revision()};
  change.message_waits_since = team.clock().now();
  ports::Work work;
  work.writes.emplace_back(change);
  ASSERT_TRUE(team.store().commit(std::move(work)).ok());
  const auto theirs = second.get("/team/account");
  EXPECT_TRUE(
      shows(theirs, "One concern " + warned + ": Invented worker has it, and has not dealt with the new message."))
      << theirs.body;
  EXPECT_NE(theirs.body.find(concern_path(concern) + "#message"), std::string::npos);
  EXPECT_LT(theirs.body.find(warned), theirs.body.find("<h1"));
  EXPECT_TRUE(shows(worker.get("/team"), warned + ": you have it, and have not dealt with the new message."));
  worker.post(concern_path(concern, "/message"), "revision=" + std::to_string(revision()));
  EXPECT_FALSE(shows(second.get("/team/account"), warned));
}

TEST(TeamPages, are_kept_by_no_browser) {
  TeamUnderTest team;
  const auto concern = team.tell("A worry");
  Browser browser(team);
  EXPECT_EQ(*browser.get("/team/sign-in").header("cache-control"), "no-store");
  browser.be("worker");
  for (const std::string& path :
       {std::string("/team"), std::string("/team/account"), concern_path(concern), concern_path(ConcernId{})})
    EXPECT_EQ(*browser.get(path).header("cache-control"), "no-store") << path;
}

}  // namespace
}  // namespace heed::tests
