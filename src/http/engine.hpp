// What every connection of one server shares, and the I/O loops that connections live on.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <functional>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "http/server.hpp"
#include "http/source_count.hpp"
#include "http/unsent_bytes.hpp"
#include "http/worker_pool.hpp"

namespace heed::http {

// A named executor instead of asio's type-erased one: a quarter less processor time per request.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
template <class T>
using Awaitable = boost::asio::awaitable<T, Executor>;
inline constexpr boost::asio::use_awaitable_t<Executor> use_awaitable{};
using SteadyTime = std::chrono::steady_clock::time_point;

struct Engine {
  Engine(ServerOptions server_options, Router server_router, Server::ProblemPages problem_pages);

  WorkerPool& pool(Pool which);
  void log(std::string_view lines) const;
  // Turns away what never became a request. The words were made at start: a full server has no time for them.
  std::string refuse(int status) const;

  ServerOptions options;
  Router router;
  Server::ProblemPages problems;
  ServerCounts counts;
  SourceCount held;
  UnsentBytes unsent;
  std::atomic<std::size_t> turned_away{0};  // that still hear why; they are no connections of anybody
  std::atomic<bool> draining{false};

 private:
  std::string m_unreadable_page, m_full_page;
  WorkerPool m_page, m_intake, m_team, m_password;
};

class Connection;

// One thread, one io_context, the connections on it. Everything but post() and the constructor happens on that thread, so
// nothing here is locked.
class Loop {
 public:
  explicit Loop(Engine& engine);
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  boost::asio::io_context& context() { return m_context; }
  void run();   // starts the thread
  void join();  // lets the thread end once nothing is left to do

  // Serves the socket, or turns it away when the server is full and no connection can give way.
  void admit(Socket socket);
  void close_idle();
  void close_all();

  // Keeps a line of the log for at most a quarter second: a write for each request would cost as much as a page.
  void log(std::string_view line);

  std::list<Connection*>::iterator enter(Connection& connection);
  void leave(std::list<Connection*>::iterator place);

 private:
  bool has_place_for(Connection& newcomer);
  // Closes whichever connection has waited longest between requests; or else, of the source that holds most, the one that waits
  // longest for the rest of a head or is slow with a body or an answer. `only`: of this source.
  bool make_room(std::optional<std::uint64_t> only = {});
  void sweep_later();
  void close_expired();
  void flush_log();

  Engine& m_engine;
  std::list<Connection*> m_connections;  // outlives the context, whose end ends the last of them
  boost::asio::io_context m_context{1};
  boost::asio::executor_work_guard<Executor> m_guard;
  boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                    Executor>
      m_sweep;
  bool m_sweeping = false;
  std::string m_log;
  std::thread m_thread;
};

}  // namespace heed::http
