// What is wrong with a database as a file, whatever lies in its rows.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "store_sqlite/connection.hpp"

namespace heed::store_sqlite {

// SQLite's own integrity check, at most a hundred findings of it, and each table, index, trigger or view that is not as the
// migrations make it. Plain words; no value of any row.
Result<std::vector<std::string>> faults_of(Connection& connection);

}  // namespace heed::store_sqlite
