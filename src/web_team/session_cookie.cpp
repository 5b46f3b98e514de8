#include "web_team/session_cookie.hpp"

namespace heed::web_team {

namespace {

constexpr std::string_view name_over_tls = "__Host-heed";
constexpr std::string_view name_on_loopback = "heed_session";

std::string_view cookie_name(const http::Request& request) {
  return over_tls(request) ? name_over_tls : name_on_loopback;
}

std::string attributes(const http::Request& request) {
  return over_tls(request) ? "; Path=/; Secure; HttpOnly; SameSite=Strict" : "; Path=/; HttpOnly; SameSite=Strict";
}

// "https://team.example:8443" → "team.example:8443".
std::string_view host_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

}  // namespace

bool over_tls(const http::Request& request) {
  return request.over_tls || request.header("x-forwarded-proto") == "https";
}

std::optional<std::string> session_cookie(const http::Request& request) { return request.cookie(cookie_name(request)); }

void set_session_cookie(const http::Request& request, http::Response& response, std::string_view value) {
  response.set("Set-Cookie", std::string(cookie_name(request)) + "=" + std::string(value) + attributes(request));
}

void clear_session_cookie(const http::Request& request, http::Response& response) {
  response.set("Set-Cookie", std::string(cookie_name(request)) + "=" + attributes(request) + "; Max-Age=0");
}

bool comes_from_our_pages(const http::Request& request) {
  if (const auto site = request.header("sec-fetch-site")) return site == "same-origin" || site == "none";
  const auto origin = request.header("origin");
  if (!origin) return true;
  const auto host = request.header("host");
  return host && !host->empty() && host_of(*origin) == *host;
}

bool same_token(std::string_view given, std::string_view expected) {
  if (expected.empty() || given.size() != expected.size()) return false;
  unsigned difference = 0;
  for (std::size_t at = 0; at < expected.size(); ++at)
    difference |= static_cast<unsigned char>(given[at]) ^ static_cast<unsigned char>(expected[at]);
  return difference == 0;
}

}  // namespace heed::web_team
