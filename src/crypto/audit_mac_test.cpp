#include "crypto/audit_mac.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace heed::crypto {
namespace {

const Secret key{Bytes(32, 0x41)};

std::vector<Mac> chain_of(const std::vector<std::string>& lines, const Secret& with = key) {
  std::vector<Mac> macs;
  macs.reserve(lines.size());
  Mac previous{};
  for (const auto& line : lines) macs.push_back(previous = next_mac(with, previous, to_bytes(line)));
  return macs;
}

TEST(AuditMac, SameLinesGiveTheSameChain) { EXPECT_EQ(chain_of({"a", "b", "c"}), chain_of({"a", "b", "c"})); }

TEST(AuditMac, EveryLaterMacDependsOnEveryEarlierLine) {
  const auto chain = chain_of({"a", "b", "c"});
  const std::vector<std::vector<std::string>> others = {
      {"x", "b", "c"}, {"a", "x", "c"}, {"b", "a", "c"}, {"ab", "", "c"}};
  for (const auto& other : others) EXPECT_FALSE(equal(chain.back(), chain_of(other).back()));
  EXPECT_FALSE(equal(chain.back(), chain_of({"a", "b"}).back()));
  EXPECT_FALSE(equal(chain.back(), chain_of({"a", "b", "c", ""}).back()));
}

TEST(AuditMac, NeedsTheKey) {
  EXPECT_FALSE(equal(chain_of({"a"}).back(), chain_of({"a"}, Secret(Bytes(32, 0x42))).back()));
}

TEST(AuditMac, EqualLooksAtEveryByte) {
  const Mac mac = chain_of({"a"}).back();
  for (std::size_t i = 0; i < mac.size(); ++i) {
    Mac other = mac;
    other[i] = static_cast<std::uint8_t>(other[i] ^ 1U);
    EXPECT_FALSE(equal(mac, other));
  }
  EXPECT_TRUE(equal(mac, mac));
}

// Chains on disk were made with this; it must never give another answer.
TEST(AuditMac, KnownChain) {
  EXPECT_EQ(to_hex(chain_of({"first", "second"}).back().data(), 32),
            "d12ad3194a1ceb26a99fe957a8accafece45412d00691320005ad8cef7b8b649");
}

}  // namespace
}  // namespace heed::crypto
