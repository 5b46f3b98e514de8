#include "link_batch/value_kinds.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "base/text.hpp"

namespace heed::link_batch {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Words between spaces: found whole.
bool listed(std::string_view list, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const bool begins = at == 0 || list[at - 1] == ' ';
    const bool ends = at + word.size() == list.size() || list[at + word.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

// "AB1 2CD" → "AA9 9AA": letters A, digits 9, '?' stays, everything else goes.
std::string shape(std::string_view value) {
  std::string out;
  for (const char c : value.substr(0, 20)) {
    if (digit(c))
      out += '9';
    else if (letter(c))
      out += 'A';
    else if (c == '?')
      out += '?';
    else if (c != ' ' && c != '-')
      return {};
  }
  return out;
}

constexpr std::string_view months =
    "jan january januar feb february februar mar march maerz märz apr april may mai jun june juni jul july juli aug "
    "august sep sept "
    "september oct october okt oktober nov november dec december dez dezember";

struct Piece {
  std::string_view text;
  bool number = false;
  int value() const {
    int out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
  }
};

// Runs of digits and of letters; a 'T' or a space before a time ends it. More than three: not a date.
std::optional<std::array<Piece, 3>> pieces(std::string_view value, std::size_t& count) {
  std::array<Piece, 3> found;
  count = 0;
  for (std::size_t i = 0; i < value.size();) {
    const bool number = digit(value[i]);
    const auto of_kind = [&](char c) { return number ? digit(c) : letter(c) || static_cast<unsigned char>(c) >= 0x80; };
    if (!of_kind(value[i])) {
      if (std::string_view(" -/.,").find(value[i]) == std::string_view::npos) return std::nullopt;
      ++i;
      continue;
    }
    const std::size_t start = i;
    while (i < value.size() && of_kind(value[i])) ++i;
    if (count == 3) return std::nullopt;
    found[count++] = {value.substr(start, i - start), number};
  }
  return found;
}

std::optional<WrittenDate> compact_date(std::string_view value) {
  const auto part = [&](std::size_t at, std::size_t size) { return Piece{value.substr(at, size), true}.value(); };
  const auto sensible_year = [](int year) { return year >= 1800 && year <= 2100; };
  const auto fits = [](int month, int day) { return month >= 1 && month <= 12 && day >= 1 && day <= 31; };
  if (sensible_year(part(0, 4)) && fits(part(4, 2), part(6, 2)))
    return WrittenDate{part(0, 4), part(4, 2), part(6, 2), part(0, 4), true, false};
  if (sensible_year(part(4, 4)) && fits(part(2, 2), part(0, 2)))
    return WrittenDate{part(0, 2), part(2, 2), part(4, 4), part(4, 4), true, false};
  return std::nullopt;
}

}  // namespace

std::size_t count_digits(std::string_view value) {
  return static_cast<std::size_t>(std::count_if(value.begin(), value.end(), digit));
}

bool looks_like_email(std::string_view value) {
  value = value.substr(0, 100);
  const std::size_t at = value.find('@');
  return at != std::string_view::npos && at > 0 && value.find(' ') == std::string_view::npos &&
         value.find('.', at) != std::string_view::npos;
}

bool looks_like_phone(std::string_view value) {
  value = value.substr(0, 100);
  const std::size_t digits = count_digits(value);
  if (digits < 7 || digits > 15) return false;
  if (value.find_first_not_of("0123456789+()-./ xX") != std::string_view::npos || read_date(value)) return false;
  return digits != value.size() || value.front() == '0' || digits >= 10;
}

bool looks_like_uk_postcode(std::string_view value) {
  const std::string found = shape(value);
  static constexpr std::array<std::string_view, 6> shapes = {"A99AA",   "AA99AA", "A999AA",
                                                             "AA999AA", "A9A9AA", "AA9A9AA"};
  return std::find(shapes.begin(), shapes.end(), found) != shapes.end();
}

bool looks_like_plate(std::string_view value) {
  const std::string found = shape(value);
  if (found.size() < 4 || found.size() > 8) return false;
  const bool unknown =
      found.find('?') != std::string::npos && found.find_first_not_of("?A9") == std::string::npos && found.size() >= 6;
  static constexpr std::array<std::string_view, 5> shapes = {"AA99AAA", "A999AAA", "A99AAA", "A9AAA", "AAA999A"};
  return unknown || std::find(shapes.begin(), shapes.end(), found) != shapes.end();
}

bool looks_like_sex(std::string_view value) {
  return listed(
      "m f w d x male female man woman boy girl mann frau weiblich männlich maennlich divers u unknown other männl "
      "weibl "
      "non-binary nonbinary",
      ascii_lower(value.substr(0, 20)));
}

bool looks_like_salutation(std::string_view value) {
  std::string word = ascii_lower(value.substr(0, 20));
  std::erase(word, '.');
  return listed("mr mrs ms miss mx dr prof sir dame lord lady rev herr frau herrn hr fr", word);
}

bool is_common_forename(std::string_view word) {
  return listed(
      "james john robert michael william david richard joseph thomas charles mary patricia jennifer linda elizabeth "
      "barbara susan jessica "
      "sarah karen daniel matthew anthony mark paul steven andrew george edward emily emma olivia sophie lucy hannah "
      "laura anna maria peter "
      "hans wolfgang klaus jürgen juergen michaela claudia petra sabine monika ursula renate helga andrea birgit karin "
      "ingrid stefan "
      "christian martin alexander thomas frank uwe bernd dieter werner heinz günter guenter horst manfred gerhard "
      "mohammed muhammad ahmed ali "
      "fatima aisha joshua jack harry oliver charlie chloe ella mia lily grace amelia jacob ethan samuel benjamin noah "
      "lachlan ruby isabella "
      "margaret alice henry arthur jane ann anne christopher kevin brian jason amy angela nicole jonathan simon "
      "nicholas peter lisa sandra",
      word);
}

bool is_common_surname(std::string_view word) {
  return listed(
      "smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts "
      "green hall wood jackson "
      "clarke clark harris lewis martin cooper king hill ward moore baker morris müller mueller schmidt schneider "
      "fischer weber meyer wagner "
      "becker schulz hoffmann schäfer schaefer koch bauer richter klein wolf schröder neumann schwarz zimmermann braun "
      "krüger hofmann "
      "hartmann lange werner krause lehmann maier mayer meier kaiser anderson thomas miller davis garcia rodriguez "
      "martinez lee harrison "
      "khan ahmed patel singh ali hussain begum nguyen murphy kelly campbell mitchell scott young allen edwards "
      "collins stewart turner",
      word);
}

bool is_organisation_word(std::string_view word) {
  return listed(
      "ltd limited plc llc inc corp corporation company co gmbh ag kg mbh ev bv sa university universität college "
      "institute institut "
      "school hotel restaurant cafe bar grill pizza taxi taxis cars council church hospital bank group association "
      "club centre center "
      "department foundation laboratory & the of and for trust services house",
      word);
}

std::optional<WrittenDate> read_date(std::string_view value) {
  if (value.size() < 6 || value.size() > 30) return std::nullopt;
  if (value.find(':') != std::string_view::npos) value = value.substr(0, value.find_first_of(" T"));  // a time follows
  std::size_t count = 0;
  const auto found = pieces(value, count);
  if (!found) return std::nullopt;
  const auto& [first, second, third] = *found;
  if (count == 1 && first.number && value.size() == 8) return compact_date(value);
  if (count != 3 || !third.number) return std::nullopt;
  if (!first.number || !second.number) {
    const Piece& word = first.number ? second : first;
    const bool month = !word.number && listed(months, ascii_lower(word.text)) && third.text.size() == 4;
    return month ? std::optional(WrittenDate{0, 0, 0, third.value(), false, true}) : std::nullopt;
  }
  WrittenDate date{first.value(), second.value(), third.value(), 0, false, false};
  if (first.text.size() == 4 && second.text.size() <= 2 && third.text.size() <= 2)
    date.year = date.first;
  else if (first.text.size() <= 2 && second.text.size() <= 2 && third.text.size() == 4)
    date.year = date.third;
  else if (first.text.size() != 2 || second.text.size() != 2 || third.text.size() != 2)
    return std::nullopt;
  return date;
}

std::string iso_date(std::string_view value, std::string_view order) {
  value = trim(value);
  const auto date = read_date(value);
  if (!date || date->month_in_letters) return std::string(value);
  int year = date->third, month = date->second, day = date->first;
  if (date->year == date->first || (date->year == 0 && order == "ymd")) {
    year = date->first;
    day = date->third;
  } else if (order == "mdy" && !date->compact) {
    std::swap(month, day);
  }
  if (date->year == 0) year += year > 30 ? 1900 : 2000;
  // Where the other order is the only one that makes sense, it is meant.
  if (month > 12 && day <= 12) std::swap(month, day);
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::string(value);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace heed::link_batch
