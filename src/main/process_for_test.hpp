// The program itself, run as an operator runs it.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace heed::main_program {

// A folder that goes away with the test.
class FolderForTest {
 public:
  FolderForTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "heed-main-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path = pattern;
  }
  ~FolderForTest() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  FolderForTest(const FolderForTest&) = delete;
  FolderForTest& operator=(const FolderForTest&) = delete;
  std::filesystem::path path;
};

class ProcessForTest {
 public:
  // Starts heed with these arguments; `input` is its standard input. Both outputs are read together, unless standard error
  // goes to the descriptor `error`.
  explicit ProcessForTest(std::vector<std::string> arguments, const std::string& input = "", int error = -1) {
    std::array<int, 2> in{}, out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    arguments.insert(arguments.begin(), HEED_PROGRAM);
    std::vector<char*> words;
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    m_id = ::fork();
    if (m_id == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ::dup2(in[0], 0);
      ::dup2(out[1], 1);
      ::dup2(error >= 0 ? error : out[1], 2);
      ::execv(HEED_PROGRAM, words.data());
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    if (::write(in[1], input.data(), input.size()) != static_cast<ssize_t>(input.size()))
      throw std::runtime_error("write");
    ::close(in[1]);
    m_output = out[0];
  }
  ~ProcessForTest() {
    if (m_id > 0) {
      ::kill(m_id, SIGKILL);
      ::waitpid(m_id, nullptr, 0);
    }
    ::close(m_output);
  }
  ProcessForTest(const ProcessForTest&) = delete;
  ProcessForTest& operator=(const ProcessForTest&) = delete;

  // Reads on until this is said; false when the program ends first or a minute passes.
  bool says(const std::string& text) {
    while (text_so_far.find(text) == std::string::npos)
      if (!read_some()) return false;
    return true;
  }
  // The port of "http://127.0.0.1:12345".
  std::uint16_t port() {
    const std::string before = "http://127.0.0.1:";
    if (!says("Stop with Ctrl+C")) throw std::runtime_error("did not start: " + text_so_far);
    return static_cast<std::uint16_t>(std::stoul(text_so_far.substr(text_so_far.find(before) + before.size())));
  }
  void tell_to_stop() const { ::kill(m_id, SIGTERM); }
  // Waits for the end; the exit code, or -1 after a signal.
  int exit_code() {
    while (read_some()) {}
    if (m_silent) ::kill(m_id, SIGKILL);  // still there after a minute: it was meant to end
    int status = 0;
    ::waitpid(m_id, &status, 0);
    m_id = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  std::string text_so_far;

 private:
  bool read_some() {
    pollfd waiting{m_output, POLLIN, 0};
    m_silent = ::poll(&waiting, 1, 60'000) <= 0;
    if (m_silent) return false;
    std::array<char, 4096> bytes;
    const ssize_t count = ::read(m_output, bytes.data(), bytes.size());
    if (count <= 0) return false;
    text_so_far.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
  }

  pid_t m_id = 0;
  int m_output = -1;
  bool m_silent = false;
};

}  // namespace heed::main_program
