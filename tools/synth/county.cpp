#include "synth/county.hpp"

#include <algorithm>
#include <iterator>

#include "synth/identifiers.hpp"

namespace heed::synth {
namespace {

double mean_of(const std::vector<double>& weights) {
  double sum = 0, weighted = 0;
  for (std::size_t place = 0; place < weights.size(); ++place) {
    sum += weights[place];
    weighted += weights[place] * static_cast<double>(place + 1);
  }
  return weighted / sum;
}

void add_schools(County& county, std::size_t children) {
  static const std::vector<std::string> kinds{"Academy",           "High School",          "School",
                                              "Community College", "Catholic High School", "Church of England School"};
  const std::size_t wanted = std::max<std::size_t>(county.towns.size(), children / 700);
  for (std::size_t at = 0; at < wanted; ++at) {
    Random random(salted(county.seed, Draw::school), at);
    School school;
    school.town = static_cast<std::uint32_t>(at % county.towns.size());
    school.name = at < county.towns.size() ? county.gazetteer.town(school.town) : random.pick(county.names->streets);
    if (at >= county.towns.size()) school.name += random.chance(0.5) ? " Hall" : " Hill";
    if (random.chance(0.25)) school.name = "St " + random.pick(county.names->saints) + "'s";
    school.kind = kinds[random.skewed(kinds.size())];
    county.towns[school.town].schools.push_back(static_cast<std::uint32_t>(at));
    county.schools.push_back(std::move(school));
  }
}

// Each town has one place of every kind first, then any. Houses have no name: they are known by their address.
std::uint32_t add_place(County& county, std::uint32_t town, std::size_t order, Random& random) {
  const auto& kinds = county.names->places;
  const std::size_t which = order <= kinds.size() ? order : random.below(kinds.size() + 1);
  Place place;
  place.kind = "house";
  if (which < kinds.size()) {
    const auto& [kind, words] = *std::next(kinds.begin(), static_cast<std::ptrdiff_t>(which));
    place.kind = kind;
    place.name = random.pick(words.first) + " ";
    place.name += random.pick(words.second);
  }
  place.address = county.gazetteer.any(town, place.kind == "house" ? 0.4 : 0.0, random);
  if (place.kind == "station" || (place.kind == "park" && random.chance(0.4)))
    place.name = county.gazetteer.town(town) + " " + place.name;
  county.places.push_back(std::move(place));
  return static_cast<std::uint32_t>(county.places.size() - 1);
}

std::uint32_t add_vehicle(County& county, Random& random) {
  const auto look = make_vehicle(random);
  county.vehicles.push_back({make_plate(random), look.make, look.colour});
  return static_cast<std::uint32_t>(county.vehicles.size() - 1);
}

void furnish_towns(County& county) {
  for (std::uint32_t town = 0; town < county.towns.size(); ++town) {
    Random random(salted(county.seed, Draw::place), town);
    for (std::size_t at = 0; at < 14; ++at) county.towns[town].places.push_back(add_place(county, town, at, random));
    for (int at = 0; at < 24; ++at) county.towns[town].taxis.push_back(add_vehicle(county, random));
    for (int at = 0; at < 3; ++at) county.towns[town].firm_phones.push_back(random.next());
  }
  Random random(salted(county.seed, Draw::vehicle));
  const std::size_t hire_cars = 8 + county.towns.size() * 12;
  for (std::size_t at = 0; at < hire_cars; ++at) county.hire_cars.push_back(add_vehicle(county, random));
}

}  // namespace

County make_county(const Parameters& parameters, const NameBook& names, std::size_t mentions, std::uint64_t seed) {
  const double concerns = static_cast<double>(mentions) / parameters.sizing.mentions_per_concern;
  const auto subjects = static_cast<std::size_t>(1 + concerns / mean_of(parameters.concerns_per_child));
  const auto children =
      static_cast<std::size_t>(1 + static_cast<double>(subjects) * parameters.sizing.pool_per_subject);
  const auto towns = static_cast<std::uint32_t>(std::clamp<std::size_t>(children / 1500, 2, 400));
  const auto streets = static_cast<std::uint32_t>(std::max<std::size_t>(std::size_t{12} * towns, children / 25));
  County county{&parameters,
                &names,
                seed,
                {},
                {},
                {},
                {},
                {},
                {},
                {},
                {},
                {},
                Gazetteer(names, salted(seed, Draw::street), towns, streets)};
  county.towns.resize(towns);
  add_schools(county, children);
  furnish_towns(county);
  add_families(county, children);
  add_rings(county, subjects);
  return county;
}

Date to_date(std::int32_t day) { return add_days(Date{2024, 1, 1}, day); }

int age_on(std::int32_t birth, std::int32_t day) {
  const Date born = to_date(birth), on = to_date(day);
  const bool had_birthday = on.month > born.month || (on.month == born.month && on.day >= born.day);
  return on.year - born.year - (had_birthday ? 0 : 1);
}

}  // namespace heed::synth
