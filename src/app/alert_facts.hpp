// What the rules of alerts go by of one concern: read once, when what is known takes the concern in, so that no rule opens it again.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/happened.hpp"
#include "base/calendar.hpp"
#include "base/clock.hpp"
#include "content/alert_rules.hpp"
#include "domain/concern.hpp"
#include "mentions/mention.hpp"

namespace heed::app {

// A child that was called by a name. Of a surname or a home that was not told: 0.
struct NamedChild {
  std::string place;  // of its mention
  std::uint64_t given = 0, surname = 0;
  std::vector<std::uint64_t> households;  // the same for whoever has that surname at that address
};

struct ConcernFacts {
  Instant received_at;
  Date told_on;
  std::optional<HappenedDays> happened;
  bool missing = false, gift = false;  // as the rule's signs or words say
  std::vector<NamedChild> children;
  std::set<std::string>
      beside;  // the mentions of adults of whom a person said that the worry is not about them: a witness, a nurse
};

ConcernFacts concern_facts(const domain::Concern& concern, const std::vector<mentions::Mention>& mentions,
                           Instant received_at, const std::string& time_zone, const content::AlertRules& rules);

// Whether one of these stands in a text, as whole words, whatever their capitals.
bool holds_words(std::string_view text, const std::vector<std::string>& words);

}  // namespace heed::app
