#include <algorithm>
#include <vector>

#include "app/concern_view.hpp"
#include "app/form_record.hpp"
#include "app/gate.hpp"
#include "app/message_text.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

constexpr int most_attempts = 10;

struct Reply {
  const domain::Actor& actor;
  const ports::ConcernRecord& record;
  const std::string& text;
  const SeenMessages& seen;
  std::string_view token;
};

// `after` so many messages of the concern.
ports::Work reply_work(const Parts& parts, const Reply& reply, MessageId id, std::size_t after) {
  const auto& record = reply.record;
  auto message = make_message(parts, record, id, Side::team, reply.text);
  message.author = reply.actor.id;
  auto line = team_line(parts, reply.actor.id.to_string(), domain::AuditAction::message_sent, Outcome::done, record.id);
  line.at = message.sent_at;
  line.sealed_hash = crypto::hash(message.payload.storage_bytes());
  ports::Work work;
  work.writes.emplace_back(ports::InsertMessage{std::move(message), after});
  work.audit.push_back(std::move(line));
  // What came since the page was shown is not answered by this.
  if (reply.seen.revision == record.revision) {
    ports::ChangeConcern change{.id = record.id, .seen_revision = reply.seen.revision};
    settle_message(parts, reply.actor, record, change, work);
    if (change.settle_message) work.writes.emplace_back(std::move(change));
  }
  return work;
}

// Asked of the messages that the commit then finds unchanged. What the same form stored comes first: its second press is no
// answer to what came after it.
Result<void> write_as(const Parts& parts, const Reply& reply, MessageId id) {
  const auto messages = TRY(parts.store.concerns.messages(reply.record.id));
  const auto is_this = [&](const ports::MessageRecord& one) { return one.id == id; };
  if (std::any_of(messages.begin(), messages.end(), is_this)) return Error{ErrorKind::conflict, "store.duplicate", {}};
  const auto of_others = std::count_if(messages.begin(), messages.end(),
                                       [&](const ports::MessageRecord& one) { return one.author != reply.actor.id; });
  if (static_cast<std::size_t>(of_others) > reply.seen.of_others)
    return Error{ErrorKind::conflict, "reply.message_since", {}};
  return parts.store.unit_of_work.commit(reply_work(parts, reply, id, messages.size()));
}

Result<void> send(const Parts& parts, const Reply& reply) {
  const auto concern = reply.record.id;
  const auto id_of = [&](std::uint8_t number) {
    return id_of_form<MessageId>(parts, concern, reply.actor.id, reply.token, number);
  };
  const auto write = [&](std::uint8_t number) -> Result<void> { return write_as(parts, reply, id_of(number)); };
  const auto is_stored = [&](std::uint8_t number) -> Result<bool> {
    for (const auto& message : TRY(parts.store.concerns.messages(concern)))
      if (message.id == id_of(number)) return TRY(open_message(parts, message)) == reply.text;
    return false;
  };
  return write_once(write, is_stored);
}

bool is_overtaken(const Error& error) { return error.code == "store.messages" || error.code == "store.revision"; }

}  // namespace

Result<void> ReplyToReporter::operator()(const domain::Actor& actor, ConcernId id, std::string_view text,
                                         const SeenMessages& seen, std::string_view token) const {
  auto& parts = m_service.parts();
  const auto action = domain::Action::reply_to_reporter;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const auto record = TRY(admit(parts, actor, action, id));
    if (!may_reply(record))
      return refuse(parts, actor, action, id, {ErrorKind::refused, "reply.contact_withdrawn", {}});
    const auto words = TRY(message_text(text, "problem.message.empty"));
    const auto sent = send(parts, {actor, record, words, seen, token});
    // Something was written between the question and the commit, so it is asked again.
    if (sent.ok() || !is_overtaken(sent.error())) return sent;
  }
  return Error{ErrorKind::unavailable, "store.busy", {}};
}

}  // namespace heed::app
