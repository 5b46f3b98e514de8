// The typed HTML builder: escaping by type. Text becomes markup only by passing through here; a std::string put where
// markup is expected is escaped, an Html is not, and an address goes through Url, which refuses every scheme but those
// below. There is no way to write a script, a style or an event attribute.
//
//   using namespace heed::html;
//   Html row = div({cls("govuk-summary-list__row")}, dt({}, "Name"), dd({}, name));
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace heed::html {

// Finished markup.
class Html {
 public:
  Html() = default;
  Html(std::string_view text) { append_escaped(m_markup, text); }  // text, escaped
  Html(const char* text) : Html(std::string_view(text)) {}
  Html(const std::string& text) : Html(std::string_view(text)) {}

  // Markup that some other escaping made: the Markdown renderer's output. Each use is listed in docs/threat-model.md.
  static Html trusted(std::string markup);

  Html& operator+=(const Html& other) {
    m_markup += other.m_markup;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) {
    left += right;
    return left;
  }
  const std::string& markup() const& { return m_markup; }
  std::string&& markup() && { return std::move(m_markup); }
  bool empty() const { return m_markup.empty(); }

  // & < > " ' are replaced.
  static void append_escaped(std::string& out, std::string_view text);

 private:
  std::string m_markup;
};

// Where the quick exit leads: a page that anyone might have open (GOV.UK's own choice for "exit this page").
inline constexpr std::string_view exit_destination = "https://www.bbc.co.uk/weather";

// An address fit for href, action and src: a path of our own ("/..." but not "//"), a fragment ("#..."), tel:, mailto:, sms:
// with plain characters, or the one address outside that the quick exit leads to. Anything else becomes "#".
class Url {
 public:
  Url(std::string_view address);
  Url(const char* address) : Url(std::string_view(address)) {}
  Url(const std::string& address) : Url(std::string_view(address)) {}
  const std::string& text() const { return m_text; }

 private:
  std::string m_text;
};

// One attribute. Made by the functions below only.
class Attribute {
 public:
  const std::string& name() const { return m_name; }
  const std::string& value() const { return m_value; }
  bool is_flag() const { return m_flag; }

 private:
  friend Attribute attribute(std::string_view name, std::string_view value);
  friend Attribute flag(std::string_view name);
  friend Attribute href(const Url& url);
  friend Attribute action(const Url& url);
  friend Attribute formaction(const Url& url);
  friend Attribute src(const Url& url);
  friend Attribute when(bool condition, Attribute attribute);
  std::string m_name, m_value;
  bool m_flag = false;
};

// Throws std::logic_error for names that start with "on", for style, srcdoc, and for href, src, action and formaction,
// which go through Url: a defect that the first test of the page finds.
Attribute attribute(std::string_view name, std::string_view value);
Attribute flag(std::string_view name);  // required, checked, disabled, hidden ...
Attribute href(const Url& url);
Attribute action(const Url& url);
Attribute formaction(const Url& url);  // of a button that sends its form elsewhere than the form says
Attribute src(const Url& url);
// Nothing is written when the condition is false.
Attribute when(bool condition, Attribute attribute);
inline Attribute cls(std::string_view names) { return attribute("class", names); }
inline Attribute id(std::string_view name) { return attribute("id", name); }

using Attributes = std::vector<Attribute>;

// A child on its way into an element: markup, or text to escape. It refers and does not copy, so it lives only inside the
// call that it is an argument of.
class Child {
 public:
  Child(const Html& markup) : m_text(markup.markup()), m_is_markup(true) {}
  Child(std::string_view text) : m_text(text) {}
  Child(const char* text) : m_text(text) {}
  Child(const std::string& text) : m_text(text) {}

  std::size_t size() const { return m_text.size(); }
  void append_to(std::string& out) const {
    if (m_is_markup) {
      out += m_text;
    } else {
      Html::append_escaped(out, m_text);
    }
  }

 private:
  std::string_view m_text;
  bool m_is_markup = false;
};

// <name ...>children</name>; void elements (br, hr, img, input, link, meta) are written without an end tag. Throws
// std::logic_error for script, style, iframe, object, embed and base, and for a void element with children.
Html element(std::string_view name, const Attributes& attributes, std::initializer_list<Child> children = {});

// One function an element: div({attributes}, child, child...). A child is Html or text.
#define HEED_HTML_ELEMENT(name)                                          \
  template <class... Children>                                           \
  Html name(const Attributes& attributes, const Children&... children) { \
    return element(#name, attributes, {Child(children)...});             \
  }
// clang-format off
HEED_HTML_ELEMENT(a) HEED_HTML_ELEMENT(article) HEED_HTML_ELEMENT(aside) HEED_HTML_ELEMENT(b)
HEED_HTML_ELEMENT(blockquote) HEED_HTML_ELEMENT(body) HEED_HTML_ELEMENT(br) HEED_HTML_ELEMENT(button)
HEED_HTML_ELEMENT(caption) HEED_HTML_ELEMENT(dd) HEED_HTML_ELEMENT(details) HEED_HTML_ELEMENT(div)
HEED_HTML_ELEMENT(dl) HEED_HTML_ELEMENT(dt) HEED_HTML_ELEMENT(em) HEED_HTML_ELEMENT(fieldset)
HEED_HTML_ELEMENT(footer) HEED_HTML_ELEMENT(form) HEED_HTML_ELEMENT(h1) HEED_HTML_ELEMENT(h2) HEED_HTML_ELEMENT(h3)
HEED_HTML_ELEMENT(h4) HEED_HTML_ELEMENT(head) HEED_HTML_ELEMENT(header) HEED_HTML_ELEMENT(hr) HEED_HTML_ELEMENT(html)
HEED_HTML_ELEMENT(input) HEED_HTML_ELEMENT(label) HEED_HTML_ELEMENT(legend) HEED_HTML_ELEMENT(li)
HEED_HTML_ELEMENT(link) HEED_HTML_ELEMENT(main) HEED_HTML_ELEMENT(mark) HEED_HTML_ELEMENT(meta) HEED_HTML_ELEMENT(nav) HEED_HTML_ELEMENT(ol)
HEED_HTML_ELEMENT(option) HEED_HTML_ELEMENT(p) HEED_HTML_ELEMENT(q) HEED_HTML_ELEMENT(section) HEED_HTML_ELEMENT(select)
HEED_HTML_ELEMENT(small) HEED_HTML_ELEMENT(span) HEED_HTML_ELEMENT(strong) HEED_HTML_ELEMENT(summary)
HEED_HTML_ELEMENT(table) HEED_HTML_ELEMENT(tbody) HEED_HTML_ELEMENT(td) HEED_HTML_ELEMENT(textarea)
HEED_HTML_ELEMENT(th) HEED_HTML_ELEMENT(thead) HEED_HTML_ELEMENT(time) HEED_HTML_ELEMENT(title) HEED_HTML_ELEMENT(tr)
HEED_HTML_ELEMENT(ul)
// clang-format on
#undef HEED_HTML_ELEMENT

    // <script src="..." defer>: the only script there is.
    Html script_file(const Url& url);

// Joins a range into one piece of markup: each(items, [](const Item& item) { return li({}, item.name); }).
template <class Range, class Function>
Html each(const Range& range, Function function) {
  Html all;
  for (const auto& item : range) all += function(item);
  return all;
}

}  // namespace heed::html
