#include "app/done_before.hpp"

#include <algorithm>

#include "app/gate.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_lines = 100'000;

}  // namespace

Result<bool> did(const Parts& parts, const domain::Actor& actor, ConcernId id, domain::AuditAction action) {
  const auto lines = TRY(parts.store.audit.lines_about(to_record_id(id), most_lines));
  return std::any_of(lines.begin(), lines.end(), [&](const ports::AuditLine& line) {
    return line.entry.actor == actor.id.to_string() && line.entry.action == to_string(action) &&
           line.entry.outcome == "done";
  });
}

Result<std::optional<ports::ConcernRecord>> admit_first(Parts& parts, const domain::Actor& actor, domain::Action action,
                                                        ConcernId id) {
  auto record = ask_gate(parts, actor, action, id);
  if (record.ok()) return std::optional(std::move(*record));
  const auto line_of = domain::audit_action_of(action);
  const auto kind = record.error().kind;
  if (kind != ErrorKind::refused && kind != ErrorKind::not_found) return record.error();
  if (kind == ErrorKind::refused || !TRY(did(parts, actor, id, line_of)))
    return refuse(parts, actor, action, id, record.error());
  ports::Work work;
  work.audit.push_back(team_line(parts, actor.id.to_string(), line_of, Outcome::done, id));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return std::optional<ports::ConcernRecord>();
}

}  // namespace heed::app
