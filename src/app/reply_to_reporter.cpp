#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/message_text.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<void> ReplyToReporter::operator()(const domain::Actor& actor, ConcernId id, std::string_view text,
                                         std::uint32_t seen_revision) const {
  auto& parts = m_service.parts();
  const auto action = domain::Action::reply_to_reporter;
  const auto record = TRY(admit(parts, actor, action, id));
  if (!may_reply(record)) return refuse(parts, actor, action, id, {ErrorKind::refused, "reply.contact_withdrawn", {}});
  const auto reply = TRY(message_text(text, "problem.message.empty"));
  auto message = make_message(parts, record, MessageId::make(parts.random), Side::team, reply);
  message.author = actor.id;
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::message_sent, Outcome::done, id);
  line.sealed_hash = crypto::hash(message.payload.storage_bytes());
  ports::Work work;
  work.writes.emplace_back(ports::InsertMessage{std::move(message)});
  work.audit.push_back(std::move(line));
  // What came since the page was shown is not answered by this.
  if (seen_revision == record.revision) {
    TRY(settle_message(parts, actor, record, work));
    if (work.audit.size() > 1) work.writes.emplace_back(ports::ChangeConcern{.id = id, .seen_revision = seen_revision});
  }
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
