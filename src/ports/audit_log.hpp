// Reading the audit chains. Writing goes through UnitOfWork alone.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::ports {

// What follows concerns: written once and never changed, but for the state, the owner and the revision of an alert.
using Followed = std::variant<MessageRecord, NoteRecord, DecisionRecord, LinkRecord, MentionRecord, AlertRecord>;

// The area, and whether they are restricted.
using ClosedKind = std::pair<std::string, bool>;

// Lines and rows as they were at one moment: what is written meanwhile is in none of them. Used by one thread at a time.
class AuditSnapshot {
 public:
  virtual ~AuditSnapshot() = default;
  // Lines after `sequence`, oldest first, at most `limit`.
  virtual Result<std::vector<AuditLine>> lines_after(AuditChain chain, std::uint64_t sequence,
                                                     std::size_t limit) const = 0;
  // Every concern, whole, in no order: for comparing its plain columns too. Must not be kept.
  virtual Result<void> each_concern(const std::function<void(const ConcernRecord&)>& visit) const = 0;
  // Every message, note, decision, link, mention and alert, whole, in no order: for finding what was moved. Must not be kept.
  virtual Result<void> each_followed(const std::function<void(const Followed&)>& visit) const = 0;
  virtual Result<std::vector<UserRecord>> all_users() const = 0;
  // How many closed concerns the store says there are, of each area and restricted or not: it counts on as they are closed.
  virtual Result<std::map<ClosedKind, std::uint64_t>> closed_totals() const = 0;
  // What is wrong with the database itself, each in plain words for the operator: pages and indexes that do not hold together, and
  // tables, indexes and triggers that are not those of this program. Nothing for a store without a file.
  virtual Result<std::vector<std::string>> faults() const = 0;
};

// What was done with one record (outcome "done"), of one kind of deed.
struct DoneWith {
  RecordId target;
  std::string action;
  std::string actor = {};  // by them alone; empty: by anybody
};

class AuditLog {
 public:
  virtual ~AuditLog() = default;
  // The last line of a chain; sequence 0 and a zero MAC when it is empty.
  virtual Result<AuditLine> head(AuditChain chain) const = 0;
  // Lines after `sequence`, oldest first, at most `limit`.
  virtual Result<std::vector<AuditLine>> lines_after(AuditChain chain, std::uint64_t sequence,
                                                     std::size_t limit) const = 0;
  // Lines before `sequence` (0: from the newest), newest first, at most `limit`.
  virtual Result<std::vector<AuditLine>> lines_before(AuditChain chain, std::uint64_t sequence,
                                                      std::size_t limit) const = 0;
  // Lines about one record, newest first, at most `limit`.
  virtual Result<std::vector<AuditLine>> lines_about(RecordId target, std::size_t limit) const = 0;
  // Newest first, at most `limit`, however many other lines there are about the record.
  virtual Result<std::vector<AuditLine>> done_with(const DoneWith& deed, std::size_t limit) const = 0;
  // How many lines there are about one record.
  virtual Result<std::size_t> count_about(RecordId target) const = 0;
  // The whole record as it is now, for verification. Must not outlive the store; held, it keeps the store from tidying up.
  virtual Result<std::unique_ptr<AuditSnapshot>> snapshot() const = 0;
};

}  // namespace heed::ports
