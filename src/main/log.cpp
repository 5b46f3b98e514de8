#include "main/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

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

}  // namespace

void start_logging() {
  auto logger = spdlog::stderr_logger_mt("heed");
  logger->set_pattern("%v");
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
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
