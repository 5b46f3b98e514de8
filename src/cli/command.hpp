// What the command files share: how an error is told, and where a password comes from.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/operations.hpp"

namespace heed::cli {

// Each adds its subcommand to `app`; the chosen one sets `code`.
void add_serve_command(CLI::App& app, Operations& operations, int& code);
void add_init_command(CLI::App& app, Operations& operations, int& code);
void add_demo_command(CLI::App& app, Operations& operations, int& code);
void add_user_command(CLI::App& app, Operations& operations, int& code);
void add_config_command(CLI::App& app, Operations& operations, int& code);
void add_content_command(CLI::App& app, Operations& operations, int& code);
void add_audit_command(CLI::App& app, Operations& operations, int& code);
void add_link_command(CLI::App& app, Operations& operations, int& code);
void add_routes_command(CLI::App& app, Operations& operations, int& code);
void add_version_command(CLI::App& app, int& code);

// --config and --data, the same everywhere.
void add_where_options(CLI::App& command, Where& where);
// Says what went wrong and what to do; gives the exit code that fits.
int report(const Error& error);
// Prints findings, errors first, one a line as file:line: message; gives the exit code.
int report(const std::vector<content::Finding>& findings, const std::string& what);

}  // namespace heed::cli
