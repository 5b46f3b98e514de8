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
// More than Repeats::most mentions that say the same, and who it is, are one from the start, as they are for the batch (batch.hpp): the
// first of them, by id, is found by its keys and weighed, and the others are wherever it is. Of whom people said anything is weighed
// for itself. So entities are those that `link` makes of the same mentions, with the same frequencies, in the order of their ids, as long
// as people have said nothing.
//
// What is erased or changed is forgotten at once: a text that nobody who is there says stands neither in memory nor in what is written, nor
// does anything that was made of it (sounds, days, words, keys, frequencies). So a name that comes again after nobody had it has no known
// frequency, like any that came after they were frozen; in this alone, what is known hangs on the order of changes. Two things stay, and are
// their owner's to take back: people's words, with their digests of what was known, until they are withdrawn; and entries of a journal
// until it begins anew (journal.hpp). Room that the gone took is given back now and then, all at once: to erase takes no longer for that on
// average, but a writer and its readers then wait as for a snapshot.
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
#include "linkage/fair_mutex.hpp"
#include "linkage/id_index.hpp"
#include "linkage/incremental_clusters.hpp"
#include "linkage/key_index.hpp"
#include "linkage/model.hpp"
#include "linkage/pair_scorer.hpp"
#include "linkage/repeats.hpp"
#include "linkage/stand_ins.hpp"
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
  // Mean over the mentions of the entity, each held within the bounds of ClusterOptions and of who_is_told.hpp; those that say the same
  // as many others count once.
  float weight = 0;
  Likeness nearest;
  std::uint32_t mentions = 0;
  bool operator==(const Suggestion&) const = default;
};

// What an index would be without some of its mentions (Index::without).
struct Without {
  std::vector<MentionId> gone;      // ascending: not there at all
  std::vector<MentionId> left_out;  // ascending: they count when entities are made, and are not weighed
  ClustersWithout clusters;
};

// What was not known of the one or the other of two whom people said not to be the same.
struct NewEvidence {
  MentionId mention = 0;     // one of the two
  std::uint16_t column = 0;  // of the model
  auto operator<=>(const NewEvidence&) const = default;
};

// People said that a mention and another are not the same, and more is known since.
struct Reopened {
  MemberConstraint rejection;
  std::vector<MentionId> mentions;  // the other and whom people said to be the same as it, ascending
  std::vector<NewEvidence> since;
  bool operator==(const Reopened&) const = default;
};

// What people decided about a mention. Who was said to be the same as somebody who is rejected is rejected too.
struct Decided {
  std::vector<MentionId> same;      // with the mention itself, ascending
  std::vector<MentionId> rejected;  // ascending; without those of `reopened`
  std::vector<Reopened> reopened;
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
  std::uint64_t m_renumbered = 0;         // as the index's, when it was last used
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
  // Other values for a mention, as if it had been erased and added with them; but what it says still is not forgotten in between.
  // False: it is not there.
  bool change(const Mention& mention);
  // People's words, held until they are withdrawn, whether the mentions are there or not.
  void constrain(const MemberConstraint& constraint);
  void withdraw(const MemberConstraint& constraint);

  // The mention's own id when it is alone; 0 when it is not there.
  MentionId entity_of(MentionId id) const;
  std::vector<MentionId> mentions_of(MentionId entity) const;
  // How the entity came to be, for explaining it, without those who say the same as many others but for the first of them; nothing when
  // it is not there.
  std::optional<MemberComponent> component_of(MentionId id) const;
  // The values of a mention as they were added; empty when it is not there.
  MentionValues values_of(MentionId id) const;

  // What is known of two mentions, to be held with the word that they are not the same: a digest of each value of each side, a side
  // being a mention and whom people said to be the same as it. Empty when one is not there.
  std::vector<std::uint64_t> evidence_of(MentionId left, MentionId right) const;
  // Of which columns a side has a value since that it had not; ascending. Nothing of a rejection that holds no evidence, or while
  // one of the two is not there.
  std::vector<NewEvidence> new_evidence_since(const MemberConstraint& rejection) const;
  // The same where only these mentions count as its two sides.
  std::vector<NewEvidence> new_evidence_since(const MemberConstraint& rejection, std::span<const MentionId> left,
                                              std::span<const MentionId> right) const;
  // A rejection is reopened when every rejection between the two sides has new evidence.
  Decided decided_of(MentionId id) const;
  // People's words about a mention, as they were said.
  std::vector<MemberConstraint> words_of(MentionId id) const;

