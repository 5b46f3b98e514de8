#include "app/readers.hpp"

#include <algorithm>

#include "app/gate.hpp"
#include "app/name_match.hpp"

namespace heed::app {

std::vector<UserId> kept_away_by_name(const Parts& parts, const domain::Concern& concern) {
  const NamesInConcern names(concern);
  std::vector<UserId> users;
  for (const auto& user : parts.users.all())
    if (names.include(user.name)) users.push_back(user.record.id);
  return users;
}

bool has_reader(const Parts& parts, const ports::ConcernRecord& record) {
  const auto users = parts.users.all();
  return std::any_of(users.begin(), users.end(), [&](const KnownUser& user) {
    return !user.disabled && may(user.actor(), domain::Action::read_concern, facts_of(record));
  });
}

}  // namespace heed::app
