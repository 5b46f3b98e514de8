// A network as bytes.
#include <algorithm>
#include <mutex>

#include "linkage/network.hpp"

namespace heed::linkage {

void Network::write(ByteWriter& out) const {
  const std::shared_lock lock(m_mutex);
  for (const auto& index : m_indexes) {
    out.put(static_cast<std::uint8_t>(index != nullptr));
    if (index) index->write(out);
  }
  for (const auto& row : m_persistence) out.put_all(std::span<const float>(row));
  m_companions.write(out);
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
    in.expect(read.size() == row.size() && std::ranges::all_of(read, [](float one) { return one > 0 && one < 1; }));
    if (in.ok()) std::ranges::copy(read, row.begin());
  }
  network->m_companions.read(in);
  if (!in.ok()) return nullptr;
  return network;
}

}  // namespace heed::linkage
