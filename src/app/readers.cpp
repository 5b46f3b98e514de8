#include "app/readers.hpp"

#include <algorithm>
#include <array>

#include "app/gate.hpp"
#include "app/name_match.hpp"
#include "domain/hard_floor.hpp"

namespace heed::app {

namespace {

using domain::Circle;
using domain::Role;

bool works(const KnownUser& user) { return !user.disabled && works_on_concerns(user.roles); }

bool manages(const KnownUser& user) { return user.roles.contains(Role::manager); }

// Everyone who works and stands before the next circle.
std::vector<UserId> readers_in(const Parts& parts, Circle circle) {
  std::vector<UserId> readers;
  for (const auto& user : parts.users.all()) {
    const bool in = circle == Circle::everyone || user.named_reader || (circle == Circle::managers && manages(user));
    if (works(user) && in) readers.push_back(user.record.id);
  }
  return readers;
}

bool contains(const std::vector<UserId>& users, UserId id) {
  return std::find(users.begin(), users.end(), id) != users.end();
}

bool leaves_someone(const std::vector<UserId>& readers, const std::vector<UserId>& excluded,
                    const std::vector<UserId>& already = {}) {
  return std::any_of(readers.begin(), readers.end(),
                     [&](UserId id) { return !contains(excluded, id) && !contains(already, id); });
}

// The first of these groups that has somebody in it, of those who are only mentioned.
std::vector<UserId> to_be_asked(const std::vector<KnownUser>& mentioned) {
  using Group = bool (*)(const KnownUser&);
  constexpr std::array<Group, 3> groups{[](const KnownUser& user) { return manages(user) && user.named_reader; },
                                        [](const KnownUser& user) { return manages(user); },
                                        [](const KnownUser&) { return true; }};
  for (const auto group : groups) {
    std::vector<UserId> asked;
    for (const auto& user : mentioned)
      if (works(user) && group(user)) asked.push_back(user.record.id);
    if (!asked.empty()) return asked;
  }
  return {};
}

}  // namespace

std::vector<UserId> kept_away_by_name(const Parts& parts, const domain::Concern& concern,
                                      const std::vector<UserId>& already) {
  const NamesInConcern names(concern);
  std::vector<UserId> excluded;
  std::vector<KnownUser> mentioned;
  for (auto& user : parts.users.all()) {
    if (!names.include(user.name)) continue;
    excluded.push_back(user.record.id);
    if (!names.are_carried_by(user.name) && !contains(already, user.record.id)) mentioned.push_back(std::move(user));
  }
  // In a concern about staff, whoever is mentioned may be the one.
  if (is_about_us(concern) || leaves_someone(everyone_who_works(parts), excluded, already)) return excluded;
  const auto asked = to_be_asked(mentioned);
  std::erase_if(excluded, [&](UserId id) { return contains(asked, id); });
  return excluded;
}

Circle circle_of(const Parts& parts, const ports::ConcernRecord& record) {
  if (!record.restricted) return Circle::named_readers;
  for (const auto circle : {Circle::named_readers, Circle::managers, Circle::everyone})
    if (leaves_someone(readers_in(parts, circle), record.excluded)) return circle;
  return Circle::named_readers;
}

void set_restricted(const Parts& parts, const domain::Actor& actor, ports::InboxQuery& query) {
  query.with_restricted = actor.named_reader;
  if (actor.named_reader) return;
  const bool manager = actor.roles.contains(Role::manager);
  if (readers_in(parts, manager ? Circle::managers : Circle::everyone).empty()) return;
  query.restricted_without = readers_in(parts, manager ? Circle::named_readers : Circle::managers);
  query.with_restricted = query.restricted_without.empty();
}

bool works_on_concerns(const std::set<Role>& roles) {
  return roles.contains(Role::worker) || roles.contains(Role::manager);
}

bool can_read(const Parts& parts, const KnownUser& user, const ports::ConcernRecord& record) {
  return !user.disabled && may(user.actor(), domain::Action::read_concern, facts_of(parts, record));
}

bool has_reader(const Parts& parts, const ports::ConcernRecord& record) {
  const auto users = parts.users.all();
  return std::any_of(users.begin(), users.end(), [&](const KnownUser& user) { return can_read(parts, user, record); });
}

std::vector<UserId> named_readers(const Parts& parts) { return readers_in(parts, Circle::named_readers); }

std::vector<UserId> everyone_who_works(const Parts& parts) { return readers_in(parts, Circle::everyone); }

}  // namespace heed::app
