// Where unpredictable bytes come from. The only implementation for use is crypto's; tests give fixed bytes.
#pragma once

#include <cstdint>
#include <span>

namespace heed {

class Random {
 public:
  virtual ~Random() = default;
  // Fills `out` with bytes fit for keys. Safe to call from any thread.
  virtual void fill(std::span<std::uint8_t> out) = 0;
};

}  // namespace heed
