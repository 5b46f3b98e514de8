// One Write to SQL, inside the caller's transaction.
#pragma once

#include "ports/unit_of_work.hpp"
#include "store_sqlite/connection.hpp"

namespace heed::store_sqlite {

// Errors as UnitOfWork::commit; see last_error for those that end the connection's use.
Result<void> apply(Connection& connection, const ports::Write& write);
Result<void> insert_audit_line(Connection& connection, const ports::AuditLine& line);

}  // namespace heed::store_sqlite
