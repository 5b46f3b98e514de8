#include "cli/link_command.hpp"

#include "cli/command.hpp"

namespace heed::cli {

void add_link_command(CLI::App& app, Operations& operations, int& code) {
  CLI::App* link = app.add_subcommand(
      "link", "Find records of the same one in tables, and say why. Nothing of it touches a data folder.");
  link->footer(
      "From an unknown file to an answer:\n"
      "  heed link schema guess people.csv > people.toml      what the columns seem to hold; read it, mend it\n"
      "  heed link run --input people.csv --schema people.toml --clusters out.csv --pairs pairs.csv --save-model "
      "model.json\n"
      "  heed link explain --model model.json --input people.csv --schema people.toml ID1 ID2\n"
      "  heed link evaluate --clusters out.csv --pairs pairs.csv --truth cluster --input people.csv\n"
      "Files that come out hold ids and, in a model, frequencies of names: keep them as carefully as what went in.");
  link->require_subcommand(1);
  add_link_run(*link, code);
  add_link_evaluate(*link, code);
  add_link_explain(*link, operations, code);
  add_link_watch(*link, operations, code);
  add_link_schema(*link, code);
}

}  // namespace heed::cli
