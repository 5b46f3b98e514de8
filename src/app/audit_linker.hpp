// The audit chain's MACs for a store's one writer, under the key ring's audit key. For main, which wires the store.
#pragma once

#include <memory>

namespace heed::ports {
class AuditLinker;
}
namespace heed::crypto {
class KeyRing;
}

namespace heed::app {

// Keeps a copy of the audit key, so that the ring need not outlive it.
std::unique_ptr<ports::AuditLinker> make_audit_linker(const crypto::KeyRing& key_ring);

}  // namespace heed::app
