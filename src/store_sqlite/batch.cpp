#include "store_sqlite/batch.hpp"

#include "ports/plain_columns.hpp"
#include "store_sqlite/rows.hpp"
#include "store_sqlite/writes.hpp"

namespace heed::store_sqlite {

using namespace ports;

namespace {

// Whether an error belongs to the work that met it, so that its neighbours go on.
bool concerns_one_work(const Error& error) {
  if (error.code == "store.not_written") return true;
  return error.kind == ErrorKind::conflict || error.kind == ErrorKind::not_found || error.kind == ErrorKind::invalid;
}

BatchOutcome all_answer(std::size_t works, const Error& error, bool trusted, DiskState disk = DiskState::troubled) {
  return {std::vector<Result<void>>(works, Result<void>(error)), trusted, disk};
}

Result<void> link(Connection& connection, ChainHeads& heads, const AuditLinker& linker, const AuditEntry& entry) {
  ChainHeads::Head& head = heads.of(entry.chain);
  AuditLine line{head.sequence + 1, entry, {}};
  line.mac = linker.next(head.mac, canonical_bytes(line.sequence, entry));
  TRY(insert_audit_line(connection, line));
  head = {line.sequence, line.mac};
  return {};
}

Result<void> write_work(Connection& connection, ChainHeads& heads, const AuditLinker& linker, const Work& work) {
  for (const Write& write : work.writes) TRY(apply(connection, write));
  for (std::size_t i = 0; i < work.audit.size(); ++i) {
    AuditEntry entry = work.audit[i];
    entry.changes = i == 0 ? changes_of(work) : std::string();
    TRY(link(connection, heads, linker, entry));
  }
  return {};
}

Result<void> run(Connection& connection, std::string_view sql) { return TRY(connection.use(sql))->run(); }

// The outer error ends the batch; the inner one is the work's own answer.
Result<Result<void>> in_savepoint(Connection& connection, ChainHeads& heads, const AuditLinker& linker,
                                  const Work& work) {
  ChainHeads moved = heads;
  TRY(run(connection, "SAVEPOINT work"));
  auto answer = write_work(connection, moved, linker, work);
  if (!answer.ok() && (!concerns_one_work(answer.error()) || !connection.in_transaction())) return answer.error();
  if (!answer.ok()) TRY(run(connection, "ROLLBACK TO work"));
  TRY(run(connection, "RELEASE work"));
  if (answer.ok()) heads = moved;
  return Result<Result<void>>(std::move(answer));
}

Result<std::vector<Result<void>>> write_works(Connection& connection, ChainHeads& heads, const AuditLinker& linker,
                                              const std::vector<const Work*>& works) {
  TRY(run(connection, "BEGIN IMMEDIATE"));
  std::vector<Result<void>> answers;
  answers.reserve(works.size());
  for (const Work* work : works) answers.push_back(TRY(in_savepoint(connection, heads, linker, *work)));
  return answers;
}

// COMMIT was not reached, and without its mark nothing of the transaction can come back: nothing was written.
BatchOutcome give_up(Connection& connection, std::size_t works, const Error& error) {
  bool trusted = error.code == "store.busy";
  if (connection.in_transaction()) trusted = run(connection, "ROLLBACK").ok() && trusted;
  if (error.code == "store.busy") return all_answer(works, error, trusted, DiskState::sound);
  if (error.code == "store.disk") return all_answer(works, error, trusted);
  return all_answer(works, {ErrorKind::unavailable, "store.failed", error.detail}, false);
}

}  // namespace

Result<ChainHeads> ChainHeads::load(Connection& connection) {
  ChainHeads heads;
  for (const AuditChain chain : {AuditChain::door, AuditChain::team}) {
    const auto last = TRY(
        connection.use("SELECT " + audit_columns + " FROM audit_line WHERE chain = ?1 ORDER BY sequence DESC LIMIT 1"));
    last->bind(static_cast<std::int64_t>(chain));
    if (!TRY(last->step())) continue;
    const AuditLine line = TRY(read_audit_line(*last));
    heads.of(chain) = {line.sequence, line.mac};
  }
  return heads;
}

Result<void> ChainHeads::check_within(Connection& connection) const {
  for (const AuditChain chain : {AuditChain::door, AuditChain::team}) {
    const Head& head = of(chain);
    if (head.sequence == 0) continue;
    const auto line = TRY(connection.use("SELECT 1 FROM audit_line WHERE chain = ?1 AND sequence = ?2 AND mac = ?3"));
    line->bind(static_cast<std::int64_t>(chain)).bind(static_cast<std::int64_t>(head.sequence)).bind(head.mac);
    if (!TRY(line->step())) return Error{ErrorKind::corrupt, "store.chain", "an acknowledged audit line is gone"};
  }
  return {};
}

BatchOutcome write_batch(Connection& connection, ChainHeads& heads, const AuditLinker& linker,
                         const std::vector<const Work*>& works) {
  ChainHeads moved = heads;
  auto answers = write_works(connection, moved, linker, works);
  if (!answers.ok()) return give_up(connection, works.size(), answers.error());
  const auto committed = run(connection, "COMMIT");
  if (!committed.ok())
    return all_answer(works.size(), {ErrorKind::unknown, "store.commit", committed.error().detail}, false);
  heads = moved;
  return {std::move(*answers), true, DiskState::sound};
}

}  // namespace heed::store_sqlite
