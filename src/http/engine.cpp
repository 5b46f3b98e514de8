#include "http/engine.hpp"

#include <spdlog/spdlog.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <cstdint>
#include <tuple>
#include <utility>

#include "http/connection.hpp"
#include "http/source.hpp"
#include "http/wire.hpp"

namespace heed::http {

namespace asio = boost::asio;

namespace {

// One timer for all connections of a loop costs less than one per operation, and a quarter second is near enough.
constexpr std::chrono::milliseconds sweep_every{250};
constexpr std::size_t least_unsent_of_a_source = 1 << 20;
constexpr std::size_t most_log_bytes = std::size_t{32} * 1024;

std::string page_without_request(const Server::ProblemPages& problems, Status status) {
  Request nobody;
  nobody.path = "/";
  return problems.render ? problems.render(status, nobody).body : std::string();
}

}  // namespace

Engine::Engine(ServerOptions server_options, Router server_router, Server::ProblemPages problem_pages)
    : options(std::move(server_options)),
      router(std::move(server_router)),
      problems(std::move(problem_pages)),
      held(options.limits.connections_per_source),
      unsent(options.limits.unsent_bytes, options.limits.unsent_bytes_per_source, least_unsent_of_a_source),
      m_unreadable_page(page_without_request(problems, Status::bad_request)),
      m_full_page(page_without_request(problems, Status::unavailable)),
      m_page(options.page),
      m_intake(options.intake),
      m_team(options.team),
      m_password(options.password) {
  if (!options.hash_source) options.hash_source = make_source_hash();
}

WorkerPool& Engine::pool(Pool which) {
  switch (which) {
    case Pool::page: return m_page;
    case Pool::intake: return m_intake;
    case Pool::team: return m_team;
    case Pool::password: return m_password;
  }
  return m_page;
}

void Engine::log(std::string_view lines) const {
  if (options.log) {
    options.log(lines);
  } else {
    spdlog::default_logger_raw()->log(spdlog::level::info, spdlog::string_view_t(lines.data(), lines.size()));
  }
}

std::string Engine::refuse(int status) const {
  return refusal(status, status == 503 ? m_full_page : m_unreadable_page);
}

Loop::Loop(Engine& engine) : m_engine(engine), m_guard(m_context.get_executor()), m_sweep(m_context) {}

void Loop::run() {
  m_thread = std::thread([this] {
    for (;;) {
      try {
        m_context.run();
        return;
      } catch (...) {
        // A coroutine catches its own; what still arrives here must not end the whole server.
        spdlog::error(R"({{"time_ms":{},"level":"error","event":"loop_failed"}})", log_time());
      }
    }
  });
}

void Loop::join() {
  asio::post(m_context, [this] { m_sweep.cancel(); });
  m_guard.reset();
  if (m_thread.joinable()) m_thread.join();
  flush_log();
}

void Loop::admit(Socket socket) {
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  auto connection = std::make_shared<Connection>(m_engine, *this, std::move(socket));
  const bool has_place = !m_engine.draining && has_place_for(*connection);
  if (!has_place) ++m_engine.counts.refused;
  asio::co_spawn(m_context.get_executor(),
                 has_place ? Connection::serve(std::move(connection)) : Connection::turn_away(std::move(connection)),
                 asio::detached);
  sweep_later();
}

bool Loop::has_place_for(Connection& newcomer) {
  // Behind a proxy every connection is the proxy's: whose it is shows with each request.
  if (!m_engine.options.trust_forwarded_for && !newcomer.hold(newcomer.source()) &&
      !(make_room(newcomer.source()) && newcomer.hold(newcomer.source())))
    return false;
  const bool is_full =
      m_engine.counts.open_connections > m_engine.options.limits.connections + m_engine.turned_away.load();
  return !is_full || make_room();
}

bool Loop::make_room(std::optional<std::uint64_t> only) {
  Connection* chosen = nullptr;
  std::tuple<bool, std::size_t, int, SteadyTime> best;
  const SteadyTime now = std::chrono::steady_clock::now();
  for (Connection* one : m_connections) {
    const auto gives_way = one->gives_way(now);
    if (!gives_way || (only && one->holds_for() != only)) continue;
    // An idle one loses nothing, whosever it is.
    const std::size_t of_others = one->is_idle() ? 0 : SIZE_MAX - one->held_by_its_source();
    const std::tuple rank(!one->is_idle(), of_others, *gives_way, one->since());
    if (chosen && rank >= best) continue;
    chosen = one;
    best = rank;
  }
  if (chosen) chosen->give_way();
  return chosen != nullptr;
}

void Loop::close_idle() {
  for (Connection* one : m_connections) {
    if (one->is_quiet()) one->close();
  }
}

void Loop::close_all() {
  for (Connection* one : m_connections) one->close();
}

std::list<Connection*>::iterator Loop::enter(Connection& connection) {
  return m_connections.insert(m_connections.end(), &connection);
}

void Loop::leave(std::list<Connection*>::iterator place) { m_connections.erase(place); }

void Loop::sweep_later() {
  if (m_sweeping || m_connections.empty()) return;
  m_sweeping = true;
  m_sweep.expires_after(sweep_every);
  m_sweep.async_wait([this](const boost::system::error_code& error) {
    m_sweeping = false;
    if (error) return;
    close_expired();
    flush_log();
    sweep_later();
  });
}

void Loop::log(std::string_view line) {
  if (!m_log.empty()) m_log += '\n';
  m_log += line;
  if (m_log.size() > most_log_bytes) flush_log();
}

void Loop::flush_log() {
  if (!m_log.empty()) m_engine.log(m_log);
  m_log.clear();
}

void Loop::close_expired() {
  const SteadyTime now = std::chrono::steady_clock::now();
  for (Connection* one : m_connections) {
    if (one->deadline() < now) one->expire();
  }
}

}  // namespace heed::http
