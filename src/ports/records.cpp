#include "ports/records.hpp"

#include <string_view>

namespace heed::ports {

namespace {

// Big endian, so that the form does not depend on the machine.
void put_number(Bytes& out, std::uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

template <class Range>
void put_member(Bytes& out, const Range& range) {
  put_number(out, std::size(range), 8);
  out.insert(out.end(), std::begin(range), std::end(range));
}

void put_member(Bytes& out, std::uint64_t value) {
  put_number(out, 8, 8);
  put_number(out, value, 8);
}

}  // namespace

Bytes canonical_bytes(std::uint64_t sequence, const AuditEntry& entry) {
  Bytes out;
  // Names the form itself, so that a later form can never give the same bytes.
  put_member(out, std::string_view(entry.changes.empty() ? "heed.audit.1" : "heed.audit.2"));
  put_member(out, sequence);
  put_member(out, static_cast<std::uint64_t>(entry.chain));
  put_member(out, entry.area_id);
  put_member(out, static_cast<std::uint64_t>(entry.at.milliseconds_since_epoch));
  put_member(out, entry.actor);
  put_member(out, entry.action);
  put_member(out, entry.outcome);
  put_member(out, entry.target_kind);
  put_member(out, entry.target.bytes());
  put_member(out, entry.sealed_hash);
  put_member(out, entry.detail.storage_bytes());
  if (!entry.changes.empty()) put_member(out, entry.changes);
  return out;
}

}  // namespace heed::ports
