#include "link_batch/evaluate.hpp"

#include <unicode/regex.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace heed::link_batch {

namespace {

constexpr std::int32_t longest_matched = 200;
constexpr std::int32_t most_steps = 1000;  // ICU's own unit, about a millisecond each

std::uint64_t pairs_of(std::uint64_t records) { return records * (records - (records > 0 ? 1 : 0)) / 2; }

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

using Groups = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;

Groups records_by(std::span<const std::uint32_t> group, std::span<const std::uint32_t> truth) {
  Groups groups;
  for (std::uint32_t record = 0; record < group.size(); ++record) {
    if (truth[record] != no_group) groups[group[record]].push_back(record);
  }
  return groups;
}

// The parts that a group falls into when its records are sorted by another grouping.
std::map<std::uint32_t, std::vector<std::uint32_t>> parts_of(const std::vector<std::uint32_t>& records,
                                                             std::span<const std::uint32_t> by) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> parts;
  for (const std::uint32_t record : records) parts[by[record]].push_back(record);
  return parts;
}

// The mistakes of one kind among `groups`; `right` takes the pairs that are not apart.
void find_mistakes(const Groups& groups, std::span<const std::uint32_t> by, Mistake::Kind kind, std::uint64_t& all,
                   std::uint64_t& right, std::vector<Mistake>& mistakes) {
  for (const auto& [group, records] : groups) {
    all += pairs_of(records.size());
    const auto parts = parts_of(records, by);
    std::uint64_t within = 0;
    for (const auto& [part, members] : parts) within += pairs_of(members.size());
    right += within;
    if (parts.size() < 2) continue;
    Mistake mistake{kind, pairs_of(records.size()) - within, static_cast<std::uint32_t>(parts.size()), {}};
    for (std::size_t depth = 0; mistake.records.size() < Mistake::most_shown && depth < records.size(); ++depth) {
      for (const auto& [part, members] : parts) {
        if (depth < members.size() && mistake.records.size() < Mistake::most_shown)
          mistake.records.push_back(members[depth]);
      }
    }
    mistakes.push_back(std::move(mistake));
  }
}

void keep_largest(std::vector<Mistake>& mistakes, std::size_t most) {
  std::sort(mistakes.begin(), mistakes.end(), [](const Mistake& left, const Mistake& right) {
    return left.pairs != right.pairs ? left.pairs > right.pairs : left.records < right.records;
  });
  if (mistakes.size() > most) mistakes.resize(most);
}

std::uint64_t pairs_wanted(std::span<const std::uint32_t> truth) {
  std::unordered_map<std::uint32_t, std::uint64_t> sizes;
  for (const std::uint32_t group : truth) {
    if (group != no_group) ++sizes[group];
  }
  std::uint64_t wanted = 0;
  for (const auto& [group, size] : sizes) wanted += pairs_of(size);
  return wanted;
}

void thin_out(std::vector<CurvePoint>& curve) {
  if (curve.size() <= PairReport::most_points) return;
  std::vector<CurvePoint> kept;
  kept.reserve(PairReport::most_points);
  const double step = static_cast<double>(curve.size() - 1) / static_cast<double>(PairReport::most_points - 1);
  for (std::size_t i = 0; i < PairReport::most_points; ++i)
    kept.push_back(curve[static_cast<std::size_t>(step * static_cast<double>(i))]);
  curve = std::move(kept);
}

// Pairs of records with truth, each once, by its greatest weight.
void tidy_pairs(std::vector<WeighedPair>& pairs, std::span<const std::uint32_t> truth) {
  std::erase_if(pairs, [&](const WeighedPair& pair) {
    return pair.left == pair.right || truth[pair.left] == no_group || truth[pair.right] == no_group;
  });
  for (WeighedPair& pair : pairs) {
    if (pair.left > pair.right) std::swap(pair.left, pair.right);
  }
  const auto same = [](const WeighedPair& one, const WeighedPair& other) {
    return one.left == other.left && one.right == other.right;
  };
  std::sort(pairs.begin(), pairs.end(), [](const WeighedPair& one, const WeighedPair& other) {
    return std::tuple(one.left, one.right, -one.weight) < std::tuple(other.left, other.right, -other.weight);
  });
  pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const WeighedPair& one, const WeighedPair& other) { return one.weight > other.weight; });
}

}  // namespace

