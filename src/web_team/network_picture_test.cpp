// The picture and the list beside it say the same, whatever the network; and nobody stands on anybody.
#include "web_team/network_picture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "web_team/library_for_test.hpp"
#include "web_team/network_layout.hpp"

namespace heed::web_team {
namespace {

using mentions::EntityKind;

const content::Words& words() {
  static const content::Words english = library_for_test().words("en-GB");
  return english;
}

app::Around network(std::size_t first, std::size_t second, unsigned seed) {
  app::Around around;
  around.nodes.push_back({{}, "children.0", EntityKind::child, "Bea Example", 0, false});
  const app::Cited cited{{{{}, "HD-TEST-TEST-" + std::to_string(seed % 7)}}, 1};
  for (std::size_t at = 1; at <= first + second; ++at) {
    const unsigned ring = at <= first ? 1 : 2;
    const bool may_be = ring == 1 && (at + seed) % 5 == 0;
    around.nodes.push_back({{},
                            "places." + std::to_string(at),
                            static_cast<EntityKind>((at + seed) % 5),
                            "Name & <b>" + std::to_string(at),
                            ring,
                            may_be});
    around.edges.push_back({ring == 1 ? 0 : 1 + (at * seed) % first, at, may_be, cited});
    if (may_be) around.edges.push_back({0, at, false, cited});
    if (ring == 1 && at > 1 && seed % 3 == 0) around.edges.push_back({at - 1, at, false, cited});
  }
  return around;
}

std::multiset<std::string> values_of(const html::Html& html, const std::string& attribute) {
  const std::string& markup = html.markup();
  const std::regex pattern(attribute + "=\"([^\"]*)\"");
  std::multiset<std::string> values;
  for (std::sregex_iterator at(markup.begin(), markup.end(), pattern), end; at != end; ++at) values.insert((*at)[1]);
  return values;
}

RC_GTEST_PROP(NetworkPicture, HoldsWhatTheListHolds, ()) {
  const auto first = *rc::gen::inRange<std::size_t>(1, 40);
  const auto second = *rc::gen::inRange<std::size_t>(0, 20);
  const auto around = network(first, second, *rc::gen::inRange(0U, 1000U));
  const auto picture = network_picture(words(), around), list = network_list(words(), around);
  auto drawn = values_of(picture, "data-node");
  drawn.erase("0");  // the one that the page is about is its heading
  RC_ASSERT(drawn == values_of(list, "data-node"));
  RC_ASSERT(drawn.size() == around.nodes.size() - 1);
  RC_ASSERT(values_of(picture, "data-edge") == values_of(list, "data-edge"));
  RC_ASSERT(values_of(picture, "data-edge").size() == around.edges.size());
  RC_ASSERT(picture.markup().find("<b>") == std::string::npos);
}

RC_GTEST_PROP(NetworkLayout, GivesEachItsRoomWithinThePicture, ()) {
  const auto first = *rc::gen::inRange<std::size_t>(1, 60);
  const auto second = *rc::gen::inRange<std::size_t>(0, 60);
  const auto layout = lay_out(network(first, second, *rc::gen::inRange(0U, 1000U)));
  for (std::size_t left = 0; left < layout.spots.size(); ++left) {
    const auto& one = layout.spots[left];
    RC_ASSERT(one.x > 40 && one.x < layout.width - 40 && one.y >= 20 && one.y < layout.height - 40);
    for (std::size_t right = left + 1; right < layout.spots.size(); ++right) {
      const auto& other = layout.spots[right];
      // A shape and its two lines of words: 50 high; most names are not as wide as their room.
      const bool apart = std::abs(one.x - other.x) >= spot_width * 6 / 10 || std::abs(one.y - other.y) >= 44;
      RC_ASSERT(apart);
    }
  }
}

TEST(NetworkLayout, IsTheSameEachTime) {
  const auto around = network(20, 15, 3);
  const auto one = lay_out(around), other = lay_out(around);
  for (std::size_t at = 0; at < one.spots.size(); ++at) {
    EXPECT_EQ(one.spots[at].x, other.spots[at].x);
    EXPECT_EQ(one.spots[at].y, other.spots[at].y);
  }
}

TEST(NetworkPicture, DrawsWhatNobodyConfirmedWithDashes) {
  app::Around around = network(1, 0, 1);
  EXPECT_EQ(network_picture(words(), around).markup().find("stroke-dasharray"), std::string::npos);
  around.edges[0].suggested = true;
  EXPECT_NE(network_picture(words(), around).markup().find("stroke-dasharray"), std::string::npos);
  EXPECT_NE(network_list(words(), around).markup().find("Nobody has confirmed it"), std::string::npos);
}

}  // namespace
}  // namespace heed::web_team
