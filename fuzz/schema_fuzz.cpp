// A schema from outside: whatever the bytes, it is read or refused with a line; what was read can be written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "link_batch/schema.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto schema = heed::link_batch::parse_schema(text);
  if (!schema.ok()) {
    if (!schema.error().detail.starts_with("line ")) std::abort();
    return 0;
  }
  const auto read = heed::link_batch::parse_schema(heed::link_batch::to_toml(schema.value()));
  if (!read.ok() || !(read.value() == schema.value())) std::abort();
  return 0;
}
