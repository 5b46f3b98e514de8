// The numbered steps that bring a database to this program's form. Forward only; each in a transaction of its own.
#pragma once

#include <span>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store_sqlite/connection.hpp"

namespace heed::store_sqlite {

// "HEED" in ASCII: tells Heed's databases from anyone else's.
inline constexpr std::int64_t application_id = 0x48454544;

struct Migration {
  std::int64_t version;  // 1, 2, 3 ... without a gap
  const char* name;
  const char* sql;
};

// Made of migrations/*.sql at build time, in order.
std::span<const Migration> every_migration();

// Applies what the database lacks of `migrations`. Errors: invalid store.newer (the database is ahead of this program),
// invalid store.foreign (not Heed's database), and whatever the database answers; a failed step leaves nothing behind.
Result<void> migrate(Connection& connection, std::span<const Migration> migrations, Instant now);

}  // namespace heed::store_sqlite
