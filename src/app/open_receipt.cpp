#include "app/concern_view.hpp"
#include "app/receipt.hpp"

#include <algorithm>

#include "app/reporter_access.hpp"
#include "app/sealed_records.hpp"
#include "app/submit_concern.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

ReportedState reported(const ports::ConcernRecord& record) {
  // Put back or restricted, a concern that somebody has read waits for others to read it: the reporter wrote nothing.
  const auto read = record.message_waits_since ? ReportedState::written_since : ReportedState::read;
  const auto unread = record.read_at ? read : ReportedState::received;
  switch (domain::parse_concern_state(record.state).value_or(domain::ConcernState::received)) {
    case domain::ConcernState::received: return unread;
    case domain::ConcernState::read: return ReportedState::read;
    // Whoever has it may have read the message or not: it waits until they say that they dealt with it.
    case domain::ConcernState::in_progress:
      return record.message_waits_since ? ReportedState::message_waits : ReportedState::taken;
    case domain::ConcernState::closed: return ReportedState::closed;
  }
  return unread;
}

bool is_young(const ports::ConcernRecord& record) {
  const auto& provenance = record.retention.provenance;
  return provenance == young_peoples_form || provenance == young_peoples_demonstration;
}

// From the newest back, as many as one page holds: whoever opens a long conversation has no more of it made than they read.
Result<void> add_messages(const Parts& parts, const ReporterAccess& access, std::size_t skip, ReturnView& view) {
  const auto newest = TRY(parts.store.concerns.newest_messages(access.record.id, skip, most_messages_shown + 1));
  std::vector<ports::AuditLine> lines;
  if (access.record.danger_now) lines = TRY(lines_of_danger(parts, access.record.id));
  std::size_t bytes = 0;
  view.newer = skip;
  for (auto message = newest.rbegin(); message != newest.rend(); ++message) {
    auto text = view.messages.size() < most_messages_shown ? TRY(open_message_as_reporter(access.keys, *message)) : "";
    bytes += text.size();
    view.has_earlier =
        view.messages.size() == most_messages_shown || (!view.messages.empty() && bytes > most_bytes_shown);
    if (view.has_earlier) break;
    view.messages.push_back(
        {message->from_reporter, message->sent_at, std::move(text), {}, false, message_said_danger(*message, lines)});
  }
  std::reverse(view.messages.begin(), view.messages.end());
  return {};
}

}  // namespace

Result<ReturnView> OpenReceipt::operator()(std::string_view typed_words, const Opening& opening) const {
  auto& parts = m_service.parts();
  const auto access = TRY(open_with_words(parts, typed_words));
  if (!opening.after_deed) TRY(parts.receipt_limit.take_opening(access.record.lookup_id, parts.clock.now()));
  const auto& record = access.record;
  const auto state = reported(record);
  ReturnView view{record.reference, state, record.received_at, record.contact_allowed, is_young(record), {}, 0, false};
  TRY(add_messages(parts, access, opening.skip_newest, view));
  ports::Work work;
  work.urgent = is_urgent(access);
  work.audit.push_back(door_line(parts, "reporter", domain::AuditAction::receipt_opened, record.id));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return view;
}

bool CompareReceipt::operator()(std::string_view words, std::string_view typed) const {
  const auto read = m_service.parts().receipts.parse(typed);
  return read && read->reveal_text() == words;
}

}  // namespace heed::app
