#include "app/error_text.hpp"

#include <type_traits>

#include "app/json_fields.hpp"
#include "base/text.hpp"
#include "domain/decision.hpp"
#include "domain/text_limit.hpp"

namespace heed::app {

namespace {

// Goes down a field's name, part by part, to the one text that it names; nothing is written out on the way.
class TextFinder {
 public:
  explicit TextFinder(std::string_view field) : m_parts(split(field, '.')) {}

  template <class Value>
  void operator()(const char* name, const Value& value) {
    if (m_next == m_parts.size() || m_parts[m_next] != name) return;
    ++m_next;
    look_in(value);
    m_next = m_parts.size();
  }
  std::string_view text() const { return m_text; }

 private:
  void look_in(const std::string& text) {
    if (m_next == m_parts.size()) m_text = text;
  }
  void look_in(bool) {}
  template <class Part>
  void look_in(const std::vector<Part>& parts) {
    const auto number = m_next < m_parts.size() ? parse_number(m_parts[m_next]) : std::nullopt;
    if (!number || static_cast<std::size_t>(*number) >= parts.size()) return;
    ++m_next;
    look_in(parts[static_cast<std::size_t>(*number)]);
  }
  template <class Part>
    requires std::is_class_v<Part>
  void look_in(const Part& part) {
    each_field(*this, part);
  }

  std::vector<std::string_view> m_parts;
  std::size_t m_next = 0;
  std::string_view m_text;
};

}  // namespace

std::string error_text(const content::Words& words, std::string_view code, std::string_view typed) {
  if (code == domain::short_rationale)
    return words(code, {{"least", words.number(static_cast<std::int64_t>(domain::least_rationale_characters))}});
  const auto most = domain::most_characters(code);
  if (!most) return words(code);
  const auto count = count_characters(tidy_lines(typed));
  if (count <= *most) return words(code);
  return words(code == domain::short_text_too_long ? "problem.line.too_long.by" : "problem.text.too_long.by",
               {{"most", words.number(static_cast<std::int64_t>(*most))},
                {"count", words.number(static_cast<std::int64_t>(count))}});
}

std::string_view text_at(const domain::ConcernDraft& draft, std::string_view field) {
  TextFinder finder(field);
  each_field(finder, draft);
  return finder.text();
}

}  // namespace heed::app
