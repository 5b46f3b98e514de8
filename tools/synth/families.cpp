#include <algorithm>

#include "synth/county.hpp"

namespace heed::synth {
namespace {

constexpr int year = 365;

struct Parents {
  std::string family_name;  // the father's; the mother's when she is alone
  std::string mothers_name;
  std::string fathers_forename;
  std::size_t fathers = 0, mothers = 0;  // traditions
};

std::uint32_t add_adult(County& county, std::uint32_t family, std::size_t tradition, Sex sex, std::string surname,
                        int birth, Random& random) {
  const Tradition& names = county.names->traditions[tradition];
  Person adult;
  adult.seed = random.next();
  adult.sex = sex;
  adult.tradition = static_cast<std::uint16_t>(tradition);
  adult.forename = names.forename(sex, Tradition::Age::adult, random);
  adult.surname = std::move(surname);
  if (random.chance(0.3)) adult.nickname = names.nickname(adult.forename, random);
  adult.family = family;
  adult.birth = birth;
  if (sex == Sex::female && random.chance(county.parameters->changes.married)) {
    adult.other_surname = names.surname(random);
    adult.renamed_on = random.between(0, static_cast<int>(county.parameters->sizing.days));
  }
  county.adults.push_back(std::move(adult));
  return static_cast<std::uint32_t>(county.adults.size() - 1);
}

// Draws both parents; a father who is not in the household still gives names.
Parents add_parents(County& county, Family& family, std::uint32_t number, int eldest, Random& random) {
  const auto& rates = county.parameters->families;
  Parents parents;
  parents.fathers = county.names->draw(random);
  parents.mothers = random.chance(rates.mixed_names) ? county.names->draw(random) : parents.fathers;
  const Tradition& his = county.names->traditions[parents.fathers];
  const Tradition& hers = county.names->traditions[parents.mothers];
  parents.family_name = his.surname(random);
  const bool shares = parents.fathers == parents.mothers && random.chance(0.62) &&
                      his.rule != SurnameRule::shared_by_children && his.rule != SurnameRule::father_forename;
  parents.mothers_name = surname_for(hers, shares ? parents.family_name : hers.surname(random), Sex::female, random);
  family.mother = add_adult(county, number, parents.mothers, Sex::female, parents.mothers_name,
                            eldest - random.between(18 * year, 39 * year), random);
  const std::string his_name = surname_for(his, parents.family_name, Sex::male, random);
  const std::uint32_t father = add_adult(county, number, parents.fathers, Sex::male, his_name,
                                         eldest - random.between(19 * year, 45 * year), random);
  parents.fathers_forename = county.adults[father].forename;
  if (random.chance(rates.one_parent)) {
    county.adults.pop_back();
  } else {
    family.father = father;
  }
  return parents;
}

void name_child(County& county, const Parents& parents, Person& child, Random& random) {
  const auto& rates = county.parameters->families;
  const std::size_t tradition = random.chance(0.6) ? parents.fathers : parents.mothers;
  const Tradition& names = county.names->traditions[tradition];
  const Tradition& his = county.names->traditions[parents.fathers];
  child.tradition = static_cast<std::uint16_t>(tradition);
  child.forename = names.forename(child.sex, Tradition::Age::child, random);
  child.surname = surname_for(his, parents.family_name, child.sex, random);
  child.other_surname = parents.mothers_name;
  if (his.rule == SurnameRule::father_forename) child.surname = parents.fathers_forename + " " + parents.family_name;
  if (his.rule == SurnameRule::shared && parents.mothers_name != child.surname && random.chance(rates.spare_surname)) {
    if (random.chance(0.6)) {
      std::swap(child.surname, child.other_surname);
    } else if (child.surname.find('-') == std::string::npos && parents.mothers_name.find('-') == std::string::npos) {
      child.surname = parents.mothers_name + "-" + child.surname;
    }
  }
  if (random.chance(rates.nickname_child)) child.nickname = names.nickname(child.forename, random);
}

bool named_before(const County& county, const Family& family, std::string_view forename) {
  for (std::size_t at = family.first_child; at < county.children.size(); ++at)
    if (county.children[at].forename == forename) return true;
  return false;
}

void add_children(County& county, Family& family, std::uint32_t number, const Parents& parents, int eldest,
                  Random& random) {
  const auto town = county.gazetteer.town_of(family.home.street);
  const auto& schools = county.towns[town].schools;
  const std::uint32_t school = schools[random.below(schools.size())];
  const std::size_t count = 1 + random.weighted(county.parameters->children_per_family);
  const std::size_t twin =
      count >= 2 && random.chance(county.parameters->families.twins) ? 1 + random.below(count - 1) : count;
  int birth = eldest;
  family.first_child = static_cast<std::uint32_t>(county.children.size());
  for (std::size_t at = 0; at < count && birth < -5 * year; ++at) {
    Person child;
    child.seed = random.next();
    child.sex = random.chance(0.487) ? Sex::female : Sex::male;
    if (at > 0 && at != twin) birth += random.between(360, 4 * year);
    if (birth >= -5 * year) break;
    child.birth = birth;
    for (int tries = 0; tries < 5 && (tries == 0 || named_before(county, family, child.forename)); ++tries)
      name_child(county, parents, child, random);
    child.family = number;
    child.school = random.chance(0.9) ? school : random.pick(schools);
    county.schools[child.school].children.push_back(static_cast<std::uint32_t>(county.children.size()));
    county.children.push_back(std::move(child));
  }
  family.children = static_cast<std::uint32_t>(county.children.size()) - family.first_child;
}

void add_family(County& county) {
  const auto number = static_cast<std::uint32_t>(county.families.size());
  const auto& p = *county.parameters;
  Random random(salted(county.seed, Draw::family), number);
  Family family;
  const std::uint32_t town = random.below(county.towns.size());
  family.home = county.gazetteer.any(town, p.families.flat, random);
  if (random.chance(p.changes.moves)) {
    family.moves_on = random.between(0, static_cast<int>(p.sizing.days));
    family.next_home =
        county.gazetteer.any(random.chance(0.75) ? town : random.below(county.towns.size()), p.families.flat, random);
  }
  const int eldest = -random.between(9 * year, 18 * year - 1);
  const Parents parents = add_parents(county, family, number, eldest, random);
  add_children(county, family, number, parents, eldest, random);
  county.families.push_back(family);
}

}  // namespace

void add_families(County& county, std::size_t children) {
  while (county.children.size() < children) add_family(county);
}

}  // namespace heed::synth
