#include "web_team/network_picture.hpp"

#include "base/text.hpp"
#include "html/components.hpp"
#include "web_team/facts.hpp"
#include "web_team/network_layout.hpp"

namespace heed::web_team {

using namespace html;
using mentions::EntityKind;

namespace {

constexpr int half = 15;  // of a shape
constexpr std::size_t most_characters = 17;

std::string number(int value) { return std::to_string(value); }

// "3", "0-3", "0-3-may-be"
std::string data_of(const app::AroundEdge& edge) {
  return std::to_string(edge.from) + "-" + std::to_string(edge.to) + (edge.suggested ? "-may-be" : "");
}

std::string shortened(const std::string& text) {
  if (count_characters(text) <= most_characters) return text;
  std::string start;
  std::size_t characters = 0;
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && characters++ == most_characters - 1) break;
    start += c;
  }
  return start + "…";
}

Html polygon(Spot at, std::initializer_list<Spot> corners) {
  std::string points;
  for (const auto& corner : corners)
    points += (points.empty() ? "" : " ") + number(at.x + corner.x) + "," + number(at.y + corner.y);
  return element("polygon", {cls("heed-network__shape"), attribute("points", points)});
}

// A shape for each kind, so that nobody needs its colour.
Html shape_of(EntityKind kind, Spot at) {
  constexpr int wide = half + 8;
  switch (kind) {
    case EntityKind::child:
      return element("circle", {cls("heed-network__shape"), attribute("cx", number(at.x)),
                                attribute("cy", number(at.y)), attribute("r", number(half))});
    case EntityKind::adult: return polygon(at, {{-half, -half}, {half, -half}, {half, half}, {-half, half}});
    case EntityKind::vehicle:
      return polygon(at, {{-wide, 0}, {-half, -10}, {half, -10}, {wide, 0}, {half, 10}, {-half, 10}});
    case EntityKind::contact: return polygon(at, {{0, -half - 3}, {half + 3, 0}, {0, half + 3}, {-half - 3, 0}});
    default: return polygon(at, {{0, -half - 2}, {half + 2, -2}, {half + 2, half}, {-half - 2, half}, {-half - 2, -2}});
  }
}

Html label(Spot at, int below, std::string_view classes, const std::string& text) {
  return element("text",
                 {cls(classes), attribute("x", number(at.x)), attribute("y", number(at.y + below)),
                  attribute("text-anchor", "middle"), attribute("dir", "auto"), attribute("translate", "no")},
                 {Child(text)});
}

Html node_of(const content::Words& t, const app::AroundNode& node, std::size_t at_number, Spot at) {
  const std::string kind(to_string(node.kind));
  const Html drawn = shape_of(node.kind, at) + label(at, half + 17, "heed-network__name", shortened(node.name)) +
                     label(at, half + 32, "heed-network__kind", t("team.entity.kind." + kind));
  const std::string classes = "heed-network__node heed-network__node--" + kind +
                              (node.may_be_the_same ? " heed-network__node--may-be" : "") +
                              (node.ring == 0 ? " heed-network__node--middle" : "");
  const Html linked =
      node.ring == 0 ? drawn
                     : a({href(t.path(path_of_entity(node.concern, node.place))), attribute("tabindex", "-1")}, drawn);
  return element("g", {cls(classes), attribute("data-node", std::to_string(at_number))}, {Child(linked)});
}

Html line_of(const app::AroundEdge& edge, const NetworkLayout& layout) {
  const Spot from = layout.spots[edge.from], to = layout.spots[edge.to];
  return element("line", {cls(edge.suggested ? "heed-network__line heed-network__line--may-be" : "heed-network__line"),
                          attribute("data-edge", data_of(edge)), attribute("x1", number(from.x)),
                          attribute("y1", number(from.y)), attribute("x2", number(to.x)), attribute("y2", number(to.y)),
                          when(edge.suggested, attribute("stroke-dasharray", "7 5"))});
}

