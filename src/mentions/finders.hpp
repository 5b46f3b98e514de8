// The rules by which each kind of thing is found; each gives what it sees, and find_in_text chooses where two see the same.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "mentions/found.hpp"
#include "mentions/words.hpp"

namespace heed::mentions {

// "07700 900123", "+44 (0)7700 900 123", "0044…": nine digits or more that begin with 0 or +, or ten with 7.
void find_phones(std::string_view text, std::vector<Found>& found);
// "jo@example.org", also in brackets or before a full stop.
void find_emails(std::span<const Word> words, std::vector<Found>& found);
// "@shadow_99", "snap: shadow99", "shadow_99 on Instagram", an address on a platform that people have names on.
void find_handles(std::span<const Word> words, std::vector<Found>& found);
// Plates in the forms of Great Britain since 1963 wherever they stand; anything plate-like, and parts, after "reg" or "plate".
void find_plates(std::span<const Word> words, std::vector<Found>& found);
// Whole postcodes of the United Kingdom.
void find_postcodes(std::span<const Word> words, std::vector<Found>& found);
// "a man called Slim", "known as 'Taz'", "her name is Bea Example", "Mr Sample". Where nothing says that it is a name, none is seen.
void find_names(std::span<const Word> words, std::vector<Found>& found);
// "aged 14", "14-year-old", "she is 14", "about 15 years old".
void find_ages(std::span<const Word> words, std::vector<Found>& found);

// Whom the words before the one at `at` speak of: the nearest noun for a child or an adult in the same sentence, at most eight words
// back.
std::optional<matching::EntityKind> spoken_of(std::span<const Word> words, std::size_t at);

// From the first of these words to the last, as it stands in the text.
Found found_at(std::span<const Word> words, std::size_t first, std::size_t last, matching::AttributeType type,
               std::string text);

}  // namespace heed::mentions
