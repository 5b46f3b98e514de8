#include "synth/concern.hpp"

#include <algorithm>

#include "synth/facts.hpp"
#include "synth/misspell.hpp"
#include "synth/report.hpp"

namespace heed::synth {
namespace {

class Telling {
 public:
  Telling(const County& county, Identifiers& identifiers, const Planned& planned)
      : m_county(county),
        m_planned(planned),
        m_agency(county.parameters->agencies[planned.agency]),
        m_random(planned.seed),
        m_seen{county, identifiers, m_agency, planned.told, planned.happened},
        m_child(county.children[planned.child]),
        m_ring(county.rings[m_child.ring]) {}

  Concern tell() {
    m_concern.agency = m_agency.name;
    m_concern.told = m_planned.told;
    m_concern.happened = m_planned.happened;
    m_concern.honesty = m_planned.honesty;
    subject();
    friends();
    family();
    offenders();
    vehicle();
    contact();
    location();
    if (m_planned.honesty == Honesty::mistaken) mistake();
    return std::move(m_concern);
  }

 private:
  static constexpr std::size_t subject_place = 0;

  // Adds a mention of which anything is known, and ties it to the child.
  std::size_t add(Mention mention, std::string_view relation) {
    if (mention.known() == 0) return subject_place;
    m_concern.mentions.push_back(std::move(mention));
    const std::size_t place = m_concern.mentions.size() - 1;
    relate(subject_place, place, relation);
    return place;
  }
  void relate(std::size_t left, std::size_t right, std::string_view relation) {
    if (left != right) m_concern.relations.push_back({left, right, relation});
  }

  // Somebody of whom nothing at all is known is nobody's concern: asked once more, then the forename is taken.
  void subject() {
    Mention child = report_child(m_seen, m_planned.child, 1, m_random);
    for (int tries = 0; tries < 4 && child.known() < 2; ++tries)
      child = report_child(m_seen, m_planned.child, 1, m_random);
    if (child.known() == 0) child[Field::forename] = m_child.forename;
    m_concern.mentions.push_back(std::move(child));
  }

  void friends() {
    double chance = m_agency.friends;
    for (int at = 0; at < 3 && m_random.chance(chance); ++at, chance *= 0.4) {
      const bool of_ring = m_ring.children.size() > 1 && m_random.chance(0.6);
      const std::uint32_t mate =
          of_ring ? m_random.pick(m_ring.children) : some_friend(m_county, m_planned.child, m_random);
      if (mate == none || is_named(Kind::child, mate)) continue;
      const std::string_view relation = m_random.chance(0.6) ? "friend" : "seen_with";
      add(report_child(m_seen, mate, m_county.parameters->concerns.friend_known, m_random), relation);
    }
  }

  void family() {
    const Family& family = m_county.families[m_child.family];
    if (family.children > 1 && m_random.chance(m_agency.sibling)) {
      const std::uint32_t sibling = family.first_child + m_random.below(family.children);
      if (!is_named(Kind::child, sibling))
        add(report_child(m_seen, sibling, m_county.parameters->concerns.sibling_known, m_random), "sibling");
    }
    if (!m_random.chance(m_agency.parent)) return;
    const bool father = family.father != none && m_random.chance(0.25);
    add(report_parent(m_seen, father ? family.father : family.mother, m_random), "parent");
  }

  void offenders() {
    if (m_planned.honesty == Honesty::malicious) {
      // Somebody real is accused by name who never had to do with the child.
      m_offender = m_random.below(m_county.adults.size());
      m_offender_place = add(report_offender(m_seen, m_offender, m_random), "seen_with");
      return;
    }
    if (m_ring.adults.empty() || !m_random.chance(m_agency.offender)) return;
    // Each child is in the hands of one of them more than of the others.
    const std::size_t first = m_child.seed % m_ring.adults.size();
    m_offender = m_ring.adults[(first + m_random.skewed(m_ring.adults.size())) % m_ring.adults.size()];
    m_offender_place = add(report_offender(m_seen, m_offender, m_random), "seen_with");
    const std::uint32_t second = m_random.pick(m_ring.adults);
    if (second == m_offender || !m_random.chance(0.25)) return;
    const std::size_t place = add(report_offender(m_seen, second, m_random), "seen_with");
    if (m_offender_place != subject_place && place != subject_place) relate(m_offender_place, place, "seen_with");
  }

  std::uint32_t some_vehicle() {
    const auto& rates = m_county.parameters->rings;
    if (m_random.chance(rates.taxi) || m_agency.name == "taxi") return m_random.pick(m_county.towns[m_ring.town].taxis);
    if (m_random.chance(rates.hire_car)) {
      // The same adults drive the same hire car for about a month.
      Random month(m_ring.town * 1009ULL + m_child.ring, static_cast<std::uint64_t>(m_planned.happened / 30));
      return month.pick(m_county.hire_cars);
    }
    return m_ring.vehicles.empty() ? none : m_random.pick(m_ring.vehicles);
  }

  void vehicle() {
    if (!m_random.chance(m_agency.vehicle)) return;
    const std::uint32_t vehicle = some_vehicle();
    if (vehicle == none) return;
    m_vehicle_place = add(report_vehicle(m_seen, vehicle, m_random), "seen_in");
    if (m_vehicle_place != subject_place && m_offender_place != subject_place)
      relate(m_offender_place, m_vehicle_place, "uses");
  }

