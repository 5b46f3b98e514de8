#include "http/form.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/text.hpp"
#include "http/percent.hpp"

namespace heed::http {
namespace {

std::string code_of(std::string_view body, const FormLimits& limits = {}) {
  const Result<Form> form = Form::parse(body, limits);
  return form ? "" : form.error().code;
}

TEST(Form, reads_fields_in_the_order_sent) {
  const Form form = Form::parse("worry=He+waits%20outside%2C+%26+drives&sign=a&sign=b&empty=&bare").value();
  EXPECT_EQ(form.value("worry"), "He waits outside, & drives");
  EXPECT_EQ(form.values("sign"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(form.value("sign"), "b");
  EXPECT_TRUE(form.has("empty"));
  EXPECT_TRUE(form.has("bare"));
  EXPECT_FALSE(form.has("other"));
  EXPECT_EQ(form.value("other"), "");
  EXPECT_TRUE(form.values("other").empty());
}

TEST(Form, keeps_an_equals_sign_of_the_value_and_skips_nothing_between_ampersands) {
  const Form form = Form::parse("&&a=b=c&").value();
  EXPECT_EQ(form.value("a"), "b=c");
  EXPECT_EQ(form.all().size(), 1u);
  EXPECT_TRUE(Form::parse("").value().all().empty());
}

TEST(Form, refuses_an_ill_formed_percent) {
  for (const char* body : {"a=%", "a=%4", "a=%zz", "%=1", "a=b&c=%g0", "a=100%"}) {
    EXPECT_EQ(code_of(body), "problem.form.malformed") << body;
  }
}

TEST(Form, mends_utf8_and_drops_nul) {
  EXPECT_EQ(Form::parse("a=%00x%00").value().value("a"), "x");
  EXPECT_EQ(Form::parse("a=%FFx").value().value("a"), "\xEF\xBF\xBDx");
  EXPECT_EQ(Form::parse("a=%D8%B3%D9%84%D8%A7%D9%85").value().value("a"), "سلام");
}

TEST(Form, holds_its_limits) {
  const FormLimits limits{.fields = 2, .name_bytes = 3, .value_bytes = 4};
  EXPECT_EQ(code_of("abc=1234&b=2", limits), "");
  EXPECT_EQ(code_of("a=1&b=2&c=3", limits), "problem.form.too_large");
  EXPECT_EQ(code_of("abcd=1", limits), "problem.form.too_large");
  EXPECT_EQ(code_of("a=12345", limits), "problem.form.too_large");
  EXPECT_EQ(code_of("a=%41%42%43%44", limits), "");
}

TEST(Utf8, mends_by_maximal_subparts) {
  const std::string mark = "\xEF\xBF\xBD";
  EXPECT_EQ(mend_utf8("\xC0\xAF"), mark + mark);             // overlong
  EXPECT_EQ(mend_utf8("\xED\xA0\x80"), mark + mark + mark);  // surrogate
  EXPECT_EQ(mend_utf8("\xF0\x9F\x98"), mark);                // cut off
  EXPECT_EQ(mend_utf8("\xE2\x82"
                      "A"),
            mark + "A");                                                // cut off, then text
  EXPECT_EQ(mend_utf8("\xF4\x90\x80\x80"), mark + mark + mark + mark);  // beyond Unicode
  EXPECT_EQ(mend_utf8("żółw 😀"), "żółw 😀");
}

TEST(FormProperty, what_is_encoded_comes_back) {
  EXPECT_TRUE(rc::check([](std::string text) {
    std::erase(text, '\0');
    const std::string expected = mend_utf8(text);
    const Result<Form> form = Form::parse("field=" + percent_encode(text));
    RC_ASSERT(form.ok());
    RC_ASSERT(std::string(form->value("field")) == expected);
  }));
}

TEST(FormProperty, any_bytes_give_well_formed_text_or_a_refusal) {
  EXPECT_TRUE(rc::check([](const std::string& body) {
    const Result<Form> form = Form::parse(body);
    if (!form) return;
    for (const auto& [name, values] : form->all()) {
      RC_ASSERT(is_utf8(name));
      for (const std::string& value : values) RC_ASSERT(is_utf8(value) && value.find('\0') == std::string::npos);
    }
  }));
}

}  // namespace
}  // namespace heed::http
