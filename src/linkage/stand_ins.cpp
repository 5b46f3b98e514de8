#include "linkage/stand_ins.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace heed::linkage {

StandIns::MentionId StandIns::first_of(MentionId id) const {
  if (m_first.empty()) return id;
  const auto found = m_first.find(id);
  return found == m_first.end() ? id : found->second;
}

std::span<const StandIns::MentionId> StandIns::others_of(MentionId first) const {
  if (m_others.empty()) return {};
  const auto found = m_others.find(first);
  return found == m_others.end() ? std::span<const MentionId>{} : std::span<const MentionId>(found->second);
}

void StandIns::form(MentionId first, std::vector<MentionId> others) {
  for (const MentionId other : others) m_first.emplace(other, first);
  m_others.emplace(first, std::move(others));
}

void StandIns::add(MentionId first, MentionId other) {
  auto& others = m_others[first];
  others.insert(std::ranges::lower_bound(others, other), other);
  m_first.emplace(other, first);
}

void StandIns::remove(MentionId first, MentionId other) {
  const auto found = m_others.find(first);
  if (found == m_others.end() || m_first.erase(other) == 0) return;
  std::erase(found->second, other);
  if (found->second.empty()) m_others.erase(found);
}

std::vector<StandIns::MentionId> StandIns::dissolve(MentionId first) {
  const auto found = m_others.find(first);
  if (found == m_others.end()) return {};
  auto others = std::move(found->second);
  m_others.erase(found);
  for (const MentionId other : others) m_first.erase(other);
  return others;
}

std::size_t StandIns::bytes() const {
  std::size_t bytes = m_first.size() * 32 + m_first.bucket_count() * 8;
  for (const auto& [first, others] : m_others) bytes += 80 + others.capacity() * sizeof(MentionId);
  return bytes;
}

void StandIns::write(ByteWriter& out) const {
  out.put(std::uint64_t{m_others.size()});
  for (const auto& [first, others] : m_others) {
    out.put(first);
    out.put_all(others);
  }
}

void StandIns::read(ByteReader& in) {
  StandIns fresh;
  const auto count = in.get<std::uint64_t>();
  for (std::uint64_t at = 0; at < count && in.ok(); ++at) {
    const auto first = in.get<MentionId>();
    auto others = in.get_all<MentionId>();
    in.expect(!others.empty() && first < others.front() &&
              std::ranges::adjacent_find(others, std::greater_equal<>()) == others.end());
    in.expect(!fresh.m_others.contains(first) && !fresh.m_first.contains(first));
    for (const MentionId other : others) in.expect(!fresh.m_others.contains(other) && !fresh.m_first.contains(other));
    if (in.ok()) fresh.form(first, std::move(others));
  }
  if (in.ok()) *this = std::move(fresh);
}

}  // namespace heed::linkage
