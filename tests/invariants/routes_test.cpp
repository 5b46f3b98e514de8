// The route table holds the program's promises about access: every row is read, and every row is tried as everybody.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "app/change_mention.hpp"
#include "app/raise_alerts.hpp"
#include "domain/audit_action.hpp"
#include "fixtures/page_client.hpp"
#include "main/program.hpp"

namespace heed::tests {
namespace {

using domain::Action;
using domain::Role;
using http::Method;
using http::Status;

constexpr std::size_t most_body_bytes = std::size_t{1024} * 1024;

std::optional<Action> action_of(const std::string& access) {
  for (const Action action : domain::all_actions())
    if (to_string(action) == access) return action;
  return std::nullopt;
}

TEST(Routes, EachSaysWhoMayAndWhatIsPutOnRecord) {
  TestArea area;
  for (const http::Route& route : area.router().routes()) {
    EXPECT_TRUE(route.access == "public" || action_of(route.access)) << route.pattern << ": " << route.access;
    const bool none = route.audit.starts_with("none: ") && route.audit.size() > 15;
    EXPECT_TRUE(none || domain::parse_audit_action(route.audit)) << route.pattern << ": " << route.audit;
    EXPECT_TRUE(route.handler) << route.pattern;
  }
}

TEST(Routes, OfTheTeamAskTheGate) {
  TestArea area;
  for (const http::Route& route : area.router().routes()) {
    const bool team = route.pattern == "/team" || route.pattern.starts_with("/team/");
    EXPECT_EQ(route.access != "public", team && route.pattern != "/team/sign-in") << route.pattern;
  }
}

TEST(Routes, TakeNoMoreThanTheySay) {
  TestArea area;
  for (const http::Route& route : area.router().routes()) {
    if (route.method == Method::post) {
      EXPECT_GT(route.body_bytes, 0u) << route.pattern;
      EXPECT_LE(route.body_bytes, most_body_bytes) << route.pattern;
    } else {
      EXPECT_EQ(route.body_bytes, 0u) << route.pattern;
    }
    // Page handlers run on the threads that read from sockets, so nothing that waits for the store may be there.
    if (route.method == Method::post || route.access != "public") {
      EXPECT_NE(route.pool, http::Pool::page) << route.pattern;
    }
  }
}

TEST(Routes, AreListedInTheDocuments) {
  std::ifstream file("docs/access.md");
  const std::string written{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(written, main_program::Program().routes().value()) << "write it anew: heed routes > docs/access.md";
}

// ---- everybody at every door ----

class Matrix : public testing::Test {
 protected:
  Matrix() {
    for (const Role role : domain::all_roles()) m_area.add_user("invented." + std::string(to_string(role)), {role});
  }

  // Where the name of a man stands in what is told.
  static constexpr std::string_view mention = "worry:32";

  // A concern of its own for every try, so that none depends on what the one before did.
  std::string new_concern(const std::string& about_staff = "no") {
    return tell(
        R"({"worry":"An invented worry. A man called Slim.","adults":[{"name":"Invented Adult","works_for_us":")" +
        about_staff + R"("}]})");
  }

  std::string tell(const std::string& body) {
    PageClient reporter(m_area, ++m_told);
    const auto told = reporter.request(Method::post, "/api/v1/concerns", body,
                                       {{"content-type", "application/json"},
                                        {"idempotency-key", "an-invented-key-of-its-own-" + std::to_string(m_told)}});
    EXPECT_EQ(told.status(), Status::created) << told.body;
    return m_area.audit(ports::AuditChain::door).back().entry.target.to_string();
  }

  // Unlike any other: else what is told for the next try would be about the same child.
  static std::string invented_name(std::uint64_t number) {
    std::string name;
    for (std::uint64_t letter = 0, state = number; letter < 20; ++letter) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      name += static_cast<char>((letter % 10 == 0 ? 'A' : 'a') + (state >> 33U) % 26);
      if (letter == 9) name += ' ';
    }
    return name;
  }

  // An alert of its own for every try, which cites one concern: about staff or not.
  std::string new_alert(const std::string& about_staff) {
    m_area.clock().advance(std::chrono::milliseconds(1));
    tell(R"({"worry":"An invented worry. The child was missing and has a new phone.","children":[{"name":")" +
         invented_name(++m_alerts) + R"("}],"adults":[{"name":"Invented Adult","works_for_us":")" + about_staff +
         R"("}]})");
    EXPECT_TRUE(app::RaiseAlerts(m_area.service())().ok());
    const auto lines = m_area.audit(ports::AuditChain::team);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
      if (line->entry.action == "alert.raised") return line->entry.target.to_string();
    ADD_FAILURE() << "no alert was raised";
    return {};
  }

  std::size_t refusals() {
    std::size_t count = 0;
    for (const auto& line : m_area.audit(ports::AuditChain::team)) count += line.entry.outcome == "refused" ? 1 : 0;
    return count;
  }

  // Whoever is asked for beside the concern is in another one, and called the same.
  std::string address_of(const http::Route& route, const std::string& concern) {
    std::string address = route.pattern;
    const auto fill = [&](const std::string& name, const auto& value) {
      if (const auto at = address.find(name); at != std::string::npos) address.replace(at, name.size(), value());
    };
    fill("{id}", [&] { return concern; });
    fill("{alert}", [&] { return concern; });
    fill("{other}", [&] { return new_concern(); });
    fill("{item}", [] { return std::string(mention); });
    for (const char* place : {"{place}", "{other_place}"}) fill(place, [] { return std::string("adults.0"); });
    return address;
  }

  static bool is_undo(const http::Route& route) { return route.pattern.ends_with("/undo-mention"); }

  Page try_as(PageClient& client, const http::Route& route, const std::string& concern) {
    const auto address = address_of(route, concern);
    if (route.method == Method::get) return client.get(address);
    const auto token = client.cookies().empty() ? std::string() : client.get("/team/account").value("csrf");
    return client.post(address, {{"csrf", token},
                                 {"revision", "1"},
                                 {"note", "Invented words"},
                                 {"reply", "Invented words"},
                                 {"kind", "early_help"},
                                 {"mention", (is_undo(route) ? "1 " : "0 ") + std::string(mention)},
                                 {"rationale", "Invented reasons, long enough"}});
  }

  // The same session for every try, until one ends it: a password takes its time.
  PageClient& signed_in(Role role) {
    auto& client = m_clients[role];
    if (client != nullptr && client->get("/team/account").status() == Status::ok) return *client;
    client = std::make_unique<PageClient>(m_area);
    client->sign_in("invented." + std::string(to_string(role)));
    return *client;
  }

  void expect_as(Role role, const http::Route& route, const std::string& concern, bool allowed) {
    auto& client = signed_in(role);
    const auto before = refusals();
    const auto page = try_as(client, route, concern);
    const std::string what = std::string(to_string(role)) + " " + page.path;
    if (allowed) {
      EXPECT_TRUE(page.status() == Status::ok || page.status() == Status::see_other ||
                  page.status() == Status::unprocessable)
          << what << " → " << static_cast<int>(page.status());
      EXPECT_EQ(refusals(), before) << what;
    } else {
      EXPECT_TRUE(page.status() == Status::forbidden || page.status() == Status::not_found)
          << what << " → " << static_cast<int>(page.status());
      EXPECT_EQ(refusals(), before + 1) << what << ": a refusal is one line";
      EXPECT_EQ(page.body.find("An invented worry"), std::string::npos) << what;
    }
  }

  TestArea m_area;
  // What a route is about, of its own.
  std::string new_record(const http::Route& route, const std::string& about_staff = "no") {
    if (route.pattern.find("{alert}") != std::string::npos) return new_alert(about_staff);
    if (route.pattern.find("{id}") == std::string::npos) return {};
    const auto concern = new_concern(about_staff);
    if (is_undo(route)) confirm_mention(concern);
    return concern;
  }

  // So that there is something to take back.
  void confirm_mention(const std::string& concern) {
    const domain::Actor reader{UserId{}, "Invented", "exampleshire", {Role::manager}, /*named_reader=*/true};
    const app::MentionDraft draft{std::string(mention), mentions::Deed::confirmed, 0};
    EXPECT_TRUE(app::ChangeMention(m_area.service())(reader, *ConcernId::parse(concern), draft).ok());
  }

  std::map<Role, std::unique_ptr<PageClient>> m_clients;
  std::uint64_t m_told = 100, m_alerts = 0;
};

