#include "synth/text.hpp"

#include <array>

#include "base/text.hpp"

namespace heed::synth {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 100> plain_letters{
    {{"ą", "a"}, {"ć", "c"}, {"ę", "e"}, {"ł", "l"}, {"ń", "n"}, {"ó", "o"}, {"ś", "s"}, {"ź", "z"}, {"ż", "z"},
     {"Ł", "L"}, {"Ś", "S"}, {"Ż", "Z"}, {"ă", "a"}, {"â", "a"}, {"î", "i"}, {"ș", "s"}, {"ț", "t"}, {"Ș", "S"},
     {"Ț", "T"}, {"ç", "c"}, {"Ç", "C"}, {"ğ", "g"}, {"ı", "i"}, {"İ", "I"}, {"ö", "o"}, {"Ö", "O"}, {"ş", "s"},
     {"Ş", "S"}, {"ü", "u"}, {"Ü", "U"}, {"á", "a"}, {"é", "e"}, {"í", "i"}, {"ú", "u"}, {"ý", "y"}, {"č", "c"},
     {"Č", "C"}, {"ď", "d"}, {"ľ", "l"}, {"Ľ", "L"}, {"ň", "n"}, {"š", "s"}, {"Š", "S"}, {"ť", "t"}, {"ž", "z"},
     {"Ž", "Z"}, {"ě", "e"}, {"ř", "r"}, {"ů", "u"}, {"ë", "e"}, {"Ë", "E"}, {"ï", "i"}, {"à", "a"}, {"è", "e"},
     {"ê", "e"}, {"ô", "o"}, {"û", "u"}, {"ñ", "n"}, {"ã", "a"}, {"õ", "o"}, {"đ", "d"}, {"Đ", "D"}, {"ơ", "o"},
     {"ư", "u"}, {"ạ", "a"}, {"ả", "a"}, {"ấ", "a"}, {"ầ", "a"}, {"ẩ", "a"}, {"ậ", "a"}, {"ắ", "a"}, {"ằ", "a"},
     {"ặ", "a"}, {"ẹ", "e"}, {"ẽ", "e"}, {"ế", "e"}, {"ề", "e"}, {"ễ", "e"}, {"ệ", "e"}, {"ị", "i"}, {"ĩ", "i"},
     {"ọ", "o"}, {"ố", "o"}, {"ồ", "o"}, {"ổ", "o"}, {"ộ", "o"}, {"ớ", "o"}, {"ờ", "o"}, {"ợ", "o"}, {"ụ", "u"},
     {"ủ", "u"}, {"ũ", "u"}, {"ứ", "u"}, {"ừ", "u"}, {"ữ", "u"}, {"ự", "u"}, {"ỳ", "y"}, {"Á", "A"}, {"É", "E"},
     {"Ó", "O"}}};

std::size_t sequence_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

std::string_view plain_letter(std::string_view letter) {
  for (const auto& [marked, plain] : plain_letters) {
    if (marked == letter) return plain;
  }
  return letter;
}

std::string_view without_break(std::string_view item) {
  while (!item.empty() && (item.front() == ' ' || item.front() == '\n')) item.remove_prefix(1);
  while (!item.empty() && item.back() == '\n') item.remove_suffix(1);
  return item;
}

}  // namespace

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items;
  for (const std::string_view item : split(text, ',')) {
    if (!trim(item).empty()) items.emplace_back(trim(item));
  }
  return items;
}

std::vector<std::string> split_parts(std::string_view text) {
  std::vector<std::string> items;
  for (const std::string_view item : split(text, ',')) {
    if (!trim(item).empty()) items.emplace_back(without_break(item));
  }
  return items;
}

std::string without_marks(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text[at]);
    const auto letter = text.substr(at, length);
    plain += length == 1 ? letter : plain_letter(letter);
    at += length;
  }
  return plain;
}

std::string lower(std::string_view text) { return ascii_lower(text); }

std::string capitalised(std::string_view text) {
  std::string out(text);
  bool first = true;
  for (char& c : out) {
    if (first && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    first = c == ' ' || c == '-' || c == '\'';
  }
  return out;
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : lower(without_marks(text))) {
    if (is_letter(c) || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

}  // namespace heed::synth
