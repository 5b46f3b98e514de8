// A model from a table without labels: chance from pairs taken at random, matches from pairs that a wide search finds, and
// the blocking rules that find them again at a bearable cost.
#pragma once

#include <cstdint>
#include <vector>

#include "linkage/em.hpp"
#include "linkage/model.hpp"
#include "linkage/probe.hpp"
#include "linkage/table.hpp"

namespace heed::linkage {

struct TrainingOptions {
  unsigned threads = 2;
  std::uint32_t random_pairs = 300'000;
  ProbeOptions probe;
  ChoiceOptions choice;
};

struct Trained {
  Model model;
  std::vector<EmIteration> iterations;
};

// `model`: comparisons as make_model gives them, or anybody's. The table's frequencies must be frozen.
Trained learn(const Table& table, Model model, const TrainingOptions& options = {});

// Makes weights fall from level to level: neighbours that are in the wrong order are pooled. A level with almost no example
// cannot so turn agreement into contradiction.
void smooth_levels(Model& model);

}  // namespace heed::linkage
