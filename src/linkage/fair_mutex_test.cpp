#include "linkage/fair_mutex.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <thread>

namespace heed::linkage {
namespace {

// Readers who follow each other without a gap; without turns the writer comes when the last of them has given up.
TEST(FairMutex, AWriterComesBetweenReadersWhoNeverPause) {
  constexpr std::uint32_t most_turns = 200'000;
  FairMutex mutex;
  std::atomic<std::uint32_t> inside = 0, gave_up = 0, started = 0;
  std::atomic<bool> written = false;
  const auto read = [&] {
    for (std::uint32_t turn = 0; turn < most_turns && !written; ++turn) {
      const std::shared_lock lock(mutex);
      if (turn == 0) ++started;
      ++inside;
      while (inside < 2 && !written && gave_up == 0) std::this_thread::yield();  // never alone, so never a gap
      for (int pause = 0; pause < 20; ++pause) std::this_thread::yield();
      --inside;
    }
    if (!written) ++gave_up;
  };
  std::array<std::thread, 4> readers;
  for (std::thread& reader : readers) reader = std::thread(read);
  while (started < readers.size()) std::this_thread::yield();
  {
    const std::unique_lock lock(mutex);
    EXPECT_EQ(inside, 0U);
    EXPECT_EQ(gave_up, 0U);
    written = true;
  }
  for (std::thread& reader : readers) reader.join();
}

}  // namespace
}  // namespace heed::linkage
