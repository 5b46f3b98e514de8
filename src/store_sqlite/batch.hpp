// One transaction for many works: a savepoint each, audit lines linked as they are written, one COMMIT for all.
#pragma once

#include <array>
#include <vector>

#include "ports/unit_of_work.hpp"
#include "store_sqlite/connection.hpp"
#include "store_sqlite/disk_watch.hpp"

namespace heed::store_sqlite {

// The last line of each chain.
class ChainHeads {
 public:
  struct Head {
    std::uint64_t sequence = 0;
    std::array<std::uint8_t, 32> mac{};
    bool operator==(const Head&) const = default;
  };

  static Result<ChainHeads> load(Connection& connection);
  Head& of(ports::AuditChain chain) { return m_heads[static_cast<std::size_t>(chain) - 1]; }
  const Head& of(ports::AuditChain chain) const { return m_heads[static_cast<std::size_t>(chain) - 1]; }
  // Whether the database holds this very chain, or this and more: corrupt (store.chain) when it does not.
  Result<void> check_within(Connection& connection) const;

 private:
  std::array<Head, 2> m_heads;
};

struct BatchOutcome {
  std::vector<Result<void>> answers;  // one for each work, in order
  bool trusted = true;                // false: the connection must be closed and reopened
  DiskState disk = DiskState::sound;  // troubled: SQLite could not write, whatever became of each work
};

// Heads move on only when COMMIT succeeded. Never throws for what the database does; what the linker throws passes on.
BatchOutcome write_batch(Connection& connection, ChainHeads& heads, const ports::AuditLinker& linker,
                         const std::vector<const ports::Work*>& works);

}  // namespace heed::store_sqlite
