#include "http/form.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "http/percent.hpp"

namespace heed::http {
namespace {

Error too_large() { return {ErrorKind::invalid, "problem.form.too_large", ""}; }

Result<std::string> decode(std::string_view encoded, std::size_t most_bytes) {
  // Each decoded byte takes at most three; a longer text is refused before any of it is copied.
  if (encoded.size() > most_bytes * 3) return too_large();
  std::optional<std::string> decoded = percent_decode(encoded, Plus::is_space);
  if (!decoded) return Error{ErrorKind::invalid, "problem.form.malformed", ""};
  std::erase(*decoded, '\0');
  if (!is_utf8(*decoded)) *decoded = mend_utf8(*decoded);
  if (decoded->size() > most_bytes) return too_large();
  return std::move(*decoded);
}

}  // namespace

Result<Form> Form::parse(std::string_view body, const FormLimits& limits) {
  Form form;
  std::size_t fields = 0;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('&'), body.size());
    const std::string_view pair = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    if (pair.empty()) continue;
    if (++fields > limits.fields) return too_large();
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string name = TRY(decode(pair.substr(0, equals), limits.name_bytes));
    std::string value = TRY(decode(pair.substr(std::min(equals + 1, pair.size())), limits.value_bytes));
    form.m_fields[std::move(name)].push_back(std::move(value));
  }
  return form;
}

std::string_view Form::value(std::string_view name) const {
  const auto found = m_fields.find(name);
  return found == m_fields.end() ? std::string_view{} : std::string_view{found->second.back()};
}

const std::vector<std::string>& Form::values(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto found = m_fields.find(name);
  return found == m_fields.end() ? none : found->second;
}

bool Form::has(std::string_view name) const { return m_fields.find(name) != m_fields.end(); }

}  // namespace heed::http
