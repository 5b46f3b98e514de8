// Whether the keys at hand are those of the database, before anything is written under them.
#pragma once

#include "store_sqlite/connection.hpp"
#include "store_sqlite/sqlite_store.hpp"

namespace heed::store_sqlite {

// Compares options.key_check with what the database kept. One that kept nothing yet keeps it, when its audit lines link and its
// newest concern opens, or there are none. Errors: invalid store.key_ring; those of the database.
Result<void> check_keys(Connection& connection, const SqliteOptions& options);

}  // namespace heed::store_sqlite
