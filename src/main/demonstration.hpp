// Filling an empty folder with the demonstration, and remembering what to print: a receipt's words are kept nowhere else.
#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "content/library.hpp"
#include "main/config.hpp"

namespace heed::main_program {

// Makes keys when there are none, fills, and writes the lines to print later beside the key ring. Gives those to print now: the
// sign-ins and receipts, a line each, with what each is about. Errors: unavailable when this is no place for a new area.
Result<std::vector<std::string>> fill_demonstration(const Config& config, const content::Library& library, Instant now);
// The same of one that was filled before, without what was so then.
std::vector<std::string> demonstration_lines(const Config& config);

}  // namespace heed::main_program
