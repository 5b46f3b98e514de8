#include "linkage/probe.hpp"

#include <algorithm>
#include <unordered_map>

#include "linkage/parallel.hpp"
#include "linkage/random.hpp"

namespace heed::linkage {

namespace {

// Record numbers, evenly chosen, in random order: the first are the queries, all are searched.
std::vector<std::uint32_t> sample(std::size_t size, std::uint32_t most) {
  std::vector<std::uint32_t> numbers(size);
  for (std::size_t i = 0; i < size; ++i) numbers[i] = static_cast<std::uint32_t>(i);
  Random random(20260801);
  const std::size_t taken = std::min<std::size_t>(size, most);
  for (std::size_t i = 0; i < taken; ++i)
    std::swap(numbers[i], numbers[i + random.below(static_cast<std::uint32_t>(size - i))]);
  numbers.resize(taken);
  return numbers;
}

struct Hit {
  std::uint64_t pair = 0;
  std::uint16_t rule = 0;
  bool operator<(const Hit& other) const { return pair != other.pair ? pair < other.pair : rule < other.rule; }
  bool operator==(const Hit&) const = default;
};

// Who holds one key among the searched.
struct Holders {
  std::vector<std::uint32_t> queries;  // positions in the sample
  std::vector<std::uint32_t> found;    // positions; beyond the bound the key is common and proposes nobody
};

// The hashes of every feature for each sampled record, worked out once: many rules join the same features.
class SampleHashes {
 public:
  SampleHashes(const KeyMaker& keys, const Table& table, std::span<const std::uint32_t> sampled, unsigned threads)
      : m_features(keys.features()) {
    in_parallel(threads, [&](unsigned worker) {
      for (std::size_t feature = worker; feature < m_features.size(); feature += threads) {
        Feature& kept = m_features[feature];
        kept.starts.push_back(0);
        for (const std::uint32_t record : sampled) {
          keys.append_hashes_of(feature, table.cells(record), kept.hashes);
          kept.starts.push_back(static_cast<std::uint32_t>(kept.hashes.size()));
        }
      }
    });
  }

  // Appends the keys that joining the features gives for the record at a position of the sample.
  void append_keys(std::span<const std::uint32_t> features, std::uint32_t at, std::vector<std::uint64_t>& keys) const {
    const auto each_hash = [&](std::uint32_t feature, const auto& use) {
      const Feature& kept = m_features[feature];
      for (std::uint32_t place = kept.starts[at]; place < kept.starts[at + 1]; ++place) use(kept.hashes[place]);
    };
    append_products(features, features.size(), each_hash, keys.size() + KeyMaker::most_keys_of_a_rule, keys);
  }

 private:
  struct Feature {
    std::vector<std::uint32_t> starts;  // by position
    std::vector<std::uint64_t> hashes;
  };

  std::vector<Feature> m_features;
};

// One rule over the sample.
class RuleProbe {
 public:
  RuleProbe(const KeyMaker& keys, const SampleHashes& hashes, std::size_t sampled, std::size_t queries,
            std::size_t bound)
      : m_keys(keys), m_hashes(hashes), m_sampled(sampled), m_queries(queries), m_bound(bound) {}

  void run(std::size_t rule, std::vector<Hit>& hits, double& cost, double& keys) const {
    std::unordered_map<std::uint64_t, Holders> holders;
    std::vector<std::uint64_t> filter(filter_words, 0);
    std::vector<std::uint64_t> found;
    std::size_t made = 0;
    for (std::uint32_t at = 0; at < m_queries; ++at) {
      for (const std::uint64_t key : keys_of(rule, at, found)) {
        holders[key].queries.push_back(at);
        filter[key / 64 % filter_words] |= std::uint64_t{1} << (key % 64);
        ++made;
      }
    }
    for (std::uint32_t at = 0; at < m_sampled; ++at) {
      for (const std::uint64_t key : keys_of(rule, at, found)) {
        if ((filter[key / 64 % filter_words] >> (key % 64) & 1) == 0) continue;
        const auto holder = holders.find(key);
        if (holder != holders.end() && holder->second.found.size() <= m_bound) holder->second.found.push_back(at);
      }
    }
    keys = static_cast<double>(made) / static_cast<double>(std::max<std::size_t>(m_queries, 1));
    const std::size_t before = hits.size();
    emit(rule, holders, hits);
    cost = static_cast<double>(hits.size() - before);
  }

 private:
  static constexpr std::size_t filter_words = 4096;

  std::span<const std::uint64_t> keys_of(std::size_t rule, std::uint32_t at, std::vector<std::uint64_t>& found) const {
    found.clear();
    m_hashes.append_keys(m_keys.features_of(rule), at, found);
    if (found.size() > 1) {
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
    }
    return found;
  }

  void emit(std::size_t rule, const std::unordered_map<std::uint64_t, Holders>& holders, std::vector<Hit>& hits) const {
    const std::size_t before = hits.size();
    for (const auto& [key, holder] : holders) {
      if (holder.found.size() > m_bound) continue;
      for (const std::uint32_t query : holder.queries) {
        for (const std::uint32_t other : holder.found) {
          // Two queries find each other; the pair is taken once.
          if (other == query || (other < m_queries && other < query)) continue;
          hits.push_back({(std::uint64_t{query} << 32) | other, static_cast<std::uint16_t>(rule)});
        }
      }
    }
    std::sort(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end());
    hits.erase(std::unique(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end()), hits.end());
  }

