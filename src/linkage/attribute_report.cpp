#include "linkage/attribute_report.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "linkage/pair_scorer.hpp"

namespace heed::linkage {

namespace {

constexpr std::size_t most_of_a_cluster = 16;

void count_sharing(const Table& table, std::span<const std::uint32_t> cluster, AttributeUse& use) {
  std::vector<std::pair<ValueId, std::uint32_t>> held;  // value, and by whom
  std::size_t records = 0;
  for (std::uint32_t record = 0; record < table.size(); ++record) {
    bool any = false;
    for (const Table::Cell cell : table.cells(record)) {
      if (cell.column() != use.column) continue;
      held.emplace_back(cell.value(), cluster[record]);
      any = true;
    }
    records += any ? 1 : 0;
  }
  std::ranges::sort(held);
  const auto repeated = std::ranges::unique(held);
  held.erase(repeated.begin(), repeated.end());
  double squares = 0;
  for (std::size_t from = 0, until = 0; from < held.size(); from = until) {
    while (until < held.size() && held[until].first == held[from].first) ++until;
    const std::size_t sharing = until - from;
    ++use.values;
    use.shared_by_most = std::max(use.shared_by_most, static_cast<std::uint32_t>(sharing));
    squares += static_cast<double>(sharing) * static_cast<double>(sharing);
  }
  if (table.size() > 0) use.known = static_cast<double>(records) / static_cast<double>(table.size());
  if (!held.empty()) use.shared_by = squares / static_cast<double>(held.size());
}

std::map<std::uint32_t, std::vector<std::uint32_t>> members_of(std::span<const std::uint32_t> cluster) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (std::uint32_t record = 0; record < cluster.size(); ++record) {
    auto& of_one = members[cluster[record]];
    if (of_one.size() < most_of_a_cluster) of_one.push_back(record);
  }
  return members;
}

// By comparison: the column whose name it has, as the default comparisons do.
std::vector<std::optional<std::uint16_t>> columns_of(const Model& model) {
  std::vector<std::optional<std::uint16_t>> columns;
  columns.reserve(model.comparisons.size());
  for (const Comparison& comparison : model.comparisons) columns.push_back(model.column(comparison.name));
  return columns;
}

// A level that matches reach less often than chance does; of a model that was not trained the last.
bool speaks_against(const Comparison& comparison, std::size_t level) {
  const Level& reached = comparison.levels[level];
  return reached.m > 0 && reached.u > 0 ? reached.m < reached.u : level + 1 == comparison.levels.size();
}

void count_changes(const Table& table, const Model& model, std::span<const std::uint32_t> cluster,
                   std::vector<AttributeUse>& report) {
  PairScorer scorer(model, table);
  const auto columns = columns_of(model);
  std::vector<std::uint16_t> levels(model.comparisons.size());
  std::vector<std::uint32_t> changed(report.size());
  for (const auto& [name, records] : members_of(cluster)) {
    for (std::size_t left = 0; left < records.size(); ++left) {
      for (std::size_t right = left + 1; right < records.size(); ++right) {
        scorer.levels(records[left], records[right], levels);
        for (std::size_t i = 0; i < levels.size(); ++i) {
          const auto& all = model.comparisons[i].levels;
          if (!columns[i] || levels[i] >= all.size() || all[levels[i]].null_level) continue;
          ++report[*columns[i]].pairs;
          changed[*columns[i]] += speaks_against(model.comparisons[i], levels[i]) ? 1 : 0;
        }
      }
    }
  }
  for (std::size_t column = 0; column < report.size(); ++column) {
    if (report[column].pairs > 0) report[column].changed = static_cast<double>(changed[column]) / report[column].pairs;
  }
}

}  // namespace

std::vector<AttributeUse> attribute_report(const Table& table, const Model& model,
                                           std::span<const std::uint32_t> cluster) {
  std::vector<AttributeUse> report;
  if (cluster.size() != table.size()) return report;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    AttributeUse& use = report.emplace_back();
    use.column = static_cast<std::uint16_t>(column);
    use.type = table.columns()[column].type;
    count_sharing(table, cluster, use);
  }
  count_changes(table, model, cluster, report);
  return report;
}

std::uint32_t holders_of(const Table& table, std::uint32_t record, const ValuePlace& place) {
  std::uint16_t at = 0;
  for (const Table::Cell cell : table.cells(record)) {
    if (cell.column() != place.column) continue;
    if (at++ == place.value) return table.dictionary(place.column).count(cell.value());
  }
  return 0;
}

}  // namespace heed::linkage
