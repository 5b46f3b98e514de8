// The baseline: the least that a Beast coroutine server can do. No router, limits, timeouts, log or drain; one prepared
// response for every request; one io_context a thread, as Heed has it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace heed::bench {

class BareBeast {
 public:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  BareBeast(std::size_t threads, const Headers& headers, std::string body) : m_body(std::move(body)) {
    for (const auto& [name, value] : headers) m_response.set(name, value);
    m_response.body() = {m_body.data(), m_body.size()};
    m_response.prepare_payload();
    for (std::size_t i = 0; i < threads; ++i) m_contexts.push_back(std::make_unique<boost::asio::io_context>(1));
    m_acceptor =
        std::make_unique<Acceptor>(*m_contexts.front(), tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
  }

  std::uint16_t port() const { return m_acceptor->local_endpoint().port(); }

  void start() {
    boost::asio::co_spawn(m_contexts.front()->get_executor(), accept_all(), boost::asio::detached);
    for (const auto& context : m_contexts) {
      std::thread([&context = *context] {
        const boost::asio::executor_work_guard<Executor> guard(context.get_executor());
        context.run();
      }).detach();
    }
  }

 private:
  using tcp = boost::asio::ip::tcp;
  using Executor = boost::asio::io_context::executor_type;
  using Socket = boost::asio::basic_stream_socket<tcp, Executor>;
  using Acceptor = boost::asio::basic_socket_acceptor<tcp, Executor>;
  template <class T>
  using Awaitable = boost::asio::awaitable<T, Executor>;
  static constexpr boost::asio::use_awaitable_t<Executor> use_awaitable{};

  Awaitable<void> accept_all() {
    for (std::size_t next = 0;; ++next) {
      boost::asio::io_context& context = *m_contexts[next % m_contexts.size()];
      Socket socket(context);
      co_await m_acceptor->async_accept(socket, use_awaitable);
      socket.set_option(tcp::no_delay(true));
      boost::asio::co_spawn(context.get_executor(), serve(std::move(socket)), boost::asio::detached);
    }
  }

  Awaitable<void> serve(Socket socket) {
    namespace http = boost::beast::http;
    boost::beast::flat_buffer buffer;
    boost::system::error_code error;
    while (!error) {
      http::request<http::empty_body> request;
      co_await http::async_read(socket, buffer, request, boost::asio::redirect_error(use_awaitable, error));
      if (error) break;
      http::response_serializer<http::span_body<const char>> serializer(m_response);
      co_await http::async_write(socket, serializer, boost::asio::redirect_error(use_awaitable, error));
    }
  }

  std::string m_body;
  boost::beast::http::response<boost::beast::http::span_body<const char>> m_response;
  std::vector<std::unique_ptr<boost::asio::io_context>> m_contexts;
  std::unique_ptr<Acceptor> m_acceptor;
};

}  // namespace heed::bench
