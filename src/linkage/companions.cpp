#include "linkage/companions.hpp"

#include <algorithm>

namespace heed::linkage {

namespace {

struct PairBytes {
  std::uint32_t left = 0, right = 0;
};

}  // namespace

std::uint32_t Companions::begin_concern(Origin origin) {
  m_origins.push_back(origin);
  m_first.push_back(no_slot);
  return static_cast<std::uint32_t>(m_origins.size() - 1);
}

std::uint32_t Companions::concern_of(MentionId id) const {
  const std::uint32_t slot = slot_of(id);
  return slot == no_slot ? no_slot : m_concern[slot];
}

Companions::Witnesses Companions::witnesses_of(std::vector<std::uint32_t> concerns) const {
  std::ranges::sort(concerns);
  concerns.erase(std::unique(concerns.begin(), concerns.end()), concerns.end());
  std::erase_if(concerns, [this](std::uint32_t concern) { return concern >= m_origins.size(); });
  std::vector<Origin> origins;
  for (const std::uint32_t concern : concerns) {
    if (m_origins[concern] != 0) origins.push_back(m_origins[concern]);
  }
  const std::size_t of_their_own = concerns.size() - origins.size();
  std::ranges::sort(origins);
  origins.erase(std::unique(origins.begin(), origins.end()), origins.end());
  return {static_cast<std::uint32_t>(concerns.size()), static_cast<std::uint32_t>(of_their_own + origins.size())};
}

void Companions::insert(MentionId id, matching::EntityKind kind, std::uint32_t concern) {
  if (slot_of(id) != no_slot) return;
  auto slot = static_cast<std::uint32_t>(m_ids.size());
  if (m_free.empty()) {
    m_ids.push_back(id);
    m_kinds.push_back(kind);
    m_concern.push_back(concern);
    m_next.push_back(no_slot);
    m_with.emplace_back();
  } else {
    slot = m_free.back();
    m_free.pop_back();
    m_ids[slot] = id;
    m_kinds[slot] = kind;
    m_concern[slot] = concern;
  }
  m_index.insert(slot, m_ids);
  chain(slot);
}

void Companions::chain(std::uint32_t slot) {
  std::uint32_t& first = m_first[m_concern[slot]];
  m_next[slot] = first;
  first = slot;
}

void Companions::unchain(std::uint32_t slot) {
  std::uint32_t* at = &m_first[m_concern[slot]];
  while (*at != slot) at = &m_next[*at];
  *at = m_next[slot];
}

std::vector<Companions::MentionId> Companions::told_in(std::uint32_t concern) const {
  std::vector<MentionId> told;
  if (concern >= m_first.size()) return told;
  for (std::uint32_t slot = m_first[concern]; slot != no_slot; slot = m_next[slot]) told.push_back(m_ids[slot]);
  std::ranges::sort(told);
  return told;
}

void Companions::join(MentionId left, MentionId right) {
  const std::uint32_t one = slot_of(left), other = slot_of(right);
  if (one == no_slot || other == no_slot || one == other) return;
  add(one, other);
  add(other, one);
}

void Companions::add(std::uint32_t slot, std::uint32_t other) {
  const auto with = m_lists.of(m_with[slot]);
  if (std::ranges::find(with, other) == with.end()) m_lists.append(m_with[slot], other);
}

bool Companions::erase(MentionId id) {
  const std::uint32_t slot = slot_of(id);
  if (slot == no_slot) return false;
  while (m_with[slot].count > 0) {
    const std::uint32_t other = m_lists.of(m_with[slot]).back();
    const auto with = m_lists.of(m_with[other]);
    const auto here = std::ranges::find(with, slot);
    m_lists.erase(m_with[other], static_cast<std::uint32_t>(here - with.begin()));
    m_lists.erase(m_with[slot], m_with[slot].count - 1);
  }
  m_index.erase(id, m_ids);
  unchain(slot);
  if (m_first[m_concern[slot]] == no_slot) m_origins[m_concern[slot]] = 0;  // nobody of it is there to ask for it
  m_ids[slot] = 0;
  m_free.push_back(slot);
  return true;
}

std::optional<matching::EntityKind> Companions::kind_of(MentionId id) const {
  const std::uint32_t slot = slot_of(id);
  if (slot == no_slot) return std::nullopt;
  return m_kinds[slot];
}

void Companions::write(ByteWriter& out) const {
  out.put_all(m_ids);
  out.put_all(m_kinds);
  out.put_all(m_concern);
  out.put_all(m_origins);
  out.put_all(m_free);
  std::vector<PairBytes> pairs;
  for (std::uint32_t slot = 0; slot < m_ids.size(); ++slot) {
    for (const std::uint32_t other : m_lists.of(m_with[slot])) {
      if (slot < other) pairs.push_back({slot, other});
    }
  }
  out.put_all(pairs);
}

void Companions::read(ByteReader& in) {
  Companions fresh;
  fresh.m_ids = in.get_all<MentionId>(no_slot);
  fresh.m_kinds = in.get_all<matching::EntityKind>(no_slot);
  fresh.m_concern = in.get_all<std::uint32_t>(no_slot);
  fresh.m_origins = in.get_all<Origin>(no_slot);
  fresh.m_free = in.get_all<std::uint32_t>(no_slot);
  const std::size_t slots = fresh.m_ids.size();
  in.expect(fresh.m_concern.size() == slots && std::ranges::all_of(fresh.m_concern, [&](std::uint32_t concern) {
              return concern < fresh.m_origins.size();
            }));
  in.expect(fresh.m_kinds.size() == slots && std::ranges::all_of(fresh.m_kinds, [](matching::EntityKind kind) {
              return static_cast<std::size_t>(kind) < matching::entity_kinds;
            }));
  std::vector<bool> nobody(slots, false);
  for (const std::uint32_t slot : fresh.m_free) {
    in.expect(slot < slots && !nobody[slot]);
    if (!in.ok()) return;
    nobody[slot] = true;
  }
  fresh.m_next.assign(in.ok() ? slots : 0, no_slot);
  fresh.m_first.assign(fresh.m_origins.size(), no_slot);
  for (std::uint32_t slot = 0; slot < slots && in.ok(); ++slot) {
    if (nobody[slot]) continue;
    in.expect(fresh.slot_of(fresh.m_ids[slot]) == no_slot);
    if (!in.ok()) return;
    fresh.m_index.insert(slot, fresh.m_ids);
    fresh.chain(slot);
  }
  fresh.m_with.resize(slots);
  for (const PairBytes& pair : in.get_all<PairBytes>()) {
    in.expect(pair.left < pair.right && pair.right < slots && !nobody[pair.left] && !nobody[pair.right]);
    if (!in.ok()) return;
    fresh.add(pair.left, pair.right);
    fresh.add(pair.right, pair.left);
  }
  if (in.ok()) *this = std::move(fresh);
}

}  // namespace heed::linkage
