// When a mention arrives of somebody who was told of before: are earlier ones among the first five suggestions?
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "county/finder.hpp"

namespace heed::bench {

struct Share {
  std::uint64_t found = 0, of = 0;
  double value() const { return of == 0 ? 1 : static_cast<double>(found) / static_cast<double>(of); }
};

struct Seen {
  std::string finder;
  std::array<Share, 3> at_five;            // of the second, third, and fourth or later concern
  Share shown;                             // the same of all of these, suggestions that are folded away left out
  std::map<std::string, Share> by_agency;  // at five, second to fourth …
  std::map<std::string, Share> by_name_kind;
  std::map<unsigned, Share> by_known;  // by attributes told; 8 = eight or more
  double false_shown = 0;              // suggestions of somebody else that are shown, a mention
  std::vector<std::uint32_t> find_nanoseconds, add_nanoseconds;  // of this thread's processor time
};

struct Replay {
  double loaded = 0.8;           // this share of the concerns is there before measuring begins
  std::size_t most = 5;          // suggestions
  std::size_t arrivals = 20000;  // measured at most
  bool subjects = true;          // only mentions of whom the concern is about
};

Seen replay(const CountyData& county, const KindOfMention& kind, Finder& finder, const Replay& options);

}  // namespace heed::bench
