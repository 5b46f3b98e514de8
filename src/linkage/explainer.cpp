#include "linkage/explainer.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace heed::linkage {

namespace {

constexpr float connects = 0;  // pairs of a lower weight connect nobody

ClusterOptions joining_at(double average) {
  ClusterOptions options;
  options.average_join = to_fixed(average);
  return options;
}

}  // namespace

std::optional<std::uint32_t> Neighbourhood::member_of(std::uint32_t record) const {
  const auto found = std::ranges::lower_bound(records, record);
  if (found == records.end() || *found != record) return std::nullopt;
  return static_cast<std::uint32_t>(found - records.begin());
}

std::vector<std::uint32_t> Neighbourhood::cluster_of(std::uint32_t record) const {
  std::vector<std::uint32_t> together;
  const auto member = member_of(record);
  if (!member) return together;
  for (std::size_t each = 0; each < records.size(); ++each) {
    if (clustering.cluster[each] == clustering.cluster[*member]) together.push_back(records[each]);
  }
  return together;
}

Explainer::Explainer(const Table& table, const Model& model, double average_join, unsigned threads)
    : m_table(table),
      m_model(model),
      m_options(joining_at(average_join)),
      m_keys(model.plan.rules, table),
      m_postings(m_keys, table, model.plan.most_in_key, threads),
      m_scorer(model, table) {}

std::vector<std::uint32_t> Explainer::candidates_of(std::uint32_t record) const {
  std::vector<std::uint32_t> candidates;
  for (const std::uint32_t list : m_postings.lists_of(record)) {
    const auto records = m_postings.records_of(list);
    candidates.insert(candidates.end(), records.begin(), records.end());
  }
  std::ranges::sort(candidates);
  const auto repeated = std::ranges::unique(candidates);
  candidates.erase(repeated.begin(), repeated.end());
  return candidates;
}

Neighbourhood Explainer::around(std::uint32_t record) {
  std::vector<ScoredPair> pairs;
  std::vector<std::uint32_t> open{record};
  std::unordered_set<std::uint32_t> found{record}, looked_at;
  while (!open.empty()) {
    const std::uint32_t next = open.back();
    open.pop_back();
    for (const std::uint32_t other : candidates_of(next)) {
      if (other == next || looked_at.contains(other)) continue;
      const float weight = m_scorer.connecting(std::max(next, other), std::min(next, other), connects);
      if (weight <= PairScorer::below) continue;
      pairs.push_back({std::min(next, other), std::max(next, other), weight});
      if (found.insert(other).second) open.push_back(other);
    }
    looked_at.insert(next);
  }
  Neighbourhood around;
  around.records.assign(found.begin(), found.end());
  std::ranges::sort(around.records);
  for (const ScoredPair& pair : pairs)
    around.edges.push_back({*around.member_of(pair.left), *around.member_of(pair.right), to_fixed(pair.weight)});
  const auto weight_of = [&](std::uint32_t left, std::uint32_t right) {
    return to_fixed(m_scorer.connecting(around.records[left], around.records[right]));
  };
  around.clustering =
      make_clusters(static_cast<std::uint32_t>(around.records.size()), around.edges, {}, weight_of, m_options);
  return around;
}

std::vector<std::uint64_t> Explainer::keys_of(std::size_t rule, std::uint32_t record) const {
  std::vector<std::uint64_t> keys;
  m_keys.append_keys(rule, m_table.cells(record), keys);
  std::ranges::sort(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
  return keys;
}

std::vector<std::uint32_t> Explainer::holders_of(std::size_t rule, std::span<const std::uint64_t> asked) const {
  std::vector<std::uint32_t> holders(asked.size());
  std::vector<std::uint64_t> keys;
  for (std::uint32_t record = 0; !asked.empty() && record < m_table.size(); ++record) {
    keys.clear();
    m_keys.append_keys(rule, m_table.cells(record), keys);
    for (std::size_t at = 0; at < asked.size(); ++at)
      holders[at] += std::ranges::find(keys, asked[at]) != keys.end() ? 1 : 0;
  }
  return holders;
}

SharedKeys Explainer::shared_keys(std::uint32_t left, std::uint32_t right) const {
  SharedKeys shared;
  for (std::size_t rule = 0; rule < m_keys.rules(); ++rule) {
    std::vector<std::uint64_t> both;
    std::ranges::set_intersection(keys_of(rule, left), keys_of(rule, right), std::back_inserter(both));
    for (const std::uint32_t holders : holders_of(rule, both))
      add_shared(shared, holders, m_model.plan.rules[rule], m_model.plan.most_in_key);
  }
  return shared;
}

Score Explainer::score_of(std::uint32_t left, std::uint32_t right) const {
  Table::Space left_space, right_space;
  return score(m_model, m_table.record(left, left_space), m_table.record(right, right_space));
}

// Of clusters that are too large to weigh in full, evenly chosen records speak for all.
Between Explainer::between(std::span<const std::uint32_t> lefts, std::span<const std::uint32_t> rights) {
  constexpr std::size_t most_of_one = 64;
  Between between{static_cast<std::uint32_t>(lefts.size()), static_cast<std::uint32_t>(rights.size()), 0, 0, 0, {}};
  const std::size_t left_step = lefts.size() / most_of_one + 1, right_step = rights.size() / most_of_one + 1;
  for (std::size_t left = 0; left < lefts.size(); left += left_step) {
    for (std::size_t right = 0; right < rights.size(); right += right_step)
      add_pair(between, {lefts[left], rights[right], m_scorer.connecting(lefts[left], rights[right])}, m_options);
  }
  finish(between);
  return between;
}

WhyNot Explainer::why_not(std::uint32_t left, std::uint32_t right, bool told_apart) {
  PairFacts facts;
  const auto lefts = around(left).cluster_of(left);
  facts.together = std::ranges::binary_search(lefts, right);
  facts.told_apart = told_apart;
  facts.keys = shared_keys(left, right);
  facts.score = score_of(left, right);
  facts.between = between(lefts, around(right).cluster_of(right));
  facts.bound = from_fixed(m_options.average_join);
  facts.most_members = m_options.most_members;
  return linkage::why_not(m_model, facts);
}

EntityScore Explainer::against_entity(std::uint32_t record, std::span<const std::uint32_t> entity) const {
  std::vector<Score> scores;
  for (const std::uint32_t one : entity) {
    if (one != record) scores.push_back(score_of(record, one));
  }
  return entity_score(m_model, scores, m_options);
}

ClusterStory Explainer::story_of(const Neighbourhood& around, std::uint32_t record) {
  const auto member = around.member_of(record);
  return member ? tell_story(around.clustering, *member, around.edges) : ClusterStory{};
}

}  // namespace heed::linkage
