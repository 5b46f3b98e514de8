// Clusters that are kept while members, edges and people's words come and go. Only components that a change touches are clustered
// again, and by the same function as everything at once: the state after any sequence of changes is the state that its members,
// edges and constraints have when they are loaded afresh.
//
//   IncrementalClusters clusters(weight_of);
//   clusters.apply({.insert_members = {7, 9}, .insert_edges = {{7, 9, to_fixed(12)}}});
//   clusters.cluster_of(9);  // 7
//
// Members are named by ids of the caller's, and their order is that of the ids. One writer; reading while nobody writes is safe from
// many threads. Memory: at most 70 bytes a member, and 16 or less an edge's end.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "linkage/byte_stream.hpp"
#include "linkage/cluster.hpp"
#include "linkage/id_index.hpp"
#include "linkage/list_pool.hpp"

namespace heed::linkage {

using MemberId = std::uint64_t;

struct MemberPair {
  MemberId left = 0, right = 0;
  auto operator<=>(const MemberPair&) const = default;
};

struct MemberEdge {
  MemberId left = 0, right = 0;
  FixedWeight weight = 0;
};

// What people said of two members. Who said it and why stays with the owner, who numbers it: nothing here looks into it.
struct MemberConstraint {
  Constraint::Kind kind = Constraint::Kind::must_link;
  MemberId left = 0, right = 0;
  std::uint64_t author = 0, said = 0;     // 0: not told
  std::vector<std::uint64_t> evidence{};  // of a rejection: digests of what was known, ascending (Index::evidence_of)
  bool operator==(const MemberConstraint&) const = default;
};

// Done in the order of these lines, so that a member that is erased and inserted by one batch has been replaced.
// - A member is inserted once; an id that is there already, or is erased and is not, is passed over.
// - An edge needs both its members and goes with either of them. A pair has one edge: the last weight holds.
// - A constraint is held until it is erased, whether its members are there or not, and holds whenever both are. Said again of the
//   same two, it has the author, the reason and the evidence of the last time; to erase it, its kind and members are enough.
struct ClusterChanges {
  std::vector<MemberId> erase_members;
  std::vector<MemberId> insert_members;
  std::vector<MemberPair> erase_edges;
  std::vector<MemberEdge> insert_edges;
  std::vector<MemberConstraint> erase_constraints;
  std::vector<MemberConstraint> insert_constraints;
};

// Clusters by name, which is their smallest member; ascending.
struct ChangedClusters {
  std::vector<MemberId> changed;  // that are new, or have other members than a cluster had before
  std::vector<MemberId> gone;     // names that no cluster has any more
  bool operator==(const ChangedClusters&) const = default;
};

// The clusters of whoever would perhaps be in another one if some members were not there.
struct ClustersWithout {
  std::vector<MemberPair> cluster_of;  // member, cluster; ascending
  std::vector<MemberPair> members_of;  // cluster, member; ascending
};

// What was clustered together, and how: enough for tell_story.
struct MemberComponent {
  std::vector<MemberId> ids;  // ascending; the numbers below count along them
  std::vector<Edge> edges;
  std::vector<Constraint> constraints;
  Clustering clustering;
};

class IncrementalClusters {
 public:
  // The weight of a pair that has no edge, left < right; the same for as long as both members stay.
  using WeightOf = std::function<FixedWeight(MemberId left, MemberId right)>;

  explicit IncrementalClusters(WeightOf weight_of, const ClusterOptions& options = {});

  ChangedClusters apply(const ClusterChanges& changes);

  std::size_t size() const { return m_index.size(); }
  bool contains(MemberId member) const { return slot_of(member) != no_slot; }
  std::optional<MemberId> cluster_of(MemberId member) const;  // none: no such member
  std::vector<MemberId> members_of(MemberId cluster) const;   // ascending; empty: no cluster has that name
  // Here and below, `weight_of` may stand for the one that was given at first: a reader's own.
  std::optional<MemberComponent> component_of(MemberId member, const WeightOf& weight_of) const;
  std::optional<MemberComponent> component_of(MemberId member) const { return component_of(member, m_weight_of); }

  // Exactly as if `gone` (ascending) were not there and `more` edges were; of more than `most_connected` that would have to be
  // clustered again, as the clusters are now, with `gone` left out.
  static constexpr std::size_t most_connected = 500;
  ClustersWithout without(std::span<const MemberId> gone, std::span<const MemberEdge> more,
                          const WeightOf& weight_of) const;

  // Whether people said anything of it.
  bool is_spoken_of(MemberId member) const { return !said_of(member).empty(); }
  // What people said of a member and others, whether these are there or not; must-links first, by the other's id.
  std::vector<MemberConstraint> words_of(MemberId member) const;
  // Whom people said to be the same, one by one or by others between them, of those that are there; with the member itself, ascending.
  // A must-link that a cannot-link overrules counts for nothing.
  std::vector<MemberId> confirmed_with(MemberId member) const;

