// Everything known, of every kind, and who and what was mentioned together. A newcomer is weighed by itself (index.hpp) and by
// its company: a child seen in the car in which a child was seen before may be that child, however little was said of either.
//
//   Network network(std::move(models));
//   network.add(concern);                     // mentions and who belongs with whom
//   for (const auto& suggestions : network.suggest(newcomer, searcher)) …   // for each of its mentions
//
// What company tells, for a newcomer x beside a mention that is probably F, and an entity E that was with F before:
//
//   log2(1 + p(F) · s · n / ((1 − s) · d))    p: how probably it is F;  n: entities of x's kind;  d: those that were with F;
//                                 s: how often the same company is met again (persistence, learnt)
//
// added to what the mention's values say without surname, address, school and place, which people around each other share anyway.
// So a family's telephone tells much, a taxi, a school or a station next to nothing, and no list says which is which.
//
// One writer and many readers, as with Index.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <vector>

#include "linkage/companions.hpp"
#include "linkage/fair_mutex.hpp"
#include "linkage/index.hpp"

namespace heed::linkage {

// A mention of a kind; ids differ across all kinds.
struct KindMention {
  EntityKind kind = EntityKind::child;
  Mention mention;
};

// Two mentions of one concern that belong together, by their places in it.
struct Together {
  std::uint16_t left = 0, right = 0;
};

struct ToldTogether {
  std::vector<KindMention> mentions;
  std::vector<Together> together;
  Companions::Origin origin = 0;
};

// Somebody or something that was told of together with an entity: in how many concerns, and by how many witnesses.
struct SeenWith {
  MentionId entity = 0;
  Companions::Witnesses witnesses;
  bool operator==(const SeenWith&) const = default;
};

// What made an entity likelier than it is by itself.
struct Company {
  std::uint16_t mention = 0;  // of the newcomer's concern, by place
  MentionId entity = 0;       // that it probably is
  float weight = 0;
  std::uint32_t others = 0;  // entities of the suggestion's kind that were with it
};

struct NetworkSuggestion {
  Suggestion own;                // what its values say
  float company_weight = 0;      // what the company adds to `own.weight` and `own.nearest.weight`, 0 or more
  std::vector<Company> company;  // the strongest first
  // Of the entity as a whole. Its own is a mean of weights that are held within bounds: beside company, whoever is further off than the
  // lower bound must not be taken for being at it.
  float own_weight() const { return std::min(own.weight, own.nearest.weight); }
  float weight() const { return own_weight() + company_weight; }
};
Band band_of(const NetworkSuggestion& suggestion);

// An entity that a held mention may be.
struct HeldSuggestion {
  NetworkSuggestion suggestion;     // its entity is the first of …
  std::vector<MentionId> mentions;  // … these, ascending: what clustering groups, without whom people decided about
  // Of these, whom people had said not to be the same, and what is known since. They are suggested again for it.
  std::vector<Reopened> reopened;
};

struct HeldSuggestions {
  std::vector<MentionId>
      told;  // the mention and those told together with it, ascending: what Company::mention counts along
  std::vector<HeldSuggestion> may_be;  // the likeliest first
};

class Network;

class NetworkSearcher {
 public:
  explicit NetworkSearcher(const Network& network);

 private:
  friend class Network;
  std::array<std::unique_ptr<Searcher>, matching::entity_kinds> m_searchers;
};

class Network {
 public:
  // By kind; a kind without a model is not kept.
  using Models = std::array<std::optional<Model>, matching::entity_kinds>;
  explicit Network(Models models, ClusterOptions options = {});

  const Index* index(EntityKind kind) const { return m_indexes[static_cast<std::size_t>(kind)].get(); }

  // All at once into an empty network; then frequencies are frozen, and how often company is met again is learnt.
  void add_all(std::span<const ToldTogether> concerns, unsigned threads = 2);
  void add(const ToldTogether& concern);
  bool erase(MentionId id);
  // Other values for a mention; what it was told together with, and people's words, stay. False: it is not there.
  bool change(const Mention& mention);
  // People's words about two mentions of a kind, held until they are withdrawn, whether the mentions are there or not.
  void constrain(EntityKind kind, const MemberConstraint& constraint);
  void withdraw(EntityKind kind, const MemberConstraint& constraint);

