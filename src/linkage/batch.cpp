#include "linkage/batch.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <ranges>

#include "linkage/pair_scorer.hpp"
#include "linkage/parallel.hpp"
#include "linkage/postings.hpp"
#include "linkage/repeats.hpp"
#include "linkage/training.hpp"

namespace heed::linkage {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::function<void(double)> progress_of(const BatchOptions& options, std::string_view stage) {
  if (!options.progress) return {};
  return [&options, stage](double done) { options.progress(stage, done); };
}

class Components {
 public:
  explicit Components(std::size_t size) : m_parent(size) { std::iota(m_parent.begin(), m_parent.end(), 0U); }
  std::uint32_t find(std::uint32_t at) {
    while (m_parent[at] != at) at = m_parent[at] = m_parent[m_parent[at]];
    return at;
  }
  void join(std::uint32_t left, std::uint32_t right) {
    left = find(left);
    right = find(right);
    if (left != right) m_parent[std::max(left, right)] = std::min(left, right);
  }

 private:
  std::vector<std::uint32_t> m_parent;
};

constexpr float connects = 0;

struct Component {
  std::vector<std::uint32_t> members;
  std::vector<Edge> edges;
};

// Clusters one component after another; pairs are sorted by left and right.
class Clusterer {
 public:
  Clusterer(const Table& table, const Model& model, const BatchOptions& options)
      : m_table(table), m_model(model), m_options(options), m_who(model) {}

  // Pairs below 0 connect nobody: who is together does not hang on which pairs are kept.
  std::vector<std::uint32_t> run(const std::vector<ScoredPair>& kept) {
    auto pairs = kept | std::views::filter([this](const ScoredPair& pair) {
                   return pair.weight >= connects && m_who.by_both(m_table, pair.left, pair.right);
                 });
    const auto records = static_cast<std::uint32_t>(m_table.size());
    Components components(records);
    for (const ScoredPair& pair : pairs) components.join(pair.left, pair.right);
    std::vector<std::uint32_t> number(records), order;
    std::vector<Component> all;
    std::vector<std::uint32_t> of_root(records, 0xffffffff);
    for (const ScoredPair& pair : pairs) {
      std::uint32_t& index = of_root[components.find(pair.left)];
      if (index == 0xffffffff) {
        index = static_cast<std::uint32_t>(all.size());
        all.emplace_back();
      }
    }
    for (std::uint32_t record = 0; record < records; ++record) {
      const std::uint32_t index = of_root[components.find(record)];
      if (index == 0xffffffff) continue;
      number[record] = static_cast<std::uint32_t>(all[index].members.size());
      all[index].members.push_back(record);
    }
    for (const ScoredPair& pair : pairs) {
      all[of_root[components.find(pair.left)]].edges.push_back(
          {number[pair.left], number[pair.right], to_fixed(pair.weight)});
    }
    std::vector<std::uint32_t> cluster(records);
    std::iota(cluster.begin(), cluster.end(), 0U);
    const unsigned threads = std::max(1U, m_options.threads);
    std::vector<std::unique_ptr<PairScorer>> scorers;
    scorers.reserve(threads);
    for (unsigned worker = 0; worker < threads; ++worker)
      scorers.push_back(std::make_unique<PairScorer>(m_model, m_table));
    over_ranges(static_cast<std::uint32_t>(all.size()), threads, progress_of(m_options, "clustering"),
                [&](std::uint32_t from, std::uint32_t until, unsigned worker) {
                  for (std::uint32_t at = from; at < until; ++at) cluster_one(all[at], *scorers[worker], cluster);
                });
    return cluster;
  }

 private:
  void cluster_one(const Component& component, PairScorer& scorer, std::vector<std::uint32_t>& cluster) const {
    ClusterOptions options;
    options.average_join = to_fixed(m_options.average_join);
    const auto weight_of = [&](std::uint32_t left, std::uint32_t right) {
      return to_fixed(scorer.connecting(component.members[left], component.members[right]));
    };
    const Clustering clustering =
        make_clusters(static_cast<std::uint32_t>(component.members.size()), component.edges, {}, weight_of, options);
    for (std::size_t member = 0; member < component.members.size(); ++member) {
      cluster[component.members[member]] = component.members[clustering.cluster[member]];
    }
  }

