// What the control socket can ask: the changing commands, and verifying the audit of a folder that is being served.
#pragma once

#include <functional>
#include <string>

#include "app/audit.hpp"
#include "app/service.hpp"
#include "app/users.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "main/config.hpp"

namespace heed::main_program {

// Told whose sessions must end: after a reset, and when someone is disabled or given other rights.
using EndSessions = std::function<void(UserId)>;

// Runs one request (JSON) and gives the answer (JSON).
std::string run_command(
    app::Service& service, const Config& config, const std::string& request,
    const EndSessions& end_sessions = [](UserId) {});

// Requests and answers, for the asking side.
std::string add_user_request(const app::NewUser& user, const Secret& password);
std::string disable_user_request(const std::string& sign_in_name);
std::string change_rights_request(const std::string& sign_in_name, const app::Rights& rights);
std::string reset_user_request(const std::string& sign_in_name, const Secret& password,
                               app::LetIn let_in = app::LetIn::no);
std::string verify_audit_request();
Result<void> read_done(const std::string& answer);
Result<app::LeftBehind> read_left_behind(const std::string& answer);
Result<app::AuditReport> read_report(const std::string& answer);

// The anchors kept so far, oldest first; none when there is no file.
Result<std::vector<app::Anchor>> read_anchor_file(const Config& config);
// The lines of the file that cannot be read, from 1; they are passed over.
std::vector<std::size_t> unreadable_lines_of_anchors(const Config& config);
// Whether a live area whose anchors are gone may go on: only when the operator says so.
enum class WithoutAnchors { refused, accepted };
// Whether the record still reaches them; for every start. Errors: corrupt audit.behind; of a live area that has a record, unavailable
// audit.anchors_missing without an anchor file and audit.anchors_empty when no anchor in it can be read.
Result<void> compare_anchors(app::Service& service, const Config& config,
                             WithoutAnchors without = WithoutAnchors::refused);
// Puts on record, and in the anchor file, that the operator goes on from a restored backup.
Result<void> accept_restored_backup(app::Service& service, const Config& config);
// Appends the present heads of both chains, with fsync.
Result<void> append_anchors(app::Service& service, const Config& config);

}  // namespace heed::main_program
