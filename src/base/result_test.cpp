#include "base/result.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace heed {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorKind::invalid, "number.odd", ""};
  return number / 2;
}

Result<std::string> quarter(int number) {
  const int once = TRY(half(number));
  const int twice = TRY(half(once));
  return std::to_string(twice);
}

Result<void> check_even(int number) {
  TRY(half(number));
  return {};
}

Result<void> check_twice_even(int number) {
  TRY(check_even(number));
  TRY(check_even(number / 2));
  return {};
}

TEST(Result, HoldsValueOrError) {
  EXPECT_TRUE(half(4).ok());
  EXPECT_EQ(half(4).value(), 2);
  ASSERT_FALSE(half(3).ok());
  EXPECT_EQ(half(3).error().code, "number.odd");
}

TEST(Result, TryUnwrapsOrReturnsTheErrorToTheCaller) {
  EXPECT_EQ(quarter(12).value(), "3");
  EXPECT_EQ(quarter(7).error().kind, ErrorKind::invalid);
  EXPECT_EQ(quarter(6).error().code, "number.odd");
}

TEST(Result, TryWorksWithoutAValue) {
  EXPECT_TRUE(check_twice_even(4).ok());
  EXPECT_EQ(check_twice_even(2).error().code, "number.odd");
}

TEST(Result, TryMovesWhatCannotBeCopied) {
  const auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(5); };
  const auto use = [&]() -> Result<int> {
    const auto owned = TRY(make());
    return *owned;
  };
  EXPECT_EQ(use().value(), 5);
}

TEST(Result, ReadingTheWrongSideIsADefect) {
  EXPECT_THROW(static_cast<void>(half(3).value()), std::bad_variant_access);
  EXPECT_THROW(static_cast<void>(half(4).error()), std::bad_variant_access);
}

TEST(ErrorKind, NamesAreStable) {
  EXPECT_EQ(to_string(ErrorKind::not_found), "not_found");
  EXPECT_EQ(to_string(ErrorKind::unavailable), "unavailable");
  EXPECT_EQ(to_string(ErrorKind::corrupt), "corrupt");
}

}  // namespace
}  // namespace heed
