#include "content/pseudo.hpp"

#include <unicode/messagepattern.h>
#include <unicode/unistr.h>
#include <vector>

#include "base/text.hpp"

namespace heed::content {
namespace {

constexpr std::string_view right_to_left_mark = "\u200F";

std::string_view accented(char letter) {
  static constexpr std::string_view lower[] = {"á", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "î", "ĵ", "ķ", "ļ", "ɱ",
                                               "ñ", "ô", "þ", "ǫ", "ŕ", "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž"};
  static constexpr std::string_view upper[] = {"Å", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Î", "Ĵ", "Ķ", "Ļ", "Ṁ",
                                               "Ñ", "Ö", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
  if (letter >= 'a' && letter <= 'z') return lower[letter - 'a'];
  if (letter >= 'A' && letter <= 'Z') return upper[letter - 'A'];
  return {};
}

bool is_letter(char character) { return !accented(character).empty(); }

// An address or a number: what a person would copy or dial must stay as it is.
bool is_left_alone(std::string_view word) {
  if (word.find_first_of("@0123456789") != std::string_view::npos) return true;
  if (word.find("://") != std::string_view::npos || word.substr(0, 4) == "www.") return true;
  for (std::size_t at = 1; at + 1 < word.size(); ++at) {
    if ((word[at] == '.' || word[at] == '/') && is_letter(word[at - 1]) && is_letter(word[at + 1])) return true;
  }
  return false;
}

void append_accented_word(std::string& out, std::string_view word) {
  if (is_left_alone(word)) {
    out += word;
    return;
  }
  for (const char character : word) {
    const auto letter = accented(character);
    if (letter.empty()) {
      out += character;
    } else {
      out += letter;
    }
  }
}

// Words between white space, and inserts such as {{organisation}} whole.
std::string accent(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    if (text.substr(at, 2) == "{{") {
      const auto end = text.find("}}", at);
      const auto stop = end == std::string_view::npos ? text.size() : end + 2;
      out += text.substr(at, stop - at);
      at = stop;
    } else if (text[at] == ' ' || text[at] == '\n') {
      out += text[at++];
    } else {
      const auto stop = std::min(text.find_first_of(" \n", at), text.find("{{", at));
      const auto end = std::min(stop, text.size());
      append_accented_word(out, text.substr(at, end - at));
      at = end;
    }
  }
  return out;
}

// Filler words, so that the whole becomes about 40 % longer.
std::string padding(std::size_t characters) {
  static constexpr std::string_view words[] = {" ôñé", " ţŵô", " ţĥŕéé", " ƒôûŕ", " ƒîṽé", " šîẋ"};
  static constexpr std::size_t lengths[] = {4, 4, 6, 5, 5, 4};
  std::string out;
  const std::size_t wanted = characters * 2 / 5;
  for (std::size_t length = 0, at = 0; length < wanted; length += lengths[at], at = (at + 1) % 6) out += words[at];
  return out;
}

std::string to_utf8(const icu::UnicodeString& text, std::int32_t from, std::int32_t until) {
  std::string out;
  text.tempSubStringBetween(from, until).toUTF8String(out);
  return out;
}

// Accents what people read of a pattern and copies its syntax. Literal text lies within a message, not within the head
// of an argument.
std::string accent_pattern(const icu::MessagePattern& pattern, std::size_t& literal_characters) {
  const icu::UnicodeString& text = pattern.getPatternString();
  std::vector<bool> in_message;
  std::string out;
  std::int32_t copied = 0;
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    const auto& part = pattern.getPart(i);
    if (part.getIndex() < copied) continue;
    const std::string between = to_utf8(text, copied, part.getIndex());
    const bool literal = !in_message.empty() && in_message.back();
    out += literal ? accent(between) : between;
    if (literal) literal_characters += count_characters(between);
    out += to_utf8(text, part.getIndex(), part.getLimit());
    copied = part.getLimit();
    if (part.getType() == UMSGPAT_PART_TYPE_MSG_START) in_message.push_back(true);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) in_message.push_back(false);
    if (part.getType() == UMSGPAT_PART_TYPE_MSG_LIMIT || part.getType() == UMSGPAT_PART_TYPE_ARG_LIMIT)
      in_message.pop_back();
  }
  return out;
}

}  // namespace

Pseudo pseudo_of(std::string_view locale) {
  if (locale == accented_locale) return Pseudo::accented;
  if (locale == right_to_left_locale) return Pseudo::right_to_left;
  return Pseudo::none;
}

std::string pseudo_text(std::string_view text, Pseudo pseudo) {
  if (text.empty() || pseudo == Pseudo::none) return std::string(text);
  if (pseudo == Pseudo::right_to_left) {
    return std::string(right_to_left_mark) + std::string(text) + std::string(right_to_left_mark);
  }
  return "[" + accent(text) + padding(count_characters(text)) + "]";
}

std::string pseudo_pattern(std::string_view pattern, Pseudo pseudo) {
  if (pseudo != Pseudo::accented || pattern.empty()) return pseudo_text(pattern, pseudo);
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  const icu::MessagePattern parsed(icu::UnicodeString::fromUTF8(std::string(pattern)), &where, status);
  if (U_FAILURE(status)) return std::string(pattern);
  std::size_t literal = 0;
  std::string out = accent_pattern(parsed, literal);
  return "[" + out + padding(literal) + "]";
}

}  // namespace heed::content
