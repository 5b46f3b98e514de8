#include "linkage/incremental_clusters.hpp"

#include <algorithm>
#include <utility>

namespace heed::linkage {

// What one call of apply has touched so far.
struct IncrementalClusters::Batch {
  std::vector<std::uint32_t> touched;
  std::vector<std::uint32_t> marked;
  std::vector<std::uint32_t> erased;  // not given away again before the end, because moves name them
  std::vector<Move> moves;
  std::vector<MemberId> crowded;
};

namespace {

constexpr std::uint8_t touched = 1, seen = 2;

// By a quarter, not by doubling: a million members are to stay small.
template <class... Vectors>
void make_room(std::size_t size, Vectors&... vectors) {
  ((vectors.capacity() < size ? vectors.reserve(size + size / 4 + 16) : void()), ...);
}

MemberPair in_order(MemberId left, MemberId right) { return {std::min(left, right), std::max(left, right)}; }

}  // namespace

IncrementalClusters::IncrementalClusters(WeightOf weight_of, const ClusterOptions& options)
    : m_weight_of(std::move(weight_of)), m_options(options) {}

ChangedClusters IncrementalClusters::apply(const ClusterChanges& changes) {
  Batch batch;
  for (const MemberId member : changes.erase_members) erase_member(member, batch);
  for (const MemberId member : changes.insert_members) insert_member(member, batch);
  for (const MemberPair& edge : changes.erase_edges) erase_edge(edge, batch);
  for (const MemberEdge& edge : changes.insert_edges) insert_edge(edge, batch);
  for (const MemberConstraint& constraint : changes.erase_constraints) erase_constraint(constraint, batch);
  for (const MemberConstraint& constraint : changes.insert_constraints) insert_constraint(constraint, batch);
  for (const std::uint32_t slot : batch.erased) m_crowded.erase(m_ids[m_cluster[slot]]);
  for (const std::uint32_t slot : batch.touched) {
    if (slot_of(m_ids[slot]) == slot && (m_marks[slot] & seen) == 0) recluster(slot, batch);
  }
  return finish(batch);
}

void IncrementalClusters::touch(std::uint32_t slot, Batch& batch) {
  if (mark(slot, touched, batch)) batch.touched.push_back(slot);
}

// Whether it had not that mark before.
bool IncrementalClusters::mark(std::uint32_t slot, std::uint8_t what, Batch& batch) {
  if ((m_marks[slot] & what) != 0) return false;
  if (m_marks[slot] == 0) batch.marked.push_back(slot);
  m_marks[slot] |= what;
  return true;
}

void IncrementalClusters::erase_member(MemberId member, Batch& batch) {
  const std::uint32_t slot = slot_of(member);
  if (slot == no_slot) return;
  for (const HalfEdge& half : edges_of(slot)) touch(half.slot, batch);
  while (m_edges[slot].count > 0) {
    drop_half(edges_of(slot).back().slot, slot);
    m_halves.erase(m_edges[slot], m_edges[slot].count - 1);
  }
  for (const Said& said : said_of(member)) {
    if (const std::uint32_t other = slot_of(said.other); other != no_slot) touch(other, batch);
    m_contradictions.erase(in_order(member, said.other));
  }
  m_index.erase(member, m_ids);
  batch.erased.push_back(slot);
}

void IncrementalClusters::insert_member(MemberId member, Batch& batch) {
  if (contains(member)) return;
  const std::uint32_t slot = new_slot();
  m_ids[slot] = member;
  m_index.insert(slot, m_ids);
  touch(slot, batch);
}

std::uint32_t IncrementalClusters::new_slot() {
  if (!m_free.empty()) {
    const std::uint32_t slot = m_free.back();
    m_free.pop_back();
    m_cluster[slot] = no_slot;
    return slot;
  }
  make_room(m_ids.size() + 1, m_ids, m_cluster, m_next, m_edges, m_marks);
  m_ids.push_back(0);
  m_cluster.push_back(no_slot);
  m_next.push_back(no_slot);
  m_edges.emplace_back();
  m_marks.push_back(0);
  return static_cast<std::uint32_t>(m_ids.size() - 1);
}

void IncrementalClusters::erase_edge(const MemberPair& edge, Batch& batch) {
  const std::uint32_t left = slot_of(edge.left), right = slot_of(edge.right);
  if (left == no_slot || right == no_slot || !drop_half(left, right)) return;
  drop_half(right, left);
  touch(left, batch);
  touch(right, batch);
}

void IncrementalClusters::insert_edge(const MemberEdge& edge, Batch& batch) {
  const std::uint32_t left = slot_of(edge.left), right = slot_of(edge.right);
  if (left == no_slot || right == no_slot || left == right) return;
  set_half(left, {right, edge.weight});
  set_half(right, {left, edge.weight});
  touch(left, batch);
}

void IncrementalClusters::set_half(std::uint32_t slot, const HalfEdge& half) {
  const auto edges = m_halves.of(m_edges[slot]);
  const auto at = std::ranges::lower_bound(edges, half.slot, {}, &HalfEdge::slot);
  if (at != edges.end() && at->slot == half.slot) {
    at->weight = half.weight;
  } else {
    m_halves.insert(m_edges[slot], static_cast<std::uint32_t>(at - edges.begin()), half);
  }
}

bool IncrementalClusters::drop_half(std::uint32_t slot, std::uint32_t other) {
  const auto edges = edges_of(slot);
  const auto at = std::ranges::lower_bound(edges, other, {}, &HalfEdge::slot);
  if (at == edges.end() || at->slot != other) return false;
  m_halves.erase(m_edges[slot], static_cast<std::uint32_t>(at - edges.begin()));
  return true;
}

void IncrementalClusters::erase_constraint(const MemberConstraint& constraint, Batch& batch) {
  if (!forget_said(constraint.left, {constraint.right, constraint.kind})) return;
  forget_said(constraint.right, {constraint.left, constraint.kind});
  m_words.erase({in_order(constraint.left, constraint.right), constraint.kind});
  if (constraint.kind == Constraint::Kind::must_link)
    m_contradictions.erase(in_order(constraint.left, constraint.right));
  for (const MemberId member : {constraint.left, constraint.right}) {
    if (const std::uint32_t slot = slot_of(member); slot != no_slot) touch(slot, batch);
  }
}

void IncrementalClusters::insert_constraint(const MemberConstraint& constraint, Batch& batch) {
  if (constraint.left == constraint.right) return;
  const std::pair words_of{in_order(constraint.left, constraint.right), constraint.kind};
  if (constraint.author != 0 || constraint.said != 0 || !constraint.evidence.empty()) {
    m_words[words_of] = {constraint.author, constraint.said, constraint.evidence};
  } else {
    m_words.erase(words_of);
  }
  for (const auto& [member, other] :
       {std::pair{constraint.left, constraint.right}, {constraint.right, constraint.left}}) {
    auto& said = m_said[member];
    const Said words{other, constraint.kind};
    const auto at = std::lower_bound(said.begin(), said.end(), words);
    if (at != said.end() && *at == words) return;
    said.insert(at, words);
    if (const std::uint32_t slot = slot_of(member); slot != no_slot) touch(slot, batch);
  }
}

bool IncrementalClusters::forget_said(MemberId member, const Said& said) {
  const auto words = m_said.find(member);
  if (words == m_said.end()) return false;
  const auto at = std::lower_bound(words->second.begin(), words->second.end(), said);
  if (at == words->second.end() || *at != said) return false;
  words->second.erase(at);
  if (words->second.empty()) m_said.erase(words);
  return true;
}

std::span<const IncrementalClusters::Said> IncrementalClusters::said_of(MemberId member) const {
  if (m_said.empty()) return {};
  const auto words = m_said.find(member);
  return words == m_said.end() ? std::span<const Said>{} : std::span<const Said>{words->second};
}

void IncrementalClusters::recluster(std::uint32_t slot_touched, Batch& batch) {
  const auto is_new = [&](std::uint32_t slot) { return mark(slot, seen, batch); };
  const std::vector<std::uint32_t> slots = connected_with(slot_touched, is_new);
  for (const std::uint32_t slot : slots) {
    if (m_cluster[slot] != no_slot && !m_crowded.empty()) m_crowded.erase(m_ids[m_cluster[slot]]);
  }
  if (slots.size() == 1) {
    store(slots, std::vector<std::uint32_t>{0}, batch);
    return;
  }
  const MemberComponent component = make_component(slots, m_weight_of);
  store(slots, component.clustering.cluster, batch);
  report(component, batch);
}

void IncrementalClusters::store(std::span<const std::uint32_t> slots, std::span<const std::uint32_t> cluster,
                                Batch& batch) {
  for (const std::uint32_t slot : slots) batch.moves.push_back({m_cluster[slot], no_slot});
  const std::size_t first = batch.moves.size() - slots.size();
  std::vector<std::uint32_t> last(slots.size());
  for (std::size_t at = 0; at < slots.size(); ++at) {
    const std::uint32_t name = cluster[at], slot = slots[at];
    batch.moves[first + at].to = m_cluster[slot] = slots[name];
    m_next[slot] = no_slot;
    if (name != at) m_next[last[name]] = slot;
    last[name] = slot;
  }
}

void IncrementalClusters::report(const MemberComponent& component, Batch& batch) {
  const auto& ids = component.ids;
  for (const Constraint& each : component.constraints) m_contradictions.erase({ids[each.left], ids[each.right]});
  for (const Constraint& each : component.clustering.contradictions) {
    m_contradictions.insert({ids[each.left], ids[each.right]});
  }
  for (const std::uint32_t name : component.clustering.crowded) batch.crowded.push_back(ids[name]);
}

ChangedClusters IncrementalClusters::finish(Batch& batch) {
  auto& moves = batch.moves;
  for (const std::uint32_t slot : batch.erased) moves.push_back({m_cluster[slot], no_slot});
  std::vector<std::uint32_t> froms;  // each old cluster's slot, once a member
  for (const Move& move : moves) {
    if (move.from != no_slot) froms.push_back(move.from);
  }
  std::sort(froms.begin(), froms.end());
  const auto size_before = [&](std::uint32_t slot) {
    const auto [first, last] = std::equal_range(froms.begin(), froms.end(), slot);
    return last - first;
  };
  std::sort(moves.begin(), moves.end(), [](const Move& left, const Move& right) {
    return std::pair{left.to, left.from} < std::pair{right.to, right.from};
  });
  ChangedClusters result;
  for (auto first = moves.begin(); first != moves.end() && first->to != no_slot;) {
    const auto last = std::find_if(first, moves.end(), [&](const Move& each) { return each.to != first->to; });
    const bool is_one = first->from == (last - 1)->from && first->from != no_slot;
    if (!is_one || size_before(first->from) != last - first) result.changed.push_back(m_ids[first->to]);
    first = last;
  }
  froms.erase(std::unique(froms.begin(), froms.end()), froms.end());
  for (const std::uint32_t from : froms) {
    const std::uint32_t slot = slot_of(m_ids[from]);
    if (slot == no_slot || m_cluster[slot] != slot) result.gone.push_back(m_ids[from]);
  }
  std::sort(result.changed.begin(), result.changed.end());
  std::sort(result.gone.begin(), result.gone.end());
  for (const std::uint32_t slot : batch.marked) m_marks[slot] = 0;
  m_crowded.insert(batch.crowded.begin(), batch.crowded.end());
  for (const std::uint32_t slot : batch.erased) {
    m_ids[slot] = 0;
    m_cluster[slot] = no_slot;
  }
  m_free.insert(m_free.end(), batch.erased.begin(), batch.erased.end());
  return result;
}

}  // namespace heed::linkage
