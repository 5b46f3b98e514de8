#include "crypto/sealing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <functional>

#include "crypto/padding.hpp"
#include "crypto/system_random.hpp"
#include "crypto/test_support.hpp"

namespace heed::crypto {
namespace {

using test::revealed;

class Sealing : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(initialise()); }

  SystemRandom random;
  KeyRing ring = KeyRing::make("exampleshire", Instant{1'790'000'000'000}, random);
  RecordId id = RecordId::make(random);
  Place place = test::place_of(id);
  Secret key = make_record_key(random);
};

// Each differs from the given place in one part.
std::vector<Place> other_places(const Place& place, Random& random) {
  std::vector<Place> places(5, place);
  places[0].area_id = "elsewhere";
  places[1].record_kind = "message";
  places[2].record_id = RecordId::make(random);
  places[3].field = "summary";
  places[4].revision = place.revision + 1;
  return places;
}

template <class T>
Sealed<T> with_byte_changed(const Sealed<T>& sealed, std::size_t index, std::uint8_t mask) {
  Bytes bytes = sealed.storage_bytes();
  bytes[index] = static_cast<std::uint8_t>(bytes[index] ^ mask);
  return SealedAccess::make<T>(std::move(bytes));
}

TEST_F(Sealing, EveryTextComesBack) {
  EXPECT_TRUE(rc::check([this](const std::string& text) {
    const auto sealed = seal<ConcernPayload>(key, place, text, random);
    RC_ASSERT(revealed(open(key, place, sealed).value()) == text);
  }));
  for (const std::size_t size : {0U, 511U, 512U, 8191U, 8192U, 12287U, 100'000U}) {
    const std::string text(size, '\x80');
    EXPECT_EQ(revealed(open(key, place, seal<NotePayload>(key, place, text, random)).value()), text) << size;
  }
}

TEST_F(Sealing, SameTextIsNeverSealedTheSameWay) {
  const auto first = seal<NotePayload>(key, place, "the same words", random);
  EXPECT_FALSE(first == seal<NotePayload>(key, place, "the same words", random));
}

TEST_F(Sealing, AnyChangedByteFailsToOpen) {
  const auto sealed = seal<ConcernPayload>(key, place, "a grey car by the park", random);
  for (std::size_t i = 0; i < sealed.storage_bytes().size(); ++i) {
    const auto opened = open(key, place, with_byte_changed(sealed, i, static_cast<std::uint8_t>(1U << (i % 8))));
    ASSERT_FALSE(opened.ok()) << i;
    ASSERT_EQ(opened.error().kind, ErrorKind::corrupt) << i;
  }
}

TEST_F(Sealing, CutOrLengthenedBytesFailToOpen) {
  const auto sealed = seal<ConcernPayload>(key, place, "a grey car by the park", random);
  for (std::size_t size = 0; size < sealed.storage_bytes().size(); ++size) {
    Bytes cut(sealed.storage_bytes().begin(), sealed.storage_bytes().begin() + static_cast<std::ptrdiff_t>(size));
    ASSERT_FALSE(open(key, place, SealedAccess::make<ConcernPayload>(std::move(cut))).ok()) << size;
  }
  Bytes longer = sealed.storage_bytes();
  longer.push_back(0);
  EXPECT_FALSE(open(key, place, SealedAccess::make<ConcernPayload>(std::move(longer))).ok());
}

TEST_F(Sealing, OpensInItsOwnPlaceOnly) {
  const auto sealed = seal<ConcernPayload>(key, place, "words", random);
  for (const Place& other : other_places(place, random)) EXPECT_FALSE(open(key, other, sealed).ok());
}

TEST_F(Sealing, PartsOfAPlaceDoNotRunIntoEachOther) {
  Place joined = place;
  joined.area_id = "exampleshireconcern";
  joined.record_kind = "";
  EXPECT_FALSE(open(key, joined, seal<ConcernPayload>(key, place, "words", random)).ok());
}

TEST_F(Sealing, AnotherKeyDoesNotOpen) {
  const auto sealed = seal<ConcernPayload>(key, place, "words", random);
  EXPECT_FALSE(open(make_record_key(random), place, sealed).ok());
  EXPECT_FALSE(open(Secret(Bytes(31)), place, sealed).ok());
  EXPECT_THROW(static_cast<void>(seal<ConcernPayload>(Secret(Bytes(31)), place, "", random)), std::invalid_argument);
}

TEST_F(Sealing, LengthShowsInStepsOnly) {
  const auto sealed_size = [this](std::size_t size) {
    return seal<ConcernPayload>(key, place, std::string(size, 'x'), random).storage_bytes().size();
  };
  EXPECT_EQ(sealed_size(0), 2U + 24U + 512U + 16U);
  EXPECT_EQ(sealed_size(1), sealed_size(511));
  EXPECT_EQ(sealed_size(512), sealed_size(0) + 512U);
  EXPECT_EQ(sealed_size(8191), 2U + 24U + 8192U + 16U);
  EXPECT_EQ(sealed_size(8192), 2U + 24U + 12288U + 16U);
  EXPECT_EQ(sealed_size(12287), sealed_size(8192));
  EXPECT_EQ(sealed_size(12288), sealed_size(8192) + 4096U);
}

TEST(Padding, EverySizeComesBack) {
  for (std::size_t size = 0; size < 13'000; ++size) {
    Bytes bytes(size, 0);
    pad(bytes);
    ASSERT_EQ(bytes.size(), padded_size(size));
    ASSERT_TRUE(unpad(bytes));
    ASSERT_EQ(bytes.size(), size);
  }
}

TEST(Padding, RefusesWhatItNeverMakes) {
  Bytes nothing;
  Bytes odd(511, 0x80);
  Bytes unmarked(512, 0);
  for (Bytes* bytes : {&nothing, &odd, &unmarked}) EXPECT_FALSE(unpad(*bytes));
}

TEST_F(Sealing, TheDoorWrapsAndTheRingOpens) {
  const auto wrapped = wrap_at_door(ring.current_door_key(), key, place);
  EXPECT_TRUE(is_wrapped_at_door(wrapped));
  EXPECT_EQ(revealed(unwrap(ring, wrapped, place).value()), revealed(key));
}

TEST_F(Sealing, TheDoorNeedsThePublicHalfOnly) {
  DoorKey public_half{ring.current_door_key().id, ring.current_door_key().made, ring.current_door_key().public_key, {}};
  EXPECT_TRUE(unwrap(ring, wrap_at_door(public_half, key, place), place).ok());
}

TEST_F(Sealing, RewrappingForTheTeamKeepsTheKey) {
  const auto at_door = wrap_at_door(ring.current_door_key(), key, place);
  const auto for_team = wrap_for_team(ring, unwrap(ring, at_door, place).value(), place, random);
  EXPECT_FALSE(is_wrapped_at_door(for_team));
  EXPECT_EQ(revealed(unwrap(ring, for_team, place).value()), revealed(key));
  EXPECT_EQ(for_team.storage_bytes().size(), 6U + 24U + 32U + 16U);
}

TEST_F(Sealing, WrappedKeysBelongToOneRecord) {
  const auto at_door = wrap_at_door(ring.current_door_key(), key, place);
  const auto for_team = wrap_for_team(ring, key, place, random);
  const auto others = other_places(place, random);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(unwrap(ring, at_door, others[i]).error().kind, ErrorKind::corrupt);
    EXPECT_EQ(unwrap(ring, for_team, others[i]).error().kind, ErrorKind::corrupt);
  }
  // The field and the revision change while the record keeps its key.
  for (std::size_t i = 3; i < 5; ++i) EXPECT_TRUE(unwrap(ring, for_team, others[i]).ok());
}

