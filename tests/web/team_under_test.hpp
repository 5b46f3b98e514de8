// The team's half over a store in memory, spoken to as a browser speaks: one request, one answer, cookies kept.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "app/service.hpp"
#include "app/submit_concern.hpp"
#include "base/clock.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/receipt.hpp"
#include "crypto/system_random.hpp"
#include "html/layout.hpp"
#include "http/route.hpp"
#include "http/server.hpp"
#include "http/session.hpp"
#include "store_memory/memory_store.hpp"
#include "web_team/routes.hpp"

namespace heed::tests {

// All people here are invented. Their sign-in names say what they are.
class TeamUnderTest {
 public:
  TeamUnderTest();

  http::Router& router() { return *m_router; }
  app::Service& service() { return *m_service; }
  FixedClock& clock() { return m_clock; }
  store_memory::MemoryStore& store() { return *m_store; }
  // One of worker, second (worker), manager (named reader), administrator, auditor; made when first asked for, since a
  // password takes its time to hash.
  UserId user(const std::string& name);
  std::string begin_session(const std::string& name) { return m_sessions->begin(user(name).to_string()); }
  // Lines of the team's chain with this action and outcome.
  std::size_t audit_lines(std::string_view action, std::string_view outcome) const;
  // A concern by an adult who wants to be contacted; its id.
  ConcernId tell(const std::string& worry, bool about_our_staff = false, const std::vector<std::string>& dangers = {});

 private:
  FixedClock m_clock;
  crypto::SystemRandom m_random;
  crypto::KeyRing m_key_ring;
  crypto::WordList m_receipt_words;
  std::unique_ptr<ports::AuditLinker> m_linker;
  std::unique_ptr<store_memory::MemoryStore> m_store;
  std::unique_ptr<ports::Store> m_ports;
  std::unique_ptr<app::Service> m_service;
  std::unique_ptr<http::Sessions> m_sessions;
  html::Site m_site;
  std::unique_ptr<http::Router> m_router;
  std::map<std::string, UserId> m_users;
  std::size_t m_told = 0;
};

inline const std::string password_under_test = "correct horse battery";
// The place that every browser here speaks from.
inline constexpr std::uint64_t source_under_test = 7;

class Browser {
 public:
  explicit Browser(TeamUnderTest& team) : m_team(team) {}

  http::Response get(const std::string& address);
  // `body` as a browser encodes it; the token of the session is added.
  http::Response post(const std::string& path, const std::string& body);
  // As post, with exactly this body and these headers besides the cookie.
  http::Response post_raw(const std::string& path, const std::string& body,
                          std::vector<std::pair<std::string, std::string>> headers = {});
  // With the password, through the form.
  void sign_in(const std::string& name);
  // As sign_in leaves it, without the time that the password takes.
  void be(const std::string& name);
  const std::string& cookie() const { return m_cookie; }
  const std::string& csrf_token() const { return m_csrf_token; }

 private:
  http::Response send(http::Request request);
  void read_token();

  TeamUnderTest& m_team;
  std::string m_cookie, m_csrf_token;
};

std::string concern_path(ConcernId concern, std::string_view below = {});
// The value of a hidden field of that name, as the page shows it first.
std::string hidden_value(const std::string& page, const std::string& name);
std::string location(const http::Response& response);

}  // namespace heed::tests
