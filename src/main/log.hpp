// Logs: one JSON object a line on standard error, and nothing personal in any of them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace heed::main_program {

enum class Level { info, warning, error };

// Once, before anything logs, and after signals are blocked: it starts the thread that writes. Whoever logs never waits.
void start_logging();
// {"time":…,"level":…,"event":…, fields}. `event` is a fixed word such as "server.started"; fields are never what a person
// wrote, a name, an address or a query.
void log_event(Level level, std::string_view event,
               std::initializer_list<std::pair<std::string_view, std::string>> fields = {});

}  // namespace heed::main_program