  const Table& m_table;
  const Model& m_model;
  const BatchOptions& m_options;
  WhoIsTold m_who;
};

BatchResult link_all(Table& table, const Model* model, const BatchOptions& options) {
  BatchResult result;
  const auto start = Clock::now();
  table.freeze_frequencies();
  if (model != nullptr) {
    result.model = *model;
  } else {
    TrainingOptions training;
    training.threads = std::max(1U, options.threads);
    training.probe.threads = training.threads;
    training.choice.candidates_per_record = options.candidates_per_record;
    training.choice.keys_per_record = options.most_keys;
    if (options.progress) options.progress("training", 0);
    Trained trained = learn(table, make_model({table.columns().begin(), table.columns().end()}), training);
    result.model = std::move(trained.model);
    result.report.iterations = std::move(trained.iterations);
  }
  result.report.seconds_training = seconds_since(start);
  for (const Rule& rule : result.model.plan.rules) result.report.rules.push_back(describe(rule, table.columns()));

  const auto blocking = Clock::now();
  const KeyMaker keys(result.model.plan.rules, table);
  const Postings postings(keys, table, result.model.plan.most_in_key, options.threads);
  result.report.crowded_keys = postings.crowded_keys();
  result.report.records_without_key = postings.records_without_key();
  result.report.seconds_blocking = seconds_since(blocking);

  const auto weighing = Clock::now();
  const float keep_from = std::min(connects, static_cast<float>(options.keep_pairs_from));
  WeighedPairs weighed = weigh_pairs(table, result.model, postings, keep_from, std::max(1U, options.threads),
                                     progress_of(options, "weighing"));
  result.report.candidates = weighed.candidates;
  result.pairs = std::move(weighed.pairs);
  result.report.seconds_scoring = seconds_since(weighing);

  const auto clustering = Clock::now();
  result.cluster = Clusterer(table, result.model, options).run(result.pairs);
  std::erase_if(result.pairs, [&](const ScoredPair& pair) { return pair.weight < options.keep_pairs_from; });
  result.report.seconds_clustering = seconds_since(clustering);
  return result;
}

// The result of `kept` records as one of all.
void renumber(BatchResult& result, std::span<const std::uint32_t> kept, std::size_t records) {
  for (ScoredPair& pair : result.pairs) pair = {kept[pair.left], kept[pair.right], pair.weight};
  std::vector<std::uint32_t> cluster(records);
  std::iota(cluster.begin(), cluster.end(), 0U);
  for (std::size_t at = 0; at < kept.size(); ++at) cluster[kept[at]] = kept[result.cluster[at]];
  result.cluster = std::move(cluster);
}

// Each repeat with the first that says the same.
void add_repeats(BatchResult& result, const Table& table, const Repeats& found, double keep_from) {
  PairScorer scorer(result.model, table);
  for (const Repeats::Repeat& repeat : found.repeats) {
    result.cluster[repeat.record] = result.cluster[repeat.first];
    const float weight = scorer.weight(repeat.first, repeat.record, static_cast<float>(keep_from));
    if (weight > PairScorer::below) result.pairs.push_back({repeat.first, repeat.record, weight});
  }
  std::ranges::sort(result.pairs, [](const ScoredPair& left, const ScoredPair& right) {
    return left.left != right.left ? left.left < right.left : left.right < right.right;
  });
  result.report.repeats = found.repeats.size();
}

}  // namespace

BatchResult link(Table& table, const Model* model, const BatchOptions& options) {
  const Repeats found = find_repeats(table);
  if (found.repeats.empty()) return link_all(table, model, options);
  const std::size_t records = table.size();
  Table::Layout all = table.keep_only(found.kept);
  BatchResult result = link_all(table, model, options);
  table.put_back(std::move(all));
  renumber(result, found.kept, records);
  add_repeats(result, table, found, options.keep_pairs_from);
  return result;
}

}  // namespace heed::linkage
