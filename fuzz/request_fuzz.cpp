// Any bytes are a request or a refusal; what is taken for a request keeps the promises that handlers rely on.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "http/raw_head.hpp"
#include "http/request_parser.hpp"

namespace {

using heed::http::RawHead;
using heed::http::RequestParser;

constexpr std::size_t body_limit = 200;

void require(bool condition) {
  if (!condition) std::abort();
}

void check_request(const heed::http::Request& request) {
  require(request.path.starts_with('/') && heed::is_utf8(request.path));
  require(request.path.find_first_of(std::string_view("\0\r\n", 3)) == std::string::npos);
  require(std::count_if(request.headers.begin(), request.headers.end(),
                        [](const auto& one) { return one.first == "host"; }) == 1);
  for (const auto& [name, value] : request.headers) {
    require(name == heed::ascii_lower(name) && value.find_first_of("\r\n") == std::string::npos);
  }
}

void read_body(RequestParser& parser, std::string_view rest) {
  parser.limit_body(body_limit);
  while (!rest.empty()) {
    std::size_t taken = 0;
    const RequestParser::State state = parser.parse_body(rest, taken);
    require(taken <= rest.size() && parser.request().body.size() <= body_limit);
    if (state != RequestParser::State::more || taken == 0) return;
    rest.remove_prefix(taken);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  RawHead head;
  if (head.look(bytes) != RawHead::State::complete) return 0;
  RequestParser parser;
  if (parser.parse_head(bytes.substr(0, head.length())) == RequestParser::State::refused) return 0;
  check_request(parser.request());
  if (parser.has_body() && parser.announced_bytes() <= body_limit) read_body(parser, bytes.substr(head.length()));
  return 0;
}
