#include "matching/similarity.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <cstring>

#include "matching/characters.hpp"

namespace heed::matching {

namespace {

constexpr std::size_t most_places = longest_compared;

double jaro_from(std::size_t common, std::size_t out_of_order, std::size_t left, std::size_t right) {
  if (common == 0) return 0;
  const auto shared = static_cast<double>(common);
  const std::size_t swaps = out_of_order / 2;  // a half swap counts as none
  const auto in_order = static_cast<double>(common - swaps);
  return (shared / static_cast<double>(left) + shared / static_cast<double>(right) + in_order / shared) / 3;
}

using Marks = std::bitset<most_places>;

template <class Text>
double jaro_of_any(const Text& left, const Text& right) {
  const std::size_t longest = std::max(left.size(), right.size());
  const std::size_t reach = longest / 2 > 0 ? longest / 2 - 1 : 0;
  Marks left_marks, right_marks;
  std::size_t common = 0;
  for (std::size_t r = 0; r < right.size(); ++r) {
    const std::size_t until = std::min(left.size(), r + reach + 1);
    for (std::size_t l = r > reach ? r - reach : 0; l < until; ++l) {
      if (left[l] != right[r] || left_marks[l]) continue;
      left_marks[l] = right_marks[r] = true;
      ++common;
      break;
    }
  }
  std::size_t out_of_order = 0;
  for (std::size_t l = 0, r = 0; common > 0 && l < left.size(); ++l) {
    if (!left_marks[l]) continue;
    while (!right_marks[r]) ++r;
    out_of_order += left[l] != right[r++] ? 1 : 0;
  }
  return jaro_from(common, out_of_order, left.size(), right.size());
}

// An ASCII text of at most 64 characters that says where a character stands in it, eight places at a time.
class Places {
 public:
  explicit Places(std::string_view text)
      : m_all(text.size() == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << text.size()) - 1) {
    for (std::size_t i = 0; i < text.size(); i += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + i, std::min<std::size_t>(8, text.size() - i));
      m_eights[m_size++] = std::endian::native == std::endian::big ? __builtin_bswap64(eight) : eight;
    }
  }

  // Bit i is set where `character` is the i-th.
  std::uint64_t of(char character) const {
    std::uint64_t places = 0;
    for (std::size_t i = 0; i < m_size; ++i) {
      // Bytes are below 128, so that adding 127 sets the top bit of each that is not zero and never carries.
      const std::uint64_t differs = (m_eights[i] ^ (ones * static_cast<unsigned char>(character))) + 127 * ones;
      const std::uint64_t same = (~differs >> 7U) & ones;
      places |= ((same * 0x0102040810204080U) >> 56U) << (8 * i);  // the eight lowest bits of bytes, side by side
    }
    return places & m_all;
  }

 private:
  static constexpr std::uint64_t ones = 0x0101010101010101;
  std::array<std::uint64_t, 8> m_eights;
  std::size_t m_size = 0;
  std::uint64_t m_all;
};

// As jaro_of for other texts, with all of the left side looked at in one step.
double jaro_of_short(std::string_view left, std::string_view right) {
  const std::size_t longest = std::max(left.size(), right.size());
  const std::size_t reach = longest / 2 > 0 ? longest / 2 - 1 : 0;
  const Places places(left);
  std::uint64_t left_marks = 0, right_marks = 0;
  std::uint64_t window = (std::uint64_t{2} << reach) - 1;  // reach is at most 31
  for (std::size_t r = 0; r < right.size(); ++r) {
    const std::uint64_t free = places.of(right[r]) & window & ~left_marks;
    left_marks |= free & (0 - free);
    right_marks |= static_cast<std::uint64_t>(free != 0) << r;
    window = r < reach ? (window << 1U) | 1U : window << 1U;
  }
  const auto common = static_cast<std::size_t>(std::popcount(left_marks));
  std::size_t out_of_order = 0;
  for (std::uint64_t l = left_marks, r = right_marks; l != 0; l &= l - 1, r &= r - 1)
    out_of_order +=
        left[static_cast<std::size_t>(std::countr_zero(l))] != right[static_cast<std::size_t>(std::countr_zero(r))] ? 1
                                                                                                                    : 0;
  return jaro_from(common, out_of_order, left.size(), right.size());
}

double jaro_of(std::string_view left, std::string_view right) {
  if (left.empty() && right.empty()) return 1;
  if (left.size() <= 64 && right.size() <= 64) return jaro_of_short(left, right);
  return jaro_of_any(left, right);
}

double jaro_of(const CodePoints& left, const CodePoints& right) {
  if (left.size() == 0 && right.size() == 0) return 1;
  return jaro_of_any(left, right);
}

