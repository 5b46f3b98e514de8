// One client's connection: reads a request, has it answered, again and again until one side has had enough.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/engine.hpp"
#include "http/raw_head.hpp"
#include "http/request_parser.hpp"
#include "http/wire.hpp"

namespace heed::http {

class Connection {
 public:
  Connection(Engine& engine, Loop& loop, Socket socket);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Holds the connection for as long as it lasts.
  static Awaitable<void> serve(std::shared_ptr<Connection> connection);
  // Says 503, and stays until that is heard or a moment has passed; where too many do that already, it is said and no more.
  static Awaitable<void> turn_away(std::shared_ptr<Connection> connection);

  // For the loop, on its thread.
  bool is_idle() const { return m_state == State::idle; }
  bool is_quiet() const;  // idle, and no byte of a next request has arrived
  // How readily it gives its place to a newcomer, 0 first; nothing while a handler works for it. Whoever sends a body or
  // takes an answer slowly holds a place for so long only.
  std::optional<int> gives_way(SteadyTime now) const;
  SteadyTime since() const { return m_since; }
  SteadyTime deadline() const { return m_deadline; }
  void close();
  // Closes, having told whoever is in the middle of a request, as far as that goes without waiting.
  void give_way();
  // Its time is over: whose body is late hears that, others are closed.
  void expire();

  // Whose connection it is, as a keyed hash.
  std::uint64_t source() const { return m_source; }
  // Takes a place of this source until it closes or lets it go; false when the source has no more.
  bool hold(std::uint64_t source);
  std::optional<std::uint64_t> holds_for() const { return m_held; }
  std::size_t held_by_its_source() const { return m_held ? m_engine.held.of(*m_held) : 0; }

 private:
  enum class State { arriving, idle, head, body, handler, writing, closed };

  void let_go();
  Awaitable<void> say_full();
  // Behind a proxy: takes a place of the source that the request comes from, for as long as it is under way.
  bool hold_for_request();

  void enter(State state, std::chrono::milliseconds most);
  std::string_view received() const { return {m_buffer.data() + m_begin, m_end - m_begin}; }
  void consume(std::size_t bytes) { m_begin += bytes; }
  // The request under way: from where read_head gave true until its answer is written.
  RequestParser& parser() { return *m_parser; }              // NOLINT(bugprone-unchecked-optional-access): as above
  const RequestParser& parser() const { return *m_parser; }  // NOLINT(bugprone-unchecked-optional-access): as above

  Awaitable<void> serve_requests();
  // False when the client went away or sent no request; any answer to that has been given.
  Awaitable<bool> read_head();
  Awaitable<bool> handle();
  enum class Body { whole, malformed, too_large, late, gone };
  Awaitable<Body> read_body(const Route& route);
  Awaitable<bool> receive();
  // The handler's answer, or 503 when its pool is full.
  Awaitable<Response> run(const Route& route);
  Awaitable<bool> run_in(WorkerPool& pool, Caller caller, std::function<void()> work);
  Awaitable<bool> respond(Response& response, const Route* route, After after);
  Awaitable<void> refuse(int status);
  // `held`: bytes that stay in memory for this client alone until it has read them.
  Awaitable<bool> write(std::string_view head, std::string_view body, std::size_t held = 0);
  // Reads what is still under way, so that closing does not take back the answer just written.
  Awaitable<void> linger();
  void log_request(const Response& response, const Route* route, std::size_t bytes) const;

  Engine& m_engine;
  Loop& m_loop;
  Socket m_socket;
  std::list<Connection*>::iterator m_place;
  std::string m_peer;
  std::uint64_t m_source = 0;
  std::optional<std::uint64_t> m_held;
  bool m_is_late = false;
  State m_state = State::arriving;
  SteadyTime m_since, m_deadline, m_started;
  std::vector<char> m_buffer;
  std::size_t m_begin = 0, m_end = 0;
  std::optional<RequestParser> m_parser;
};

}  // namespace heed::http
