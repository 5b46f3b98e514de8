// application/x-www-form-urlencoded, parsed once, with limits.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace heed::http {

struct FormLimits {
  std::size_t fields = 400;
  std::size_t name_bytes = 100;
  std::size_t value_bytes = 200'000;
};

// Field → values in the order sent. Values are well-formed UTF-8 (ill-formed bytes become U+FFFD); NUL is dropped.
class Form {
 public:
  // Errors: invalid with code problem.form.malformed or problem.form.too_large.
  static Result<Form> parse(std::string_view body, const FormLimits& limits = {});

  // The last value of a field, or "".
  std::string_view value(std::string_view name) const;
  const std::vector<std::string>& values(std::string_view name) const;
  bool has(std::string_view name) const;
  const std::map<std::string, std::vector<std::string>, std::less<>>& all() const { return m_fields; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> m_fields;
};

std::string percent_encode(std::string_view text);

}  // namespace heed::http
