#include "county/curve.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

#include "link_batch/evaluate.hpp"
#include "linkage/batch.hpp"
#include "linkage/postings.hpp"

namespace heed::bench {

namespace {

struct Point {
  double candidates = 60;
  std::uint32_t keys = 32;
};
constexpr Point points[] = {{5, 32}, {15, 32}, {30, 32}, {60, 8}, {60, 16}, {60, 32}, {60, 64}, {120, 32}, {240, 64}};

struct Labelled {
  linkage::Table table;
  std::vector<std::uint32_t> truth;  // by record
};

Labelled labelled(const CountyData& county, linkage::EntityKind kind) {
  Labelled all{linkage::Table(county.columns[static_cast<std::size_t>(kind)]), {}};
  for (const ConcernData& concern : county.concerns) {
    for (std::size_t at = 0; at < concern.truth.size(); ++at) {
      if (concern.told.mentions[at].kind != kind) continue;
      all.table.add(concern.told.mentions[at].mention.values);
      all.truth.push_back(concern.truth[at].entity);
    }
  }
  return all;
}

bool share_any(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right) {
  return std::ranges::any_of(left, [&](std::uint32_t list) { return std::ranges::find(right, list) != right.end(); });
}

// Of all pairs of the same one. A thing that hundreds mention (a station) would drown the others: of each, at most so many mentions count.
link_batch::Agreement found_by(const linkage::Postings& postings, std::span<const std::uint32_t> truth) {
  constexpr std::size_t most_of_one = 30;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> mentions;
  for (std::uint32_t record = 0; record < truth.size(); ++record) {
    auto& of_one = mentions[truth[record]];
    if (of_one.size() < most_of_one) of_one.push_back(record);
  }
  link_batch::Agreement agreement;
  for (const auto& [entity, records] : mentions) {
    for (std::size_t left = 0; left < records.size(); ++left) {
      for (std::size_t right = left + 1; right < records.size(); ++right) {
        ++agreement.wanted;
        agreement.right += share_any(postings.lists_of(records[left]), postings.lists_of(records[right])) ? 1 : 0;
      }
    }
  }
  return agreement;
}

void print_point(Labelled& all, const Point& point, unsigned threads) {
  linkage::BatchOptions options;
  options.threads = threads;
  options.candidates_per_record = point.candidates;
  options.most_keys = point.keys;
  const linkage::BatchResult result = linkage::link(all.table, nullptr, options);
  const linkage::KeyMaker keys(result.model.plan.rules, all.table);
  const linkage::Postings postings(keys, all.table, result.model.plan.most_in_key, threads);
  const auto report = link_batch::evaluate_clusters(result.cluster, all.truth, 0);
  const auto records = static_cast<double>(all.truth.size());
  fmt::print("{:>10} {:>6} {:>7} {:>9.4f} {:>12.1f} {:>12.0f} {:>9.2f} {:>9.2f} {:>9.4f}\n", point.candidates,
             point.keys, result.model.plan.rules.size(), found_by(postings, all.truth).recall(),
             static_cast<double>(result.report.candidates) / records, static_cast<double>(postings.bytes()) / records,
             result.report.seconds_blocking, result.report.seconds_scoring, report.agreement.f1());
}

}  // namespace

void print_blocking_curve(const CountyData& county, unsigned threads) {
  for (const auto kind : {linkage::EntityKind::child, linkage::EntityKind::adult, linkage::EntityKind::vehicle}) {
    fmt::print("\nblocking, {}\n{:>10} {:>6} {:>7} {:>9} {:>12} {:>12} {:>9} {:>9} {:>9}\n", to_string(kind),
               "candidates", "keys", "rules", "recall", "candidates", "bytes", "block s", "weigh s", "F1");
    fmt::print("{:>10} {:>6} {:>7} {:>9} {:>12} {:>12}\n", "at most", "most", "", "", "a record", "a record");
    for (const Point& point : points) {
      Labelled all = labelled(county, kind);
      print_point(all, point, threads);
    }
  }
}

}  // namespace heed::bench
