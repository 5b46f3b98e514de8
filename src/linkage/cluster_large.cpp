#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "linkage/cluster_parts.hpp"
#include "linkage/pair_weights.hpp"
#include "linkage/place_queue.hpp"

namespace heed::linkage::cluster_parts {

namespace {

constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
constexpr double always = std::numeric_limits<double>::infinity(), never = -always;

// Two clusters that an edge connects.
struct Neighbours {
  Between between;
  std::uint32_t left = 0, right = 0;  // left < right
  std::uint32_t ticket = 0;           // of its place in the queue; older places count no more
  std::uint32_t noted = 0;            // how many members the two had when they were last noted as weighed in full
  bool gone = false;
  double queued = never;
};

struct Neighbour {
  std::uint32_t other = 0, pair = 0;
};

bool by_name(const Neighbour& neighbour, std::uint32_t name) { return neighbour.other < name; }

class LargeClusters {
 public:
  explicit LargeClusters(const Input& input)
      : m_input(input),
        m_weights(input),
        m_name(input.members),
        m_size(input.members, 1),
        m_next(input.members, nobody),
        m_last(input.members),
        m_near(input.members),
        m_in_full(input.members),
        m_queue(input.options.lowest, input.options.highest, m_weights.edges().size()) {
    std::iota(m_name.begin(), m_name.end(), 0U);
    std::iota(m_last.begin(), m_last.end(), 0U);
  }

  std::uint32_t name(std::uint32_t member) const { return m_name[member]; }

  void keep_apart(std::uint32_t left, std::uint32_t right) {
    if (m_apart.empty()) m_apart.resize(m_input.members);
    m_apart[left].push_back(right);
    m_apart[right].push_back(left);
  }

  bool are_apart(std::uint32_t left, std::uint32_t right) const {
    if (m_apart.empty()) return false;
    if (m_apart[left].size() > m_apart[right].size()) std::swap(left, right);
    const auto& apart = m_apart[left];
    return std::any_of(apart.begin(), apart.end(), [&](std::uint32_t member) { return m_name[member] == right; });
  }

  void add_edges() {
    std::vector<Edge> edges;  // between clusters
    edges.reserve(m_weights.edges().size());
    for (const Edge& edge : m_weights.edges()) {
      const auto [left, right] = std::minmax({m_name[edge.left], m_name[edge.right]});
      if (left != right && !are_apart(left, right)) edges.push_back({left, right, edge.weight});
    }
    const auto by_pair = [](const Edge& left, const Edge& right) {
      return left.left != right.left ? left.left < right.left : left.right < right.right;
    };
    if (!std::is_sorted(edges.begin(), edges.end(), by_pair)) std::sort(edges.begin(), edges.end(), by_pair);
    for (const Edge& edge : edges) add_edge(edge);
    for (std::uint32_t pair = 0; pair < m_pairs.size(); ++pair) judge_again(pair);
  }

  // `right` becomes part of `left`, the smaller number. Of the neighbours that only `left` had, those whose pairs were not weighed in
  // full before stay as they were: what is known is the same, and is not all.
  void join(std::uint32_t left, std::uint32_t right) {
    for (std::uint32_t member = right; member != nobody; member = m_next[member]) m_name[member] = left;
    m_next[m_last[left]] = right;
    m_last[left] = m_last[right];
    const bool was_alone = m_size[left] == 1;
    m_size[left] += m_size[right];
    std::vector<std::uint32_t> changed = std::exchange(m_in_full[left], {});
    if (was_alone) {
      for (const Neighbour& neighbour : m_near[left]) changed.push_back(neighbour.pair);
    }
    for (const Neighbour& neighbour : m_near[right]) changed.push_back(neighbour.pair);
    merge_neighbours(left, right, changed);
    m_in_full[right] = {};
    if (!m_apart.empty()) merge_apart(left, right);
    for (const std::uint32_t pair : changed) {
      if (!m_pairs[pair].gone) judge_again(pair);
    }
  }

  void grow(Clustering& result) {
    while (!m_queue.empty()) {
      const Place best = m_queue.pop();
      if (m_pairs[best.pair].gone || m_pairs[best.pair].ticket != best.ticket) continue;
      m_pairs[best.pair].queued = never;
      const Judgement judgement = judge_now(best.pair);
      if (judgement.value < best.value) {
        offer(best.pair, judgement);
      } else {
        act(best, judgement.next, result);
      }
    }
  }

