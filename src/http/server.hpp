// The HTTP/1.1 server: listens, parses strictly, limits everything, runs handlers in bounded pools, answers.
//
// Beast 1.74 parses; on top of it Heed refuses what Beast lets through: any Transfer-Encoding but exactly `chunked`, none
// or several Hosts, folded headers, chunk extensions and trailers. Limits: 8 kB of request line and headers, 100 headers,
// the route's body bytes, 10 s for a header, 30 s for a body, 15 s idle, 1,000 connections (a newcomer then takes the
// place of the connection that has idled longest, or else of a slow one of whichever source holds most), 200 of one source. Only this folder includes Boost.Beast.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/route.hpp"

namespace heed::http {

struct ServerLimits {
  std::size_t header_bytes = 8192;
  std::size_t connections = 1000;
  // The most of one source, so that the others find a place: of its connections or, behind a proxy that says whom it speaks for,
  // of its requests under way. A newcomer over it takes the place of a connection of its own source, if one gives way.
  std::size_t connections_per_source = 200;
  // The most bytes of answers made for one person that wait for slow clients: of one source, and of all. An answer over it ends
  // where the client has read to.
  std::size_t unsent_bytes_per_source = 32u << 20;
  std::size_t unsent_bytes = 256u << 20;
  std::chrono::seconds header_time{10};
  std::chrono::seconds body_time{30};
  std::chrono::seconds idle_time{15};
  std::chrono::seconds drain_time{10};
};

struct PoolSize {
  std::size_t threads = 2;
  std::size_t queue = 256;     // more waiting than this → 503
  std::size_t per_source = 0;  // the most of one source that wait or run at once; 0 = any number
  // Of the queue, the last ones are for Standing::known alone, whom `per_source` does not bind.
  std::size_t reserved = 0;
};

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;  // 0 = any free one
  std::size_t io_threads = 2;
  ServerLimits limits;
  // Threads start when work waits for them. A pool of no threads runs its handlers on the I/O threads: right for pages,
  // which look up what is in memory and never wait; wrong for anything that reads a store.
  // More threads at intake than the store takes ordinary works at once (WriterLimits::ordinary): some are always left to read a
  // concern and see that it is urgent.
  // A password takes a tenth of a second and more: one source has a quarter of that queue, and whoever has signed in from
  // where they are before keeps a quarter.
  PoolSize page{0, 0}, intake{288, 512}, team{4, 256}, password{2, 48, 12, 12};
  bool trust_forwarded_for = false;  // only behind a proxy of one's own
  // Hashes the peer's address (of IPv6 the /64) for the in-memory limits. Left empty: SipHash under a key made at start.
  std::function<std::uint64_t(std::string_view)> hash_source;
  // Takes one JSON line per request, several lines at once with '\n' between them, at most a quarter second late: time,
  // method, route pattern, status, milliseconds, bytes; never a path, a query, a header or a source. Called from many
  // threads. Left empty: spdlog's default logger, level info, whose pattern should be "%v".
  std::function<void(std::string_view)> log;
};

// Counts for /readyz and the metrics of a later version.
struct ServerCounts {
  std::atomic<std::uint64_t> requests{0}, refused{0}, open_connections{0};
};

class Server {
 public:
  // `unavailable`, `not_found`, `too_large` and `broken` pages are given so that this layer holds no words.
  struct ProblemPages {
    // Called with the status and the request as far as it was read; gives a whole answer. Must not throw. Called once at
    // start for bad_request and unavailable with a GET of "/" and no locale: what never became a request gets that.
    std::function<Response(Status, const Request&)> render;
  };

  Server(ServerOptions options, Router router, ProblemPages problems);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds and starts serving. Errors: unavailable with code problem.server.listen and the reason in `detail` (port in use,
  // no right to bind, not an address).
  Result<void> start();
  std::uint16_t port() const;
  // Stops accepting, finishes what was accepted (up to drain_time), joins every thread. Called once.
  void stop();
  const ServerCounts& counts() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

// Runs one request through router, limits, compression and security headers without a socket: the server does the same
// steps, and tests use this.
Response answer(const Router& router, Request& request, const Server::ProblemPages& problems);

// Strict-Transport-Security is left to the TLS edge. Sets CSP (no inline script), COOP, CORP, nosniff, no-referrer, and
// no-store on whatever set no Cache-Control.
void set_security_headers(Response& response);

}  // namespace heed::http
