// A concern: what someone tells us about a child. The one form of it that every door (pages, JSON) parses to.
//
// Everything but the worry itself can be left. What a person typed is kept as typed; nothing here judges it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"

namespace heed::domain {

// Who is telling. A survivor is an adult who tells of what was done to them as a child.
enum class ReporterKind { adult, young_person, friend_of_child, professional, survivor };
// The four kinds of observation, which stay apart everywhere (harm is also the child's own account of it).
enum class ObservationKind { harm, sign, context, adult_or_place };
// How something is known. not_answered: it was noticed, and how was left open.
enum class HowKnown { seen, told, possible, not_seen, dont_know, not_answered };
enum class YesNo { yes, no, dont_know };
enum class ContactPointKind { phone, email, handle, other };
// Whether parents were told, as councils' referral forms ask of professionals.
enum class Consent { agreed, informed_not_agreed, not_asked, not_safe_to_ask, dont_know };

// ---- what a person typed, not yet checked; every member is text so that nothing is lost on the way back to the page ----

struct ChildDraft {
  std::string name;  // whatever is known
  std::string nicknames;
  std::string age;            // "about 14"
  std::string date_of_birth;  // YYYY-MM-DD, "about 2012" or ""
  std::string gender;
  std::string school;
  std::string where;  // where they live or spend time
  std::string description;
  std::string disability;  // YesNo
  std::string where_now;
  // Referral by a professional only:
  std::string nhs_number, language, interpreter, gp, legal_status;
};

struct ObservationDraft {
  std::string item;       // id of a sign in the content pack, or ""
  std::string kind;       // ObservationKind
  std::string how_known;  // HowKnown
  std::string when, where, words;
};

struct AdultDraft {
  std::string name;  // also a nickname or "the man with the white van"
  std::string description;
  std::string relationship;         // to the child
  std::string works_with_children;  // YesNo: starts the designated officer's clock
  std::string works_for_us;         // YesNo: staff, officer, councillor or their relative → named readers only
  std::string access_now;           // YesNo: can get to a child now
};

struct VehicleDraft {
  std::string plate;  // also a part of one
  std::string make, colour, notes;
};

struct ContactPointDraft {
  std::string kind;  // ContactPointKind
  std::string value, whose;
};

struct PlaceDraft {
  std::string name, address, what_happens;
};

struct ReporterDraft {
  std::string name, relationship, phone, email;
  std::string contact_wanted;  // YesNo
  std::string safe_how;        // how it is safe to contact them
  std::string safe_when;       // and when; also when never
};

// The union of councils' referral fields, for a named professional (reference: multi-agency referral forms).
struct ReferralDraft {
  std::string role, organisation, work_phone, work_email;
  std::string parental_responsibility, household;
  std::string consent;       // Consent
  std::string consent_note;  // why not
  std::string child_views, parent_views;
  std::string keep_from;  // what must be kept from whom, and why
  std::string agencies, earlier_help, immediate_protection;
};

struct ConcernDraft {
  std::string reporter_kind;
  bool quick = false;                // the one-box form
  std::string worry;                 // the only field that must not be empty
  std::vector<std::string> dangers;  // codes of hard floors that the person ticked
  bool said_safe = false;  // asked whether they are safe, a young person answered yes: kept, and reassures nobody
  std::vector<ChildDraft> children;
  std::vector<ObservationDraft> observations;
  std::vector<AdultDraft> adults;
  std::vector<VehicleDraft> vehicles;
  std::vector<ContactPointDraft> contact_points;
  std::vector<PlaceDraft> places;
  std::string child_words;       // exactly as said
  bool child_not_heard = false;  // said by tick: the child has not said anything, or was not asked
  std::string other_children, who_else_knows, when_where;
  ReporterDraft reporter;
  ReferralDraft referral;
  std::string language;  // of the free text: "en"
};

// ---- a valid concern ----

struct Child {
  std::string name, nicknames, age_text, gender, school, where, description, where_now, date_of_birth_text;
  std::optional<int> age_from, age_until;  // whole years at the time of telling; "about 14" = 13–15
  YesNo disability = YesNo::dont_know;
  std::string nhs_number, language, interpreter, gp, legal_status;
};

struct Observation {
  std::string item;
  ObservationKind kind = ObservationKind::sign;
  HowKnown how_known = HowKnown::dont_know;
  std::string when, where, words;
};

struct Adult {
  std::string name, description, relationship;
  YesNo works_with_children = YesNo::dont_know, works_for_us = YesNo::dont_know, access_now = YesNo::dont_know;
};

struct Vehicle {
  std::string plate, make, colour, notes;
};

struct ContactPoint {
  ContactPointKind kind = ContactPointKind::other;
  std::string value, whose;
};

struct Place {
  std::string name, address, what_happens;
};

struct Reporter {
  std::string name, relationship, phone, email, safe_how, safe_when;
  YesNo contact_wanted = YesNo::dont_know;
};

struct Referral {
  std::string role, organisation, work_phone, work_email, parental_responsibility, household, consent_note, child_views,
      parent_views, keep_from, agencies, earlier_help, immediate_protection;
  Consent consent = Consent::dont_know;
};

struct Concern {
  ReporterKind reporter_kind = ReporterKind::adult;
  bool quick = false;
  std::string worry;
  std::vector<std::string> dangers;  // known hard-floor codes, as ticked
  bool said_safe = false;
  std::vector<Child> children;
  std::vector<Observation> observations;
  std::vector<Adult> adults;
  std::vector<Vehicle> vehicles;
  std::vector<ContactPoint> contact_points;
  std::vector<Place> places;
  std::string child_words, other_children, who_else_knows, when_where;
  bool child_not_heard = false;
  Reporter reporter;
  Referral referral;
  std::string language;
};

// Limits, in characters; a longer text is an error that says so and keeps the text.
inline constexpr std::size_t long_text_characters = 10'000;
inline constexpr std::size_t short_text_characters = 300;
inline constexpr std::size_t most_of_each = 20;  // children, adults, vehicles, contact points, places
inline constexpr std::size_t most_observations = 80;

// Checks every field and gives the concern, or every mistake at once. Empty parts (a child of whom nothing is said) are
// left out. Field names are the draft's members: "worry", "children.0.age", "referral.work_email". A professional must give
// name, role, organisation and a way to be reached (councils do not take anonymous professional referrals); nobody else
// must give anything but the worry. Codes are message keys in the domain `problem`: problem.worry.missing,
// problem.text.too_long, problem.choice.unknown, problem.email.invalid, problem.too_many, problem.professional.name ...
// `told_on` is the local day of telling: with it a date of birth also gives an age, which the hard floors need.
using ConcernOrErrors = std::variant<Concern, std::vector<FieldError>>;
ConcernOrErrors make_concern(const ConcernDraft& draft, std::optional<Date> told_on = std::nullopt);

// Whole years, both ends included, of every age that the text may mean: "14", "about 14" (13–15), "twelve and a half", "12 (13
// in May)", "under 13", "8 months" (0), "toddler", "year 8" (12–13). Nothing for letters that are not English.
struct AgeRange {
  int from = 0;
  int until = 0;
  bool operator==(const AgeRange&) const = default;
};
std::optional<AgeRange> read_age(std::string_view text);
// The age on `told_on` of someone born on "1st of May 2012", "01/05/12", in "May 2012" or "about 2012" (a year more each way).
std::optional<AgeRange> age_from_birth(std::string_view text, Date told_on);

std::string_view to_string(ReporterKind);
std::string_view to_string(ObservationKind);
std::string_view to_string(HowKnown);
std::string_view to_string(YesNo);
std::string_view to_string(ContactPointKind);
std::string_view to_string(Consent);
// The value of a code; specialised for each of the above. Hyphens count as underscores, as content packs write them.
template <class Enum>
std::optional<Enum> parse(std::string_view text);
template <>
std::optional<ReporterKind> parse(std::string_view text);
template <>
std::optional<ObservationKind> parse(std::string_view text);
template <>
std::optional<HowKnown> parse(std::string_view text);
template <>
std::optional<YesNo> parse(std::string_view text);
template <>
std::optional<ContactPointKind> parse(std::string_view text);
template <>
std::optional<Consent> parse(std::string_view text);

}  // namespace heed::domain
