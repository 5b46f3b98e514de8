// The people who sign in, opened once and held in memory: a handful, asked for on every request of the team.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "app/service.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "ports/records.hpp"

namespace heed::app {

struct KnownUser {
  ports::UserRecord record;
  std::string sign_in_name, name, password_hash;
  std::set<domain::Role> roles;
  bool named_reader = false;
  bool disabled = false;
  bool must_change_password = false;  // an administrator gave it, and so knows it
  // Who gave it and when, until somebody has seen it (SeeNewAccess).
  std::string given_by;
  Instant given_at;
  bool newly_added = false;  // with the account, not in place of an earlier password

  domain::Actor actor() const { return {record.id, name, record.area_id, roles, named_reader}; }
};

class UserDirectory {
 public:
  bool is_loaded() const;
  void load(std::vector<KnownUser> users);
  void put(KnownUser user);

  std::optional<KnownUser> find(UserId id) const;
  std::optional<KnownUser> find_by_sign_in_name(std::string_view name) const;
  std::vector<KnownUser> all() const;
  // The shown name, with the sign-in name beside it where two have the same (an earlier Heed allowed that); for what is no user's id ("reporter", "operator"), the text itself.
  std::string name_of(std::string_view actor) const;

  void remove(UserId id);

  // Held from asking whom a concern names until that is stored, so that wait_for_decisions() misses none.
  std::shared_lock<std::shared_mutex> deciding();
  // Until everything is stored that was decided without the latest put().
  void wait_for_decisions();

  // Held by whoever changes people, so that a sign-in name stays unique.
  std::mutex& changes() { return m_changes; }

 private:
  mutable std::shared_mutex m_mutex;
  std::mutex m_changes;
  // The turn: whoever waits for all decisions is not waited past by new ones.
  std::mutex m_turn;
  std::shared_mutex m_deciding;
  std::map<UserId, KnownUser> m_users;
  bool m_loaded = false;
};

// Reads everyone from the store unless that is done. A person whose record does not open is left out: nobody else is
// locked out by it, and the audit check names the row.
Result<void> load_users(Service::Parts& parts);

}  // namespace heed::app
