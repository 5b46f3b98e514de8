// Reading the audit chains. Writing goes through UnitOfWork alone.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::ports {

// Which lines a person may read, latest first. What they may not know of leaves no trace: neither a line about a concern that
// excludes the reader, nor, unless `with_restricted`, one about a restricted concern.
struct AuditQuery {
  std::string area_id;
  UserId reader;
  bool with_restricted = false;
  std::vector<std::string> actions = {};     // any of these; empty: whatever was done
  std::optional<std::string> actor = {};     // quick only when the actions are named as well
  std::optional<std::uint64_t> before = {};  // places before this one: where the page before ended
  std::size_t limit = 50;                    // ≤ 100
};

struct PlacedLine {
  std::uint64_t place = 0;  // grows over both chains, in the order of writing
  AuditLine line;
  std::optional<std::string> reference;  // of the concern that it is about

  bool operator==(const PlacedLine&) const = default;
};

class AuditLog {
 public:
  virtual ~AuditLog() = default;
  // The last line of a chain; sequence 0 and a zero MAC when it is empty.
  virtual Result<AuditLine> head(AuditChain chain) const = 0;
  // Lines after `sequence`, oldest first, at most `limit`.
  virtual Result<std::vector<AuditLine>> lines_after(AuditChain chain, std::uint64_t sequence,
                                                     std::size_t limit) const = 0;
  // Lines about one record, newest first, at most `limit`.
  virtual Result<std::vector<AuditLine>> lines_about(RecordId target, std::size_t limit) const = 0;
  // At most limit + 1 lines, so that the caller knows whether there are more.
  virtual Result<std::vector<PlacedLine>> latest(const AuditQuery& query) const = 0;
  // Hash input of every stored row of a kind ("concern", "message", "note", "decision", "user"): the sealed payload bytes,
  // for comparing rows with the lines that wrote them.
  virtual Result<void> each_sealed(std::string_view kind,
                                   const std::function<void(RecordId, const Bytes&)>& visit) const = 0;
};

}  // namespace heed::ports
