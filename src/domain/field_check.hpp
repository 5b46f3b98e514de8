// How make_concern and make_decision read a field: tidied, bounded, and every mistake kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"

namespace heed::domain {

// Reads typed fields one after the other; `errors` holds what was wrong, by the draft's field names.
class FieldCheck {
 public:
  explicit FieldCheck(std::size_t short_limit, std::size_t long_limit) : m_short(short_limit), m_long(long_limit) {}

  // One line; too long is an error and the text is kept.
  std::string line(const std::string& field, std::string_view typed) {
    return bounded(field, tidy_line(typed), m_short);
  }
  // Many lines.
  std::string lines(const std::string& field, std::string_view typed) {
    return bounded(field, tidy_lines(typed), m_long);
  }

  void wrong(std::string field, std::string code) { m_errors.push_back({std::move(field), std::move(code)}); }
  const std::vector<FieldError>& errors() const { return m_errors; }
  std::vector<FieldError> take_errors() { return std::move(m_errors); }

 private:
  std::string bounded(const std::string& field, std::string text, std::size_t limit) {
    if (count_characters(text) > limit) wrong(field, "problem.text.too_long");
    return text;
  }

  std::size_t m_short, m_long;
  std::vector<FieldError> m_errors;
};

}  // namespace heed::domain
