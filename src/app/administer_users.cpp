#include <algorithm>
#include <tuple>

#include "app/gate.hpp"
#include "app/users.hpp"

namespace heed::app {

namespace {

// No letter or digit that can be taken for another, in groups that can be read out: 16 of 31, which is 79 bits.
constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
constexpr std::size_t groups = 4, letters_in_group = 4;

Secret new_password(Random& random) {
  Bytes text, draw(1);
  for (std::size_t drawn = 0; drawn < groups * letters_in_group;) {
    random.fill(draw);
    // What is past the last whole alphabet would make some letters likelier.
    if (draw[0] >= 256 / alphabet.size() * alphabet.size()) continue;
    if (drawn > 0 && drawn % letters_in_group == 0) text.push_back('-');
    text.push_back(static_cast<std::uint8_t>(alphabet[draw[0] % alphabet.size()]));
    ++drawn;
  }
  return Secret(std::move(text));
}

Result<std::optional<Instant>> last_sign_in(const Parts& parts, const domain::Actor& reader, const KnownUser& user) {
  ports::AuditQuery query;
  query.area_id = parts.rules.area_id;
  query.reader = reader.id;
  query.actor = user.record.id.to_string();
  query.actions = {std::string(to_string(domain::AuditAction::sign_in_done))};
  query.limit = 1;
  const auto lines = TRY(parts.store.audit.latest(query));
  return lines.empty() ? std::optional<Instant>() : std::optional(lines.front().line.entry.at);
}

}  // namespace

Result<std::vector<UserRow>> AdministerUsers::list(const domain::Actor& actor) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::manage_users));
  ports::Work work;
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::AuditAction::users_opened, Outcome::done));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  std::vector<UserRow> rows;
  for (const auto& user : parts.users.all())
    rows.push_back({user.record.id, user.sign_in_name, user.name, user.roles, user.named_reader, user.disabled,
                    TRY(last_sign_in(parts, actor, user))});
  std::sort(rows.begin(), rows.end(), [](const auto& left, const auto& right) {
    return std::tie(left.name, left.sign_in_name) < std::tie(right.name, right.sign_in_name);
  });
  return rows;
}

Result<GivenPassword> AdministerUsers::add(const domain::Actor& actor, const NewUser& user) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::manage_users));
  auto password = new_password(parts.random);
  const auto id = TRY(ManageUsers(m_service).add(user, password, actor.id.to_string()));
  return GivenPassword{id, parts.users.name_of(id.to_string()), user.sign_in_name, std::move(password)};
}

Result<UserId> AdministerUsers::disable(const domain::Actor& actor, std::string_view sign_in_name) const {
  TRY(admit(m_service.parts(), actor, domain::Action::manage_users));
  return ManageUsers(m_service).disable(sign_in_name, actor.id.to_string());
}

Result<GivenPassword> AdministerUsers::reset(const domain::Actor& actor, std::string_view sign_in_name) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::manage_users));
  auto password = new_password(parts.random);
  const auto id = TRY(ManageUsers(m_service).reset(sign_in_name, password, actor.id.to_string()));
  return GivenPassword{id, parts.users.name_of(id.to_string()), std::string(sign_in_name), std::move(password)};
}

}  // namespace heed::app
