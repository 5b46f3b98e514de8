// The match weights of a model, and the waterfall of one pair.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "link_batch/charts.hpp"
#include "link_batch/svg.hpp"

namespace heed::link_batch {

namespace {

constexpr double row_height = 22, bar_height = 14;

// Infinite weights (m or u of 0) are drawn at the edge.
double bounded(double weight) {
  return std::isfinite(weight) ? std::clamp(weight, -40.0, 40.0) : (weight > 0 ? 40.0 : -40.0);
}

// What weighs nothing speaks neither for nor against.
std::string_view colour_of(double weight) {
  if (weight == 0) return colour::quiet;
  return weight > 0 ? colour::agree : colour::against;
}

struct LevelBar {
  std::string comparison;  // "" for all but its first level
  std::string label, rates;
  double weight = 0;
};

std::vector<LevelBar> bars_of(const linkage::Model& model) {
  std::vector<LevelBar> bars;
  for (const linkage::Comparison& comparison : model.comparisons) {
    bool first = true;
    for (const linkage::Level& level : comparison.levels) {
      if (level.null_level) continue;
      const bool trained = level.m > 0 && level.u > 0;
      bars.push_back({first ? comparison.name : "", level.label,
                      trained ? fmt::format("{}% of the same · {}% by chance", number_text(level.m * 100, 1),
                                            number_text(level.u * 100, 3))
                              : "not learnt",
                      trained ? bounded(std::log2(level.m / level.u)) : 0});
      first = false;
    }
  }
  return bars;
}

void draw_axis(Svg& svg, const Scale& across, double top, double bottom) {
  for (const double tick : across.ticks(8)) {
    svg.line(across(tick), top, across(tick), bottom, tick == 0 ? colour::ink : colour::grid);
    svg.text(across(tick), bottom + 16, number_text(tick), Anchor::middle, colour::quiet, 12);
  }
}

}  // namespace

std::string weights_chart(const linkage::Model& model) {
  const auto bars = bars_of(model);
  double lowest = -2, highest = 2;
  std::size_t gaps = 0;
  for (const LevelBar& bar : bars) {
    lowest = std::min(lowest, bar.weight);
    highest = std::max(highest, bar.weight);
    gaps += bar.comparison.empty() ? 0U : 1U;
  }
  const double top = 76, bottom = top + row_height * static_cast<double>(bars.size()) + 10 * static_cast<double>(gaps);
  Svg svg(1100, bottom + 50, "Match weights: what each agreement tells",
          fmt::format(
              "Bars of {} levels in {} comparisons. Bars to the right speak for the same one, to the left against it.",
              bars.size(), gaps));
  svg.text(16, 54,
           fmt::format("Two records taken at random are of the same one with a probability of {:.3g}: a weight of {} "
                       "to begin with. One unit doubles the odds.",
                       model.prior, number_text(linkage::probability_to_weight(model.prior), 1)),
           Anchor::start, colour::quiet);
  const Scale across(std::floor(lowest), std::ceil(highest), 390, 800);
  draw_axis(svg, across, top, bottom);
  double y = top;
  for (const LevelBar& bar : bars) {
    if (!bar.comparison.empty()) {
      y += 10;
      svg.text(16, y + 12, shortened(bar.comparison, 22), Anchor::start, colour::ink, 13, true);
    }
    svg.text(378, y + 12, shortened(bar.label, 30), Anchor::end);
    svg.rect(std::min(across(0), across(bar.weight)), y, std::abs(across(bar.weight) - across(0)), bar_height,
             colour_of(bar.weight));
    svg.text(816, y + 12, number_text(bar.weight, 1), Anchor::start, colour::ink, 13, true);
    svg.text(862, y + 12, bar.rates, Anchor::start, colour::quiet, 11);
    y += row_height;
  }
  svg.text(across(0), bottom + 36, "against  ←  weight  →  for the same one", Anchor::middle, colour::quiet, 12);
  return svg.finish();
}

std::string waterfall_chart(std::string_view title, std::span<const WaterfallRow> rows) {
  double sum = 0, lowest = 0, highest = 0;
  for (const WaterfallRow& row : rows) {
    sum += bounded(row.weight);
    lowest = std::min(lowest, sum);
    highest = std::max(highest, sum);
  }
  constexpr double tall = 40;
  const double top = 66, bottom = top + tall * static_cast<double>(rows.size() + 1);
  Svg svg(
      1000, bottom + 50, title,
      fmt::format("A waterfall of {} steps from the start to a match weight of {}.", rows.size(), number_text(sum, 2)));
  const Scale across(std::floor(lowest), std::ceil(highest), 400, 900);
  draw_axis(svg, across, top - 8, bottom);
  double at = 0, y = top;
  const auto draw = [&](const std::string& field, const std::string& detail, double from, double until, double shown,
                        std::string_view fill) {
    svg.text(16, y + 12, shortened(field, 24), Anchor::start, colour::ink, 13, true);
    svg.text(16, y + 28, shortened(detail, 58), Anchor::start, colour::quiet, 12);
    svg.rect(std::min(across(from), across(until)), y, std::max(2.0, std::abs(across(until) - across(from))), 20, fill);
    svg.text(914, y + 15, (shown > 0 ? "+" : "") + number_text(shown, 2), Anchor::start, colour::ink, 13, true);
  };
  for (const WaterfallRow& row : rows) {
    const double next = at + bounded(row.weight);
    draw(row.field, row.detail, at, next, row.weight, colour_of(row.weight));
    svg.line(across(next), y + 20, across(next), y + tall, colour::quiet, 1, "2 2");
    at = next;
    y += tall;
  }
  draw("all together", fmt::format("probability {:.4f}", linkage::weight_to_probability(at)), 0, at, at, colour::sum);
  svg.text(across(0), bottom + 36, "against  ←  weight  →  for the same one", Anchor::middle, colour::quiet, 12);
  return svg.finish();
}

}  // namespace heed::link_batch
