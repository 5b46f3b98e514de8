// Learns m, u and the priors without labels: expectation–maximisation over patterns of levels (Dempster, Laird and Rubin
// 1977; Winkler 1988 for record linkage; with missing levels as Enamorado, Fifield and Imai 2019 treat them).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/model.hpp"

namespace heed::linkage {

// How many pairs reached these levels (one for each comparison of the model, as compare() gives them).
struct Pattern {
  std::vector<std::uint16_t> levels;
  double count = 0;
  // log2; what term frequencies add to the match weight of each of these pairs, and to that of those who are alike.
  double frequency = 0;
  ByAlike<double> alike_frequency{};
};

enum class Train : std::uint8_t { learnt, fixed };

struct EmOptions {
  std::size_t most_iterations = 25;
  double convergence = 1e-4;  // greatest change of any m or u (or of the prior) below which it stops
  Train m = Train::learnt, u = Train::learnt, prior = Train::learnt;
  ByAlike<Train> alike = {Train::fixed, Train::fixed, Train::fixed};
  // By comparison: what those who are alike share by chance alone, so that Level::alike stays as it is. Empty: nothing.
  ByAlike<std::vector<bool>> alike_by_chance;
  // By comparison: the most of matches that may reach its last level (1 = any share). Empty: no bound.
  std::vector<double> most_in_last;
  // Pairs that are in no pattern and surely of different ones: they count in the prior's denominator only.
  double other_pairs = 0;
  // Added to every level's expected count, so that nothing becomes impossible for want of an example. 0 = as Splink.
  double smoothing = 0;
};

struct EmIteration {
  double prior = 0;
  std::vector<std::vector<double>> m, u;  // by comparison and level; null levels are 0
};

// How probable it is that a pair of each pattern is of the same one, as the model has it.
std::vector<double> match_probabilities(const Model& model, std::span<const Pattern> patterns);

// Changes `model` in place; gives the state before the first iteration and after each. A level whose m or u is 0 before
// training is given an even share first. Fixed levels (Level::fixed_m, fixed_u) stay.
std::vector<EmIteration> train(Model& model, std::span<const Pattern> patterns, const EmOptions& options = {});

}  // namespace heed::linkage