  void contact() {
    if (!m_random.chance(m_agency.contact)) return;
    const bool theirs = m_offender != none && m_planned.honesty != Honesty::malicious;
    switch (m_random.below(20)) {
      case 0:
      case 1: {
        const std::uint64_t firm = m_random.pick(m_county.towns[m_ring.town].firm_phones);
        add(report_number(m_seen, m_seen.identifiers.mobile(firm), m_random), "called_by");
        return;
      }
      case 2:
      case 3:
      case 4: return online_name_of_child();
      default: break;
    }
    if (!theirs) return online_name_of_child();
    const Person& adult = m_county.adults[m_offender];
    std::size_t place = subject_place;
    if (m_random.chance(0.55)) {
      place =
          add(report_number(m_seen, phone_of_adult(m_county, m_seen.identifiers, adult, m_planned.happened), m_random),
              "contacted_by");
    } else {
      const auto online = online_name_of(m_county, adult, m_planned.happened);
      place = add(report_online_name(m_seen, online.platform, online.name, m_random), "contacted_by");
    }
    if (m_offender_place != subject_place && place != subject_place) relate(m_offender_place, place, "uses");
  }

  void online_name_of_child() {
    const auto online = online_name_of(m_county, m_child, m_planned.happened);
    add(report_online_name(m_seen, online.platform, online.name, m_random), "uses");
  }

  std::uint32_t some_place() {
    const auto& common = m_county.towns[m_ring.town].places;
    if (m_agency.name == "hotel") {
      for (const std::uint32_t place : common)
        if (m_county.places[place].kind == "hotel") return place;
    }
    const bool shared = m_ring.places.empty() || m_random.chance(m_county.parameters->rings.common_place);
    return m_random.pick(shared ? common : m_ring.places);
  }

  void location() {
    if (!m_random.chance(m_agency.location)) return;
    const std::size_t place = add(report_place(m_seen, some_place(), m_random), "seen_at");
    if (place == subject_place) return;
    if (m_vehicle_place != subject_place) relate(m_vehicle_place, place, "seen_at");
    if (m_offender_place != subject_place && m_random.chance(0.5)) relate(m_offender_place, place, "seen_at");
  }

  // Something of somebody else's slips in: a brother's or sister's forename, another school, the other surname.
  void mistake() {
    Mention& child = m_concern.mentions[subject_place];
    const Family& family = m_county.families[m_child.family];
    const std::uint32_t sibling = family.first_child + m_random.below(family.children);
    if (sibling != m_planned.child && m_random.chance(0.5)) {
      child[Field::forename] = m_county.children[sibling].forename;
    } else if (!child[Field::school].empty() && m_random.chance(0.5)) {
      const School& other = m_random.pick(m_county.schools);
      child[Field::school] = other.name + " " + other.kind;
    } else {
      child[Field::surname] = m_child.other_surname;
    }
  }

  bool is_named(Kind kind, std::uint32_t entity) const {
    return std::any_of(m_concern.mentions.begin(), m_concern.mentions.end(),
                       [&](const Mention& mention) { return mention.kind == kind && mention.entity == entity; });
  }

  const County& m_county;
  const Planned& m_planned;
  const Agency& m_agency;
  Random m_random;
  Seen m_seen;
  const Person& m_child;
  const Ring& m_ring;
  Concern m_concern;
  std::uint32_t m_offender = none;
  std::size_t m_offender_place = subject_place, m_vehicle_place = subject_place;
};

// What is left when another agency passes the words on: the child, some of the rest, some of what was known; slips of its own.
Concern passed_on(Concern heard, const County& county, const Planned& planned) {
  Random random(planned.seed);
  const Agency& agency = county.parameters->agencies[planned.agency];
  Concern told;
  told.agency = agency.name;
  told.told = planned.told;
  told.happened = planned.happened;
  told.honesty = heard.honesty;
  std::vector<std::size_t> place_of(heard.mentions.size(), heard.mentions.size());
  for (std::size_t at = 0; at < heard.mentions.size(); ++at) {
    if (at > 0 && random.chance(0.4)) continue;
    Mention mention = heard.mentions[at];
    const bool person = mention.kind == Kind::child || mention.kind == Kind::adult;
    for (std::size_t field = 0; field < most_fields; ++field) {
      const bool name = person && field <= static_cast<std::size_t>(Field::nickname);
      if (random.chance(name ? 0.08 : 0.4)) mention.values[field].clear();
      if (name && random.chance(agency.keyboard)) mention.values[field] = mistyped(mention.values[field], random);
    }
    if (at == 0 && mention.known() < 2) mention = heard.mentions[at];
    if (mention.known() == 0) continue;
    place_of[at] = told.mentions.size();
    told.mentions.push_back(std::move(mention));
  }
  for (const Relation& relation : heard.relations) {
    const std::size_t left = place_of[relation.left], right = place_of[relation.right];
    if (left < heard.mentions.size() && right < heard.mentions.size())
      told.relations.push_back({left, right, relation.relation});
  }
  return told;
}

}  // namespace

Concern tell(const County& county, Identifiers& identifiers, const Planned& planned, const Planned* origin) {
  if (!origin) return Telling(county, identifiers, planned).tell();
  return passed_on(Telling(county, identifiers, *origin).tell(), county, planned);
}

}  // namespace heed::synth
