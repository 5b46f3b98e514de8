#include "linkage/weigh_pairs.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

#include "linkage/pair_scorer.hpp"
#include "linkage/parallel.hpp"

namespace heed::linkage {

namespace {

// What one thread needs and finds.
struct Worker {
  Worker(const Model& model, const Table& table) : scorer(model, table), seen(table.size(), 0xffffffff) {}
  PairScorer scorer;
  std::vector<std::uint32_t> seen;  // by record: the last that it was weighed with
  std::vector<ScoredPair> pairs;
  std::uint64_t candidates = 0;
};

void weigh_one(Worker& worker, const Postings& postings, std::uint32_t record, float at_least) {
  for (const std::uint32_t list : postings.lists_of(record)) {
    for (const std::uint32_t other : postings.records_of(list)) {
      if (other >= record) break;
      if (worker.seen[other] == record) continue;
      worker.seen[other] = record;
      ++worker.candidates;
      const float weight = worker.scorer.weight(record, other, at_least);
      if (weight > PairScorer::below) worker.pairs.push_back({other, record, weight});
    }
  }
}

}  // namespace

WeighedPairs weigh_pairs(const Table& table, const Model& model, const Postings& postings, float at_least,
                         unsigned threads, const std::function<void(double done)>& progress) {
  std::vector<std::unique_ptr<Worker>> workers;
  for (unsigned worker = 0; worker < threads; ++worker) workers.push_back(std::make_unique<Worker>(model, table));
  over_ranges(static_cast<std::uint32_t>(table.size()), threads, progress,
              [&](std::uint32_t from, std::uint32_t until, unsigned worker) {
                for (std::uint32_t record = from; record < until; ++record)
                  weigh_one(*workers[worker], postings, record, at_least);
              });
  WeighedPairs result;
  for (const auto& worker : workers) {
    result.candidates += worker->candidates;
    result.pairs.insert(result.pairs.end(), worker->pairs.begin(), worker->pairs.end());
    worker->pairs = {};
  }
  std::ranges::sort(result.pairs, [](const ScoredPair& left, const ScoredPair& right) {
    return left.left != right.left ? left.left < right.left : left.right < right.right;
  });
  return result;
}

}  // namespace heed::linkage
