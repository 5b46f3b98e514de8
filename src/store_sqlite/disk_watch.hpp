// Whether the disk takes what people tell: its free room, and whether the last commit reached it. Writes nothing to find out.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace heed::store_sqlite {

enum class DiskState { sound, troubled };

class DiskWatch {
 public:
  // Told once when trouble begins and once when it ends; must be quick and not throw. It may be called from any thread.
  using Tell = std::function<void(DiskState)>;

  // Below `reserve` bytes free there is trouble, and until a quarter more is free, so that it does not come and go.
  DiskWatch(std::uint64_t reserve, Tell tell) : m_reserve(reserve), m_tell(std::move(tell)) {}

  void saw_free(std::uint64_t bytes);
  void saw_commit(DiskState how);
  DiskState state();

  // A commit that failed counts for so long when none comes after it: whoever is sent nothing because of it would never recover.
  static constexpr std::chrono::seconds failure_counts{60};

 private:
  DiskState settle();

  const std::uint64_t m_reserve;
  const Tell m_tell;
  std::mutex m_mutex;
  bool m_low = false;
  std::optional<std::chrono::steady_clock::time_point> m_failed;
  DiskState m_told = DiskState::sound;
};

}  // namespace heed::store_sqlite