Html edge_words(const content::Words& t, const app::Around& around, const app::AroundEdge& edge) {
  Html words;
  if (edge.suggested)
    words = Html(t("team.entity.edge.may_be"));
  else if (edge.from == 0)
    words = Html(t("team.entity.edge.together"));
  else
    words = Html(t("team.entity.edge.with", {{"name", around.nodes[edge.from].name}}));
  return li({attribute("data-edge", data_of(edge))}, words, " ", cited_concerns(t, edge.cited), ".",
            told_by(t, edge.cited));
}

Html list_entry(const content::Words& t, const app::Around& around, std::size_t at) {
  const auto& node = around.nodes[at];
  const std::string title = t("team.known.kind." + std::string(to_string(node.kind)), {{"name", node.name}});
  Html edges;
  for (const auto& edge : around.edges)
    if (edge.to == at) edges += edge_words(t, around, edge);
  return li({cls("heed-network__entry"), attribute("data-node", std::to_string(at))},
            a({cls("govuk-link"), href(t.path(path_of_entity(node.concern, node.place)))}, title),
            ul({cls("govuk-list govuk-body-s heed-network__edges")}, edges));
}

Html key_entry(const content::Words& t, EntityKind kind) {
  const Html drawing = element("svg",
                               {cls("heed-network__key-shape"), attribute("width", "50"), attribute("height", "40"),
                                attribute("viewbox", "0 0 50 40"), attribute("aria-hidden", "true")},
                               {Child(shape_of(kind, {25, 20}))});
  return li({cls("heed-network__node--" + std::string(to_string(kind)))}, drawing,
            t("team.entity.kind." + std::string(to_string(kind))));
}

Html key(const content::Words& t) {
  using enum EntityKind;
  return ul({cls("heed-network__key"), attribute("aria-hidden", "true")}, key_entry(t, child), key_entry(t, adult),
            key_entry(t, vehicle), key_entry(t, contact), key_entry(t, place));
}

}  // namespace

Html network_picture(const content::Words& t, const app::Around& around) {
  const auto layout = lay_out(around);
  Html drawn;
  for (const auto& edge : around.edges) drawn += line_of(edge, layout);
  for (std::size_t at = 0; at < around.nodes.size(); ++at) drawn += node_of(t, around.nodes[at], at, layout.spots[at]);
  const std::string width = number(layout.width), height = number(layout.height);
  return key(t) + div({cls("heed-table-scroll"), attribute("tabindex", "0"), attribute("role", "region"),
                       attribute("aria-label", t("team.entity.picture"))},
                      element("svg",
                              {cls("heed-network"), attribute("width", width), attribute("height", height),
                               attribute("viewbox", "0 0 " + width + " " + height), attribute("aria-hidden", "true")},
                              {Child(drawn)}));
}

Html network_list(const content::Words& t, const app::Around& around) {
  Html near, further;
  for (std::size_t at = 1; at < around.nodes.size(); ++at)
    (around.nodes[at].ring == 1 ? near : further) += list_entry(t, around, at);
  Html all;
  if (!near.empty()) all += ul({cls("govuk-list heed-network__list")}, near);
  if (!further.empty())
    all += heading(3, t("team.entity.ring_two"), "s") + ul({cls("govuk-list heed-network__list")}, further);
  return all;
}

Html cited_concerns(const content::Words& t, const app::Cited& cited) {
  Html all;
  for (const auto& one : cited.concerns) {
    if (!all.empty()) all += ", ";
    all +=
        a({cls("govuk-link"), href(t.path("/team/concerns/" + one.concern.to_string())), attribute("translate", "no")},
          one.reference);
  }
  return all;
}

Html told_by(const content::Words& t, const app::Cited& cited) {
  if (cited.concerns.size() < 2) return {};
  return Html(" ") + t("team.entity.origins", {{"origins", static_cast<std::int64_t>(cited.origins)}});
}

std::string path_of_entity(ConcernId concern, std::string_view place) {
  return "/team/concerns/" + concern.to_string() + "/known/" + std::string(place);
}

}  // namespace heed::web_team