TEST_F(Sealing, AnyChangedByteOfAWrappedKeyFails) {
  for (const auto& wrapped :
       {wrap_at_door(ring.current_door_key(), key, place), wrap_for_team(ring, key, place, random)})
    for (std::size_t i = 0; i < wrapped.storage_bytes().size(); ++i)
      ASSERT_FALSE(unwrap(ring, with_byte_changed(wrapped, i, 0x01), place).ok()) << i;
}

TEST_F(Sealing, AKeyThatTheRingNoLongerHoldsIsNotFound) {
  for (const auto& wrapped :
       {wrap_at_door(ring.current_door_key(), key, place), wrap_for_team(ring, key, place, random)})
    EXPECT_EQ(unwrap(ring, with_byte_changed(wrapped, 3, 0x40), place).error().kind, ErrorKind::not_found);
}

TEST_F(Sealing, AnotherRingOpensNothing) {
  const auto other = KeyRing::make("exampleshire", Instant{}, random);
  EXPECT_FALSE(unwrap(other, wrap_at_door(ring.current_door_key(), key, place), place).ok());
  EXPECT_FALSE(unwrap(other, wrap_for_team(ring, key, place, random), place).ok());
}

TEST_F(Sealing, EmptyAndShortWrappedKeysAreCorrupt) {
  for (const Bytes& bytes :
       {Bytes{}, Bytes{1}, Bytes{1, 1, 1, 0, 0, 0}, Bytes{1, 2, 1, 0, 0, 0}, Bytes{9, 9, 9, 9, 9, 9, 9}}) {
    const auto wrapped = SealedAccess::make<RecordKey>(bytes);
    EXPECT_EQ(unwrap(ring, wrapped, place).error().kind, ErrorKind::corrupt);
    EXPECT_FALSE(is_wrapped_at_door(wrapped));
  }
}

TEST_F(Sealing, TheReporterOpensWhatTheTeamWrote) {
  const auto door = KeyRing::make("reporter", Instant{}, random).current_door_key();
  const auto wrapped = wrap_for_reporter(door.public_key, key, place);
  EXPECT_EQ(revealed(unwrap_for_reporter(door.public_key, door.secret_key, wrapped, place).value()), revealed(key));
  const auto others = other_places(place, random);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_FALSE(unwrap_for_reporter(door.public_key, door.secret_key, wrapped, others[i]).ok());
  for (std::size_t i = 0; i < wrapped.storage_bytes().size(); ++i)
    ASSERT_FALSE(
        unwrap_for_reporter(door.public_key, door.secret_key, with_byte_changed(wrapped, i, 0x10), place).ok());
  EXPECT_FALSE(
      unwrap_for_reporter(ring.current_door_key().public_key, ring.current_door_key().secret_key, wrapped, place));
}

TEST(Hash, IsBlake2b256) {
  EXPECT_EQ(to_hex(hash({})), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_NE(hash(to_bytes("a")), hash(to_bytes("b")));
}

}  // namespace
}  // namespace heed::crypto
