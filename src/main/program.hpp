// The operations behind the commands, on real folders, sockets and signals.
#pragma once

#include "cli/operations.hpp"

namespace heed::main_program {

class Program final : public cli::Operations {
 public:
  int serve(const cli::ServeArguments& arguments) override;
  Result<std::vector<std::string>> init(const cli::Where& where) override;
  Result<std::vector<std::string>> demo(const cli::Where& where) override;
  Result<void> add_user(const cli::Where& where, const app::NewUser& user, const Secret& password) override;
  Result<app::LeftBehind> disable_user(const cli::Where& where, const std::string& sign_in_name) override;
  Result<app::LeftBehind> change_rights(const cli::Where& where, const std::string& sign_in_name,
                                        const app::Rights& rights) override;
  Result<void> reset_user(const cli::Where& where, const std::string& sign_in_name, const Secret& password,
                          app::LetIn let_in) override;
  std::vector<content::Finding> check_config(const std::filesystem::path& file) override;
  std::vector<content::Finding> check_content(const std::filesystem::path& folder, const std::string& area) override;
  Result<app::AuditReport> verify_audit(const cli::Where& where) override;
  Result<std::string> routes() override;
  Result<content::Words> words() override;
};

}  // namespace heed::main_program
