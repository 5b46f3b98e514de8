#include "app/audit_linker.hpp"

#include "crypto/audit_mac.hpp"
#include "crypto/key_ring.hpp"
#include "ports/unit_of_work.hpp"

namespace heed::app {

namespace {

class KeyedAuditLinker final : public ports::AuditLinker {
 public:
  explicit KeyedAuditLinker(Secret audit_key) : m_audit_key(std::move(audit_key)) {}

  std::array<std::uint8_t, 32> next(const std::array<std::uint8_t, 32>& previous, const Bytes& line) const override {
    return crypto::next_mac(m_audit_key, previous, line);
  }

 private:
  Secret m_audit_key;
};

}  // namespace

std::unique_ptr<ports::AuditLinker> make_audit_linker(const crypto::KeyRing& key_ring) {
  return std::make_unique<KeyedAuditLinker>(key_ring.audit_key());
}

}  // namespace heed::app
