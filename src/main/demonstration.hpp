// Filling an empty folder with the demonstration, and remembering what to print: a receipt's words are kept nowhere else.
#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "content/library.hpp"
#include "main/config.hpp"

namespace heed::main_program {

// Makes keys when there are none, fills, and writes the lines to print beside the key ring. Errors: unavailable when this is no
// place for a new area.
Result<void> fill_demonstration(const Config& config, const content::Library& library, Instant now);
// The sign-ins and receipts of a filled demonstration, a line each.
std::vector<std::string> demonstration_lines(const Config& config);

}  // namespace heed::main_program
