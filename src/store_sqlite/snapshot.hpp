// One connection that goes on reading the database as it was when it began, while the writer writes on.
#pragma once

#include <memory>

#include "ports/audit_log.hpp"
#include "store_sqlite/connection.hpp"

namespace heed::store_sqlite {

class Snapshot final : public ports::AuditSnapshot {
 public:
  // As the database is now.
  static Result<std::unique_ptr<ports::AuditSnapshot>> take(Connection connection);

  Result<std::vector<ports::AuditLine>> lines_after(ports::AuditChain chain, std::uint64_t sequence,
                                                    std::size_t limit) const override;
  Result<void> each_concern(const std::function<void(const ports::ConcernRecord&)>& visit) const override;
  Result<void> each_followed(const std::function<void(const ports::Followed&)>& visit) const override;
  Result<std::vector<ports::UserRecord>> all_users() const override;
  Result<std::map<ports::ClosedKind, std::uint64_t>> closed_totals() const override;
  Result<std::vector<std::string>> faults() const override;

 private:
  explicit Snapshot(Connection connection) : m_connection(std::move(connection)) {}

  mutable Connection
      m_connection;  // within one transaction to the end; its cache of statements is no part of what it shows
};

// What a snapshot and the reading ports read in the same way.
Result<std::vector<ports::AuditLine>> read_lines_after(Connection& connection, ports::AuditChain chain,
                                                       std::uint64_t sequence, std::size_t limit);
Result<std::vector<ports::UserRecord>> read_users(Connection& connection);

}  // namespace heed::store_sqlite
