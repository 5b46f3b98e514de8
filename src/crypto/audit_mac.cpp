#include "crypto/audit_mac.hpp"

#include <sodium.h>

#include <algorithm>

#include "crypto/derive.hpp"

namespace heed::crypto {

Mac next_mac(const Secret& audit_key, const Mac& previous, const Bytes& line) {
  Bytes input;
  input.reserve(previous.size() + line.size());
  input.insert(input.end(), previous.begin(), previous.end());
  input.insert(input.end(), line.begin(), line.end());
  const Secret derived = derive(audit_key, "heed audit line 1", input);
  Mac mac{};
  std::copy_n(derived.reveal().begin(), mac.size(), mac.begin());
  return mac;
}

bool equal(const Mac& left, const Mac& right) { return sodium_memcmp(left.data(), right.data(), left.size()) == 0; }

}  // namespace heed::crypto
