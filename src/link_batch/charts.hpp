// Pictures of a model, of one pair, and of how well pairs were found. For analysts: no weight is ever shown on a team's page.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "link_batch/evaluate.hpp"
#include "linkage/model.hpp"

namespace heed::link_batch {

// Each comparison with its levels: how much each speaks for one person (right) or against (left), and how often it is reached.
std::string weights_chart(const linkage::Model& model);

// One row of a waterfall: where the sum moves by `weight`.
struct WaterfallRow {
  std::string field;   // "forename"
  std::string detail;  // "the same", "robert · rob"
  double weight = 0;
};
// From the first row, which is where it starts, to the sum of all.
std::string waterfall_chart(std::string_view title, std::span<const WaterfallRow> rows);

// Recall to the right, precision upwards; the best F1 is marked.
std::string precision_recall_chart(const PairReport& report);
// Precision, recall and F1 over the weight from which pairs are taken.
std::string threshold_chart(const PairReport& report);
// How many pairs have which weight, and where the threshold lies: what there is to see without labels.
std::string weight_histogram(std::span<const float> weights, double threshold);

}  // namespace heed::link_batch
