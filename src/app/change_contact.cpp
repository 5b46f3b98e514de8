#include "app/receipt.hpp"
#include "app/reporter_access.hpp"

namespace heed::app {

namespace {

// Says nothing, and writes nothing, when it is so already.
Result<void> set_contact(Parts& parts, std::string_view typed_words, bool allowed, domain::AuditAction action) {
  const auto opened = TRY(open_with_words(parts, typed_words));
  TRY(parts.receipt_limit.take_opening(opened.record.lookup_id, parts.clock.now()));
  return commit_changes(parts, typed_words, [&](const ReporterAccess& access) -> Result<ports::Work> {
    ports::Work work;
    if (access.record.contact_allowed == allowed) return work;
    ports::ChangeConcern change;
    change.id = access.record.id;
    change.seen_revision = access.record.revision;
    change.contact_allowed = allowed;
    work.writes.emplace_back(std::move(change));
    work.audit.push_back(door_line(parts, "reporter", action, access.record.id));
    return work;
  });
}

}  // namespace

Result<void> WithdrawContact::operator()(std::string_view typed_words) const {
  return set_contact(m_service.parts(), typed_words, /*allowed=*/false, domain::AuditAction::contact_withdrawn);
}

Result<void> AllowContact::operator()(std::string_view typed_words) const {
  return set_contact(m_service.parts(), typed_words, /*allowed=*/true, domain::AuditAction::contact_allowed);
}

}  // namespace heed::app
