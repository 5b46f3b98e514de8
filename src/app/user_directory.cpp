#include "app/user_directory.hpp"

#include <algorithm>

#include "app/payload_json.hpp"
#include "app/sealed_records.hpp"
#include "app/service_parts.hpp"

namespace heed::app {

bool UserDirectory::is_loaded() const {
  const std::shared_lock lock(m_mutex);
  return m_loaded;
}

void UserDirectory::load(std::vector<KnownUser> users) {
  const std::unique_lock lock(m_mutex);
  m_users.clear();
  for (auto& user : users) m_users.insert_or_assign(user.record.id, std::move(user));
  m_loaded = true;
}

void UserDirectory::put(KnownUser user) {
  const std::unique_lock lock(m_mutex);
  m_users.insert_or_assign(user.record.id, std::move(user));
}

void UserDirectory::remove(UserId id) {
  const std::unique_lock lock(m_mutex);
  m_users.erase(id);
}

std::shared_lock<std::shared_mutex> UserDirectory::deciding() {
  const std::lock_guard turn(m_turn);
  return std::shared_lock(m_deciding);
}

void UserDirectory::wait_for_decisions() {
  const std::lock_guard turn(m_turn);
  const std::unique_lock all(m_deciding);
}

std::optional<KnownUser> UserDirectory::find(UserId id) const {
  const std::shared_lock lock(m_mutex);
  const auto found = m_users.find(id);
  return found == m_users.end() ? std::nullopt : std::optional(found->second);
}

std::optional<KnownUser> UserDirectory::find_by_sign_in_name(std::string_view name) const {
  const std::shared_lock lock(m_mutex);
  for (const auto& [id, user] : m_users)
    if (user.sign_in_name == name) return user;
  return std::nullopt;
}

std::vector<KnownUser> UserDirectory::all() const {
  const std::shared_lock lock(m_mutex);
  std::vector<KnownUser> users;
  users.reserve(m_users.size());
  for (const auto& [id, user] : m_users) users.push_back(user);
  return users;
}

std::string UserDirectory::name_of(std::string_view actor) const {
  const auto id = UserId::parse(actor);
  const auto user = id ? find(*id) : std::nullopt;
  if (!user) return std::string(actor);
  const std::shared_lock lock(m_mutex);
  const auto same =
      std::count_if(m_users.begin(), m_users.end(), [&](const auto& other) { return other.second.name == user->name; });
  return same > 1 ? user->name + " (" + user->sign_in_name + ")" : user->name;
}

Result<void> load_users(Service::Parts& parts) {
  if (parts.users.is_loaded()) return {};
  std::vector<KnownUser> users;
  for (auto& record : TRY(parts.store.users.all_users())) {
    auto user = open_user(parts, record);
    if (user.ok()) users.push_back(std::move(user).value());
  }
  parts.users.load(std::move(users));
  return {};
}

}  // namespace heed::app
