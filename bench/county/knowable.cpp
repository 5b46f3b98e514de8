#include "county/knowable.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

#include "link_batch/evaluate.hpp"

namespace heed::bench {

namespace {

constexpr std::size_t most = 5;  // so many or more

struct Pairs {
  std::array<std::uint64_t, most + 1> wanted{}, found{};
  std::uint64_t all() const {
    std::uint64_t sum = 0;
    for (const std::uint64_t one : wanted) sum += one;
    return sum;
  }
};

// Mentions of one entity of one cluster that told the same attributes stand for each other, so that a station that is told of a thousand
// times is no million pairs.
using Alike = std::unordered_map<std::uint64_t, std::uint64_t>;  // by cluster and attributes: how many

void count_entity(const Alike& mentions, Pairs& pairs) {
  const std::vector<std::pair<std::uint64_t, std::uint64_t>> all(mentions.begin(), mentions.end());
  for (std::size_t left = 0; left < all.size(); ++left) {
    for (std::size_t right = left; right < all.size(); ++right) {
      const auto [one, ones] = all[left];
      const auto [other, others] = all[right];
      const std::uint64_t count = left == right ? ones * (ones - 1) / 2 : ones * others;
      const auto both = static_cast<std::size_t>(std::popcount(static_cast<std::uint32_t>(one & other)));
      pairs.wanted[std::min(both, most)] += count;
      if ((one >> 32) == (other >> 32)) pairs.found[std::min(both, most)] += count;
    }
  }
}

Pairs pairs_of(const Clustered& kind) {
  std::unordered_map<std::uint32_t, Alike> entities;
  for (std::size_t at = 0; at < kind.truth.size(); ++at)
    ++entities[kind.truth[at]][std::uint64_t{kind.cluster[at]} << 32 | kind.telling[at]];
  Pairs pairs;
  for (const auto& [entity, mentions] : entities) count_entity(mentions, pairs);
  return pairs;
}

void print_pairs(const Clustered& kind, const Pairs& pairs) {
  const auto all = static_cast<double>(std::max<std::uint64_t>(pairs.all(), 1));
  fmt::print("{:<9} {:>10}", to_string(kind.kind), pairs.all());
  for (std::size_t both = 0; both <= most; ++both) {
    const auto wanted = static_cast<double>(pairs.wanted[both]);
    fmt::print(" {:>6.3f} {:>7.3f}", wanted / all, wanted == 0 ? 0.0 : static_cast<double>(pairs.found[both]) / wanted);
  }
  const double any = 1 - static_cast<double>(pairs.wanted[0]) / all;
  const double two = any - static_cast<double>(pairs.wanted[1]) / all;
  fmt::print(" {:>9.3f} {:>9.3f}\n", 2 * any / (1 + any), 2 * two / (1 + two));
}

void print_f1(const Clustered& kind) {
  fmt::print("{:<9}", to_string(kind.kind));
  for (std::size_t least = 0; least <= most; ++least) {
    std::vector<std::uint32_t> cluster, truth;
    for (std::size_t at = 0; at < kind.truth.size(); ++at) {
      if (static_cast<std::size_t>(std::popcount(kind.telling[at])) < least) continue;
      cluster.push_back(kind.cluster[at]);
      truth.push_back(kind.truth[at]);
    }
    const auto agreement = link_batch::evaluate_clusters(cluster, truth, 0).agreement;
    if (truth.empty())
      fmt::print(" {:>6} {:>6}", "", "");
    else
      fmt::print(" {:>6.3f} {:>6.2f}", agreement.f1(),
                 static_cast<double>(truth.size()) / static_cast<double>(kind.truth.size()));
  }
  fmt::print("\n");
}

}  // namespace

std::uint32_t telling_who(std::span<const linkage::Column> columns, const linkage::MentionValues& values) {
  std::uint32_t bits = telling(columns, values);
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const auto type = columns[column].type;
    if (type == linkage::AttributeType::vehicle_make || type == linkage::AttributeType::vehicle_colour ||
        type == linkage::AttributeType::category)
      bits &= ~(1U << column);
  }
  return bits;
}

void print_knowable(const std::vector<Clustered>& kinds) {
  fmt::print(
      "\nwhat can be known: true pairs by how many attributes both told (sex, guessed ages, makes, colours "
      "and kinds of places aside): share, of which put together; and the best F1 where all that share one, or two, "
      "were found\n");
  fmt::print("{:<9} {:>10}", "", "true pairs");
  for (std::size_t both = 0; both <= most; ++both)
    fmt::print(" {:>5}{} {:>7}", both, both == most ? "…" : " ", "found");
  fmt::print(" {:>9} {:>9}\n", "best: one", "two");
  for (const Clustered& kind : kinds) print_pairs(kind, pairs_of(kind));
  fmt::print("\nF1 of the mentions that told at least so many attributes, and their share\n{:<9}", "");
  for (std::size_t least = 0; least <= most; ++least) fmt::print(" {:>6} {:>6}", least, "share");
  fmt::print("\n");
  for (const Clustered& kind : kinds) print_f1(kind);
}

}  // namespace heed::bench
