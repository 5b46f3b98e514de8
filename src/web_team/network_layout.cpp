#include "web_team/network_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string>
#include <tuple>

namespace heed::web_team {

namespace {

constexpr double full = 2 * std::numbers::pi;
// In rooms for one: how far the first ring is from the middle, and each from the one within it.
constexpr double first_radius = 1.5, between_rings = 1.25;
// Room for a shape and its words at the edges of the picture, in its own units.
constexpr int beside = 74, above = 24, below = 56;
// Half of how far apart two are at least: on a slope such two share neither width nor height.
constexpr double room = std::numbers::sqrt2 / 2;

struct Polar {
  double angle = 0, radius = 0;
};

// Many stand in two or three rows, so that the ring does not grow with them.
std::size_t rows_for(std::size_t count) {
  if (count <= 12) return 1;
  return count <= 28 ? 2 : 3;
}

// So many that the last and the first, too, stand in different rows.
std::size_t slots_for(std::size_t count, std::size_t rows) { return (count + rows - 1) / rows * rows; }

double radius_for(std::size_t count, std::size_t rows, double at_least) {
  const double in_row = static_cast<double>(slots_for(count, rows)) / static_cast<double>(rows);
  if (in_row < 3) return at_least;
  return std::max(at_least, room / std::sin(std::numbers::pi / in_row));
}

class Rings {
 public:
  explicit Rings(const app::Around& around) : m_around(around), m_polar(around.nodes.size()) {}

  NetworkLayout lay_out() {
    const double outer = place(first_ring(), first_radius);
    if (const auto second = second_ring(); !second.empty()) {
      const auto near = angles_near(second, outer + between_rings);
      place(second, outer + between_rings);
      for (std::size_t at = 0; at < near.size(); ++at) m_polar[second[at]].angle = near[at];
    }
    return scaled();
  }

 private:
  const app::AroundEdge* edge_to_middle(std::size_t node) const {
    const auto found = std::ranges::find_if(
        m_around.edges, [&](const app::AroundEdge& one) { return one.from == 0 && one.to == node; });
    return found == m_around.edges.end() ? nullptr : &*found;
  }

  // Those of one concern beside each other.
  std::vector<std::size_t> first_ring() const {
    std::vector<std::pair<std::tuple<bool, std::string, int, std::size_t>, std::size_t>> order;
    for (std::size_t node = 1; node < m_around.nodes.size(); ++node) {
      const auto& one = m_around.nodes[node];
      if (one.ring != 1) continue;
      const auto* const joined = edge_to_middle(node);
      const auto concern =
          joined == nullptr || joined->cited.concerns.empty() ? "" : joined->cited.concerns.front().reference;
      order.push_back({{one.may_be_the_same, concern, static_cast<int>(one.kind), node}, node});
    }
    std::ranges::sort(order);
    std::vector<std::size_t> nodes;
    for (const auto& [key, node] : order) nodes.push_back(node);
    return nodes;
  }

  // By where in the first ring they belong.
  std::vector<std::size_t> second_ring() {
    std::map<std::size_t, double> belongs;
    for (const auto& one : m_around.edges) {
      if (m_around.nodes[one.to].ring == 2 && m_around.nodes[one.from].ring == 1)
        belongs.emplace(one.to, m_polar[one.from].angle);
    }
    std::vector<std::size_t> nodes;
    for (const auto& [node, angle] : belongs) {
      m_polar[node].angle = angle;
      nodes.push_back(node);
    }
    std::ranges::stable_sort(nodes, {}, [&](std::size_t node) { return m_polar[node].angle; });
    return nodes;
  }

  // For each the angle nearest to where it belongs at which nobody stands; nothing where there is no room for that. They stand where
  // they belong when this is asked.
  std::vector<double> angles_near(const std::vector<std::size_t>& nodes, double at_least) const {
    const auto rows = rows_for(nodes.size());
    const double step = 2 * std::asin(room / radius_for(nodes.size(), rows, at_least)) / static_cast<double>(rows);
    std::vector<double> angles;
    for (std::size_t at = 0; at < nodes.size();) {
      const double belongs = m_polar[nodes[at]].angle;
      std::size_t until = at;
      while (until < nodes.size() && m_polar[nodes[until]].angle == belongs) ++until;
      double angle = belongs - step * static_cast<double>(until - at - 1) / 2;
      for (; at < until; ++at, angle += step) {
        if (!angles.empty()) angle = std::max(angle, angles.back() + step);
        angles.push_back(angle);
      }
    }
    const bool goes_round = angles.back() + step * static_cast<double>(rows) > angles.front() + full;
    return goes_round ? std::vector<double>() : angles;
  }

  // Evenly; gives the radius of the outermost row.
  double place(const std::vector<std::size_t>& nodes, double at_least) {
    if (nodes.empty()) return at_least;
    const auto rows = rows_for(nodes.size());
    const double radius = radius_for(nodes.size(), rows, at_least);
    const auto slots = static_cast<double>(slots_for(nodes.size(), rows));
    for (std::size_t at = 0; at < nodes.size(); ++at) {
      const auto row = static_cast<double>(at % rows);
      m_polar[nodes[at]] = {full * static_cast<double>(at) / slots, radius + row};
    }
    return radius + static_cast<double>(rows - 1);
  }

  // Cut to where somebody stands.
  NetworkLayout scaled() const {
    NetworkLayout layout;
    for (const auto& one : m_polar)
      layout.spots.push_back({static_cast<int>(std::lround(one.radius * std::cos(one.angle) * spot_width)),
                              static_cast<int>(std::lround(one.radius * std::sin(one.angle) * spot_height))});
    const auto [left, right] = std::ranges::minmax(layout.spots, {}, &Spot::x);
    const auto [top, bottom] = std::ranges::minmax(layout.spots, {}, &Spot::y);
    layout.width = right.x - left.x + 2 * beside;
    layout.height = bottom.y - top.y + above + below;
    for (auto& spot : layout.spots) spot = {spot.x - left.x + beside, spot.y - top.y + above};
    return layout;
  }

  const app::Around& m_around;
  std::vector<Polar> m_polar;
};

}  // namespace

NetworkLayout lay_out(const app::Around& around) { return Rings(around).lay_out(); }

}  // namespace heed::web_team
