#include <algorithm>

#include "app/change_user.hpp"
#include "app/conflict_scan.hpp"
#include "app/gate.hpp"
#include "app/holding.hpp"
#include "app/sealed_records.hpp"
#include "app/shown_name.hpp"
#include "app/users.hpp"
#include "base/text.hpp"
#include "crypto/password.hpp"

namespace heed::app {

namespace {

bool is_sign_in_name(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  return name.size() >= 3 && name.size() <= 40 && std::all_of(name.begin(), name.end(), allowed);
}

Result<void> check_shown_name(const Parts& parts, const std::string& shown) {
  if (!is_plain_name(shown)) return Error{ErrorKind::invalid, "user.name.marks", {}};
  const auto users = parts.users.all();
  // Also of whoever can no longer sign in: the record goes on naming them.
  const bool is_taken =
      std::any_of(users.begin(), users.end(), [&](const KnownUser& other) { return look_alike(other.name, shown); });
  if (is_taken || is_word_of_the_record(shown)) return Error{ErrorKind::conflict, "user.name.taken", {}};
  return {};
}

// `owner` as they sign in and are called: what somebody who knows them tries first.
Result<void> check_password(const Secret& password, std::string_view sign_in_name, std::string_view owner) {
  const auto text = password.reveal_text();
  if (!is_utf8(text) || count_characters(text) < least_password_characters)
    return Error{ErrorKind::invalid, "user.password.short", {}};
  std::vector<std::string> known{"heed", "safeguarding"};
  for (const char* const between : {" ", ".", "-"})
    for (const auto name : {sign_in_name, owner})
      for (const auto word : split(name, *between)) known.push_back(ascii_lower(word));
  if (crypto::guessing_bits(password, known) < least_guessing_bits)
    return Error{ErrorKind::invalid, "user.password.weak", {}};
  return {};
}

Result<KnownUser> find(const Parts& parts, std::string_view sign_in_name) {
  auto user = parts.users.find_by_sign_in_name(sign_in_name);
  if (!user) return Error{ErrorKind::not_found, "user.unknown", {}};
  return std::move(*user);
}

// What an administrator gives out opens the change of password alone, and somebody else hears of it; the operator, who can do
// anything anyway, answers for what they type.
void mark_as_given(const Parts& parts, KnownUser& user, std::string_view who, bool newly_added) {
  if (!UserId::parse(who)) {
    // The password that the administrator knows is gone; that they added somebody is still to be seen.
    if (!user.newly_added) user.given_by.clear();
    return;
  }
  user.must_change_password = true;
  user.newly_added = newly_added || (user.newly_added && !user.given_by.empty());
  user.given_by = who;
  user.given_at = parts.clock.now();
}

Result<KnownUser> make_user(const Parts& parts, const NewUser& wanted, const Secret& password, std::string_view who) {
  KnownUser user;
  user.record.id = UserId::make(parts.random);
  user.record.area_id = parts.rules.area_id;
  user.record.made_at = parts.clock.now();
  user.record.retention = retention(parts, domain::RetentionClass::account, wanted.provenance);
  user.sign_in_name = wanted.sign_in_name;
  user.name = tidy_line(wanted.name);
  user.roles = wanted.roles;
  user.named_reader = wanted.named_reader;
  user.password_hash = TRY(crypto::hash_password(password));
  mark_as_given(parts, user, who, /*newly_added=*/true);
  seal_user(parts, user);
  return user;
}

// Known before the stored concerns are gone through, and unable to sign in until that is done: a concern that arrives meanwhile
// keeps them away by itself.
Result<void> store_added(Parts& parts, KnownUser user, std::string_view who) {
  auto expected = user;
  expected.disabled = true;
  parts.users.put(std::move(expected));
  parts.users.wait_for_decisions();
  ports::Work work;
  work.writes.emplace_back(ports::InsertUser{user.record});
  for (const auto concern : TRY(concerns_naming(parts, user.name)))
    work.writes.emplace_back(ports::ExcludeUser{concern, user.record.id});
  work.audit.push_back(line_about(parts, who, domain::AuditAction::user_added, user));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  parts.users.put(std::move(user));
  return {};
}

}  // namespace

Result<UserId> ManageUsers::add(const NewUser& wanted, const Secret& password, std::string_view who) const {
  auto& parts = m_service.parts();
  const auto shown = tidy_line(wanted.name);
  if (!is_sign_in_name(wanted.sign_in_name) || shown.empty() || count_characters(shown) > domain::short_text_characters)
    return Error{ErrorKind::invalid, "user.name", {}};
  if (wanted.roles.empty()) return Error{ErrorKind::invalid, "user.roles", {}};
  TRY(check_password(password, wanted.sign_in_name, shown));
  const std::lock_guard lock(parts.users.changes());
  TRY(load_users(parts));
  if (parts.users.find_by_sign_in_name(wanted.sign_in_name)) return Error{ErrorKind::conflict, "user.exists", {}};
  TRY(check_shown_name(parts, shown));
  auto user = TRY(make_user(parts, wanted, password, who));
  const auto id = user.record.id;
  const auto added = store_added(parts, std::move(user), who);
  if (!added.ok()) {
    parts.users.remove(id);
    return added.error();
  }
  return id;
}

Result<UserId> ManageUsers::disable(std::string_view sign_in_name, std::string_view who) const {
  auto& parts = m_service.parts();
  const std::lock_guard lock(parts.users.changes());
  TRY(load_users(parts));
  auto user = TRY(find(parts, sign_in_name));
  if (who != "operator" && is_only(parts, user, domain::Role::administrator))
    return Error{ErrorKind::invalid, "user.last_administrator", {}};
  user.disabled = true;
  const auto id = user.record.id;
  TRY(replace(parts, std::move(user), domain::AuditAction::user_disabled, who));
  TRY(release_concerns(parts, id, who));
  return id;
}

Result<UserId> ManageUsers::reset(std::string_view sign_in_name, const Secret& password, std::string_view who,
                                  LetIn let_in) const {
  auto& parts = m_service.parts();
  const std::lock_guard lock(parts.users.changes());
  TRY(load_users(parts));
  auto user = TRY(find(parts, sign_in_name));
  TRY(check_password(password, sign_in_name, user.name));
  if (user.disabled && let_in == LetIn::no) return Error{ErrorKind::invalid, "user.disabled", {}};
  user.password_hash = TRY(crypto::hash_password(password));
  user.disabled = false;
  mark_as_given(parts, user, who, /*newly_added=*/false);
  const auto id = user.record.id;
  TRY(replace(parts, std::move(user), domain::AuditAction::user_reset, who));
  parts.sign_ins.forgive(std::string(sign_in_name));
  return id;
}

Result<UserId> ManageUsers::change_rights(std::string_view sign_in_name, const Rights& rights,
                                          std::string_view who) const {
  auto& parts = m_service.parts();
  if (rights.roles.empty()) return Error{ErrorKind::invalid, "user.roles", {}};
  const std::lock_guard lock(parts.users.changes());
  TRY(load_users(parts));
  auto user = TRY(find(parts, sign_in_name));
  if (user.disabled) return Error{ErrorKind::invalid, "user.disabled", {}};
  user.roles = rights.roles;
  user.named_reader = rights.named_reader;
  const auto actor = user.actor();
  TRY(replace(parts, std::move(user), domain::AuditAction::user_rights_changed, who));
  TRY(release_concerns(parts, actor.id, who, [&](const ports::ConcernRecord& record) {
    return !may(actor, domain::Action::read_concern, facts_of(parts, record));
  }));
  return actor.id;
}

Result<void> ChangeOwnPassword::operator()(const domain::Actor& actor, const Secret& current,
                                           const Secret& wanted) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::read_own_account));
  const std::lock_guard lock(parts.users.changes());
  auto user = parts.users.find(actor.id);
  if (!user || user->disabled) return Error{ErrorKind::refused, "access.refused", {}};
  const auto now = parts.clock.now();
  // Counted with the failed sign-ins: an unattended screen is no way to try passwords.
  if (!parts.sign_ins.take(user->sign_in_name, own_page, now))
    return Error{ErrorKind::unavailable, "sign_in.slow_down", {}};
  if (!crypto::verify_password(user->password_hash, current)) {
    auto line = line_about(parts, actor.id.to_string(), domain::AuditAction::account_password_changed, *user);
    line.outcome = "refused";
    ports::Work work;
    work.audit.push_back(std::move(line));
    TRY(parts.store.unit_of_work.commit(std::move(work)));
    return Error{ErrorKind::refused, "account.password.wrong", {}};
  }
  parts.sign_ins.succeeded(user->sign_in_name, own_page, now);
  TRY(check_password(wanted, user->sign_in_name, user->name));
  if (user->must_change_password && wanted.reveal_text() == current.reveal_text())
    return Error{ErrorKind::invalid, "account.password.same", {}};
  user->must_change_password = false;
  user->password_hash = TRY(crypto::hash_password(wanted));
  return replace(parts, std::move(*user), domain::AuditAction::account_password_changed, actor.id.to_string());
}

}  // namespace heed::app
