// The generator's dice. SplitMix64 (Steele, Lea, Flood 2014) and distributions of our own without libm: std's distributions and
// std::log differ between libraries, and the same seed must give the same bytes everywhere. For the same reason no two draws stand in
// one list of arguments or on both sides of an operator: C++ leaves their order to the compiler.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace heed::synth {

constexpr std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}
  // Dice of their own for one thing of many, so that what is drawn for one never moves another.
  Random(std::uint64_t seed, std::uint64_t which) : m_state(mix(seed ^ mix(which + 0x9e3779b97f4a7c15))) {}

  std::uint64_t next() { return mix(m_state += 0x9e3779b97f4a7c15); }
  // 0 … bound − 1; 0 for a bound of 0.
  std::uint32_t below(std::size_t bound) {
    return static_cast<std::uint32_t>((next() >> 32) * static_cast<std::uint64_t>(bound) >> 32);
  }
  // from … to, both included.
  int between(int from, int to) { return from + static_cast<int>(below(static_cast<std::size_t>(to - from) + 1)); }
  // 0 ≤ x < 1.
  double real() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  bool chance(double probability) { return real() < probability; }
  // 0 … bound − 1, small ones likelier: half of the draws fall into the first quarter.
  std::uint32_t skewed(std::size_t bound) {
    const double u = real();
    return static_cast<std::uint32_t>(u * u * static_cast<double>(bound));
  }
  // The place of a weight, as likely as it is heavy. 0 when all weights are 0.
  std::size_t weighted(std::span<const double> weights);
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }

 private:
  std::uint64_t m_state;
};

inline std::size_t Random::weighted(std::span<const double> weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  double left = real() * sum;
  for (std::size_t place = 0; place < weights.size(); ++place) {
    left -= weights[place];
    if (left < 0) return place;
  }
  return 0;
}

}  // namespace heed::synth
