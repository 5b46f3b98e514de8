// Hard floors: what always goes to a human now. Rule 4 of the design; sources in docs/threat-model.md and the pack.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/concern.hpp"

namespace heed::domain {

enum class HardFloor {
  immediate_danger,
  not_safe_or_unsure,  // asked whether they are safe, they answered "no, or I'm not sure": urgent, and no more than they said
  under_13,
  disability_and_sign,  // a disability and any sign that was seen, told or is possible
  own_account_of_harm,  // the child's own account, and nothing else
  harm_noticed,         // harm that somebody noticed: bruises, an infection, pressure for pictures
  missing,              // now, or just back
  self_harm_or_suicide,
  recent_assault,  // in the last ten days: forensic and health care are still possible
  image_blackmail,
  threats_or_held,     // threats, or being held or moved
  suspect_has_access,  // to a child now
  unread_language,     // words in a language that nobody on the team reads
};

std::string_view to_string(HardFloor floor);
std::optional<HardFloor> parse_hard_floor(std::string_view code);
const std::vector<HardFloor>& all_hard_floors();
// Those a person can tick on a form: all but those that only what was said can reach (unread_language, harm_noticed).
const std::vector<HardFloor>& askable_hard_floors();

// Every floor that the concern reaches, by what was ticked and by what was said. Never by context alone. `languages_read`
// are the team's, such as {"en", "pl"}. Item ids that reach a floor by themselves when seen, told or possible:
// "self-harm" → self_harm_or_suicide, "missing" → missing, "child-says" → own_account_of_harm.
std::set<HardFloor> hard_floors(const Concern& concern, const std::vector<std::string>& languages_read);

// Whether one of them cannot wait an hour: danger now, not safe or not sure of it, threats or being held, missing, suicidal thoughts
// or self-harm. Such a concern stands first of all until a person has decided.
bool is_danger_now(const std::set<HardFloor>& floors);

// Whether one of them cannot wait for the next working day: every floor but a language that nobody reads, which says nothing of
// what happened. The same that the sender is told; it stands after danger now and before whatever has a clock of working days.
bool is_same_day(const std::set<HardFloor>& floors);

// Whether someone on the team reads `language` ("pl", "pt-BR"). A text of which no language was said counts as read.
bool is_language_read(std::string_view language, const std::vector<std::string>& languages_read);

// Whether the concern is about staff, an officer, a councillor or their relative.
bool is_about_us(const Concern& concern);
// Whether an adult of concern works with children, which starts the designated officer's clock.
bool needs_designated_officer(const Concern& concern);

}  // namespace heed::domain
