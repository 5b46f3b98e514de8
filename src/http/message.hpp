// A request and a response as plain values. Nothing here knows the server library.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace heed::http {

enum class Method { get, head, post };

struct Request {
  Method method = Method::get;
  std::string path;    // percent-decoded, starts with '/', without locale prefix once routed
  std::string query;   // raw, without '?'
  std::string locale;  // the locale prefix the router took off, or the area's first
  std::string body;
  std::map<std::string, std::string> parameters;             // from the route pattern, such as {id}
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  bool over_tls =
      false;  // set by the router: the site has an https address and no other, whatever the edge in front says
  std::uint64_t source = 0;  // keyed hash of the peer (or of the trusted proxy's forwarded peer); never the address

  std::optional<std::string_view> header(std::string_view lower_case_name) const;
  std::optional<std::string> cookie(std::string_view name) const;
  // One parameter of the path; empty when the pattern has none of that name.
  std::string_view parameter(std::string_view name) const;
};

enum class Status : int {
  ok = 200,
  created = 201,
  see_other = 303,
  not_modified = 304,
  bad_request = 400,
  forbidden = 403,
  not_found = 404,
  method_not_allowed = 405,
  request_timeout = 408,
  conflict = 409,
  gone = 410,
  content_too_large = 413,
  unsupported_media_type = 415,
  unprocessable = 422,
  too_many_requests = 429,
  internal_error = 500,
  unavailable = 503,
};

struct Response {
  Status status = Status::ok;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  // When set, sent instead of `body`, shared and never copied: cached public pages and assets.
  std::shared_ptr<const std::string> shared_body;

  // Adds a header. A control character in it is a defect and throws std::logic_error.
  Response& set(std::string name, std::string value);
  // The first header of that name, or null.
  const std::string* header(std::string_view lower_case_name) const;
  static Response html(std::string page, Status status = Status::ok);
  static Response json(std::string text, Status status = Status::ok);
  static Response text(std::string text, Status status = Status::ok);
  // 303. `target` must start with a single '/': anything else is a defect and throws std::logic_error.
  static Response redirect(std::string target);
  // Marks the answer as personal: Cache-Control: no-store.
  Response&& personal() &&;
  // Lets the page's script ask this server, and no other, for more while it is open.
  Response&& may_ask_again() &&;
};

// What every page may load, from where.
inline constexpr const char* content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

// Whether the client takes gzip ("gzip;q=0" does not).
bool accepts_gzip(const Request& request);

}  // namespace heed::http
