// How alike two texts are. Over Unicode characters where a text is not ASCII, over bytes where both are.
//
// Jaro: M. A. Jaro, JASA 84 (1989). Jaro–Winkler: W. E. Winkler (1990), prefix scale 0.1 over at most 4 characters, where
// Jaro is more than 0.7, as DuckDB and rapidfuzz have it. Levenshtein: insert, delete, change.
// Damerau–Levenshtein: the unrestricted one, also swaps of neighbours, as DuckDB has it.
#pragma once

#include <cstddef>
#include <string_view>

namespace heed::matching {

// 0 … 1; two empty texts are 1.
double jaro(std::string_view left, std::string_view right);
double jaro_winkler(std::string_view left, std::string_view right);
// Number of edits; gives `most` + 1 as soon as it is sure to be more than `most`.
std::size_t levenshtein(std::string_view left, std::string_view right, std::size_t most = 1000);
std::size_t damerau_levenshtein(std::string_view left, std::string_view right, std::size_t most = 1000);
// Shared letters / all letters, each letter counted once.
double jaccard(std::string_view left, std::string_view right);  // two empty texts are 1

// Texts longer than this (bytes) are compared by their beginnings, so that no value makes a comparison slow.
inline constexpr std::size_t longest_compared = 256;

}  // namespace heed::matching
