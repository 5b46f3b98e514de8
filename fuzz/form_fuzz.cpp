// Any bytes are a form or a refusal; what comes out is well-formed, within limits, and survives being sent again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "http/form.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

std::string encode(const heed::http::Form& form) {
  std::string body;
  for (const auto& [name, values] : form.all()) {
    for (const std::string& value : values) {
      body += body.empty() ? "" : "&";
      body += heed::http::percent_encode(name) + "=" + heed::http::percent_encode(value);
    }
  }
  return body;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const heed::http::FormLimits limits{.fields = 50, .name_bytes = 30, .value_bytes = 300};
  const heed::Result<heed::http::Form> form = heed::http::Form::parse(body, limits);
  if (!form) {
    require(form.error().code == "problem.form.malformed" || form.error().code == "problem.form.too_large");
    return 0;
  }
  std::size_t fields = 0;
  for (const auto& [name, values] : form->all()) {
    fields += values.size();
    require(name.size() <= limits.name_bytes && heed::is_utf8(name));
    for (const std::string& value : values) {
      require(value.size() <= limits.value_bytes && heed::is_utf8(value) && value.find('\0') == std::string::npos);
    }
  }
  require(fields <= limits.fields);
  const heed::Result<heed::http::Form> again = heed::http::Form::parse(encode(*form), limits);
  require(again.ok() && again->all() == form->all());
  return 0;
}
