// Everything known of one kind of entity, searchable at once: a newcomer is blocked, weighed against whoever shares a key with
// it, and then against all that the best of them have gathered. The model is frozen; retraining makes a new index.
//
//   Index index(std::move(model));
//   index.add_all(mentions);                       // many at once, and the frequencies of names are frozen
//   Searcher searcher(index);
//   for (const Suggestion& one : index.suggest(newcomer, searcher)) …
//   index.add(id, newcomer);                       // and it is known itself
//
// Two mentions are weighed when they share a key that at most `Plan::most_in_key` mentions hold. When a key becomes too common, those
// whom it alone brought together part, and when it is rare again they meet: what is known does not depend on the order in which
// it came.
//
// One writer and many readers: reading is safe from any thread, each with a Searcher of its own; a writer waits for readers and
// they for it, one call at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <span>
#include <vector>

#include "linkage/blocking.hpp"
#include "linkage/id_index.hpp"
#include "linkage/incremental_clusters.hpp"
#include "linkage/key_index.hpp"
#include "linkage/model.hpp"
#include "linkage/pair_scorer.hpp"
#include "linkage/table.hpp"
#include "linkage/why_not.hpp"

namespace heed::linkage {

using MentionId = std::uint64_t;
using MentionValues = std::vector<std::vector<matching::OwnedValue>>;  // by column of the model

struct Mention {
  MentionId id = 0;
  MentionValues values;
};

// How like a newcomer one mention is: log2 of odds.
struct Likeness {
  MentionId mention = 0;
  float weight = 0;
  bool operator==(const Likeness&) const = default;
};

// One entity that the newcomer may be.
struct Suggestion {
  MentionId entity = 0;  // the smallest id of its mentions
  float weight = 0;      // mean over every mention of the entity, each held within the bounds of ClusterOptions
  Likeness nearest;
  std::uint32_t mentions = 0;
  bool operator==(const Suggestion&) const = default;
};

// Absolute: one weak hit is one weak hit, however alone it stands.
enum class Band : std::uint8_t { strong, possible, weak };
Band band_of(const Suggestion& suggestion);

class Index;

// What a search needs, kept between the searches of one thread. The index must outlive it.
class Searcher {
 public:
  explicit Searcher(const Index& index);

 private:
  friend class Index;
  PairScorer m_scorer;
  std::uint32_t m_stranger = 0xffffffff;  // identity of the next value that the index does not know
  std::vector<std::uint32_t> m_candidates;
  std::vector<std::uint64_t> m_keys;
};

class Index {
 public:
  explicit Index(Model model, ClusterOptions options = {});

  const Model& model() const { return m_model; }
  std::size_t size() const;

  // All at once into an empty index; then the frequencies of names are frozen as they are. Repeated ids count once.
  void add_all(std::span<const Mention> mentions, unsigned threads = 2);
  // False, and nothing changes, when the id is there already.
  bool add(const Mention& mention);
  bool erase(MentionId id);
  // People's words, held until they are withdrawn, whether the mentions are there or not.
  void constrain(const MemberConstraint& constraint);
  void withdraw(const MemberConstraint& constraint);

  // The mention's own id when it is alone; 0 when it is not there.
  MentionId entity_of(MentionId id) const;
  std::vector<MentionId> mentions_of(MentionId entity) const;
  // How the entity came to be, for explaining it; nothing when it is not there.
  std::optional<MemberComponent> component_of(MentionId id) const;
  // The whole waterfall of two mentions; nothing when one is not there.
  std::optional<Score> explain(MentionId left, MentionId right) const;
  // The keys that two mentions share (why_not.hpp); nothing when one is not there.
  std::optional<SharedKeys> shared_keys(MentionId left, MentionId right) const;

  // The likeliest entities for a newcomer that is not in the index, the likeliest first; equal ones by id.
  static constexpr float least = -6;
  std::vector<Suggestion> suggest(const MentionValues& newcomer, Searcher& searcher, std::size_t most = 5,
                                  float at_least = least) const;

  // How like a newcomer an entity is that its keys did not propose.
  Suggestion weigh(const MentionValues& newcomer, MentionId entity, Searcher& searcher) const;
  // The weight of a newcomer and a mention without what people around each other share anyway (surname, address, school, place):
  // of that only what speaks against counts. `below` when the mention is not there.
  float weight_apart(const MentionValues& newcomer, MentionId mention) const;

  // Bytes that the parts of it take.
  struct Room {
    std::size_t values = 0, keys = 0, entities = 0;
  };
  Room room() const;

  // Everything, the model too, in the form of this version of Heed on this kind of machine: a form that a later version does not
  // read is refused, and what it was made of is read again. Names stand in it: seal it before it leaves the process.
  void write(ByteWriter& out) const;
  // Nothing when it is not such bytes. What is read answers and changes as what was written did.
  static std::unique_ptr<Index> read(ByteReader& in);

 private:
  friend class Searcher;
  static constexpr float connects = 0;  // pairs of a lower weight connect nobody

  // Before each newcomer: identities are used once, as the scorer remembers what two of them gave.
  static void begin(Searcher& searcher);
  void read_contents(ByteReader& in);
  void candidates_of(std::span<const std::uint64_t> keys, std::size_t most,
                     std::vector<std::uint32_t>& candidates) const;
  std::uint32_t number_of(MentionId id) const { return m_numbers.find(id, m_ids); }  // no_slot: not there
  std::uint32_t holders_of(std::uint64_t key) const;
  std::vector<std::uint64_t> held_by(std::vector<std::uint64_t> keys, std::uint32_t count) const;  // … exactly so many
  std::vector<std::uint64_t> usable_keys(std::uint32_t number) const;
  // Of the records that hold one of `keys`, the pairs that share no usable key but these. `but` is left out.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> held_by_alone(std::span<const std::uint64_t> keys,
                                                                     std::uint32_t but) const;
  std::vector<std::uint32_t> take_in(std::span<const Mention> mentions, ClusterChanges& changes);
  void insert_keys(std::uint32_t number, ClusterChanges& changes);
  void erase_keys(std::uint32_t number, ClusterChanges& changes);
  std::vector<Suggestion> rank(const Record& newcomer, Searcher& searcher, std::size_t most, float at_least) const;
  Suggestion weigh_entity(MentionId entity, const Likeness& nearest, PairScorer& scorer) const;
  FixedWeight weight_of(MentionId left, MentionId right);

  Model m_model;
  ClusterOptions m_options;
  mutable std::shared_mutex m_mutex;
  Table m_table;
  KeyMaker m_keys;
  KeyIndex m_holders;
  IdIndex m_numbers;                     // of those that are there
  std::vector<MentionId> m_ids;          // by number
  std::unique_ptr<PairScorer> m_scorer;  // the writer's
  IncrementalClusters m_clusters;
};

}  // namespace heed::linkage
