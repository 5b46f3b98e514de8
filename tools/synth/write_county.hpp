// Tells a county's concerns in the order of time and writes them: mentions by kind, relations, and whole concerns.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>

#include "base/result.hpp"
#include "synth/county.hpp"
#include "synth/mention.hpp"

namespace heed::synth {

struct Told {
  std::size_t concerns = 0;
  std::array<std::size_t, kinds> mentions{};
  std::size_t all() const;
};

// Tells concern after concern, ids and numbers given, until `mentions` mentions are reached or nothing is left.
Told tell_county(const County& county, std::size_t mentions, const std::function<void(const Concern&)>& to);

// Writes mentions_*.csv, relations.csv, concerns.jsonl and truth.csv into `folder`, which must exist.
// Errors: unavailable, code synth.output.
Result<Told> write_county(const County& county, std::size_t mentions, const std::string& folder);

}  // namespace heed::synth
