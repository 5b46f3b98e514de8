// Start time and idle memory of the program as it is installed: from exec to the first answer of /healthz, for an empty area
// and for the demonstration; and resident memory after the first page. The baseline is a program that only listens.
#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "running_heed.hpp"

namespace heed::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int rounds = 7;

std::uint16_t free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(socket, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(socket);
  return ntohs(address.sin_port);
}

std::string get(std::uint16_t port, const std::string& path) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    const std::string request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
    char buffer[4096];
    for (ssize_t count; (count = ::recv(socket, buffer, sizeof buffer, 0)) > 0;)
      answer.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(socket);
  return answer;
}

struct Started {
  double milliseconds = 0;
  long resident = 0;
};

long resident_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
  return 0;
}

Started start(const std::string& binary, const std::string& data) {
  const std::uint16_t port = free_port();
  const std::string listen = "127.0.0.1:" + std::to_string(port);
  const auto began = Clock::now();
  const pid_t process = ::fork();
  if (process == 0) {
    if (!std::freopen("/dev/null", "w", stdout) || !std::freopen("/dev/null", "w", stderr)) ::_exit(1);
    ::execl(binary.c_str(), "heed", "serve", "--demo", "--data", data.c_str(), "--listen", listen.c_str(), nullptr);
    ::_exit(1);
  }
  while (!get(port, "/healthz").starts_with("HTTP/1.1 200")) {
    if (Clock::now() - began > std::chrono::seconds(60)) throw std::runtime_error("the program did not start");
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  Started started;
  started.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
  if (!get(port, "/").starts_with("HTTP/1.1 200")) throw std::runtime_error("no first page");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  started.resident = resident_of(process);
  ::kill(process, SIGTERM);
  int status = 0;
  ::waitpid(process, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error("the program did not stop cleanly");
  return started;
}

Started median(const std::string& binary, const std::string& data) {
  std::vector<Started> all;
  all.reserve(rounds);
  for (int i = 0; i < rounds; ++i) all.push_back(start(binary, data));
  std::sort(all.begin(), all.end(),
            [](const Started& left, const Started& right) { return left.milliseconds < right.milliseconds; });
  return all[all.size() / 2];
}

// What the system itself needs to start a program of nothing but a return.
double empty_program() {
  std::vector<double> all;
  for (int i = 0; i < rounds; ++i) {
    const auto began = Clock::now();
    const pid_t process = ::fork();
    if (process == 0) {
      ::execl("/bin/true", "true", nullptr);
      ::_exit(1);
    }
    ::waitpid(process, nullptr, 0);
    all.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
  }
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

// An area with keys and tables and nothing in them.
void make_empty_area(const std::string& data) {
  const main_program::Config config = main_program::demonstration_config(data);
  const SystemClock clock;
  must(main_program::make_key_ring(config, clock.now()));
  must(main_program::Instance::make(config, *bench_library(config), clock))->close();
}

int run(const std::string& binary) {
  crypto::initialise();
  const TemporaryFolder folder;
  const std::string empty = folder.path() / "empty", demo = folder.path() / "demo";
  make_empty_area(empty);
  start(binary, demo);  // the first start fills it
  const Started none = median(binary, empty), filled = median(binary, demo);
  fmt::print("Start to the first answer, and memory after the first page; median of {} starts\n", rounds);
  fmt::print("{:<28} {:>9} {:>14}\n", "", "start ms", "resident kB");
  fmt::print("{:<28} {:>9.1f} {:>14}\n", "empty area", none.milliseconds, none.resident);
  fmt::print("{:<28} {:>9.1f} {:>14}\n", "demonstration, second start", filled.milliseconds, filled.resident);
  fmt::print("{:<28} {:>9.1f} {:>14}\n", "/bin/true (baseline)", empty_program(), "-");
  return 0;
}

}  // namespace
}  // namespace heed::bench

int main(int count, char** arguments) {
  const auto beside = std::filesystem::absolute(arguments[0]).parent_path().parent_path() / "heed";
  return heed::bench::run(count > 1 ? arguments[1] : beside.string());
}
