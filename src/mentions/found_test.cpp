#include "mentions/found.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

#include "base/text.hpp"

namespace heed::mentions {
namespace {

std::string shown(const Found& one) {
  std::string text(to_string(one.type));
  if (!one.qualifier.empty()) text += "(" + one.qualifier + ")";
  if (one.whose) text += "<" + std::string(to_string(*one.whose)) + ">";
  return text + " " + one.text;
}

std::string shown(const std::vector<Found>& found) {
  std::string text;
  for (const auto& one : found) (text += text.empty() ? "" : " ; ").append(shown(one));
  return text;
}

TEST(FindInText, FindsWhatTheCasesSay) {
  std::ifstream file("tests/mentions/found.cases");
  ASSERT_TRUE(file.is_open());
  std::size_t cases = 0, number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (trim(line).empty() || line.starts_with('#')) continue;
    const auto bar = line.rfind('|');
    ASSERT_NE(bar, std::string::npos) << number;
    EXPECT_EQ(shown(find_in_text(trim(std::string_view(line).substr(0, bar)))),
              trim(std::string_view(line).substr(bar + 1)))
        << "found.cases:" << number;
    ++cases;
  }
  EXPECT_GT(cases, 40U);
}

TEST(FindInText, SaysWhereItStands) {
  const std::string text = "Zoë’s friend: a man called Slim, 07700 900123.";
  for (const auto& one : find_in_text(text)) EXPECT_EQ(text.substr(one.from, one.until - one.from), one.text);
  EXPECT_EQ(find_in_text(text).size(), 2U);
}

TEST(FindInText, IsBounded) {
  std::string text;
  for (int at = 0; at < 2000; ++at) text += "07700 900123 ";
  EXPECT_EQ(find_in_text(text).size(), most_found);
}

RC_GTEST_PROP(FindInText, KeepsOrderAndBoundsOnAnyBytes, (std::string text)) {
  std::size_t before = 0;
  for (const auto& one : find_in_text(text)) {
    RC_ASSERT(one.from >= before);
    RC_ASSERT(one.from < one.until);
    RC_ASSERT(one.until <= text.size());
    before = one.until;
  }
}

}  // namespace
}  // namespace heed::mentions
