#include "linkage/cluster.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace heed::linkage {

namespace {

std::uint64_t pair_key(std::uint32_t left, std::uint32_t right) {
  return left < right ? (std::uint64_t{left} << 32) | right : (std::uint64_t{right} << 32) | left;
}

// What lies between two clusters.
struct Between {
  std::int64_t sum = 0;
  std::uint32_t pairs = 0;
};

// Two clusters that may join, as they were when this was written down.
struct Candidate {
  std::int64_t sum = 0;
  std::uint32_t pairs = 1;
  std::uint32_t left = 0, right = 0;
  std::uint32_t left_version = 0, right_version = 0;

  // The greater mean first, then the smaller numbers.
  bool operator<(const Candidate& other) const {
    const std::int64_t mine = sum * other.pairs, theirs = other.sum * pairs;
    if (mine != theirs) return mine < theirs;
    if (left != other.left) return left > other.left;
    return right > other.right;
  }
};

class Agglomeration {
 public:
  Agglomeration(std::uint32_t members, const PairWeight& weight_of, const ClusterOptions& options)
      : m_weight_of(weight_of), m_options(options), m_cluster(members), m_members(members), m_near(members), m_apart(members), m_version(members, 0) {
    std::iota(m_cluster.begin(), m_cluster.end(), 0U);
    for (std::uint32_t member = 0; member < members; ++member) m_members[member] = {member};
  }

  void add_edges(std::span<const Edge> edges) {
    for (const Edge& edge : edges) {
      if (edge.left != edge.right) m_weights.emplace(pair_key(edge.left, edge.right), clip(edge.weight));
    }
  }

  void obey(std::span<const Constraint> constraints, Clustering& result) {
    std::vector<Constraint> sorted;
    for (Constraint constraint : constraints) {
      if (constraint.left > constraint.right) std::swap(constraint.left, constraint.right);
      if (constraint.left != constraint.right) sorted.push_back(constraint);
    }
    std::sort(sorted.begin(), sorted.end(), [](const Constraint& left, const Constraint& right) {
      return left.left != right.left ? left.left < right.left : left.right < right.right;
    });
    for (const Constraint& constraint : sorted) {
      if (constraint.kind != Constraint::Kind::cannot_link) continue;
      m_apart[constraint.left].insert(constraint.right);
      m_apart[constraint.right].insert(constraint.left);
    }
    for (const Constraint& constraint : sorted) {
      if (constraint.kind != Constraint::Kind::must_link) continue;
      const std::uint32_t left = m_cluster[constraint.left], right = m_cluster[constraint.right];
      if (left == right) continue;
      if (m_apart[left].contains(right)) {
        result.contradictions.push_back(constraint);
        continue;
      }
      join(left, right, 0, 0, result);
    }
  }

  void grow(std::span<const Edge> edges, Clustering& result) {
    for (const Edge& edge : edges) meet(m_cluster[edge.left], m_cluster[edge.right]);
    while (!m_queue.empty()) {
      const Candidate best = m_queue.top();
      m_queue.pop();
      if (best.sum < static_cast<std::int64_t>(m_options.average_join) * best.pairs) break;
      if (m_version[best.left] != best.left_version || m_version[best.right] != best.right_version) continue;
      if (m_members[best.left].size() + m_members[best.right].size() > m_options.most_members) {
        result.crowded.push_back(best.left);
        continue;
      }
      join(best.left, best.right, best.sum, best.pairs, result);
      renew(best.left);
    }
    std::sort(result.crowded.begin(), result.crowded.end());
    result.crowded.erase(std::unique(result.crowded.begin(), result.crowded.end()), result.crowded.end());
  }

  std::vector<std::uint32_t> clusters() && { return std::move(m_cluster); }

 private:
  static constexpr std::size_t most_pairs = 400;

  FixedWeight clip(FixedWeight weight) const { return std::clamp(weight, m_options.lowest, m_options.highest); }

