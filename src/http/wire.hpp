// A response's head as bytes, and the date that goes into it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace heed::http {

// What happens to the connection after the answer, as the client is told.
enum class After { keep, keep_said, close };  // keep_said: HTTP/1.0 wants to hear it

// Status line and headers with the final empty line. Headers that belong to the connection (Content-Length, Connection,
// Transfer-Encoding, Date) are written here and ignored when a handler set them.
std::string response_head(const Response& response, std::size_t body_bytes, After after);

// A whole answer for what is no request that could be routed: this page, and the connection closes.
std::string refusal(int status, std::string_view page);

// Milliseconds since 1970, as every log line of Heed begins.
std::int64_t log_time();

}  // namespace heed::http
