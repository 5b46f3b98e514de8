#include "app/gate.hpp"
#include "app/users.hpp"

namespace heed::app {

Result<void> RecordEvent::signed_out(const domain::Actor& actor) const {
  auto& parts = m_service.parts();
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::sign_out_done, Outcome::done);
  line.target_kind = "user";
  line.target = to_record_id(actor.id);
  ports::Work work;
  work.audit.push_back(std::move(line));
  return parts.store.unit_of_work.commit(std::move(work));
}

Result<void> RecordEvent::refused(const domain::Actor& actor, domain::Action action, std::string_view target_kind,
                                  RecordId target) const {
  auto& parts = m_service.parts();
  auto line = team_line(parts, actor.id.to_string(), domain::audit_action_of(action), Outcome::refused);
  line.target_kind = target_kind;
  line.target = target;
  ports::Work work;
  work.audit.push_back(std::move(line));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
