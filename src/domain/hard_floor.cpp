#include "domain/hard_floor.hpp"

#include <algorithm>

#include "base/script.hpp"
#include "base/text.hpp"
#include "domain/child_identifiers.hpp"
#include "domain/child_words.hpp"
#include "domain/codes.hpp"

namespace heed::domain {

namespace {

constexpr Codes<HardFloor, 13> codes{{
    {HardFloor::immediate_danger, "immediate_danger"},
    {HardFloor::not_safe_or_unsure, "not_safe_or_unsure"},
    {HardFloor::under_13, "under_13"},
    {HardFloor::disability_and_sign, "disability_and_sign"},
    {HardFloor::own_account_of_harm, "own_account_of_harm"},
    {HardFloor::harm_noticed, "harm_noticed"},
    {HardFloor::missing, "missing"},
    {HardFloor::self_harm_or_suicide, "self_harm_or_suicide"},
    {HardFloor::recent_assault, "recent_assault"},
    {HardFloor::image_blackmail, "image_blackmail"},
    {HardFloor::threats_or_held, "threats_or_held"},
    {HardFloor::suspect_has_access, "suspect_has_access"},
    {HardFloor::unread_language, "unread_language"},
}};

bool is_noticed(const Observation& observation) {
  return observation.how_known == HowKnown::seen || observation.how_known == HowKnown::told ||
         observation.how_known == HowKnown::possible || observation.how_known == HowKnown::not_answered;
}

// Bruises are harm, and nobody's account: only what the child said, showed or hinted is theirs.
HardFloor floor_of_harm(const Observation& observation) {
  return observation.item == "child-says" ? HardFloor::own_account_of_harm : HardFloor::harm_noticed;
}

// Context never counts here, whatever was seen of it.
void add_observed(const Concern& concern, std::set<HardFloor>& floors) {
  const auto disabled = [](const Child& child) { return child.disability == YesNo::yes; };
  const bool disability = std::any_of(concern.children.begin(), concern.children.end(), disabled);
  for (const auto& observation : concern.observations) {
    if (!is_noticed(observation) || observation.kind == ObservationKind::context) continue;
    const bool about_child = observation.kind == ObservationKind::sign || observation.kind == ObservationKind::harm;
    if (disability && about_child) floors.insert(HardFloor::disability_and_sign);
    if (observation.kind == ObservationKind::harm) floors.insert(floor_of_harm(observation));
    if (observation.item == "self-harm") floors.insert(HardFloor::self_harm_or_suicide);
    if (observation.item == "missing") floors.insert(HardFloor::missing);
  }
}

// An age that was given and cannot be read may be under 13, so a person looks.
bool may_be_under_13(const Child& child) {
  if (child.age_from) return *child.age_from < 13;
  return is_age_said(child.age_text) || is_age_said(child.date_of_birth_text);
}

// In another script than the language that was chosen or, when none was, than English.
bool is_in_unread_letters(const Concern& concern) {
  return !fits_script(concern.worry, concern.language) || !fits_script(concern.child_words, concern.language);
}

// What a child said, or writes themselves, is read by a person first: no machine can tell that it is not of harm.
bool is_own_account(const Concern& concern) {
  return !says_that_nothing_was_said(concern.child_words) || concern.reporter_kind == ReporterKind::young_person;
}

}  // namespace

std::string_view to_string(HardFloor floor) { return code_of(codes, floor); }

std::optional<HardFloor> parse_hard_floor(std::string_view code) { return value_of(codes, code); }

const std::vector<HardFloor>& all_hard_floors() {
  static const auto values = values_of(codes);
  return values;
}

const std::vector<HardFloor>& askable_hard_floors() {
  static const auto values = [] {
    auto floors = values_of(codes);
    std::erase(floors, HardFloor::unread_language);
    std::erase(floors, HardFloor::harm_noticed);
    return floors;
  }();
  return values;
}

std::set<HardFloor> hard_floors(const Concern& concern, const std::vector<std::string>& languages_read) {
  std::set<HardFloor> floors;
  for (const auto& danger : concern.dangers)
    if (const auto floor = parse_hard_floor(danger)) floors.insert(*floor);
  for (const auto& child : concern.children)
    if (may_be_under_13(child)) floors.insert(HardFloor::under_13);
  for (const auto& adult : concern.adults)
    if (adult.access_now == YesNo::yes) floors.insert(HardFloor::suspect_has_access);
  if (is_own_account(concern)) floors.insert(HardFloor::own_account_of_harm);
  if (!is_language_read(concern.language, languages_read) || is_in_unread_letters(concern))
    floors.insert(HardFloor::unread_language);
  add_observed(concern, floors);
  return floors;
}

bool is_danger_now(const std::set<HardFloor>& floors) {
  return floors.contains(HardFloor::immediate_danger) || floors.contains(HardFloor::not_safe_or_unsure) ||
         floors.contains(HardFloor::threats_or_held) || floors.contains(HardFloor::missing) ||
         floors.contains(HardFloor::self_harm_or_suicide);
}

bool is_same_day(const std::set<HardFloor>& floors) {
  return std::any_of(floors.begin(), floors.end(), [](HardFloor floor) { return floor != HardFloor::unread_language; });
}

bool is_language_read(std::string_view language, const std::vector<std::string>& languages_read) {
  if (language.empty()) return true;
  const auto primary = [](std::string_view tag) { return ascii_lower(tag.substr(0, tag.find('-'))); };
  return std::any_of(languages_read.begin(), languages_read.end(),
                     [&](const std::string& read) { return primary(read) == primary(language); });
}

bool is_about_us(const Concern& concern) {
  return std::any_of(concern.adults.begin(), concern.adults.end(),
                     [](const Adult& adult) { return adult.works_for_us == YesNo::yes; });
}

bool needs_designated_officer(const Concern& concern) {
  return std::any_of(concern.adults.begin(), concern.adults.end(),
                     [](const Adult& adult) { return adult.works_with_children == YesNo::yes; });
}

}  // namespace heed::domain
