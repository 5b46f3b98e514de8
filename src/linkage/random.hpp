// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine and with every library, unlike std's distributions.
#pragma once

#include <cstdint>

namespace heed::linkage {

class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (m_state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // 0 … below − 1, near enough even for bounds far below 2^64.
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((next() >> 32) * bound >> 32); }

 private:
  std::uint64_t m_state;
};

}  // namespace heed::linkage
