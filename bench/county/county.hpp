// The synthetic county (tools/synth) as the engine sees it: mentions by kind, and beside each what is true of it, for measuring only.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "linkage/index.hpp"

namespace heed::bench {

inline constexpr std::size_t measured_kinds = 5;  // child, adult, vehicle, contact, place

// What is true of a mention.
struct Truth {
  std::uint32_t concern = 0;  // in the order told
  std::uint32_t entity = 0;
  std::uint16_t agency = 0, name_kind = 0;  // numbers of names
  std::uint16_t known = 0;                  // attributes told
  bool subject = false;                     // the child whom the concern is about
  bool honest = true;
};

struct KindOfMention {
  linkage::EntityKind kind = linkage::EntityKind::child;
  std::vector<linkage::Column> columns;
  std::vector<linkage::Mention> mentions;  // ids are numbers within the kind, from 1, in the order told
  std::vector<Truth> truth;                // beside it
};

struct CountyData {
  std::array<KindOfMention, measured_kinds> kinds;
  std::vector<std::string> agencies, name_kinds;
  std::uint32_t concerns = 0;
  std::size_t mentions = 0;
};

// A county of about `mentions` mentions of all kinds. Throws std::runtime_error when rates or names cannot be read.
CountyData read_county(std::size_t mentions, std::uint64_t seed);

}  // namespace heed::bench
