#include "app/gate.hpp"
#include "app/sealed_records.hpp"
#include "app/users.hpp"
#include "base/text.hpp"
#include "crypto/password.hpp"

namespace heed::app {

namespace {

constexpr std::size_t longest_typed_name = 64;

std::string typed_name(std::string_view sign_in_name) {
  return std::string(cut_to_bytes(ascii_lower(trim(sign_in_name)), longest_typed_name));
}

bool is_right(const std::optional<KnownUser>& user, const Secret& password) {
  if (!user) {
    crypto::verify_nothing(password);
    return false;
  }
  return crypto::verify_password(user->password_hash, password) && !user->disabled;
}

// The typed name is sealed: people type passwords where names belong.
Result<void> record_failure(Parts& parts, const std::string& typed) {
  auto line = team_line(parts, "program", domain::AuditAction::sign_in_failed, Outcome::refused);
  line.detail = seal_detail(parts, line.target, typed);
  ports::Work work;
  work.audit.push_back(std::move(line));
  return parts.store.unit_of_work.commit(std::move(work));
}

// A try that had to wait is on record too. "amina.worker +50": fifty more went without a line of their own before it.
Result<void> record_waiting(Parts& parts, const std::string& typed) {
  const auto without_line = parts.sign_ins.line_for_waiting(parts.clock.now());
  if (!without_line) return {};
  return record_failure(parts, *without_line == 0 ? typed : typed + " +" + std::to_string(*without_line));
}

Result<void> record_success(Parts& parts, const KnownUser& user) {
  auto line = team_line(parts, user.record.id.to_string(), domain::AuditAction::sign_in_done, Outcome::done);
  line.target_kind = "user";
  line.target = to_record_id(user.record.id);
  ports::Work work;
  work.audit.push_back(std::move(line));
  return parts.store.unit_of_work.commit(std::move(work));
}

// Only who signs in is held to it: whoever was given a password reads what is theirs once it is changed.
domain::Actor signed_in(const KnownUser& user) {
  auto actor = user.actor();
  actor.must_change_password = user.must_change_password;
  return actor;
}

}  // namespace

Result<domain::Actor> SignIn::operator()(std::string_view sign_in_name, const Secret& password,
                                         SignInSource source) const {
  auto& parts = m_service.parts();
  TRY(load_users(parts));
  const std::string name = typed_name(sign_in_name);
  const auto now = parts.clock.now();
  if (!parts.sign_ins.take(name, source, now)) {
    TRY(record_waiting(parts, name));
    return Error{ErrorKind::unavailable, "sign_in.slow_down", {}};
  }
  const auto user = parts.users.find_by_sign_in_name(name);
  const bool right = is_right(user, password);
  if (!user || !right) {
    TRY(record_failure(parts, name));
    return Error{ErrorKind::refused, "sign_in.wrong", {}};
  }
  TRY(record_success(parts, *user));
  parts.sign_ins.succeeded(name, source, now);
  return signed_in(*user);
}

TryStanding SignIn::look(std::string_view sign_in_name, SignInSource source) const {
  auto& parts = m_service.parts();
  return parts.sign_ins.look(typed_name(sign_in_name), source, parts.clock.now());
}

std::optional<domain::Actor> FindActor::operator()(UserId id) const {
  const auto user = m_service.parts().users.find(id);
  return user && !user->disabled ? std::optional(signed_in(*user)) : std::nullopt;
}

}  // namespace heed::app
