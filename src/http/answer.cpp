#include "http/answer.hpp"

#include <cxxabi.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

#include "http/gzip.hpp"
#include "http/wire.hpp"

namespace heed::http {
namespace {

constexpr std::size_t worth_compressing = 1024;
constexpr std::string_view retry_after_seconds = "10";

std::string current_exception_type() {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (!type) return "unknown";
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(abi::__cxa_demangle(type->name(), nullptr, nullptr, &status),
                                                         &std::free);
  return status == 0 ? name.get() : type->name();
}

void set_if_absent(Response& response, std::string_view lower_case_name, const char* name, const char* value) {
  if (!response.header(lower_case_name)) response.headers.emplace_back(name, value);
}

bool is_html(const Response& response) {
  const std::string* type = response.header("content-type");
  return type && type->starts_with("text/html");
}

// A secret beside text that a stranger chose, compressed together, can be guessed by length (BREACH). So a personal page is
// never compressed, and no answer to anyone who is signed in.
bool may_compress(const Request& request, const Response& response) {
  if (response.shared_body || response.body.size() <= worth_compressing || !is_html(response)) return false;
  if (response.header("content-encoding") || request.header("cookie")) return false;
  const std::string* caching = response.header("cache-control");
  return !caching || caching->find("no-store") == std::string::npos;
}

}  // namespace

Response run_handler(const Route& route, const Request& request, const Server::ProblemPages& problems) {
  try {
    return route.handler(request);
  } catch (...) {
    spdlog::error(R"({{"time_ms":{},"level":"error","event":"handler_failed","route":"{}","type":"{}"}})", log_time(),
                  route.pattern, current_exception_type());
  }
  return problems.render(Status::internal_error, request);
}

Response answer_unmatched(const Router::Match& match, const Request& request, const Server::ProblemPages& problems) {
  if (!match.path_known) return problems.render(Status::not_found, request);
  Response response = problems.render(Status::method_not_allowed, request);
  response.headers.emplace_back("Allow", match.allow);
  return response;
}

Response answer_unavailable(const Request& request, const Server::ProblemPages& problems) {
  Response response = problems.render(Status::unavailable, request);
  if (!response.header("retry-after")) response.headers.emplace_back("Retry-After", retry_after_seconds);
  return response;
}

void finish(const Request& request, Response& response) {
  if (may_compress(request, response)) {
    if (!response.header("vary")) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (accepts_gzip(request)) {
      response.body = gzip(response.body);
      response.headers.emplace_back("Content-Encoding", "gzip");
    }
  }
  set_security_headers(response);
}

void set_security_headers(Response& response) {
  set_if_absent(response, "content-security-policy", "Content-Security-Policy", content_security_policy);
  set_if_absent(response, "cross-origin-opener-policy", "Cross-Origin-Opener-Policy", "same-origin");
  set_if_absent(response, "cross-origin-resource-policy", "Cross-Origin-Resource-Policy", "same-origin");
  set_if_absent(response, "x-content-type-options", "X-Content-Type-Options", "nosniff");
  set_if_absent(response, "referrer-policy", "Referrer-Policy", "no-referrer");
  set_if_absent(response, "cache-control", "Cache-Control", "no-store");
}

Response answer(const Router& router, Request& request, const Server::ProblemPages& problems) {
  const Router::Match match = router.match(request);
  Response response = !match.route ? answer_unmatched(match, request, problems)
                      : request.body.size() > match.route->body_bytes
                          ? problems.render(Status::content_too_large, request)
                          : run_handler(*match.route, request, problems);
  finish(request, response);
  return response;
}

}  // namespace heed::http
