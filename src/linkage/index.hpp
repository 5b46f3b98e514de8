// Everything known of one kind of entity, searchable at once: a newcomer is blocked, weighed against whoever shares a key with it,
// and against all that the best of them have gathered. The model is frozen; retraining makes a new index.
//
// One writer, many readers: readers may call the const functions from any thread, each with a Searcher of its own; writers wait for
// them (std::shared_mutex, held for one call).
#pragma once

#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "linkage/blocking.hpp"
#include "linkage/cluster.hpp"
#include "linkage/key_index.hpp"
#include "linkage/model.hpp"
#include "linkage/pair_scorer.hpp"
#include "linkage/table.hpp"

namespace heed::linkage {

using Values = std::vector<std::vector<matching::OwnedValue>>;  // by column of the model

// One mention that may be of the same one.
struct Likeness {
  std::uint64_t mention = 0;
  float weight = 0;
};

// One entity that the newcomer may be, the likeliest first.
struct Suggestion {
  std::uint64_t entity = 0;           // the smallest id of its mentions
  float weight = 0;                   // mean over the newcomer and every mention of the entity, each held within ClusterOptions' bounds
  Likeness nearest;
  std::uint32_t mentions = 0;
};

// Absolute: one weak hit is one weak hit, however alone it stands.
enum class Band : std::uint8_t { strong, possible, weak };
struct Bands {
  float strong = 3, possible = -3;  // log2 of odds, of Suggestion::weight or of the nearest mention, whichever is more
};
Band band_of(const Suggestion& suggestion, const Bands& bands = {});

class Index {
 public:
  // `keep_from`: pairs of a lower weight are not remembered as connecting.
  explicit Index(Model model, ClusterOptions options = {}, float keep_from = 0);
  ~Index();

  const Model& model() const { return m_model; }
  std::size_t size() const { return m_numbers.size(); }

  // An id is given once: adding one that is there changes nothing and gives false.
  bool add(std::uint64_t id, const Values& values);
  bool erase(std::uint64_t id);
  // People's words. Both mentions must be there; a constraint ends with either of them.
  void constrain(Constraint::Kind kind, std::uint64_t left, std::uint64_t right);
  void release(Constraint::Kind kind, std::uint64_t left, std::uint64_t right);

  // The entity of a mention: the smallest id in its cluster; the mention's own id when it is alone or unknown.
  std::uint64_t entity_of(std::uint64_t id) const;
  std::vector<std::uint64_t> mentions_of(std::uint64_t entity) const;

  // What is needed to search, kept between searches by one thread.
  class Searcher {
   public:
    explicit Searcher(const Index& index);
    ~Searcher();

   private:
    friend class Index;
    struct State;
    std::unique_ptr<State> m_state;
  };
  // The `most` likeliest entities of a newcomer that is not in the index, at or above `at_least`.
  std::vector<Suggestion> suggest(const Values& newcomer, Searcher& searcher, std::size_t most = 5, float at_least = -6) const;
  // The same for a mention that is: its own entity is left out when it is alone in it, and weighed without it otherwise.
  std::vector<Suggestion> suggest(std::uint64_t id, Searcher& searcher, std::size_t most = 5, float at_least = -6) const;

  std::size_t bytes() const;

 private:
  struct Clusters;
  std::vector<Suggestion> rank(Searcher::State& state, const Record& left, std::uint32_t self, std::size_t most, float at_least) const;

  Model m_model;
  ClusterOptions m_options;
  float m_keep_from;
  mutable std::shared_mutex m_mutex;
  Table m_table;
  KeyMaker m_keys;
  KeyIndex m_holders;
  std::unordered_map<std::uint64_t, std::uint32_t> m_numbers;  // by id
  std::vector<std::uint64_t> m_ids;                            // by number
  std::unique_ptr<Clusters> m_clusters;
};

}  // namespace heed::linkage