 private:
  void add_edge(const Edge& edge) {
    auto& near = m_near[edge.left];
    if (near.empty() || near.back().other != edge.right) {
      const auto pair = static_cast<std::uint32_t>(m_pairs.size());
      near.push_back({edge.right, pair});
      m_near[edge.right].push_back({edge.left, pair});
      m_pairs.emplace_back();
      m_pairs.back().left = edge.left;
      m_pairs.back().right = edge.right;
    }
    Between& between = m_pairs[near.back().pair].between;
    between.sum += edge.weight;
    ++between.known;
  }

  void act(const Place& best, Next next, Clustering& result) {
    Neighbours& pair = m_pairs[best.pair];
    switch (next) {
      case Next::nothing: break;
      case Next::refuse:  // for good: the two only grow
        pair.queued = always;
        result.crowded.insert(result.crowded.end(), {pair.left, pair.right});
        break;
      case Next::weigh:
        weigh_in_full(pair);
        note_in_full(best.pair);
        offer(best.pair, judge_now(best.pair));
        break;
      case Next::join:
        result.joins.push_back({pair.left, pair.right, told(pair.between), pair.between.known});
        join(pair.left, pair.right);
    }
  }

  Judgement judge_now(std::uint32_t pair) const {
    const Neighbours& two = m_pairs[pair];
    return judge(two.between, std::uint64_t{m_size[two.left]} + m_size[two.right], m_input.options);
  }

  // After the two have changed.
  void judge_again(std::uint32_t pair) {
    Neighbours& two = m_pairs[pair];
    // Where chosen pairs spoke for all they were fewer, and stay fewer however the two grow.
    two.between.in_full = two.between.known == std::uint64_t{m_size[two.left]} * m_size[two.right];
    if (two.between.in_full) note_in_full(pair);
    offer(pair, judge_now(pair));
  }

  // Once for each size of the two. One who is alone needs no note: all its pairs are judged again when it joins.
  void note_in_full(std::uint32_t pair) {
    Neighbours& two = m_pairs[pair];
    const std::uint32_t size = m_size[two.left] + m_size[two.right];
    if (std::exchange(two.noted, size) == size) return;
    if (m_size[two.left] > 1) m_in_full[two.left].push_back(pair);
    if (m_size[two.right] > 1) m_in_full[two.right].push_back(pair);
  }

  // A pair that is worth less than when it was queued keeps its place until it comes up.
  void offer(std::uint32_t pair, const Judgement& judgement) {
    Neighbours& two = m_pairs[pair];
    if (judgement.next == Next::nothing || judgement.value <= two.queued) return;
    two.queued = judgement.value;
    m_queue.push({judgement.value, two.left, two.right, pair, ++two.ticket});
  }

  // Lists keep an entry here and there of a pair that is gone: the name in it never comes back, and taking it out of long lists
  // costs more than passing it over.
  void merge_neighbours(std::uint32_t left, std::uint32_t right, std::vector<std::uint32_t>& changed) {
    std::vector<Neighbour> merged;
    merged.reserve(m_near[left].size() + m_near[right].size());
    auto old = m_near[left].cbegin();
    const auto last = m_near[left].cend();
    for (const Neighbour& gained : m_near[right]) {
      if (m_pairs[gained.pair].gone) continue;
      for (; old != last && old->other < gained.other; ++old) merged.push_back(*old);
      if (gained.other == left) {
        m_pairs[gained.pair].gone = true;
      } else if (old != last && old->other == gained.other) {
        add_up(old->pair, gained.pair);
        changed.push_back(old->pair);
        merged.push_back(*old++);
      } else {
        rename(gained, left, right);
        merged.push_back(gained);
      }
    }
    merged.insert(merged.end(), old, last);
    m_near[right] = {};
    m_near[left] = std::move(merged);
  }

  void add_up(std::uint32_t to, std::uint32_t from) {
    m_pairs[to].between.sum += m_pairs[from].between.sum;
    m_pairs[to].between.known += m_pairs[from].between.known;
    m_pairs[from].gone = true;
  }

