// The route table: one row a route, and the row is all there is. It makes the router, docs/access.md, the exhaustive
// route × role test and the list of addresses.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace heed::http {

// Which bounded pool runs the handler; each has its own queue, so that one kind of work cannot starve another.
enum class Pool { page, intake, team, password };
std::string_view to_string(Pool pool);
std::string_view to_string(Method method);

// How one request comes to its pool. `aside`: the handler will turn it away without the work that its pool is for, so it is
// answered in the team's pool and takes no place from those who are heard.
enum class Standing { ordinary, known, aside };

struct Route {
  Method method = Method::get;
  std::string pattern;  // "/team/concerns/{id}"; a parameter is one non-empty segment
  std::string access;   // "public", or the action that the gate is asked about
  std::string audit;    // the audit action that a request writes, or "none: reason"
  Pool pool = Pool::page;
  std::size_t body_bytes = 0;  // the most a body may hold; larger → 413
  bool localised = true;       // answers under /{locale}/ too
  std::function<Response(const Request&)> handler;
  // Asked before the request is queued, on the I/O thread: it must be quick, wait for nothing and not throw. Left empty: ordinary.
  std::function<Standing(const Request&)> standing = {};
};

// What a browser reaches the site by: an https address of its own, or whatever the edge in front says.
enum class Transport { as_said, tls };

// Matches method and path. HEAD is answered by GET's handler.
class Router {
 public:
  // Throws std::logic_error when two routes can match the same request: a defect seen at start.
  // `locales` begins with the area's first language, which has no prefix: only the others answer under /{locale}/.
  Router(std::vector<Route> routes, std::vector<std::string> locales, Transport transport = Transport::as_said);

  struct Match {
    const Route* route = nullptr;
    bool path_known = false;  // the path exists with another method → 405
    std::string allow;        // the methods to name in that 405
  };
  // Fills request.parameters and request.over_tls, and takes the locale prefix off request.path into request.locale.
  Match match(Request& request) const;
  // For methods that no route has (PUT, DELETE ...): never a route, only whether the path exists and for what.
  Match match_path(Request& request) const;
  const std::vector<Route>& routes() const;
  const std::vector<std::string>& locales() const;

 private:
  struct Table;
  Match find(Request& request, const Method* wanted) const;
  std::shared_ptr<const Table> m_table;
};

}  // namespace heed::http
