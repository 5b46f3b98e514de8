#include "http/wire.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <ctime>

#include "base/text.hpp"
#include "http/server.hpp"

namespace heed::http {
namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

bool belongs_to_connection(std::string_view name) {
  switch (name.size()) {  // most headers are told apart by length alone
    case 4: return ascii_lower(name) == "date";
    case 10: return ascii_lower(name) == "connection";
    case 14: return ascii_lower(name) == "content-length";
    case 17: return ascii_lower(name) == "transfer-encoding";
    default: return false;
  }
}

// strftime's names of days and months follow the locale; HTTP's do not.
std::string http_date(std::time_t now) {
  constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&now, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                     months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                     utc.tm_sec);
}

std::string_view cached_date() {
  thread_local std::time_t second = -1;
  thread_local std::string date;
  const std::time_t now = std::time(nullptr);
  if (now != second) {
    date = http_date(now);
    second = now;
  }
  return date;
}

bool has_length(int status) { return status != 304; }

}  // namespace

std::string response_head(const Response& response, std::size_t body_bytes, After after) {
  const int status = static_cast<int>(response.status);
  std::string head;
  head.reserve(768);
  head += "HTTP/1.1 ";
  head += fmt::format_int(status).c_str();
  head += ' ';
  head += reason_of(status);
  head += "\r\nDate: ";
  head += cached_date();
  if (has_length(status)) {
    head += "\r\nContent-Length: ";
    head += fmt::format_int(body_bytes).c_str();
  }
  if (after == After::close) head += "\r\nConnection: close";
  if (after == After::keep_said) head += "\r\nConnection: keep-alive";
  for (const auto& [name, value] : response.headers) {
    if (belongs_to_connection(name)) continue;
    head += "\r\n";
    head += name;
    head += ": ";
    head += value;
  }
  head += "\r\n\r\n";
  return head;
}

std::string refusal(int status, std::string_view page) {
  // Cast, since 431 is never a handler's to give.
  Response response = Response::html(std::string(page), static_cast<Status>(status)).personal();
  if (status == 503) response.headers.emplace_back("Retry-After", "10");
  set_security_headers(response);
  return response_head(response, response.body.size(), After::close) + response.body;
}

std::int64_t log_time() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace heed::http