  // For each mention of a concern that is not in the network, the likeliest entities, the likeliest first.
  std::vector<std::vector<NetworkSuggestion>> suggest(const ToldTogether& newcomer, NetworkSearcher& searcher,
                                                      std::size_t most = 5) const;

  // The same for a mention that is held: what `suggest` would say of it were its concern not here yet, up to what people
  // decided. Links that people confirmed make one entity, so whom they said to be the same is left out, and so is whom
  // they said not to be, until there is new evidence (Index::decided_of); automatic clusters only group what is
  // suggested, so that others of the mention's own cluster are among it. What was told together with it is who people
  // confirmed it to be, and nobody whom they rejected. Frequencies of names count the mention too, where it was there when they were frozen.
  HeldSuggestions suggest_held(MentionId id, NetworkSearcher& searcher, std::size_t most = 5) const;

  // Index::evidence_of the two, and Index::decided_of the mention; empty where it is not there.
  std::vector<std::uint64_t> evidence_of(EntityKind kind, MentionId left, MentionId right) const;
  Decided decided_of(MentionId id) const;
  std::optional<EntityKind> kind_of(MentionId id) const;

  // Entities of a kind that were mentioned together with an entity, ascending.
  std::vector<MentionId> company_of(EntityKind kind, MentionId entity, EntityKind of_kind) const;
  // How many concerns an entity stands in, and how many independent origins these have.
  Companions::Witnesses witnesses_of(EntityKind kind, MentionId entity) const;
  // Who and what of a kind was told of together with an entity: what most witnesses say first, then what stands in most concerns,
  // then by id.
  std::vector<SeenWith> seen_with(EntityKind kind, MentionId entity, EntityKind of_kind) const;
  float persistence(EntityKind kind, EntityKind of_kind) const;
  // The same for the same models and frequencies of all kinds (Index::model_version), bounds, and persistence of company.
  std::uint64_t model_version() const;

  // Everything, as Index writes and reads it. journal.hpp says how to keep it beside what changed since.
  void write(ByteWriter& out) const;
  static std::unique_ptr<Network> read(ByteReader& in);

 private:
  friend class NetworkSearcher;
  // An entity that a mention of the newcomer's concern may be.
  struct Probable {
    MentionId entity = 0;
    float probability = 0;
  };
  struct Accompanied {
    MentionId entity = 0;
    std::vector<Company> company;  // one for each mention beside it
  };
  // A newcomer, and what the indexes would be without it.
  struct Asked {
    const ToldTogether& newcomer;
    std::array<Without, matching::entity_kinds> without{};
  };
  struct Held {
    ToldTogether told;
    std::vector<MentionId> ids;  // by place
    std::size_t at = 0;          // of the mention that is asked about
  };
  Held held_of(MentionId id) const;
  std::array<Without, matching::entity_kinds> without_concern_of(MentionId id, NetworkSearcher& searcher) const;
  std::vector<Probable> probable_of_held(MentionId id, Asked& asked, std::size_t at, NetworkSearcher& searcher) const;
  HeldSuggestion as_held(NetworkSuggestion suggestion, const Index& index, const Without& without,
                         const Decided& decided) const;
  std::vector<MentionId> company_without(EntityKind kind, MentionId entity, EntityKind of_kind,
                                         const Asked& asked) const;
  std::vector<NetworkSuggestion> with_company(std::vector<NetworkSuggestion> suggestions, const Asked& asked,
                                              const std::vector<std::vector<Probable>>& probable, std::size_t of,
                                              NetworkSearcher& searcher, std::size_t most) const;
  void join(const ToldTogether& concern);
  void learn_persistence();
  static std::vector<Probable> probabilities(std::span<const NetworkSuggestion> suggestions);
  std::vector<NetworkSuggestion> weighed_alone(const KindMention& one, const Without& without,
                                               NetworkSearcher& searcher) const;
  void weigh_company(const KindMention& one, const Without& without, std::vector<Accompanied> accompanied,
                     NetworkSearcher& searcher, std::vector<NetworkSuggestion>& suggestions) const;
  std::vector<Accompanied> accompanied(const Asked& asked, const std::vector<std::vector<Probable>>& probable,
                                       std::size_t of) const;

  std::array<std::unique_ptr<Index>, matching::entity_kinds> m_indexes;
  mutable FairMutex m_mutex;
  Companions m_companions;
  std::array<std::array<float, matching::entity_kinds>, matching::entity_kinds> m_persistence{};
};

}  // namespace heed::linkage
