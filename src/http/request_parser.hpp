// One request, parsed by Beast straight into a Request. Needs no socket, so that it can be tested and fuzzed.
#pragma once

#include <boost/beast/http/basic_parser.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

#include "http/message.hpp"

namespace heed::http {

class RequestParser final : public boost::beast::http::basic_parser<true> {
 public:
  enum class State { more, head_done, done, refused, too_large };

  RequestParser();

  // `head` is one whole head, as RawHead found it. Gives head_done, done (no body follows) or refused.
  State parse_head(std::string_view head);
  // Before any of the body: how much of it to take.
  void limit_body(std::size_t bytes);
  // Takes what it can from `bytes` and says how much. Gives more, done, refused or too_large.
  State parse_body(std::string_view bytes, std::size_t& taken);

  Request& request() { return m_request; }
  const Request& request() const { return m_request; }
  // False for PUT, DELETE and the like: the path may exist, but not for them.
  bool method_known() const { return m_method_known; }
  bool is_1_1() const { return m_version_1_1; }
  bool expects_continue() const { return m_expects_continue; }
  bool has_body() const { return !is_done(); }
  std::uint64_t announced_bytes() const { return m_announced; }

 private:
  using ErrorCode = boost::beast::error_code;
  using Text = boost::beast::string_view;

  void on_request_impl(boost::beast::http::verb verb, Text method, Text target, int version, ErrorCode& error) override;
  void on_response_impl(int, Text, int, ErrorCode&) override {}
  void on_field_impl(boost::beast::http::field field, Text name, Text value, ErrorCode& error) override;
  void on_header_impl(ErrorCode& error) override;
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode& error) override;
  std::size_t on_body_impl(Text body, ErrorCode& error) override;
  void on_chunk_header_impl(std::uint64_t size, Text extensions, ErrorCode& error) override;
  std::size_t on_chunk_body_impl(std::uint64_t remaining, Text body, ErrorCode& error) override;
  void on_finish_impl(ErrorCode&) override {}

  State state_after(const ErrorCode& error) const;

  Request m_request;
  std::uint64_t m_announced = 0;
  int m_hosts = 0, m_lengths = 0, m_encodings = 0;
  bool m_version_1_1 = true, m_method_known = true, m_expects_continue = false, m_head_done = false;
};

}  // namespace heed::http
