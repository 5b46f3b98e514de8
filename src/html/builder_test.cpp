#include "html/builder.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <stdexcept>

namespace heed::html {
namespace {

// Undoes the five escapes; anything else that looks like one stays and makes the comparison fail.
std::string unescape(std::string text) {
  const std::pair<std::string_view, std::string_view> escapes[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [escape, plain] : escapes) {
    for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + plain.size())) {
      text.replace(at, escape.size(), plain);
    }
  }
  return text;
}

TEST(Builder, escapes_text_and_keeps_markup) {
  EXPECT_EQ(p({}, "a < b & \"c\" 'd' >", strong({}, "e")).markup(),
            "<p>a &lt; b &amp; &quot;c&quot; &#39;d&#39; &gt;<strong>e</strong></p>");
}

TEST(Builder, escapes_every_kind_of_text_child) {
  const std::string text = "<i>";
  const std::string_view view = text;
  EXPECT_EQ(div({}, text, view, "<i>").markup(), "<div>&lt;i&gt;&lt;i&gt;&lt;i&gt;</div>");
}

TEST(Builder, writes_attributes_flags_and_conditions) {
  const Html field =
      input({attribute("name", "a\"b"), flag("required"), when(false, flag("checked")), when(true, cls("x"))});
  EXPECT_EQ(field.markup(), "<input name=\"a&quot;b\" required class=\"x\">");
}

TEST(Builder, void_elements_have_no_end_and_no_children) {
  EXPECT_EQ(br({}).markup(), "<br>");
  EXPECT_EQ(meta({attribute("charset", "utf-8")}).markup(), "<meta charset=\"utf-8\">");
  EXPECT_THROW(hr({}, "text"), std::logic_error);
}

TEST(Builder, a_first_newline_in_a_text_area_survives_the_parser) {
  EXPECT_EQ(textarea({}, "\nshe said").markup(), "<textarea>\n\nshe said</textarea>");
  EXPECT_EQ(textarea({}, "she said").markup(), "<textarea>she said</textarea>");
}

TEST(Builder, refuses_script_style_and_event_attributes) {
  for (const char* name : {"onclick", "ONCLICK", "onx", "style", "Style", "srcdoc", "href", "src", "action",
                           "formaction", "HREF", "srcset", "", "a b", "a=b", "a>b", "a\"b", "1a"}) {
    EXPECT_THROW(attribute(name, "x"), std::logic_error) << name;
    EXPECT_THROW(flag(name), std::logic_error) << name;
  }
  for (const char* name : {"script", "SCRIPT", "style", "iframe", "object", "base", "", "p>", "a b"}) {
    EXPECT_THROW(element(name, {}), std::logic_error) << name;
  }
}

TEST(Builder, script_file_is_the_only_script) {
  EXPECT_EQ(script_file("/assets/exit.js").markup(), "<script src=\"/assets/exit.js\" defer></script>");
  EXPECT_EQ(script_file("https://example.org/x.js").markup(), "<script src=\"#\" defer></script>");
}

TEST(Url, keeps_what_is_ours_or_plain) {
  for (const char* good : {"/", "/signs", "/pl/signs?a=b&c=%20#top", "#main", "tel:999", "tel:+441632960001",
                           "sms:07700900123", "mailto:team@example.org", "mailto:team@example.org?subject=A%20worry"}) {
    EXPECT_EQ(Url(good).text(), good);
  }
}

TEST(Url, turns_everything_else_into_nothing) {
  for (const char* bad : {"",
                          "//example.org",
                          "/\\example.org",
                          "\\\\example.org",
                          "/\t/example.org",
                          " /x",
                          "/a b",
                          "javascript:alert(1)",
                          "JaVaScRiPt:alert(1)",
                          "data:text/html,x",
                          "vbscript:x",
                          "http://example.org",
                          "https://example.org",
                          "ftp://x",
                          "signs",
                          "?a=b",
                          "tel:",
                          "tel:999\"",
                          "tel:<b>",
                          "mailto:a@b\nBcc:c@d",
                          "blob:x",
                          "\x01/x"}) {
    EXPECT_EQ(Url(bad).text(), "#") << bad;
  }
}

TEST(Builder, each_joins_a_range) {
  const std::vector<std::string> names{"a", "<b>"};
  EXPECT_EQ(ul({}, each(names, [](const std::string& name) { return li({}, name); })).markup(),
            "<ul><li>a</li><li>&lt;b&gt;</li></ul>");
}

TEST(BuilderProperty, text_never_becomes_markup_and_nothing_of_it_is_lost) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const std::string markup = Html(text).markup();
    RC_ASSERT(markup.find_first_of("<>\"'") == std::string::npos);
    RC_ASSERT(unescape(markup) == text);
    RC_ASSERT(p({}, text).markup() == "<p>" + markup + "</p>");
  }));
}

TEST(BuilderProperty, an_attribute_value_stays_inside_its_quotes) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const std::string markup = div({attribute("title", text)}).markup();
    RC_ASSERT(std::count(markup.begin(), markup.end(), '"') == 2);
    RC_ASSERT(std::count(markup.begin(), markup.end(), '<') == 2);
    RC_ASSERT(unescape(markup) == "<div title=\"" + text + "\"></div>");
  }));
}

TEST(BuilderProperty, an_address_is_ours_or_of_a_plain_scheme) {
  EXPECT_TRUE(rc::check([](const std::string& prefix_index, const std::string& rest) {
    const std::string_view prefixes[] = {"", "/", "//", "javascript:", "/\\", "#", "tel:", "https:"};
    const std::string address = std::string(prefixes[prefix_index.size() % 8]) + rest;
    const std::string made = Url(address).text();
    RC_ASSERT(made == "#" || made == address);
    const bool is_own =
        made.starts_with('#') || (made.starts_with('/') && made.substr(0, 2) != "//" && made.substr(0, 2) != "/\\");
    RC_ASSERT(is_own || made.starts_with("tel:") || made.starts_with("sms:") || made.starts_with("mailto:"));
  }));
}

}  // namespace
}  // namespace heed::html
