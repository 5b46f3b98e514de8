#include "main/control.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace heed::main_program {

namespace {

constexpr std::size_t most_request_bytes = std::size_t{16} * 1024;
constexpr std::size_t most_answer_bytes = std::size_t{4} * 1024 * 1024;
constexpr timeval request_time{5, 0};
constexpr timeval answer_time{600, 0};  // verifying a long audit takes a while

// False when the path is longer than the 107 bytes that a Unix socket may have.
bool fill_address(const std::filesystem::path& path, sockaddr_un& address) {
  std::memset(&address, 0, sizeof address);
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, text.data(), text.size());
  return true;
}

std::string read_line(int connection, std::size_t most) {
  std::string line;
  char buffer[4096];
  while (line.size() <= most) {
    const ssize_t count = ::read(connection, buffer, sizeof buffer);
    if (count <= 0) break;
    line.append(buffer, static_cast<std::size_t>(count));
    if (line.back() == '\n') break;
  }
  if (!line.empty() && line.back() == '\n')
    line.pop_back();
  else
    line.clear();
  explicit_bzero(buffer, sizeof buffer);
  return line;
}

void write_line(int connection, std::string line) {
  line.push_back('\n');
  std::size_t sent = 0;
  while (sent < line.size()) {
    const ssize_t count = ::send(connection, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return;
    sent += static_cast<std::size_t>(count);
  }
}

bool is_same_user_or_root(int connection) {
  ucred who{};
  socklen_t size = sizeof who;
  if (::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &who, &size) != 0) return false;
  return who.uid == 0 || who.uid == ::geteuid();
}

}  // namespace

std::filesystem::path control_socket_path(const std::filesystem::path& data) { return data / "control.sock"; }

ControlSocket::ControlSocket(std::filesystem::path path, Handler handler)
    : m_path(std::move(path)), m_handler(std::move(handler)) {}

Result<void> ControlSocket::start() {
  sockaddr_un address;
  if (!fill_address(m_path, address))
    return Error{ErrorKind::unavailable, "The data folder's path is too long for its control socket", {}};
  m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ::unlink(m_path.c_str());  // a stale one: this process holds the folder's lock
  const mode_t before = ::umask(0177);
  const bool bound =
      m_listener >= 0 && ::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::umask(before);
  if (!bound || ::listen(m_listener, 8) != 0 || ::pipe(m_wake) != 0)
    return Error{ErrorKind::unavailable, "The control socket cannot be opened", std::strerror(errno)};
  m_thread = std::thread([this] { serve(); });
  return {};
}

ControlSocket::~ControlSocket() {
  if (m_thread.joinable()) {
    (void)!::write(m_wake[1], "x", 1);
    m_thread.join();
    ::unlink(m_path.c_str());
  }
  for (const int descriptor : {m_listener, m_wake[0], m_wake[1]})
    if (descriptor >= 0) ::close(descriptor);
}

void ControlSocket::serve() {
  while (true) {
    pollfd waiting[2] = {{m_listener, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
    if (::poll(waiting, 2, -1) < 0 && errno != EINTR) return;
    if (waiting[1].revents != 0) return;
    if ((waiting[0].revents & POLLIN) == 0) continue;
    const int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    answer(connection);
    ::close(connection);
  }
}

void ControlSocket::answer(int connection) const {
  ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &request_time, sizeof request_time);
  ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &request_time, sizeof request_time);
  if (!is_same_user_or_root(connection)) return;
  std::string request = read_line(connection, most_request_bytes);
  if (!request.empty()) write_line(connection, m_handler(request));
  explicit_bzero(request.data(), request.size());
}

std::optional<std::string> ask(const std::filesystem::path& data, const std::string& request) {
  sockaddr_un address;
  if (!fill_address(control_socket_path(data), address)) return std::nullopt;
  const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connection < 0) return std::nullopt;
  std::optional<std::string> answer;
  if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &answer_time, sizeof answer_time);
    write_line(connection, request);
    answer = read_line(connection, most_answer_bytes);
  }
  ::close(connection);
  return answer;
}

}  // namespace heed::main_program
