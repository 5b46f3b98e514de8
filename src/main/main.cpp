#include <fmt/core.h>
#include <sys/resource.h>

#include <exception>

#include "cli/operations.hpp"
#include "crypto/system_random.hpp"
#include "main/program.hpp"

namespace {

// A core file would hold what is in memory: no crash leaves one.
void forbid_core_files() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

}  // namespace

int main(int count, char** arguments) {
  forbid_core_files();
  if (!heed::crypto::initialise()) {
    fmt::print(stderr, "heed: the system has no randomness to give; nothing was started\n");
    return heed::cli::exit_code::failed;
  }
  try {
    heed::main_program::Program program;
    return heed::cli::run(count, arguments, program);
  } catch (const std::exception&) {
    // What an exception says may hold anything; its type and a trace belong in a debugger, not in a log.
    fmt::print(stderr, "heed: stopped by a defect of its own; please report the command and the version\n");
    return heed::cli::exit_code::failed;
  }
}
