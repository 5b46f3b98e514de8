#include "domain/concern.hpp"

#include <algorithm>

#include "domain/field_check.hpp"
#include "domain/hard_floor.hpp"

namespace heed::domain {

namespace {

// Reads a whole draft; each method one part of it.
class Reader {
 public:
  Reader(const ConcernDraft& draft, std::optional<Date> told_on) : m_draft(draft), m_told_on(told_on) {}

  ConcernOrErrors read() {
    read_worry();
    read_dangers();
    each(m_draft.children, "children", most_of_each, m_concern.children, &Reader::child);
    each(m_draft.observations, "observations", most_observations, m_concern.observations, &Reader::observation);
    each(m_draft.adults, "adults", most_of_each, m_concern.adults, &Reader::adult);
    each(m_draft.vehicles, "vehicles", most_of_each, m_concern.vehicles, &Reader::vehicle);
    each(m_draft.contact_points, "contact_points", most_of_each, m_concern.contact_points, &Reader::contact_point);
    each(m_draft.places, "places", most_of_each, m_concern.places, &Reader::place);
    read_reporter();
    read_referral();
    if (m_concern.reporter_kind == ReporterKind::professional) ask_professional();
    if (!m_check.errors().empty()) return m_check.take_errors();
    return std::move(m_concern);
  }

 private:
  template <class Enum>
  Enum choice(const std::string& field, std::string_view typed, Enum unsaid) {
    const auto text = trim(typed);
    if (text.empty()) return unsaid;
    const auto value = parse<Enum>(text);
    if (!value) m_check.wrong(field, "problem.choice.unknown");
    return value.value_or(unsaid);
  }

  template <class Draft, class Part>
  void each(const std::vector<Draft>& drafts, const std::string& field, std::size_t most, std::vector<Part>& parts,
            std::optional<Part> (Reader::*read_one)(const Draft&, const std::string&)) {
    if (drafts.size() > most) return m_check.wrong(field, "problem.too_many");
    for (std::size_t i = 0; i < drafts.size(); ++i)
      if (auto part = (this->*read_one)(drafts[i], field + "." + std::to_string(i) + "."))
        parts.push_back(std::move(*part));
  }

  std::string code(const std::string& field, std::string_view typed, std::size_t most) {
    const auto text = trim(typed);
    const auto allowed = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (text.size() <= most && std::all_of(text.begin(), text.end(), allowed)) return std::string(text);
    m_check.wrong(field, "problem.choice.unknown");
    return {};
  }

  void email(const std::string& field, const std::string& text) {
    if (text.empty()) return;
    const auto at = text.find('@');
    const bool plain = at != std::string::npos && at > 0 && at == text.rfind('@') &&
                       text.find(' ') == std::string::npos && text.find('.', at) != std::string::npos &&
                       text.find('.', at) > at + 1 && text.back() != '.';
    if (!plain) m_check.wrong(field, "problem.email.invalid");
  }

  void read_worry() {
    m_concern.reporter_kind = choice("reporter_kind", m_draft.reporter_kind, ReporterKind::adult);
    m_concern.quick = m_draft.quick;
    m_concern.said_safe = m_draft.said_safe;
    m_concern.worry = m_check.lines("worry", m_draft.worry);
    if (m_concern.worry.empty()) m_check.wrong("worry", "problem.worry.missing");
    m_concern.child_words = m_check.lines("child_words", m_draft.child_words);
    m_concern.child_not_heard = m_draft.child_not_heard;
    m_concern.other_children = m_check.lines("other_children", m_draft.other_children);
    m_concern.who_else_knows = m_check.lines("who_else_knows", m_draft.who_else_knows);
    m_concern.when_where = m_check.lines("when_where", m_draft.when_where);
    m_concern.language = code("language", m_draft.language, 35);
  }

  void read_dangers() {
    if (m_draft.dangers.size() > all_hard_floors().size()) return m_check.wrong("dangers", "problem.too_many");
    const auto& askable = askable_hard_floors();
    for (std::size_t i = 0; i < m_draft.dangers.size(); ++i) {
      const auto floor = parse_hard_floor(m_draft.dangers[i]);
      if (!floor || std::find(askable.begin(), askable.end(), *floor) == askable.end()) {
        m_check.wrong("dangers." + std::to_string(i), "problem.choice.unknown");
        continue;
      }
      std::string danger(to_string(*floor));
      auto& known = m_concern.dangers;
      if (std::find(known.begin(), known.end(), danger) == known.end()) known.push_back(std::move(danger));
    }
  }

