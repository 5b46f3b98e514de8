// The team's half of the site: every address under /team, as rows of the route table.
#pragma once

#include <vector>

#include "app/service.hpp"
#include "html/layout.hpp"
#include "http/route.hpp"
#include "http/session.hpp"

namespace heed::web_team {

// What the pages need; all of it outlives the routes.
struct Team {
  const html::Site& site;
  app::Service& service;
  http::Sessions& sessions;
};

std::vector<http::Route> routes(const Team& team);

}  // namespace heed::web_team
