// What the people see who look after the service and not after a concern: the record of what was done, and who may sign in.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/service.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"

namespace heed::app {

enum class AuditView { team, door };  // what was done in the team; what came in from outside

// What a line of the team's record is about, for whoever looks for something.
enum class AuditGroup { everything, sign_in, reading, work, people, audit };
std::string_view to_string(AuditGroup group);
const std::vector<AuditGroup>& all_audit_groups();

struct AuditFilter {
  AuditView view = AuditView::team;
  AuditGroup group = AuditGroup::everything;  // in the team's record alone
  std::string actor = {};                     // a user's id, "operator" or "program"; "" for everyone
  std::string older = {};                     // an AuditPage::older, or "" for the newest lines
  std::string reference = {};                 // of a concern: the lines about it alone, or "" for all
};

struct AuditRow {
  Instant at;
  std::string actor_name;
  std::string action;     // the audit action's code
  std::string outcome;    // "done", "refused"
  std::string reference;  // of the concern that it is about or that was looked for, or ""
  // Of a list of the inbox: how many concerns' beginnings it showed of those that they may know of, in which view, on which page.
  std::size_t beginnings = 0, inbox_page = 1;
  std::string inbox_view = {};
  bool kept_back = false;       // of a concern for named readers: not which
  std::string asked_name = {};  // of the record: whose deeds alone were looked at
};

struct AuditActor {
  std::string actor, name;
};

struct AuditPage {
  std::vector<AuditRow> rows;  // newest first, at most 50
  std::string older;  // where the next page begins, sealed: a plain number would count what is left out; "" at the end
  // About one concern: the newest lists of the inbox that showed its beginning and searches for it, a thousand at
  // most, and since when all of them are here, where that is not since it was received.
  std::vector<AuditRow> lists = {};
  std::optional<Instant> lists_since = {};
  std::vector<AuditActor> actors;  // whoever a line of the team's can be by: people by name, then the rest
};

// Lines about a concern that this person may know nothing of (conflict of interest, named readers) are left out without a
// trace, whatever their role; but an auditor whom the concern does not keep away reads them without its reference, and whoever was
// refused reads that they were. Errors: refused; not_found for a reference that names none; invalid (audit.older) for an `older`
// that is no longer known.
class ReadAudit {
 public:
  explicit ReadAudit(Service& service) : m_service(service) {}
  Result<AuditPage> operator()(const domain::Actor& actor, const AuditFilter& filter) const;

 private:
  Service& m_service;
};

// Open concerns that nobody who signs in may read: their references and not a word, for managers, administrators and auditors,
// who tell somebody outside the team (docs/adr/0012). At most 100; none for everyone else. Part of pages that write a line of
// their own; nothing of a concern is opened.
class ConcernsWithoutReader {
 public:
  explicit ConcernsWithoutReader(Service& service) : m_service(service) {}
  Result<std::vector<std::string>> operator()(const domain::Actor& actor) const;
  // How many, and nothing else, for whoever works on concerns and is not told which; none for everyone else.
  Result<std::size_t> count(const domain::Actor& actor) const;
  // Why: those who sign in and read concerns are kept away from it, or there is nobody who does.
  enum class Why { kept_away, nobody_signs_in };
  Why why() const;

 private:
  Service& m_service;
};

struct UserRow {
  UserId id;
  std::string name, sign_in_name;
  std::set<domain::Role> roles;
  bool named_reader = false, disabled = false;
  Instant made_at;
};

// By name. Errors: refused.
class ListUsers {
 public:
  explicit ListUsers(Service& service) : m_service(service) {}
  Result<std::vector<UserRow>> operator()(const domain::Actor& actor) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
