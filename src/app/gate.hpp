// How every use case of the team begins: the gate is asked, and a refusal is on record before it is told.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "app/service_parts.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/audit_action.hpp"
#include "ports/records.hpp"

namespace heed::app {

enum class Outcome { done, refused };

domain::RecordFacts facts_of(const Parts& parts, const ports::ConcernRecord& record);

// A line of the team's chain; `actor` is a user's id or a word such as "operator".
ports::AuditEntry team_line(const Parts& parts, std::string_view actor, domain::AuditAction action, Outcome outcome);
ports::AuditEntry team_line(const Parts& parts, std::string_view actor, domain::AuditAction action, Outcome outcome,
                            ConcernId about);
// About a link or an alert: it is in the history of no concern, where whoever may not know of another one that it is about would
// read it.
ports::AuditEntry team_line(const Parts& parts, std::string_view actor, domain::AuditAction action, Outcome outcome,
                            LinkId about);
ports::AuditEntry team_line(const Parts& parts, std::string_view actor, domain::AuditAction action, Outcome outcome,
                            AlertId about);
// A line of the door's chain about a concern.
ports::AuditEntry door_line(const Parts& parts, std::string_view actor, domain::AuditAction action, ConcernId about);

// The record, when this actor may do this with it. Errors: refused (access.refused, concern.closed); not_found
// (concern.unknown) when there is none or none that they may know of; unavailable. A refusal stands even when its audit
// line cannot be written.
Result<ports::ConcernRecord> admit(Parts& parts, const domain::Actor& actor, domain::Action action, ConcernId id);
// The same, and the line of a refusal is for whoever asks to write.
Result<ports::ConcernRecord> ask_gate(const Parts& parts, const domain::Actor& actor, domain::Action action,
                                      ConcernId id);
// For actions without a record.
Result<void> admit(Parts& parts, const domain::Actor& actor, domain::Action action);

// Writes the line of a refusal and hands `error` back.
Error refuse(Parts& parts, const domain::Actor& actor, domain::Action action, ConcernId about, Error error);

// How long what cannot wait may wait for a decision, day and night; nothing for what has a clock of working days.
std::optional<std::chrono::hours> decide_within(const Parts& parts, const ports::ConcernRecord& record);

// A record to put a notice of in the outbox.
ports::OutboxRecord notice(const Parts& parts, std::string_view kind, ConcernId about);

}  // namespace heed::app
