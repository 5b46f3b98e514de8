#include "app/change_user.hpp"
#include "app/gate.hpp"
#include "app/holding.hpp"
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

}  // namespace

Result<GivenPassword> AdministerUsers::add(const domain::Actor& actor, const NewUser& user) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::manage_users));
  auto password = new_password(parts.random);
  const auto id = TRY(ManageUsers(m_service).add(user, password, actor.id.to_string()));
  return GivenPassword{id, parts.users.name_of(id.to_string()), user.sign_in_name, std::move(password)};
}

Result<BeforeDisabling> AdministerUsers::before_disabling(const domain::Actor& actor,
                                                          std::string_view sign_in_name) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::manage_users));
  TRY(load_users(parts));
  const auto user = parts.users.find_by_sign_in_name(sign_in_name);
  if (!user) return Error{ErrorKind::not_found, "user.unknown", {}};
  auto holding = TRY(holding_of(parts, *user, &actor));
  if (holding.only_administrator) return Error{ErrorKind::invalid, "user.last_administrator", {}};
  ports::Work work;
  work.audit.push_back(line_about(parts, actor.id.to_string(), domain::AuditAction::users_opened, *user));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return BeforeDisabling{user->name, user->sign_in_name, holding};
}

Result<UserId> AdministerUsers::disable(const domain::Actor& actor, std::string_view sign_in_name) const {
  TRY(admit(m_service.parts(), actor, domain::Action::manage_users));
  return ManageUsers(m_service).disable(sign_in_name, actor.id.to_string());
}

Result<GivenPassword> AdministerUsers::reset(const domain::Actor& actor, std::string_view sign_in_name,
                                             LetIn let_in) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::manage_users));
  auto password = new_password(parts.random);
  const auto id = TRY(ManageUsers(m_service).reset(sign_in_name, password, actor.id.to_string(), let_in));
  return GivenPassword{id, parts.users.name_of(id.to_string()), std::string(sign_in_name), std::move(password)};
}

}  // namespace heed::app
