// Entries and snapshots of the linkage journal. Whatever the bytes, the reader gives a change or an error, what it read is written
// the same again, and a network that was read can be searched and changed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "linkage/journal.hpp"

namespace {

using namespace heed::linkage;

void read_entry(std::span<const std::uint8_t> bytes) {
  const auto change = decode(bytes);
  if (!change.ok()) return;
  const auto entry = encode(*change);
  if (!entry.ok() || !std::ranges::equal(*entry, bytes)) std::abort();
}

void read_snapshot(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  const auto network = Network::read(in);
  if (!network) return;
  NetworkSearcher searcher(*network);
  const ToldTogether newcomer{
      {{EntityKind::child, {1, {{heed::matching::make_value(AttributeType::forename, "Siobhan")}}}}}, {}};
  network->suggest(newcomer, searcher);
  network->add(newcomer);
  for (MentionId id = 1; id < 12; ++id) network->erase(id);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span bytes(data, size);
  read_entry(bytes);
  read_snapshot(bytes);
  return 0;
}