template <class Text>
double jaro_winkler_of(const Text& left, const Text& right) {
  constexpr double least = 0.7, scale = 0.1;
  const double similarity = jaro_of(left, right);
  if (similarity <= least) return similarity;
  const std::size_t most = std::min({left.size(), right.size(), std::size_t{4}});
  std::size_t prefix = 0;
  while (prefix < most && left[prefix] == right[prefix]) ++prefix;
  return std::min(1.0, similarity + static_cast<double>(prefix) * scale * (1.0 - similarity));
}

// A part of a text, without the beginning and the end that both sides share: those cost no edit.
template <class Text>
class Middle {
 public:
  Middle(const Text& text, std::size_t from, std::size_t size) : m_text(text), m_from(from), m_size(size) {}
  std::size_t size() const { return m_size; }
  auto operator[](std::size_t index) const { return m_text[m_from + index]; }

 private:
  const Text& m_text;
  std::size_t m_from, m_size;
};

// How many kinds of characters one side has and the other has not, at least: each takes an edit. (Kinds that share a bit are taken
// for one, which only makes it less.)
template <class Text>
std::size_t least_edits(const Middle<Text>& left, const Middle<Text>& right) {
  std::uint64_t of_left = 0, of_right = 0;
  for (std::size_t i = 0; i < left.size(); ++i)
    of_left |= std::uint64_t{1} << (static_cast<std::uint32_t>(left[i]) & 63U);
  for (std::size_t i = 0; i < right.size(); ++i)
    of_right |= std::uint64_t{1} << (static_cast<std::uint32_t>(right[i]) & 63U);
  return static_cast<std::size_t>(std::max(std::popcount(of_left & ~of_right), std::popcount(of_right & ~of_left)));
}

template <class Text, class Distance>
std::size_t of_middles(const Text& left, const Text& right, std::size_t most, Distance distance) {
  const std::size_t shorter = std::min(left.size(), right.size());
  if (std::max(left.size(), right.size()) - shorter > most) return most + 1;
  std::size_t before = 0, after = 0;
  while (before < shorter && left[before] == right[before]) ++before;
  while (before + after < shorter && left[left.size() - 1 - after] == right[right.size() - 1 - after]) ++after;
  const Middle<Text> l(left, before, left.size() - before - after), r(right, before, right.size() - before - after);
  if (l.size() == 0 || r.size() == 0) return std::min(l.size() + r.size(), most + 1);
  return least_edits(l, r) > most ? most + 1 : std::min(distance(l, r, most), most + 1);
}

// One row at a time. When the least of a row is more than `most`, so is the end: edits never get fewer.
template <class Text>
std::size_t levenshtein_of(const Middle<Text>& left, const Middle<Text>& right, std::size_t most) {
  std::array<std::uint16_t, most_places + 1> row;
  for (std::size_t r = 0; r <= right.size(); ++r) row[r] = static_cast<std::uint16_t>(r);
  for (std::size_t l = 0; l < left.size(); ++l) {
    std::uint16_t diagonal = row[0], least = row[0] = static_cast<std::uint16_t>(l + 1);
    for (std::size_t r = 0; r < right.size(); ++r) {
      const auto change = static_cast<std::uint16_t>(diagonal + (left[l] == right[r] ? 0 : 1));
      diagonal = row[r + 1];
      row[r + 1] = std::min({change, static_cast<std::uint16_t>(row[r] + 1), static_cast<std::uint16_t>(diagonal + 1)});
      least = std::min(least, row[r + 1]);
    }
    if (least > most) return most + 1;
  }
  return row[right.size()];
}

// The row (counted from 1) in which each character was last seen on the left; 0 = not yet.
class LastRows {
 public:
  std::uint16_t& operator[](char character) { return m_rows[static_cast<unsigned char>(character) & 127U]; }

 private:
  std::array<std::uint16_t, 128> m_rows{};
};

// Of code points there are too many for a table: the few that the left side has are searched.
class LastRowsOfPoints {
 public:
  std::uint16_t& operator[](char32_t point) {
    std::size_t i = 0;
    while (i < m_size && m_points[i] != point) ++i;
    if (i == m_size && m_size < m_points.size()) {
      m_points[m_size] = point;
      m_rows[m_size++] = 0;
    }
    return m_rows[i];
  }

 private:
  std::array<char32_t, 2 * most_places> m_points;
  std::array<std::uint16_t, 2 * most_places> m_rows;
  std::size_t m_size = 0;
};

LastRows rows_for(std::string_view) { return {}; }
LastRowsOfPoints rows_for(const CodePoints&) { return {}; }