  std::optional<Child> child(const ChildDraft& draft, const std::string& at) {
    Child child;
    child.name = m_check.line(at + "name", draft.name);
    child.nicknames = m_check.line(at + "nicknames", draft.nicknames);
    child.age_text = m_check.line(at + "age", draft.age);
    child.date_of_birth_text = m_check.line(at + "date_of_birth", draft.date_of_birth);
    child.gender = m_check.line(at + "gender", draft.gender);
    child.school = m_check.line(at + "school", draft.school);
    child.where = m_check.lines(at + "where", draft.where);
    child.description = m_check.lines(at + "description", draft.description);
    child.where_now = m_check.lines(at + "where_now", draft.where_now);
    child.nhs_number = m_check.line(at + "nhs_number", draft.nhs_number);
    child.language = m_check.line(at + "language", draft.language);
    child.interpreter = m_check.line(at + "interpreter", draft.interpreter);
    child.gp = m_check.line(at + "gp", draft.gp);
    child.legal_status = m_check.line(at + "legal_status", draft.legal_status);
    child.disability = choice(at + "disability", draft.disability, YesNo::dont_know);
    set_age(child);
    const bool nothing = child.disability == YesNo::dont_know &&
                         (child.name + child.nicknames + child.age_text + child.date_of_birth_text + child.gender +
                          child.school + child.where + child.description + child.where_now + child.nhs_number +
                          child.language + child.interpreter + child.gp + child.legal_status)
                             .empty();
    return nothing ? std::nullopt : std::optional(std::move(child));
  }

  // Where an age and a date of birth disagree, the range holds both: a floor must not be missed over a slip of the pen.
  void set_age(Child& child) const {
    auto age = read_age(child.age_text);
    const auto born = m_told_on ? age_from_birth(child.date_of_birth_text, *m_told_on) : std::nullopt;
    if (age && born) age = AgeRange{std::min(age->from, born->from), std::max(age->until, born->until)};
    if (!age) age = born;
    if (!age && m_told_on) age = age_from_birth(child.age_text, *m_told_on);  // "born in 2014"
    if (!age) return;
    child.age_from = age->from;
    child.age_until = age->until;
  }

  std::optional<Observation> observation(const ObservationDraft& draft, const std::string& at) {
    Observation observation;
    observation.item = code(at + "item", draft.item, 80);
    observation.kind = choice(at + "kind", draft.kind, ObservationKind::sign);
    observation.how_known = choice(at + "how_known", draft.how_known, HowKnown::dont_know);
    observation.when = m_check.line(at + "when", draft.when);
    observation.where = m_check.line(at + "where", draft.where);
    observation.words = m_check.lines(at + "words", draft.words);
    const bool answered = !observation.item.empty() && !trim(draft.how_known).empty();
    const bool said = !(observation.when + observation.where + observation.words).empty();
    return answered || said ? std::optional(std::move(observation)) : std::nullopt;
  }

  std::optional<Adult> adult(const AdultDraft& draft, const std::string& at) {
    Adult adult;
    adult.name = m_check.line(at + "name", draft.name);
    adult.description = m_check.lines(at + "description", draft.description);
    adult.relationship = m_check.line(at + "relationship", draft.relationship);
    adult.works_with_children = choice(at + "works_with_children", draft.works_with_children, YesNo::dont_know);
    adult.works_for_us = choice(at + "works_for_us", draft.works_for_us, YesNo::dont_know);
    adult.access_now = choice(at + "access_now", draft.access_now, YesNo::dont_know);
    const bool yes =
        adult.works_with_children == YesNo::yes || adult.works_for_us == YesNo::yes || adult.access_now == YesNo::yes;
    const bool said = !(adult.name + adult.description + adult.relationship).empty();
    return yes || said ? std::optional(std::move(adult)) : std::nullopt;
  }

