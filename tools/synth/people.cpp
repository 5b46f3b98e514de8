#include "synth/people.hpp"

#include "synth/facts.hpp"
#include "synth/misspell.hpp"
#include "synth/output.hpp"
#include "synth/writing.hpp"

namespace heed::synth {
namespace {

// The register's clerk: an agency that knows everything and errs at the benchmark's rate.
class Clerk {
 public:
  Clerk(const County& county, Identifiers& identifiers)
      : m_county(county), m_identifiers(identifiers), m_rates(county.parameters->people) {
    m_agency.ear = m_agency.keyboard = m_rates.field_error / 2;
    m_agency.script = m_rates.field_error / 4;
    m_agency.marks_kept = 0.1;
  }

  // The first record of a person is nearly right; the later ones are not.
  PersonRow record(const Person& person, std::uint32_t cluster, std::size_t copy, Random& random) {
    const Tradition& tradition = m_county.names->traditions[person.tradition];
    const Errors& errors = m_county.parameters->errors;
    PersonRow row;
    row.cluster = cluster;
    const bool informal = copy > 0 && !person.nickname.empty() && random.chance(m_rates.nickname);
    row.forename = written_name(informal ? person.nickname : person.forename, tradition, m_agency, random);
    const bool renamed = copy > 0 && !person.other_surname.empty() && random.chance(m_rates.married);
    row.surname = written_name(renamed ? person.other_surname : person.surname, tradition, m_agency, random);
    if (random.chance(m_rates.swapped)) std::swap(row.forename, row.surname);
    row.dob = written_birth_date(person.birth, errors, random);
    const Address home =
        copy > 0 && random.chance(m_rates.moved) ? elsewhere(person, random) : m_county.families[person.family].home;
    row.address = written_address(m_county.gazetteer, home, errors, random);
    row.postcode = written_postcode(m_county.gazetteer, home, errors, random);
    row.phone = written_phone(phone(person, copy, random), errors, random);
    row.email = email(person, copy, random);
    row.sex = person.sex == Sex::female ? "female" : "male";
    lose_some(row, random);
    return row;
  }

 private:
  Address elsewhere(const Person& person, Random& random) const {
    const auto town = m_county.gazetteer.town_of(m_county.families[person.family].home.street);
    return m_county.gazetteer.any(town, 0.2, random);
  }
  std::string phone(const Person& person, std::size_t copy, Random& random) {
    if (person.school != none && random.chance(0.4)) return m_identifiers.landline(person.family);
    return m_identifiers.mobile(mix(person.seed + (copy > 0 && random.chance(m_rates.new_phone) ? copy : 0)));
  }
  std::string email(const Person& person, std::size_t copy, Random& random) const {
    if (copy == 0 || !random.chance(m_rates.new_email))
      return written_email(email_of(person), m_county.parameters->errors, random);
    return make_email(person.forename, person.surname, random);
  }
  void lose_some(PersonRow& row, Random& random) const {
    for (std::string* field : {&row.forename, &row.dob, &row.address, &row.postcode, &row.phone, &row.email, &row.sex})
      if (random.chance(field == &row.forename ? m_rates.missing / 6 : m_rates.missing)) field->clear();
  }

  const County& m_county;
  Identifiers& m_identifiers;
  const People& m_rates;
  Agency m_agency;
};

void shuffle(std::vector<PersonRow>& rows, std::uint64_t seed) {
  Random random(seed);
  for (std::size_t left = rows.size(); left > 1; --left) std::swap(rows[left - 1], rows[random.below(left)]);
}

}  // namespace

std::vector<PersonRow> make_people(const Parameters& parameters, const NameBook& names, std::size_t rows,
                                   std::uint64_t seed) {
  const auto wanted = static_cast<std::size_t>(static_cast<double>(rows) / parameters.people.mean_records) + 1;
  const auto streets = static_cast<std::uint32_t>(60 + wanted / 25);
  County county{&parameters, &names, salted(seed, Draw::record),         {}, {}, {}, {}, {}, {}, {},
                {},          {},     Gazetteer(names, seed, 12, streets)};
  county.towns.resize(12);
  for (std::uint32_t town = 0; town < 12; ++town) {
    county.schools.push_back({county.gazetteer.town(town), "School", town, {}});
    county.towns[town].schools.push_back(town);
  }
  Identifiers identifiers(rows <= largest_with_drama_numbers / 3 ? PhoneRange::drama : PhoneRange::extended);
  Clerk clerk(county, identifiers);
  std::vector<PersonRow> made;
  std::uint32_t cluster = 0;
  std::size_t child = 0, adult = 0;
  const auto add = [&](const Person& person) {
    Random random(salted(seed, Draw::record), cluster);
    for (std::size_t copy = 0; made.size() < rows; ++copy) {
      made.push_back(clerk.record(person, cluster, copy, random));
      if (random.chance(1 / parameters.people.mean_records)) break;
    }
    ++cluster;
  };
  while (made.size() < rows) {
    add_families(county, county.children.size() + 1);
    while (adult < county.adults.size() && made.size() < rows) add(county.adults[adult++]);
    while (child < county.children.size() && made.size() < rows) add(county.children[child++]);
  }
  shuffle(made, salted(seed, Draw::record));
  return made;
}

Result<void> write_people(const std::vector<PersonRow>& rows, const std::string& folder) {
  OutputFile file = TRY(OutputFile::make(folder + "/people.csv"));
  file.add("id,forename,surname,dob,address,postcode,phone,email,sex,cluster\n");
  std::string line;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const PersonRow& row = rows[at];
    line = "r" + std::to_string(at + 1);
    for (const std::string* cell :
         {&row.forename, &row.surname, &row.dob, &row.address, &row.postcode, &row.phone, &row.email, &row.sex})
      line += ',', append_cell(line, *cell);
    line += ",p" + std::to_string(row.cluster) + "\n";
    file.add(line);
  }
  return file.close();
}

}  // namespace heed::synth
