// The very program that serves, in a process of its own on a temporary folder.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "child_process.hpp"
#include "crypto/system_random.hpp"
#include "http/server.hpp"
#include "main/config.hpp"
#include "main/instance.hpp"
#include "main/log.hpp"
#include "main/serving.hpp"

namespace heed::bench {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    // On the disk that the project is on: /tmp may be memory, where fsync costs nothing.
    std::string pattern = (std::filesystem::current_path() / "build" / "bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    m_path = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

template <class T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(result.error().code + " " + result.error().detail);
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

inline main_program::Config bench_config(const std::filesystem::path& folder) {
  return main_program::demonstration_config(folder / "data");
}

inline std::shared_ptr<const content::Library> bench_library(const main_program::Config& config) {
  std::vector<content::Finding> findings;
  auto library = main_program::load_library(config, local_date(SystemClock().now(), "Europe/London"), findings);
  if (!library) throw std::runtime_error("the content has mistakes");
  return library;
}

// For ChildProcess: opens the area of `config` and serves it until told to stop.
inline void serve_heed(const main_program::Config& config, const ChildProcess::Report& report) {
  crypto::initialise();
  const SystemClock clock;
  const auto library = bench_library(config);
  if (!std::filesystem::exists(config.key_ring)) must(main_program::make_key_ring(config, clock.now()));
  const auto instance =
      must((main_program::is_empty_folder(config) ? main_program::Instance::make : main_program::Instance::open)(
          config, *library, clock, {}));
  const auto serving = must(main_program::Serving::make(config, *instance, library, clock));
  http::ServerOptions options;
  options.port = 0;
  options.log = [](std::string_view) {};
  http::Server server(options, serving->router(), serving->problems());
  must(server.start());
  report(server.port());
  server.stop();
  instance->close();
}

}  // namespace heed::bench
