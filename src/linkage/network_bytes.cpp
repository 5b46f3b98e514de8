// A network as bytes.
#include <algorithm>
#include <mutex>
#include <numeric>

#include "linkage/network.hpp"

namespace heed::linkage {

void Network::write(ByteWriter& out) const {
  const std::shared_lock lock(m_mutex);
  for (const auto& index : m_indexes) {
    out.put(static_cast<std::uint8_t>(index != nullptr));
    if (index) index->write(out);
  }
  for (const auto& row : m_persistence) out.put_all(std::span<const float>(row));
  std::vector<MentionId> ids, with;
  ids.reserve(m_held.size());
  for (const auto& [id, held] : m_held) ids.push_back(id);
  std::ranges::sort(ids);
  std::vector<std::uint8_t> kinds;
  std::vector<std::uint32_t> counts;
  kinds.reserve(ids.size());
  counts.reserve(ids.size());
  for (const MentionId id : ids) {
    const Held& held = m_held.at(id);
    kinds.push_back(static_cast<std::uint8_t>(held.kind));
    counts.push_back(static_cast<std::uint32_t>(held.with.size()));
    with.insert(with.end(), held.with.begin(), held.with.end());
  }
  out.put_all(ids);
  out.put_all(kinds);
  out.put_all(counts);
  out.put_all(with);
}

std::unique_ptr<Network> Network::read(ByteReader& in) {
  auto network = std::make_unique<Network>(Models{});
  for (auto& index : network->m_indexes) {
    if (in.get<std::uint8_t>() == 0) continue;
    index = Index::read(in);
    if (!index) return nullptr;
  }
  for (auto& row : network->m_persistence) {
    const auto read = in.get_all<float>(row.size());
    in.expect(read.size() == row.size());
    if (in.ok()) std::ranges::copy(read, row.begin());
  }
  network->read_held(in);
  if (!in.ok()) return nullptr;
  return network;
}

void Network::read_held(ByteReader& in) {
  const auto ids = in.get_all<MentionId>();
  const auto kinds = in.get_all<std::uint8_t>();
  const auto counts = in.get_all<std::uint32_t>();
  const auto with = in.get_all<MentionId>();
  in.expect(kinds.size() == ids.size() && counts.size() == ids.size() &&
            std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) == with.size());
  in.expect(std::ranges::all_of(kinds, [](std::uint8_t kind) { return kind < matching::entity_kinds; }));
  if (!in.ok()) return;
  m_held.reserve(ids.size());
  auto next = with.begin();
  for (std::size_t at = 0; at < ids.size(); ++at) {
    m_held.emplace(ids[at], Held{static_cast<EntityKind>(kinds[at]), {next, next + counts[at]}});
    next += counts[at];
  }
}

}  // namespace heed::linkage
