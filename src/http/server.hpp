// The HTTP/1.1 server: listens, parses strictly, limits everything, runs handlers in bounded pools, answers.
//
// Beast 1.74 parses; on top of it Heed refuses what Beast lets through: any Transfer-Encoding but exactly `chunked`, none
// or several Hosts, folded headers. Limits: 8 kB of request line and headers, 100 headers, the route's body bytes, 10 s for
// a header, 30 s for a body, 15 s idle, 1,000 connections. Only this folder includes Boost.Beast.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "base/secret.hpp"
#include "http/route.hpp"

namespace heed::http {

struct ServerLimits {
  std::size_t header_bytes = 8192;
  std::size_t connections = 1000;
  std::chrono::seconds header_time{10};
  std::chrono::seconds body_time{30};
  std::chrono::seconds idle_time{15};
  std::chrono::seconds drain_time{10};
};

struct PoolSize {
  std::size_t threads = 2;
  std::size_t queue = 256;  // more waiting than this → 503
};

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;  // 0 = any free one
  std::size_t io_threads = 2;
  ServerLimits limits;
  PoolSize page{2, 512}, intake{64, 512}, team{4, 256}, password{2, 32};
  bool trust_forwarded_for = false;  // only behind a proxy of one's own
  Secret source_key;                 // 16 bytes; hashes peers for the in-memory limits
};

// Counts for /readyz and the metrics of a later version.
struct ServerCounts {
  std::atomic<std::uint64_t> requests{0}, refused{0}, open_connections{0};
};

class Server {
 public:
  // `unavailable`, `not_found`, `too_large` and `broken` pages are given so that this layer holds no words.
  struct ProblemPages {
    // Called with the status and the request's locale and path; gives a whole answer. Must not throw.
    std::function<Response(Status, const Request&)> render;
  };

  Server(ServerOptions options, Router router, ProblemPages problems);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds and starts serving. Errors: unavailable with the reason (port in use, no right to bind).
  Result<void> start();
  std::uint16_t port() const;
  // Stops accepting, finishes what was accepted (up to drain_time), joins every thread. Called once.
  void stop();
  const ServerCounts& counts() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

// Runs one request through router, limits and security headers without a socket: the server uses it, and so do tests.
Response answer(const Router& router, Request& request, const Server::ProblemPages& problems);

// Strict-Transport-Security is left to the TLS edge. Sets CSP (no inline script), COOP, CORP, nosniff, no-referrer, and
// no-store on whatever set no Cache-Control.
void set_security_headers(Response& response);

}  // namespace heed::http
