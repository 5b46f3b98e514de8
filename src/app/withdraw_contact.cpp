#include "app/receipt.hpp"
#include "app/reporter_access.hpp"

namespace heed::app {

Result<void> WithdrawContact::operator()(std::string_view typed_words) const {
  auto& parts = m_service.parts();
  return commit_changes(parts, typed_words, [&](const ReporterAccess& access) -> Result<ports::Work> {
    ports::Work work;
    if (!access.record.contact_allowed) return work;
    ports::ChangeConcern change;
    change.id = access.record.id;
    change.seen_revision = access.record.revision;
    change.contact_allowed = false;
    work.writes.emplace_back(std::move(change));
    work.audit.push_back(door_line(parts, "reporter", domain::AuditAction::contact_withdrawn, access.record.id));
    return work;
  });
}

}  // namespace heed::app
