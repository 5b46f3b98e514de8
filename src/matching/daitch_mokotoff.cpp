#include <algorithm>

#include "matching/phonetic.hpp"

namespace heed::matching {

namespace {

// What a group of letters sounds like at the beginning, before a vowel, and elsewhere; '|' between two ways to say it, empty for
// no sound. Of the groups that fit, the longest counts: each letter's stand longest first.
struct Sound {
  std::string_view letters, at_start, before_vowel, elsewhere;
};
constexpr Sound sounds[] = {{"ai", "0", "1", ""},
                            {"aj", "0", "1", ""},
                            {"ay", "0", "1", ""},
                            {"au", "0", "7", ""},
                            {"a", "0", "", ""},
                            {"b", "7", "7", "7"},
                            {"chs", "5", "54", "54"},
                            {"csz", "4", "4", "4"},
                            {"czs", "4", "4", "4"},
                            {"ch", "4|5", "4|5", "4|5"},
                            {"ck", "5|45", "5|45", "5|45"},
                            {"cs", "4", "4", "4"},
                            {"cz", "4", "4", "4"},
                            {"c", "4|5", "4|5", "4|5"},
                            {"drz", "4", "4", "4"},
                            {"drs", "4", "4", "4"},
                            {"dsh", "4", "4", "4"},
                            {"dsz", "4", "4", "4"},
                            {"dzh", "4", "4", "4"},
                            {"dzs", "4", "4", "4"},
                            {"ds", "4", "4", "4"},
                            {"dz", "4", "4", "4"},
                            {"dt", "3", "3", "3"},
                            {"d", "3", "3", "3"},
                            {"ei", "0", "1", ""},
                            {"ej", "0", "1", ""},
                            {"ey", "0", "1", ""},
                            {"eu", "1", "1", ""},
                            {"e", "0", "", ""},
                            {"fb", "7", "7", "7"},
                            {"f", "7", "7", "7"},
                            {"g", "5", "5", "5"},
                            {"h", "5", "5", ""},
                            {"ia", "1", "", ""},
                            {"ie", "1", "", ""},
                            {"io", "1", "", ""},
                            {"iu", "1", "", ""},
                            {"i", "0", "", ""},
                            {"j", "1|4", "|4", "|4"},
                            {"ks", "5", "54", "54"},
                            {"kh", "5", "5", "5"},
                            {"k", "5", "5", "5"},
                            {"l", "8", "8", "8"},
                            {"mn", "66", "66", "66"},
                            {"m", "6", "6", "6"},
                            {"nm", "66", "66", "66"},
                            {"n", "6", "6", "6"},
                            {"oi", "0", "1", ""},
                            {"oj", "0", "1", ""},
                            {"oy", "0", "1", ""},
                            {"o", "0", "", ""},
                            {"pf", "7", "7", "7"},
                            {"ph", "7", "7", "7"},
                            {"p", "7", "7", "7"},
                            {"q", "5", "5", "5"},
                            {"rs", "4|94", "4|94", "4|94"},
                            {"rz", "4|94", "4|94", "4|94"},
                            {"r", "9", "9", "9"},
                            {"schtsch", "2", "4", "4"},
                            {"schtsh", "2", "4", "4"},
                            {"schtch", "2", "4", "4"},
                            {"shtch", "2", "4", "4"},
                            {"shtsh", "2", "4", "4"},
                            {"stsch", "2", "4", "4"},
                            {"schd", "2", "43", "43"},
                            {"scht", "2", "43", "43"},
                            {"shch", "2", "4", "4"},
                            {"stch", "2", "4", "4"},
                            {"strz", "2", "4", "4"},
                            {"strs", "2", "4", "4"},
                            {"stsh", "2", "4", "4"},
                            {"szcz", "2", "4", "4"},
                            {"szcs", "2", "4", "4"},
                            {"sch", "4", "4", "4"},
                            {"shd", "2", "43", "43"},
                            {"sht", "2", "43", "43"},
                            {"szd", "2", "43", "43"},
                            {"szt", "2", "43", "43"},
                            {"sc", "2", "4", "4"},
                            {"sd", "2", "43", "43"},
                            {"sh", "4", "4", "4"},
                            {"st", "2", "43", "43"},
                            {"sz", "4", "4", "4"},
                            {"s", "4", "4", "4"},
                            {"ttsch", "4", "4", "4"},
                            {"tsch", "4", "4", "4"},
                            {"ttch", "4", "4", "4"},
                            {"ttsz", "4", "4", "4"},
                            {"tch", "4", "4", "4"},
                            {"trs", "4", "4", "4"},
                            {"trz", "4", "4", "4"},
                            {"tsh", "4", "4", "4"},
                            {"tsz", "4", "4", "4"},
                            {"tts", "4", "4", "4"},
                            {"ttz", "4", "4", "4"},
                            {"tzs", "4", "4", "4"},
                            {"tc", "4", "4", "4"},
                            {"th", "3", "3", "3"},
                            {"ts", "4", "4", "4"},
                            {"tz", "4", "4", "4"},
                            {"t", "3", "3", "3"},
                            {"ue", "0", "", ""},
                            {"ui", "0", "1", ""},
                            {"uj", "0", "1", ""},
                            {"uy", "0", "1", ""},
                            {"u", "0", "", ""},
                            {"v", "7", "7", "7"},
                            {"w", "7", "7", "7"},
                            {"x", "5", "54", "54"},
                            {"y", "1", "", ""},
                            {"zhdzh", "2", "4", "4"},
                            {"zdzh", "2", "4", "4"},
                            {"zsch", "4", "4", "4"},
                            {"zdz", "2", "4", "4"},
                            {"zhd", "2", "43", "43"},
                            {"zsh", "4", "4", "4"},
                            {"zd", "2", "43", "43"},
                            {"zh", "4", "4", "4"},
                            {"zs", "4", "4", "4"},
                            {"z", "4", "4", "4"}};

constexpr std::size_t code_length = 6;
constexpr std::size_t most_letters = 32;

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

const Sound* sound_at(std::string_view rest) {
  for (const Sound& sound : sounds) {
    if (rest.starts_with(sound.letters)) return &sound;
  }
  return nullptr;
}

// A code so far, and the sound that was said last: a sound that ends the last one is not said again.
struct Branch {
  std::string code;
  std::string_view last;
  auto operator<=>(const Branch&) const = default;
};

Branch said(Branch branch, std::string_view sound, bool always) {
  if (!branch.last.ends_with(sound) || always)
    branch.code.append(sound.substr(0, code_length - std::min(code_length, branch.code.size())));
  branch.last = sound;
  return branch;
}

std::vector<Branch> say(const std::vector<Branch>& branches, std::string_view ways, bool always) {
  std::vector<Branch> longer;
  const std::size_t bar = ways.find('|');
  for (const Branch& branch : branches) {
    longer.push_back(said(branch, ways.substr(0, bar), always));
    if (bar != std::string_view::npos) longer.push_back(said(branch, ways.substr(bar + 1), always));
  }
  std::ranges::sort(longer);
  longer.erase(std::ranges::unique(longer).begin(), longer.end());
  return longer;
}

std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c >= 'a' && c <= 'z' && letters.size() < most_letters) letters.push_back(c);
  }
  return letters;
}

}  // namespace

std::vector<std::string> daitch_mokotoff(std::string_view name) {
  const std::string letters = letters_of(name);
  if (letters.empty()) return {};
  std::vector<Branch> branches{{"", ""}};
  std::string_view rest = letters;
  char before = ' ';
  while (const Sound* sound = rest.empty() ? nullptr : sound_at(rest)) {
    const bool first = rest.size() == letters.size();
    const std::string_view after = rest.substr(sound->letters.size());
    const bool vowel_follows = !after.empty() && is_vowel(after.front());
    const std::string_view ways = first ? sound->at_start : vowel_follows ? sound->before_vowel : sound->elsewhere;
    // m next to n is said twice, though both are 6.
    const bool always = (before == 'm' && rest.front() == 'n') || (before == 'n' && rest.front() == 'm');
    branches = say(branches, ways, always);
    before = sound->letters.back();
    rest = after;
  }
  std::vector<std::string> codes;
  for (Branch& branch : branches) {
    branch.code.resize(code_length, '0');
    codes.push_back(std::move(branch.code));
  }
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  return codes;
}

}  // namespace heed::matching
