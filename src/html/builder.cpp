#include "html/builder.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace heed::html {
namespace {

using Names = std::initializer_list<std::string_view>;

bool among(std::string_view name, Names names) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name(std::string_view name) {
  return !name.empty() && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

// HTML names ignore case, so "ONCLICK" is as much an event attribute as "onclick".
std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

void require(bool condition, std::string_view rule, std::string_view name) {
  if (!condition) throw std::logic_error(std::string(rule) + ": " + std::string(name));
}

void check_attribute_name(std::string_view name) {
  require(is_name(name), "not an attribute name", name);
  const std::string plain = lower(name);
  require(!plain.starts_with("on"), "event attributes cannot be written", name);
  require(!among(plain, {"style", "srcdoc"}), "this attribute cannot be written", name);
  require(!among(plain, {"href", "src", "action", "formaction", "srcset", "poster", "ping", "data", "background"}),
          "an address goes through Url", name);
}

void check_element_name(std::string_view name) {
  require(is_name(name), "not an element name", name);
  require(!among(lower(name), {"script", "style", "iframe", "object", "embed", "base"}),
          "this element cannot be written", name);
}

bool is_void(std::string_view name) {
  return among(name, {"br", "hr", "img", "input", "link", "meta", "area", "col", "source", "track", "wbr"});
}

// Browsers drop tabs and newlines inside an address and read '\' as '/', which would turn "/\t/host" into another host.
bool has_only_address_characters(std::string_view address) {
  return std::all_of(address.begin(), address.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '\\';
  });
}

bool has_only(std::string_view text, std::string_view punctuation) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || is_digit(c) || punctuation.find(c) != std::string_view::npos;
  });
}

bool is_allowed_address(std::string_view address) {
  if (!has_only_address_characters(address)) return false;
  if (address.starts_with('/')) return !address.starts_with("//");
  if (address.starts_with('#')) return true;
  if (address.starts_with("tel:")) return has_only(address.substr(4), "+-");
  if (address.starts_with("sms:")) return has_only(address.substr(4), "+-?=%&.");
  if (address.starts_with("mailto:")) return has_only(address.substr(7), "@.+-_?=%&");
  return address == exit_destination;
}

struct Escapes {
  std::array<std::string_view, 256> of{};
  constexpr Escapes() {
    of['&'] = "&amp;";
    of['<'] = "&lt;";
    of['>'] = "&gt;";
    of['"'] = "&quot;";
    of['\''] = "&#39;";
  }
};
constexpr Escapes escapes;

void append_attributes(std::string& out, const Attributes& attributes) {
  for (const Attribute& one : attributes) {
    if (one.name().empty()) continue;
    out += ' ';
    out += one.name();
    if (one.is_flag()) continue;
    out += "=\"";
    Html::append_escaped(out, one.value());
    out += '"';
  }
}

std::size_t size_of(const Attributes& attributes) {
  std::size_t size = 0;
  for (const Attribute& one : attributes) size += one.name().size() + one.value().size() + 4;
  return size;
}

}  // namespace

Html Html::trusted(std::string markup) {
  Html html;
  html.m_markup = std::move(markup);
  return html;
}

void Html::append_escaped(std::string& out, std::string_view text) {
  std::size_t plain_from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view escape = escapes.of[static_cast<unsigned char>(text[at])];
    if (escape.empty()) continue;
    out.append(text, plain_from, at - plain_from);
    out += escape;
    plain_from = at + 1;
  }
  out.append(text, plain_from, text.size() - plain_from);
}

Url::Url(std::string_view address) : m_text(is_allowed_address(address) ? address : "#") {}

Attribute attribute(std::string_view name, std::string_view value) {
  check_attribute_name(name);
  Attribute made;
  made.m_name = name;
  made.m_value = value;
  return made;
}

Attribute flag(std::string_view name) {
  check_attribute_name(name);
  Attribute made;
  made.m_name = name;
  made.m_flag = true;
  return made;
}

Attribute href(const Url& url) {
  Attribute made;
  made.m_name = "href";
  made.m_value = url.text();
  return made;
}

Attribute action(const Url& url) {
  Attribute made;
  made.m_name = "action";
  made.m_value = url.text();
  return made;
}

Attribute formaction(const Url& url) {
  Attribute made;
  made.m_name = "formaction";
  made.m_value = url.text();
  return made;
}

Attribute src(const Url& url) {
  Attribute made;
  made.m_name = "src";
  made.m_value = url.text();
  return made;
}

Attribute when(bool condition, Attribute attribute) {
  if (!condition) attribute.m_name.clear();
  return attribute;
}

Html element(std::string_view name, const Attributes& attributes, std::initializer_list<Child> children) {
  check_element_name(name);
  const bool has_end = !is_void(name);
  require(has_end || children.size() == 0, "a void element has no children", name);

  std::size_t size = 2 * name.size() + 5 + size_of(attributes);
  for (const Child& child : children) size += child.size();
  std::string out;
  out.reserve(size);
  out += '<';
  out += name;
  append_attributes(out, attributes);
  out += '>';
  if (has_end) {
    const std::size_t start = out.size();
    for (const Child& child : children) child.append_to(out);
    // A parser drops one newline after these start tags; a person's words must come back as they were.
    if (out.size() > start && out[start] == '\n' && among(name, {"textarea", "pre"})) out.insert(start, 1, '\n');
    out += "</";
    out += name;
    out += '>';
  }
  return Html::trusted(std::move(out));
}

Html script_file(const Url& url) {
  std::string out = "<script src=\"";
  Html::append_escaped(out, url.text());
  out += "\" defer></script>";
  return Html::trusted(std::move(out));
}

}  // namespace heed::html
