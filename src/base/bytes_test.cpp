#include "base/bytes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace heed {
namespace {

TEST(Bytes, Base64UrlKnownForms) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xFB\xFF", "-_8"},
  };
  for (const auto& [plain, encoded] : cases) {
    EXPECT_EQ(to_base64url(to_bytes(plain)), encoded);
    EXPECT_EQ(from_base64url(encoded), to_bytes(plain));
  }
}

TEST(Bytes, Base64UrlRefusesOtherForms) {
  for (const char* text : {"Z", "Zg==", "Zm9v\n", "Zm+v", "Zm/v", "Zh", "Zm9", " Zg", "Zm9vY"})
    EXPECT_FALSE(from_base64url(text)) << text;
}

TEST(Bytes, HexKnownForms) {
  EXPECT_EQ(to_hex(Bytes{0x00, 0x7f, 0xab}), "007fab");
  EXPECT_EQ(from_hex("007FaB"), (Bytes{0x00, 0x7f, 0xab}));
  for (const char* text : {"0", "0g", "-1", "0x", " 0"}) EXPECT_FALSE(from_hex(text)) << text;
}

TEST(Bytes, EveryByteStringComesBack) {
  EXPECT_TRUE(rc::check([](const Bytes& bytes) {
    RC_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
    RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
    RC_ASSERT(to_bytes(to_text(bytes)) == bytes);
  }));
}

TEST(Bytes, EachByteStringHasOneBase64UrlForm) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ABCDwxyz0189-_")));
    const auto bytes = from_base64url(text);
    if (bytes) RC_ASSERT(to_base64url(*bytes) == text);
  }));
}

}  // namespace
}  // namespace heed
