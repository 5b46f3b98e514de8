// The one form of a value under which the same thing, written differently, looks the same. Pure, and total: no input fails,
// none throws, and each takes time in proportion to its length (at most 1,000 bytes of a value are looked at).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matching/value.hpp"

namespace heed::matching {

// "Muḥammad  AL-Ḥasan" → "muhammad al hasan". ICU transliteration of any script to Latin, then ASCII, lower case; hyphens and
// apostrophes between letters: "o'brien" → "obrien", "anne-marie" → "anne marie"; titles (mr, mrs, dr …) go.
std::string normal_name(std::string_view text);
// "smith, jane" and "Jane SMITH" → forenames and surname; particles (van, de, al, bin, ap …) stay with what follows. Names that
// are one word only give it as `given`.
struct NameParts {
  std::string given, family;
};
NameParts split_full_name(std::string_view text);
// Whether a full name may stand in another order than it is spoken: it has a comma, or some words in capitals.
bool turns_names_round(std::string_view text);
// One spelling of what has many: mohammed, muhammad, mohamed … → one; szczepan, stepan … are left to nicknames and sounds.
std::string spelling_key(std::string_view normal_name);

// E.164 digits without '+', by libphonenumber for `region`; numbers it calls invalid keep their digits, since drama numbers
// and half-remembered ones must match too. Numbers written the British way ("07700 900123", "+44 (0)7700…") become 44… without
// asking the library, valid or not. "" when fewer than 4 digits are left.
std::string normal_phone(std::string_view text, std::string_view region = "GB");
// Lower case; plus-tags and dots in Gmail users stay, as others may own them.
std::string normal_email(std::string_view text);
// "@Shadow_99", "https://instagram.com/shadow_99" → "shadow_99"; with a platform "instagram:shadow_99".
std::string normal_handle(std::string_view text, std::string_view platform = {});
// The platform that a lower-case word of a sentence means ("insta" → "instagram"); empty for any other word.
std::string_view platform_in_words(std::string_view word);
// Of a web address in lower case: the platform that it is on, where people have names there; else empty.
std::string_view platform_of_address(std::string_view lower);
// Upper-case letters, digits, '?' for one unknown and '*' for some unknown: "ab12 c?e" → "AB12C?E"; "starts AB1" → "AB1*".
std::string normal_plate(std::string_view text);
// Of upper-case letters and digits that are mistaken for each other at a glance, the one that stands for all.
char looks_like(char letter);
// Whether nothing of it is unknown: a text that is no part of a plate.
bool is_whole_plate(std::string_view plate);
// Whether two patterns can be the same plate: unknown positions fit anything, 0/O, 1/I/L, 8/B, 5/S, 2/Z count as equal. A text of
// less than five characters that shows nothing unknown is taken for a part from anywhere in a plate.
bool plates_fit(std::string_view left, std::string_view right);
// How many characters both know and agree on, at the best fit; 0 when they cannot be the same.
std::size_t plate_agreement(std::string_view left, std::string_view right);
// The same of two that one slip parts: one sign is another, missing or too many, or two neighbours are exchanged (these two do not count).
// 0 where it takes more or less than one, or where either has signs of unknown number.
std::size_t plate_slip_agreement(std::string_view left, std::string_view right);
// "zz1 1zz", "ZZ11ZZ" → "ZZ1 1ZZ"; only the outward part when that is all there is.
std::string normal_postcode(std::string_view text);
// "Flat 2, 14 Hight St." → "2 14 hight street"; common words written out one way.
std::string normal_address(std::string_view text);
// A place, school or organisation: folded, legal forms and "the" gone, "st" → "saint" or "street" by where it stands.
std::string normal_place(std::string_view text);
// "943 476 5919" with scheme "nhs" → "nhs:9434765919". An identifier whose check fails keeps its digits under "nhs?:", so that
// a mistyped one is weaker, not lost.
std::string normal_identifier(std::string_view text, std::string_view scheme);
bool nhs_number_is_valid(std::string_view ten_digits);  // modulus 11
bool upn_is_valid(std::string_view thirteen);           // check letter, DfE UPN guide
std::string normal_sex(std::string_view text);          // "f", "m", "x" or ""
std::string normal_colour(std::string_view text);       // "Metallic dark blue" → "blue"
std::string normal_make(std::string_view text);         // "VW" → "volkswagen"; misspelt makes too

// "2009-05-01", "1/5/2009" (day first), "20090501", "May 2009", "2009", "about 2009" (a year more each way); "14", "about 14",
// "13-15", "teenager", "under 16" with the day it was told as `told_on` (YYYY-MM-DD). Two-digit years up to 30 are of this century.
DayRange birth_days(std::string_view text, std::string_view told_on = {});
std::optional<std::int32_t> parse_day(std::string_view iso_date);
std::string format_day(std::int32_t day);

// "unknown", "not known", "n/a", "none", "?", "-", "tbc" and the like, in any case.
bool says_nothing(std::string_view text);

}  // namespace heed::matching
