// A load client cheap enough not to be what is measured: one thread, epoll, keep-alive connections over loopback, one
// request at a time on each. Used by every benchmark that goes over HTTP.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace heed::bench {

struct LoadOptions {
  std::uint16_t port = 0;
  std::size_t connections = 64;
  std::chrono::milliseconds duration{2000};
  std::uint64_t requests = 0;  // stop after so many; 0 = only the duration counts
};

struct LoadResult {
  std::uint64_t answered = 0, errors = 0, bytes = 0;
  double seconds = 0;
  std::vector<std::uint32_t> latencies;  // microseconds

  double per_second() const { return seconds > 0 ? static_cast<double>(answered) / seconds : 0; }
  // Milliseconds; p of 0.5 or 0.99. Sorts what it holds.
  double percentile(double p) {
    if (latencies.empty()) return 0;
    std::sort(latencies.begin(), latencies.end());
    const auto at = std::min(latencies.size() - 1, static_cast<std::size_t>(p * static_cast<double>(latencies.size())));
    return latencies[at] / 1000.0;
  }
};

class LoadClient {
 public:
  // The whole next request for a connection; must stay valid until its answer has come.
  using NextRequest = std::function<std::string_view(std::size_t connection)>;
  // Whether the answer is right; a wrong one counts as an error.
  using CheckAnswer = std::function<bool(std::size_t connection, std::string_view head, std::string_view body)>;

  LoadClient(LoadOptions options, NextRequest next, CheckAnswer check)
      : m_options(options),
        m_next(std::move(next)),
        m_check(std::move(check)),
        m_epoll(::epoll_create1(EPOLL_CLOEXEC)) {
    for (std::size_t i = 0; i < m_options.connections; ++i) m_connections.push_back({connect(), {}, {}});
    for (std::size_t i = 0; i < m_connections.size(); ++i) watch(i);
  }
  LoadClient(const LoadClient&) = delete;
  LoadClient& operator=(const LoadClient&) = delete;
  ~LoadClient() {
    for (const One& one : m_connections) close_socket(one.socket);
    ::close(m_epoll);
  }

  LoadResult run() {
    const auto began = Clock::now();
    m_end = began + m_options.duration;
    for (std::size_t i = 0; i < m_connections.size(); ++i) send_next(i);
    std::array<epoll_event, 64> events;
    while (m_waiting > 0 && Clock::now() < m_end + patience) {
      const int ready = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 1000);
      for (int i = 0; i < ready; ++i) receive(static_cast<std::size_t>(events[static_cast<std::size_t>(i)].data.u64));
    }
    m_result.errors += m_waiting;
    m_result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return std::move(m_result);
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds patience{10};  // for the last answers

  struct One {
    int socket;
    std::string received;
    Clock::time_point sent;
  };

  int connect() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_options.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect");
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
  }

  static void close_socket(int socket) {
    if (socket >= 0) ::close(socket);
  }

  void watch(std::size_t at) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = at;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_connections[at].socket, &event);
  }

  void send_next(std::size_t at) {
    const bool enough = m_options.requests > 0 && m_started >= m_options.requests;
    if (enough || Clock::now() >= m_end) return;
    const std::string_view request = m_next(at);
    if (request.empty()) return;
    ++m_started;
    ++m_waiting;
    One& one = m_connections[at];
    one.sent = Clock::now();
    if (!send_all(one.socket, request)) fail(at);
  }

  static bool send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  void receive(std::size_t at) {
    One& one = m_connections[at];
    const ssize_t received = ::recv(one.socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
    if (received < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (received <= 0) return fail(at);
    const std::string_view bytes(m_buffer.data(), static_cast<std::size_t>(received));
    // Nearly always the whole answer has come at once and need not be copied.
    if (one.received.empty()) {
      if (!take_answer(at, bytes)) one.received = bytes;
    } else {
      one.received += bytes;
      if (take_answer(at, one.received)) one.received.clear();
    }
    if (m_answered_one) {
      m_answered_one = false;
      send_next(at);
    }
  }

  bool take_answer(std::size_t at, std::string_view bytes) {
    const auto head_end = bytes.find("\r\n\r\n");
    if (head_end == std::string_view::npos) return false;
    const std::string_view head = bytes.substr(0, head_end + 4), body = bytes.substr(head_end + 4);
    constexpr std::string_view name = "Content-Length: ";
    std::size_t length = 0;
    if (const auto found = head.find(name); found != std::string_view::npos) {
      std::from_chars(head.data() + found + name.size(), head.data() + head.size(), length);
    }
    if (body.size() < length) return false;
    const auto taken = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_connections[at].sent);
    m_result.latencies.push_back(static_cast<std::uint32_t>(taken.count()));
    m_result.bytes += bytes.size();
    ++(body.size() == length && m_check(at, head, body) ? m_result.answered : m_result.errors);
    --m_waiting;
    m_answered_one = true;
    return true;
  }

  // A broken connection is an error and is replaced.
  void fail(std::size_t at) {
    One& one = m_connections[at];
    ++m_result.errors;
    --m_waiting;
    close_socket(one.socket);
    one = {connect(), {}, {}};
    watch(at);
    send_next(at);
  }

  LoadOptions m_options;
  NextRequest m_next;
  CheckAnswer m_check;
  int m_epoll;
  std::vector<One> m_connections;
  std::array<char, 65536> m_buffer;
  Clock::time_point m_end;
  std::uint64_t m_started = 0, m_waiting = 0;
  bool m_answered_one = false;
  LoadResult m_result;
};

}  // namespace heed::bench
