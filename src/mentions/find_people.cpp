#include <algorithm>

#include "base/text.hpp"
#include "mentions/finders.hpp"

namespace heed::mentions {

namespace {

using matching::AttributeType;
using matching::EntityKind;

bool is_child_noun(std::string_view lower) {
  return is_one_of(lower,
                   {"girl",       "boy",        "child",        "daughter",  "son",      "pupil",  "student",
                    "teenager",   "teen",       "lad",          "kid",       "niece",    "nephew", "granddaughter",
                    "grandson",   "schoolgirl", "schoolboy",    "youngster", "toddler",  "girl's", "boy's",
                    "daughter's", "son's",      "stepdaughter", "stepson",   "classmate"});
}
bool is_adult_noun(std::string_view lower) {
  return is_one_of(lower,
                   {"man",       "woman", "bloke",  "guy",  "adult",    "driver",  "boyfriend", "girlfriend", "owner",
                    "uncle",     "male",  "female", "taxi", "landlord", "manager", "coach",     "dealer",     "man's",
                    "gentleman", "older", "mr",     "mrs",  "ms",       "sir",     "boss",      "neighbour"});
}

bool ends_cue(std::span<const Word> words, std::size_t at) {
  const auto& lower = words[at].lower;
  const auto before = at == 0 ? std::string_view() : std::string_view(words[at - 1].lower);
  // "She called Monday" is no name.
  if (lower == "called")
    return !is_one_of(before, {"", "i", "he", "she", "they", "we", "you", "who", "it", "mum", "dad"});
  if (is_one_of(lower, {"named", "nicknamed", "alias", "aka"})) return true;
  if (lower == "as") return before == "known";
  if (lower == "by") return is_one_of(before, {"goes", "went", "go"});
  if (lower == "is" || lower == "was") return is_one_of(before, {"name", "nickname"});
  if (is_one_of(lower, {"himself", "herself", "themselves", "him", "her", "them"}))
    return is_one_of(before, {"calls", "called", "call", "calling"});
  return is_one_of(lower, {"name's"});
}

bool is_nickname_cue(std::span<const Word> words, std::size_t at) {
  const auto& lower = words[at].lower;
  if (is_one_of(lower, {"nicknamed", "alias", "aka"})) return true;
  const auto before = at == 0 ? std::string_view() : std::string_view(words[at - 1].lower);
  return (lower == "as" && before == "known") || lower == "by" || before == "nickname";
}

bool is_title(std::string_view lower) {
  return is_one_of(lower, {"mr", "mrs", "miss", "ms", "dr", "sir", "uncle", "auntie", "aunty"});
}

// A capital begins many a word that is nobody's name.
bool is_no_name(std::string_view lower) {
  return is_one_of(lower,
                   {"i",      "i'm",     "he",        "she",      "they",   "it",       "the",   "a",      "an",
                    "and",    "but",     "who",       "his",      "her",    "my",       "we",    "you",    "me",
                    "in",     "on",      "at",        "from",     "to",     "him",      "them",  "police", "something",
                    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
}

// The last of at most three words from `at` on that are a name: in quotation marks, or with capitals.
std::optional<std::size_t> name_from(std::span<const Word> words, std::size_t at) {
  constexpr std::size_t most_words = 3;
  if (at >= words.size()) return std::nullopt;
  std::optional<std::size_t> last;
  const bool quoted = words[at].quoted;
  for (std::size_t next = at; next < words.size() && next < at + most_words; ++next) {
    const bool belongs = quoted || (words[next].is_capital() && !is_no_name(words[next].lower));
    if (!belongs || words[next].has_digit()) break;
    last = next;
    if (words[next].ends_sentence || words[next].ends_quote) break;
    if (next + 1 < words.size() && words[next + 1].from > words[next].until + 1) break;  // a comma or more
  }
  return last;
}

std::string joined(std::span<const Word> words, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t at = first; at <= last; ++at) (text += at == first ? "" : " ").append(words[at].text);
  return text;
}

std::optional<int> age_in(std::string_view word) {
  const auto number = parse_number(word);
  return number && *number <= 99 ? number : std::nullopt;
}

bool says_years(std::span<const Word> words, std::size_t at) {
  if (at >= words.size()) return false;
  return is_one_of(words[at].lower, {"years", "year", "yrs", "yr", "yo", "y/o", "year-old", "years-old"});
}

bool leads_to_age(std::span<const Word> words, std::size_t at) {
  std::size_t before = at;
  while (
      before > 0 && !words[before - 1].ends_sentence &&
      is_one_of(words[before - 1].lower, {"about", "around", "only", "just", "maybe", "probably", "roughly", "nearly"}))
    --before;
  if (before == 0 || words[before - 1].ends_sentence) return false;
  return words[before - 1].lower == "aged" || words[before - 1].lower == "age";
}

}  // namespace

std::optional<EntityKind> spoken_of(std::span<const Word> words, std::size_t at) {
  constexpr std::size_t reach = 8;
  for (std::size_t back = 1; back <= reach && back <= at && !words[at - back].ends_sentence; ++back) {
    if (is_adult_noun(words[at - back].lower)) return EntityKind::adult;
    if (is_child_noun(words[at - back].lower)) return EntityKind::child;
  }
  return std::nullopt;
}

void find_names(std::span<const Word> words, std::vector<Found>& found) {
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at].ends_sentence && !is_title(words[at].lower)) continue;
    const bool title = is_title(words[at].lower) && words[at].is_capital();
    if (!title && !ends_cue(words, at)) continue;
    const auto last = name_from(words, at + 1);
    if (!last) continue;
    auto one = found_at(words, at + 1, *last,
                        !title && is_nickname_cue(words, at) ? AttributeType::nickname : AttributeType::full_name,
                        joined(words, at + 1, *last));
    one.whose = title ? std::optional(EntityKind::adult) : spoken_of(words, at);
    found.push_back(std::move(one));
    at = *last;
  }
}

void find_ages(std::span<const Word> words, std::vector<Found>& found) {
  const auto add = [&](std::size_t first, std::size_t last, std::string text, std::size_t noun_after) {
    auto one = found_at(words, first, last, AttributeType::date_of_birth, std::move(text));
    one.whose = spoken_of(words, first);
    if (noun_after < words.size() && !words[last].ends_sentence) {
      if (is_child_noun(words[noun_after].lower)) one.whose = EntityKind::child;
      if (is_adult_noun(words[noun_after].lower)) one.whose = EntityKind::adult;
    }
    found.push_back(std::move(one));
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto& word = words[at];
    const auto hyphen = word.text.find('-');
    const auto joined_age = hyphen == std::string_view::npos ? std::nullopt : age_in(word.text.substr(0, hyphen));
    if (joined_age && word.lower.substr(hyphen).starts_with("-year")) {
      add(at, at, std::to_string(*joined_age), at + 1);
    } else if (const auto age = age_in(word.text)) {
      if (says_years(words, at + 1) && at + 2 < words.size() &&
          (words[at + 1].lower.find("old") != std::string::npos || words[at + 2].lower == "old")) {
        const auto last = words[at + 1].lower.find("old") != std::string::npos ? at + 1 : at + 2;
        add(at, last, std::to_string(*age), last + 1);
      } else if (leads_to_age(words, at)) {
        add(at, at, std::to_string(*age), at + 1);
      }
    }
  }
}

}  // namespace heed::mentions