domain::Actor actor_of(Role role) { return {UserId{}, "Invented", "exampleshire", {role}, false}; }

TEST_F(Matrix, EveryRoleGetsExactlyWhatTheGateSays) {
  std::size_t tried = 0;
  for (const http::Route& route : m_area.router().routes()) {
    if (route.access == "public") continue;
    const Action action = action_of(route.access).value();
    for (const Role role : domain::all_roles()) {
      const bool allowed = domain::may(
          actor_of(role), action, {.area_id = "exampleshire", .restricted = false, .excluded = {}, .closed = false});
      expect_as(role, route, new_record(route), allowed);
      ++tried;
    }
  }
  EXPECT_GE(tried, 40u);
}

TEST_F(Matrix, WhoeverIsSignedOutIsLedToTheSignIn) {
  for (const http::Route& route : m_area.router().routes()) {
    if (route.access == "public") continue;
    PageClient client(m_area);
    const auto page = try_as(client, route, new_record(route));
    const bool led = page.status() == Status::see_other && page.location() == "/team/sign-in";
    const bool text_given_back = page.status() == Status::forbidden && route.method == Method::post;
    EXPECT_TRUE(led || text_given_back) << page.path << " → " << static_cast<int>(page.status());
    EXPECT_EQ(page.body.find("An invented worry"), std::string::npos) << page.path;
  }
  EXPECT_EQ(m_area.audit_lines(ports::AuditChain::team, "note.added", "done"), 0u);
}

