// Where each in a network stands in its picture: the one that the page is about in the middle, the others round it in rings, those who
// were told of in one concern beside each other. The same network is always laid out the same.
#pragma once

#include <vector>

#include "app/read_entity.hpp"

namespace heed::web_team {

struct Spot {
  int x = 0, y = 0;
};

struct NetworkLayout {
  std::vector<Spot> spots;  // by node
  int width = 0, height = 0;
};

// Room for each: no two are nearer than their words need.
inline constexpr int spot_width = 132, spot_height = 78;

NetworkLayout lay_out(const app::Around& around);

}  // namespace heed::web_team
