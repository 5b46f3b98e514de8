// Stands in for the layer until it is there.
#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "matching/attribute.hpp"
#include "matching/nicknames.hpp"
#include "matching/normalise.hpp"
#include "matching/similarity.hpp"
#include "matching/value.hpp"

namespace heed::matching {



const Nicknames& Nicknames::built_in() {
  static const Nicknames nicknames;
  return nicknames;
}
bool Nicknames::related(std::string_view, std::string_view) const { return false; }
std::vector<std::string_view> Nicknames::stands_for(std::string_view name) const { return {name}; }

bool plates_fit(std::string_view left, std::string_view right) { return left == right; }
std::size_t plate_agreement(std::string_view left, std::string_view) { return left.size(); }

double jaro(std::string_view a, std::string_view b) {
  if (a.empty() && b.empty()) return 1;
  const std::size_t window = std::max<std::size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
  std::vector<char> used_a(a.size()), used_b(b.size());
  double matches = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = i > window ? i - window : 0; j < std::min(b.size(), i + window + 1); ++j) {
      if (used_b[j] || a[i] != b[j]) continue;
      used_a[i] = used_b[j] = 1;
      ++matches;
      break;
    }
  }
  if (matches == 0) return 0;
  std::size_t j = 0, half = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!used_a[i]) continue;
    while (!used_b[j]) ++j;
    half += a[i] != b[j++];
  }
  return (matches / a.size() + matches / b.size() + (matches - half / 2) / matches) / 3;
}
double jaro_winkler(std::string_view a, std::string_view b) {
  const double j = jaro(a, b);
  std::size_t prefix = 0;
  while (prefix < std::min({a.size(), b.size(), std::size_t{4}}) && a[prefix] == b[prefix]) ++prefix;
  return j > 0.7 ? j + 0.1 * prefix * (1 - j) : j;
}
std::size_t levenshtein(std::string_view a, std::string_view b, std::size_t most) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t next = std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
      corner = row[j];
      row[j] = next;
    }
  }
  return std::min(row[b.size()], most + 1);
}
std::size_t damerau_levenshtein(std::string_view a, std::string_view b, std::size_t most) {
  const std::size_t n = a.size(), m = b.size(), big = n + m;
  std::vector<std::vector<std::size_t>> d(n + 2, std::vector<std::size_t>(m + 2));
  std::array<std::size_t, 256> last{};
  d[0][0] = big;
  for (std::size_t i = 0; i <= n; ++i) d[i + 1][0] = big, d[i + 1][1] = i;
  for (std::size_t j = 0; j <= m; ++j) d[0][j + 1] = big, d[1][j + 1] = j;
  for (std::size_t i = 1; i <= n; ++i) {
    std::size_t db = 0;
    for (std::size_t j = 1; j <= m; ++j) {
      const std::size_t i1 = last[static_cast<unsigned char>(b[j - 1])], j1 = db;
      const bool same = a[i - 1] == b[j - 1];
      if (same) db = j;
      d[i + 1][j + 1] = std::min({d[i][j] + !same, d[i + 1][j] + 1, d[i][j + 1] + 1, d[i1][j1] + (i - i1 - 1) + 1 + (j - j1 - 1)});
    }
    last[static_cast<unsigned char>(a[i - 1])] = i;
  }
  return std::min(d[n + 1][m + 1], most + 1);
}
double jaccard(std::string_view, std::string_view) { return 0; }

Value view(const OwnedValue& value) { return {value.text, value.phonetic, value.days, {}, 0, 0}; }
OwnedValue make_value(AttributeType type, std::string_view text, std::string_view, Preparation) {
  OwnedValue value{std::string(text), {}, {}};
  if (type == AttributeType::date_of_birth) {
    if (const auto day = parse_day(text)) value.days = {*day, *day};
  }
  return value;
}
std::vector<std::uint32_t> words_of(std::string_view) { return {}; }
std::optional<std::int32_t> parse_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  int y = 0, m = 0, d = 0;
  std::from_chars(text.data(), text.data() + 4, y);
  std::from_chars(text.data() + 5, text.data() + 7, m);
  std::from_chars(text.data() + 8, text.data() + 10, d);
  y -= m <= 2;
  const int era = y / 400, yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

}  // namespace heed::matching
