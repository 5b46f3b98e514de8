// The public forms over a real service and a store in memory, driven as a browser without JavaScript would: pages are asked
// for, their hidden fields are sent back, buttons are pressed.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "app/audit_linker.hpp"
#include "app/service.hpp"
#include "content/library.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/receipt.hpp"
#include "crypto/system_random.hpp"
#include "http/route.hpp"
#include "ports/audit_log.hpp"
#include "store_memory/memory_store.hpp"
#include "web_public/form_routes.hpp"

namespace heed::tests {

// Tuesday 24 November 2026, 20:00 in London: nobody reads before nine on Wednesday.
inline constexpr Instant evening{1'795'550'400'000};

class PublicFormsTest : public testing::Test {
 protected:
  PublicFormsTest() {
    crypto::initialise();
    content::LibraryOptions options;
    options.folder = "content";
    options.catalogues = HEED_CATALOGUES;
    options.today = Date{2026, 11, 24};
    std::vector<content::Finding> findings;
    m_site.library = content::Library::load(options, findings);
    m_site.clock = &m_clock;
    m_ring = std::make_unique<crypto::KeyRing>(crypto::KeyRing::make("exampleshire", evening, m_random));
    m_linker = app::make_audit_linker(*m_ring);
    m_store = std::make_unique<store_memory::MemoryStore>(*m_linker);
    m_ports = std::make_unique<ports::Store>(m_store->ports());
    std::ifstream words("content/receipt-words/en.txt");
    m_words = std::make_unique<crypto::WordList>(
        crypto::WordList::parse(std::string{std::istreambuf_iterator<char>(words), {}}).value());
    const app::AreaRules rules{"exampleshire", m_site.library->local().calendar, {"en"}};
    m_service =
        std::make_unique<app::Service>(app::ServiceOptions{*m_ports, *m_ring, *m_words, rules, m_clock, m_random});
    m_router = std::make_unique<http::Router>(web_public::form_routes({m_site, *m_service, m_limit}),
                                              std::vector<std::string>{"en-GB"});
  }

  http::Response ask(http::Method method, const std::string& path, const std::string& query, const std::string& body) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.query = query;
    request.body = body;
    request.locale = "en-GB";
    request.source = 7;
    const auto match = m_router->match(request);
    EXPECT_NE(match.route, nullptr) << path;
    auto response = match.route->handler(request);
    EXPECT_EQ(response.body.find("\u27e6"), std::string::npos) << "a message is missing on " << path;
    if (response.status != http::Status::see_other) {
      EXPECT_EQ(*response.header("cache-control"), "no-store");
    }
    return response;
  }
  http::Response get(const std::string& path, const std::string& query = "") {
    return ask(http::Method::get, path, query, "");
  }
  http::Response post(const std::string& path, const std::map<std::string, std::string>& fields) {
    std::string body;
    for (const auto& [name, value] : fields)
      body += (body.empty() ? "" : "&") + http::percent_encode(name) + "=" + http::percent_encode(value);
    return ask(http::Method::post, path, "", body);
  }
  // The value of the first hidden field of that name.
  static std::string hidden(const http::Response& page, const std::string& name) {
    const auto start = page.body.find("name=\"" + name + "\" value=\"");
    if (start == std::string::npos) return "";
    const auto from = start + name.size() + 15;
    return page.body.substr(from, page.body.find('"', from) - from);
  }
  http::Response step(const http::Response& page, std::map<std::string, std::string> fields) {
    fields["state"] = hidden(page, "state");
    return post("/tell/step", fields);
  }
  // The seven words on a receipt page, single spaces between.
  static std::string words_on(const http::Response& page) {
    std::string words;
    const std::string mark = "heed-receipt__word\">";
    for (auto at = page.body.find(mark); at != std::string::npos; at = page.body.find(mark, at)) {
      at += mark.size();
      words += (words.empty() ? "" : " ") + page.body.substr(at, page.body.find('<', at) - at);
    }
    return words;
  }
  static std::string reference_on(const http::Response& page) {
    const auto at = page.body.find("HD-");
    return at == std::string::npos ? "" : page.body.substr(at, 14);
  }
  static bool says(const http::Response& page, const std::string& text) {
    return page.body.find(text) != std::string::npos;
  }

  FixedClock m_clock{evening};
  crypto::SystemRandom m_random;
  html::Site m_site;
  http::SourceLimit m_limit{5, 10, 100, m_clock};
  std::unique_ptr<crypto::KeyRing> m_ring;
  std::unique_ptr<ports::AuditLinker> m_linker;
  std::unique_ptr<store_memory::MemoryStore> m_store;
  std::unique_ptr<ports::Store> m_ports;
  std::unique_ptr<crypto::WordList> m_words;
  std::unique_ptr<app::Service> m_service;
  std::unique_ptr<http::Router> m_router;
};

}  // namespace heed::tests
