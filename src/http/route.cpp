#include "http/route.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "base/text.hpp"

namespace heed::http {
namespace {

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }
std::string_view parameter_name(std::string_view segment) { return segment.substr(1, segment.size() - 2); }

// HEAD and GET are one for matching.
Method matching(Method method) { return method == Method::head ? Method::get : method; }

// A pattern cut at '/': "/team/concerns/{id}" → team, concerns, {id}.
std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments = split(path, '/');
  segments.erase(segments.begin());
  return segments;
}

bool can_match_the_same(const std::vector<std::string_view>& one, const std::vector<std::string_view>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](std::string_view a, std::string_view b) {
    return a == b || (is_parameter(a) && !b.empty()) || (is_parameter(b) && !a.empty());
  });
}

bool matches(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](std::string_view expected, std::string_view given) {
                      return expected == given || (is_parameter(expected) && !given.empty());
                    });
}

void check_pattern(const Route& route) {
  bool well_formed = route.pattern.starts_with('/') && route.handler != nullptr && route.method != Method::head;
  // The pattern is logged as it stands.
  if (std::any_of(route.pattern.begin(), route.pattern.end(),
                  [](char c) { return c <= ' ' || c > '~' || c == '"' || c == '\\'; })) {
    well_formed = false;
  }
  for (std::string_view segment : segments_of(route.pattern)) {
    const bool has_brace = segment.find_first_of("{}") != std::string_view::npos;
    if (has_brace && (!is_parameter(segment) || parameter_name(segment).find_first_of("{}") != std::string_view::npos ||
                      parameter_name(segment).empty())) {
      well_formed = false;
    }
  }
  if (!well_formed) throw std::logic_error("not a route: " + route.pattern);
}

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace

std::string_view to_string(Pool pool) {
  switch (pool) {
    case Pool::page: return "page";
    case Pool::intake: return "intake";
    case Pool::team: return "team";
    case Pool::password: return "password";
  }
  return "page";
}

std::string_view to_string(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
  }
  return "GET";
}

// Plain paths are looked up whole; patterns are few and are tried in turn.
struct Router::Table {
  struct Pattern {
    const Route* route;
    std::vector<std::string_view> segments;
  };
  std::vector<Route> routes;
  std::vector<std::string> locales;
  bool over_tls = false;
  std::unordered_map<std::string, std::vector<const Route*>, TextHash, std::equal_to<>> plain;
  std::vector<Pattern> patterns;

  void refuse_conflicts() const {
    for (std::size_t i = 0; i < routes.size(); ++i) {
      for (std::size_t j = i + 1; j < routes.size(); ++j) {
        if (matching(routes[i].method) == matching(routes[j].method) &&
            can_match_the_same(segments_of(routes[i].pattern), segments_of(routes[j].pattern))) {
          throw std::logic_error("two routes match one request: " + routes[i].pattern + " and " + routes[j].pattern);
        }
      }
    }
  }

  void index() {
    for (const Route& route : routes) {
      check_pattern(route);
      if (route.pattern.find('{') == std::string::npos) {
        plain[route.pattern].push_back(&route);
      } else {
        patterns.push_back({&route, segments_of(route.pattern)});
      }
    }
  }

  // The length of "/pl" in "/pl/signs" when pl is a language other than the first, else 0.
  std::size_t prefix_length(std::string_view path) const {
    const std::string_view first = path.substr(1, path.find('/', 1) - 1);
    const bool is_other = !locales.empty() && std::find(locales.begin() + 1, locales.end(), first) != locales.end();
    return is_other ? first.size() + 1 : 0;
  }
};

namespace {

void note(Router::Match& match, const Route& route, const Method* wanted, bool prefixed) {
  if (prefixed && !route.localised) return;
  if (wanted && matching(*wanted) == matching(route.method)) {
    match.route = &route;
    return;
  }
  match.path_known = true;
  if (!match.allow.empty()) match.allow += ", ";
  match.allow += route.method == Method::get ? "GET, HEAD" : to_string(route.method);
}

void fill_parameters(Request& request, const std::vector<std::string_view>& pattern,
                     const std::vector<std::string_view>& path) {
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (is_parameter(pattern[at])) request.parameters[std::string(parameter_name(pattern[at]))] = std::string(path[at]);
  }
}

}  // namespace

Router::Router(std::vector<Route> routes, std::vector<std::string> locales, Transport transport) {
  auto table = std::make_shared<Table>();
  table->routes = std::move(routes);
  table->locales = std::move(locales);
  table->over_tls = transport == Transport::tls;
  table->index();
  table->refuse_conflicts();
  m_table = std::move(table);
}

const std::vector<Route>& Router::routes() const { return m_table->routes; }
const std::vector<std::string>& Router::locales() const { return m_table->locales; }

Router::Match Router::match(Request& request) const { return find(request, &request.method); }
Router::Match Router::match_path(Request& request) const { return find(request, nullptr); }

Router::Match Router::find(Request& request, const Method* wanted) const {
  Match match;
  request.over_tls = m_table->over_tls;
  if (request.path.empty() || request.path.front() != '/') return match;
  const std::size_t prefix = m_table->prefix_length(request.path);
  if (prefix > 0) {
    request.locale = request.path.substr(1, prefix - 1);
    request.path.erase(0, prefix);
    if (request.path.empty()) request.path = "/";
  } else if (!m_table->locales.empty()) {
    request.locale = m_table->locales.front();
  }

  if (const auto found = m_table->plain.find(std::string_view(request.path)); found != m_table->plain.end()) {
    for (const Route* route : found->second) note(match, *route, wanted, prefix > 0);
    if (match.route) return match;
  }
  const std::vector<std::string_view> path = segments_of(request.path);
  for (const Table::Pattern& pattern : m_table->patterns) {
    if (!matches(pattern.segments, path)) continue;
    note(match, *pattern.route, wanted, prefix > 0);
    if (match.route != pattern.route) continue;
    fill_parameters(request, pattern.segments, path);
    break;
  }
  return match;
}

}  // namespace heed::http
