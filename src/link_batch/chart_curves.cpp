// What labels show of the pairs that were found, and what can be seen without them.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "link_batch/charts.hpp"
#include "link_batch/svg.hpp"

namespace heed::link_batch {

namespace {

constexpr double width = 760, height = 520, left = 70, right = 640, top = 60, bottom = 450;

using Points = std::vector<std::pair<double, double>>;

void draw_grid(Svg& svg, const Scale& across, const Scale& up, std::string_view below, std::string_view beside) {
  for (const double tick : across.ticks(8)) {
    svg.line(across(tick), top, across(tick), bottom, colour::grid);
    svg.text(across(tick), bottom + 18, number_text(tick), Anchor::middle, colour::quiet, 12);
  }
  for (const double tick : up.ticks(8)) {
    svg.line(left, up(tick), right, up(tick), colour::grid);
    svg.text(left - 8, up(tick) + 4, number_text(tick), Anchor::end, colour::quiet, 12);
  }
  svg.line(left, bottom, right, bottom, colour::ink);
  svg.line(left, top, left, bottom, colour::ink);
  svg.text((left + right) / 2, bottom + 42, below, Anchor::middle);
  svg.text(left, top - 8, beside, Anchor::start, colour::quiet, 12);
}

// From a round number below the lowest share to 1.
double floor_of(double lowest) { return std::clamp(std::floor(lowest * 10 - 1e-9) / 10, 0.0, 0.9); }

std::string describe(const CurvePoint& point) {
  return fmt::format("precision {:.3f}, recall {:.3f}, F1 {:.3f} at a weight of {}", point.agreement.precision(),
                     point.agreement.recall(), point.agreement.f1(), number_text(point.weight, 1));
}

// A name beside the end of its line, moved so that names neither cover each other nor leave the picture.
void name_lines(Svg& svg, std::vector<std::pair<double, std::pair<std::string_view, std::string_view>>> names) {
  std::sort(names.begin(), names.end());
  constexpr double apart = 18;
  double free = top, last = bottom + 4;
  for (auto& [y, name] : names) {
    y = std::max(y + 4, free);
    free = y + apart;
  }
  for (auto named = names.rbegin(); named != names.rend(); ++named) {
    named->first = std::min(named->first, last);
    last = named->first - apart;
    svg.text(right + 10, named->first, named->second.first, Anchor::start, named->second.second, 13, true);
  }
}

}  // namespace

std::string precision_recall_chart(const PairReport& report) {
  double lowest_precision = 1, lowest_recall = 1;
  for (const CurvePoint& point : report.curve) {
    lowest_precision = std::min(lowest_precision, point.agreement.precision());
    lowest_recall = std::min(lowest_recall, point.agreement.recall());
  }
  Svg svg(width, height, "Precision and recall of pairs",
          "The curve as the weight falls from which pairs are taken. Best: " + describe(report.best) + ".");
  const Scale across(floor_of(lowest_recall), 1, left, right), up(floor_of(lowest_precision), 1, bottom, top);
  draw_grid(svg, across, up, "recall: share of the true pairs that are found",
            "precision: share of the found pairs that are true");
  Points points;
  for (const CurvePoint& point : report.curve)
    points.emplace_back(across(point.agreement.recall()), up(point.agreement.precision()));
  svg.path(points, colour::agree);
  if (!report.curve.empty()) {
    svg.dot(across(report.best.agreement.recall()), up(report.best.agreement.precision()), colour::against);
    svg.text(left + 14, bottom - 34, "● " + describe(report.best), Anchor::start, colour::against, 13, true);
    svg.text(left + 14, bottom - 14,
             fmt::format("among the pairs kept {:.3f} of the true ones: no threshold finds more", report.all.recall()),
             Anchor::start, colour::quiet);
  }
  return svg.finish();
}

std::string threshold_chart(const PairReport& report) {
  const bool none = report.curve.empty();
  const double first = none ? 0 : report.curve.back().weight, last = none ? 1 : report.curve.front().weight;
  Svg svg(width, height, "Choosing a threshold",
          "Precision, recall and F1 over the weight from which pairs are taken. Best: " + describe(report.best) + ".");
  const Scale across(std::floor(first), std::ceil(last), left, right), up(0, 1, bottom, top);
  draw_grid(svg, across, up, "weight from which pairs are taken", "share");
  Points precision, recall, f1;
  for (const CurvePoint& point : report.curve) {
    precision.emplace_back(across(point.weight), up(point.agreement.precision()));
    recall.emplace_back(across(point.weight), up(point.agreement.recall()));
    f1.emplace_back(across(point.weight), up(point.agreement.f1()));
  }
  svg.path(precision, colour::agree, "8 4");
  svg.path(recall, colour::against, "2 4");
  svg.path(f1, colour::sum);
  if (none) return svg.finish();
  name_lines(svg, {{precision.front().second, {"precision", colour::agree}},
                   {recall.front().second, {"recall", colour::against}},
                   {f1.front().second, {"F1", colour::sum}}});
  svg.line(across(report.best.weight), top, across(report.best.weight), bottom, colour::quiet, 1, "4 4");
  svg.text(left, bottom + 62, "best F1: " + describe(report.best), Anchor::start, colour::quiet);
  return svg.finish();
}

std::string weight_histogram(std::span<const float> weights, double threshold) {
  double lowest = 0, highest = 1;
  for (const float weight : weights) {
    if (!std::isfinite(weight)) continue;
    lowest = std::min(lowest, std::max(-40.0, static_cast<double>(weight)));
    highest = std::max(highest, std::min(60.0, static_cast<double>(weight)));
  }
  lowest = std::floor(lowest);
  std::vector<double> counts(static_cast<std::size_t>(std::ceil(highest - lowest)) + 1, 0);
  for (const float weight : weights) {
    if (std::isfinite(weight))
      counts[static_cast<std::size_t>(std::clamp(static_cast<double>(weight), lowest, highest) - lowest)] += 1;
  }
  const double most = *std::max_element(counts.begin(), counts.end());
  Svg svg(width, height, "How many pairs have which weight",
          fmt::format("{} pairs; the threshold lies at {}.", weights.size(), number_text(threshold, 1)));
  const Scale across(lowest, lowest + static_cast<double>(counts.size()), left, right),
      up(0, std::max(1.0, most * 1.05), bottom, top);
  draw_grid(svg, across, up, "match weight", "pairs");
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double from = lowest + static_cast<double>(i);
    svg.rect(across(from) + 1, up(counts[i]), across(from + 1) - across(from) - 2, bottom - up(counts[i]),
             from >= threshold ? colour::agree : colour::against);
  }
  svg.line(across(threshold), top, across(threshold), bottom, colour::ink, 2, "6 4");
  // Beside the name of the axis, and not upon it.
  svg.text(std::clamp(across(threshold) + 6, left + 60, right), top - 8,
           fmt::format("threshold {}", number_text(threshold, 1)),
           across(threshold) > right - 120 ? Anchor::end : Anchor::start, colour::ink, 13, true);
  return svg.finish();
}

}  // namespace heed::link_batch
