#include "synth/identifiers.hpp"

#include <array>

#include "synth/text.hpp"

namespace heed::synth {
namespace {

constexpr std::string_view plate_letters = "ABCDEFGHJKLMNPRSTUVWXY";  // I, O, Q, Z are left out of the last three

char letter(Random& random) { return plate_letters[random.below(plate_letters.size())]; }

constexpr std::array<std::string_view, 14> makes{"Ford",    "Vauxhall", "Volkswagen", "BMW",   "Audi",
                                                 "Toyota",  "Mercedes", "Nissan",     "Skoda", "Peugeot",
                                                 "Renault", "Honda",    "Seat",       "Kia"};
constexpr std::array<double, 14> make_weights{14, 11, 10, 9, 9, 8, 7, 6, 6, 5, 4, 4, 4, 3};
constexpr std::array<std::string_view, 9> colours{"black", "white", "silver", "grey", "blue",
                                                  "red",   "green", "yellow", "brown"};
constexpr std::array<double, 9> colour_weights{22, 18, 14, 18, 15, 8, 2, 1, 2};
// Taken for each other at night or from afar.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> alike{{{"black", "dark blue"},
                                                                              {"white", "silver"},
                                                                              {"silver", "grey"},
                                                                              {"grey", "silver"},
                                                                              {"blue", "black"},
                                                                              {"red", "maroon"},
                                                                              {"green", "grey"},
                                                                              {"brown", "black"}}};

std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

std::string Identifiers::number(Given& given, std::uint64_t key, std::string_view start) const {
  const std::uint64_t order = given.try_emplace(key, given.size()).first->second;
  const std::size_t digits = (m_range == PhoneRange::drama ? 11 : 13) - start.size();
  // Multiplying by a number that shares no factor with 10 gives every number once before any comes again, in no visible order.
  std::uint64_t value =
      m_range == PhoneRange::drama ? (order * 387 + 211) % 1000 : (order * 38'700'137 + 52'114'071) % 10'000'000;
  std::string text(digits, '0');
  for (std::size_t at = digits; at-- > 0; value /= 10) text[at] = static_cast<char>('0' + value % 10);
  return std::string(start) + text;
}

std::string phone_written(const std::string& digits, Random& random) {
  switch (random.below(4)) {
    case 0: return digits.substr(0, 5) + " " + digits.substr(5);
    case 1: return digits.substr(0, 5) + " " + digits.substr(5, 3) + " " + digits.substr(8);
    case 2: return "+44" + digits.substr(1);
    default: return digits.substr(0, 5) + "-" + digits.substr(5);
  }
}

std::string make_email(std::string_view forename, std::string_view surname, Random& random) {
  constexpr std::array<std::string_view, 5> domains{"example.com", "example.org", "example.net", "mail.example",
                                                    "post.example"};
  const std::string first = slug(forename), last = slug(surname);
  std::string name = random.chance(0.4)   ? first + "." + last
                     : random.chance(0.5) ? first.substr(0, 1) + last
                                          : first + last.substr(0, 1);
  if (random.chance(0.7)) name += std::to_string(random.below(random.chance(0.5) ? 100 : 2020));
  return name + "@" + std::string(domains[random.below(domains.size())]);
}

std::string make_handle(std::string_view called, int birth_year, Random& random) {
  constexpr std::array<std::string_view, 16> after{"x",    "xx",   "_x", "zz",    "gaming", "official", "ldn", "_uk",
                                                   "star", "real", "ft", "_real", "vibes",  "77",       "1k",  "pro"};
  constexpr std::array<std::string_view, 10> before{"its", "lil", "the", "real", "im", "so", "x", "da", "yo", "not"};
  std::string name = slug(called);
  if (name.size() > 4 && random.chance(0.3)) name.resize(4);
  if (random.chance(0.35)) {
    if (random.chance(0.3)) name.insert(0, 1, '_');
    name.insert(0, before[random.below(before.size())]);
  }
  if (random.chance(0.5)) name += after[random.below(after.size())];
  if (random.chance(0.4)) return name + (random.chance(0.5) ? "_" : "") + two_digits(birth_year % 100);
  if (random.chance(0.3)) name += '.';
  return name + std::to_string(random.below(random.chance(0.4) ? 100 : 10'000));
}

std::string make_platform(Random& random) {
  constexpr std::array<std::string_view, 5> platforms{"snapgram", "chatly", "ticktime", "blockplay", "wavecall"};
  constexpr std::array<double, 5> weights{45, 20, 20, 10, 5};
  return std::string(platforms[random.weighted(weights)]);
}

std::string make_plate(Random& random) {
  const int year = random.between(6, 24);
  std::string plate{"JTUZ"[random.below(4)], letter(random)};
  plate += two_digits(random.chance(0.5) ? year : year + 50) + " ";
  for (int at = 0; at < 3; ++at) plate += letter(random);
  return plate;
}

std::string plate_fragment(std::string plate, Random& random) {
  const auto hide = [&](std::size_t from, std::size_t until) {
    for (std::size_t at = from; at < until; ++at)
      if (plate[at] != ' ') plate[at] = '?';
  };
  switch (random.below(6)) {
    case 0: hide(4, 8); break;                    // first four seen
    case 1: hide(0, 4); break;                    // last three seen
    case 2: hide(3 + random.below(2), 8); break;  // the start
    case 3: hide(0, 2 + random.below(2)); break;  // the end
    case 4: hide(5 + random.below(2), 8); break;
    default: {
      const std::size_t sign = random.below(7);  // of seven; the space is the fifth
      hide(sign < 4 ? sign : sign + 1, sign < 4 ? sign + 1 : sign + 2);
    }
  }
  return plate;
}

std::string plate_misread(std::string plate, Random& random) {
  for (std::size_t tries = 0; tries < 8; ++tries) {
    const std::size_t at = random.below(plate.size());
    switch (plate[at]) {
      case '0': plate[at] = 'O'; return plate;
      case '1': plate[at] = 'I'; return plate;
      case '2': plate[at] = 'Z'; return plate;
      case '5': plate[at] = 'S'; return plate;
      case '8': plate[at] = 'B'; return plate;
      case 'B': plate[at] = '8'; return plate;
      case 'S': plate[at] = '5'; return plate;
      case 'V': plate[at] = 'Y'; return plate;
      case 'M': plate[at] = 'N'; return plate;
      case 'D': plate[at] = 'O'; return plate;
      default: break;
    }
  }
  return plate;
}

VehicleLook make_vehicle(Random& random) {
  return {std::string(makes[random.weighted(make_weights)]), std::string(colours[random.weighted(colour_weights)])};
}

std::string similar_make(const std::string& make, Random& random) {
  if (make == "Volkswagen" && random.chance(0.5)) return "VW";
  return std::string(makes[random.weighted(make_weights)]);
}

std::string similar_colour(const std::string& colour, Random& random) {
  for (const auto& [seen, taken_for] : alike)
    if (seen == colour && random.chance(0.8)) return std::string(taken_for);
  return std::string(colours[random.weighted(colour_weights)]);
}

}  // namespace heed::synth
