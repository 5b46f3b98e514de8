#include "main/log.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "main/log_writer.hpp"

namespace heed::main_program {

namespace {

spdlog::level::level_enum level_of(Level level) {
  switch (level) {
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
  }
  return spdlog::level::err;
}

// About a megabyte of lines.
constexpr std::size_t most_lines_waiting = 8192;

class WriterSink final : public spdlog::sinks::base_sink<std::mutex> {
 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    m_writer.write({message.payload.data(), message.payload.size()});
  }
  void flush_() override {}

 private:
  LogWriter m_writer{STDERR_FILENO, most_lines_waiting};
};

}  // namespace

void start_logging() {
  spdlog::set_default_logger(std::make_shared<spdlog::logger>("heed", std::make_shared<WriterSink>()));
}

void log_event(Level level, std::string_view event,
               std::initializer_list<std::pair<std::string_view, std::string>> fields) {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  nlohmann::ordered_json line{{"time_ms", now.time_since_epoch().count()},
                              {"level", spdlog::level::to_string_view(level_of(level)).data()},
                              {"event", event}};
  for (const auto& [name, value] : fields) line[std::string(name)] = value;
  spdlog::log(level_of(level), "{}", line.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace));
}

}  // namespace heed::main_program
