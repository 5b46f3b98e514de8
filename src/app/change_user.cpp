#include "app/change_user.hpp"

#include "app/gate.hpp"
#include "app/sealed_records.hpp"

namespace heed::app {

ports::AuditEntry line_about(const Parts& parts, std::string_view who, domain::AuditAction action,
                             const KnownUser& user) {
  auto line = team_line(parts, who, action, Outcome::done);
  line.target_kind = "user";
  line.target = to_record_id(user.record.id);
  line.sealed_hash = crypto::hash(user.record.payload.storage_bytes());
  return line;
}

Result<void> replace(Parts& parts, KnownUser user, domain::AuditAction action, std::string_view who) {
  ++user.record.payload_revision;
  seal_user(parts, user);
  ports::Work work;
  work.writes.emplace_back(ports::ReplaceUser{user.record});
  work.audit.push_back(line_about(parts, who, action, user));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  ++user.record.revision;
  parts.users.put(std::move(user));
  return {};
}

}  // namespace heed::app