// Lowrance and Wagner, JACM 22(2), 1975: a swap may have other edits between its two characters. The whole table is kept, since
// a swap looks back to any earlier row. The early end holds as in levenshtein_of: a swap over a row costs at least as much as
// deleting down to it.
template <class Text>
std::size_t damerau_of(const Middle<Text>& left, const Middle<Text>& right, std::size_t most) {
  std::array<std::uint16_t, (most_places + 1) * (most_places + 1)> table;
  const std::size_t width = right.size() + 1;
  const auto at = [&](std::size_t l, std::size_t r) -> std::uint16_t& { return table[l * width + r]; };
  for (std::size_t r = 0; r <= right.size(); ++r) at(0, r) = static_cast<std::uint16_t>(r);
  auto last_rows = rows_for(Text(std::string_view()));
  for (std::size_t l = 1; l <= left.size(); ++l) {
    std::size_t least = at(l, 0) = static_cast<std::uint16_t>(l);
    std::size_t last_column = 0;
    for (std::size_t r = 1; r <= right.size(); ++r) {
      const bool same = left[l - 1] == right[r - 1];
      std::size_t edits = std::min({at(l - 1, r - 1) + (same ? 0U : 1U), at(l, r - 1) + 1U, at(l - 1, r) + 1U});
      const std::size_t row = last_rows[right[r - 1]];
      if (!same && row > 0 && last_column > 0)
        edits = std::min(edits, at(row - 1, last_column - 1) + (l - row - 1) + 1 + (r - last_column - 1));
      if (same) last_column = r;
      at(l, r) = static_cast<std::uint16_t>(edits);
      least = std::min(least, edits);
    }
    if (least > most) return most + 1;
    last_rows[left[l - 1]] = static_cast<std::uint16_t>(l);
  }
  return at(left.size(), right.size());
}

// Calls `of` with both texts as bytes where both are ASCII, as code points otherwise.
template <class Function>
auto with_characters(std::string_view left, std::string_view right, Function of) {
  left = beginning_of(left);
  right = beginning_of(right);
  if (is_ascii(left) && is_ascii(right)) return of(left, right);
  return of(CodePoints(left), CodePoints(right));
}

double jaccard_of(std::string_view left, std::string_view right) {
  std::array<std::uint64_t, 2> in_left{}, in_right{};
  for (const char c : left)
    in_left[static_cast<unsigned char>(c) >> 6U] |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
  for (const char c : right)
    in_right[static_cast<unsigned char>(c) >> 6U] |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
  const int both = std::popcount(in_left[0] & in_right[0]) + std::popcount(in_left[1] & in_right[1]);
  return static_cast<double>(both) /
         (std::popcount(in_left[0] | in_right[0]) + std::popcount(in_left[1] | in_right[1]));
}

// Characters of `text` that are not earlier in it; and how many of those are in `other`.
struct Letters {
  std::size_t all = 0, shared = 0;
};
Letters count_letters(const CodePoints& text, const CodePoints& other) {
  Letters letters;
  for (const char32_t* point = text.begin(); point != text.end(); ++point) {
    if (std::find(text.begin(), point, *point) != point) continue;
    ++letters.all;
    letters.shared += std::find(other.begin(), other.end(), *point) != other.end() ? 1 : 0;
  }
  return letters;
}

double jaccard_of(const CodePoints& left, const CodePoints& right) {
  const Letters of_left = count_letters(left, right);
  const std::size_t all = of_left.all + count_letters(right, left).all - of_left.shared;
  return static_cast<double>(of_left.shared) / static_cast<double>(all);
}

}  // namespace

double jaro(std::string_view left, std::string_view right) {
  return with_characters(left, right, [](const auto& l, const auto& r) { return jaro_of(l, r); });
}

double jaro_winkler(std::string_view left, std::string_view right) {
  return with_characters(left, right, [](const auto& l, const auto& r) { return jaro_winkler_of(l, r); });
}

std::size_t levenshtein(std::string_view left, std::string_view right, std::size_t most) {
  return with_characters(left, right, [most](const auto& l, const auto& r) {
    return of_middles(l, r, most,
                      [](const auto& a, const auto& b, std::size_t limit) { return levenshtein_of(a, b, limit); });
  });
}

std::size_t damerau_levenshtein(std::string_view left, std::string_view right, std::size_t most) {
  return with_characters(left, right, [most](const auto& l, const auto& r) {
    return of_middles(l, r, most,
                      [](const auto& a, const auto& b, std::size_t limit) { return damerau_of(a, b, limit); });
  });
}

double jaccard(std::string_view left, std::string_view right) {
  if (left.empty() && right.empty()) return 1;
  return with_characters(left, right, [](const auto& l, const auto& r) { return jaccard_of(l, r); });
}

}  // namespace heed::matching
