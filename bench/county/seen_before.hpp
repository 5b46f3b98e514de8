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
  std::array<Share, 3> at_five;            // of the second, third, and fourth or later concern
  Share shown;                             // the same of all of these, suggestions that are folded away left out
  std::map<std::string, Share> by_agency;  // at five, second to fourth …
  std::map<std::string, Share> by_name_kind;
  std::map<unsigned, Share> by_known;  // by attributes told; 8 = eight or more
  // By the most attributes that are told both here and in one earlier mention, sex and guessed ages aside, which find nobody:
  // 0 means that no engine can see it by itself; 4 = four or more.
  std::map<unsigned, Share> by_shared;
  std::map<int, Share> by_weight;  // suggestions that are right, by two bits of weight, −8 … 12
  std::uint64_t measured = 0;      // mentions
  std::uint64_t false_shown = 0;   // suggestions of somebody else that are shown
  // The same of concerns that are mistaken or malicious, which are counted nowhere else.
  std::uint64_t mistaken_measured = 0, mistaken_false_shown = 0;
};

struct Replayed {
  std::string finder;
  std::array<Seen, measured_kinds> kinds;                        // of children: only whom the concern is about
  std::vector<std::uint32_t> find_nanoseconds, add_nanoseconds;  // of a whole concern, this thread's processor time
};

struct Replay {
  double loaded = 0.8;           // this share of the concerns is there before measuring begins
  std::size_t most = 5;          // suggestions
  std::size_t arrivals = 10000;  // concerns measured, at most
};

Replayed replay(const CountyData& county, Finder& finder, const Replay& options);

}  // namespace heed::bench
