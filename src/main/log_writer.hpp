// Log lines on their way to a file descriptor that may stall. Whoever logs never waits: a pipe that nobody reads must not stop
// a concern from being stored.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace heed::main_program {

class LogWriter {
 public:
  // Keeps at most `most_lines` that wait to be written.
  LogWriter(int descriptor, std::size_t most_lines);
  // Waits for what is left, at most a second when nobody reads.
  ~LogWriter();
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;

  // A line, or several, without the last one's end. Dropped and counted when too many wait: once there is room again, a line says how many were
  // ({"event":"log.dropped","lines":…}). Safe from any thread; never blocks on the descriptor.
  void write(std::string line);

 private:
  void run();
  // What waits, as text; false when there is nothing more and no more will come.
  bool take(std::string& text);
  bool put(std::string_view text);
  bool is_out_of_time();

  const int m_descriptor;
  const std::size_t m_most_lines;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<std::string> m_lines;
  std::uint64_t m_dropped = 0;
  bool m_stopping = false;
  std::chrono::steady_clock::time_point m_give_up{};
  std::thread m_thread;
};

}  // namespace heed::main_program
