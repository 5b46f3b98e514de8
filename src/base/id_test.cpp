#include "base/id.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>

namespace heed {
namespace {

class CountingRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    std::generate(out.begin(), out.end(), [this] { return m_next++; });
  }

 private:
  std::uint8_t m_next = 0;
};

TEST(Id, TextFormComesBack) {
  CountingRandom random;
  const auto id = ConcernId::make(random);
  EXPECT_EQ(id.to_string(), "000102030405060708090a0b0c0d0e0f");
  EXPECT_EQ(ConcernId::parse(id.to_string()), id);
  EXPECT_NE(ConcernId::make(random), id);
}

TEST(Id, RefusesOtherForms) {
  for (const char* text : {"", "00", "000102030405060708090A0B0C0D0E0F", "000102030405060708090a0b0c0d0e0g",
                           "000102030405060708090a0b0c0d0e0f00", "00010203-0405-0607-0809-0a0b0c0d0e0f"})
    EXPECT_FALSE(ConcernId::parse(text)) << text;
}

TEST(Id, BytesComeBackAndOtherSizesDoNot) {
  CountingRandom random;
  const auto id = MessageId::make(random);
  EXPECT_EQ(MessageId::from_bytes(id.bytes().data(), 16), id);
  EXPECT_FALSE(MessageId::from_bytes(id.bytes().data(), 15));
}

TEST(Id, ZeroIsRecognised) {
  CountingRandom random;
  EXPECT_TRUE(ConcernId().is_zero());
  EXPECT_FALSE(ConcernId::make(random).is_zero());
}

TEST(Id, KindsAreDifferentTypes) {
  static_assert(!std::is_convertible_v<ConcernId, MessageId>);
  CountingRandom random;
  const auto id = NoteId::make(random);
  EXPECT_EQ(to_record_id(id).bytes(), id.bytes());
}

}  // namespace
}  // namespace heed
