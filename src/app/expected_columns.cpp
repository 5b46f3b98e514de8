#include "app/expected_columns.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "crypto/sealing.hpp"
#include "crypto/system_random.hpp"

namespace heed::app {

namespace {

constexpr std::size_t key_bytes = 16;
constexpr std::uint32_t first_revision = 1;  // of what has none

std::uint32_t revision_of(const ports::RecordChange& change) {
  std::uint32_t revision = first_revision;
  for (const auto& column : change.columns)
    if (column.name == "revision")
      std::from_chars(column.value.data(), column.value.data() + column.value.size(), revision);
  return revision;
}

}  // namespace

ExpectedColumns::ExpectedColumns(Random& random) {
  Bytes key(key_bytes);
  random.fill(key);
  m_key = Secret(std::move(key));
}

std::size_t ExpectedColumns::IdHash::operator()(const RecordId& id) const noexcept {
  std::size_t value = 0;  // ids are random
  std::memcpy(&value, id.bytes().data(), sizeof value);
  return value;
}

std::uint32_t ExpectedColumns::hash(const ports::PlainColumn& column) const {
  return static_cast<std::uint32_t>(crypto::short_hash(m_key, std::string(column.name) + "=" + column.value));
}

void ExpectedColumns::set(std::vector<Column>& row, const ports::PlainColumn& column, std::uint32_t revision) {
  const auto name = m_names.try_emplace(std::string(column.name), m_names.size()).first->second;
  const auto known = std::find_if(row.begin(), row.end(), [&](const Column& one) { return one.name == name; });
  if (known == row.end())
    row.push_back({name, revision, hash(column)});
  else if (revision >= known->revision)
    *known = {name, revision, hash(column)};
}

void ExpectedColumns::note(const ports::AuditEntry& entry) {
  if (entry.changes.empty() || entry.outcome != "done") return;
  const auto changes = ports::parse_record_changes(entry.changes);
  if (!changes) return;
  for (const auto& change : *changes)
    for (const auto& column : change.columns) set(m_rows[change.id], column, revision_of(change));
}

std::vector<std::string> ExpectedColumns::differences(RecordId id,
                                                      const std::vector<ports::PlainColumn>& columns) const {
  const auto found = m_rows.find(id);
  if (found == m_rows.end()) return {"row"};
  std::vector<std::string> different;
  for (const auto& column : columns) {
    const auto name = m_names.find(column.name);
    if (name == m_names.end()) continue;
    for (const auto& known : found->second)
      if (known.name == name->second && known.hash != hash(column)) different.emplace_back(column.name);
  }
  return different;
}

}  // namespace heed::app
