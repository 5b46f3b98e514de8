// A row of the route table for who is signed in. The action in the row is what the gate asks, so the table that is printed
// is the table that is enforced; what hangs on one record is asked again inside its use case.
#pragma once

#include <functional>
#include <string>

#include "domain/access.hpp"
#include "domain/audit_action.hpp"
#include "http/route.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

using Handler = std::function<http::Response(const Visit&)>;

struct TeamRow {
  http::Method method = http::Method::get;
  std::string pattern;
  domain::Action action = domain::Action::read_own_account;
  std::string audit;  // an audit action's code, or "none: reason"
  Handler handler;
  http::Pool pool = http::Pool::team;
};

// In this order: session (none → sign-in), size and shape of the form, the token of every POST, the gate, the handler. A
// refusal is on record before it is shown.
http::Route team_route(const Team& team, TeamRow row);
http::Route team_route(const Team& team, http::Method method, std::string pattern, domain::Action action,
                       domain::AuditAction audit, Handler handler);

}  // namespace heed::web_team
