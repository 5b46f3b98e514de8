#include "synth/report.hpp"

#include <utility>

#include "synth/facts.hpp"
#include "synth/misspell.hpp"
#include "synth/text.hpp"
#include "synth/writing.hpp"

namespace heed::synth {
namespace {

class PersonReport {
 public:
  PersonReport(const Seen& seen, const Person& person, Knowledge knows, Random& random)
      : m_seen(seen), m_person(person), m_knows(knows), m_random(random), m_errors(seen.county.parameters->errors) {
    mention.name_kind = tradition().name;
  }

  void names() {
    const Agency& agency = m_seen.agency;
    std::string forename = m_person.forename;
    if (const auto cut = forename.find_first_of(" -");
        cut != std::string::npos && cut > 2 && m_random.chance(m_errors.forename_only))
      forename.resize(cut);
    if (!m_person.nickname.empty() && m_random.chance(agency.informal)) forename = m_person.nickname;
    if (knows(Known::forename)) mention[Field::forename] = written_name(forename, tradition(), agency, m_random);
    if (knows(Known::surname)) mention[Field::surname] = written_name(surname(), tradition(), agency, m_random);
    if (knows(Known::nickname)) mention[Field::nickname] = nickname();
    const bool both = !mention[Field::forename].empty() && !mention[Field::surname].empty();
    if (both && m_random.chance(tradition().order_swapped))
      std::swap(mention[Field::forename], mention[Field::surname]);
  }

  void age(Eyes eyes) {
    if (knows(Known::dob)) {
      mention[Field::dob] = written_birth_date(m_person.birth, m_errors, m_random);
    } else if (knows(Known::birth_year)) {
      mention[Field::dob] = std::to_string(to_date(m_person.birth).year);
    } else if (knows(Known::age)) {
      mention[Field::age] = guessed_age(age_on(m_person.birth, m_seen.told), eyes, m_errors, m_random);
    }
    const bool female = (m_person.sex == Sex::female) != m_random.chance(m_errors.sex);
    if (knows(Known::sex)) mention[Field::sex] = female ? "female" : "male";
  }

  void reach(const std::string& phone) {
    const bool landline = m_random.chance(m_seen.county.parameters->changes.landline);
    if (knows(Known::phone)) {
      const std::string number =
          landline && m_person.family != none ? landline_of(m_seen.county, m_seen.identifiers, m_person) : phone;
      mention[Field::phone] = written_phone(number, m_errors, m_random);
    }
    if (knows(Known::email)) {
      mention[Field::email] = written_email(email_of(m_person), m_errors, m_random);
    }
    if (!knows(Known::handle)) return;
    const auto online = online_name_of(m_seen.county, m_person, m_seen.happened);
    mention[Field::handle] = written_handle(online.name, m_errors, m_random);
    if (m_random.chance(0.85)) mention[Field::platform] = online.platform;
  }

  void whereabouts() {
    const County& county = m_seen.county;
    const Address& home = home_on(county, m_person, m_seen.happened);
    if (knows(Known::address)) mention[Field::address] = written_address(county.gazetteer, home, m_errors, m_random);
    if (knows(Known::postcode)) mention[Field::postcode] = written_postcode(county.gazetteer, home, m_errors, m_random);
    if (knows(Known::school) && m_person.school != none)
      mention[Field::school] = written_school(county, m_person.school, m_random);
    if (!knows(Known::place)) return;
    const auto town = county.gazetteer.town_of(home.street);
    const Place& haunt = county.places[m_random.pick(county.towns[town].places)];
    mention[Field::place] = m_random.chance(0.6) || haunt.name.empty() ? county.gazetteer.town(town) : haunt.name;
  }

  Mention mention;

 private:
  bool knows(Known field) { return m_random.chance(m_knows[static_cast<std::size_t>(field)]); }
  const Tradition& tradition() const { return m_seen.county.names->traditions[m_person.tradition]; }

  // Of "Abdi Hassan" or "Ward-Cole" sometimes one half; "Al-Masri", "El Amrani" and "Abu Salim" are whole names.
  std::string surname() {
    std::string name(surname_on(m_person, m_seen.happened));
    const auto cut = name.find_first_of(" -");
    const bool whole = cut == std::string::npos || cut < 3 || name.starts_with("Abu ") || name.starts_with("Ben ");
    if (whole || !m_random.chance(m_errors.second_half)) return name;
    return m_random.chance(0.5) ? name.substr(0, cut) : name.substr(cut + 1);
  }

  // Street names are spelt as they sound.
  std::string nickname() {
    const Agency& agency = m_seen.agency;
    std::string name = m_person.nickname;
    if (name.empty()) return name;
    if (m_random.chance(agency.keyboard)) name = mistyped(name, m_random);
    if (m_random.chance(agency.ear * 0.7)) name = misheard(name, tradition(), m_random);
    return m_random.chance(agency.marks_kept) ? name : without_marks(name);
  }

