// Starting, stopping, and the commands beside a serving process, with the program as it is installed.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <fstream>
#include <mutex>
#include <thread>

#include "app/receipt.hpp"
#include "http/raw_client_for_test.hpp"
#include "main/control.hpp"
#include "main/demonstration.hpp"
#include "main/instance.hpp"
#include "main/process_for_test.hpp"

namespace heed::main_program {
namespace {

class Serve : public testing::Test {
 protected:
  std::string data() const { return (m_folder.path / "area").string(); }
  std::vector<std::string> serve_arguments() const {
    return {"serve", "--demo", "--data", data(), "--listen", "127.0.0.1:0"};
  }

  static std::string ask(std::uint16_t port, const std::string& request) {
    http::RawClient client(port);
    client.send(request);
    return client.read_response();
  }
  static std::string get(std::uint16_t port, const std::string& path, const std::string& cookie = "") {
    return ask(port,
               "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\nConnection: close\r\n\r\n");
  }
  static std::string post(std::uint16_t port, const std::string& path, const std::string& headers,
                          const std::string& body) {
    return ask(port, "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers +
                         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  static std::string tell(std::uint16_t port, int number) {
    return post(port, "/api/v1/concerns",
                "Content-Type: application/json\r\nIdempotency-Key: an-invented-key-of-its-own-" +
                    std::to_string(number) + "\r\n",
                R"({"worry":"An invented worry, number )" + std::to_string(number) + "\"}");
  }
  static std::string receipt_of(const std::string& answer) {
    const auto start = answer.find("\"receipt\":\"") + 11;
    return answer.substr(start, answer.find('"', start) - start);
  }
  static std::string sign_in(std::uint16_t port, const std::string& name, const std::string& password) {
    const auto answer = post(port, "/team/sign-in", "Content-Type: application/x-www-form-urlencoded\r\n",
                             "name=" + name + "&password=" + password);
    const auto start = answer.find("heed_session=");
    return start == std::string::npos ? std::string() : answer.substr(start, answer.find(';', start) - start);
  }
  int run(std::vector<std::string> arguments, const std::string& input = "") {
    ProcessForTest process(std::move(arguments), input);
    const int code = process.exit_code();
    m_said = process.text_so_far;
    return code;
  }
  std::string write(const std::string& name, const std::string& text) {
    const auto path = m_folder.path / name;
    std::ofstream(path) << text;
    return path.string();
  }

  FolderForTest m_folder;
  std::string m_said;
};

TEST_F(Serve, StartsAnswersAndStopsWhenTold) {
  ProcessForTest server(serve_arguments());
  const auto port = server.port();
  EXPECT_TRUE(get(port, "/healthz").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(get(port, "/readyz").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(get(port, "/").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(server.text_so_far.find("amina.worker") != std::string::npos)
      << "the demonstration's sign-ins are printed";
  server.tell_to_stop();
  EXPECT_EQ(server.exit_code(), 0);
  EXPECT_FALSE(std::filesystem::exists(m_folder.path / "area" / "control.sock"));
  EXPECT_EQ(run({"audit", "verify", "--data", data()}), 0) << m_said;
}

TEST_F(Serve, ADemonstrationPrintsItsNewsOnceAndItsSignInsAlways) {
  for (const bool first : {true, false}) {
    ProcessForTest server(serve_arguments());
    server.port();
    server.tell_to_stop();
    EXPECT_EQ(server.exit_code(), 0);
    const auto& said = server.text_so_far;
    EXPECT_NE(said.find("demonstration-amina-2026"), std::string::npos) << said;
    EXPECT_NE(said.find("\n  HD-"), std::string::npos) << said;
    EXPECT_EQ(said.find("invented concerns") != std::string::npos, first) << said;
    EXPECT_EQ(said.find("nobody has read it") != std::string::npos, first) << said;
  }
}

TEST_F(Serve, ASecondProcessIsTurnedAwayButItsUserCommandsReachTheFirst) {
  ProcessForTest server(serve_arguments());
  const auto port = server.port();
  EXPECT_EQ(run(serve_arguments()), 4) << m_said;
  EXPECT_NE(m_said.find("Another heed process owns this data folder"), std::string::npos) << m_said;

  EXPECT_EQ(run({"user", "add", "invented.one", "--data", data(), "--name", "Invented One", "--role", "worker"},
                "kettle lantern rain\n"),
            0)
      << m_said;
  EXPECT_EQ(m_said.find("kettle lantern rain"), std::string::npos);
  const auto session = sign_in(port, "invented.one", "kettle+lantern+rain");
  ASSERT_FALSE(session.empty());
  EXPECT_TRUE(get(port, "/team", session).starts_with("HTTP/1.1 200"));
  EXPECT_EQ(run({"user", "add", "invented.one", "--data", data(), "--name", "Once Again", "--role", "worker"},
                "kettle lantern rain\n"),
            5)
      << m_said;
  EXPECT_EQ(
      run({"user", "add", "invented.two", "--data", data(), "--name", "Invented Two", "--role", "worker"}, "short\n"),
      2)
      << m_said;
  EXPECT_EQ(run({"audit", "verify", "--data", data()}), 0) << m_said;

  EXPECT_EQ(run({"user", "disable", "invented.one", "--data", data()}), 0) << m_said;
  EXPECT_TRUE(get(port, "/team", session).starts_with("HTTP/1.1 303")) << "a session ends with its person";
  EXPECT_TRUE(sign_in(port, "invented.one", "kettle+lantern+rain").empty());
  EXPECT_EQ(run({"user", "reset", "invented.one", "--data", data()}, "kettle lantern rain\n"), 2);
  EXPECT_NE(m_said.find("This person is disabled, and stays so"), std::string::npos) << m_said;
  EXPECT_TRUE(sign_in(port, "invented.one", "kettle+lantern+rain").empty());
  EXPECT_EQ(run({"user", "reset", "invented.one", "--enable", "--data", data()}, "kettle lantern rain\n"), 0);
  EXPECT_FALSE(sign_in(port, "invented.one", "kettle+lantern+rain").empty());
  EXPECT_EQ(run({"user", "disable", "invented.one", "--data", data()}), 0) << m_said;
  EXPECT_EQ(m_said.find("Warning"), std::string::npos) << m_said;
  EXPECT_EQ(run({"user", "disable", "carys.manager", "--data", data()}), 0) << m_said;
  EXPECT_NE(m_said.find("Warning: nobody is a named reader any more"), std::string::npos) << m_said;
  EXPECT_NE(m_said.find("Warning: there is no manager any more"), std::string::npos) << m_said;
  EXPECT_EQ(run({"user", "disable", "amina.worker", "--data", data()}), 0) << m_said;
  EXPECT_NE(m_said.find("open concern(s) stood with them"), std::string::npos) << m_said;
  server.tell_to_stop();
  EXPECT_EQ(server.exit_code(), 0);
}

TEST_F(Serve, AUserCanBeAddedToAFolderThatNobodyServes) {
  EXPECT_EQ(run({"user", "add", "invented.one", "--data", data(), "--name", "Invented One", "--role", "worker"},
                "kettle lantern rain\n"),
            5)
      << m_said;
  ASSERT_EQ(run({"demo", "--data", data()}), 0) << m_said;
  EXPECT_EQ(run({"demo", "--data", data()}), 4) << "never over what is there: " << m_said;
  EXPECT_EQ(run({"user", "add", "invented.one", "--data", data(), "--name", "Invented One", "--role", "worker"},
                "kettle lantern rain\n"),
            0)
      << m_said;
  const std::vector<std::string> gus{"user",   "add",   "gus.one", "--data", data(), "--name", "Gus (night team)",
                                     "--role", "worker"};
  EXPECT_EQ(run(gus, "kettle lantern rain\n"), 2);
  EXPECT_NE(m_said.find("every concern about anybody called so is hidden"), std::string::npos) << m_said;
  auto named_so = gus;
  named_so.emplace_back("--one-name");
  EXPECT_EQ(run(named_so, "kettle lantern rain\n"), 0) << m_said;
  EXPECT_EQ(run({"user", "reset", "nobody", "--data", data()}, "kettle lantern rain\n"), 5) << m_said;
}

TEST_F(Serve, WhatWasAnsweredBeforeTheStopIsThereAfterIt) {
  constexpr int senders = 8;
  std::vector<std::string> receipts;
  {
    ProcessForTest server(serve_arguments());
    const auto port = server.port();
    std::mutex mutex;
    std::vector<std::thread> threads;
    threads.reserve(senders);
    for (int i = 0; i < senders; ++i) {
      threads.emplace_back([&, i] {
        for (int j = 0; j < 200; ++j) {
          std::string answer;
          try {
            answer = tell(port, i * 1000 + j);
          } catch (const std::exception&) {
            return;
          }
          if (!answer.starts_with("HTTP/1.1 201") || answer.find("\"receipt\"") == std::string::npos) return;
          const std::lock_guard lock(mutex);
          receipts.push_back(receipt_of(answer));
        }
      });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    server.tell_to_stop();
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(server.exit_code(), 0) << server.text_so_far;
  }
  ASSERT_FALSE(receipts.empty());
  const Config config = demonstration_config(data());
  std::vector<content::Finding> findings;
  const SystemClock clock;
  const auto library = load_library(config, Date{2026, 11, 24}, findings);
  auto instance = Instance::open(config, *library, clock);
  ASSERT_TRUE(instance.ok()) << instance.error().code;
  for (const std::string& words : receipts)
    EXPECT_TRUE(app::OpenReceipt((*instance)->service())(words).ok()) << words.size();
  instance->reset();
  EXPECT_EQ(run({"audit", "verify", "--data", data()}), 0) << m_said;
}

TEST_F(Serve, RefusesAFolderOfANewerVersionAndLeavesItAlone) {
  ASSERT_EQ(run({"demo", "--data", data()}), 0) << m_said;
  const auto file = m_folder.path / "area" / "heed.db";
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, "PRAGMA user_version = 999", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(database);
  const auto size = std::filesystem::file_size(file);
  EXPECT_EQ(run(serve_arguments()), 4) << m_said;
  EXPECT_NE(m_said.find("newer"), std::string::npos) << m_said;
  EXPECT_EQ(run({"audit", "verify", "--data", data()}), 3) << m_said;
  EXPECT_EQ(std::filesystem::file_size(file), size);
}

TEST_F(Serve, RefusesAnAreaThatWouldGoLiveUnready) {
  const auto file =
      write("heed.toml", "mode = \"live\"\narea = \"exampleshire\"\n[storage]\ndata = \"" + data() +
                             "\"\nkey_ring = \"" + (m_folder.path / "keys" / "area.keyring").string() + "\"\n");
  EXPECT_EQ(run({"serve", "--config", file}), 3) << m_said;
  for (const char* missing : {"controller", "safeguarding_lead", "duty_cover", "impact_assessment", "policy_document",
                              "anchors", "needs address in [server]"})
    EXPECT_NE(m_said.find(missing), std::string::npos) << missing << " in " << m_said;
  EXPECT_FALSE(std::filesystem::exists(data())) << "nothing was started";
  EXPECT_EQ(run({"config", "check", "--config", file}), 1) << m_said;
}

TEST_F(Serve, TellsWhatIsWrongWithAConfigurationOrACommandLine) {
  const auto good = write("good.toml", "[storage]\ndata = \"" + data() + "\"\nkey_ring = \"" +
                                           (m_folder.path / "keys" / "a.keyring").string() + "\"\n");
  EXPECT_EQ(run({"config", "check", "--config", good}), 0) << m_said;
  EXPECT_EQ(run({"init", "--config", good}), 0) << m_said;
  EXPECT_EQ(run({"init", "--config", good}), 4) << "never over a key ring: " << m_said;
  const auto bad = write("bad.toml", "surprise = 1\n");
  EXPECT_EQ(run({"config", "check", "--config", bad}), 1) << m_said;
  EXPECT_NE(m_said.find("surprise"), std::string::npos) << m_said;
  EXPECT_EQ(run({"serve", "--config", bad}), 3) << m_said;
  for (const auto& command :
       {std::vector<std::string>{"init"}, {"audit", "verify"}, {"user", "disable", "nobody.here"}}) {
    auto with_file = command;
    with_file.insert(with_file.end(), {"--config", bad});
    EXPECT_EQ(run(with_file), 3) << m_said;
    EXPECT_NE(m_said.find("bad.toml:1: error: \"surprise\""), std::string::npos) << m_said;
  }
  EXPECT_EQ(run({"user", "disable", "\xFF\xFE", "--config", good}), 5) << m_said;
  EXPECT_EQ(run({"serve"}), 2) << m_said;
  EXPECT_EQ(run({"surprise"}), 2) << m_said;
  EXPECT_EQ(run({"serve", "--config", good, "--listen", "nowhere"}), 2) << m_said;
  EXPECT_EQ(run({"audit", "verify"}), 2) << m_said;
  EXPECT_EQ(
      run({"user", "add", "x", "--config", good, "--name", "Invented X", "--role", "worker"}, "kettle lantern rain\n"),
      2)
      << m_said;
  EXPECT_EQ(run({"--help"}), 0);
}

TEST_F(Serve, SaysSoWhenThePortIsTaken) {
  ProcessForTest first(serve_arguments());
  const auto port = first.port();
  EXPECT_EQ(run({"serve", "--demo", "--data", (m_folder.path / "other").string(), "--listen",
                 "127.0.0.1:" + std::to_string(port)}),
            4)
      << m_said;
}

TEST(ControlSocketTest, AnswersTheSameUserOnlyALineAtATime) {
  FolderForTest folder;
  ControlSocket socket(control_socket_path(folder.path), [](const std::string& request) { return "got " + request; });
  ASSERT_TRUE(socket.start().ok());
  struct stat status{};
  ASSERT_EQ(::stat(control_socket_path(folder.path).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_EQ(ask(folder.path, "one"), "got one");
  EXPECT_EQ(ask(folder.path, "two"), "got two");
  EXPECT_EQ(ask(folder.path, std::string(100'000, 'a')).value_or(""), "") << "too long a request gets no answer";
  EXPECT_EQ(ask(folder.path, "three"), "got three") << "and the next one does";
}

TEST(ControlSocketTest, IsNotThereWhenNobodyServes) {
  FolderForTest folder;
  EXPECT_FALSE(ask(folder.path, "one").has_value());
  ControlSocket socket(control_socket_path(folder.path / std::string(120, 'a')),
                       [](const std::string&) { return std::string(); });
  EXPECT_FALSE(socket.start().ok()) << "a path too long for a socket is said, not cut";
}

}  // namespace
}  // namespace heed::main_program
