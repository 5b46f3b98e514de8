#include "synth/misspell.hpp"

#include <array>

#include "synth/text.hpp"

namespace heed::synth {
namespace {

// What lies beside a … z on a British keyboard.
constexpr std::array<std::string_view, 26> beside{"qsz", "vn", "xv", "sf", "wr", "dg", "fh", "gj", "uo",
                                                  "hk",  "jl", "k",  "n",  "bm", "ip", "o",  "wa", "et",
                                                  "ad",  "ry", "yi", "cb", "qe", "zc", "tu", "xa"};

using Sounds = std::vector<std::pair<std::string, std::string>>;

// Where an English listener is unsure, whatever the name.
const Sounds& english_ear() {
  static const Sounds sounds{
      {"ph", "f"},  {"ck", "k"},  {"ie", "y"},  {"ee", "ea"}, {"ea", "ee"}, {"oo", "u"},  {"ll", "l"},  {"tt", "t"},
      {"nn", "n"},  {"ss", "s"},  {"ai", "ay"}, {"ay", "ai"}, {"er", "a"},  {"or", "er"}, {"ar", "er"}, {"an", "en"},
      {"en", "an"}, {"in", "en"}, {"on", "en"}, {"c", "k"},   {"k", "c"},   {"s", "z"},   {"z", "s"},   {"v", "f"},
      {"m", "n"},   {"i", "y"},   {"y", "i"},   {"u", "o"},   {"l", "ll"},  {"t", "tt"},  {"n", "nn"},  {"e", "i"},
      {"o", "u"},   {"a", "e"},   {"d", "t"},   {"b", "p"},   {"g", "k"}};
  return sounds;
}

// One of the sounds that occur, written otherwise; in lower case within, the first letter as it was.
std::string one_sound_changed(const std::string& name, const Sounds& sounds, Random& random) {
  const std::string small = lower(name);
  std::vector<std::pair<std::size_t, const Sounds::value_type*>> places;
  for (const auto& sound : sounds) {
    if (sound.first.empty()) continue;
    for (auto at = small.find(sound.first); at != std::string::npos; at = small.find(sound.first, at + 1))
      if (at > 0 || sound.first.size() > 1 || random.chance(0.2)) places.emplace_back(at, &sound);
  }
  if (places.empty()) return name;
  const auto [at, sound] = random.pick(places);
  std::string changed = name;
  changed.replace(at, sound->first.size(), sound->second);
  return at == 0 ? capitalised(changed) : changed;
}

// Places of a letter that has a letter after it.
std::vector<std::size_t> letter_places(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at + 1 < text.size(); ++at)
    if (is_letter(text[at]) && is_letter(text[at + 1])) places.push_back(at);
  return places;
}

}  // namespace

std::string mistyped(std::string text, Random& random) {
  const auto places = letter_places(text);
  if (places.size() < 2) return text;
  const std::size_t at = places[random.below(places.size())];
  switch (random.below(4)) {
    case 0: {
      const std::size_t after = at + 1;
      const std::string_view keys = beside[static_cast<std::size_t>(lower(text)[after] - 'a')];
      const char key = keys[random.below(keys.size())];
      text[after] = text[after] < 'a' ? static_cast<char>(key - 'a' + 'A') : key;
      return text;
    }
    case 1:
      if (at == 0) return text.erase(1, 1);
      std::swap(text[at], text[at + 1]);
      return text;
    case 2: return text.erase(at + 1, 1);
    default: return text.insert(at + 1, 1, text[at + 1]);
  }
}

std::string digit_slipped(std::string text, Random& random) {
  std::vector<std::size_t> digits;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] >= '0' && text[at] <= '9') digits.push_back(at);
  if (digits.size() < 3) return text;
  const std::size_t which = 1 + digits.size() / 3 + random.below(digits.size() - 1 - digits.size() / 3);
  if (random.chance(0.4)) {
    std::swap(text[digits[which]], text[digits[which - 1]]);
  } else {
    text[digits[which]] =
        static_cast<char>('0' + (text[digits[which]] - '0' + 1 + static_cast<int>(random.below(9))) % 10);
  }
  return text;
}

std::string misheard(const std::string& name, const Tradition& tradition, Random& random) {
  const auto known = tradition.variants.find(name);
  if (known != tradition.variants.end() && random.chance(0.7)) return random.pick(known->second);
  const Sounds& sounds = random.chance(0.4) && !tradition.sounds.empty() ? tradition.sounds : english_ear();
  const std::string changed = one_sound_changed(without_marks(name), sounds, random);
  return changed != name ? changed : one_sound_changed(changed, english_ear(), random);
}

std::string respelt(const std::string& name, const Tradition& tradition, Random& random) {
  const auto known = tradition.variants.find(name);
  if (known != tradition.variants.end() && random.chance(0.5)) return random.pick(known->second);
  std::string changed = one_sound_changed(name, tradition.sounds, random);
  if (random.chance(0.3)) changed = one_sound_changed(changed, tradition.sounds, random);
  return without_marks(changed);
}

}  // namespace heed::synth
