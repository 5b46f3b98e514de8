#include <algorithm>

#include "base/text.hpp"
#include "mentions/finders.hpp"

namespace heed::mentions {

namespace {

// Where two rules see something in the same place, the one that is less likely to be wrong stands.
int rank(matching::AttributeType type) {
  using enum matching::AttributeType;
  switch (type) {
    case email: return 0;
    case phone: return 1;
    case postcode: return 2;
    case plate: return 3;
    case handle: return 4;
    case full_name:
    case nickname: return 5;
    default: return 6;
  }
}

bool overlap(const Found& left, const Found& right) { return left.from < right.until && right.from < left.until; }

}  // namespace

Found found_at(std::span<const Word> words, std::size_t first, std::size_t last, matching::AttributeType type,
               std::string text) {
  return {words[first].from, words[last].until, type, std::move(text), {}, {}};
}

std::vector<Found> find_in_text(std::string_view text) {
  const auto words = words_of(text);
  std::vector<Found> seen;
  find_emails(words, seen);
  find_phones(text, seen);
  find_postcodes(words, seen);
  find_plates(words, seen);
  find_handles(words, seen);
  find_names(words, seen);
  find_ages(words, seen);
  std::ranges::stable_sort(seen, {}, [](const Found& one) { return rank(one.type); });
  std::vector<Found> kept;
  for (auto& one : seen) {
    if (kept.size() == most_found) break;
    if (std::ranges::none_of(kept, [&](const Found& other) { return overlap(one, other); }))
      kept.push_back(std::move(one));
  }
  std::ranges::sort(kept, {}, &Found::from);
  return kept;
}

}  // namespace heed::mentions
