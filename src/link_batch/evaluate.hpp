// How good clusters and pairs are, held against a column that says who is who.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace heed::link_batch {

// Numbers for texts: equal texts, equal numbers, in the order in which they first come. An empty text has no group: nothing is
// known of the record, and it is left out of every count.
inline constexpr std::uint32_t no_group = 0xffffffff;
std::vector<std::uint32_t> group_by_text(std::span<const std::string> texts);

// What `pattern` (ICU's regular expressions) finds in each text: its first group, or the whole match; "" where it finds nothing.
// "rec-(\\d+)-" gives the person of FEBRL's ids. At most 200 bytes of a text are looked at, and for at most a bounded time.
// Error: invalid, code linkage.pattern.
Result<std::vector<std::string>> match_texts(std::span<const std::string> texts, const std::string& pattern);

// Of pairs of records. A share of nothing is 1.
struct Agreement {
  std::uint64_t found = 0;   // pairs that were put together
  std::uint64_t right = 0;   // of these, pairs of the same one
  std::uint64_t wanted = 0;  // pairs of the same one
  double precision() const;
  double recall() const;
  double f1() const;
};

// A cluster that holds several entities, or an entity that lies in several clusters.
struct Mistake {
  enum class Kind : std::uint8_t { merged, split };
  Kind kind = Kind::merged;
  std::uint64_t pairs = 0;             // wrongly together, or wrongly apart
  std::uint32_t parts = 0;             // entities in the cluster, or clusters of the entity
  std::vector<std::uint32_t> records;  // at most most_shown, the first of every part first
  static constexpr std::size_t most_shown = 8;
};

struct ClusterReport {
  Agreement agreement;
  std::uint64_t records = 0, unlabelled = 0, clusters = 0, entities = 0;
  std::uint64_t exact = 0;        // clusters that hold one entity, and the whole of it
  std::vector<Mistake> mistakes;  // by pairs, most first
};

// `cluster` and `truth` by record. Clusters of records without truth are not counted.
ClusterReport evaluate_clusters(std::span<const std::uint32_t> cluster, std::span<const std::uint32_t> truth,
                                std::size_t most_mistakes = 10);

struct WeighedPair {
  std::uint32_t left = 0, right = 0;
  double weight = 0;
};

// What pairs of at least `weight` give.
struct CurvePoint {
  double weight = 0;
  Agreement agreement;
};

struct PairReport {
  Agreement all;                   // of every pair that was kept: its recall is the blocking recall
  std::vector<CurvePoint> curve;   // by weight, falling; one point for each weight, at most most_points
  CurvePoint best;                 // the point of the best F1: chosen with labels, so nobody could choose it in earnest
  std::vector<WeighedPair> wrong;  // the strongest pairs of different ones
  std::vector<WeighedPair> weak;   // the weakest pairs of the same one
  static constexpr std::size_t most_points = 1000;
};

// A pair that is given twice counts once, by its greatest weight. Weights must be numbers.
PairReport evaluate_pairs(std::vector<WeighedPair> pairs, std::span<const std::uint32_t> truth,
                          std::size_t most_mistakes = 10);

}  // namespace heed::link_batch