  std::vector<MemberConstraint> contradictions() const;  // must-links overruled by a cannot-link, in order
  std::vector<MemberId> crowded() const;  // clusters that most_members kept from joining another, in order

  std::size_t bytes() const;

  // Members, edges, clusters and people's words. Reading replaces what is there; nothing is clustered anew.
  void write(ByteWriter& out) const;
  void read(ByteReader& in);

 private:
  struct HalfEdge {
    std::uint32_t slot = 0;
    FixedWeight weight = 0;
  };
  struct Said {
    MemberId other = 0;
    Constraint::Kind kind = Constraint::Kind::must_link;
    auto operator<=>(const Said&) const = default;
  };
  struct Words {
    std::uint64_t author = 0, said = 0;
    std::vector<std::uint64_t> evidence;
  };
  // Where a member was and is; no_slot: nowhere.
  struct Move {
    std::uint32_t from = no_slot, to = no_slot;
  };
  struct Batch;

  std::uint32_t slot_of(MemberId member) const { return m_index.find(member, m_ids); }

  void read_members(ByteReader& in);
  void read_edges(ByteReader& in);
  void read_said(ByteReader& in);
  void read_words(ByteReader& in);
  void chain_clusters();

  void erase_member(MemberId member, Batch& batch);
  void insert_member(MemberId member, Batch& batch);
  std::uint32_t new_slot();
  void erase_edge(const MemberPair& edge, Batch& batch);
  void insert_edge(const MemberEdge& edge, Batch& batch);
  void set_half(std::uint32_t slot, const HalfEdge& half);
  bool drop_half(std::uint32_t slot, std::uint32_t other);
  void erase_constraint(const MemberConstraint& constraint, Batch& batch);
  void insert_constraint(const MemberConstraint& constraint, Batch& batch);
  bool forget_said(MemberId member, const Said& said);
  void touch(std::uint32_t slot, Batch& batch);
  bool mark(std::uint32_t slot, std::uint8_t what, Batch& batch);

  std::span<const HalfEdge> edges_of(std::uint32_t slot) const { return m_halves.of(m_edges[slot]); }
  std::span<const Said> said_of(MemberId member) const;
  // Ascending by id; `is_new` says whether it has not been asked of a slot before.
  template <class IsNew>
  std::vector<std::uint32_t> connected_with(std::uint32_t slot, IsNew is_new) const {
    std::vector<std::uint32_t> slots{slot};
    is_new(slot);
    for (std::size_t at = 0; at < slots.size(); ++at) {
      for (const HalfEdge& half : edges_of(slots[at])) {
        if (is_new(half.slot)) slots.push_back(half.slot);
      }
      for (const Said& said : said_of(m_ids[slots[at]])) {
        const std::uint32_t other = said.kind == Constraint::Kind::must_link ? slot_of(said.other) : no_slot;
        if (other != no_slot && is_new(other)) slots.push_back(other);
      }
    }
    std::sort(slots.begin(), slots.end(), [this](auto left, auto right) { return m_ids[left] < m_ids[right]; });
    return slots;
  }
  std::vector<std::uint32_t> connected_without(std::span<const MemberId> gone, std::span<const MemberEdge> more) const;
  MemberComponent make_component(std::span<const std::uint32_t> slots, const WeightOf& weight_of,
                                 std::span<const MemberEdge> more = {}) const;
  void recluster(std::uint32_t slot_touched, Batch& batch);
  void store(std::span<const std::uint32_t> slots, std::span<const std::uint32_t> cluster, Batch& batch);
  void report(const MemberComponent& component, Batch& batch);
  ChangedClusters finish(Batch& batch);

  WeightOf m_weight_of;
  ClusterOptions m_options;
  IdIndex m_index;
  std::vector<MemberId> m_ids;           // by slot
  std::vector<std::uint32_t> m_cluster;  // by slot: the slot of the smallest member of its cluster
  std::vector<std::uint32_t> m_next;     // by slot: the next in its cluster, ascending; no_slot after the last
  std::vector<PooledList> m_edges;       // by slot, in order of slot
  ListPool<HalfEdge> m_halves;
  std::vector<std::uint8_t> m_marks;             // by slot: what the running batch did with it; 0 between batches
  std::vector<std::uint32_t> m_free;             // slots of nobody
  std::map<MemberId, std::vector<Said>> m_said;  // both ways, in order
  std::map<std::pair<MemberPair, Constraint::Kind>, Words> m_words;  // of what stands in m_said, where there are any
  std::set<MemberPair> m_contradictions;
  std::set<MemberId> m_crowded;
};

}  // namespace heed::linkage