  void forget(std::uint32_t cluster, std::uint32_t neighbour) {
    auto& near = m_near[cluster];
    const auto at = std::lower_bound(near.begin(), near.end(), neighbour, by_name);
    if (at != near.end() && at->other == neighbour) near.erase(at);
  }

  // The pair of `right` and another becomes the pair of `left` and that other.
  void rename(const Neighbour& gained, std::uint32_t left, std::uint32_t right) {
    auto& near = m_near[gained.other];
    const auto to = std::lower_bound(near.begin(), near.end(), left, by_name);
    const auto from = std::lower_bound(to, near.end(), right, by_name);
    std::move_backward(to, from, from + 1);
    *to = {left, gained.pair};
    Neighbours& pair = m_pairs[gained.pair];
    std::tie(pair.left, pair.right) = std::minmax(left, gained.other);
    pair.queued = never;  // smaller numbers go before: it needs a new place
  }

  void merge_apart(std::uint32_t left, std::uint32_t right) {
    auto& apart = m_apart[left];
    apart.insert(apart.end(), m_apart[right].begin(), m_apart[right].end());
    m_apart[right] = {};
    auto& near = m_near[left];
    for (const std::uint32_t member : apart) {
      const std::uint32_t other = m_name[member];
      const auto at = std::lower_bound(near.begin(), near.end(), other, by_name);
      if (at == near.end() || at->other != other) continue;
      m_pairs[at->pair].gone = true;
      near.erase(at);
      forget(other, left);
    }
  }

  void weigh_in_full(Neighbours& pair) {
    const std::uint64_t all = std::uint64_t{m_size[pair.left]} * m_size[pair.right];
    pair.between = {};
    if (all <= most_pairs) {
      weigh_all(pair);
    } else {
      weigh_some(pair);
    }
    pair.between.in_full = true;
  }

  void add_weight(Between& between, std::uint32_t left, std::uint32_t right) {
    between.sum += m_weights.at(left, right);
    ++between.known;
  }

  void weigh_all(Neighbours& pair) {
    for (std::uint32_t left = pair.left; left != nobody; left = m_next[left]) {
      for (std::uint32_t right = pair.right; right != nobody; right = m_next[right]) {
        add_weight(pair.between, left, right);
      }
    }
  }

  // Goes once through the left ones, and through the right ones in steps of the golden ratio, which spread them evenly.
  void weigh_some(Neighbours& pair) {
    gather(pair.left, m_lefts);
    gather(pair.right, m_rights);
    std::uint32_t turn = 0;
    for (std::uint32_t at = 0; at < most_pairs; ++at, turn += 0x9e3779b9) {
      const std::uint32_t left = m_lefts[std::uint64_t{at} * m_lefts.size() / most_pairs];
      add_weight(pair.between, left, m_rights[std::uint64_t{turn} * m_rights.size() >> 32]);
    }
  }

  void gather(std::uint32_t cluster, std::vector<std::uint32_t>& members) const {
    members.clear();
    for (std::uint32_t member = cluster; member != nobody; member = m_next[member]) members.push_back(member);
  }

  const Input& m_input;
  PairWeights m_weights;
  std::vector<std::uint32_t> m_name;                  // by member: its cluster
  std::vector<std::uint32_t> m_size;                  // by cluster
  std::vector<std::uint32_t> m_next, m_last;          // by member: the next in its cluster; by cluster: its last member
  std::vector<std::vector<Neighbour>> m_near;         // by cluster, in order of name
  std::vector<std::vector<std::uint32_t>> m_in_full;  // by cluster: pairs weighed in full since it last grew
  // By cluster: members that it must not take. Empty when there are none at all.
  std::vector<std::vector<std::uint32_t>> m_apart;
  std::vector<Neighbours> m_pairs;
  PlaceQueue m_queue;
  std::vector<std::uint32_t> m_lefts, m_rights;
};

}  // namespace

Clustering large_clusters(const Input& input) {
  Clustering result;
  LargeClusters clusters(input);
  obey(input, clusters, result);
  clusters.add_edges();
  clusters.grow(result);
  result.cluster.resize(input.members);
  for (std::uint32_t member = 0; member < input.members; ++member) result.cluster[member] = clusters.name(member);
  settle_crowded(result);
  return result;
}

}  // namespace heed::linkage::cluster_parts
