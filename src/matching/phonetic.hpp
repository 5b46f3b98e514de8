// Codes of how a name sounds. Input is a normal name: lower-case ASCII letters and spaces (normalise.hpp).
//
// Soundex: US National Archives, General Information Leaflet 55. Double Metaphone: Lawrence Philips, C/C++ Users Journal 18(6), 2000.
// Daitch–Mokotoff: Randy Daitch and Gary Mokotoff, Avotaynu 1985. Checked against published vectors in phonetic_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace heed::matching {

// "R163"; "" for a name without a letter.
std::string soundex(std::string_view name);
// Primary and secondary code, at most 4 letters each; equal when there is no second way to say it.
std::array<std::string, 2> double_metaphone(std::string_view name);
// Every 6-digit code, in order, without repeats.
std::vector<std::string> daitch_mokotoff(std::string_view name);

// What Value::phonetic holds: 32-bit hashes of the two metaphone codes of the longest word, 0 = none.
std::array<std::uint32_t, 2> phonetic_codes(std::string_view name);

}  // namespace heed::matching
