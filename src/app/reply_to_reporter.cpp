#include "app/concern_view.hpp"
#include "app/form_record.hpp"
#include "app/gate.hpp"
#include "app/message_text.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

struct Reply {
  const domain::Actor& actor;
  const ports::ConcernRecord& record;
  const std::string& text;
  std::uint32_t seen_revision;
};

ports::Work reply_work(const Parts& parts, const Reply& reply, MessageId id) {
  const auto& record = reply.record;
  auto message = make_message(parts, record, id, Side::team, reply.text);
  message.author = reply.actor.id;
  auto line = team_line(parts, reply.actor.id.to_string(), domain::AuditAction::message_sent, Outcome::done, record.id);
  line.at = message.sent_at;
  line.sealed_hash = crypto::hash(message.payload.storage_bytes());
  ports::Work work;
  work.writes.emplace_back(ports::InsertMessage{std::move(message)});
  work.audit.push_back(std::move(line));
  // What came since the page was shown is not answered by this.
  if (reply.seen_revision == record.revision) {
    ports::ChangeConcern change{.id = record.id, .seen_revision = reply.seen_revision};
    settle_message(parts, reply.actor, record, change, work);
    if (change.settle_message) work.writes.emplace_back(std::move(change));
  }
  return work;
}

}  // namespace

Result<void> ReplyToReporter::operator()(const domain::Actor& actor, ConcernId id, std::string_view text,
                                         std::uint32_t seen_revision, std::string_view token) const {
  auto& parts = m_service.parts();
  const auto action = domain::Action::reply_to_reporter;
  const auto record = TRY(admit(parts, actor, action, id));
  if (!may_reply(record)) return refuse(parts, actor, action, id, {ErrorKind::refused, "reply.contact_withdrawn", {}});
  const auto words = TRY(message_text(text, "problem.message.empty"));
  const Reply reply{actor, record, words, seen_revision};
  const auto id_of = [&](std::uint8_t number) { return id_of_form<MessageId>(parts, id, actor.id, token, number); };
  const auto write = [&](std::uint8_t number) -> Result<void> {
    return parts.store.unit_of_work.commit(reply_work(parts, reply, id_of(number)));
  };
  const auto is_stored = [&](std::uint8_t number) -> Result<bool> {
    for (const auto& message : TRY(parts.store.concerns.messages(id)))
      if (message.id == id_of(number)) return TRY(open_message(parts, message)) == words;
    return false;
  };
  return write_once(write, is_stored);
}

}  // namespace heed::app
