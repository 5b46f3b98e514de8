#include "http/connection.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

#include "http/answer.hpp"
#include "http/source.hpp"

namespace heed::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;

// Throughout: never `if (!co_await x)`. g++ 12 lays such a coroutine's frame out wrongly and it overwrites its parameters;
// a named result is sound.

constexpr std::size_t read_ahead = 8192;  // beyond a head, so that a small body comes with it
constexpr std::size_t slowest_bytes_per_second = 4096;
constexpr std::size_t most_lingering_bytes = 1 << 20;
constexpr milliseconds linger_time{2000};
constexpr std::size_t most_turned_away = 100;
constexpr milliseconds slow_after{2000};

}  // namespace

Connection::Connection(Engine& engine, Loop& loop, Socket socket)
    : m_engine(engine), m_loop(loop), m_socket(std::move(socket)), m_place(loop.enter(*this)) {
  error_code error;
  const auto peer = m_socket.remote_endpoint(error);
  if (!error) m_peer = source_text(peer.address());
  m_source = engine.options.hash_source(m_peer);
  enter(State::arriving, m_engine.options.limits.header_time);
}

Connection::~Connection() {
  let_go();
  m_loop.leave(m_place);
  --m_engine.counts.open_connections;
}

void Connection::enter(State state, milliseconds most) {
  m_state = state;
  m_since = std::chrono::steady_clock::now();
  m_deadline = m_since + most;
}

bool Connection::is_quiet() const {
  error_code error;
  return is_idle() && m_socket.available(error) == 0;
}

std::optional<int> Connection::gives_way(SteadyTime now) const {
  const bool slow = now - m_since > slow_after;
  if (m_state == State::idle) return 0;
  if (m_state == State::head) return 1;
  if (m_state == State::body && slow) return 2;
  if (m_state == State::writing && slow) return 3;
  return std::nullopt;
}

void Connection::close() {
  m_state = State::closed;
  let_go();
  error_code ignored;
  m_socket.close(ignored);
}

void Connection::give_way() {
  error_code ignored;
  if (m_state == State::head || m_state == State::body) {
    m_socket.write_some(asio::buffer(m_engine.refuse(503)), ignored);
    // A socket closed over unread bytes is reset, and the answer lost on the way.
    std::array<char, 8192> unread;
    m_socket.read_some(asio::buffer(unread), ignored);
  }
  close();
}

void Connection::expire() {
  if (m_state != State::body || m_is_late) return close();
  m_is_late = true;
  error_code ignored;
  m_socket.cancel(ignored);
}

bool Connection::hold(std::uint64_t source) {
  if (!m_engine.held.enter(source)) return false;
  m_held = source;
  return true;
}

void Connection::let_go() {
  if (m_held) m_engine.held.leave(*m_held);
  m_held.reset();
}

bool Connection::hold_for_request() {
  const std::uint64_t source = parser().request().source;
  // A proxy that does not say whom it speaks for would shut everybody out for one.
  if (!m_engine.options.trust_forwarded_for || source == m_source) return true;
  let_go();
  return hold(source);
}

Awaitable<void> Connection::turn_away(std::shared_ptr<Connection> connection) {
  ++connection->m_engine.turned_away;
  try {
    co_await connection->say_full();
  } catch (...) {
    spdlog::error(R"({{"time_ms":{},"level":"error","event":"connection_failed"}})", log_time());
  }
  --connection->m_engine.turned_away;
  connection->close();
}

Awaitable<void> Connection::say_full() {
  const std::string answer = m_engine.refuse(503);
  const bool written = co_await write(answer, {});
  const bool may_stay = m_engine.turned_away <= most_turned_away && !m_engine.draining;
  if (written && may_stay) co_await linger();
  error_code ignored;
  std::array<char, 8192> unread;
  if (written && !may_stay) m_socket.read_some(asio::buffer(unread), ignored);
}

Awaitable<void> Connection::serve(std::shared_ptr<Connection> connection) {
  try {
    co_await connection->serve_requests();
  } catch (...) {
    spdlog::error(R"({{"time_ms":{},"level":"error","event":"connection_failed"}})", log_time());
  }
  connection->close();
}

Awaitable<void> Connection::serve_requests() {
  enter(State::idle, m_engine.options.limits.header_time);
  for (;;) {
    const bool has_request = co_await read_head();
    if (!has_request) co_return;
    const bool goes_on = co_await handle();
    if (m_engine.options.trust_forwarded_for) let_go();
    if (!goes_on) co_return;
    m_parser.reset();
    if (m_engine.draining && received().empty()) co_return;
    enter(State::idle, m_engine.options.limits.idle_time);
  }
}