  FixedWeight weight(std::uint32_t left, std::uint32_t right) {
    const auto [place, is_new] = m_weights.try_emplace(pair_key(left, right), 0);
    if (is_new) place->second = clip(m_weight_of(std::min(left, right), std::max(left, right)));
    return place->second;
  }

  // All pairs between two clusters, or evenly chosen ones when there are very many.
  Between measure(std::uint32_t left, std::uint32_t right) {
    const auto& lefts = m_members[left];
    const auto& rights = m_members[right];
    const std::size_t all = lefts.size() * rights.size();
    const std::size_t step = (all + most_pairs - 1) / most_pairs;
    Between between;
    for (std::size_t at = 0; at < all; at += step) {
      between.sum += weight(lefts[at / rights.size()], rights[at % rights.size()]);
      ++between.pairs;
    }
    return between;
  }

  void meet(std::uint32_t left, std::uint32_t right) {
    if (left == right || m_near[left].contains(right) || m_apart[left].contains(right)) return;
    if (left > right) std::swap(left, right);
    const Between between = measure(left, right);
    m_near[left].insert(right);
    m_near[right].insert(left);
    m_queue.push({between.sum, between.pairs, left, right, m_version[left], m_version[right]});
  }

  // `right` becomes part of `left`, the smaller number.
  void join(std::uint32_t left, std::uint32_t right, std::int64_t sum, std::uint32_t pairs, Clustering& result) {
    if (left > right) std::swap(left, right);
    result.joins.push_back({left, right, static_cast<FixedWeight>(pairs == 0 ? 0 : sum / pairs), pairs});
    auto& members = m_members[left];
    const auto middle = static_cast<std::ptrdiff_t>(members.size());
    members.insert(members.end(), m_members[right].begin(), m_members[right].end());
    std::inplace_merge(members.begin(), members.begin() + middle, members.end());
    for (const std::uint32_t member : m_members[right]) m_cluster[member] = left;
    m_members[right] = {};
    move_all(m_near, left, right);
    move_all(m_apart, left, right);
    ++m_version[left];
    ++m_version[right];
  }

  static void move_all(std::vector<std::unordered_set<std::uint32_t>>& sets, std::uint32_t left, std::uint32_t right) {
    for (const std::uint32_t other : sets[right]) {
      sets[other].erase(right);
      if (other == left) continue;
      sets[other].insert(left);
      sets[left].insert(other);
    }
    sets[left].erase(right);
    sets[right] = {};
  }

  void renew(std::uint32_t cluster) {
    const auto neighbours = std::exchange(m_near[cluster], {});
    for (const std::uint32_t other : neighbours) m_near[other].erase(cluster);
    for (const std::uint32_t other : neighbours) meet(cluster, other);
  }

  const PairWeight& m_weight_of;
  const ClusterOptions& m_options;
  std::vector<std::uint32_t> m_cluster;                          // by member
  std::vector<std::vector<std::uint32_t>> m_members;             // by cluster, ascending
  std::vector<std::unordered_set<std::uint32_t>> m_near, m_apart;  // by cluster
  std::vector<std::uint32_t> m_version;
  std::unordered_map<std::uint64_t, FixedWeight> m_weights;      // clipped
  std::priority_queue<Candidate> m_queue;
};

}  // namespace

FixedWeight to_fixed(double weight) { return static_cast<FixedWeight>(std::lround(std::clamp(weight, -1e6, 1e6) * 1024)); }
double from_fixed(FixedWeight weight) { return weight / 1024.0; }

Clustering make_clusters(std::uint32_t members, std::span<const Edge> edges, std::span<const Constraint> constraints,
                         const PairWeight& weight_of, const ClusterOptions& options) {
  Clustering result;
  Agglomeration agglomeration(members, weight_of, options);
  agglomeration.add_edges(edges);
  agglomeration.obey(constraints, result);
  agglomeration.grow(edges, result);
  result.cluster = std::move(agglomeration).clusters();
  return result;
}

}  // namespace heed::linkage
