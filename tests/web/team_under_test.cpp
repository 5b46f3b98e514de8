#include "web/team_under_test.hpp"

#include <fstream>
#include <sstream>

#include "app/audit_linker.hpp"
#include "app/users.hpp"
#include "content/library.hpp"
#include "http/form.hpp"

namespace heed::tests {

namespace {

// Tuesday 24 November 2026, 09:30 in London.
constexpr Instant start{1'795'512'600'000};

std::string read_file(const char* path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::shared_ptr<const content::Library> load_library() {
  std::vector<content::Finding> findings;
  auto library = content::Library::load(
      {"content", HEED_CATALOGUES, "exampleshire", "child-exploitation", true, {2026, 11, 24}}, findings);
  if (!library) throw std::runtime_error("content/ does not load");
  return library;
}

struct Person {
  std::set<domain::Role> roles;
  bool named_reader = false;
};

const std::map<std::string, Person>& people() {
  using enum domain::Role;
  static const std::map<std::string, Person> all{{"worker", {{worker}, false}},
                                                 {"second", {{worker}, false}},
                                                 {"manager", {{manager}, true}},
                                                 {"administrator", {{administrator}, false}},
                                                 {"auditor", {{auditor}, false}}};
  return all;
}

http::Response problem(http::Status status, const http::Request&) { return http::Response::text("problem", status); }

}  // namespace

TeamUnderTest::TeamUnderTest()
    : m_clock(start),
      m_key_ring(crypto::KeyRing::make("exampleshire", start, m_random)),
      m_receipt_words(crypto::WordList::parse(read_file("content/receipt-words/en.txt")).value()),
      m_linker(app::make_audit_linker(m_key_ring)),
      m_store(std::make_unique<store_memory::MemoryStore>(*m_linker)),
      m_ports(std::make_unique<ports::Store>(m_store->ports())) {
  static const auto library = load_library();
  app::AreaRules rules{"exampleshire", library->local().calendar, {"en"}};
  m_service = std::make_unique<app::Service>(
      app::ServiceOptions{*m_ports, m_key_ring, m_receipt_words, rules, m_clock, m_random});
  m_sessions = std::make_unique<http::Sessions>(m_random, m_clock);
  m_site.library = library;
  m_site.clock = &m_clock;
  m_site.style_path = m_site.style_rtl_path = m_site.exit_script_path = m_site.icon_path = "/assets/x";
  m_site.unsent_script_path = "/assets/unsent";
  m_site.search_script_path = "/assets/search";
  m_site.mentions_script_path = "/assets/mentions";
  m_router = std::make_unique<http::Router>(web_team::routes({m_site, *m_service, *m_sessions}), library->locales());
}

UserId TeamUnderTest::user(const std::string& name) {
  if (const auto made = m_users.find(name); made != m_users.end()) return made->second;
  const Person& person = people().at(name);
  const auto added = app::ManageUsers(*m_service)
                         .add({name, "Invented " + name, person.roles, person.named_reader},
                              Secret::from_text(password_under_test), "operator");
  if (!added.ok()) throw std::runtime_error("no user " + name + ": " + added.error().code);
  return m_users[name] = *added;
}

std::size_t TeamUnderTest::audit_lines(std::string_view action, std::string_view outcome) const {
  const auto lines = m_store->lines_after(ports::AuditChain::team, 0, 10'000);
  std::size_t count = 0;
  for (const auto& line : lines.value())
    if (line.entry.action == action && line.entry.outcome == outcome) ++count;
  return count;
}

ConcernId TeamUnderTest::tell(const std::string& worry, bool about_our_staff, const std::vector<std::string>& dangers) {
  app::SubmitRequest request;
  request.draft.reporter_kind = "adult";
  request.draft.worry = worry;
  request.draft.dangers = dangers;
  request.draft.language = "en";
  request.draft.reporter.contact_wanted = "yes";
  if (about_our_staff) {
    domain::AdultDraft adult;
    adult.name = "Invented Colleague";
    adult.works_for_us = "yes";
    request.draft.adults = {adult};
  }
  request.token = Secret::from_text("a token of its own, number " + std::to_string(++m_told));
  const auto outcome = app::SubmitConcern(*m_service)(request);
  const auto& submitted = std::get<app::Submitted>(outcome);
  return m_store->find_by_reference(submitted.reference).value().id;
}

http::Response Browser::send(http::Request request) {
  request.source = source_under_test;
  if (const auto question = request.path.find('?'); question != std::string::npos) {
    request.query = request.path.substr(question + 1);
    request.path.resize(question);
  }
  if (!m_cookie.empty()) request.headers.emplace_back("cookie", "heed_session=" + m_cookie);
  http::Response response = http::answer(m_team.router(), request, {problem});
  if (const std::string* set = response.header("set-cookie")) {
    const auto value = set->find('=') + 1;
    m_cookie = set->substr(value, set->find(';') - value);
  }
  return response;
}

http::Response Browser::get(const std::string& address) {
  http::Request request;
  request.path = address;
  return send(std::move(request));
}

http::Response Browser::post(const std::string& path, const std::string& body) {
  return post_raw(path, "csrf=" + http::percent_encode(m_csrf_token) + "&" + body, {{"sec-fetch-site", "same-origin"}});
}

http::Response Browser::post_raw(const std::string& path, const std::string& body,
                                 std::vector<std::pair<std::string, std::string>> headers) {
  http::Request request;
  request.method = http::Method::post;
  request.path = path;
  request.body = body;
  request.headers = std::move(headers);
  return send(std::move(request));
}

void Browser::sign_in(const std::string& name) {
  m_team.user(name);
  const auto response =
      post_raw("/team/sign-in", "name=" + name + "&password=" + http::percent_encode(password_under_test));
  ASSERT_EQ(response.status, http::Status::see_other) << response.body;
  read_token();
}

void Browser::be(const std::string& name) {
  m_cookie = m_team.begin_session(name);
  read_token();
}

void Browser::read_token() {
  m_csrf_token = hidden_value(get("/team/account").body, "csrf");
  ASSERT_FALSE(m_csrf_token.empty());
}

std::string concern_path(ConcernId concern, std::string_view below) {
  return "/team/concerns/" + concern.to_string() + std::string(below);
}

std::string hidden_value(const std::string& page, const std::string& name) {
  const std::string before = "name=\"" + name + "\" value=\"";
  const auto at = page.find(before);
  if (at == std::string::npos) return {};
  const auto begin = at + before.size();
  return page.substr(begin, page.find('"', begin) - begin);
}

std::string location(const http::Response& response) {
  const std::string* target = response.header("location");
  return target ? *target : std::string();
}

}  // namespace heed::tests
