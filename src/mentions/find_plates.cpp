#include <algorithm>

#include "matching/normalise.hpp"
#include "mentions/finders.hpp"

namespace heed::mentions {

namespace {

using matching::AttributeType;

// The shape of a text: 'A' for a letter, '9' for a digit, '?' for what was not seen, '-' for all else.
std::string shape_of(std::string_view text) {
  std::string shape;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      shape.push_back('9');
    else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
      shape.push_back('A');
    else
      shape.push_back(c == '?' || c == '*' || c == '_' ? '?' : '-');
  }
  return shape;
}

// Great Britain: since 2001 "AB12CDE", 1983 to 2001 "A123BCD", 1963 to 1982 "ABC123D".
bool is_plate_shape(std::string_view shape) {
  return is_one_of(shape, {"AA99AAA", "A9AAA", "A99AAA", "A999AAA", "AAA9A", "AAA99A", "AAA999A"});
}

bool is_upper(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// "M25 AND": a road, not a plate.
bool is_common_word(std::string_view lower) {
  return is_one_of(lower,
                   {"and", "the", "for", "are", "was", "has", "had", "her", "his", "him", "she", "who", "you", "but",
                    "not", "all", "any", "out", "off", "old", "man", "men", "boy", "car", "van", "bus", "day", "yrs"});
}

bool is_cue(std::string_view lower) {
  return is_one_of(
      lower, {"reg", "registration", "plate", "numberplate", "plates", "vrn", "vrm", "rego", "license", "licence"});
}

bool is_filler(std::string_view lower) {
  return is_one_of(
      lower, {"number", "plate", "reg", "no", "is",  "was", "with",  "in",   "like", "something", "maybe", "possibly",
              "it",     "the",   "of",  "at", "and", "i",   "think", "only", "saw",  "mark",      "part"});
}
bool says_where(std::string_view lower) {
  return is_one_of(lower, {"starts", "started", "starting", "begins", "began", "beginning", "ends", "ended", "ending",
                           "first", "last", "contains", "containing", "partial", "including", "includes"});
}

// What can be a plate, or a part of one, after "reg": letters and digits in no more than eight, with a digit or all in capitals.
bool is_piece(const Word& word) {
  const auto shape = shape_of(word.text);
  if (shape.size() > 8 || shape.size() < 2 || shape.find('-') != std::string::npos) return false;
  return word.has_digit() || (is_upper(word.text) && shape.size() <= 4);
}

// One or two words that together have the shape of a plate.
std::size_t whole_at(std::span<const Word> words, std::size_t at, bool cued) {
  const auto& first = words[at];
  if (is_plate_shape(shape_of(first.text)) && (cued || is_upper(first.text) || first.text.size() == 7)) return 1;
  if (at + 1 == words.size() || first.ends_sentence) return 0;
  const auto& second = words[at + 1];
  const auto both = std::string(first.text) + std::string(second.text);
  if (!is_plate_shape(shape_of(both)) || is_common_word(second.lower) || is_common_word(first.lower)) return 0;
  return cued || is_upper(both) ? 2 : 0;
}

struct Piece {
  std::size_t first = 0, last = 0;
};

// After "reg": what says where ("starting"), then one or two pieces.
std::optional<Piece> piece_after(std::span<const Word> words, std::size_t cue) {
  constexpr std::size_t reach = 7;
  std::optional<std::size_t> begins;
  for (std::size_t at = cue + 1; at < words.size() && at <= cue + reach; ++at) {
    if (words[at - 1].ends_sentence) return std::nullopt;
    if (is_piece(words[at])) {
      const auto whole = whole_at(words, at, true);
      const bool two = whole == 0 && !words[at].ends_sentence && at + 1 < words.size() && is_piece(words[at + 1]);
      return Piece{begins.value_or(at), at + (whole == 2 || two ? 1 : 0)};
    }
    if (says_where(words[at].lower) && !begins)
      begins = at;
    else if (!is_filler(words[at].lower) && !says_where(words[at].lower))
      return std::nullopt;
  }
  return std::nullopt;
}

std::string between(std::span<const Word> words, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t at = first; at <= last; ++at) (text += at == first ? "" : " ").append(words[at].text);
  return text;
}

}  // namespace

void find_plates(std::span<const Word> words, std::vector<Found>& found) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_cue(words[at].lower)) {
      if (const auto piece = piece_after(words, at)) {
        auto text = between(words, piece->first, piece->last);
        if (!matching::normal_plate(text).empty())
          found.push_back(found_at(words, piece->first, piece->last, AttributeType::plate, std::move(text)));
        at = piece->last;
        continue;
      }
    }
    if (const auto count = whole_at(words, at, false); count > 0) {
      found.push_back(found_at(words, at, at + count - 1, AttributeType::plate, between(words, at, at + count - 1)));
      at += count - 1;
    }
  }
}

void find_postcodes(std::span<const Word> words, std::vector<Found>& found) {
  const auto is_out = [](std::string_view shape) {
    return is_one_of(shape, {"A9", "A99", "AA9", "AA99", "A9A", "AA9A"});
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto shape = shape_of(words[at].text);
    if (shape.size() >= 5 && shape.ends_with("9AA") && is_out(std::string_view(shape).substr(0, shape.size() - 3))) {
      found.push_back(found_at(words, at, at, AttributeType::postcode, std::string(words[at].text)));
    } else if (is_out(shape) && at + 1 < words.size() && !words[at].ends_sentence &&
               shape_of(words[at + 1].text) == "9AA") {
      found.push_back(found_at(words, at, at + 1, AttributeType::postcode, between(words, at, at + 1)));
      ++at;
    }
  }
}

}  // namespace heed::mentions
