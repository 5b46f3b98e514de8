#include "crypto/form_seal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "crypto/system_random.hpp"

namespace heed::crypto {
namespace {

class FormField : public testing::Test {
 protected:
  SystemRandom random;
  FormSeal seal{Secret(Bytes(32, 0x31)), random};
  Instant now{1'790'000'000'000};
  std::string field = seal.seal("tell", now, "what was typed");
  std::string error_code(std::string_view purpose, Instant at, std::string_view text) {
    return seal.open(purpose, at, text).error().code;
  }
};

TEST_F(FormField, ComesBack) {
  EXPECT_EQ(seal.open("tell", now, field).value(), "what was typed");
  EXPECT_TRUE(rc::check([this](const std::string& text) {
    RC_ASSERT(seal.open("tell", now + milliseconds(1), seal.seal("tell", now, text)).value() == text);
  }));
}

TEST_F(FormField, HoldsPlainCharactersOnlyAndHidesItsLength) {
  EXPECT_EQ(field.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  EXPECT_EQ(field.size(), seal.seal("tell", now, std::string(400, 'x')).size());
}

TEST_F(FormField, LivesForADay) {
  EXPECT_TRUE(seal.open("tell", now + form_life, field).ok());
  EXPECT_EQ(error_code("tell", now + form_life + milliseconds(1), field), "problem.form.expired");
}

TEST_F(FormField, FromTheFutureIsExpiredButForAClockStep) {
  EXPECT_TRUE(seal.open("tell", now - milliseconds(60'000), field).ok());
  EXPECT_EQ(error_code("tell", now - milliseconds(60'001), field), "problem.form.expired");
}

TEST_F(FormField, BelongsToOnePurposeAndOneKey) {
  EXPECT_EQ(error_code("check", now, field), "problem.form.unreadable");
  const FormSeal other(Secret(Bytes(32, 0x32)), random);
  EXPECT_EQ(other.open("tell", now, field).error().code, "problem.form.unreadable");
}

TEST_F(FormField, AnyChangeIsUnreadable) {
  for (std::size_t i = 0; i < field.size(); ++i) {
    std::string changed = field;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    ASSERT_EQ(error_code("tell", now, changed), "problem.form.unreadable") << i;
  }
  for (const char* text : {"", "A", "AQ", "!", "AQAA", "%00"})
    EXPECT_EQ(error_code("tell", now, text), "problem.form.unreadable") << text;
  EXPECT_EQ(error_code("tell", now, field + "AAAA"), "problem.form.unreadable");
}

}  // namespace
}  // namespace heed::crypto
