// Mentions of an index that say the same as many others: one of them stands for all.
#include <algorithm>
#include <unordered_set>

#include "linkage/index.hpp"

namespace heed::linkage {

std::uint64_t Index::hash_of_values(std::span<const Table::Cell> cells) const {
  std::uint64_t hash = 0;
  for (const Table::Cell cell : cells) {
    const std::string_view text = m_table.dictionary(cell.column()).value(cell.value()).text;
    hash = matching::combine(hash, matching::combine(cell.column(), matching::hash_of(text)));
  }
  return hash;
}

// Who says the same holds the same keys.
std::span<const std::uint32_t> Index::fewest_holders(std::span<const Table::Cell> cells,
                                                     std::span<const std::uint64_t> keys) const {
  if (keys.empty()) return m_keyless.find(hash_of_values(cells));
  auto fewest = m_holders.find(keys.front());
  for (const std::uint64_t key : keys.subspan(1)) {
    const auto holders = m_holders.find(key);
    if (holders.size() < fewest.size()) fewest = holders;
  }
  return fewest;
}

// Those who stand, say the same, and may be stood for as this one may.
std::vector<MentionId> Index::equals_of(std::uint32_t number, std::span<const std::uint64_t> keys) const {
  std::vector<MentionId> equals;
  const auto cells = m_table.cells(number);
  if (!m_teller.says_who(cells) || m_clusters.is_spoken_of(m_ids[number])) return equals;
  const auto holders = fewest_holders(cells, keys);
  if (m_stand_ins.empty() && holders.size() < Repeats::most) return equals;
  for (const std::uint32_t holder : holders) {
    if (holder != number && say_the_same(cells, m_table.cells(holder)) && !m_clusters.is_spoken_of(m_ids[holder]))
      equals.push_back(m_ids[holder]);
  }
  std::ranges::sort(equals);
  return equals;
}

// Whether one more than these are so many that one stands for all. Where one stands for many already, nobody else is among them.
bool Index::are_many(std::span<const MentionId> equals) const {
  return equals.size() >= Repeats::most || (!equals.empty() && !m_stand_ins.others_of(equals.front()).empty());
}

void Index::enter(std::uint32_t number) {
  const auto keys = m_keys.keys(m_table.cells(number));
  auto equals = equals_of(number, keys);
  if (!are_many(equals)) return stand(number, keys);
  if (!m_stand_ins.others_of(equals.front()).empty()) return stand_for(number, equals.front(), keys);
  const MentionId id = m_ids[number];
  equals.insert(std::ranges::lower_bound(equals, id), id);
  const MentionId first = equals.front();
  equals.erase(equals.begin());
  for (const MentionId other : equals) {
    if (other != id) step_back(number_of(other));
  }
  m_stand_ins.form(first, std::move(equals));
  if (first == id) stand(number, keys);
}

// One more for whom `first` stands, or who stands for it.
void Index::stand_for(std::uint32_t number, MentionId first, std::span<const std::uint64_t> keys) {
  const MentionId id = m_ids[number];
  if (first < id) return m_stand_ins.add(first, id);
  auto others = m_stand_ins.dissolve(first);
  others.insert(others.begin(), first);
  step_back(number_of(first));
  m_stand_ins.form(id, std::move(others));
  stand(number, keys);
}

// It stays in the table, and is found no longer.
void Index::leave(std::uint32_t number) {
  const MentionId id = m_ids[number], first = m_stand_ins.first_of(id);
  if (first != id) {
    m_stand_ins.remove(first, id);
    if (m_stand_ins.others_of(first).size() >= Repeats::most) return;
    for (const MentionId other : m_stand_ins.dissolve(first)) stand(number_of(other));
    return;
  }
  step_back(number);
  auto others = m_stand_ins.dissolve(id);
  if (others.size() > Repeats::most) {
    m_stand_ins.form(others.front(), {others.begin() + 1, others.end()});
    others.resize(1);
  }
  for (const MentionId other : others) stand(number_of(other));
}

void Index::stand(std::uint32_t number, std::span<const std::uint64_t> keys) {
  ClusterChanges changes;
  changes.insert_members.push_back(m_ids[number]);
  insert_keys(number, keys, changes);
  const auto cells = m_table.cells(number);
  if (keys.empty() && m_teller.says_who(cells)) m_keyless.insert(hash_of_values(cells), number);
  m_clusters.apply(changes);
}

void Index::step_back(std::uint32_t number) {
  ClusterChanges changes;
  changes.erase_members.push_back(m_ids[number]);
  erase_keys(number, changes);
  if (m_keyless.keys() > 0) m_keyless.erase(hash_of_values(m_table.cells(number)), number);
  m_clusters.apply(changes);
}

void Index::find_stand_ins() {
  m_stand_ins = {};
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t number = 0; number < m_ids.size(); ++number) {
    if (number_of(m_ids[number]) == number && !m_clusters.is_spoken_of(m_ids[number])) numbers.push_back(number);
  }
  for (const auto& group : groups_of_repeats(m_table, numbers)) {
    std::vector<MentionId> ids;
    for (const std::uint32_t number : group) ids.push_back(m_ids[number]);
    std::ranges::sort(ids);
    m_stand_ins.form(ids.front(), {ids.begin() + 1, ids.end()});
  }
}

// Ascending, as they were given.
std::vector<MentionId> Index::with_others(std::vector<MentionId> standing) const {
  if (m_stand_ins.empty()) return standing;
  const std::size_t before = standing.size();
  for (std::size_t at = 0; at < before; ++at) {
    const auto others = m_stand_ins.others_of(standing[at]);
    standing.insert(standing.end(), others.begin(), others.end());
  }
  if (standing.size() > before) std::ranges::sort(standing);
  return standing;
}

// Of those for whom one stands, with it, only the first that is among them.
std::vector<MentionId> Index::each_once(std::vector<MentionId> members) const {
  if (m_stand_ins.empty()) return members;
  std::unordered_set<MentionId> told;
  std::erase_if(members, [&](MentionId id) { return is_grouped(id) && !told.insert(m_stand_ins.first_of(id)).second; });
  return members;
}

// The first of those for whom a mention stands, with it, who would be there and counts; 0: nobody.
MentionId Index::speaker_of(MentionId standing, const Without& without) const {
  const auto counts = [&](MentionId id) {
    return !std::ranges::binary_search(without.left_out, id) && !std::ranges::binary_search(without.gone, id);
  };
  if (counts(standing)) return standing;
  for (const MentionId other : m_stand_ins.others_of(standing)) {
    if (counts(other)) return other;
  }
  return 0;
}

bool Index::read_stand_ins(ByteReader& in) {
  m_stand_ins.read(in);
  m_stand_ins.each([&](MentionId first, std::span<const MentionId> others) {
    in.expect(in.ok() && number_of(first) != no_slot && others.size() >= Repeats::most);
    for (const MentionId other : others) {
      in.expect(in.ok() && number_of(other) != no_slot &&
                say_the_same(m_table.cells(number_of(first)), m_table.cells(number_of(other))));
    }
  });
  return in.ok();
}

}  // namespace heed::linkage
