#include <algorithm>
#include <tuple>

#include "app/gate.hpp"
#include "app/oversight.hpp"

namespace heed::app {

Result<std::vector<UserRow>> ListUsers::operator()(const domain::Actor& actor) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::manage_users));
  TRY(load_users(parts));
  ports::Work work;
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::AuditAction::users_opened, Outcome::done));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  std::vector<UserRow> rows;
  for (const auto& user : parts.users.all())
    rows.push_back({user.record.id, user.name, user.sign_in_name, user.roles, user.named_reader, user.disabled,
                    user.record.made_at});
  std::sort(rows.begin(), rows.end(), [](const UserRow& left, const UserRow& right) {
    return std::tie(left.disabled, left.name, left.sign_in_name) <
           std::tie(right.disabled, right.name, right.sign_in_name);
  });
  return rows;
}

}  // namespace heed::app
