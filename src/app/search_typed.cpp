#include "app/search_typed.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "matching/nicknames.hpp"
#include "matching/normalise.hpp"
#include "matching/similarity.hpp"
#include "mentions/found.hpp"
#include "mentions/words.hpp"

namespace heed::app {

namespace {

using linkage::Agreement;
using matching::AttributeType;
using mentions::EntityKind;
using mentions::Said;
using mentions::Word;

constexpr std::size_t shortest_beginning = 3, shortest_with_slip = 5, shortest_that_sounds = 4, whole_number = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_of_a_number(std::string_view text) {
  return std::ranges::any_of(text, is_digit) && std::ranges::all_of(text, [](char c) {
           return is_digit(c) || std::string_view("+()-.").find(c) != std::string_view::npos;
         });
}

// "07700 900" and "+44 7700 900" → "447700900".
std::string with_country(std::string_view text, const std::string& digits) {
  if (digits.size() >= whole_number) return matching::normal_phone(text);
  if (text.starts_with('+')) return digits;
  if (digits.starts_with("00")) return digits.substr(2);
  return digits.starts_with('0') ? "44" + digits.substr(1) : digits;
}

// A digit, a sign of what was not seen, or capitals: else a word of a name would be a part of many plates.
bool may_be_of_a_plate(std::string_view text) {
  constexpr std::size_t longest = 8;
  if (text.size() < shortest_beginning || text.size() > longest) return false;
  const auto is_of_it = [](char c) { return is_digit(c) || is_letter(c) || c == '*' || c == '?' || c == ' '; };
  const bool any_small = std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  const bool shows = std::ranges::any_of(text, [](char c) { return is_digit(c) || c == '*' || c == '?'; });
  return std::ranges::all_of(text, is_of_it) && (shows || (!any_small && text.size() == shortest_beginning));
}

std::string longest_seen(std::string_view plate) {
  std::string longest;
  for (std::size_t at = 0; at < plate.size();) {
    const auto end = std::min(plate.find_first_of("?*", at), plate.size());
    if (end - at > longest.size()) longest = plate.substr(at, end - at);
    at = end + 1;
  }
  return longest;
}

TypedPart part_of(std::string_view text, std::optional<AttributeType> type) {
  TypedPart part;
  part.text = text;
  part.type = type;
  const bool has_digit = std::ranges::any_of(text, is_digit);
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  std::string spaceless(text);
  std::erase(spaceless, ' ');
  if (digits.size() >= shortest_beginning && is_of_a_number(spaceless)) {
    part.digits = with_country(text, digits);
    part.ending = digits;
  }
  if (!has_digit) part.name = matching::normal_name(text);
  if (may_be_of_a_plate(text)) part.plate = matching::normal_plate(text);
  part.word = type == AttributeType::postcode ? ascii_lower(spaceless) : matching::normal_address(text);
  if (part.word.find(' ') != std::string::npos) part.word.clear();
  if (text.find(' ') == std::string_view::npos) part.handle = matching::normal_handle(text);
  return part;
}

bool is_small_word(const Word& word) {
  return mentions::is_one_of(word.lower, {"a", "an", "the", "and", "of", "with", "in", "at", "on", "called", "named",
                                          "reg", "plate", "number"});
}

bool is_one_thing(AttributeType type) { return matching::identifies(type) || type == AttributeType::postcode; }

// "anne-marie" is two words of a name.
void add_words(std::string_view text, std::vector<TypedPart>& parts) {
  auto part = part_of(text, {});
  const auto words = split(part.name, ' ');
  if (words.size() < 2) {
    parts.push_back(std::move(part));
    return;
  }
  for (const auto word : words) parts.push_back(part_of(word, {}));
}

// What stands between two things that the mentions layer saw: "07700 900" is one part.
void add_between(std::string_view text, std::vector<TypedPart>& parts) {
  const auto words = mentions::words_of(text);
  std::string number;
  const auto end_number = [&] {
    if (!number.empty()) parts.push_back(part_of(number, {}));
    number.clear();
  };
  for (const auto& word : words) {
    if (is_of_a_number(word.text)) {
      number += (number.empty() ? "" : " ") + std::string(word.text);
      continue;
    }
    end_number();
    const bool only = words.size() == 1 && parts.empty();
    if (only || !is_small_word(word)) add_words(word.text, parts);
  }
  end_number();
}

int rank(Agreement agreement) {
  switch (agreement) {
    case Agreement::same: return 0;
    case Agreement::words_in_common: return 1;
    case Agreement::fits: return 2;
    case Agreement::form_of_name: return 3;
    case Agreement::part_the_same: return 4;
    case Agreement::one_slip: return 5;
    case Agreement::sounds_the_same: return 6;
    default: return 7;
  }
}

std::optional<Agreement> begins(std::string_view typed, std::string_view said) {
  if (typed.empty()) return std::nullopt;
  if (typed == said) return Agreement::same;
  if (typed.size() >= shortest_beginning && said.starts_with(typed)) return Agreement::part_the_same;
  return std::nullopt;
}

std::optional<Agreement> begins_or_slips(std::string_view typed, std::string_view said) {
  if (auto agreement = begins(typed, said)) return agreement;
  if (typed.size() < shortest_with_slip || matching::damerau_levenshtein(typed, said, 1) > 1) return std::nullopt;
  return Agreement::one_slip;
}

std::optional<Agreement> of_name(std::string_view typed, std::string_view said) {
  if (typed.empty()) return std::nullopt;
  if (typed == said) return Agreement::same;
  if (matching::Nicknames::built_in().related(typed, said)) return Agreement::form_of_name;
  if (auto agreement = begins_or_slips(typed, said)) return agreement;
  if (typed.size() < shortest_that_sounds) return std::nullopt;
  for (const auto& code : sound_terms(typed))
    for (const auto& other : sound_terms(said))
      if (code == other) return Agreement::sounds_the_same;
  return std::nullopt;
}

std::optional<Agreement> of_phone(const TypedPart& part, const std::string& said) {
  if (part.digits.empty()) return std::nullopt;
  if (part.digits == said) return Agreement::same;
  constexpr std::size_t shortest_end = 4;
  const bool is_end = part.ending.size() >= shortest_end && said.ends_with(part.ending);
  if (said.starts_with(part.digits) || is_end) return Agreement::part_the_same;
  const bool both_whole = part.digits.size() >= whole_number && said.size() >= whole_number;
  if (both_whole && matching::damerau_levenshtein(part.digits, said, 1) <= 1) return Agreement::one_slip;
  return std::nullopt;
}

std::optional<Agreement> of_plate(const TypedPart& part, const std::string& said) {
  if (part.plate.empty() || !matching::plates_fit(part.plate, said)) return std::nullopt;
  if (part.plate == said) return Agreement::same;
  if (matching::plate_agreement(part.plate, said) < shortest_beginning) return std::nullopt;
  return Agreement::fits;
}

std::optional<Agreement> of_handle(const TypedPart& part, std::string_view said) {
  said.remove_prefix(said.find(':') + 1);
  return begins_or_slips(part.handle, said);
}

std::optional<Agreement> of_postcode(const TypedPart& part, std::string said) {
  said = ascii_lower(said);
  const auto second = said.substr(std::min(said.find(' '), said.size() - 1) + 1);
  std::erase(said, ' ');
  if (auto agreement = begins(part.word, said)) return agreement;
  return begins(part.word, second) ? std::optional(Agreement::part_the_same) : std::nullopt;
}

std::optional<Agreement> of_birth(const TypedPart& part, const Said& said, const std::string& today,
                                  const std::string& told_on) {
  const auto typed = matching::birth_days(part.text, today), there = matching::birth_days(said.text, told_on);
  if (typed.empty() || there.empty() || typed.from > there.until || there.from > typed.until) return std::nullopt;
  return typed == there ? Agreement::same : Agreement::fits;
}

// With one word of several: what was said is that word for a name, and the whole for a place.
class WordByWord {
 public:
  WordByWord(const TypedPart& part, const Said& said) : m_part(part), m_said(said) {}

