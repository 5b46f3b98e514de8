#include "http/message.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace heed::http {
namespace {

// A line break inside a header would let a value write headers of its own.
bool is_header_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7f;
  });
}

Response with_type(std::string body, Status status, std::string type) {
  Response response;
  response.status = status;
  response.headers.emplace_back("Content-Type", std::move(type));
  response.body = std::move(body);
  return response;
}

// "gzip;q=0" and "gzip;q=0.000" mean no.
bool has_zero_weight(std::string_view parameters) {
  const auto q = parameters.find("q=");
  if (q == std::string_view::npos) return false;
  const std::string_view weight = parameters.substr(q + 2, parameters.find(';', q) - (q + 2));
  return trim(weight).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return std::nullopt;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const auto& [header_name, line] : headers) {
    if (header_name != "cookie") continue;
    for (std::string_view pair : split(line, ';')) {
      pair = trim(pair);
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name)
        return std::string(pair.substr(equals + 1));
    }
  }
  return std::nullopt;
}

std::string_view Request::parameter(std::string_view name) const {
  const auto found = parameters.find(std::string(name));
  return found == parameters.end() ? std::string_view{} : std::string_view{found->second};
}

Response& Response::set(std::string name, std::string value) {
  if (name.empty() || !is_header_text(name) || !is_header_text(value)) throw std::logic_error("not a header: " + name);
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

const std::string* Response::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name.size() == lower_case_name.size() && ascii_lower(name) == lower_case_name) return &value;
  }
  return nullptr;
}

Response Response::html(std::string page, Status status) {
  return with_type(std::move(page), status, "text/html; charset=utf-8");
}

Response Response::json(std::string text, Status status) {
  return with_type(std::move(text), status, "application/json");
}

Response Response::text(std::string text, Status status) {
  return with_type(std::move(text), status, "text/plain; charset=utf-8");
}

Response Response::redirect(std::string target) {
  const bool is_own_path = target.starts_with('/') && !target.starts_with("//") &&
                           target.find('\\') == std::string::npos && is_header_text(target);
  if (!is_own_path) throw std::logic_error("a redirect goes to a path of our own");
  Response response;
  response.status = Status::see_other;
  response.set("Location", std::move(target));
  return response;
}

Response&& Response::personal() && {
  std::erase_if(headers, [](const auto& one) { return ascii_lower(one.first) == "cache-control"; });
  set("Cache-Control", "no-store");
  return std::move(*this);
}

Response&& Response::may_ask_again() && {
  set("Content-Security-Policy", std::string(content_security_policy) + "; connect-src 'self'");
  return std::move(*this);
}

bool accepts_gzip(const Request& request) {
  for (const auto& [name, value] : request.headers) {
    if (name != "accept-encoding") continue;
    for (std::string_view coding : split(value, ',')) {
      const auto semicolon = coding.find(';');
      if (ascii_lower(trim(coding.substr(0, semicolon))) != "gzip") continue;
      return semicolon == std::string_view::npos || !has_zero_weight(coding.substr(semicolon));
    }
  }
  return false;
}

}  // namespace heed::http
