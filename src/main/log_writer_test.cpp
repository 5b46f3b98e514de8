#include "main/log_writer.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "http/raw_client_for_test.hpp"
#include "main/process_for_test.hpp"

namespace heed::main_program {
namespace {

using namespace std::chrono_literals;

class LogPipe : public testing::Test {
 protected:
  LogPipe() {
    if (::pipe2(m_ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  }
  ~LogPipe() override {
    ::close(m_ends[0]);
    ::close(m_ends[1]);
  }
  std::string read_for(std::chrono::milliseconds time) {
    std::string text;
    for (pollfd waiting{m_ends[0], POLLIN, 0}; ::poll(&waiting, 1, static_cast<int>(time.count())) > 0;) {
      std::array<char, 65536> bytes;
      text.append(bytes.data(), static_cast<std::size_t>(::read(m_ends[0], bytes.data(), bytes.size())));
    }
    return text;
  }

  std::array<int, 2> m_ends{};
};

TEST_F(LogPipe, TakesEveryLineInItsOrder) {
  {
    LogWriter writer(m_ends[1], 100);
    for (int i = 0; i < 50; ++i) writer.write("line " + std::to_string(i));
  }
  const auto text = read_for(10ms);
  EXPECT_TRUE(text.starts_with("line 0\nline 1\n"));
  EXPECT_TRUE(text.ends_with("line 49\n"));
}

TEST_F(LogPipe, NobodyWaitsForAPipeThatIsFullAndWhatWasDroppedIsCounted) {
  constexpr int lines = 20'000;
  const std::string line(100, 'a');
  const auto began = std::chrono::steady_clock::now();
  {
    LogWriter writer(m_ends[1], 1000);
    for (int i = 0; i < lines; ++i) writer.write(line);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
    const auto text = read_for(500ms);
    const auto written = std::count(text.begin(), text.end(), '\n');
    const auto dropped = text.find("\"event\":\"log.dropped\",\"lines\":");
    ASSERT_NE(dropped, std::string::npos);
    EXPECT_EQ(written - 1 + std::stoi(text.substr(text.find(':', text.rfind("lines")) + 1)), lines);
  }
}

TEST_F(LogPipe, EndsWhileNobodyReads) {
  const auto began = std::chrono::steady_clock::now();
  {
    LogWriter writer(m_ends[1], 10'000);
    for (int i = 0; i < 5000; ++i) writer.write(std::string(100, 'a'));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - began, 10s);
}

TEST_F(LogPipe, APipeWithoutAReaderIsNoReasonToStop) {
  ::close(std::exchange(m_ends[0], ::open("/dev/null", O_RDONLY | O_CLOEXEC)));
  ::signal(SIGPIPE, SIG_IGN);
  LogWriter writer(m_ends[1], 10);
  for (int i = 0; i < 100; ++i) writer.write("line");
}

// Standard error is a pipe that is full before the program logs its first line.
TEST_F(LogPipe, TheProgramServesAndStopsWhileNobodyReadsItsLog) {
  ::fcntl(m_ends[1], F_SETFL, O_NONBLOCK);
  const std::string filling(4096, 'a');
  while (::write(m_ends[1], filling.data(), filling.size()) > 0) {}
  ::fcntl(m_ends[1], F_SETFL, 0);
  const FolderForTest folder;
  ProcessForTest server({"serve", "--demo", "--data", (folder.path / "area").string(), "--listen", "127.0.0.1:0"}, "",
                        m_ends[1]);
  const auto port = server.port();
  for (int i = 0; i < 50; ++i) {
    http::RawClient client(port);
    client.send("GET /nothing-here HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.read_response().starts_with("HTTP/1.1 404"));
  }
  server.tell_to_stop();
  EXPECT_EQ(server.exit_code(), 0);
}

// Whoever read what it said at its start has gone.
TEST_F(LogPipe, TheProgramServesWhenNobodyIsThereToReadItsWarnings) {
  ::close(m_ends[0]);
  m_ends[0] = -1;
  const FolderForTest folder;
  ProcessForTest server({"serve", "--demo", "--data", (folder.path / "area").string(), "--listen", "127.0.0.1:0"}, "",
                        m_ends[1]);
  http::RawClient client(server.port());
  client.send("GET /nothing-here HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(client.read_response().starts_with("HTTP/1.1 404"));
  server.tell_to_stop();
  EXPECT_EQ(server.exit_code(), 0);
}

}  // namespace
}  // namespace heed::main_program
