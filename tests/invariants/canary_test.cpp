// The database never sees a name. Words that nobody else would write go into every field that a person fills; then they
// are looked for in every byte that the program left on disk, logged, or said to an operator.
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <mutex>
#include <sstream>

#include "app/form_state.hpp"
#include "base/text.hpp"
#include "fixtures/page_client.hpp"
#include "http/raw_client_for_test.hpp"
#include "invariants/planted_draft.hpp"
#include "main/commands.hpp"

namespace heed::invariants {
namespace {

using http::Method;
using http::Status;
using namespace heed::tests;

TEST(CanarySearch, FindsWhatIsThereInEveryForm) {
  CanarySearch search;
  search.plant("CanaryOfTheTest");
  for (const char* bytes : {"..CanaryOfTheTest..", "..canaryofthetest..", "43616e6172794f665468655465737400",
                            "..Q2FuYXJ5T2ZUaGVUZXN0..", "eENhbmFyeU9mVGhlVGVzdA==", "eHhDYW5hcnlPZlRoZVRlc3Q="})
    EXPECT_FALSE(search.find(bytes).empty()) << bytes;
  for (const bool little : {true, false}) {
    std::string wide;
    for (const char c : std::string("CanaryOfTheTest")) wide += little ? std::string{c, '\0'} : std::string{'\0', c};
    EXPECT_FALSE(search.find("x" + wide).empty());
  }
  EXPECT_TRUE(search.find("CanaryOfTheTes").empty());
  EXPECT_THROW(search.plant("short"), std::logic_error);
}

class Canary : public testing::Test {
 protected:
  Canary() : m_before(spdlog::default_logger()) {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("canary", std::make_shared<spdlog::sinks::ostream_sink_mt>(m_log)));
    spdlog::set_level(spdlog::level::trace);
  }
  ~Canary() override { spdlog::set_default_logger(m_before); }

  std::string plant(const std::string& where) { return m_planter.canary(where); }

  void expect_nowhere(const std::string& when) {
    m_area.instance().service();
    for (const std::string& found : m_search.find_below(m_area.folder().path())) ADD_FAILURE() << when << ": " << found;
    for (const std::string& found : m_search.find(m_log.str())) ADD_FAILURE() << when << ": " << found << " in the log";
    for (const std::string& found : m_search.find(m_answers))
      ADD_FAILURE() << when << ": " << found << " in an answer to an operator";
  }

  // As the operator asks through the control socket.
  void command(const std::string& request) {
    m_answers += main_program::run_command(m_area.service(), m_area.config(), request) + "\n";
  }

  // A person with a canary for everything that is theirs; the sign-in name must be in its alphabet.
  struct Person {
    std::string sign_in_name, password;
  };
  Person add_person(std::set<domain::Role> roles) {
    Person person{ascii_lower(plant("signin")), plant("password")};
    command(main_program::add_user_request({person.sign_in_name, plant("username"), std::move(roles), true},
                                           Secret::from_text(person.password)));
    return person;
  }

  std::string tell_everything() {
    domain::ConcernDraft draft;
    m_planter.plant(draft);
    draft.language = "en";
    const auto key = plant("idempotencykey") + "0123456789";
    const auto told = m_reporter.request(Method::post, "/api/v1/concerns", app::to_json(draft),
                                         {{"content-type", "application/json"}, {"idempotency-key", key}});
    EXPECT_EQ(told.status(), Status::created) << told.body;
    const auto start = told.body.find("\"receipt\":\"") + 11;
    const auto words = told.body.substr(start, told.body.find('"', start) - start);
    plant_words(words);
    return words;
  }

  // Words of the list stand in the program too; two of them side by side do not.
  void plant_words(const std::string& words) {
    m_search.plant(words);
    const auto each = split(words, ' ');
    for (std::size_t i = 0; i + 2 < each.size(); ++i)
      m_search.plant(std::string(each[i]) + " " + std::string(each[i + 1]) + " " + std::string(each[i + 2]));
  }

  void talk_as_reporter(const std::string& words) {
    auto page = m_reporter.send(m_reporter.get("/return"), "/return", {{"words", words}});
    ASSERT_EQ(page.status(), Status::ok);
    page = m_reporter.send(page, "/return/message", {{"message", plant("message")}});
    ASSERT_EQ(page.status(), Status::ok);
    EXPECT_EQ(m_reporter.send(m_reporter.get("/return"), "/return", {{"words", plant("wrongwords")}}).status(),
              Status::unprocessable);
  }

  void tell_on_the_pages() {
    auto page =
        m_reporter.send(m_reporter.get("/tell/quick"), "/tell/quick", {{"worry", plant("quickworry")}, {"go", "send"}});
    ASSERT_EQ(page.status(), Status::ok);
    plant_words(page.receipt_words());
    page = m_reporter.get("/tell/quick");
    EXPECT_EQ(m_reporter.post("/tell/quick", {{"state", plant("badstate")}, {"worry", plant("lostworry")}}).status(),
              Status::bad_request);
    EXPECT_NE(m_reporter.get("/tell?" + plant("query") + "=1").status(), Status::internal_error);
    EXPECT_EQ(m_reporter.get("/" + plant("path")).status(), Status::not_found);
  }

