#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "domain/choices.hpp"
#include "domain/codes.hpp"
#include "domain/concern.hpp"
#include "domain/hard_floor.hpp"

namespace heed::domain {

namespace {

constexpr Codes<ReporterKind, 5> reporter_kinds{{
    {ReporterKind::adult, "adult"},
    {ReporterKind::young_person, "young_person"},
    {ReporterKind::friend_of_child, "friend_of_child"},
    {ReporterKind::professional, "professional"},
    {ReporterKind::survivor, "survivor"},
}};

constexpr Codes<ObservationKind, 4> observation_kinds{{
    {ObservationKind::harm, "harm"},
    {ObservationKind::sign, "sign"},
    {ObservationKind::context, "context"},
    {ObservationKind::adult_or_place, "adult_or_place"},
}};

constexpr Codes<HowKnown, 6> ways_of_knowing{{
    {HowKnown::seen, "seen"},
    {HowKnown::told, "told"},
    {HowKnown::possible, "possible"},
    {HowKnown::not_seen, "not_seen"},
    {HowKnown::dont_know, "dont_know"},
    {HowKnown::not_answered, "not_answered"},
}};

constexpr Codes<YesNo, 3> yes_or_no{{
    {YesNo::yes, "yes"},
    {YesNo::no, "no"},
    {YesNo::dont_know, "dont_know"},
}};

constexpr Codes<ContactPointKind, 4> contact_point_kinds{{
    {ContactPointKind::phone, "phone"},
    {ContactPointKind::email, "email"},
    {ContactPointKind::handle, "handle"},
    {ContactPointKind::other, "other"},
}};

constexpr Codes<Consent, 5> consents{{
    {Consent::agreed, "agreed"},
    {Consent::informed_not_agreed, "informed_not_agreed"},
    {Consent::not_asked, "not_asked"},
    {Consent::not_safe_to_ask, "not_safe_to_ask"},
    {Consent::dont_know, "dont_know"},
}};

std::string with_underscores(std::string_view text) {
  std::string code(text);
  std::replace(code.begin(), code.end(), '-', '_');
  return code;
}

template <class Enum, std::size_t size>
std::vector<std::string_view> codes_of(const Codes<Enum, size>& codes) {
  std::vector<std::string_view> all;
  for (const auto& entry : codes) all.push_back(entry.second);
  return all;
}

std::vector<std::string_view> dangers_to_tick() {
  std::vector<std::string_view> all;
  for (const HardFloor floor : askable_hard_floors()) all.push_back(to_string(floor));
  return all;
}

}  // namespace

std::vector<std::string_view> choices_of(std::string_view field) {
  const auto part = field.substr(0, field.find('.'));
  const auto name = field.substr(field.rfind('.') + 1);  // the whole of a field without a full stop
  if (part == "dangers") return dangers_to_tick();
  if (name == "reporter_kind") return codes_of(reporter_kinds);
  if (name == "kind") return part == "observations" ? codes_of(observation_kinds) : codes_of(contact_point_kinds);
  if (name == "how_known") return codes_of(ways_of_knowing);
  if (name == "consent") return codes_of(consents);
  for (const auto* const yes_no : {"disability", "access_now", "works_with_children", "works_for_us", "contact_wanted"})
    if (name == yes_no) return codes_of(yes_or_no);
  return {};
}

std::string_view to_string(ReporterKind kind) { return code_of(reporter_kinds, kind); }
std::string_view to_string(ObservationKind kind) { return code_of(observation_kinds, kind); }
std::string_view to_string(HowKnown how) { return code_of(ways_of_knowing, how); }
std::string_view to_string(YesNo answer) { return code_of(yes_or_no, answer); }
std::string_view to_string(ContactPointKind kind) { return code_of(contact_point_kinds, kind); }
std::string_view to_string(Consent consent) { return code_of(consents, consent); }

template <>
std::optional<ReporterKind> parse(std::string_view text) {
  return value_of(reporter_kinds, with_underscores(text));
}
template <>
std::optional<ObservationKind> parse(std::string_view text) {
  return value_of(observation_kinds, with_underscores(text));
}
template <>
std::optional<HowKnown> parse(std::string_view text) {
  return value_of(ways_of_knowing, with_underscores(text));
}
template <>
std::optional<YesNo> parse(std::string_view text) {
  return value_of(yes_or_no, with_underscores(text));
}
template <>
std::optional<ContactPointKind> parse(std::string_view text) {
  return value_of(contact_point_kinds, with_underscores(text));
}
template <>
std::optional<Consent> parse(std::string_view text) {
  return value_of(consents, with_underscores(text));
}

}  // namespace heed::domain
