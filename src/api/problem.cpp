#include "api/problem.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/error_text.hpp"

namespace heed::api {

http::Status status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid: return http::Status::bad_request;
    case ErrorKind::refused: return http::Status::forbidden;
    case ErrorKind::not_found: return http::Status::not_found;
    case ErrorKind::conflict: return http::Status::conflict;
    case ErrorKind::unavailable:
    case ErrorKind::unknown: return http::Status::unavailable;
    case ErrorKind::corrupt:
    case ErrorKind::internal: return http::Status::internal_error;
  }
  return http::Status::internal_error;
}

std::string pointer_to(std::string_view field) {
  std::string pointer = field.empty() ? "#" : "#/" + std::string(field);
  std::replace(pointer.begin(), pointer.end(), '.', '/');
  return pointer;
}

std::optional<std::string> field_of_pointer(std::string_view pointer) {
  if (!pointer.starts_with('/')) return std::nullopt;
  std::string field(pointer.substr(1));
  std::replace(field.begin(), field.end(), '/', '.');
  return field;
}

namespace {

// The words of a code, and that not every mistake is listed.
std::string detail(const content::Words& words, const std::string& code, std::size_t more) {
  std::string detail = words.has(code) ? words(code) : words("api.problem.other");
  if (more > 0) detail += " " + words("api.problem.more_errors", {{"count", static_cast<std::int64_t>(more)}});
  return detail;
}

}  // namespace

http::Response problem(http::Status status, const std::string& code, const content::Words& words,
                       const std::vector<FieldError>& errors,
                       const std::function<std::string(const FieldError&)>& detail_of) {
  const std::size_t listed = std::min(errors.size(), app::most_listed_errors);
  const std::size_t more = errors.size() - listed;
  nlohmann::ordered_json body{
      {"type", "about:blank"}, {"title", words("api.problem.title")}, {"status", static_cast<int>(status)},
      {"code", code},          {"detail", detail(words, code, more)}, {"emergency", words("api.emergency")}};
  for (std::size_t i = 0; i < listed; ++i) {
    const FieldError& error = errors[i];
    body["errors"].push_back({{"field", error.field},
                              {"pointer", pointer_to(error.field)},
                              {"code", error.code},
                              {"detail", detail_of ? detail_of(error) : words(error.code)}});
  }
  if (more > 0) body["more_errors"] = more;
  http::Response response;
  response.status = status;
  response.body = body.dump();
  response.set("Content-Type", "application/problem+json");
  if (status == http::Status::unavailable) response.set("Retry-After", "5");
  return std::move(response).personal();
}

}  // namespace heed::api
