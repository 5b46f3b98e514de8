// The synthetic county (tools/synth) as the engine sees it: mentions by kind, and beside each what is true of it, for measuring only.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "linkage/network.hpp"

namespace heed::bench {

inline constexpr std::size_t measured_kinds = 5;  // child, adult, vehicle, contact, place

// What is true of a mention.
struct Truth {
  std::uint32_t entity = 0;                // among those of its kind
  std::uint16_t name_kind = 0, known = 0;  // number of the tradition of the name; attributes told
};

struct ConcernData {
  linkage::ToldTogether told;
  std::vector<Truth> truth;  // beside its mentions
  std::uint16_t agency = 0;
  bool honest = true;
  static constexpr std::size_t subject = 0;  // the mention of whom it is about
};

struct CountyData {
  std::array<std::vector<linkage::Column>, measured_kinds> columns;
  std::vector<ConcernData> concerns;  // in the order told; ids of mentions are 1, 2, 3 …
  std::vector<std::uint32_t> entity;  // by id of a mention
  std::vector<std::string> agencies, name_kinds;
  std::size_t mentions = 0;
};

// What of a mention could be found in another, a bit for each column: all that is told but sex and years of birth.
std::uint32_t telling(std::span<const linkage::Column> columns, const linkage::MentionValues& values);

// A county of about `mentions` mentions of all kinds. Throws std::runtime_error when rates or names cannot be read.
CountyData read_county(std::size_t mentions, std::uint64_t seed);

}  // namespace heed::bench
