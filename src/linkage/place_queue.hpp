// The pairs of clusters that wait for their turn, the greatest first: a heap cut into ranges of value, so that even millions of
// places are each put and taken within a few cache lines.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

namespace heed::linkage::cluster_parts {

// What a pair was worth when it was put here. It may be worth less by now, never more.
struct Place {
  double value = 0;
  std::uint32_t left = 0, right = 0, pair = 0, ticket = 0;

  // The greater value goes first, then the smaller numbers.
  bool operator<(const Place& other) const {
    return std::tie(value, other.left, other.right) < std::tie(other.value, left, right);
  }
};

class PlaceQueue {
 public:
  // Values lie between the two, give or take; `expected` places make about so many ranges that each holds a few.
  PlaceQueue(double lowest, double highest, std::size_t expected)
      : m_heaps(std::clamp<std::size_t>(expected / 16, 1, 1 << 16)),
        m_lowest(lowest),
        m_scale(static_cast<double>(m_heaps.size() - 1) / std::max(1.0, highest - lowest)) {}

  bool empty() {
    while (m_highest > 0 && m_heaps[m_highest].empty()) --m_highest;
    return m_heaps[m_highest].empty();
  }

  void push(const Place& place) {
    const std::size_t range = range_of(place.value);
    auto& heap = m_heaps[range];
    heap.push_back(place);
    if (range == m_ordered) std::push_heap(heap.begin(), heap.end());
    m_highest = std::max(m_highest, range);
  }

  // Not when empty.
  Place pop() {
    auto& heap = m_heaps[m_highest];
    if (m_ordered != m_highest) std::make_heap(heap.begin(), heap.end());
    m_ordered = m_highest;
    std::pop_heap(heap.begin(), heap.end());
    const Place result = heap.back();
    heap.pop_back();
    return result;
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::size_t range_of(double value) const {
    const double range = (value - m_lowest) * m_scale;
    return range <= 0 ? 0 : std::min(static_cast<std::size_t>(range), m_heaps.size() - 1);
  }

  std::vector<std::vector<Place>> m_heaps;  // by range of value
  double m_lowest, m_scale;
  std::size_t m_highest = 0;     // no range above it holds a place
  std::size_t m_ordered = none;  // the one range that is a heap now; the others wait unordered
};

}  // namespace heed::linkage::cluster_parts
