// Work shared between threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace heed::linkage {

// Runs `work(worker)` on each of so many threads, and waits for all. `work` must not throw.
template <class Work>
void in_parallel(unsigned threads, const Work& work) {
  std::vector<std::thread> workers;
  workers.reserve(threads);
  for (unsigned worker = 0; worker < threads; ++worker) workers.emplace_back([&work, worker] { work(worker); });
  for (auto& worker : workers) worker.join();
}

// Calls `work(from, until, worker)` for ranges that together are 0 … count, `worker` being 0 … threads − 1; the calling thread works
// too, and tells `progress` now and then how far it is (0 … 1). `work` must not throw.
template <class Work>
void over_ranges(std::uint32_t count, unsigned threads, const std::function<void(double done)>& progress, Work work) {
  constexpr std::uint32_t step = 2048;
  std::atomic<std::uint32_t> next{0};
  std::vector<std::thread> workers;
  const auto run = [&](unsigned worker) {
    for (;;) {
      const std::uint32_t from = next.fetch_add(step);
      if (from >= count) return;
      if (worker == 0 && progress) progress(static_cast<double>(from) / count);
      work(from, std::min(count, from + step), worker);
    }
  };
  for (unsigned worker = 1; worker < threads; ++worker) workers.emplace_back(run, worker);
  run(0);
  for (auto& worker : workers) worker.join();
}

}  // namespace heed::linkage
