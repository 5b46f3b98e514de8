// IncrementalClusters as bytes.
#include <algorithm>
#include <utility>

#include "linkage/incremental_clusters.hpp"

namespace heed::linkage {

namespace {

// Both ways of an edge and of what people said are one line: a reader cannot be given one without the other.
struct EdgeBytes {
  std::uint32_t left = 0, right = 0;
  FixedWeight weight = 0;
  auto operator<=>(const EdgeBytes&) const = default;
};
struct SaidBytes {
  MemberId member = 0, other = 0;
  std::uint64_t kind = 0;
};

}  // namespace

void IncrementalClusters::write(ByteWriter& out) const {
  out.put_all(m_ids);
  out.put_all(m_cluster);
  out.put_all(m_free);
  std::vector<EdgeBytes> edges;
  for (std::uint32_t slot = 0; slot < m_edges.size(); ++slot) {
    for (const HalfEdge& half : edges_of(slot)) {
      if (slot < half.slot) edges.push_back({slot, half.slot, half.weight});
    }
  }
  out.put_all(edges);
  std::vector<SaidBytes> words;
  for (const auto& [member, said] : m_said) {
    for (const Said& each : said) {
      if (member < each.other) words.push_back({member, each.other, static_cast<std::uint64_t>(each.kind)});
    }
  }
  out.put_all(words);
  out.put(std::uint64_t{m_words.size()});
  for (const auto& [of, said] : m_words) {
    out.put(of.first);
    out.put(static_cast<std::uint64_t>(of.second));
    out.put(said.author);
    out.put(said.said);
    out.put_all(said.evidence);
  }
  const std::vector<MemberPair> contradictions(m_contradictions.begin(), m_contradictions.end());
  out.put_all(contradictions);
  out.put_all(crowded());
}

void IncrementalClusters::read(ByteReader& in) {
  IncrementalClusters fresh(m_weight_of, m_options);
  fresh.read_members(in);
  fresh.read_edges(in);
  fresh.read_said(in);
  if (!in.ok()) return;
  fresh.chain_clusters();
  *this = std::move(fresh);
}

void IncrementalClusters::read_members(ByteReader& in) {
  m_ids = in.get_all<MemberId>(no_slot);
  m_cluster = in.get_all<std::uint32_t>(no_slot);
  m_free = in.get_all<std::uint32_t>(no_slot);
  const auto slots = static_cast<std::uint32_t>(m_ids.size());
  in.expect(m_cluster.size() == slots);
  std::vector<bool> nobody(slots, false);
  for (const std::uint32_t slot : m_free) {
    in.expect(slot < slots && !nobody[slot]);
    if (!in.ok()) return;
    nobody[slot] = true;
  }
  for (std::uint32_t slot = 0; slot < slots && in.ok(); ++slot) {
    if (nobody[slot]) continue;
    const std::uint32_t name = m_cluster[slot];
    in.expect(name < slots && !nobody[name] && m_cluster[name] == name && m_ids[name] <= m_ids[slot] &&
              !contains(m_ids[slot]));
    if (in.ok()) m_index.insert(slot, m_ids);
  }
  m_marks.assign(in.ok() ? slots : 0, 0);
}

void IncrementalClusters::read_edges(ByteReader& in) {
  const auto edges = in.get_all<EdgeBytes>();
  for (std::size_t at = 0; at < edges.size() && in.ok(); ++at) {
    const auto [left, right, weight] = edges[at];
    in.expect(left < right && right < m_ids.size() && slot_of(m_ids[left]) == left && slot_of(m_ids[right]) == right);
    if (at > 0) in.expect(std::pair(edges[at - 1].left, edges[at - 1].right) < std::pair(left, right));
    if (!in.ok()) return;
  }
  m_edges.resize(m_ids.size());
  // Edges come by their left ends, then by their right: what is appended to each list is in order.
  for (const EdgeBytes& edge : edges) {
    m_halves.append(m_edges[edge.left], {edge.right, edge.weight});
    m_halves.append(m_edges[edge.right], {edge.left, edge.weight});
  }
}

void IncrementalClusters::read_said(ByteReader& in) {
  for (const SaidBytes& each : in.get_all<SaidBytes>()) {
    in.expect(each.member < each.other && each.kind <= static_cast<std::uint64_t>(Constraint::Kind::cannot_link));
    if (!in.ok()) return;
    const auto kind = static_cast<Constraint::Kind>(each.kind);
    m_said[each.member].push_back({each.other, kind});
    m_said[each.other].push_back({each.member, kind});
  }
  for (auto& [member, said] : m_said) std::ranges::sort(said);
  read_words(in);
  const auto contradictions = in.get_all<MemberPair>();
  m_contradictions.insert(contradictions.begin(), contradictions.end());
  const auto crowded = in.get_all<MemberId>();
  m_crowded.insert(crowded.begin(), crowded.end());
}

void IncrementalClusters::read_words(ByteReader& in) {
  const auto count = in.get<std::uint64_t>();
  for (std::uint64_t at = 0; at < count && in.ok(); ++at) {
    const auto of = in.get<MemberPair>();
    const auto kind = in.get<std::uint64_t>();
    Words words{in.get<std::uint64_t>(), in.get<std::uint64_t>(), {}};
    words.evidence = in.get_all<std::uint64_t>();
    in.expect(kind <= static_cast<std::uint64_t>(Constraint::Kind::cannot_link) &&
              std::ranges::is_sorted(words.evidence));
    if (!in.ok()) return;
    const Said said{of.right, static_cast<Constraint::Kind>(kind)};
    in.expect(of.left < of.right && std::ranges::binary_search(said_of(of.left), said));
    if (in.ok()) m_words.insert_or_assign({of, said.kind}, std::move(words));
  }
}

// Of each cluster, who comes after whom.
void IncrementalClusters::chain_clusters() {
  m_next.assign(m_ids.size(), no_slot);
  std::vector<std::uint32_t> members;
  members.reserve(m_index.size());
  for (std::uint32_t slot = 0; slot < m_ids.size(); ++slot) {
    if (slot_of(m_ids[slot]) == slot) members.push_back(slot);
  }
  std::ranges::sort(members, [this](std::uint32_t left, std::uint32_t right) { return m_ids[left] < m_ids[right]; });
  std::vector<std::uint32_t> last(m_ids.size(), no_slot);
  for (const std::uint32_t slot : members) {
    std::uint32_t& before = last[m_cluster[slot]];
    if (before != no_slot) m_next[before] = slot;
    before = slot;
  }
}

}  // namespace heed::linkage
