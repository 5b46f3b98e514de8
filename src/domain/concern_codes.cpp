#include <algorithm>
#include <string>

#include "domain/codes.hpp"
#include "domain/concern.hpp"

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

constexpr Codes<HowKnown, 5> ways_of_knowing{{
    {HowKnown::seen, "seen"},
    {HowKnown::told, "told"},
    {HowKnown::possible, "possible"},
    {HowKnown::not_seen, "not_seen"},
    {HowKnown::dont_know, "dont_know"},
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

}  // namespace

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
