#include "main/commands.hpp"

#include <nlohmann/json.hpp>

namespace heed::main_program {

namespace {

using nlohmann::json;

std::string text_of(const json& request, const char* key) {
  const auto found = request.find(key);
  return found != request.end() && found->is_string() ? found->get<std::string>() : std::string();
}

json answer_of(const Error& error) {
  return {{"ok", false}, {"kind", static_cast<int>(error.kind)}, {"code", error.code}, {"detail", error.detail}};
}

Error error_of(const json& answer) {
  const int kind = answer.value("kind", static_cast<int>(ErrorKind::internal));
  const bool known = kind >= 0 && kind <= static_cast<int>(ErrorKind::internal);
  return {known ? static_cast<ErrorKind>(kind) : ErrorKind::internal, answer.value("code", "The answer cannot be read"),
          answer.value("detail", "")};
}

std::set<domain::Role> roles_of(const json& request) {
  std::set<domain::Role> roles;
  for (const json& role : request.value("roles", json::array()))
    if (const auto parsed = domain::parse_role(role.get<std::string>())) roles.insert(*parsed);
  return roles;
}

json codes_of(const std::set<domain::Role>& roles) {
  json codes = json::array();
  for (const domain::Role role : roles) codes.push_back(domain::to_string(role));
  return codes;
}

// As text that is UTF-8 whatever was typed.
std::string written(const json& request) { return request.dump(-1, ' ', true, json::error_handler_t::replace); }

json add_user(app::Service& service, const json& request) {
  const app::NewUser user{text_of(request, "sign_in_name"), text_of(request, "name"), roles_of(request),
                          request.value("named_reader", false)};
  const auto added = app::ManageUsers(service).add(user, Secret::from_text(text_of(request, "password")), "operator");
  return added.ok() ? json{{"ok", true}} : answer_of(added.error());
}

json verify(app::Service& service, const Config& config) {
  const auto anchors = read_anchor_file(config);
  if (!anchors.ok()) return answer_of(anchors.error());
  const auto report = app::VerifyAudit(service)(anchors.value());
  if (!report.ok()) return answer_of(report.error());
  json problems = json::array();
  for (const std::size_t line : unreadable_lines_of_anchors(config))
    problems.push_back({{"chain", "anchors"}, {"sequence", line}, {"what", "cannot be read; the others were used"}});
  for (const app::AuditProblem& problem : report->problems)
    problems.push_back({{"chain", problem.chain}, {"sequence", problem.sequence}, {"what", problem.what}});
  if (problems.empty()) {
    const auto recorded = app::RecordVerified(service)();
    if (!recorded.ok()) return answer_of(recorded.error());
  }
  return {{"ok", true},
          {"door_lines", report->door_lines},
          {"team_lines", report->team_lines},
          {"rows_compared", report->rows_compared},
          {"rows_partly_known", report->rows_partly_known},
          {"anchors_checked", report->anchors_checked},
          {"problems", problems}};
}

json end_sessions_of(const Result<UserId>& user, const EndSessions& end_sessions) {
  if (!user.ok()) return answer_of(user.error());
  end_sessions(user.value());
  return {{"ok", true}};
}

json left_behind(const Result<app::ChangeByOperator::Done>& done, const EndSessions& end_sessions) {
  if (!done.ok()) return answer_of(done.error());
  end_sessions(done->id);
  return {{"ok", true},
          {"the_last_named_reader", done->left.staff.the_last_named_reader},
          {"concerns_without_named_reader", done->left.staff.concerns},
          {"concerns", done->left.holding.concerns},
          {"cannot_wait", done->left.holding.cannot_wait},
          {"only_reader", done->left.holding.only_reader},
          {"only_manager", done->left.holding.only_manager},
          {"only_administrator", done->left.holding.only_administrator}};
}

json reset_user(app::Service& service, const json& request, const EndSessions& end_sessions) {
  const auto let_in = request.value("let_in", false) ? app::LetIn::yes : app::LetIn::no;
  const auto password = Secret::from_text(text_of(request, "password"));
  return end_sessions_of(
      app::ManageUsers(service).reset(text_of(request, "sign_in_name"), password, "operator", let_in), end_sessions);
}

json run(app::Service& service, const Config& config, const json& request, const EndSessions& end_sessions) {
  const std::string command = text_of(request, "command");
  const std::string name = text_of(request, "sign_in_name");
  if (command == "user.add") return add_user(service, request);
  if (command == "user.disable") return left_behind(app::ChangeByOperator(service).disable(name), end_sessions);
  if (command == "user.rights") {
    const app::Rights rights{roles_of(request), request.value("named_reader", false)};
    return left_behind(app::ChangeByOperator(service).change_rights(name, rights), end_sessions);
  }
  if (command == "user.reset") return reset_user(service, request, end_sessions);
  if (command == "audit.verify") return verify(service, config);
  return answer_of(
      Error{ErrorKind::invalid, "The serving process does not know this command; is it another version?", {}});
}

json parse_answer(const std::string& answer) { return json::parse(answer, nullptr, /*allow_exceptions=*/false); }

}  // namespace

std::string run_command(app::Service& service, const Config& config, const std::string& request,
                        const EndSessions& end_sessions) {
  try {
    return run(service, config, json::parse(request), end_sessions).dump();
  } catch (const json::exception&) {
    return answer_of(Error{ErrorKind::invalid, "The request cannot be read", {}}).dump();
  }
}

std::string add_user_request(const app::NewUser& user, const Secret& password) {
  return written({{"command", "user.add"},
                  {"sign_in_name", user.sign_in_name},
                  {"name", user.name},
                  {"roles", codes_of(user.roles)},
                  {"named_reader", user.named_reader},
                  {"password", password.reveal_text()}});
}

std::string disable_user_request(const std::string& sign_in_name) {
  return written({{"command", "user.disable"}, {"sign_in_name", sign_in_name}});
}

std::string change_rights_request(const std::string& sign_in_name, const app::Rights& rights) {
  return written({{"command", "user.rights"},
                  {"sign_in_name", sign_in_name},
                  {"roles", codes_of(rights.roles)},
                  {"named_reader", rights.named_reader}});
}

std::string reset_user_request(const std::string& sign_in_name, const Secret& password, app::LetIn let_in) {
  return written({{"command", "user.reset"},
                  {"sign_in_name", sign_in_name},
                  {"password", password.reveal_text()},
                  {"let_in", let_in == app::LetIn::yes}});
}

std::string verify_audit_request() { return json{{"command", "audit.verify"}}.dump(); }

Result<void> read_done(const std::string& answer) {
  const json parsed = parse_answer(answer);
  if (!parsed.is_object() || !parsed.value("ok", false)) return error_of(parsed.is_object() ? parsed : json::object());
  return {};
}

Result<app::LeftBehind> read_left_behind(const std::string& answer) {
  TRY(read_done(answer));
  const json parsed = parse_answer(answer);
  app::LeftBehind left;
  left.staff.the_last_named_reader = parsed.value("the_last_named_reader", false);
  left.staff.concerns = parsed.value("concerns_without_named_reader", std::size_t{0});
  left.holding.concerns = parsed.value("concerns", std::size_t{0});
  left.holding.cannot_wait = parsed.value("cannot_wait", std::size_t{0});
  left.holding.only_reader = parsed.value("only_reader", false);
  left.holding.only_manager = parsed.value("only_manager", false);
  left.holding.only_administrator = parsed.value("only_administrator", false);
  return left;
}

Result<app::AuditReport> read_report(const std::string& answer) {
  TRY(read_done(answer));
  const json parsed = parse_answer(answer);
  app::AuditReport report;
  report.door_lines = parsed.value("door_lines", std::uint64_t{0});
  report.team_lines = parsed.value("team_lines", std::uint64_t{0});
  report.rows_partly_known = parsed.value("rows_partly_known", std::uint64_t{0});
  report.rows_compared = parsed.value("rows_compared", std::uint64_t{0});
  report.anchors_checked = parsed.value("anchors_checked", std::uint64_t{0});
  for (const json& problem : parsed.value("problems", json::array()))
    report.problems.push_back(
        {problem.value("chain", ""), problem.value("sequence", std::uint64_t{0}), problem.value("what", "")});
  return report;
}

}  // namespace heed::main_program
