#include "app/done_before.hpp"

#include "app/gate.hpp"

namespace heed::app {

Result<bool> did(const Parts& parts, const domain::Actor& actor, ConcernId id, domain::AuditAction action) {
  const ports::DoneWith deed{to_record_id(id), std::string(to_string(action)), actor.id.to_string()};
  return !TRY(parts.store.audit.done_with(deed, 1)).empty();
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
