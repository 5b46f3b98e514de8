#include "linkage/table.hpp"

#include <algorithm>

namespace heed::linkage {

Table::Table(std::span<const Column> columns) : m_columns(columns.begin(), columns.end()), m_starts{0} {
  m_dictionaries.resize(m_columns.size());
}

std::uint32_t Table::add(std::span<const std::vector<matching::OwnedValue>> values) {
  for (std::size_t column = 0; column < std::min(values.size(), m_columns.size()); ++column) {
    const bool with_words = matching::has_words(m_columns[column].type);
    std::size_t kept = 0;
    for (const auto& value : values[column]) {
      if (value.text.empty() || kept == most_values) continue;
      ++kept;
      const ValueId id = m_dictionaries[column].intern(value, with_words);
      m_dictionaries[column].add(id, 1);
      m_cells.push_back({static_cast<std::uint32_t>(column << value_bits) | id});
    }
  }
  m_starts.push_back(m_cells.size());
  return static_cast<std::uint32_t>(m_starts.size() - 2);
}

void Table::erase(std::uint32_t record) {
  const std::size_t count = cells(record).size();
  for (Cell& cell : std::span(m_cells).subspan(m_starts[record], count)) {
    m_dictionaries[cell.column()].drop(cell.value());
    cell.packed = wiped;
  }
  m_wiped += count;
}

void Table::count_all(std::int32_t by) {
  for (const Cell cell : m_cells) {
    if (cell.packed != wiped) m_dictionaries[cell.column()].add(cell.value(), by);
  }
}

Table::Layout Table::without_gaps() const {
  Layout layout{{0}, {}};
  layout.starts.reserve(m_starts.size());
  layout.cells.reserve(m_cells.size() - m_wiped);
  for (std::uint32_t record = 0; record < size(); ++record) {
    const std::span<const Cell> kept = cells(record);
    layout.cells.insert(layout.cells.end(), kept.begin(), kept.end());
    layout.starts.push_back(layout.cells.size());
  }
  return layout;
}

void Table::close_gaps(std::span<const std::uint32_t> records) {
  std::vector<std::vector<ValueId>> now;  // by column and old number
  for (Dictionary& dictionary : m_dictionaries) now.push_back(dictionary.close_gaps());
  Layout layout{{0}, {}};
  layout.starts.reserve(records.size() + 1);
  layout.cells.reserve(m_cells.size() - m_wiped);
  for (const std::uint32_t record : records) {
    for (const Cell cell : cells(record))
      layout.cells.push_back(
          {static_cast<std::uint32_t>(cell.column() << value_bits) | now[cell.column()][cell.value()]});
    layout.starts.push_back(layout.cells.size());
  }
  m_starts = std::move(layout.starts);
  m_cells = std::move(layout.cells);
  m_wiped = 0;
}

Table::Layout Table::keep_only(std::span<const std::uint32_t> records) {
  count_all(-1);
  Layout all{{0}, {}};
  for (const std::uint32_t record : records) {
    const std::span<const Cell> kept = cells(record);
    all.cells.insert(all.cells.end(), kept.begin(), kept.end());
    all.starts.push_back(all.cells.size());
  }
  std::swap(all.starts, m_starts);
  std::swap(all.cells, m_cells);
  count_all(1);
  return all;
}

void Table::put_back(Layout layout) {
  count_all(-1);
  m_starts = std::move(layout.starts);
  m_cells = std::move(layout.cells);
  count_all(1);
}

Record Table::record(std::uint32_t number, Space& space) const {
  const std::size_t columns = m_columns.size();
  space.starts.assign(columns + 1, 0);
  space.values.clear();
  for (const Cell cell : cells(number)) {
    space.values.push_back(&m_dictionaries[cell.column()].value(cell.value()));
    space.starts[cell.column() + 1] = static_cast<std::uint16_t>(space.values.size());
  }
  for (std::size_t column = 0; column < columns; ++column) {
    space.starts[column + 1] = std::max(space.starts[column + 1], space.starts[column]);
  }
  return {space.starts, space.values};
}

void Table::write(ByteWriter& out) const {
  for (const Dictionary& dictionary : m_dictionaries) dictionary.write(out);
  if (m_wiped == 0) {
    out.put_all(m_starts);
    out.put_all(m_cells);
    return;
  }
  const Layout layout = without_gaps();
  out.put_all(layout.starts);
  out.put_all(layout.cells);
}

void Table::read(ByteReader& in) {
  for (std::size_t column = 0; column < m_columns.size(); ++column)
    m_dictionaries[column].read(in, matching::has_words(m_columns[column].type));
  auto starts = in.get_all<std::uint64_t>();
  auto cells = in.get_all<Cell>();
  in.expect(!starts.empty() && starts.front() == 0 && std::ranges::is_sorted(starts) && starts.back() == cells.size());
  in.expect(std::ranges::all_of(cells, [this](Cell cell) {
    return cell.column() < m_columns.size() && cell.value() < m_dictionaries[cell.column()].size();
  }));
  for (std::size_t record = 0; in.ok() && record + 1 < starts.size(); ++record) {
    const auto of_record = std::span(cells).subspan(starts[record], starts[record + 1] - starts[record]);
    in.expect(std::ranges::is_sorted(of_record, {}, &Cell::column) &&
              of_record.size() <= most_values * m_columns.size());
  }
  if (!in.ok()) return;
  m_starts = std::move(starts);
  m_cells = std::move(cells);
  m_wiped = 0;
  count_all(1);
  // A value is there as long as a record has it.
  for (const Dictionary& dictionary : m_dictionaries) {
    for (ValueId id = 0; id < dictionary.size() && in.ok(); ++id)
      in.expect(dictionary.value(id).text.empty() == (dictionary.count(id) == 0));
  }
}

void Table::freeze_frequencies() {
  // A number that is met a few times is one person's, and no less telling for it; a taxi firm's is met by the hundred.
  constexpr std::uint32_t of_one = 8;
  for (std::size_t column = 0; column < m_columns.size(); ++column) {
    const bool one =
        matching::identifies(m_columns[column].type) && m_columns[column].preparation == Preparation::normal;
    m_dictionaries[column].freeze_frequencies(one ? of_one : 0);
  }
}

std::uint64_t Table::frequency_digest() const {
  std::uint64_t digest = 0;
  for (const Dictionary& dictionary : m_dictionaries) digest = matching::combine(digest, dictionary.frequency_digest());
  return digest;
}

std::size_t Table::bytes() const {
  std::size_t bytes = m_starts.capacity() * 8 + m_cells.capacity() * 4;
  for (const auto& dictionary : m_dictionaries) bytes += dictionary.bytes();
  return bytes;
}

}  // namespace heed::linkage