  const Seen& m_seen;
  const Person& m_person;
  Knowledge m_knows;
  Random& m_random;
  const Errors& m_errors;
};

}  // namespace

Mention report_child(const Seen& seen, std::uint32_t child, double share, Random& random) {
  const Person& person = seen.county.children[child];
  Knowledge knows = seen.agency.child;
  for (double& chance : knows) chance *= share;
  knows[static_cast<std::size_t>(Known::forename)] = seen.agency.child[static_cast<std::size_t>(Known::forename)];
  knows[static_cast<std::size_t>(Known::sex)] = seen.agency.child[static_cast<std::size_t>(Known::sex)];
  PersonReport report(seen, person, knows, random);
  report.names();
  report.age(knows[static_cast<std::size_t>(Known::dob)] > 0.5 ? Eyes::familiar : Eyes::stranger);
  report.reach(phone_of_child(seen.county, seen.identifiers, person, seen.happened));
  report.whereabouts();
  report.mention.kind = Kind::child;
  report.mention.entity = child;
  return std::move(report.mention);
}

Mention report_offender(const Seen& seen, std::uint32_t adult, Random& random) {
  const Person& person = seen.county.adults[adult];
  PersonReport report(seen, person, seen.agency.adult, random);
  report.names();
  report.age(Eyes::stranger);
  report.reach(phone_of_adult(seen.county, seen.identifiers, person, seen.happened));
  report.whereabouts();
  report.mention.kind = Kind::adult;
  report.mention.entity = adult;
  return std::move(report.mention);
}

// Parents are known as their child's household is.
Mention report_parent(const Seen& seen, std::uint32_t adult, Random& random) {
  const Person& person = seen.county.adults[adult];
  const double named = seen.county.parameters->concerns.parent_named;
  const auto of_child = [&](Known field) { return seen.agency.child[static_cast<std::size_t>(field)]; };
  Knowledge knows{};
  const auto set = [&](Known field, double chance) { knows[static_cast<std::size_t>(field)] = chance; };
  set(Known::forename, named), set(Known::surname, named * of_child(Known::surname)),
      set(Known::sex, of_child(Known::sex));
  set(Known::dob, seen.agency.adult[static_cast<std::size_t>(Known::dob)] * 0.6);
  set(Known::phone, 0.2 + of_child(Known::phone) * 0.7), set(Known::email, of_child(Known::email) * 1.5);
  set(Known::address, of_child(Known::address) * 0.7), set(Known::postcode, of_child(Known::postcode) * 0.7);
  PersonReport report(seen, person, knows, random);
  report.names();
  report.age(Eyes::familiar);
  report.reach(phone_of_adult(seen.county, seen.identifiers, person, seen.happened));
  report.whereabouts();
  report.mention.kind = Kind::adult;
  report.mention.entity = adult;
  return std::move(report.mention);
}

Mention report_vehicle(const Seen& seen, std::uint32_t vehicle, Random& random) {
  const Vehicle& is = seen.county.vehicles[vehicle];
  const Errors& errors = seen.county.parameters->errors;
  Mention mention;
  mention.kind = Kind::vehicle;
  mention.entity = vehicle;
  if (random.chance(seen.agency.plate)) {
    std::string plate = is.plate;
    if (random.chance(errors.plate_wrong))
      plate = plate.substr(0, 1) + mistyped(digit_slipped(plate.substr(1), random), random);
    if (random.chance(errors.plate_confused)) plate = plate_misread(plate, random);
    if (!random.chance(seen.agency.whole_plate)) plate = plate_fragment(plate, random);
    if (random.chance(0.4)) plate = replaced(plate, " ", "");
    mention[VehicleField::plate] = random.chance(0.08) ? lower(plate) : plate;
  }
  if (random.chance(seen.agency.make))
    mention[VehicleField::make] = random.chance(errors.make) ? similar_make(is.make, random) : is.make;
  if (random.chance(seen.agency.colour))
    mention[VehicleField::colour] = random.chance(errors.colour) ? similar_colour(is.colour, random) : is.colour;
  return mention;
}

Mention report_place(const Seen& seen, std::uint32_t place, Random& random) {
  const Place& is = seen.county.places[place];
  const Errors& errors = seen.county.parameters->errors;
  const auto& gazetteer = seen.county.gazetteer;
  Mention mention;
  mention.kind = Kind::place;
  mention.entity = place;
  if (!is.name.empty() && random.chance(seen.agency.place_name)) {
    mention[PlaceField::name] = random.chance(0.04) ? mistyped(is.name, random) : is.name;
    if (random.chance(0.12)) mention[PlaceField::name] = "the " + lower(is.name);
  }
  if (random.chance(0.8)) mention[PlaceField::kind] = is.kind;
  if (random.chance(is.name.empty() ? 0.95 : seen.agency.place_address))
    mention[PlaceField::address] = written_address(gazetteer, is.address, errors, random);
  if (mention[PlaceField::address].empty() && random.chance(errors.place_town))
    mention[PlaceField::address] = gazetteer.town(gazetteer.town_of(is.address.street));
  if (random.chance(seen.agency.place_postcode))
    mention[PlaceField::postcode] = written_postcode(gazetteer, is.address, errors, random);
  return mention;
}

Mention report_number(const Seen& seen, const std::string& digits, Random& random) {
  Mention mention;
  mention.kind = Kind::contact;
  mention.entity = seen.identifiers.contact(digits);
  mention[ContactField::phone] = written_phone(digits, seen.county.parameters->errors, random);
  return mention;
}

Mention report_online_name(const Seen& seen, const std::string& platform, const std::string& name, Random& random) {
  Mention mention;
  mention.kind = Kind::contact;
  mention.entity = seen.identifiers.contact(platform + "/" + name);
  mention[ContactField::handle] = written_handle(name, seen.county.parameters->errors, random);
  if (random.chance(0.85)) mention[ContactField::platform] = platform;
  return mention;
}

}  // namespace heed::synth