double Agreement::precision() const { return share(right, found); }
double Agreement::recall() const { return share(right, wanted); }
double Agreement::f1() const { return share(2 * right, found + wanted); }

std::vector<std::uint32_t> group_by_text(std::span<const std::string> texts) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<std::uint32_t> groups;
  groups.reserve(texts.size());
  for (const std::string& text : texts) {
    if (text.empty())
      groups.push_back(no_group);
    else
      groups.push_back(numbers.emplace(text, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return groups;
}

Result<std::vector<std::string>> match_texts(std::span<const std::string> texts, const std::string& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), 0, status);
  if (U_FAILURE(status)) return Error{ErrorKind::invalid, "linkage.pattern", "this is not a regular expression"};
  matcher.setTimeLimit(most_steps, status);
  matcher.setStackLimit(1'000'000, status);
  std::vector<std::string> found;
  found.reserve(texts.size());
  for (const std::string& text : texts) {
    const std::string_view looked_at = std::string_view(text).substr(0, longest_matched);
    const icu::UnicodeString subject =
        icu::UnicodeString::fromUTF8({looked_at.data(), static_cast<std::int32_t>(looked_at.size())});
    matcher.reset(subject);
    found.emplace_back();
    UErrorCode search = U_ZERO_ERROR;
    if (matcher.find(search) && U_SUCCESS(search))
      matcher.group(matcher.groupCount() > 0 ? 1 : 0, search).toUTF8String(found.back());
  }
  return found;
}

ClusterReport evaluate_clusters(std::span<const std::uint32_t> cluster, std::span<const std::uint32_t> truth,
                                std::size_t most_mistakes) {
  ClusterReport report;
  report.records = truth.size();
  report.unlabelled = static_cast<std::uint64_t>(std::count(truth.begin(), truth.end(), no_group));
  const Groups clusters = records_by(cluster, truth), entities = records_by(truth, truth);
  report.clusters = clusters.size();
  report.entities = entities.size();
  std::uint64_t right_again = 0;
  find_mistakes(clusters, truth, Mistake::Kind::merged, report.agreement.found, report.agreement.right,
                report.mistakes);
  find_mistakes(entities, cluster, Mistake::Kind::split, report.agreement.wanted, right_again, report.mistakes);
  for (const auto& [group, records] : clusters) {
    const std::uint32_t entity = truth[records[0]];
    const bool one =
        std::all_of(records.begin(), records.end(), [&](std::uint32_t record) { return truth[record] == entity; });
    if (one && entities.at(entity).size() == records.size()) ++report.exact;
  }
  keep_largest(report.mistakes, most_mistakes);
  return report;
}

PairReport evaluate_pairs(std::vector<WeighedPair> pairs, std::span<const std::uint32_t> truth,
                          std::size_t most_mistakes) {
  PairReport report;
  tidy_pairs(pairs, truth);
  CurvePoint point;
  point.agreement.wanted = pairs_wanted(truth);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const bool right = truth[pairs[i].left] == truth[pairs[i].right];
    ++point.agreement.found;
    if (right)
      ++point.agreement.right;
    else if (report.wrong.size() < most_mistakes)
      report.wrong.push_back(pairs[i]);
    if (i + 1 < pairs.size() && pairs[i + 1].weight == pairs[i].weight) continue;
    point.weight = pairs[i].weight;
    report.curve.push_back(point);
    if (report.curve.size() == 1 || point.agreement.f1() > report.best.agreement.f1()) report.best = point;
  }
  for (auto pair = pairs.rbegin(); pair != pairs.rend() && report.weak.size() < most_mistakes; ++pair) {
    if (truth[pair->left] == truth[pair->right]) report.weak.push_back(*pair);
  }
  report.all = point.agreement;
  thin_out(report.curve);
  return report;
}

}  // namespace heed::link_batch
