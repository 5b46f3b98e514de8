#include "app/name_words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/text.hpp"

namespace heed::app {

namespace {

constexpr std::u32string_view ends_of_sentences = U".!?;:\n";

icu::UnicodeString taken_apart(std::string_view text) {
  // Once: that ICU's own guard orders the threads, no sanitizer sees.
  static const icu::Normalizer2* const normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
  }();
  const auto typed =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  return normalizer != nullptr ? normalizer->normalize(typed, status) : typed;
}

// Accents, and the soft hyphens and joiners that a copied text may have inside a name.
bool is_passed_over(UChar32 c) {
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_FORMAT_CHAR;
}

// The vowel signs of Indian scripts stand inside a word, and are no letters to ICU.
bool is_of_word(UChar32 c) { return u_isalnum(c) != 0 || u_charType(c) == U_COMBINING_SPACING_MARK; }

}  // namespace

WrittenWords::WrittenWords(std::string_view text) : m_folded(" "), m_capital(1), m_gaps(1) {
  const auto apart = taken_apart(text);
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (is_passed_over(c)) continue;
    m_has_capital = m_has_capital || u_isupper(c) != 0;
    m_has_small = m_has_small || u_islower(c) != 0;
    is_of_word(c) ? add_letter(static_cast<char32_t>(c)) : add_between(static_cast<char32_t>(c));
  }
  if (m_folded.back() != ' ') add_between(U' ');
}

void WrittenWords::add_letter(char32_t c) {
  const auto place = m_folded.size();
  const bool begins = m_folded.back() == ' ';
  if (c < 0x80)
    m_folded.push_back(static_cast<char>(u_tolower(static_cast<UChar32>(c))));
  else
    icu::UnicodeString(static_cast<UChar32>(c)).foldCase().toUTF8String(m_folded);
  grow();
  m_letters_of_word = begins ? 1 : m_letters_of_word + 1;
  if (begins) m_capital[place] = u_islower(static_cast<UChar32>(c)) == 0;
}

void WrittenWords::add_between(char32_t c) {
  if (m_folded.back() != ' ') m_folded.push_back(' ');
  grow();
  auto& gap = m_gaps.back();
  // After "J." the name goes on.
  const bool is_of_initial = c == U'.' && m_letters_of_word == 1;
  if (ends_of_sentences.find(c) != std::u32string_view::npos && !is_of_initial)
    gap = Gap::sentence_end;
  else if (c == U',' && gap == Gap::plain)
    gap = Gap::comma;
}

void WrittenWords::grow() {
  m_capital.resize(m_folded.size());
  m_gaps.resize(m_folded.size());
}

std::string_view WrittenWords::word_at(std::size_t place) const {
  const auto end = m_folded.find(' ', place);
  return end == std::string::npos ? std::string_view() : std::string_view(m_folded).substr(place, end - place);
}

std::string name_words(std::string_view text) { return WrittenWords(text).folded(); }

std::vector<std::string> name_parts(std::string_view text) {
  std::vector<std::string> parts;
  const auto words = name_words(text);
  for (const auto part : split(words, ' '))
    if (!part.empty()) parts.emplace_back(part);
  return parts;
}

}  // namespace heed::app
