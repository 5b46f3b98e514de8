// The control socket: how commands reach the process that owns a data folder. One JSON line asks, one answers. The socket
// lies in the data folder with mode 0600, and only the same user or root is answered.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "base/result.hpp"

namespace heed::main_program {

std::filesystem::path control_socket_path(const std::filesystem::path& data);

class ControlSocket {
 public:
  using Handler = std::function<std::string(const std::string& request)>;
  ControlSocket(std::filesystem::path path, Handler handler);
  ~ControlSocket();
  ControlSocket(const ControlSocket&) = delete;
  ControlSocket& operator=(const ControlSocket&) = delete;
  Result<void> start();

 private:
  void serve();
  void answer(int connection) const;

  std::filesystem::path m_path;
  Handler m_handler;
  int m_listener = -1;
  int m_wake[2] = {-1, -1};
  std::thread m_thread;
};

// The answer of the process that serves `data`; nothing when no process listens there.
std::optional<std::string> ask(const std::filesystem::path& data, const std::string& request);

}  // namespace heed::main_program
