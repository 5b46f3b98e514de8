#include "ports/records.hpp"
#include "ports/sealed_storage.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <vector>

namespace heed::ports {
namespace {

AuditEntry sample() {
  AuditEntry entry;
  entry.chain = AuditChain::door;
  entry.area_id = "exampleshire";
  entry.at = {1'764'000'000'000};
  entry.actor = "reporter";
  entry.action = "concern.submit";
  entry.outcome = "done";
  entry.target_kind = "concern";
  entry.target = RecordId({1, 2, 3});
  entry.sealed_hash = {9, 8, 7};
  entry.detail = SealedStorage::from<AuditPayload>({5, 5});
  return entry;
}

// Lines already written are verified against these bytes for ever.
TEST(canonical_bytes, keep_the_form_that_was_released) {
  EXPECT_EQ(to_hex(canonical_bytes(7, sample())),
            "000000000000000c686565642e61756469742e31"
            "00000000000000080000000000000007"
            "00000000000000080000000000000001"
            "000000000000000c6578616d706c657368697265"
            "00000000000000080000019ab697e800"
            "00000000000000087265706f72746572"
            "000000000000000e636f6e6365726e2e7375626d6974"
            "0000000000000004646f6e65"
            "0000000000000007636f6e6365726e"
            "000000000000001001020300000000000000000000000000"
            "0000000000000003090807"
            "00000000000000020505");
}

TEST(canonical_bytes, differ_when_any_member_differs) {
  const std::vector<std::function<void(AuditEntry&)>> changes = {
      [](AuditEntry& e) { e.chain = AuditChain::team; },    [](AuditEntry& e) { e.area_id += "x"; },
      [](AuditEntry& e) { e.at = e.at + milliseconds(1); }, [](AuditEntry& e) { e.actor = "door"; },
      [](AuditEntry& e) { e.action = "concern.read"; },     [](AuditEntry& e) { e.outcome = "refused"; },
      [](AuditEntry& e) { e.target_kind = "user"; },        [](AuditEntry& e) { e.target = RecordId({1, 2, 4}); },
      [](AuditEntry& e) { e.sealed_hash.push_back(0); },    [](AuditEntry& e) { e.detail = {}; },
  };
  std::set<Bytes> seen = {canonical_bytes(1, sample()), canonical_bytes(2, sample())};
  for (const auto& change : changes) {
    AuditEntry entry = sample();
    change(entry);
    EXPECT_TRUE(seen.insert(canonical_bytes(1, entry)).second);
  }
}

TEST(canonical_bytes, keep_neighbouring_members_apart) {
  AuditEntry left = sample();
  AuditEntry right = sample();
  left.actor = "ab";
  left.action = "c";
  right.actor = "a";
  right.action = "bc";
  EXPECT_NE(canonical_bytes(1, left), canonical_bytes(1, right));
}

}  // namespace
}  // namespace heed::ports
