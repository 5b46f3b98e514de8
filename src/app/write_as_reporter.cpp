#include <algorithm>

#include "app/message_text.hpp"
#include "app/readers.hpp"
#include "app/receipt.hpp"
#include "app/reporter_access.hpp"
#include "app/sealed_records.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

constexpr std::uint8_t most_messages_of_token = 10;

// The same token in the same conversation gives the same ids, so that a second press stores nothing. `number` counts the
// different texts that came with one token: whoever goes back and mends a message sends another.
MessageId message_id(const ReporterAccess& access, const Secret& token, std::uint8_t number) {
  Bytes input(access.record.lookup_id.begin(), access.record.lookup_id.end());
  input.push_back(number);
  input.insert(input.end(), token.reveal().begin(), token.reveal().end());
  const auto digest = crypto::hash(input);
  std::array<std::uint8_t, 16> bytes{};
  std::copy_n(digest.begin(), bytes.size(), bytes.begin());
  return MessageId(bytes);
}

Result<bool> is_stored(const Parts& parts, const ReporterAccess& access, MessageId id, const std::string& text) {
  for (const auto& message : TRY(parts.store.concerns.messages(access.record.id)))
    if (message.id == id) return TRY(open_message_as_reporter(access.keys, message)) == text;
  return false;
}

// What nobody holds waits again to be read; what somebody has taken stays with them. What was decided waits to be decided
// once more, on a clock of its own. The revision is raised in any case, so that nobody answers or settles what they did not see.
ports::ChangeConcern change_by_message(const Parts& parts, const ports::ConcernRecord& concern) {
  ports::ChangeConcern change;
  change.id = concern.id;
  change.seen_revision = concern.revision;
  if (concern.state != to_string(domain::ConcernState::in_progress))
    change.state = to_string(domain::ConcernState::received);
  if (!concern.decided_at) return change;
  change.reopen = true;
  change.decide_by = domain::start_clocks(parts.clock.now(), /*needs_designated_officer=*/false, parts.rules.calendar,
                                          decide_within(parts, concern))
                         .decide_by;
  change.calendar_version = parts.rules.calendar.version;
  return change;
}

// Whoever is named in the message learns no more of the concern, from this commit on: the message is matched with all that was
// told before, as a concern is when it comes in.
std::vector<UserId> kept_away_by(const Parts& parts, const ports::ConcernRecord& record, const std::string& text) {
  const auto told = open_concern(parts, record);
  auto said = told.ok() ? told->concern : domain::Concern();
  said.worry += "\n" + text;
  auto named = kept_away_by_name(parts, said);
  std::erase_if(named, [&](UserId user) {
    return std::find(record.excluded.begin(), record.excluded.end(), user) != record.excluded.end();
  });
  return named;
}

void keep_away(const Parts& parts, const ports::ConcernRecord& record, const std::string& text,
               ports::ChangeConcern& change, ports::Work& work) {
  auto left = record;
  for (const UserId user : kept_away_by(parts, record, text)) {
    left.excluded.push_back(user);
    work.writes.emplace_back(ports::ExcludeUser{record.id, user});
    if (record.owner != user) continue;
    // What they had is for someone else to take.
    change.state = to_string(domain::ConcernState::received);
    change.clear_owner = true;
  }
  if (left.excluded.size() > record.excluded.size() && !has_reader(parts, left))
    work.writes.emplace_back(ports::InsertOutbox{notice(parts, "concern.without-reader", record.id)});
}

ports::Work make_work(const Parts& parts, const ReporterAccess& access, const std::string& text, MessageId id) {
  const auto& concern = access.record;
  auto change = change_by_message(parts, concern);
  auto message = make_message(parts, concern, id, Side::door, text);
  auto line = door_line(parts, "reporter", domain::AuditAction::message_received, concern.id);
  line.at = message.sent_at;
  line.sealed_hash = crypto::hash(message.payload.storage_bytes());
  ports::Work work;
  work.audit.push_back(std::move(line));
  work.writes.emplace_back(ports::InsertMessage{std::move(message)});
  work.writes.emplace_back(ports::InsertOutbox{notice(parts, "message.received", concern.id)});
  keep_away(parts, concern, text, change, work);
  work.writes.emplace_back(std::move(change));
  if (concern.decided_at)
    work.audit.push_back(door_line(parts, "reporter", domain::AuditAction::concern_reopened, concern.id));
  return work;
}

}  // namespace

Result<void> WriteAsReporter::operator()(std::string_view typed_words, std::string_view text,
                                         const Secret& token) const {
  auto& parts = m_service.parts();
  TRY(load_users(parts));
  // The words first: whoever has none learns nothing about the text.
  const auto opened = TRY(open_with_words(parts, typed_words));
  const auto message = TRY(message_text(text, "problem.message.empty"));
  for (std::uint8_t number = 0; number < most_messages_of_token; ++number) {
    const auto id = message_id(opened, token, number);
    const auto written = commit_changes(parts, typed_words, [&](const ReporterAccess& access) -> Result<ports::Work> {
      return make_work(parts, access, message, id);
    });
    if (written.ok() || written.error().code != "store.duplicate") return written;
    if (TRY(is_stored(parts, opened, id, message))) return {};
  }
  return Error{ErrorKind::conflict, "message.token_reused", {}};
}

}  // namespace heed::app
