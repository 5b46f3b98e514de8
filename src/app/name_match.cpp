#include "app/name_match.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <vector>

#include "app/concern_texts.hpp"
#include "base/text.hpp"
#include "domain/hard_floor.hpp"

namespace heed::app {

namespace {

std::vector<std::string> parts_of(const std::string& words) {
  std::vector<std::string> parts;
  for (const auto part : split(words, ' '))
    if (!part.empty()) parts.emplace_back(part);
  return parts;
}

bool carries_every_part(const std::string& words, const std::vector<std::string>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [&](const auto& part) { return words.find(" " + part + " ") != std::string::npos; });
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// The words of a text that begin with a capital, or with a letter that has none; all of them where the text has no capital.
std::string capitalised_words(std::string_view text) {
  const auto typed = from_utf8(text);
  bool has_capital = false;
  for (std::int32_t i = 0; i < typed.length(); i = typed.moveIndex32(i, 1))
    has_capital = has_capital || u_isupper(typed.char32At(i)) != 0;
  if (!has_capital) return name_words(text);
  icu::UnicodeString kept;
  bool in_word = false, keeps = false;
  for (std::int32_t i = 0; i < typed.length(); i = typed.moveIndex32(i, 1)) {
    const UChar32 c = typed.char32At(i);
    const bool is_letter = u_isalnum(c) != 0 || u_charType(c) == U_NON_SPACING_MARK;
    if (is_letter && !in_word) keeps = u_islower(c) == 0;
    in_word = is_letter;
    kept.append(in_word && keeps ? c : UChar32{u' '});
  }
  std::string words;
  return name_words(kept.toUTF8String(words));
}

bool is_title(const std::string& part) {
  constexpr std::array<std::string_view, 11> titles{"mr",  "mrs", "ms",   "miss",  "mx",     "dr",
                                                    "sir", "rev", "cllr", "coach", "officer"};
  return std::find(titles.begin(), titles.end(), part) != titles.end();
}

std::vector<std::string> without_titles(std::vector<std::string> parts) {
  std::erase_if(parts, is_title);
  return parts;
}

// "Jo Smith (night team)" is Jo Smith: what tells colleagues apart stands in nobody's concern.
std::string_view without_brackets(std::string_view name) {
  const auto bracket = name.find('(');
  return bracket == 0 ? name : name.substr(0, bracket);
}

}  // namespace

std::string name_words(std::string_view text) {
  // Once: that ICU's own guard orders the threads, no sanitizer sees.
  static const icu::Normalizer2* const normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
  }();
  auto typed = from_utf8(text);
  typed.foldCase();
  UErrorCode status = U_ZERO_ERROR;
  const auto apart = normalizer != nullptr ? normalizer->normalize(typed, status) : typed;
  icu::UnicodeString words(u' ');
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (u_isalnum(c))
      words.append(c);
    else if (u_charType(c) != U_NON_SPACING_MARK && !words.endsWith(u" ", 1))
      words.append(u' ');
  }
  if (!words.endsWith(u" ", 1)) words.append(u' ');
  std::string spelt;
  return words.toUTF8String(spelt);
}

NamesInConcern::NamesInConcern(const domain::Concern& concern) {
  const auto texts = texts_of(concern);
  for (const auto name : texts.names) m_names.push_back(name_words(name));
  for (const auto text : texts.words) m_texts.push_back(name_words(text));
  for (const auto text : texts.details) m_texts.push_back(name_words(text));
  if (!is_about_us(concern)) return;
  for (const auto& adult : concern.adults) m_accused.push_back(without_titles(parts_of(name_words(adult.name))));
  for (const auto text : texts.words) m_capitalised.push_back(capitalised_words(text));
}

bool is_one_name(std::string_view name) { return parts_of(name_words(without_brackets(name))).size() == 1; }

bool NamesInConcern::are_carried_by(std::string_view name) const {
  const auto whole = name_words(without_brackets(name));
  const auto parts = parts_of(whole);
  if (parts.empty()) return false;
  if (parts.size() == 1) return std::find(m_names.begin(), m_names.end(), whole) != m_names.end();
  return std::any_of(m_names.begin(), m_names.end(),
                     [&](const auto& words) { return carries_every_part(words, parts); });
}

bool NamesInConcern::include(std::string_view name) const {
  const auto whole = name_words(without_brackets(name));
  if (are_carried_by(name) || is_accused_by_part(without_titles(parts_of(whole)))) return true;
  return parts_of(whole).size() > 1 && std::any_of(m_texts.begin(), m_texts.end(), [&](const auto& words) {
           return words.find(whole) != std::string::npos;
         });
}

bool NamesInConcern::is_accused_by_part(const std::vector<std::string>& parts) const {
  if (parts.empty()) return false;
  const std::vector first{parts.front()}, last{parts.back()};
  return std::any_of(m_accused.begin(), m_accused.end(),
                     [&](const auto& called) { return called == first || called == last; }) ||
         std::any_of(m_capitalised.begin(), m_capitalised.end(),
                     [&](const auto& words) { return carries_every_part(words, first); });
}

}  // namespace heed::app
