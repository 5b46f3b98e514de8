#include "domain/hard_floor.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/codes.hpp"

namespace heed::domain {

namespace {

constexpr Codes<HardFloor, 11> codes{{
    {HardFloor::immediate_danger, "immediate_danger"},
    {HardFloor::under_13, "under_13"},
    {HardFloor::disability_and_sign, "disability_and_sign"},
    {HardFloor::own_account_of_harm, "own_account_of_harm"},
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
         observation.how_known == HowKnown::possible;
}

// Context never counts here, whatever was seen of it.
void add_observed(const Concern& concern, std::set<HardFloor>& floors) {
  const auto disabled = [](const Child& child) { return child.disability == YesNo::yes; };
  const bool disability = std::any_of(concern.children.begin(), concern.children.end(), disabled);
  for (const auto& observation : concern.observations) {
    if (!is_noticed(observation) || observation.kind == ObservationKind::context) continue;
    const bool about_child = observation.kind == ObservationKind::sign || observation.kind == ObservationKind::harm;
    if (disability && about_child) floors.insert(HardFloor::disability_and_sign);
    if (observation.kind == ObservationKind::harm) floors.insert(HardFloor::own_account_of_harm);
    if (observation.item == "self-harm") floors.insert(HardFloor::self_harm_or_suicide);
    if (observation.item == "missing") floors.insert(HardFloor::missing);
  }
}

// What a child said, or writes themselves, is read by a person first: no machine can tell that it is not of harm.
bool is_own_account(const Concern& concern) {
  return !concern.child_words.empty() || concern.reporter_kind == ReporterKind::young_person;
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
    return floors;
  }();
  return values;
}

std::set<HardFloor> hard_floors(const Concern& concern, const std::vector<std::string>& languages_read) {
  std::set<HardFloor> floors;
  for (const auto& danger : concern.dangers)
    if (const auto floor = parse_hard_floor(danger)) floors.insert(*floor);
  for (const auto& child : concern.children)
    if (child.age_from && *child.age_from < 13) floors.insert(HardFloor::under_13);
  for (const auto& adult : concern.adults)
    if (adult.access_now == YesNo::yes) floors.insert(HardFloor::suspect_has_access);
  if (is_own_account(concern)) floors.insert(HardFloor::own_account_of_harm);
  if (!is_language_read(concern.language, languages_read)) floors.insert(HardFloor::unread_language);
  add_observed(concern, floors);
  return floors;
}

bool is_danger_now(const std::set<HardFloor>& floors) {
  return floors.contains(HardFloor::immediate_danger) || floors.contains(HardFloor::threats_or_held) ||
         floors.contains(HardFloor::missing) || floors.contains(HardFloor::self_harm_or_suicide);
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
