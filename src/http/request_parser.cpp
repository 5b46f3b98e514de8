#include "http/request_parser.hpp"

#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <limits>

#include "base/text.hpp"
#include "http/percent.hpp"

namespace heed::http {
namespace {

namespace beast = boost::beast;

constexpr std::size_t most_headers = 100;
// A length that is only announced takes no more memory than this.
constexpr std::size_t reserved_at_once = std::size_t{64} * 1024;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

void refuse(beast::error_code& error) { error = beast::http::error::bad_value; }

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_host(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._:[]").find(c) != std::string_view::npos;
  });
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// The path as routes are written. An encoded '/' is refused: it would mean one thing to a proxy and another to the router.
std::optional<std::string> decode_path(std::string_view path) {
  if (path.find('%') == std::string_view::npos) {
    if (!is_utf8(path)) return std::nullopt;
    return std::string(path);
  }
  if (ascii_lower(path).find("%2f") != std::string::npos) return std::nullopt;
  std::optional<std::string> decoded = percent_decode(path, Plus::is_plus);
  if (!decoded || has_control_character(*decoded) || !is_utf8(*decoded)) return std::nullopt;
  return decoded;
}

}  // namespace

RequestParser::RequestParser() {
  header_limit(std::numeric_limits<std::uint32_t>::max());  // RawHead's caller has bounded it
  body_limit(
      std::numeric_limits<std::uint64_t>::max());  // until the route is known; boost::none would refuse any length
}

RequestParser::State RequestParser::parse_head(std::string_view head) {
  ErrorCode error;
  m_request.headers.reserve(16);
  const std::size_t taken = put({head.data(), head.size()}, error);
  if (error || taken != head.size() || !is_header_done()) return State::refused;
  return is_done() ? State::done : State::head_done;
}

void RequestParser::limit_body(std::size_t bytes) {
  body_limit(static_cast<std::uint64_t>(bytes));
  eager(true);
}

RequestParser::State RequestParser::parse_body(std::string_view bytes, std::size_t& taken) {
  ErrorCode error;
  taken = put({bytes.data(), bytes.size()}, error);
  return state_after(error);
}

RequestParser::State RequestParser::state_after(const ErrorCode& error) const {
  if (error == beast::http::error::need_more) return State::more;
  if (error == beast::http::error::body_limit) return State::too_large;
  if (error) return State::refused;
  return is_done() ? State::done : State::more;
}

void RequestParser::on_request_impl(beast::http::verb verb, Text, Text target, int version, ErrorCode& error) {
  switch (verb) {
    case beast::http::verb::get: m_request.method = Method::get; break;
    case beast::http::verb::head: m_request.method = Method::head; break;
    case beast::http::verb::post: m_request.method = Method::post; break;
    default: m_method_known = false; break;
  }
  m_version_1_1 = version == 11;
  const std::string_view whole = view(target);
  const std::size_t question = std::min(whole.find('?'), whole.size());
  std::optional<std::string> path = decode_path(whole.substr(0, question));
  if (!path || !path->starts_with('/') || whole.find('#') != std::string_view::npos) return refuse(error);
  m_request.path = std::move(*path);
  m_request.query = whole.substr(std::min(question + 1, whole.size()));
}

void RequestParser::on_field_impl(beast::http::field field, Text name, Text value, ErrorCode& error) {
  if (m_head_done || m_request.headers.size() >= most_headers)
    return refuse(error);  // once the head is done: a trailer
  const std::string_view content = view(value);
  switch (field) {
    case beast::http::field::host:
      if (++m_hosts > 1 || !is_host(content)) return refuse(error);
      break;
    case beast::http::field::content_length:
      if (++m_lengths > 1 || !is_number(content)) return refuse(error);
      break;
    case beast::http::field::transfer_encoding:
      if (++m_encodings > 1 || !m_version_1_1 || ascii_lower(content) != "chunked") return refuse(error);
      break;
    case beast::http::field::expect:
      if (ascii_lower(content) != "100-continue") return refuse(error);
      m_expects_continue = m_version_1_1;
      break;
    default: break;
  }
  m_request.headers.emplace_back(ascii_lower(view(name)), content);
}

void RequestParser::on_header_impl(ErrorCode& error) {
  m_head_done = true;
  if (m_hosts != 1 || (m_lengths > 0 && m_encodings > 0)) return refuse(error);
  m_announced = content_length().value_or(0);
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode&) {
  m_request.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(length.value_or(0), reserved_at_once)));
}

std::size_t RequestParser::on_body_impl(Text body, ErrorCode&) {
  m_request.body.append(body.data(), body.size());
  return body.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t, Text extensions, ErrorCode& error) {
  if (!extensions.empty()) refuse(error);
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text body, ErrorCode& error) {
  return on_body_impl(body, error);
}

}  // namespace heed::http
