#include <algorithm>
#include <array>

#include "matching/normalise.hpp"
#include "mentions/finders.hpp"

namespace heed::mentions {

namespace {

using matching::AttributeType;
using matching::platform_in_words;
using matching::platform_of_address;

bool is_ascii_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
  const auto domain = text.substr(at + 1);
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3) return false;
  return std::ranges::all_of(text, [](char c) {
    return is_ascii_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' || c == '@' || (c & 0x80) != 0;
  });
}

bool is_name_on_the_net(std::string_view text) {
  if (text.size() < 3 || text.size() > 40) return false;
  return std::ranges::all_of(text, [](char c) { return is_ascii_alnum(c) || c == '_' || c == '.' || c == '-'; }) &&
         std::ranges::any_of(text, is_ascii_alnum);
}

// A word that nobody writes in a sentence: with an underscore, or with letters and digits together, or a dot between letters.
bool looks_made_up(const Word& word) {
  if (!is_name_on_the_net(word.text)) return false;
  if (word.text.find('_') != std::string_view::npos) return true;
  const bool letters = std::ranges::any_of(word.text, [](char c) { return is_ascii_alnum(c) && (c < '0' || c > '9'); });
  return letters && (word.has_digit() || word.text.find('.') != std::string_view::npos);
}

// The platform that stands at most four words beside it, in the same sentence.
std::string_view platform_beside(std::span<const Word> words, std::size_t at) {
  constexpr std::size_t reach = 4;
  for (std::size_t next = at; next < words.size() && next <= at + reach; ++next) {
    if (next > at && !platform_in_words(words[next].lower).empty()) return platform_in_words(words[next].lower);
    if (words[next].ends_sentence) break;
  }
  for (std::size_t back = 1; back <= reach && back <= at && !words[at - back].ends_sentence; ++back)
    if (!platform_in_words(words[at - back].lower).empty()) return platform_in_words(words[at - back].lower);
  return {};
}

bool is_between(std::string_view word) {
  return is_one_of(word,
                   {"is",      "was", "name",  "username", "user", "account", "handle", "called", "as", "id", "tag",
                    "profile", "on",  "under", "his",      "her",  "their",   "the",    "me",     "at", "add"});
}

// "snapchat is bigboss", "insta: jo.x": the first word after it that is no filler.
std::optional<std::size_t> name_after_platform(std::span<const Word> words, std::size_t at) {
  bool led_to = words[at].text.size() < words[at].until - words[at].from;
  for (std::size_t next = at + 1; next < words.size() && next <= at + 5; ++next) {
    if (words[next - 1].ends_sentence) return std::nullopt;
    if (!is_between(words[next].lower))
      return led_to && is_name_on_the_net(words[next].text) ? std::optional(next) : std::nullopt;
    led_to = led_to ||
             is_one_of(words[next].lower, {"is", "was", "name", "username", "called", "handle", "as", "id", "tag"});
  }
  return std::nullopt;
}

}  // namespace

void find_emails(std::span<const Word> words, std::vector<Found>& found) {
  for (std::size_t at = 0; at < words.size(); ++at)
    if (is_email(words[at].text))
      found.push_back(found_at(words, at, at, AttributeType::email, std::string(words[at].text)));
}

void find_handles(std::span<const Word> words, std::vector<Found>& found) {
  const auto add = [&](std::size_t at, std::string_view platform) {
    auto one = found_at(words, at, at, AttributeType::handle, std::string(words[at].text));
    one.qualifier = platform;
    found.push_back(std::move(one));
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto& word = words[at];
    if (const auto platform = platform_of_address(word.lower); !platform.empty()) {
      add(at, platform);
    } else if (word.text.starts_with('@') && is_name_on_the_net(word.text.substr(1))) {
      add(at, platform_beside(words, at));
    } else if (looks_made_up(word) && !is_email(word.text)) {
      const auto beside = platform_beside(words, at);
      if (!beside.empty() || word.text.find('_') != std::string_view::npos) add(at, beside);
    } else if (const auto on = platform_in_words(word.lower); !on.empty()) {
      if (const auto named = name_after_platform(words, at); named && !looks_made_up(words[*named])) add(*named, on);
    }
  }
}

}  // namespace heed::mentions
