#include "linkage/why_not.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace heed::linkage {

namespace {

Obstacle obstacle_of(const PairFacts& facts) {
  if (facts.together) return Obstacle::none;
  if (facts.told_apart) return Obstacle::people;
  if (facts.keys.usable == 0) return facts.keys.too_common > 0 ? Obstacle::common_keys : Obstacle::no_key;
  if (facts.score.weight < 0) return Obstacle::weight;
  if (!facts.score.tells_who) return Obstacle::nobody_told;
  if (facts.score.weight < facts.bound) return Obstacle::below_threshold;
  const std::uint32_t members = facts.between.left_members + facts.between.right_members;
  return members > facts.most_members && facts.between.mean >= facts.bound ? Obstacle::most_members : Obstacle::others;
}

}  // namespace

std::string_view to_string(Obstacle obstacle) {
  static constexpr std::array<std::string_view, obstacles> names = {
      "none", "people", "no_key", "common_keys", "weight", "nobody_told", "below_threshold", "others", "most_members"};
  return names[static_cast<std::size_t>(obstacle)];
}

WhyNot why_not(const Model& model, const PairFacts& facts) {
  WhyNot why;
  why.obstacle = obstacle_of(facts);
  why.keys = facts.keys;
  why.weight = facts.score.weight;
  why.bound = facts.bound;
  why.tells_who = facts.score.tells_who;
  why.prior_weight = facts.score.prior_weight;
  why.against = against_of(reasons_of(model, facts.score));
  why.alike_weight = facts.score.alike_weight;
  why.alike = facts.score.alike;
  why.between = facts.between;
  return why;
}

void add_shared(SharedKeys& shared, std::uint32_t holders, const Rule& rule, std::uint32_t most_in_key) {
  if (holders <= most_in_key) {
    ++shared.usable;
    return;
  }
  ++shared.too_common;
  if (shared.holders != 0 && shared.holders <= holders) return;
  shared.holders = holders;
  shared.features = rule.features;
}

void add_pair(Between& between, const PairWeighed& pair, const ClusterOptions& options) {
  ++between.pairs;
  between.mean += std::clamp(pair.weight, from_fixed(options.lowest), from_fixed(options.highest));
  if (pair.weight >= from_fixed(options.average_join)) return;
  ++between.against;
  between.strongest_against.push_back(pair);
}

void finish(Between& between) {
  constexpr std::size_t most_told = 5;
  if (between.pairs > 0) between.mean /= between.pairs;
  std::ranges::stable_sort(between.strongest_against, std::less<>(), &PairWeighed::weight);
  if (between.strongest_against.size() > most_told) between.strongest_against.resize(most_told);
}

}  // namespace heed::linkage