Awaitable<bool> Connection::receive() {
  if (m_buffer.empty()) m_buffer.resize(m_engine.options.limits.header_bytes + read_ahead);
  if (m_begin > 0) {
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
  }
  if (m_end == m_buffer.size() || m_state == State::closed) co_return false;
  error_code error;
  const std::size_t bytes = co_await m_socket.async_read_some(
      asio::buffer(m_buffer.data() + m_end, m_buffer.size() - m_end), asio::redirect_error(use_awaitable, error));
  m_end += bytes;
  co_return !error;
}

Awaitable<bool> Connection::read_head() {
  RawHead head;
  for (;;) {
    const std::string_view bytes = received().substr(0, m_engine.options.limits.header_bytes);
    const RawHead::State state = head.look(bytes);
    if (state == RawHead::State::complete) break;
    if (state == RawHead::State::refused || bytes.size() == m_engine.options.limits.header_bytes) {
      const int status = state == RawHead::State::refused ? 400 : 431;
      co_await refuse(status);
      co_return false;
    }
    if (!bytes.empty() && m_state == State::idle) enter(State::head, m_engine.options.limits.header_time);
    const bool received_more = co_await receive();
    if (!received_more) co_return false;
  }
  m_started = std::chrono::steady_clock::now();
  m_parser.emplace();
  const RequestParser::State parsed = m_parser->parse_head(received().substr(0, head.length()));
  consume(head.length());
  if (parsed == RequestParser::State::refused) {
    co_await refuse(400);
    co_return false;
  }
  co_return true;
}

Awaitable<bool> Connection::handle() {
  ++m_engine.counts.requests;
  Request& request = parser().request();
  request.source =
      m_engine.options.trust_forwarded_for ? m_engine.options.hash_source(forwarded_source(request, m_peer)) : m_source;

  if (!hold_for_request()) {
    ++m_engine.counts.refused;
    Response response = answer_unavailable(request, m_engine.problems);
    finish(request, response);
    co_return co_await respond(response, nullptr, parser().has_body() ? After::close : After::keep);
  }

  const Router::Match match =
      parser().method_known() ? m_engine.router.match(request) : m_engine.router.match_path(request);
  const Route* route = match.route;
  if (!route) {
    Response response = answer_unmatched(match, request, m_engine.problems);
    finish(request, response);
    co_return co_await respond(response, route, parser().has_body() ? After::close : After::keep);
  }
  Body body = Body::whole;
  if (parser().has_body()) body = co_await read_body(*route);
  if (body == Body::gone) co_return false;
  if (body == Body::malformed) {
    co_await refuse(400);
    co_return false;
  }
  if (body == Body::too_large || body == Body::late) {
    const Status status = body == Body::late ? Status::request_timeout : Status::content_too_large;
    request.body.clear();  // half of what was written is nothing to send again
    Response response = m_engine.problems.render(status, request);
    finish(request, response);
    co_return co_await respond(response, route, After::close);
  }
  Response response = co_await run(*route);
  co_return co_await respond(response, route, After::keep);
}

Awaitable<Connection::Body> Connection::read_body(const Route& route) {
  m_is_late = false;
  if (parser().announced_bytes() > route.body_bytes) co_return Body::too_large;
  parser().limit_body(route.body_bytes);
  enter(State::body, m_engine.options.limits.body_time);
  if (parser().expects_continue() && received().empty()) {
    const bool invited = co_await write("HTTP/1.1 100 Continue\r\n\r\n", {});
    if (!invited) co_return Body::gone;
    enter(State::body, m_engine.options.limits.body_time);
  }
  for (;;) {
    std::size_t taken = 0;
    const RequestParser::State state =
        received().empty() ? RequestParser::State::more : parser().parse_body(received(), taken);
    consume(taken);
    switch (state) {
      case RequestParser::State::done: co_return Body::whole;
      case RequestParser::State::too_large: co_return Body::too_large;
      case RequestParser::State::refused: co_return Body::malformed;
      case RequestParser::State::head_done:
      case RequestParser::State::more: break;
    }
    // Only a chunk's own line waits in the buffer; one that fills it is no chunk.
    if (received().size() == m_buffer.size()) co_return Body::malformed;
    const bool received_more = co_await receive();
    if (!received_more) co_return m_is_late ? Body::late : Body::gone;
  }
}

