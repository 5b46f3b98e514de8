// Which concerns will be told, when, by whom: planned before any is written, so that they come in the order of time.
#pragma once

#include <cstdint>
#include <vector>

#include "synth/county.hpp"
#include "synth/mention.hpp"

namespace heed::synth {

struct Planned {
  std::int32_t told = 0, happened = 0;
  std::uint32_t child = 0;
  std::uint32_t agency = 0;
  std::uint64_t seed = 0;
  std::uint32_t key = 0;         // its own
  std::uint32_t echo_of = none;  // the key of the concern that is passed on
  Honesty honesty = Honesty::honest;
};

// By day told, then key.
std::vector<Planned> plan_concerns(const County& county);

}  // namespace heed::synth
