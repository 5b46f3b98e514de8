#include "http/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>

#include <algorithm>
#include <vector>

#include "http/engine.hpp"

namespace heed::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

class Server::Implementation {
 public:
  Implementation(ServerOptions options, Router router, ProblemPages problems)
      : m_engine(std::move(options), std::move(router), std::move(problems)) {
    for (std::size_t i = 0; i < std::max<std::size_t>(m_engine.options.io_threads, 1); ++i) {
      m_loops.push_back(std::make_unique<Loop>(m_engine));
    }
    m_acceptor = std::make_unique<Acceptor>(m_loops.front()->context());
  }

  ~Implementation() { stop(); }

  Result<void> start();
  void stop();
  std::uint16_t port() const { return m_port; }
  const ServerCounts& counts() const { return m_engine.counts; }

 private:
  using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;

  Awaitable<void> accept_all();
  void each_loop(void (Loop::*action)());
  void wait_for_connections(std::chrono::milliseconds most) const;
  void finish_pools();

  Engine m_engine;
  std::vector<std::unique_ptr<Loop>> m_loops;
  std::unique_ptr<Acceptor> m_acceptor;
  std::uint16_t m_port = 0;
  bool m_running = false;
};

Result<void> Server::Implementation::start() {
  const auto failed = [](const error_code& error) {
    return Error{ErrorKind::unavailable, "problem.server.listen", error.message()};
  };
  error_code error;
  const auto address = asio::ip::make_address(m_engine.options.host, error);
  if (error) return failed(error);
  const tcp::endpoint endpoint(address, m_engine.options.port);
  if (m_acceptor->open(endpoint.protocol(), error); error) return failed(error);
  if (m_acceptor->set_option(tcp::acceptor::reuse_address(true), error); error) return failed(error);
  if (m_acceptor->bind(endpoint, error); error) return failed(error);
  if (m_acceptor->listen(asio::socket_base::max_listen_connections, error); error) return failed(error);
  m_port = m_acceptor->local_endpoint().port();

  asio::co_spawn(m_loops.front()->context().get_executor(), accept_all(), asio::detached);
  for (const auto& loop : m_loops) loop->run();
  m_running = true;
  return {};
}

Awaitable<void> Server::Implementation::accept_all() {
  constexpr std::chrono::milliseconds pause{50};
  for (std::size_t next = 0; !m_engine.draining; ++next) {
    Loop& loop = *m_loops[next % m_loops.size()];
    auto socket = std::make_shared<Socket>(loop.context());
    error_code error;
    co_await m_acceptor->async_accept(*socket, asio::redirect_error(use_awaitable, error));
    if (!m_acceptor->is_open()) co_return;
    if (error) {
      // Out of file descriptors, most likely: connections that end give some back.
      asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>
          timer(m_loops.front()->context(), pause);
      co_await timer.async_wait(asio::redirect_error(use_awaitable, error));
      continue;
    }
    ++m_engine.counts.open_connections;
    asio::post(loop.context(), [&loop, socket] { loop.admit(std::move(*socket)); });
  }
}

void Server::Implementation::each_loop(void (Loop::*action)()) {
  for (const auto& loop : m_loops) {
    asio::post(loop->context(), [&loop = *loop, action] { (loop.*action)(); });
  }
}

void Server::Implementation::wait_for_connections(std::chrono::milliseconds most) const {
  const SteadyTime end = std::chrono::steady_clock::now() + most;
  while (m_engine.counts.open_connections > 0 && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

void Server::Implementation::finish_pools() {
  for (const Pool pool : {Pool::page, Pool::intake, Pool::team, Pool::password}) m_engine.pool(pool).finish();
}

void Server::Implementation::stop() {
  if (!m_running) return;
  m_running = false;
  m_engine.draining = true;
  asio::post(m_loops.front()->context(), [this] {
    error_code ignored;
    m_acceptor->close(ignored);
  });
  each_loop(&Loop::close_idle);
  wait_for_connections(m_engine.options.limits.drain_time);
  // What a handler has begun is finished even now: it may be a concern on its way to the disk.
  finish_pools();
  each_loop(&Loop::close_all);
  for (const auto& loop : m_loops) loop->join();
}

Server::Server(ServerOptions options, Router router, ProblemPages problems)
    : m_implementation(std::make_unique<Implementation>(std::move(options), std::move(router), std::move(problems))) {}
Server::~Server() = default;

Result<void> Server::start() { return m_implementation->start(); }
std::uint16_t Server::port() const { return m_implementation->port(); }
void Server::stop() { m_implementation->stop(); }
const ServerCounts& Server::counts() const { return m_implementation->counts(); }

}  // namespace heed::http
