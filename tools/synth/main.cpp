// heed-synth: makes an invented county, or an invented register, for measuring how well mentions are linked.
#include <fmt/core.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>

#include "synth/people.hpp"
#include "synth/write_county.hpp"

namespace {

using namespace heed;
using namespace heed::synth;

struct Options {
  std::string folder, parameters = HEED_SYNTH_FOLDER "/county.toml", names = HEED_SYNTH_FOLDER, census;
  std::size_t size = 1000;
  std::uint64_t seed = 1;
};

constexpr const char* about =
    R"(Makes an invented county and what would be told about its children in two years, with the truth beside it.
The same seed and size give the same bytes on every machine. Nobody in it is real: telephone numbers cannot be
dialled, postcodes are in ZZ, number plates are not issued, addresses are at example domains.

  heed-synth county --size 100000 --out /tmp/county   mentions_{children,adults,vehicles,contacts,places}.csv,
                                                      relations.csv, concerns.jsonl, truth.csv
  heed-synth people --size 100000 --out /tmp/people   people.csv: one table of people with heavy duplicates

The columns entity, name_kind and known, truth.csv, and "truth" in concerns.jsonl, are for measuring and never for linking.
Rates, each with its reason or source, are in tools/synth/county.toml; docs/benchmark.md explains the county.)";

void add_options(CLI::App& command, Options& options, const char* what) {
  command.add_option("--size", options.size, what)->check(CLI::Range(1, 20'000'000))->capture_default_str();
  command.add_option("--out", options.folder, "the folder to write to; made if it is not there")->required();
  command.add_option("--seed", options.seed, "another seed, another county")->capture_default_str();
  command.add_option("--parameters", options.parameters, "the file of rates")->capture_default_str();
  command.add_option("--census", options.census,
                     "a folder with US Census counts (last-names.csv, male- and female-first-names.csv), drawn for "
                     "half of the English names");
}

Result<std::string> make(const Options& options, bool county) {
  std::error_code failed;
  std::filesystem::create_directories(options.folder, failed);
  const Parameters parameters = TRY(read_parameters(options.parameters));
  const NameBook names = TRY(read_names(options.names, options.census, parameters));
  if (!county) {
    TRY(write_people(make_people(parameters, names, options.size, options.seed), options.folder));
    return fmt::format("{} rows", options.size);
  }
  const County made = make_county(parameters, names, options.size, options.seed);
  const Told told = TRY(write_county(made, options.size, options.folder));
  return fmt::format("{} mentions in {} concerns: {} children, {} adults, {} vehicles, {} contacts, {} places",
                     told.all(), told.concerns, told.mentions[0], told.mentions[1], told.mentions[2], told.mentions[3],
                     told.mentions[4]);
}

}  // namespace

int main(int count, char** arguments) {
  CLI::App app(about, "heed-synth");
  Options options;
  CLI::App* county = app.add_subcommand("county", "concerns about children of a county, told by ten kinds of agencies");
  CLI::App* people = app.add_subcommand("people", "one table of people with heavy duplicates");
  add_options(*county, options, "mentions of all kinds; the last concern is told to its end");
  add_options(*people, options, "rows");
  app.require_subcommand(1);
  CLI11_PARSE(app, count, arguments);
  const auto start = std::chrono::steady_clock::now();
  const auto made = make(options, county->parsed());
  if (!made) {
    fmt::print(stderr, "heed-synth: {}: {}\n", made.error().code, made.error().detail);
    return 1;
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print("{}, in {:.1f} s and {} MB\n", *made,
             std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), used.ru_maxrss / 1024);
  return 0;
}
