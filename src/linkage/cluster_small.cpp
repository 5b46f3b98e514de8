#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "linkage/cluster_parts.hpp"

namespace heed::linkage::cluster_parts {

namespace {

using Set = std::uint32_t;  // of members or of clusters: one bit each
static_assert(most_small <= 32);

constexpr Set only(std::uint32_t member) { return Set{1} << member; }

template <class Do>
void for_each(Set set, Do each) {
  for (; set != 0; set &= set - 1) each(static_cast<std::uint32_t>(std::countr_zero(set)));
}

template <std::uint32_t Capacity>
class SmallClusters {
 public:
  explicit SmallClusters(const Input& input) : m_input(input) {
    for (std::uint32_t member = 0; member < input.members; ++member) {
      m_members[member] = only(member);
      m_name[member] = static_cast<std::uint8_t>(member);
      m_near[member] = m_apart[member] = 0;
      for (std::uint32_t other = member + 1; other < input.members; ++other) m_weight[member][other] = unknown;
    }
  }

  std::uint32_t name(std::uint32_t member) const { return m_name[member]; }
  bool are_apart(std::uint32_t left, std::uint32_t right) const { return (m_apart[left] & only(right)) != 0; }
  void keep_apart(std::uint32_t left, std::uint32_t right) { tie(m_apart, left, right); }

  void add_edges() {
    for (const Edge& edge : m_input.edges) {
      if (!is_between_two(edge, m_input.members)) continue;
      FixedWeight& weight = weight_at(edge.left, edge.right);
      weight = std::max(weight, clip(edge.weight, m_input.options));
    }
    for (std::uint32_t left = 0; left < m_input.members; ++left) {
      for (std::uint32_t right = left + 1; right < m_input.members; ++right) {
        if (m_weight[left][right] != unknown) add_edge(m_name[left], m_name[right], m_weight[left][right]);
      }
    }
  }

  // `right` becomes part of `left`, the smaller number.
  void join(std::uint32_t left, std::uint32_t right) {
    for_each(m_members[right], [&](std::uint32_t member) { m_name[member] = static_cast<std::uint8_t>(left); });
    m_members[left] |= m_members[right];
    m_members[right] = 0;
    move_all(m_apart, left, right);
    for_each(m_near[right] & ~only(left), [&](std::uint32_t other) { take_over(left, right, other); });
    move_all(m_near, left, right);
    for_each(m_near[left] & m_apart[left], [&](std::uint32_t other) {
      m_near[left] &= ~only(other);
      m_near[other] &= ~only(left);
    });
    for_each(m_near[left], [&](std::uint32_t other) { judge_again(left, other); });
  }

  void grow(Clustering& result) {
    for (;;) {
      std::uint32_t left = 0, right = 0;
      switch (find_best(left, right)) {
        case Next::nothing: return;
        case Next::weigh: weigh_in_full(left, right); break;
        case Next::refuse:
          result.crowded.insert(result.crowded.end(), {left, right});
          m_near[left] &= ~only(right);
          m_near[right] &= ~only(left);
          break;
        case Next::join: {
          const Between& between = m_between[left][right];
          result.joins.push_back({left, right, told(between), between.known});
          join(left, right);
        }
      }
    }
  }

 private:
  static constexpr FixedWeight unknown = std::numeric_limits<FixedWeight>::min();
  template <class Value>
  using Table = std::array<std::array<Value, Capacity>, Capacity>;
  using Sets = std::array<Set, Capacity>;

  FixedWeight& weight_at(std::uint32_t left, std::uint32_t right) {
    return left < right ? m_weight[left][right] : m_weight[right][left];
  }
  Between& between_at(std::uint32_t left, std::uint32_t right) {
    return left < right ? m_between[left][right] : m_between[right][left];
  }
  std::uint32_t size_of(std::uint32_t cluster) const {
    return static_cast<std::uint32_t>(std::popcount(m_members[cluster]));
  }

  static void tie(Sets& sets, std::uint32_t left, std::uint32_t right) {
    sets[left] |= only(right);
    sets[right] |= only(left);
  }

  static void move_all(Sets& sets, std::uint32_t left, std::uint32_t right) {
    for_each(sets[right], [&](std::uint32_t other) { sets[other] = (sets[other] & ~only(right)) | only(left); });
    sets[left] = (sets[left] | sets[right]) & ~only(left) & ~only(right);
    sets[right] = 0;
  }

  void add_edge(std::uint32_t left, std::uint32_t right, FixedWeight weight) {
    if (left == right || are_apart(left, right)) return;
    Between& between = between_at(left, right);
    if ((m_near[left] & only(right)) == 0) {
      between = {};
      tie(m_near, left, right);
    }
    between.sum += weight;
    ++between.known;
    judge_again(std::min(left, right), std::max(left, right));
  }

  // What is known between `right` and `other` is from now on known between `left` and `other`.
  void take_over(std::uint32_t left, std::uint32_t right, std::uint32_t other) {
    const Between& from = between_at(right, other);
    Between& to = between_at(left, other);
    if ((m_near[left] & only(other)) == 0) to = {};
    to.sum += from.sum;
    to.known += from.known;
  }

  void judge_again(std::uint32_t left, std::uint32_t right) {
    if (left > right) std::swap(left, right);
    Between& between = m_between[left][right];
    between.in_full = between.known == size_of(left) * size_of(right);
    m_judgement[left][right] = judge(between, size_of(left) + size_of(right), m_input.options);
  }

  // Going up through the numbers and taking only what is greater, so that of equals the smaller numbers come first.
  Next find_best(std::uint32_t& left, std::uint32_t& right) const {
    Judgement best;
    for (std::uint32_t cluster = 0; cluster + 1 < m_input.members; ++cluster) {
      for_each(m_near[cluster] & ~(only(cluster) | (only(cluster) - 1)), [&](std::uint32_t other) {
        const Judgement& judgement = m_judgement[cluster][other];
        if (judgement.next == Next::nothing || (best.next != Next::nothing && judgement.value <= best.value)) return;
        best = judgement;
        left = cluster;
        right = other;
      });
    }
    return best.next;
  }

  void weigh_in_full(std::uint32_t left, std::uint32_t right) {
    Between between;
    for_each(m_members[left], [&](std::uint32_t one) {
      for_each(m_members[right], [&](std::uint32_t other) {
        FixedWeight& weight = weight_at(one, other);
        if (weight == unknown) weight = ask(m_input, one, other);
        between.sum += weight;
        ++between.known;
      });
    });
    m_between[left][right] = between;
    judge_again(left, right);
  }

  const Input& m_input;
  std::array<std::uint8_t, Capacity> m_name;  // by member: its cluster
  Sets m_members, m_near, m_apart;            // by cluster
  Table<FixedWeight> m_weight;                // by member and greater member, clipped
  Table<Between> m_between;                   // by cluster and greater cluster, where near
  Table<Judgement> m_judgement;
};

template <std::uint32_t Capacity>
Clustering cluster_few(const Input& input) {
  Clustering result;
  result.joins.reserve(input.members);
  SmallClusters<Capacity> clusters(input);
  obey(input, clusters, result);
  clusters.add_edges();
  clusters.grow(result);
  result.cluster.resize(input.members);
  for (std::uint32_t member = 0; member < input.members; ++member) result.cluster[member] = clusters.name(member);
  settle_crowded(result);
  return result;
}

}  // namespace

Clustering small_clusters(const Input& input) {
  return input.members <= 8 ? cluster_few<8>(input) : cluster_few<most_small>(input);
}

}  // namespace heed::linkage::cluster_parts
