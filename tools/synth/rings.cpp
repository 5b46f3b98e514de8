#include <algorithm>

#include "synth/county.hpp"
#include "synth/identifiers.hpp"

namespace heed::synth {
namespace {

constexpr int year = 365;

// A street name, or a short form of the own name. Few street names serve many: "known only by nickname or common forename".
std::string called(const County& county, const Person& adult, Random& random) {
  if (!random.chance(county.parameters->rings.street_name))
    return county.names->traditions[adult.tradition].nickname(adult.forename, random);
  static const std::vector<std::string> before{"Big ", "Little ", "Lil ", "Uncle ", "Mad ", "Young ", "Old "};
  const std::string name = county.names->street_names[random.skewed(county.names->street_names.size())];
  return random.chance(0.3) ? random.pick(before) + name : name;
}

std::uint32_t add_offender(County& county, std::uint32_t town, std::uint32_t ring, Random& random) {
  const auto number = static_cast<std::uint32_t>(county.adults.size());
  Person adult;
  adult.seed = random.next();
  adult.sex = random.chance(0.12) ? Sex::female : Sex::male;
  adult.tradition = static_cast<std::uint16_t>(county.names->draw(random));
  const Tradition& names = county.names->traditions[adult.tradition];
  adult.birth = -(18 * year + static_cast<int>(random.skewed(std::size_t{34} * year)));
  const auto age = adult.birth > -29 * year ? Tradition::Age::child : Tradition::Age::adult;  // names of the generation
  adult.forename = names.forename(adult.sex, age, random);
  adult.surname = surname_for(names, names.surname(random), adult.sex, random);
  adult.nickname = called(county, adult, random);
  adult.ring = ring;
  adult.family = static_cast<std::uint32_t>(county.families.size());
  Family household;
  household.home = county.gazetteer.any(town, 0.35, random);
  household.next_home = county.gazetteer.any(town, 0.35, random);
  if (random.chance(0.3)) household.moves_on = random.between(0, static_cast<int>(county.parameters->sizing.days));
  county.families.push_back(household);
  county.adults.push_back(std::move(adult));
  return number;
}

void equip(County& county, Ring& ring, Random& random) {
  const auto& rates = county.parameters->rings;
  for (std::size_t at = 0; at < ring.adults.size(); ++at) {
    if (!random.chance(rates.own_vehicle)) continue;
    const auto look = make_vehicle(random);
    county.vehicles.push_back({make_plate(random), look.make, look.colour});
    ring.vehicles.push_back(static_cast<std::uint32_t>(county.vehicles.size() - 1));
  }
  const std::size_t places = random.chance(rates.one_place) ? 1 : 2 + random.below(3);
  const auto& town = county.towns[ring.town];
  for (std::size_t at = 0; at < places; ++at) {
    if (random.chance(0.5)) {
      ring.places.push_back(random.pick(town.places));
      continue;
    }
    Place place{"", "house", county.gazetteer.any(ring.town, 0.5, random)};
    county.places.push_back(std::move(place));
    ring.places.push_back(static_cast<std::uint32_t>(county.places.size() - 1));
  }
}

// A child of the school, old enough and not in a ring yet; none after some tries.
std::uint32_t find_child(const County& county, std::uint32_t school, Random& random) {
  const auto& children = county.schools[school].children;
  for (int tries = 0; tries < 30 && !children.empty(); ++tries) {
    const std::uint32_t child = random.pick(children);
    if (county.children[child].ring == none && county.children[child].birth < -(10 * year)) return child;
  }
  return none;
}

void gather_children(County& county, Ring& ring, std::uint32_t number, std::size_t count, Random& random) {
  const std::uint32_t school = random.pick(county.towns[ring.town].schools);
  for (std::size_t at = 0; at < count; ++at) {
    const bool other = random.chance(county.parameters->rings.other_school);
    const std::uint32_t child =
        find_child(county, other ? random.pick(county.towns[ring.town].schools) : school, random);
    if (child == none) continue;
    county.children[child].ring = number;
    ring.children.push_back(child);
  }
}

}  // namespace

void add_rings(County& county, std::size_t subjects) {
  std::size_t harmed = 0;
  for (std::uint32_t number = 0; harmed < subjects && number < 4 * subjects + 16; ++number) {
    Random random(salted(county.seed, Draw::ring), number);
    Ring ring;
    ring.town = random.below(county.towns.size());
    gather_children(county, ring, number, 1 + random.weighted(county.parameters->children_per_ring), random);
    if (!ring.children.empty() && !(ring.children.size() == 1 && random.chance(county.parameters->rings.alone))) {
      std::size_t adults = 1;
      while (adults < ring.children.size() + 2 && random.chance(county.parameters->rings.extra_adults)) ++adults;
      for (std::size_t at = 0; at < adults; ++at)
        ring.adults.push_back(add_offender(county, ring.town, number, random));
    }
    equip(county, ring, random);
    harmed += ring.children.size();
    county.rings.push_back(std::move(ring));
  }
}

}  // namespace heed::synth
