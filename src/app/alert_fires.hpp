// Whether a rule of content/alerts/rules.toml fires, of one subject: a child, a vehicle, a phone. Pure: no store, no clock, nobody's
// right to read; whoever asks hands in only what may count.
//
//   if (auto fired = several_concerns(rule, now, others)) …   // with every entry that it cites
//
// A time is when something happened, where somebody said that plainly, and when it was told. "Within 28 days" is fulfilled by either: what
// was told within four weeks, and what happened within four weeks, however late it was told. Two days 28 apart are within 28 days.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/happened.hpp"
#include "base/calendar.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "content/alert_rules.hpp"

namespace heed::app {

// A child that was told of beside a thing. The same `child`: nobody can say that they are two.
struct ChildBeside {
  std::size_t child = 0;
  std::string place;
};

// What one concern says of the subject.
struct Sighting {
  ConcernId concern;
  std::string place;  // of the mention in it
  Instant received_at;
  Date told_on;
  std::optional<HappenedDays> happened;
  std::uint64_t origin = 0;  // the same for all that one person told; 0: of its own
  bool suggested = false;    // nobody confirmed that it is about the subject
  bool missing = false, gift = false;
  std::optional<Date> closed_on = {};  // with no further action
  std::vector<ChildBeside> children = {};
};

// What an entry is to the alert that cites it. The first four are about its subject.
enum class EntryPart : std::uint8_t { now, also, missing, gift, closed, adult, child, sibling };
std::string_view to_string(EntryPart part);
std::optional<EntryPart> parse_entry_part(std::string_view code);
// Whether what stands there is the subject itself, and not somebody beside it.
bool is_subject(EntryPart part);

struct FiredEntry {
  ConcernId concern;
  std::string place;
  EntryPart part = EntryPart::now;
  bool suggested = false;
  bool operator==(const FiredEntry&) const = default;
};

struct Fired {
  content::AlertKind kind = content::AlertKind::several_concerns;
  std::vector<FiredEntry> entries;  // the concern that was looked at first
  Instant last_told;
};

// `now` is what the concern that is looked at says; the others may be older or newer, each of another concern.
using Sightings = std::vector<Sighting>;
std::optional<Fired> several_concerns(const content::AlertRule& rule, const Sighting& now, const Sightings& others);
// Of a phone, a vehicle or a place.
std::optional<Fired> shared(const content::AlertRule& rule, const Sighting& now, const Sightings& others);
// By when it happened, else by when it was told: here the order of things themselves counts.
std::optional<Fired> missing_and_gift(const content::AlertRule& rule, const Sighting& now, const Sightings& others);
std::optional<Fired> closed_before(const content::AlertRule& rule, const Sighting& now, const Sightings& others);
// `adult` stands in the concern that is looked at; `adults_others` is where else that adult, or who may be, was named.
std::optional<Fired> new_adult(const content::AlertRule& rule, const Sighting& now, const Sightings& others,
                               const Sighting& adult, const Sightings& adults_others);
// `siblings`: where children are named who seem to be of the same home.
std::optional<Fired> sibling_known(const content::AlertRule& rule, const Sighting& now, const Sightings& others,
                                   const Sightings& siblings);

}  // namespace heed::app