  std::optional<Vehicle> vehicle(const VehicleDraft& draft, const std::string& at) {
    Vehicle vehicle{m_check.line(at + "plate", draft.plate), m_check.line(at + "make", draft.make),
                    m_check.line(at + "colour", draft.colour), m_check.lines(at + "notes", draft.notes)};
    const bool nothing = (vehicle.plate + vehicle.make + vehicle.colour + vehicle.notes).empty();
    return nothing ? std::nullopt : std::optional(std::move(vehicle));
  }

  std::optional<ContactPoint> contact_point(const ContactPointDraft& draft, const std::string& at) {
    ContactPoint point{choice(at + "kind", draft.kind, ContactPointKind::other),
                       m_check.line(at + "value", draft.value), m_check.line(at + "whose", draft.whose)};
    const bool nothing = (point.value + point.whose).empty();
    return nothing ? std::nullopt : std::optional(std::move(point));
  }

  std::optional<Place> place(const PlaceDraft& draft, const std::string& at) {
    Place place{m_check.line(at + "name", draft.name), m_check.line(at + "address", draft.address),
                m_check.lines(at + "what_happens", draft.what_happens)};
    const bool nothing = (place.name + place.address + place.what_happens).empty();
    return nothing ? std::nullopt : std::optional(std::move(place));
  }

  void read_reporter() {
    const auto& draft = m_draft.reporter;
    auto& reporter = m_concern.reporter;
    reporter.name = m_check.line("reporter.name", draft.name);
    reporter.relationship = m_check.line("reporter.relationship", draft.relationship);
    reporter.phone = m_check.line("reporter.phone", draft.phone);
    reporter.email = m_check.line("reporter.email", draft.email);
    reporter.safe_how = m_check.lines("reporter.safe_how", draft.safe_how);
    reporter.safe_when = m_check.lines("reporter.safe_when", draft.safe_when);
    reporter.contact_wanted = choice("reporter.contact_wanted", draft.contact_wanted, YesNo::dont_know);
    email("reporter.email", reporter.email);
  }

  void read_referral() {
    const auto& draft = m_draft.referral;
    auto& referral = m_concern.referral;
    referral.role = m_check.line("referral.role", draft.role);
    referral.organisation = m_check.line("referral.organisation", draft.organisation);
    referral.work_phone = m_check.line("referral.work_phone", draft.work_phone);
    referral.work_email = m_check.line("referral.work_email", draft.work_email);
    referral.parental_responsibility = m_check.lines("referral.parental_responsibility", draft.parental_responsibility);
    referral.household = m_check.lines("referral.household", draft.household);
    referral.consent_note = m_check.lines("referral.consent_note", draft.consent_note);
    referral.child_views = m_check.lines("referral.child_views", draft.child_views);
    referral.parent_views = m_check.lines("referral.parent_views", draft.parent_views);
    referral.keep_from = m_check.lines("referral.keep_from", draft.keep_from);
    referral.agencies = m_check.lines("referral.agencies", draft.agencies);
    referral.earlier_help = m_check.lines("referral.earlier_help", draft.earlier_help);
    referral.immediate_protection = m_check.lines("referral.immediate_protection", draft.immediate_protection);
    referral.consent = choice("referral.consent", draft.consent, Consent::dont_know);
    email("referral.work_email", referral.work_email);
  }

  void ask_professional() {
    const auto& reporter = m_concern.reporter;
    const auto& referral = m_concern.referral;
    if (reporter.name.empty()) m_check.wrong("reporter.name", "problem.professional.name");
    if (referral.role.empty()) m_check.wrong("referral.role", "problem.professional.role");
    if (referral.organisation.empty()) m_check.wrong("referral.organisation", "problem.professional.organisation");
    if ((referral.work_phone + referral.work_email + reporter.phone + reporter.email).empty())
      m_check.wrong("referral.work_phone", "problem.professional.contact");
  }

  const ConcernDraft& m_draft;
  std::optional<Date> m_told_on;
  FieldCheck m_check;
  Concern m_concern;
};

}  // namespace

ConcernOrErrors make_concern(const ConcernDraft& draft, std::optional<Date> told_on) {
  return Reader(draft, told_on).read();
}

}  // namespace heed::domain
