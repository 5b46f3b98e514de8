#include "linkage/repeats.hpp"

#include <algorithm>
#include <numeric>
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

}  // namespace

Teller::Teller(const Table& table) : m_table(table), m_who(table.columns()) {
  const bool things = std::ranges::all_of(table.columns(), [](const Column& column) {
    return matching::identifies(column.type) || is_quality(column.type);
  });
  const bool known =
      std::ranges::any_of(table.columns(), [](const Column& column) { return matching::identifies(column.type); });
  m_wanted = things && known ? 1 : 3;
}

bool Teller::says_who(std::span<const Table::Cell> cells) const {
  std::uint32_t telling = 0, last = 0xffffffff;
  for (const Table::Cell cell : cells) {
    const std::uint32_t at = cell.column();
    const Column& column = m_table.columns()[at];
    if (at == last || !tells(column.type, column.preparation, m_table.dictionary(at).value(cell.value()))) continue;
    last = at;
    telling += column.type == AttributeType::full_name ? 2 : 1;
  }
  return telling >= m_wanted && m_who.by(m_table, cells);
}

bool say_the_same(std::span<const Table::Cell> left, std::span<const Table::Cell> right) {
  return std::ranges::equal(left, right, {}, &Table::Cell::packed, &Table::Cell::packed);
}

std::vector<std::vector<std::uint32_t>> groups_of_repeats(const Table& table, std::span<const std::uint32_t> records) {
  const Teller teller(table);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> hashes;  // and places in `records`
  for (std::uint32_t at = 0; at < records.size(); ++at) {
    if (!teller.says_who(table.cells(records[at]))) continue;
    std::uint64_t hash = 0;
    for (const Table::Cell cell : table.cells(records[at])) hash = matching::combine(hash, cell.packed + 1ULL);
    hashes.emplace_back(hash, at);
  }
  std::ranges::sort(hashes);
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::size_t from = 0, until = 0; from < hashes.size(); from = until) {
    while (until < hashes.size() && hashes[until].first == hashes[from].first) ++until;
    if (until - from <= Repeats::most) continue;
    std::vector<std::uint32_t> group;
    for (std::size_t at = from; at < until; ++at) {
      const std::uint32_t record = records[hashes[at].second];
      if (group.empty() || say_the_same(table.cells(group.front()), table.cells(record))) group.push_back(record);
    }
    if (group.size() > Repeats::most) groups.push_back(std::move(group));
  }
  return groups;
}

Repeats find_repeats(const Table& table) {
  std::vector<std::uint32_t> records(table.size());
  std::iota(records.begin(), records.end(), 0U);
  Repeats found;
  for (const auto& group : groups_of_repeats(table, records)) {
    for (const std::uint32_t record : std::span(group).subspan(1)) found.repeats.push_back({record, group.front()});
  }
  std::ranges::sort(found.repeats, {}, &Repeats::Repeat::record);
  for (std::uint32_t record = 0, at = 0; record < table.size(); ++record) {
    const bool repeats = at < found.repeats.size() && found.repeats[at].record == record;
    if (repeats)
      ++at;
    else
      found.kept.push_back(record);
  }
  return found;
}

}  // namespace heed::linkage