  // The whole waterfall of two mentions; nothing when one is not there.
  std::optional<Score> explain(MentionId left, MentionId right) const;
  // The keys that two mentions share (why_not.hpp); nothing when one is not there.
  std::optional<SharedKeys> shared_keys(MentionId left, MentionId right) const;

  // The likeliest entities for a newcomer that is not in the index, the likeliest first; equal ones by id.
  static constexpr float least = -6;
  std::vector<Suggestion> suggest(const MentionValues& newcomer, Searcher& searcher, std::size_t most = 5,
                                  float at_least = least) const {
    return suggest(newcomer, searcher, most, at_least, {});
  }

  // How like a newcomer an entity is that its keys did not propose.
  Suggestion weigh(const MentionValues& newcomer, MentionId entity, Searcher& searcher) const {
    return weigh(newcomer, entity, searcher, {});
  }
  // The weight of a newcomer and a mention without what people around each other share anyway (surname, address, school, place):
  // of that only what speaks against counts. `below` when the mention is not there.
  float weight_apart(const MentionValues& newcomer, MentionId mention) const;

  // The index as it would be had `gone` never been added, for searching with what a held mention says. Exact, but for the frequencies
  // of names, but for what is connected with more mentions than IncrementalClusters::most_connected, and but that those who say the same
  // as more than Repeats::most others are still one when fewer are left. Holds until the next change.
  Without without(std::vector<MentionId> gone, Searcher& searcher) const;
  // As above. Entities are named by the smallest id of all who would be in them, left out or not.
  std::vector<Suggestion> suggest(const MentionValues& values, Searcher& searcher, std::size_t most, float at_least,
                                  const Without& without) const;
  // `mentions` 0: nobody of it is left.
  Suggestion weigh(const MentionValues& values, MentionId entity, Searcher& searcher, const Without& without) const;
  MentionId entity_of(MentionId id, const Without& without) const;
  std::vector<MentionId> mentions_of(MentionId entity, const Without& without) const;

  // Bytes that the parts of it take.
  struct Room {
    std::size_t values = 0, keys = 0, entities = 0;
  };
  Room room() const;

  // The same for every index of the same model, options, bounds and frequencies (model_version.hpp). A name that is forgotten takes its
  // frequency along: whoever had it would be weighed otherwise, so the version is another one from then on.
  std::uint64_t model_version() const;

  // Everything, the model too, in the form of this version of Heed on this kind of machine: a form that a later version does not
  // read is refused, and what it was made of is read again. Names stand in it: seal it before it leaves the process.
  void write(ByteWriter& out) const;
  // Nothing when it is not such bytes. What is read answers and changes as what was written did.
  static std::unique_ptr<Index> read(ByteReader& in);

 private:
  friend class Searcher;
  static constexpr float connects = 0;             // pairs of a lower weight connect nobody
  static constexpr std::size_t most_weighed = 64;  // mentions of an entity beside a newcomer