  std::optional<PartAgrees> name() const {
    return best([&](const Word& word, std::optional<PartAgrees>& found) {
      for (const auto one : split(matching::normal_name(word.text), ' '))
        take(of_name(m_part.name, one), std::string(word.text), found);
    });
  }
  std::optional<PartAgrees> place() const {
    const auto whole = begins(m_part.word, matching::normal_place(m_said.text));
    return best([&](const Word& word, std::optional<PartAgrees>& found) {
      auto agreement = begins_or_slips(m_part.word, matching::normal_address(word.text));
      const bool is_one_of_several = agreement == Agreement::same && whole != Agreement::same;
      take(is_one_of_several ? std::optional(Agreement::words_in_common) : agreement, m_said.text, found);
    });
  }

 private:
  template <class Look>
  std::optional<PartAgrees> best(const Look& look) const {
    std::optional<PartAgrees> found;
    for (const auto& word : mentions::words_of(m_said.text)) look(word, found);
    return found;
  }
  void take(std::optional<Agreement> agreement, std::string said, std::optional<PartAgrees>& found) const {
    if (agreement && (!found || rank(*agreement) < rank(found->agreement)))
      found = PartAgrees{*agreement, m_said.type, std::move(said)};
  }

  const TypedPart& m_part;
  const Said& m_said;
};

std::optional<Agreement> of_value(const TypedPart& part, const Said& said) {
  const auto value = matching::make_value(said.type, said.text, said.qualifier).text;
  if (value.empty()) return std::nullopt;
  switch (said.type) {
    case AttributeType::phone: return of_phone(part, value);
    case AttributeType::plate: return of_plate(part, value);
    case AttributeType::handle: return of_handle(part, value);
    case AttributeType::email: return begins(ascii_lower(part.text), value);
    case AttributeType::postcode: return of_postcode(part, value);
    default:
      return matching::make_value(said.type, part.text).text == value ? std::optional(Agreement::same) : std::nullopt;
  }
}

std::optional<PartAgrees> agrees_with(const TypedPart& part, const Said& said, const std::string& today,
                                      const std::string& told_on) {
  std::optional<Agreement> agreement;
  switch (said.type) {
    case AttributeType::forename:
    case AttributeType::surname:
    case AttributeType::full_name:
    case AttributeType::nickname: return WordByWord(part, said).name();
    case AttributeType::address:
    case AttributeType::place_name:
    case AttributeType::school:
    case AttributeType::organisation: return WordByWord(part, said).place();
    case AttributeType::date_of_birth: agreement = of_birth(part, said, today, told_on); break;
    default: agreement = of_value(part, said);
  }
  if (!agreement) return std::nullopt;
  return PartAgrees{*agreement, said.type, said.text};
}

}  // namespace

std::vector<Term> TypedPart::terms() const {
  std::vector<Term> terms;
  if (!matching::normal_sex(text).empty()) return terms;
  const auto add_beginning = [&](TermKind kind, const std::string& beginning) {
    if (beginning.size() >= shortest_beginning) terms.push_back({kind, beginning, Whole::no});
  };
  if (!name.empty()) terms.push_back({TermKind::name, name, name.size() < shortest_beginning ? Whole::yes : Whole::no});
  if (name.size() >= shortest_that_sounds)
    for (auto& code : sound_terms(name)) terms.push_back({TermKind::sound, std::move(code), Whole::yes});
  if (!name.empty())
    for (const auto formal : matching::Nicknames::built_in().stands_for(name))
      terms.push_back({TermKind::formal, std::string(formal), Whole::yes});
  if (!plate.empty()) add_beginning(TermKind::plate, plate_term(longest_seen(plate)));
  add_beginning(TermKind::phone, digits);
  if (!ending.empty()) terms.push_back({TermKind::phone_end, ending, Whole::yes});
  if (ending.size() >= whole_number)
    terms.push_back({TermKind::phone_end, ending.substr(ending.size() - 4), Whole::yes, /*otherwise=*/true});
  add_beginning(TermKind::word, word);
  add_beginning(TermKind::handle, handle);
  if (text.find(' ') == std::string::npos && digits.empty()) add_beginning(TermKind::email, ascii_lower(text));
  return terms;
}

std::vector<TypedPart> parts_of(std::string_view typed) {
  std::vector<TypedPart> parts;
  std::size_t from = 0;
  for (const auto& found : mentions::find_in_text(typed)) {
    if (!is_one_thing(found.type)) continue;
    add_between(typed.substr(from, found.from - from), parts);
    parts.push_back(part_of(found.text, found.type));
    from = found.until;
  }
  add_between(typed.substr(from), parts);
  if (parts.size() > most_parts) parts.resize(most_parts);
  return parts;
}

mentions::Mention as_mention(const std::vector<TypedPart>& parts, EntityKind kind) {
  mentions::Mention mention;
  mention.kind = kind;
  const auto add = [&](AttributeType type, const std::string& text) { mention.said.push_back({type, text, {}, {}}); };
  const bool is_person = kind == EntityKind::child || kind == EntityKind::adult;
  std::string names;
  for (const auto& part : parts) {
    if (!part.name.empty() && !part.type) names += (names.empty() ? "" : " ") + part.text;
    if (kind == EntityKind::vehicle && !part.plate.empty()) add(AttributeType::plate, part.text);
    const bool reaches =
        part.type == AttributeType::phone || part.type == AttributeType::email || part.type == AttributeType::handle;
    if (reaches && kind != EntityKind::vehicle && kind != EntityKind::place) add(*part.type, part.text);
    if (part.type == AttributeType::postcode && (is_person || kind == EntityKind::place)) add(*part.type, part.text);
  }
  if (names.empty()) return mention;
  if (is_person) add(AttributeType::full_name, names);
  if (is_person && names.find(' ') == std::string::npos) add(AttributeType::nickname, names);
  if (kind == EntityKind::place) add(AttributeType::place_name, names);
  if (kind == EntityKind::vehicle && !mention.said.empty()) add(AttributeType::vehicle_colour, names);
  return mention;
}

std::optional<PartAgrees> agrees(const TypedPart& part, const mentions::Mention& mention, const std::string& today,
                                 const std::string& told_on) {
  std::optional<PartAgrees> best;
  for (const auto& said : mention.said) {
    auto one = agrees_with(part, said, today, told_on);
    if (one && (!best || rank(one->agreement) < rank(best->agreement))) best = std::move(one);
  }
  return best;
}

}  // namespace heed::app
