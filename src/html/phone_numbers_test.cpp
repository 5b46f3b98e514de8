#include "html/phone_numbers.hpp"

#include <gtest/gtest.h>

namespace heed::html {
namespace {

TEST(PhoneNumbers, BecomeLinksWithinASentence) {
  EXPECT_EQ(with_numbers("Call 999, or 0808 800 5000.").markup(),
            "Call <a href=\"tel:999\" class=\"govuk-link\">999</a>, or <a href=\"tel:08088005000\" "
            "class=\"govuk-link\">0808 800 5000</a>.");
  EXPECT_EQ(with_numbers("0800 1111").markup(), "<a href=\"tel:08001111\" class=\"govuk-link\">0800 1111</a>");
  EXPECT_EQ(with_numbers("116 123 <now>").markup(),
            "<a href=\"tel:116123\" class=\"govuk-link\">116 123</a> &lt;now&gt;");
  EXPECT_EQ(with_numbers("18001 01632 960210").markup(),
            "<a href=\"tel:1800101632960210\" class=\"govuk-link\">18001 01632 960210</a>");
}

TEST(PhoneNumbers, OtherNumbersStayAsTheyAre) {
  for (const char* words : {"", "no digit", "press 55 when asked", "on 24 November 2026 at 9am", "from 08:00 to 22:00"})
    EXPECT_EQ(with_numbers(words).markup(), Html(words).markup());
}

}  // namespace
}  // namespace heed::html