  // Before each search: the scorer remembers what two identities gave, and these stand for others after numbers changed.
  void begin(Searcher& searcher) const;
  // … and before each newcomer: identities of what is not known are used once.
  void begin_newcomer(Searcher& searcher) const;
  void read_contents(ByteReader& in);
  std::uint64_t version() const;
  void candidates_of(std::span<const std::uint64_t> keys, std::size_t most, std::vector<std::uint32_t>& candidates,
                     std::span<const std::uint32_t> gone = {}) const;
  // Whoever is found by keys and would not be without `gone` (ascending), nor anybody for whom it stands; ascending.
  std::vector<MentionId> leaving_of(std::span<const MentionId> gone) const;
  std::vector<std::uint32_t> numbers_of(std::span<const MentionId> ids) const;  // of those that are there, ascending
  void tell_all_of(Without& without, std::span<const MentionId> leaving) const;
  std::vector<MemberEdge> edges_without(std::span<const std::uint32_t> gone, Searcher& searcher) const;
  std::uint32_t number_of(MentionId id) const { return m_numbers.find(id, m_ids); }  // no_slot: not there
  std::uint32_t holders_of(std::uint64_t key) const;
  std::vector<std::uint64_t> held_by(std::vector<std::uint64_t> keys, std::uint32_t count) const;  // … exactly so many
  std::vector<std::uint64_t> usable_keys(std::uint32_t number) const;
  // Of the records that hold one of `keys`, the pairs that share no usable key but these. `but` is left out.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> held_by_alone(std::span<const std::uint64_t> keys,
                                                                     std::uint32_t but) const;
  std::uint32_t take_in(const Mention& mention);
  void insert_keys(std::uint32_t number, std::span<const std::uint64_t> keys, ClusterChanges& changes);
  void erase_keys(std::uint32_t number, ClusterChanges& changes);
  float weight_between(std::uint32_t one, std::uint32_t other, PairScorer& scorer) const;

  // Whoever is in the table stands, that is, is found by keys and clustered, or somebody stands for it (index_repeats.cpp).
  void enter(std::uint32_t number);
  void leave(std::uint32_t number);
  void stand(std::uint32_t number, std::span<const std::uint64_t> keys);
  void stand(std::uint32_t number) { stand(number, m_keys.keys(m_table.cells(number))); }
  void step_back(std::uint32_t number);
  void stand_for(std::uint32_t number, MentionId first, std::span<const std::uint64_t> keys);
  bool is_grouped(MentionId id) const { return m_stand_ins.first_of(id) != id || !m_stand_ins.others_of(id).empty(); }
  bool are_many(std::span<const MentionId> equals) const;
  std::vector<MentionId> equals_of(std::uint32_t number, std::span<const std::uint64_t> keys) const;
  std::span<const std::uint32_t> fewest_holders(std::span<const Table::Cell> cells,
                                                std::span<const std::uint64_t> keys) const;
  std::uint64_t hash_of_values(std::span<const Table::Cell> cells) const;
  void find_stand_ins();
  std::vector<MentionId> with_others(std::vector<MentionId> standing) const;
  std::vector<MentionId> each_once(std::vector<MentionId> members) const;
  MentionId speaker_of(MentionId standing, const Without& without) const;
  bool read_stand_ins(ByteReader& in);

  std::vector<std::uint32_t> standing() const;  // numbers, ascending
  void weigh_all(std::span<const std::uint32_t> standing, unsigned threads, ClusterChanges& changes);
  void erase_one(std::uint32_t number);
  void close_gaps();
  std::vector<Suggestion> rank(const Record& newcomer, Searcher& searcher, std::size_t most, float at_least,
                               const Without& without) const;
  Suggestion weigh_entity(MentionId entity, const Likeness& nearest, PairScorer& scorer, const Without& without) const;
  MentionId cluster_of(MentionId id, const Without& without) const;
  std::vector<MentionId> members_of(MentionId entity, const Without& without) const;
  std::vector<MentionId> counted_of(MentionId entity, const Without& without) const;  // … without those left out
  template <class Use>
  void each_value_of(std::span<const MentionId> side, const Use& use) const;
  std::vector<NewEvidence> new_since(const MemberConstraint& rejection, std::span<const MentionId> left,
                                     std::span<const MentionId> right) const;
  std::vector<NewEvidence> new_since(const MemberConstraint& rejection) const;
  FixedWeight weight_of(MentionId left, MentionId right);

  Model m_model;
  std::uint64_t m_given_version = 0;  // of model, options and bounds
  ClusterOptions m_options;
  mutable FairMutex m_mutex;
  Table m_table;
  KeyMaker m_keys;
  Teller m_teller;
  KeyIndex m_holders;
  KeyIndex m_keyless;  // by a hash of all that they say: those who say who it is, and have no key
  StandIns m_stand_ins;
  IdIndex m_numbers;                     // of those that are there
  std::vector<MentionId> m_ids;          // by number; 0: erased
  std::uint64_t m_renumbered = 0;        // how often numbers of records and values have changed
  std::unique_ptr<PairScorer> m_scorer;  // the writer's
  IncrementalClusters m_clusters;
};

}  // namespace heed::linkage
