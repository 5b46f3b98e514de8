// A server in a process of its own, so that its processor time is told apart from the client's.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>

namespace heed::bench {

class ChildProcess {
 public:
  // `serve(report)` runs in the child, calls report(port) once it listens, and returns when report's answer says so.
  using Report = std::function<void(std::uint16_t port)>;
  explicit ChildProcess(const std::function<void(const Report&)>& serve) {
    int up[2], down[2];
    if (::pipe(up) != 0 || ::pipe(down) != 0) throw std::runtime_error("pipe");
    m_id = ::fork();
    if (m_id == 0) {
      ::close(up[0]);
      ::close(down[1]);
      serve([&](std::uint16_t port) {
        if (::write(up[1], &port, sizeof port) != sizeof port) ::_exit(1);
        char stop;
        if (::read(down[0], &stop, 1) < 0) ::_exit(1);
      });
      ::_exit(0);
    }
    ::close(up[1]);
    ::close(down[0]);
    m_stop = down[1];
    const bool listens = ::read(up[0], &m_port, sizeof m_port) == sizeof m_port;
    ::close(up[0]);
    if (!listens) throw std::runtime_error("the server did not start");
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess() {
    // A byte, not only the end of the pipe: children started later hold this pipe open too.
    if (::write(m_stop, "s", 1) != 1) ::kill(m_id, SIGTERM);
    ::close(m_stop);
    ::waitpid(m_id, nullptr, 0);
  }

  std::uint16_t port() const { return m_port; }
  // User and system seconds so far.
  double processor_seconds() const {
    std::ifstream file("/proc/" + std::to_string(m_id) + "/stat");
    std::string line;
    std::getline(file, line);
    std::istringstream fields(line.substr(line.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
  }
  // Resident memory in kB.
  long resident() const {
    std::ifstream file("/proc/" + std::to_string(m_id) + "/status");
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
    }
    return 0;
  }

 private:
  pid_t m_id = 0;
  int m_stop = -1;
  std::uint16_t m_port = 0;
};

}  // namespace heed::bench
