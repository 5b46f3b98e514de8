// Why two records were not put together, as plain data; link_words says it in sentences.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "linkage/cluster.hpp"
#include "linkage/reason.hpp"

namespace heed::linkage {

// What stood in the way, the first that did.
enum class Obstacle : std::uint8_t {
  none,             // they are together
  people,           // people said that they are not the same
  no_key,           // they share no key, and were never compared
  common_keys,      // all keys that they share are held by too many, and they were never compared
  weight,           // compared, and below 0: rather two than one
  nobody_told,      // compared, and nothing that both tell says who they are (who_is_told.hpp)
  below_threshold,  // compared, rather one than two, and yet below the bound
  others,           // by themselves they could be one, but those whom each of them is together with speak against
  most_members,     // a cluster is as large as weights may make it
};
inline constexpr std::size_t obstacles = 9;
// "none", "people" …, as message keys have it.
std::string_view to_string(Obstacle obstacle);

// Keys that two records share.
struct SharedKeys {
  std::uint32_t usable = 0, too_common = 0;
  // Of those that are too common, the one that the fewest hold: how many these are, and what it joins.
  std::uint32_t holders = 0;
  std::vector<Feature> features;
};

// One key more that both hold.
void add_shared(SharedKeys& shared, std::uint32_t holders, const Rule& rule, std::uint32_t most_in_key);

// Records of a table, or mentions of an index.
struct PairWeighed {
  std::uint64_t left = 0, right = 0;
  double weight = 0;
  bool operator==(const PairWeighed&) const = default;
};

// What the clusters of two records say of each other.
struct Between {
  std::uint32_t left_members = 1, right_members = 1;
  std::uint32_t pairs = 0, against = 0;  // weighed between the two; of which below the bound
  double mean = 0;                       // of all, each within the bounds of clustering
  std::vector<PairWeighed> strongest_against;
};

// What is known of a pair before it is said what stood in its way.
struct PairFacts {
  bool together = false;
  bool told_apart = false;  // by people; who and why is their owner's
  SharedKeys keys;
  Score score;
  Between between;
  double bound = 0;  // log2 odds from which two are put together
  std::uint32_t most_members = 500;
};

struct WhyNot {
  Obstacle obstacle = Obstacle::none;
  SharedKeys keys;
  double weight = 0, bound = 0;  // what the pair weighs by itself, even when nobody looked at it
  double prior_weight = 0;       // of which before anything was compared
  bool tells_who = true;         // who_is_told.hpp
  // Nothing below 0 connects two, however low the bound.
  bool could_be_one() const { return weight >= bound && weight >= 0 && tells_who; }
  // What was compared speaks for it, and yet too little.
  bool rather_for() const { return weight > prior_weight; }
  std::vector<Reason> against;  // the strongest first
  double alike_weight = 0;      // ≤ 0: taken off because two who are alike share as much
  Alike alike = Alike::relatives;
  Between between;
};

WhyNot why_not(const Model& model, const PairFacts& facts);

// Of two mentions of an index; nothing when one is not there. `told_apart`: people said that they are not the same. At most 64 mentions
// of each entity are weighed; `options` as the index was given them. (explainer.hpp does the same for a table.)
class Index;
std::optional<WhyNot> why_not(const Index& index, std::uint64_t left, std::uint64_t right, bool told_apart = false,
                              const ClusterOptions& options = {});

// Adds the weight of one pair of two clusters; `finish` when all are added: mean, and only the strongest against.
void add_pair(Between& between, const PairWeighed& pair, const ClusterOptions& options);
void finish(Between& between);

}  // namespace heed::linkage
