// The people who sign in. Names are sealed at rest and held in memory while the program runs.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/service.hpp"
#include "app/sign_in_limit.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "domain/access.hpp"

namespace heed::app {

inline constexpr std::size_t least_password_characters = 12;
// Of guessing (crypto::guessing_bits): a thousand million tries at the least, beyond any list. Three words that do not belong
// together pass; a word with a year does not, nor one's own name.
inline constexpr double least_guessing_bits = 30;

struct NewUser {
  std::string sign_in_name;  // 3–40 of a–z 0–9 . -
  std::string name;          // shown to colleagues; what stands in brackets only tells two of one name apart
  std::set<domain::Role> roles;
  bool named_reader = false;
  std::string provenance = "team";
};

// What somebody may do, besides what everybody may.
struct Rights {
  std::set<domain::Role> roles;
  bool named_reader = false;
};

// Whether a new password also lets in whoever was disabled.
enum class LetIn { no, yes };

// `who` is the operator at the command line ("operator") or a signed-in administrator's id.
class ManageUsers {
 public:
  explicit ManageUsers(Service& service) : m_service(service) {}
  // Errors: invalid (user.name, user.name.marks, user.roles, user.password.short, user.password.weak), conflict (user.exists; user.name.taken: it
  // looks like the name of somebody else).
  Result<UserId> add(const NewUser& user, const Secret& password, std::string_view who) const;
  // Gives whose sessions must end. Errors: not_found (user.unknown); invalid (user.last_administrator) unless the operator
  // asks, who can always add another.
  Result<UserId> disable(std::string_view sign_in_name, std::string_view who) const;
  // Errors also: invalid (user.disabled) of whoever is, unless `let_in` says so.
  Result<UserId> reset(std::string_view sign_in_name, const Secret& password, std::string_view who,
                       LetIn let_in = LetIn::no) const;
  // Gives somebody these rights in place of those they had, at once, also where they are signed in. Open concerns that they have
  // and may read no more go back to the inbox. Errors: not_found (user.unknown); invalid (user.roles, user.disabled).
  Result<UserId> change_rights(std::string_view sign_in_name, const Rights& rights, std::string_view who) const;

 private:
  Service& m_service;
};

// What stands or falls with one person who signs in.
struct Holding {
  std::size_t concerns = 0;     // open ones that they have
  std::size_t cannot_wait = 0;  // … and of these, what waits for a person and has a clock that runs day and night
  bool only_reader = false;     // of concerns at all: nobody else who signs in works on them
  bool last_named_reader = false, only_manager = false, only_administrator = false;
};

// Who is missing now for concerns about staff, officers, councillors and their relatives, because somebody was disabled or lost a right.
struct StaffReadersLost {
  bool the_last_named_reader = false;
  std::size_t concerns = 0;  // open ones that no named reader may read any more; counted up to a hundred
};

struct LeftBehind {
  StaffReadersLost staff;
  Holding holding;  // what they had until now, and nobody who signs in has now
};

// Whether anybody who can sign in works on concerns: else nobody reads what is told. Errors: unavailable.
class SomebodyReads {
 public:
  explicit SomebodyReads(Service& service) : m_service(service) {}
  Result<bool> operator()() const;

 private:
  Service& m_service;
};

// The operator sees no page that warns before somebody is disabled, or loses a right.
class ChangeByOperator {
 public:
  explicit ChangeByOperator(Service& service) : m_service(service) {}
  struct Done {
    UserId id;
    LeftBehind left;
  };
  // Errors as those of ManageUsers.
  Result<Done> disable(std::string_view sign_in_name) const;
  Result<Done> change_rights(std::string_view sign_in_name, const Rights& rights) const;

 private:
  Service& m_service;
};

// A new password is shown once and kept nowhere.
struct GivenPassword {
  UserId id;
  std::string name, sign_in_name;
  Secret password;
};

// What whoever disables somebody is shown first.
struct BeforeDisabling {
  std::string name, sign_in_name;
  Holding holding;
};

// The administrator's page: the same as ManageUsers, by someone who is signed in and asked for at the gate. Who there is:
// ListUsers in oversight.hpp.
class AdministerUsers {
 public:
  explicit AdministerUsers(Service& service) : m_service(service) {}
  Result<GivenPassword> add(const domain::Actor& actor, const NewUser& user) const;
  // Shows who signs in, so it writes the same line as ListUsers. Errors as disable.
  Result<BeforeDisabling> before_disabling(const domain::Actor& actor, std::string_view sign_in_name) const;
  Result<UserId> disable(const domain::Actor& actor, std::string_view sign_in_name) const;
  Result<GivenPassword> reset(const domain::Actor& actor, std::string_view sign_in_name,
                              LetIn let_in = LetIn::no) const;

 private:
  Service& m_service;
};

// Somebody who was given a password by an administrator, of which nobody who may has said that they saw it.
struct NewAccess {
  std::string name, sign_in_name, by;
  Instant at;
  std::set<domain::Role> roles;
  bool newly_added = false;  // with a new account
  bool may_say_so = false;   // else nobody can who signs in: the operator adds somebody, or gives the password
};

// So that nobody can make themselves a reader unseen. Nobody says of what they gave or were given, or while their own password
// waits to be seen, that it is seen: another manager does, or without one another administrator, an auditor or a named reader
// (docs/adr/0014-one-administrator-is-never-alone.md). Errors: refused; not_found (user.unknown) for whom nothing waits of.
class SeeNewAccess {
 public:
  explicit SeeNewAccess(Service& service) : m_service(service) {}
  // Oldest first: what the actor may say of, and what nobody may. Part of a page that writes a line of its own.
  std::vector<NewAccess> list(const domain::Actor& actor) const;
  Result<void> seen(const domain::Actor& actor, std::string_view sign_in_name) const;

 private:
  Service& m_service;
};

// One's own password. Errors: refused (account.password.wrong), unavailable (sign_in.slow_down), invalid
// (user.password.short, user.password.weak; account.password.same: it was given by somebody who knows it). Whoever calls this ends the person's other sessions.
class ChangeOwnPassword {
 public:
  explicit ChangeOwnPassword(Service& service) : m_service(service) {}
  Result<void> operator()(const domain::Actor& actor, const Secret& current, const Secret& wanted) const;

 private:
  Service& m_service;
};

class SignIn {
 public:
  explicit SignIn(Service& service) : m_service(service) {}
  // Costs the same time for a name that does not exist. Errors: refused (sign_in.wrong), unavailable (sign_in.slow_down: too
  // many tries, see sign_in_limit.hpp). Every failure is on record, also of a try that had to wait.
  Result<domain::Actor> operator()(std::string_view sign_in_name, const Secret& password, SignInSource source) const;
  // How a try would stand, asked before it waits for its turn. Quick: touches no storage and no password.
  TryStanding look(std::string_view sign_in_name, SignInSource source) const;

 private:
  Service& m_service;
};

// The actor of a session; nothing when disabled or unknown. No storage is touched.
class FindActor {
 public:
  explicit FindActor(Service& service) : m_service(service) {}
  std::optional<domain::Actor> operator()(UserId id) const;

 private:
  Service& m_service;
};

// Writes the audit line of a sign-out, or of a request that the gate refused before any use case ran.
class RecordEvent {
 public:
  explicit RecordEvent(Service& service) : m_service(service) {}
  Result<void> signed_out(const domain::Actor& actor) const;
  Result<void> refused(const domain::Actor& actor, domain::Action action, std::string_view target_kind,
                       RecordId target) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
