#include "synth/writing.hpp"

#include "synth/identifiers.hpp"
#include "synth/misspell.hpp"
#include "synth/text.hpp"

namespace heed::synth {
namespace {

const std::vector<std::pair<std::string_view, std::string_view>>& short_kinds() {
  static const std::vector<std::pair<std::string_view, std::string_view>> kinds{
      {" Road", " Rd"},  {" Street", " St"}, {" Avenue", " Ave"}, {" Close", " Cl"},
      {" Drive", " Dr"}, {" Lane", " Ln"},   {"Flat ", "Apt "}};
  return kinds;
}

}  // namespace

std::string written_name(const std::string& name, const Tradition& tradition, const Agency& agency, Random& random) {
  if (name.empty()) return name;
  std::string written = name;
  if (random.chance(agency.script * tradition.unfamiliar)) written = respelt(written, tradition, random);
  if (random.chance(agency.ear * tradition.unfamiliar)) written = misheard(written, tradition, random);
  if (!random.chance(agency.marks_kept)) written = without_marks(written);
  if (random.chance(agency.keyboard)) written = mistyped(written, random);
  if (random.chance(0.01)) written = lower(written);
  return written;
}

std::string written_birth_date(std::int32_t birth, const Errors& errors, Random& random) {
  Date date = to_date(birth);
  if (random.chance(errors.dob_january)) date.month = date.day = 1;
  if (random.chance(errors.dob_swapped) && date.day <= 12) std::swap(date.day, date.month);
  if (random.chance(errors.dob_year)) date.year += random.chance(0.5) ? 1 : -1;
  if (random.chance(errors.dob_digit)) date.day = 1 + (date.day + random.between(0, 9)) % 28;
  return date.to_string();
}

std::string guessed_age(int age, Eyes eyes, const Errors& errors, Random& random) {
  const double worse = eyes == Eyes::stranger ? 2 : 1;
  int guess = age;
  if (random.chance(errors.age_far * worse)) {
    guess += random.chance(0.5) ? random.between(2, 3) : -random.between(2, 3);
  } else if (random.chance(errors.age_off * worse)) {
    guess += random.chance(0.5) ? 1 : -1;
  }
  // Adults' ages are guessed in fives.
  if (age >= 23 && eyes == Eyes::stranger) guess = (guess + random.between(0, 4)) / 5 * 5;
  std::string number = std::to_string(guess);
  switch (random.below(eyes == Eyes::stranger ? 4 : 8)) {
    case 0: return "about " + number;
    case 1: return number + "-" + std::to_string(guess + (age >= 23 ? 5 : 1));
    case 2: return age >= 23 ? std::to_string(guess / 10 * 10) + "s" : number;
    default: return number;
  }
}

std::string written_phone(const std::string& digits, const Errors& errors, Random& random) {
  if (digits.empty()) return digits;
  // A slip stays within the last digits, so that it never leaves the range.
  const std::size_t start = digits.size() - 4;
  const std::string number = random.chance(errors.phone_digit)
                                 ? digits.substr(0, start) + digit_slipped(digits.substr(start), random)
                                 : digits;
  return random.chance(errors.phone_shape) ? phone_written(number, random) : number;
}

std::string written_email(const std::string& email, const Errors& errors, Random& random) {
  const auto at = email.find('@');
  return random.chance(errors.email) ? mistyped(email.substr(0, at), random) + email.substr(at) : email;
}

std::string written_handle(std::string handle, const Errors& errors, Random& random) {
  if (random.chance(0.15)) handle.insert(0, "@");
  if (!random.chance(errors.handle)) return handle;
  const auto mark = handle.find_first_of("._");
  if (mark != std::string::npos && random.chance(0.6)) return handle.erase(mark, 1);
  return random.chance(0.5) ? mistyped(handle, random) : digit_slipped(handle, random);
}

std::string written_address(const Gazetteer& gazetteer, const Address& address, const Errors& errors, Random& random) {
  std::string line = gazetteer.line(address);
  const bool brief = random.chance(errors.address_short);
  if (brief) {
    for (const auto& [whole, shorter] : short_kinds()) line = replaced(line, whole, shorter);
  }
  if (random.chance(errors.address_typed))
    line = random.chance(0.5) ? mistyped(line, random) : digit_slipped(line, random);
  if (!brief || random.chance(0.4)) line += ", " + gazetteer.town(gazetteer.town_of(address.street));
  return line;
}

std::string written_postcode(const Gazetteer& gazetteer, const Address& address, const Errors& errors, Random& random) {
  std::string code = gazetteer.postcode(address);
  if (random.chance(errors.postcode)) {
    constexpr std::string_view letters = "ABDEFGHJLNPQRSTUWXYZ";
    code[code.size() - 1 - random.below(2)] = letters[random.below(letters.size())];
  }
  if (random.chance(0.12)) code = replaced(code, " ", "");
  return random.chance(0.06) ? lower(code) : code;
}

std::string written_school(const County& county, std::uint32_t school, Random& random) {
  const auto& errors = county.parameters->errors;
  if (random.chance(errors.school_wrong)) school = random.below(county.schools.size());
  const School& is = county.schools[school];
  std::string name = is.name + " " + is.kind;
  if (random.chance(errors.school_short)) name = random.chance(0.6) ? is.name : is.name + " School";
  return random.chance(0.01) ? mistyped(name, random) : name;
}

}  // namespace heed::synth
