// What Heed has sealed once stays readable for ever. The files in tests/golden/sealed are never changed or removed: a new
// format adds files beside them. They were written by WritesMissingFixtures with HEED_WRITE_GOLDEN=1.

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "crypto/form_seal.hpp"
#include "crypto/receipt.hpp"
#include "crypto/test_support.hpp"

namespace heed::crypto {
namespace {

using test::read_text;
using test::revealed;

const std::filesystem::path golden = "tests/golden/sealed";
const std::string payload =
    "Golden words: a grey van, seen twice by the park. Caf\xC3\xA9, \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85.\n";
const Instant form_time{1'790'000'000'000};

KeyRing golden_ring() { return KeyRing::parse(Secret::from_text(read_text(golden / "key-ring-1.toml"))).value(); }

Place golden_place() {
  return {"exampleshire", "concern", *RecordId::parse("00112233445566778899aabbccddeeff"), "payload", 3};
}

Place place_of(std::string_view kind) {
  Place place = golden_place();
  place.record_kind = kind;
  place.revision = 1;
  return place;
}

Secret golden_record_key() {
  return Secret(*from_hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
}

Secret golden_token() { return Secret(Bytes(32, 0x5a)); }

Bytes read_hex(const char* name) { return from_hex(trim(read_text(golden / name))).value(); }

void write_missing(const char* name, const Bytes& bytes) {
  if (!std::filesystem::exists(golden / name)) test::write_text(golden / name, to_hex(bytes) + "\n", 0644);
}

Receipts golden_receipts() {
  return {WordList::parse(read_text("content/receipt-words/en.txt")).value(), Secret(golden_ring().receipt_key())};
}

TEST(Golden, WritesMissingFixtures) {
  if (std::getenv("HEED_WRITE_GOLDEN") == nullptr) return;
  test::CountingRandom random;
  if (!std::filesystem::exists(golden / "key-ring-1.toml")) {
    ASSERT_TRUE(KeyRing::make("exampleshire", form_time, random).save_new(golden / "key-ring-1.toml").ok());
    ::chmod((golden / "key-ring-1.toml").c_str(), 0644);
  }
  const auto ring = golden_ring();
  const auto key = golden_record_key();
  const auto place = golden_place();
  write_missing("payload-1.hex", seal<ConcernPayload>(key, place, payload, random).storage_bytes());
  write_missing("payload-1-long.hex", seal<ConcernPayload>(key, place, std::string(9000, 'x'), random).storage_bytes());
  for (const char* kind : {"link", "mention", "alert"}) {
    const auto name = [&](const char* what) { return what + std::string("-1-") + kind + ".hex"; };
    write_missing(name("payload").c_str(), seal<LinkPayload>(key, place_of(kind), payload, random).storage_bytes());
    write_missing(name("key-for-team").c_str(), wrap_for_team(ring, key, place_of(kind), random).storage_bytes());
  }
  write_missing("key-at-door-1.hex", wrap_at_door(ring.current_door_key(), key, place).storage_bytes());
  write_missing("key-for-team-1.hex", wrap_for_team(ring, key, place, random).storage_bytes());
  const auto receipt = golden_receipts().keys_for(golden_receipts().words_for(golden_token()));
  write_missing("key-for-reporter-1.hex", wrap_for_reporter(receipt.reply_public_key, key, place).storage_bytes());
  const FormSeal form(Secret(ring.form_key()), random);
  write_missing("form-1.hex", to_bytes(form.seal("tell", form_time, payload)));
  write_missing("receipt-1.hex", to_bytes(revealed(golden_receipts().words_for(golden_token())) + "\n" +
                                          to_hex(receipt.lookup_id.data(), receipt.lookup_id.size()) + "\n" +
                                          to_hex(golden_receipts().body_check(receipt, payload))));
}

TEST(Golden, KeyRing1StaysReadable) {
  test::Folder folder;
  test::write_text(folder / "ring", read_text(golden / "key-ring-1.toml"));
  const auto ring = KeyRing::load(folder / "ring");
  ASSERT_TRUE(ring.ok());
  EXPECT_EQ(ring->area_id(), "exampleshire");
  EXPECT_EQ(ring->current_door_key().made, form_time);
}

TEST(Golden, Payload1StaysReadable) {
  const auto sealed = SealedAccess::make<ConcernPayload>(read_hex("payload-1.hex"));
  EXPECT_EQ(revealed(open(golden_record_key(), golden_place(), sealed).value()), payload);
  const auto longer = SealedAccess::make<ConcernPayload>(read_hex("payload-1-long.hex"));
  EXPECT_EQ(revealed(open(golden_record_key(), golden_place(), longer).value()), std::string(9000, 'x'));
}

// The kind of a record is bound into the bytes. tests/app/known_audit_test.cpp opens the same as whole records.
TEST(Golden, LinksMentionsAndAlerts1StayReadable) {
  for (const std::string kind : {"link", "mention", "alert"}) {
    const auto sealed = SealedAccess::make<LinkPayload>(read_hex(("payload-1-" + kind + ".hex").c_str()));
    const auto wrapped = SealedAccess::make<RecordKey>(read_hex(("key-for-team-1-" + kind + ".hex").c_str()));
    const auto key = unwrap(golden_ring(), wrapped, place_of(kind)).value();
    EXPECT_EQ(revealed(open(key, place_of(kind), sealed).value()), payload) << kind;
    EXPECT_FALSE(open(key, place_of("note"), sealed).ok()) << kind;
    EXPECT_FALSE(unwrap(golden_ring(), wrapped, place_of("note")).ok()) << kind;
  }
}

TEST(Golden, WrappedKeys1StayReadable) {
  for (const char* name : {"key-at-door-1.hex", "key-for-team-1.hex"}) {
    const auto wrapped = SealedAccess::make<RecordKey>(read_hex(name));
    EXPECT_EQ(revealed(unwrap(golden_ring(), wrapped, golden_place()).value()), revealed(golden_record_key())) << name;
  }
}

TEST(Golden, ReplyKey1StaysReadable) {
  const auto keys = golden_receipts().keys_for(golden_receipts().words_for(golden_token()));
  const auto wrapped = SealedAccess::make<ReplyKey>(read_hex("key-for-reporter-1.hex"));
  const auto key = unwrap_for_reporter(keys.reply_public_key, keys.reply_secret_key, wrapped, golden_place());
  EXPECT_EQ(revealed(key.value()), revealed(golden_record_key()));
}

TEST(Golden, Form1StaysReadable) {
  test::CountingRandom random;
  const FormSeal form(Secret(golden_ring().form_key()), random);
  EXPECT_EQ(form.open("tell", form_time, to_text(read_hex("form-1.hex"))).value(), payload);
}

TEST(Golden, Receipt1StaysTheSame) {
  const std::string text = to_text(read_hex("receipt-1.hex"));
  const auto parts = split(text, '\n');
  ASSERT_EQ(parts.size(), 3U);
  const auto receipts = golden_receipts();
  const auto words = receipts.words_for(golden_token());
  const auto keys = receipts.keys_for(words);
  EXPECT_EQ(words.reveal_text(), parts[0]);
  EXPECT_EQ(to_hex(keys.lookup_id.data(), keys.lookup_id.size()), parts[1]);
  EXPECT_EQ(to_hex(receipts.body_check(keys, payload)), parts[2]);
}

}  // namespace
}  // namespace heed::crypto
