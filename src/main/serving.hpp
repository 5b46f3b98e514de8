// Everything that answers requests for one open area: sessions, limits, pages, the one route table.
#pragma once

#include <memory>
#include <vector>

#include "html/layout.hpp"
#include "http/route.hpp"
#include "http/server.hpp"
#include "http/session.hpp"
#include "http/source_limit.hpp"
#include "main/config.hpp"
#include "main/instance.hpp"
#include "web_public/page_routes.hpp"

namespace heed::main_program {

class Serving {
 public:
  // Errors: unavailable when an asset cannot be read.
  static Result<std::unique_ptr<Serving>> make(const Config& config, Instance& instance,
                                               std::shared_ptr<const content::Library> library, const Clock& clock);
  // The route table: what the router, docs/access.md and the tests are made of.
  std::vector<http::Route> routes();
  http::Router router();
  http::Server::ProblemPages problems() const;
  void end_sessions_of(UserId user) { m_sessions.end_all_of(user.to_string()); }

 private:
  Serving(const Config& config, Instance& instance, std::shared_ptr<const content::Library> library, const Clock& clock,
          web_public::Assets assets, std::string api_description);

  Instance& m_instance;
  std::shared_ptr<const content::Library> m_library;
  web_public::Assets m_assets;
  std::string m_api_description;
  std::string m_address;  // the site's own
  html::Site m_site;
  SteadyClock m_session_clock;  // setting the machine's date keeps nobody signed in
  http::Sessions m_sessions;
  http::SourceLimit m_concern_limit;
};

}  // namespace heed::main_program
