// How long clustering takes, beside joining all that is connected (which is what it must be better than, and cannot be faster than).
#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <functional>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "linkage/cluster.hpp"
#include "linkage/incremental_clusters.hpp"
#include "linkage/random.hpp"

namespace {

using namespace heed::linkage;

struct Component {
  std::uint32_t members = 0;
  std::vector<Edge> edges;
};

FixedWeight any_weight(Random& random, double highest) {
  return static_cast<FixedWeight>(random.below(static_cast<std::uint32_t>(to_fixed(highest))));
}

FixedWeight weight_of(std::uint32_t left, std::uint32_t right) {
  return static_cast<FixedWeight>((left * 7919ULL + right * 104729ULL) % 8192) - 6000;
}

// Two to ten members each, as blocking leaves them.
std::vector<Component> many_small(std::uint32_t members) {
  Random random(3);
  std::vector<Component> all;
  for (std::uint32_t made = 0; made < members; made += all.back().members) {
    Component& next = all.emplace_back();
    next.members = 2 + random.below(9);
    for (std::uint32_t left = 0; left < next.members; ++left) {
      for (std::uint32_t right = left + 1; right < next.members; ++right) {
        if (right == left + 1 || random.below(100) < 45) next.edges.push_back({left, right, any_weight(random, 12)});
      }
    }
  }
  return all;
}

std::vector<Component> one_crowd(std::uint32_t members) {
  Random random(7);
  Component crowd{members, {}};
  for (std::uint32_t left = 0; left < members; ++left) {
    for (int more = 0; more < 20; ++more) crowd.edges.push_back({left, random.below(members), to_fixed(6)});
  }
  return {crowd};
}

std::vector<Component> one_giant(std::uint32_t members) {
  Random random(9);
  Component giant{members, {}};
  for (std::uint32_t left = 0; left + 1 < members; ++left) {
    giant.edges.push_back({left, left + 1, any_weight(random, 10)});
    giant.edges.push_back({left, random.below(members), any_weight(random, 5)});
  }
  return {giant};
}

std::uint64_t connect(const Component& component) {
  std::vector<std::uint32_t> parent(component.members);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto find = [&](std::uint32_t at) {
    while (parent[at] != at) at = parent[at] = parent[parent[at]];
    return at;
  };
  std::uint64_t joins = 0;
  for (const Edge& edge : component.edges) {
    const std::uint32_t left = find(edge.left), right = find(edge.right);
    if (left == right) continue;
    parent[std::max(left, right)] = std::min(left, right);
    ++joins;
  }
  return joins;
}

// Of this processor's time, so that a busy machine measures the same.
double seconds_of(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void measure(std::string_view what, const std::vector<Component>& components, const PairWeight& weight) {
  std::uint64_t members = 0, edges = 0, asked = 0, joins = 0, connected = 0;
  const PairWeight counted = [&](std::uint32_t left, std::uint32_t right) { return ++asked, weight(left, right); };
  const double baseline = seconds_of([&] {
    for (const Component& component : components) connected += connect(component);
  });
  const double seconds = seconds_of([&] {
    for (const Component& each : components) joins += make_clusters(each.members, each.edges, {}, counted).joins.size();
  });
  for (const Component& component : components) {
    members += component.members;
    edges += component.edges.size();
  }
  fmt::print("{:<28} {:>9} {:>9} {:>10} {:>9} {:>8.2f} s {:>8.2f} s\n", what, members, edges, asked, joins, seconds,
             baseline);
}

void measure_arrivals(std::uint64_t members) {
  Random random(5);
  IncrementalClusters clusters([](MemberId left, MemberId right) {
    return weight_of(static_cast<std::uint32_t>(left), static_cast<std::uint32_t>(right));
  });
  ClusterChanges all;
  for (MemberId id = 0; id < members; ++id) {
    all.insert_members.push_back(id);
    all.insert_edges.push_back({id, id / 6 * 6 + random.below(6), any_weight(random, 10)});
    all.insert_edges.push_back({id, id / 6 * 6 + random.below(6), any_weight(random, 10)});
  }
  const double loading = seconds_of([&] { clusters.apply(all); });
  constexpr int arrivals = 20'000;
  const double arriving = seconds_of([&] {
    for (int arrival = 0; arrival < arrivals; ++arrival) {
      const MemberId id = members + static_cast<MemberId>(arrival), other = random.below(1'000'000);
      clusters.apply({{}, {id}, {}, {{id, other, to_fixed(9)}, {id, other / 6 * 6, to_fixed(7)}}, {}, {}});
    }
  });
  fmt::print(
      "\nkept clusters: {} members loaded in {:.2f} s; {:.0f} bytes a member besides edges; an arrival takes {:.1f} "
      "us\n",
      members, loading, static_cast<double>(clusters.bytes()) / static_cast<double>(clusters.size()),
      arriving / arrivals * 1e6);
}

}  // namespace

int main() {
  fmt::print("{:<28} {:>9} {:>9} {:>10} {:>9} {:>10} {:>10}\n", "one core", "members", "edges", "asked", "joins",
             "clusters", "connected");
  measure("components of 2 to 10", many_small(1'000'000), weight_of);
  measure("a crowd, all alike", one_crowd(10'000), [](auto, auto) { return to_fixed(6); });
  measure("one component", one_giant(1'000'000), weight_of);
  measure_arrivals(1'000'000);
}
