#include "main/log_writer.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

namespace heed::main_program {

namespace {

constexpr std::chrono::seconds patience_at_end{1};
constexpr int look_again_ms = 50;

std::string line_of_dropped(std::uint64_t lines) {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  return fmt::format("{{\"time_ms\":{},\"level\":\"warning\",\"event\":\"log.dropped\",\"lines\":{}}}\n",
                     now.time_since_epoch().count(), lines);
}

}  // namespace

LogWriter::LogWriter(int descriptor, std::size_t most_lines)
    : m_descriptor(descriptor), m_most_lines(most_lines), m_thread([this] { run(); }) {}

LogWriter::~LogWriter() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
    m_give_up = std::chrono::steady_clock::now() + patience_at_end;
  }
  m_wake.notify_one();
  m_thread.join();
}

void LogWriter::write(std::string line) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_lines.size() >= m_most_lines) {
      m_dropped += 1 + static_cast<std::uint64_t>(std::count(line.begin(), line.end(), '\n'));
      return;
    }
    m_lines.push_back(std::move(line));
  }
  m_wake.notify_one();
}

void LogWriter::run() {
  for (std::string text; take(text);)
    if (!put(text)) return;
}

bool LogWriter::take(std::string& text) {
  text.clear();
  std::unique_lock lock(m_mutex);
  m_wake.wait(lock, [this] { return m_stopping || !m_lines.empty(); });
  if (m_lines.empty()) return false;
  text = std::move(m_lines.front()) + "\n";
  m_lines.pop_front();
  if (m_lines.empty() && m_dropped > 0) {
    text += line_of_dropped(m_dropped);
    m_dropped = 0;
  }
  return true;
}

// A pipe that poll calls writable takes PIPE_BUF bytes without blocking; it may be shared, so it is not made non-blocking.
bool LogWriter::put(std::string_view text) {
  while (!text.empty()) {
    pollfd waiting{m_descriptor, POLLOUT, 0};
    const int ready = ::poll(&waiting, 1, look_again_ms);
    if (ready == 0 || (ready < 0 && errno == EINTR)) {
      if (is_out_of_time()) return false;
      continue;
    }
    const ssize_t count = ::write(m_descriptor, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
    if (count > 0)
      text.remove_prefix(static_cast<std::size_t>(count));
    else if (errno != EINTR && errno != EAGAIN)
      return true;  // nobody is there to read this; the next line tries again
  }
  return true;
}

bool LogWriter::is_out_of_time() {
  const std::lock_guard lock(m_mutex);
  return m_stopping && std::chrono::steady_clock::now() >= m_give_up;
}

}  // namespace heed::main_program