Awaitable<Response> Connection::run(const Route& route) {
  Request& request = parser().request();
  Response response;
  const auto work = [&] {
    response = run_handler(route, request, m_engine.problems);
    finish(request, response);
  };
  const Caller caller{request.source, route.standing ? route.standing(request) : Standing::ordinary};
  WorkerPool& pool = m_engine.pool(caller.standing == Standing::aside ? Pool::team : route.pool);
  m_state = State::handler;
  m_deadline = SteadyTime::max();
  bool was_run = true;
  if (pool.has_threads()) {
    was_run = co_await run_in(pool, caller, work);
  } else {
    work();
  }
  if (!was_run) {
    response = answer_unavailable(request, m_engine.problems);
    finish(request, response);
  }
  co_return response;
}

Awaitable<bool> Connection::run_in(WorkerPool& pool, Caller caller, std::function<void()> work) {
  return asio::async_initiate<const asio::use_awaitable_t<Executor>, void(bool)>(
      [this, &pool, caller, work = std::move(work)](auto handler) mutable {
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        const auto resume_with = [this, resume](bool ran) {
          asio::post(m_loop.context(), [resume, ran] { std::move (*resume)(ran); });
        };
        const bool queued = pool.submit(
            [work = std::move(work), resume_with] {
              work();
              resume_with(true);
            },
            caller);
        if (!queued) resume_with(false);
      },
      use_awaitable);
}

Awaitable<bool> Connection::respond(Response& response, const Route* route, After after) {
  const Request& request = parser().request();
  if (!parser().keep_alive() || m_engine.draining) after = After::close;
  if (after == After::keep && !parser().is_1_1()) after = After::keep_said;

  const std::string_view body = response.shared_body ? *response.shared_body : response.body;
  const std::string head = response_head(response, body.size(), after);
  const std::string_view sent =
      request.method == Method::head || response.status == Status::not_modified ? std::string_view{} : body;
  const bool written = co_await write(head, sent, response.shared_body ? 0 : body.size());
  log_request(response, route, head.size() + sent.size());
  if (!written) co_return false;
  if (after == After::close) co_await linger();
  co_return after != After::close;
}

Awaitable<void> Connection::refuse(int status) {
  ++m_engine.counts.refused;
  m_loop.log(fmt::format(R"({{"time_ms":{},"level":"info","event":"refused","status":{}}})", log_time(), status));
  const std::string answer = m_engine.refuse(status);
  const bool written = co_await write(answer, {});
  if (written) co_await linger();
}

Awaitable<bool> Connection::write(std::string_view head, std::string_view body, std::size_t held) {
  const std::size_t total = head.size() + body.size();
  enter(State::writing, m_engine.options.limits.body_time + std::chrono::seconds(total / slowest_bytes_per_second));
  std::array<asio::const_buffer, 2> buffers{asio::buffer(head.data(), head.size()),
                                            asio::buffer(body.data(), body.size())};
  error_code error;
  // Nearly every answer fits the socket's buffer: written at once, it costs no turn of the loop.
  const std::size_t written = m_socket.write_some(buffers, error);
  if (written == total) co_return true;
  if (error && error != asio::error::would_block && error != asio::error::try_again) co_return false;
  const UnsentBytes::Held unsent(m_engine.unsent, m_parser ? m_parser->request().source : m_source, held);
  if (!unsent.has_room()) co_return false;
  buffers[1] += written - std::min(written, head.size());
  buffers[0] += std::min(written, head.size());
  error.clear();
  co_await asio::async_write(m_socket, buffers, asio::redirect_error(use_awaitable, error));
  co_return !error;
}

Awaitable<void> Connection::linger() {
  error_code error;
  m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  if (error) co_return;
  enter(State::writing, linger_time);
  std::array<char, 4096> ignored;
  std::size_t bytes = 0;
  while (!error && bytes < most_lingering_bytes) {
    bytes += co_await m_socket.async_read_some(asio::buffer(ignored), asio::redirect_error(use_awaitable, error));
  }
}

void Connection::log_request(const Response& response, const Route* route, std::size_t bytes) const {
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - m_started;
  fmt::memory_buffer line;
  fmt::format_to(
      std::back_inserter(line),
      R"({{"time_ms":{},"level":"info","event":"request","method":"{}","route":"{}","status":{},"ms":{:.3f},"bytes":{}}})",
      log_time(), parser().method_known() ? to_string(parser().request().method) : std::string_view("other"),
      route ? std::string_view(route->pattern) : std::string_view("none"), static_cast<int>(response.status),
      taken.count(), bytes);
  m_loop.log({line.data(), line.size()});
}

}  // namespace heed::http
