#include "linkage/repeats.hpp"

#include <algorithm>
#include <utility>

#include "matching/normalise.hpp"

namespace heed::linkage {

namespace {

bool is_quality(AttributeType type) {
  return type == AttributeType::vehicle_make || type == AttributeType::vehicle_colour ||
         type == AttributeType::category || type == AttributeType::sex;
}

bool tells(AttributeType type, Preparation preparation, const Value& value) {
  if (preparation == Preparation::verbatim) return true;  // of another's model: nobody said what it is
  if (type == AttributeType::date_of_birth) return value.days.exact();
  if (type == AttributeType::plate) return matching::is_whole_plate(value.text);
  return !is_quality(type);
}

// Which records say who it is.
class Teller {
 public:
  explicit Teller(const Table& table) : m_table(table) {
    const bool things = std::ranges::all_of(table.columns(), [](const Column& column) {
      return matching::identifies(column.type) || is_quality(column.type);
    });
    const bool known =
        std::ranges::any_of(table.columns(), [](const Column& column) { return matching::identifies(column.type); });
    m_wanted = things && known ? 1 : 3;
  }

  bool says_who(std::span<const Table::Cell> cells) const {
    std::uint32_t telling = 0, last = 0xffffffff;
    for (const Table::Cell cell : cells) {
      const std::uint32_t at = cell.column();
      const Column& column = m_table.columns()[at];
      if (at == last || !tells(column.type, column.preparation, m_table.dictionary(at).value(cell.value()))) continue;
      last = at;
      telling += column.type == AttributeType::full_name ? 2 : 1;
    }
    return telling >= m_wanted;
  }

 private:
  const Table& m_table;
  std::uint32_t m_wanted = 3;
};

bool same(std::span<const Table::Cell> left, std::span<const Table::Cell> right) {
  return std::ranges::equal(left, right, {}, &Table::Cell::packed, &Table::Cell::packed);
}

}  // namespace

Repeats find_repeats(const Table& table) {
  const auto records = static_cast<std::uint32_t>(table.size());
  const Teller teller(table);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> hashes;
  for (std::uint32_t record = 0; record < records; ++record) {
    if (!teller.says_who(table.cells(record))) continue;
    std::uint64_t hash = 0;
    for (const Table::Cell cell : table.cells(record)) hash = matching::combine(hash, cell.packed + 1ULL);
    hashes.emplace_back(hash, record);
  }
  std::ranges::sort(hashes);
  Repeats found;
  for (std::size_t from = 0, until = 0; from < hashes.size(); from = until) {
    while (until < hashes.size() && hashes[until].first == hashes[from].first) ++until;
    if (until - from <= Repeats::most) continue;
    const std::uint32_t first = hashes[from].second;
    for (std::size_t at = from + 1; at < until; ++at) {
      const std::uint32_t record = hashes[at].second;
      if (same(table.cells(first), table.cells(record))) found.repeats.push_back({record, first});
    }
  }
  std::ranges::sort(found.repeats, {}, &Repeats::Repeat::record);
  for (std::uint32_t record = 0, at = 0; record < records; ++record) {
    const bool repeats = at < found.repeats.size() && found.repeats[at].record == record;
    if (repeats)
      ++at;
    else
      found.kept.push_back(record);
  }
  return found;
}

}  // namespace heed::linkage
