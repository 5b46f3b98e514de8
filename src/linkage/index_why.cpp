// Why two mentions of an index are not together.
#include <algorithm>
#include <iterator>

#include "linkage/index.hpp"

namespace heed::linkage {

std::optional<SharedKeys> Index::shared_keys(MentionId left, MentionId right) const {
  const std::shared_lock lock(m_mutex);
  const std::uint32_t one = number_of(left), other = number_of(right);
  if (one == no_slot || other == no_slot) return std::nullopt;
  SharedKeys shared;
  const auto keys_of = [this](std::size_t rule, std::uint32_t number) {
    std::vector<std::uint64_t> keys;
    m_keys.append_keys(rule, m_table.cells(number), keys);
    std::ranges::sort(keys);
    const auto repeated = std::ranges::unique(keys);
    keys.erase(repeated.begin(), repeated.end());
    return keys;
  };
  for (std::size_t rule = 0; rule < m_keys.rules(); ++rule) {
    std::vector<std::uint64_t> both;
    std::ranges::set_intersection(keys_of(rule, one), keys_of(rule, other), std::back_inserter(both));
    for (const std::uint64_t key : both)
      add_shared(shared, holders_of(key), m_model.plan.rules[rule], m_model.plan.most_in_key);
  }
  return shared;
}

namespace {

std::vector<MentionId> some_of(std::vector<MentionId> mentions) {
  constexpr std::size_t most_of_one = 64;
  const std::size_t step = mentions.size() / most_of_one + 1;
  std::vector<MentionId> some;
  for (std::size_t at = 0; at < mentions.size(); at += step) some.push_back(mentions[at]);
  return some;
}

Between between(const Index& index, MentionId left, MentionId right, const ClusterOptions& options) {
  const auto lefts = index.mentions_of(index.entity_of(left)), rights = index.mentions_of(index.entity_of(right));
  Between between{static_cast<std::uint32_t>(lefts.size()), static_cast<std::uint32_t>(rights.size()), 0, 0, 0, {}};
  for (const MentionId one : some_of(lefts)) {
    for (const MentionId other : some_of(rights)) {
      const auto score = one == other ? std::nullopt : index.explain(one, other);
      if (score) add_pair(between, {one, other, score->connecting()}, options);
    }
  }
  finish(between);
  return between;
}

}  // namespace

std::optional<WhyNot> why_not(const Index& index, std::uint64_t left, std::uint64_t right, bool told_apart,
                              const ClusterOptions& options) {
  const auto keys = index.shared_keys(left, right);
  auto score = index.explain(left, right);
  if (!keys || !score) return std::nullopt;
  PairFacts facts;
  facts.together = index.entity_of(left) == index.entity_of(right);
  facts.told_apart = told_apart;
  facts.keys = *keys;
  facts.score = std::move(*score);
  facts.between = between(index, left, right, options);
  facts.bound = from_fixed(options.average_join);
  facts.most_members = options.most_members;
  return why_not(index.model(), facts);
}

}  // namespace heed::linkage
