#include "synth/facts.hpp"

#include <cstdlib>

namespace heed::synth {
namespace {

// Dice for one matter of one person: always the same.
enum class Matter : std::uint64_t { phone = 1, handle, email, friends };
Random dice(const Person& person, Matter matter) { return Random(person.seed, static_cast<std::uint64_t>(matter)); }

std::uint64_t number_key(const Person& person, std::uint64_t generation) { return mix(person.seed + generation * 77); }

// 0 before a change that may come on some day, 1 after.
std::uint64_t generation_on(const County& county, double changes, std::int32_t day, Random& random) {
  if (!random.chance(changes)) return 0;
  return day >= random.between(0, static_cast<int>(county.parameters->sizing.days)) ? 1 : 0;
}

OnlineName online_name(const Person& person, std::uint64_t generation) {
  Random random(person.seed, 1000 + generation);
  const std::string& called = !person.nickname.empty() && random.chance(0.5) ? person.nickname : person.forename;
  const std::string platform = make_platform(random);
  return {platform, make_handle(called, to_date(person.birth).year, random)};
}

}  // namespace

std::string phone_of_child(const County& county, Identifiers& identifiers, const Person& child, std::int32_t day) {
  const auto& rates = county.parameters->changes;
  Random random = dice(child, Matter::phone);
  if (random.chance(rates.no_phone)) return "";
  const std::uint32_t mother = county.families[child.family].mother;
  if (random.chance(rates.shared_phone) && mother != none)
    return phone_of_adult(county, identifiers, county.adults[mother], day);
  const std::uint64_t generation = generation_on(county, rates.child_phone, day, random);
  if (generation == 1 && random.chance(rates.recycled_phone))
    return identifiers.mobile(number_key(random.pick(county.children), 0));
  return identifiers.mobile(number_key(child, generation));
}

std::string phone_of_adult(const County& county, Identifiers& identifiers, const Person& adult, std::int32_t day) {
  const auto& rates = county.parameters->changes;
  Random random = dice(adult, Matter::phone);
  if (adult.ring == none)
    return identifiers.mobile(number_key(adult, generation_on(county, rates.adult_phone, day, random)));
  const int period = static_cast<int>(rates.offender_phone_days);
  return identifiers.mobile(
      number_key(adult, static_cast<std::uint64_t>((day + random.between(0, period - 1) + period) / period)));
}

std::string landline_of(const County&, Identifiers& identifiers, const Person& person) {
  return identifiers.landline(person.family);
}

OnlineName online_name_of(const County& county, const Person& person, std::int32_t day) {
  Random random = dice(person, Matter::handle);
  const std::uint64_t generation = generation_on(county, county.parameters->changes.handle, day, random);
  if (generation == 1 && person.school != none && random.chance(county.parameters->changes.reused_handle))
    return online_name(county.children[random.pick(county.schools[person.school].children)], 0);
  return online_name(person, generation);
}

std::string email_of(const Person& person) {
  Random random = dice(person, Matter::email);
  return make_email(person.forename, person.surname, random);
}

std::string_view surname_on(const Person& person, std::int32_t day) {
  return day < person.renamed_on ? person.surname : person.other_surname;
}

const Address& home_on(const County& county, const Person& person, std::int32_t day) {
  return county.families[person.family].home_on(day);
}

std::uint32_t some_friend(const County& county, std::uint32_t child, Random& random) {
  const Person& who = county.children[child];
  const auto& mates = county.schools[who.school].children;
  Random fixed = dice(who, Matter::friends);
  const std::uint32_t wanted = random.skewed(4);
  std::uint32_t found = none;
  for (std::uint32_t tries = 0, friends = 0; tries < 60 && friends <= wanted; ++tries) {
    const std::uint32_t mate = fixed.pick(mates);
    if (mate == child || std::abs(county.children[mate].birth - who.birth) > 420 ||
        county.children[mate].family == who.family)
      continue;
    found = mate;
    ++friends;
  }
  return found;
}

}  // namespace heed::synth
