// Checking the audit chains, and anchoring their heads outside.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/service.hpp"
#include "base/result.hpp"

namespace heed::app {

// One line of the anchor file: when, chain, sequence, MAC in hexadecimal.
struct Anchor {
  enum class Kind {
    head,      // the chain ended here
    restored,  // the operator went on from a backup: of the anchors before, those of later lines no longer count
  };
  Instant at;
  std::string chain;  // "door" or "team"
  std::uint64_t sequence = 0;
  std::string mac;
  Kind kind = Kind::head;
};

struct AuditProblem {
  std::string chain;           // "door", "team", or what else it is about: "rows", "database", "anchors"
  std::uint64_t sequence = 0;  // the first line that does not verify; 0 of what is no line
  std::string what;            // plain words for the operator
};

struct AuditReport {
  std::uint64_t door_lines = 0, team_lines = 0, rows_compared = 0, anchors_checked = 0;
  std::uint64_t rows_partly_known = 0;  // concerns of an earlier Heed, whose lines do not say how they came in
  std::optional<Instant> last_anchor;
  std::vector<AuditProblem> problems;  // empty: every line up to the head verifies, and every row is as it was written
};

class VerifyAudit {
 public:
  explicit VerifyAudit(Service& service) : m_service(service) {}
  // Finds changed, removed and reordered lines; truncation up to the last anchor given; rows whose sealed bytes differ
  // from what was written, that no line accounts for, or that do not open with their key and id; what was moved to another
  // concern or person; every plain column of a concern, and the time of a message, note or decision, that is not as the lines
  // say; totals of closed concerns that are not those of the rows; and a database whose pages do not hold together or whose tables, indexes and triggers are not this program's.
  Result<AuditReport> operator()(const std::vector<Anchor>& anchors) const;

 private:
  Service& m_service;
};

// Puts on record that the operator verified it and found nothing. After a finding nothing is added: what is in question stays as
// it was found.
class RecordVerified {
 public:
  explicit RecordVerified(Service& service) : m_service(service) {}
  Result<void> operator()() const;

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

// Whether the chains still reach the newest anchor of each. Quick: one line of each chain is read.
class CompareAnchors {
 public:
  explicit CompareAnchors(Service& service) : m_service(service) {}
  // Errors: corrupt audit.behind, with the lines, when lines that were anchored are gone or others stand in their place.
  Result<void> operator()(const std::vector<Anchor>& anchors) const;

 private:
  Service& m_service;
};

// The operator says that the database is a restored backup and that Heed goes on from it.
class AcceptBackup {
 public:
  explicit AcceptBackup(Service& service) : m_service(service) {}
  // Puts it on record and gives what to add to the anchor file: for each chain its newest line that is still as it was anchored.
  Result<std::vector<Anchor>> operator()(const std::vector<Anchor>& anchors) const;

 private:
  Service& m_service;
};

// Text form, one a line: "2026-11-24T02:00:00.000Z door 123 <hex>", and " restored" behind it where that is so. Parsing leaves out
// what no longer counts and what cannot be read. Errors: invalid (audit.anchor.malformed) when no line can be.
std::string to_string(const Anchor& anchor);
Result<std::vector<Anchor>> parse_anchors(std::string_view text);

}  // namespace heed::app
