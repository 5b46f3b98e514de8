#include "main/serving.hpp"

#include <fstream>
#include <iterator>

#include "api/concerns.hpp"
#include "api/problem.hpp"
#include "ports/audit_log.hpp"
#include "web_public/form_routes.hpp"
#include "web_public/problem_page.hpp"
#include "web_team/routes.hpp"

namespace heed::main_program {

namespace {

// More sources than any flood from real addresses can fill in an hour; about 3 MB when full.
constexpr std::size_t most_sources = 50'000;

template <class Range>
void append(std::vector<http::Route>& all, Range routes) {
  for (http::Route& route : routes) all.push_back(std::move(route));
}

http::Route health_route(std::string path, http::Pool pool, std::function<bool()> healthy) {
  return {http::Method::get,
          std::move(path),
          "public",
          "none: says only whether the program is well",
          pool,
          0,
          /*localised=*/false,
          [healthy = std::move(healthy)](const http::Request&) {
            const bool well = healthy();
            return http::Response::text(well ? "ok\n" : "not ready\n",
                                        well ? http::Status::ok : http::Status::unavailable)
                .personal();
          }};
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

Serving::Serving(const Config& config, Instance& instance, std::shared_ptr<const content::Library> library,
                 const Clock& clock, web_public::Assets assets, std::string api_description)
    : m_instance(instance),
      m_library(std::move(library)),
      m_assets(std::move(assets)),
      m_api_description(std::move(api_description)),
      m_address(config.address),
      m_site{m_library,
             config.mode == Mode::demonstration,
             m_assets.style.path,
             m_assets.style_rtl.path,
             m_assets.exit_script.path,
             m_assets.icon.path,
             &clock,
             m_assets.unsent_script.path,
             m_assets.search_script.path,
             m_assets.mentions_script.path},
      m_sessions(instance.random(), m_session_clock),
      m_concern_limit(config.concerns_per_source_at_once, config.concerns_per_source_per_hour, most_sources, clock) {}

Result<std::unique_ptr<Serving>> Serving::make(const Config& config, Instance& instance,
                                               std::shared_ptr<const content::Library> library, const Clock& clock) {
  web_public::Assets assets = TRY(web_public::load_assets(HEED_ASSETS));
  std::string description = read_text(HEED_API_DESCRIPTION);
  return std::unique_ptr<Serving>(
      new Serving(config, instance, std::move(library), clock, std::move(assets), std::move(description)));
}

std::vector<http::Route> Serving::routes() {
  std::vector<http::Route> all;
  append(all, web_public::page_routes({m_site, m_instance.service()}));
  append(all, web_public::form_routes({m_site, m_instance.service(), m_concern_limit, m_address}));
  append(all, web_team::routes({m_site, m_instance.service(), m_sessions}));
  append(all, api::routes({m_instance.service(), *m_library, m_concern_limit, m_api_description}));
  append(all, web_public::asset_routes(m_assets));
  append(all, std::vector{health_route("/healthz", http::Pool::page, [] { return true; }),
                          health_route("/readyz", http::Pool::team, [&instance = m_instance] {
                            return instance.disk_is_sound() && instance.audit_log().head(ports::AuditChain::door).ok();
                          })});
  return all;
}

// An address of the site's own is https (main/config).
http::Router Serving::router() {
  return http::Router(routes(), m_library->locales(),
                      m_address.empty() ? http::Transport::as_said : http::Transport::tls);
}

http::Server::ProblemPages Serving::problems() const {
  return {[this](http::Status status, const http::Request& request) {
    if (request.path.starts_with("/api/"))
      return api::problem(status, "api.problem.status." + std::to_string(static_cast<int>(status)),
                          m_library->words(request.locale));
    return web_public::problem_page(m_site, status, request);
  }};
}

}  // namespace heed::main_program
