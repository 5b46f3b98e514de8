// A blocking client for tests that must send what no client library would.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace heed::http {

class RawClient {
 public:
  // `receive_bytes`: of the socket's buffer, for a client that takes little at once; 0 = as the system likes.
  explicit RawClient(std::uint16_t port, int receive_bytes = 0)
      : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (receive_bytes > 0) ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(m_socket);
      throw std::runtime_error("cannot connect");
    }
  }
  RawClient(RawClient&& other) noexcept
      : m_socket(std::exchange(other.m_socket, -1)), m_read(std::move(other.m_read)) {}
  RawClient& operator=(RawClient&& other) noexcept {
    std::swap(m_socket, other.m_socket);
    std::swap(m_read, other.m_read);
    return *this;
  }
  ~RawClient() {
    if (m_socket >= 0) ::close(m_socket);
  }

  // A server that hung up is seen when reading.
  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  // The head with its empty line; "" when the connection ends first.
  std::string read_head() {
    while (m_read.find("\r\n\r\n") == std::string::npos) {
      if (!receive()) return "";
    }
    return take(m_read.find("\r\n\r\n") + 4);
  }
  // Head and body, by Content-Length.
  std::string read_response() {
    std::string head = read_head();
    const auto at = head.find("Content-Length: ");
    if (at == std::string::npos) return head;
    const std::size_t length = std::stoul(head.substr(at + 16));
    while (m_read.size() < length && receive()) {}
    return head + take(length);
  }
  bool has_answer_within(std::chrono::milliseconds most) {
    pollfd waiting{m_socket, POLLIN, 0};
    return !m_read.empty() || ::poll(&waiting, 1, static_cast<int>(most.count())) > 0;
  }
  // Whether the server hangs up within five seconds, having sent nothing more.
  bool is_closed() { return m_read.empty() && has_answer_within(std::chrono::seconds(5)) && !receive(); }

 private:
  bool receive() {
    if (!has_answer_within_seconds()) return false;
    std::array<char, 65536> bytes;
    const ssize_t received = ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (received <= 0) return false;
    m_read.append(bytes.data(), static_cast<std::size_t>(received));
    return true;
  }
  bool has_answer_within_seconds() {
    pollfd waiting{m_socket, POLLIN, 0};
    return ::poll(&waiting, 1, 10'000) > 0;
  }
  std::string take(std::size_t bytes) {
    std::string taken = m_read.substr(0, bytes);
    m_read.erase(0, bytes);
    return taken;
  }

  int m_socket;
  std::string m_read;
};

}  // namespace heed::http