  void work_as_team(const Person& person) {
    m_team.sign_in(person.sign_in_name, person.password);
    for (const auto& [name, value] : m_team.cookies()) m_search.plant(value);
    const auto addresses = m_team.concern_addresses();
    ASSERT_EQ(addresses.size(), 2u);
    for (const std::string& address : addresses) {
      auto page = m_team.get(address);
      ASSERT_EQ(page.status(), Status::ok);
      m_search.plant(page.value("csrf"));
      m_team.send(page, address + "/take");
      EXPECT_EQ(m_team.send(m_team.get(address), address + "/notes", {{"note", plant("note")}}).status(),
                Status::see_other);
      const Fields decision{{"kind", "early_help"},
                            {"rationale", plant("rationale") + " is why"},
                            {"basis", plant("basis")},
                            {"not_shared", plant("notshared")},
                            {"child_voice", plant("childvoice")},
                            {"told", plant("told")},
                            {"floor_confirmed", "yes"}};
      EXPECT_EQ(m_team.send(m_team.get(address), address + "/decide", decision).status(), Status::see_other);
      page = m_team.get(address);
      const bool can_reply = page.body.find("/reply\"") != std::string::npos;
      if (can_reply) {
        EXPECT_EQ(m_team.send(page, address + "/reply", {{"reply", plant("reply")}}).status(), Status::see_other);
      }
    }
  }

  void fail_to_sign_in() {
    PageClient stranger(m_area, 77);
    const auto page = stranger.send(stranger.get("/team/sign-in"), "/team/sign-in",
                                    {{"name", plant("failedname")}, {"password", plant("failedpassword")}});
    EXPECT_EQ(page.status(), Status::forbidden);
  }

  std::ostringstream m_log;
  std::shared_ptr<spdlog::logger> m_before;
  CanarySearch m_search;
  Planter m_planter{m_search};
  TestArea m_area;
  PageClient m_reporter{m_area, 5}, m_team{m_area, 6};
  std::string m_answers;
};

TEST_F(Canary, IsNowhereOnDiskInLogsOrInAnswers) {
  const auto person = add_person({domain::Role::manager});
  const auto second = add_person({domain::Role::worker});
  const auto words = tell_everything();
  EXPECT_GE(m_planter.members(), 100u) << "every member of a draft, twice for those that repeat";
  tell_on_the_pages();
  talk_as_reporter(words);
  fail_to_sign_in();
  work_as_team(person);
  command(main_program::reset_user_request(second.sign_in_name, Secret::from_text(plant("newpassword"))));
  command(main_program::disable_user_request(second.sign_in_name));
  command(main_program::verify_audit_request());
  command("{\"command\":\"" + plant("command") + "\"");
  ASSERT_TRUE(main_program::append_anchors(m_area.service(), m_area.config()).ok());
  EXPECT_GT(m_search.planted(), 120u);

  ASSERT_TRUE(std::filesystem::exists(m_area.config().data / "heed.db-wal"))
      << "the log before the database is searched too";
  expect_nowhere("while open");
  m_area.restart();
  m_team.forget_cookies();
  m_team.sign_in(person.sign_in_name, person.password);
  EXPECT_EQ(m_team.get(m_team.concern_addresses().front()).status(), Status::ok)
      << "what was sealed can be opened again";
  expect_nowhere("after a restart");
  m_area.instance().close();
  expect_nowhere("when closed");
}

// The same search on the same folder finds what somebody does write there.
TEST_F(Canary, IsFoundWhereItIsWrittenOnPurpose) {
  const auto name = plant("purpose");
  expect_nowhere("before");
  std::ofstream(m_area.config().data / "extra") << "\x01\x02" << base64_core("xx" + name, 0, true);
  EXPECT_FALSE(m_search.find_below(m_area.folder().path()).empty());
  spdlog::info("{}", name);
  EXPECT_FALSE(m_search.find(m_log.str()).empty());
}

TEST_F(Canary, IsInNoLineOfTheServersLog) {
  http::ServerOptions options;
  options.port = 0;
  std::mutex mutex;
  std::string lines;
  options.log = [&](std::string_view line) {
    const std::lock_guard lock(mutex);
    lines += std::string(line) + "\n";
  };
  http::Server server(options, m_area.router(), m_area.problems());
  ASSERT_TRUE(server.start().ok());
  const auto ask = [&](const std::string& request) {
    http::RawClient client(server.port());
    client.send(request);
    return client.read_response();
  };
  const std::string head = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nUser-Agent: " + plant("agent") +
                           "\r\nX-Forwarded-For: " + plant("forwarded") + "\r\nReferer: http://" + plant("referer") +
                           "/\r\nCookie: heed_session=" + plant("cookie") + "\r\n";
  const std::string body = "state=x&worry=" + plant("worry");
  EXPECT_TRUE(ask("GET /" + plant("path") + "?" + plant("query") + "=1" + head + "\r\n").starts_with("HTTP/1.1 404"));
  EXPECT_TRUE(ask("GET /team/concerns/" + plant("id") + head + "\r\n").starts_with("HTTP/1.1 303"));
  EXPECT_TRUE(ask("POST /tell/quick" + head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body)
                  .starts_with("HTTP/1.1 4"));
  EXPECT_TRUE(ask("POST /api/v1/concerns" + head + "Content-Type: " + plant("type") +
                  "\r\nIdempotency-Key: " + plant("key") + "\r\nContent-Length: 2\r\n\r\n{}")
                  .starts_with("HTTP/1.1 415"));
  EXPECT_TRUE(ask("BREW /" + plant("method") + head + "\r\n").starts_with("HTTP/1.1"));
  EXPECT_TRUE(ask("GET /" + plant("broken") + " HTTP/9\r\n\r\n").starts_with("HTTP/1.1 400"));
  server.stop();
  EXPECT_GE(std::count(lines.begin(), lines.end(), '\n'), 4);
  for (const std::string& found : m_search.find(lines)) ADD_FAILURE() << found;
  for (const char* source : {"127.0.0.1", "::1"}) EXPECT_EQ(lines.find(source), std::string::npos) << lines;
  expect_nowhere("served");
}

}  // namespace
}  // namespace heed::invariants
