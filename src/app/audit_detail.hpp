// What the sealed detail of a line of the team's record says of a list: which concerns an inbox showed, what was looked for in
// the record. One line for a list, however much stands in it; at most 2 kB.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/oversight.hpp"
#include "app/team.hpp"
#include "base/id.hpp"

namespace heed::app {

struct ShownInInbox {
  std::string view;  // to_string of InboxFilter::View
  std::size_t page = 1;
  std::vector<ConcernId> concerns;  // whose beginnings were shown
};

std::string to_detail(const ShownInInbox& shown);
std::optional<ShownInInbox> shown_from_detail(std::string_view detail);

// "" when the whole record was asked for. What somebody typed as a reference is kept as far as one is long.
std::string to_detail(const AuditFilter& filter);
// The actor and the reference that were looked for.
AuditFilter asked_from_detail(std::string_view detail);

}  // namespace heed::app
