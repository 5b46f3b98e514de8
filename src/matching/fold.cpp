#include "matching/fold.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>
#include <optional>

#include "base/text.hpp"
#include "matching/characters.hpp"

namespace heed::matching {

namespace {

// Russian first, because names come to Britain in that spelling ("Yuliya", "Chernyshev") and not in the scholars' one.
constexpr char16_t rules[] = u"NFKC; Russian-Latin/BGN; Any-Latin; NFD; [:Mn:] Remove; Latin-ASCII; Lower";

// Making a transliterator takes milliseconds and using one is not safe from several threads: one of each per thread.
icu::Transliterator* transliterator() {
  thread_local const std::unique_ptr<icu::Transliterator> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> one(
        icu::Transliterator::createInstance(icu::UnicodeString(rules), UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(one) : nullptr;
  }();
  return made.get();
}

char plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f ? ' ' : c == '`' ? '\'' : to_lower(c);
}

void append_ascii(std::string_view text, std::string& folded) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x80) folded.push_back(plain(c));
  }
}

// The letter that ICU would leave out, or give a sound that no family writes in Britain; 0 = as ICU has it.
char16_t mended(char16_t letter) {
  switch (letter) {
    case u'\u0639':  // ayn: "Omar", "Ali", "Abd" begin with it
    case u'\u0629':
    case u'\u06C3':
    case u'\u0649': return u'a';  // "Fatima", "Layla" end in these
    case u'\u06C1':
    case u'\u06BE':
    case u'\u06D5': return u'h';
    default: return 0;
  }
}

// Devanagari, Bengali, Gurmukhi and Gujarati lie side by side, in one order. A consonant at the end of a word is written with the "a"
// that nobody says: "राज" is Raj.
bool is_indic_consonant(char16_t letter) {
  return letter >= 0x0900 && letter < 0x0B00 && (letter & 0x7F) >= 0x15 && (letter & 0x7F) <= 0x39;
}
constexpr char16_t no_vowel(char16_t letter) { return static_cast<char16_t>((letter & ~0x7F) + 0x4D); }
constexpr char16_t tippi = 0x0A70, gurmukhi_n = 0x0A28;

icu::UnicodeString mended(const icu::UnicodeString& text) {
  icu::UnicodeString better;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t letter = text[i];
    if (const char16_t other = mended(letter); other != 0) {
      better.append(other);
    } else if (letter == tippi) {
      better.append(gurmukhi_n).append(no_vowel(gurmukhi_n));
    } else {
      better.append(letter);
    }
    const bool ends = i + 1 == text.length() || text[i + 1] < 0x80;
    const bool joined = i > 0 && text[i - 1] == no_vowel(letter);
    if (ends && !joined && is_indic_consonant(letter)) better.append(no_vowel(letter));
  }
  return better;
}

std::string transliterate(std::string_view text) {
  auto unicode = mended(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))));
  if (auto* latin = transliterator()) latin->transliterate(unicode);
  std::string utf8, folded;
  unicode.toUTF8String(utf8);
  append_ascii(utf8, folded);
  return folded;
}

// The folded forms of the letters and signs that European, Vietnamese and Turkish names and ordinary keyboards have, so that these
// need no transliterator each time.
class Table {
 public:
  Table() {
    for (std::size_t i = 0; i < size; ++i) m_forms[i] = form_of(point_of(i));
  }

  std::optional<std::string_view> find(UChar32 point) const {
    if (point < 0x80 || point >= 0x2070) return std::nullopt;
    if (point < latin_end) return view(static_cast<std::size_t>(point) - 0x80);
    if (point >= 0x300 && point < 0x370) return std::string_view();  // accents that stand for themselves
    if (point >= 0x1e00 && point < 0x1f00) return view(static_cast<std::size_t>(point) - 0x1e00 + further);
    if (point >= 0x2000) return view(static_cast<std::size_t>(point) - 0x2000 + signs);
    return std::nullopt;
  }

 private:
  static constexpr UChar32 latin_end = 0x250;
  static constexpr std::size_t further = latin_end - 0x80, signs = further + 0x100, size = signs + 0x70;
  struct Form {
    std::array<char, 7> text{};
    std::uint8_t size = 0;
  };

  static UChar32 point_of(std::size_t index) {
    if (index < further) return static_cast<UChar32>(index) + 0x80;
    if (index < signs) return static_cast<UChar32>(index - further) + 0x1e00;
    return static_cast<UChar32>(index - signs) + 0x2000;
  }
  static Form form_of(UChar32 point) {
    std::string utf8;
    icu::UnicodeString(point).toUTF8String(utf8);
    Form form;
    for (const char c : transliterate(utf8)) {
      if (form.size < form.text.size()) form.text[form.size++] = c;
    }
    return form;
  }
  std::string_view view(std::size_t index) const { return {m_forms[index].text.data(), m_forms[index].size}; }

  std::array<Form, size> m_forms;
};

// Nothing where a letter is not in the table. Bytes that are no UTF-8 go.
std::optional<std::string> fold_by_table(std::string_view text) {
  static const Table table;
  std::string folded;
  folded.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    UChar32 point = 0;
    U8_NEXT(bytes, i, text.size(), point);
    if (point >= 0 && point < 0x80) {
      folded.push_back(plain(static_cast<char>(point)));
    } else if (point >= 0) {
      const auto form = table.find(point);
      if (!form) return std::nullopt;
      folded.append(*form);
    }
  }
  return folded;
}

}  // namespace

std::string fold(std::string_view text) {
  text = cut_to_bytes(text, longest_value);
  if (is_ascii(text)) {
    std::string folded;
    folded.reserve(text.size());
    append_ascii(text, folded);
    return folded;
  }
  auto folded = fold_by_table(text);
  if (!folded) folded = transliterate(text);
  return std::move(*folded);
}

std::string fold_words(std::string_view text) {
  std::string words = fold(text);
  std::size_t kept = 0;
  bool parted = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if (is_lower(c) || is_digit(c)) {
      // Never overtakes `i`: a space is only written for at least one character that was left out.
      if (parted && kept > 0) words[kept++] = ' ';
      words[kept++] = c;
      parted = false;
    } else if (c != '\'' || i == 0 || i + 1 == words.size() || !is_lower(words[i - 1]) || !is_lower(words[i + 1])) {
      parted = true;
    }
  }
  words.resize(kept);
  shorten(words);
  return words;
}

void shorten(std::string& text) {
  if (text.size() <= longest_value) return;
  const std::size_t space = text.rfind(' ', longest_value);
  text.resize(space == std::string::npos || space == 0 ? longest_value : space);
}

}  // namespace heed::matching
