#include "linkage/paths.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <tuple>

namespace heed::linkage {

namespace {

struct With {
  EntityRef entity;
  Companions::Witnesses witnesses;
};

// Whom and what each entity was told of with, asked once.
class Company {
 public:
  Company(const Network& network, const PathOptions& options) : m_network(network), m_options(options) {}

  // Ascending; null when too many entities were asked for.
  const std::vector<With>* of(const EntityRef& entity) {
    const auto known = m_known.find(entity);
    if (known != m_known.end()) return &known->second;
    if (m_known.size() >= m_options.most_looked_at) return nullptr;
    std::vector<With> with;
    for (const EntityKind kind : matching::all_entity_kinds()) {
      if (m_network.index(kind) == nullptr) continue;
      for (const SeenWith& seen : m_network.seen_with(entity.kind, entity.entity, kind))
        with.push_back({{kind, seen.entity}, seen.witnesses});
    }
    std::ranges::sort(with, std::less<>(), &With::entity);
    return &m_known.emplace(entity, std::move(with)).first->second;
  }

 private:
  const Network& m_network;
  const PathOptions& m_options;
  std::map<EntityRef, std::vector<With>> m_known;
};

// How many steps each entity is from the goal, as far as anybody can go through.
std::map<EntityRef, std::size_t> steps_to(Company& company, const EntityRef& goal, const PathOptions& options) {
  std::map<EntityRef, std::size_t> steps{{goal, 0}};
  std::vector<EntityRef> open{goal};
  for (std::size_t step = 1; step <= options.most_steps && !open.empty(); ++step) {
    std::vector<EntityRef> next;
    for (const EntityRef& entity : open) {
      const auto* with = company.of(entity);
      if (with == nullptr || (entity != goal && with->size() > options.most_company)) continue;
      for (const With& one : *with) {
        if (steps.emplace(one.entity, step).second) next.push_back(one.entity);
      }
    }
    open = std::move(next);
  }
  return steps;
}

// The cheapest first; of equals the shorter, then by who stands in it.
struct Dearer {
  static auto rank_of(const Path& path) {
    std::vector<EntityRef> who;
    who.reserve(path.steps.size());
    for (const PathStep& step : path.steps) who.push_back(step.entity);
    return std::tuple(path.cost, path.steps.size(), std::move(who));
  }
  bool operator()(const Path& left, const Path& right) const { return rank_of(right) < rank_of(left); }
};

bool stands_in(const Path& path, const EntityRef& entity) {
  return std::ranges::any_of(path.steps, [&](const PathStep& step) { return step.entity == entity; });
}

// `path` through its last entity and on to each of those that were with it, if the goal can be reached from there.
class Search {
 public:
  Search(const Network& network, EntityRef goal, const PathOptions& options)
      : m_options(options), m_company(network, options), m_goal(goal), m_steps(steps_to(m_company, goal, options)) {}

  std::vector<Path> from(const EntityRef& start) {
    std::vector<Path> found;
    if (start == m_goal || !m_steps.contains(start)) return found;
    m_open.push({{{start, {}}}, 0, 0});
    constexpr std::size_t most_tried = 100'000;
    for (std::size_t tried = 0; !m_open.empty() && tried < most_tried && found.size() < m_options.most_paths; ++tried) {
      const Path path = m_open.top();
      m_open.pop();
      if (path.steps.back().entity == m_goal)
        found.push_back(path);
      else
        go_on(path);
    }
    return found;
  }

 private:
  void go_on(const Path& path) {
    const auto* with = m_company.of(path.steps.back().entity);
    const bool is_start = path.steps.size() == 1;
    if (with == nullptr || (!is_start && with->size() > m_options.most_company)) return;
    for (const With& one : *with) {
      const auto left = m_steps.find(one.entity);
      if (left == m_steps.end() || path.steps.size() + left->second > m_options.most_steps) continue;
      if (stands_in(path, one.entity)) continue;
      Path longer = path;
      longer.steps.push_back({one.entity, one.witnesses});
      if (!is_start) {
        longer.cost += std::log2(static_cast<double>(with->size()));
        longer.most_common = std::max(longer.most_common, static_cast<std::uint32_t>(with->size()));
      }
      m_open.push(std::move(longer));
    }
  }

  const PathOptions& m_options;
  Company m_company;
  EntityRef m_goal;
  std::map<EntityRef, std::size_t> m_steps;
  std::priority_queue<Path, std::vector<Path>, Dearer> m_open;
};

}  // namespace

std::vector<Path> paths_between(const Network& network, EntityRef from, EntityRef to, const PathOptions& options) {
  return Search(network, to, options).from(from);
}

}  // namespace heed::linkage
