#include "store_sqlite/snapshot.hpp"

#include "store_sqlite/faults.hpp"
#include "store_sqlite/rows.hpp"

namespace heed::store_sqlite {

using namespace ports;

Result<std::vector<AuditLine>> read_lines_after(Connection& connection, AuditChain chain, std::uint64_t sequence,
                                                std::size_t limit) {
  static const std::string sql =
      "SELECT " + audit_columns + " FROM audit_line WHERE chain = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3";
  const auto select = TRY(connection.use(sql));
  select->bind(static_cast<std::int64_t>(chain)).bind(signed_limit(sequence)).bind(signed_limit(limit));
  return all_rows(*select, read_audit_line);
}

Result<std::vector<UserRecord>> read_users(Connection& connection) {
  static const std::string sql = "SELECT " + user_columns + " FROM user_account ORDER BY made_at, id";
  const auto select = TRY(connection.use(sql));
  return all_rows(*select, read_user);
}

Result<std::unique_ptr<AuditSnapshot>> Snapshot::take(Connection connection) {
  TRY(connection.execute("BEGIN"));
  // BEGIN alone waits for the first read to choose the moment.
  TRY(connection.number("SELECT count(*) FROM sqlite_schema"));
  return std::unique_ptr<AuditSnapshot>(new Snapshot(std::move(connection)));
}

Result<std::vector<AuditLine>> Snapshot::lines_after(AuditChain chain, std::uint64_t sequence,
                                                     std::size_t limit) const {
  return read_lines_after(m_connection, chain, sequence, limit);
}

Result<void> Snapshot::each_concern(const std::function<void(const ConcernRecord&)>& visit) const {
  static const std::string sql = "SELECT " + concern_columns + " FROM concern";
  const auto select = TRY(m_connection.use(sql));
  while (TRY(select->step())) visit(TRY(read_concern(*select)));
  return {};
}

Result<void> Snapshot::each_followed(const std::function<void(const Followed&)>& visit) const {
  const auto visit_rows = [&](const std::string& sql, auto read) -> Result<void> {
    const auto select = TRY(m_connection.use(sql));
    while (TRY(select->step())) visit(TRY(read(*select)));
    return {};
  };
  TRY(visit_rows("SELECT " + message_columns + " FROM message", read_message));
  TRY(visit_rows("SELECT " + note_columns + " FROM note", read_note));
  TRY(visit_rows("SELECT " + decision_columns + " FROM decision", read_decision));
  TRY(visit_rows("SELECT " + link_columns + " FROM link", read_link));
  TRY(visit_rows("SELECT " + mention_columns + " FROM mention", read_mention));
  return visit_rows("SELECT " + alert_columns + " FROM alert", read_alert);
}

Result<std::vector<UserRecord>> Snapshot::all_users() const { return read_users(m_connection); }

Result<std::map<ClosedKind, std::uint64_t>> Snapshot::closed_totals() const {
  std::map<ClosedKind, std::uint64_t> totals;
  const auto select = TRY(m_connection.use("SELECT area_id, restricted, total FROM closed_total WHERE total > 0"));
  while (TRY(select->step()))
    totals[{select->text(0), select->number(1) != 0}] = static_cast<std::uint64_t>(select->number(2));
  return totals;
}

Result<std::vector<std::string>> Snapshot::faults() const { return faults_of(m_connection); }

}  // namespace heed::store_sqlite
