// Reading the audit page by page, checking its chains, and anchoring their heads outside.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/service.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/audit_action.hpp"

namespace heed::app {

// What a line is about, for whoever looks for something.
enum class AuditGroup { everything, sign_in, reading, work, reporter, people, audit };
std::string_view to_string(AuditGroup group);
const std::vector<AuditGroup>& all_audit_groups();

struct AuditFilter {
  AuditGroup group = AuditGroup::everything;
  std::string actor;                    // a user's id, "reporter", "door", "operator", "program"; empty: everyone
  std::optional<std::uint64_t> before;  // where the page before ended
};

struct AuditPageLine {
  std::uint64_t place = 0;
  Instant at;
  std::string actor, actor_name;
  std::string action;
  bool refused = false;
  std::string reference;  // of the concern, if it is about one
  std::string person;     // the name of the account, if it is about one
};

struct AuditActor {
  std::string actor, name;
};

struct AuditPage {
  std::vector<AuditPageLine> lines;   // latest first
  std::optional<std::uint64_t> next;  // `before` of the page of older lines, if there are any
  std::vector<AuditActor> actors;     // whoever a line can be by: people by name, then the rest
};

// The audit as this person may read it: no line about a concern that they may not know of.
class ReadAudit {
 public:
  explicit ReadAudit(Service& service) : m_service(service) {}
  Result<AuditPage> operator()(const domain::Actor& actor, const AuditFilter& filter) const;

 private:
  Service& m_service;
};

// One line of the anchor file: when, chain, sequence, MAC in hexadecimal.
struct Anchor {
  Instant at;
  std::string chain;  // "door" or "team"
  std::uint64_t sequence = 0;
  std::string mac;
};

struct AuditProblem {
  std::string chain;
  std::uint64_t sequence = 0;  // the first line that does not verify
  std::string what;            // plain words for the operator
};

struct AuditReport {
  std::uint64_t door_lines = 0, team_lines = 0, rows_compared = 0, anchors_checked = 0;
  std::optional<Instant> last_anchor;
  std::vector<AuditProblem> problems;  // empty: every line up to the head verifies, and every row is as it was written
};

class VerifyAudit {
 public:
  explicit VerifyAudit(Service& service) : m_service(service) {}
  // Finds changed, removed and reordered lines; truncation up to the last anchor given; and rows whose sealed bytes differ
  // from what was written, or that no line accounts for.
  Result<AuditReport> operator()(const std::vector<Anchor>& anchors) const;

 private:
  Service& m_service;
};

class AnchorAudit {
 public:
  explicit AnchorAudit(Service& service) : m_service(service) {}
  Result<std::vector<Anchor>> operator()() const;

 private:
  Service& m_service;
};

// Text form, one a line: "2026-11-24T02:00:00.000Z door 123 <hex>".
std::string to_string(const Anchor& anchor);
Result<std::vector<Anchor>> parse_anchors(std::string_view text);

}  // namespace heed::app
