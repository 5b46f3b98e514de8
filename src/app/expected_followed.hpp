// What every message, note, decision, link, mention and alert must look like, from what the audit lines say; for `heed audit verify`.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/expected_columns.hpp"
#include "base/id.hpp"
#include "crypto/key_ring.hpp"
#include "ports/audit_log.hpp"

namespace heed::app {

class ExpectedFollowed {
 public:
  explicit ExpectedFollowed(Random& random) : m_columns(random) {}

  // Takes in one line, of either chain, in any order.
  void note(const ports::AuditEntry& entry);
  // What is wrong with the row, in words for the operator; empty when it is as it was written. Each row once.
  std::string difference(const ports::Followed& followed, const crypto::KeyRing& ring);
  // For each kind, how many were written and not shown.
  std::map<std::string, std::size_t> gone() const;

 private:
  struct Written {
    RecordId target;
    std::string author;
    Instant at;
  };
  // By kind, and by the hash of the sealed payload: no two are ever equal.
  std::map<std::string, std::unordered_map<std::string, Written>> m_written;
  ExpectedColumns m_columns;
};

}  // namespace heed::app