  const KeyMaker& m_keys;
  const SampleHashes& m_hashes;
  std::size_t m_sampled, m_queries, m_bound;
};

std::vector<Probed> gather(std::vector<Hit> hits, std::span<const std::uint32_t> sampled) {
  std::sort(hits.begin(), hits.end());
  std::vector<Probed> pairs;
  std::uint64_t last = ~std::uint64_t{0};
  for (const Hit& hit : hits) {
    if (hit.pair != last) {
      last = hit.pair;
      std::uint32_t left = sampled[hit.pair >> 32], right = sampled[hit.pair & 0xffffffff];
      if (left > right) std::swap(left, right);
      pairs.push_back({left, right, {}});
    }
    pairs.back().rules.push_back(hit.rule);
  }
  return pairs;
}

}  // namespace

Probe probe(const Table& table, const ProbeOptions& options) {
  Probe result;
  double shared = 1;
  for (PossibleRule& possible : possible_rules(table, options.most_rules)) {
    shared += std::min<double>(possible.shared, options.most_in_key);
    result.rules.push_back(std::move(possible.rule));
  }
  const auto sampled = sample(table.size(), options.searched);
  const double share =
      static_cast<double>(sampled.size()) / static_cast<double>(std::max<std::size_t>(table.size(), 1));
  const auto affordable = static_cast<std::size_t>(std::max(200.0, options.most_pairs / (shared * share)));
  const std::size_t queries = std::min({sampled.size(), std::size_t{options.queries}, affordable});
  const auto bound = static_cast<std::size_t>(std::max(2.0, options.most_in_key * share));
  const KeyMaker keys(result.rules, table);
  const unsigned threads = std::max(1U, options.threads);
  const SampleHashes hashes(keys, table, sampled, threads);
  const RuleProbe prober(keys, hashes, sampled.size(), queries, bound);

  result.cost.resize(result.rules.size());
  result.keys.resize(result.rules.size());
  std::vector<std::vector<Hit>> found(threads);
  in_parallel(threads, [&](unsigned worker) {
    for (std::size_t rule = worker; rule < result.rules.size(); rule += threads) {
      prober.run(rule, found[worker], result.cost[rule], result.keys[rule]);
    }
  });
  // Pairs of two queries are found once but are candidates of both.
  for (double& cost : result.cost) cost /= share * static_cast<double>(std::max<std::size_t>(queries, 1));
  std::vector<Hit> all;
  for (auto& some : found) all.insert(all.end(), some.begin(), some.end());
  result.pairs = gather(std::move(all), sampled);
  const auto q = static_cast<double>(queries);
  result.compared = q * (static_cast<double>(sampled.size()) - 1) - q * (q - 1) / 2;
  return result;
}

std::vector<Rule> choose_rules(const Probe& probe, std::span<const double> posterior, const ChoiceOptions& options) {
  constexpr double second_find = 0.15;  // a pair found by two rules survives one more slip
  constexpr double least_gain = 2e-5;   // of all that can be found
  const std::size_t rules = probe.rules.size();
  std::vector<std::vector<std::uint32_t>> found(rules);
  double all = 0;
  for (std::size_t pair = 0; pair < probe.pairs.size(); ++pair) {
    if (posterior[pair] < 0.05) continue;
    all += posterior[pair];
    for (const std::uint16_t rule : probe.pairs[pair].rules) found[rule].push_back(static_cast<std::uint32_t>(pair));
  }
  std::vector<std::uint8_t> times(probe.pairs.size(), 0);
  std::vector<bool> taken(rules, false);
  std::vector<Rule> chosen;
  double candidates = 0, keys = 0;
  while (chosen.size() < rules) {
    std::size_t best = rules;
    double best_worth = 0, best_gain = 0;
    for (std::size_t rule = 0; rule < rules; ++rule) {
      if (taken[rule] || candidates + probe.cost[rule] > options.candidates_per_record ||
          keys + probe.keys[rule] > options.keys_per_record)
        continue;
      double gain = 0;
      for (const std::uint32_t pair : found[rule])
        gain += times[pair] == 0 ? posterior[pair] : times[pair] == 1 ? second_find * posterior[pair] : 0;
      const double worth = gain / (probe.cost[rule] + 0.5 * probe.keys[rule] + 0.2);
      if (worth > best_worth) {
        best = rule;
        best_worth = worth;
        best_gain = gain;
      }
    }
    if (best == rules || best_gain < least_gain * all) break;
    taken[best] = true;
    candidates += probe.cost[best];
    keys += probe.keys[best];
    for (const std::uint32_t pair : found[best]) times[pair] = static_cast<std::uint8_t>(std::min(2, times[pair] + 1));
    chosen.push_back(probe.rules[best]);
  }
  return chosen;
}

}  // namespace heed::linkage
