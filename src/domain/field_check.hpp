// How make_concern and make_decision read a field: tidied, bounded, and every mistake kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "domain/text_limit.hpp"

namespace heed::domain {

// Reads typed fields one after the other; `errors` holds what was wrong, by the draft's field names.
class FieldCheck {
 public:
  // One line; too long is an error and the text is kept.
  std::string line(const std::string& field, std::string_view typed) {
    return bounded(field, tidy_line(typed), short_text_too_long);
  }
  // Many lines.
  std::string lines(const std::string& field, std::string_view typed) {
    return bounded(field, tidy_lines(typed), long_text_too_long);
  }

  void wrong(std::string field, std::string code) { m_errors.push_back({std::move(field), std::move(code)}); }
  const std::vector<FieldError>& errors() const { return m_errors; }
  std::vector<FieldError> take_errors() { return std::move(m_errors); }

 private:
  std::string bounded(const std::string& field, std::string text, std::string_view too_long) {
    if (count_characters(text) > most_characters(too_long)) wrong(field, std::string(too_long));
    return text;
  }

  std::vector<FieldError> m_errors;
};

}  // namespace heed::domain