TEST_F(Matrix, AConcernAboutStaffIsNobodysWhoIsNotNamed) {
  m_area.add_user("invented.reader", {Role::worker}, /*named_reader=*/true);
  for (const http::Route& route : m_area.router().routes()) {
    if (route.pattern.find("{id}") == std::string::npos && route.pattern.find("{alert}") == std::string::npos) continue;
    // Leads on to an address that is in this loop too, whatever stands in its place.
    if (route.audit.starts_with("none: leads")) continue;
    for (const Role role : domain::all_roles()) expect_as(role, route, new_record(route, "yes"), false);
  }
}

TEST_F(Matrix, AnInventedIdIsTheSameAsOneThatOneMayNotKnowOf) {
  m_area.add_user("invented.reader", {Role::worker}, /*named_reader=*/true);
  const auto hidden = new_concern("yes");
  PageClient client(m_area);
  client.sign_in("invented.worker");
  const auto unknown = client.get("/team/concerns/00000000000000000000000000000001");
  const auto refused = client.get("/team/concerns/" + hidden);
  EXPECT_EQ(unknown.status(), Status::not_found);
  EXPECT_EQ(refused.status(), Status::not_found);
  EXPECT_EQ(unknown.tree.all("main").front()->text, refused.tree.all("main").front()->text);
}

TEST_F(Matrix, NoFormOfTheTeamWorksWithoutItsToken) {
  for (const http::Route& route : m_area.router().routes()) {
    if (route.access == "public" || route.method != Method::post) continue;
    PageClient client(m_area);
    client.sign_in("invented.manager");
    const auto address = address_of(route, new_record(route));
    const auto before = refusals();
    EXPECT_EQ(client.post(address, {{"note", "a"}}).status(), Status::forbidden) << address;
    EXPECT_EQ(client.post(address, {{"note", "a"}, {"csrf", std::string(43, 'A')}}).status(), Status::forbidden)
        << address;
    const auto token = client.get("/team/account").value("csrf");
    const auto elsewhere =
        client.request(Method::post, address, "note=a&csrf=" + token, {{"sec-fetch-site", "cross-site"}});
    EXPECT_EQ(elsewhere.status(), Status::forbidden) << address;
    EXPECT_EQ(refusals(), before + 3) << address;
  }
}

}  // namespace
}  // namespace heed::tests
