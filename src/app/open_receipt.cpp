#include "app/concern_view.hpp"
#include "app/receipt.hpp"
#include "app/reporter_access.hpp"
#include "app/sealed_records.hpp"
#include "app/submit_concern.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

Result<ReportedState> reported(const Parts& parts, const ports::ConcernRecord& record) {
  const auto unread = record.read_at ? ReportedState::written_since : ReportedState::received;
  switch (domain::parse_concern_state(record.state).value_or(domain::ConcernState::received)) {
    case domain::ConcernState::received: return unread;
    case domain::ConcernState::read: return ReportedState::read;
    // Whoever has it may have read the message or not: it waits until they say that they dealt with it.
    case domain::ConcernState::in_progress:
      return TRY(message_waits(parts, record)) ? ReportedState::message_waits : ReportedState::read;
    case domain::ConcernState::closed: return ReportedState::closed;
  }
  return unread;
}

}  // namespace

Result<ReturnView> OpenReceipt::operator()(std::string_view typed_words) const {
  auto& parts = m_service.parts();
  const auto access = TRY(open_with_words(parts, typed_words));
  const auto& record = access.record;
  const auto state = TRY(reported(parts, record));
  ReturnView view{record.reference,
                  state,
                  record.received_at,
                  record.contact_allowed,
                  record.retention.provenance == young_peoples_form,
                  {}};
  for (const auto& message : TRY(parts.store.concerns.messages(record.id)))
    view.messages.push_back(
        {message.from_reporter, message.sent_at, TRY(open_message_as_reporter(access.keys, message)), {}});
  ports::Work work;
  work.audit.push_back(door_line(parts, "reporter", domain::AuditAction::receipt_opened, record.id));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return view;
}

}  // namespace heed::app
