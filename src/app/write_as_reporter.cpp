#include "app/form_record.hpp"
#include "app/keep_away.hpp"
#include "app/known.hpp"
#include "app/message_text.hpp"
#include "app/receipt.hpp"
#include "app/reporter_access.hpp"
#include "app/sealed_records.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

constexpr std::uint8_t most_messages_of_token = 10;

struct Said {
  const std::string& text;
  MessageAbout about;
  MessageDanger danger;
};

// The same token in the same conversation gives the same ids, so that a second press stores nothing. `number` counts the
// different texts that came with one token: whoever goes back and mends a message sends another. So does whoever goes back to
// say whom it is about, or that someone is in danger.
MessageId message_id(const ReporterAccess& access, const Secret& token, const Said& said, std::uint8_t number) {
  Bytes input(access.record.lookup_id.begin(), access.record.lookup_id.end());
  input.push_back(number);
  if (said.about == MessageAbout::us) input.push_back(1);
  if (said.danger == MessageDanger::now) input.push_back(2);
  input.insert(input.end(), token.reveal().begin(), token.reveal().end());
  return id_of<MessageId>(input);
}

enum class Stored { nothing, this_text, another_text };

Result<Stored> stored_as(const std::vector<ports::MessageRecord>& messages, const ReporterAccess& access, MessageId id,
                         const std::string& text) {
  for (const auto& message : messages)
    if (message.id == id)
      return TRY(open_message_as_reporter(access.keys, message)) == text ? Stored::this_text : Stored::another_text;
  return Stored::nothing;
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

// Nothing was decided, and the time for it has passed.
bool is_overdue(const Parts& parts, const ports::ConcernRecord& concern) {
  return !concern.decided_at && concern.decide_by < parts.clock.now();
}

// Danger has the clock of danger, from now, also where somebody has it or something was decided. A clock that still runs and ends
// sooner stays; one that has passed would say that danger told a minute ago waited for days, and has a line of its own instead.
void raise_to_danger(const Parts& parts, const ports::ConcernRecord& concern, ports::ChangeConcern& change) {
  change.raise_to_danger = true;
  const auto by = domain::start_clocks(parts.clock.now(), /*needs_designated_officer=*/false, parts.rules.calendar,
                                       parts.rules.danger_within)
                      .decide_by;
  if (!concern.decided_at && !is_overdue(parts, concern) && concern.decide_by <= by) return;
  change.decide_by = by;
  change.calendar_version = parts.rules.calendar.version;
}

Result<ports::Work> make_work(const Parts& parts, const ReporterAccess& access, const Said& said, MessageId id) {
  const auto& concern = access.record;
  auto change = change_by_message(parts, concern);
  auto message = make_message(parts, concern, id, Side::door, said.text);
  auto line = door_line(parts, "reporter", domain::AuditAction::message_received, concern.id);
  line.at = message.sent_at;
  line.sealed_hash = crypto::hash(message.payload.storage_bytes());
  if (!concern.message_waits_since) change.message_waits_since = message.sent_at;
  ports::Work work;
  work.urgent = is_urgent(access, said.danger);
  work.audit.push_back(std::move(line));
  work.writes.emplace_back(ports::InsertMessage{std::move(message)});
  work.writes.emplace_back(ports::InsertOutbox{notice(parts, "message.received", concern.id)});
  // Whoever is named in the message learns no more of the concern, from this commit on.
  keep_away(parts, concern, TRY(narrowed(parts, concern, said.about, said.text)), change, work);
  if (said.danger == MessageDanger::now) {
    raise_to_danger(parts, concern, change);
    work.writes.emplace_back(ports::InsertOutbox{notice(parts, "concern.urgent", concern.id)});
  }
  // Of the very moment and the bytes of the message: by these it is known which one said it (message_said_danger).
  const auto also = [&, of = work.audit.front()](domain::AuditAction action) {
    work.audit.push_back(door_line(parts, "reporter", action, concern.id));
    work.audit.back().at = of.at;
    work.audit.back().sealed_hash = of.sealed_hash;
  };
  // Also where the team had said so before: what whoever told us said, nobody lifts.
  if (said.about == MessageAbout::us) also(domain::AuditAction::concern_restricted);
  if (change.raise_to_danger) also(domain::AuditAction::concern_in_danger);
  if (change.raise_to_danger && is_overdue(parts, concern)) also(domain::AuditAction::clock_missed);
  if (concern.decided_at) also(domain::AuditAction::concern_reopened);
  work.writes.emplace_back(std::move(change));
  return work;
}

// Stores it as the first of this token's messages that is not stored yet. `count` is asked before anything new is.
Result<void> store(Parts& parts, std::string_view typed_words, const ReporterAccess& opened, const Said& said,
                   const Secret& token, const std::function<Result<void>()>& count) {
  auto messages = TRY(parts.store.concerns.messages(opened.record.id));
  bool is_counted = false;
  for (std::uint8_t number = 0; number < most_messages_of_token; ++number) {
    const auto id = message_id(opened, token, said, number);
    auto stored = TRY(stored_as(messages, opened, id, said.text));
    if (stored == Stored::nothing) {
      if (!is_counted) TRY(count());
      is_counted = true;
      const auto deciding = parts.users.deciding();
      const auto written = commit_changes(parts, typed_words, [&](const ReporterAccess& access) -> Result<ports::Work> {
        return make_work(parts, access, said, id);
      });
      if (written.ok()) parts.known->arrived(opened.record.id);
      if (written.ok() || written.error().code != "store.duplicate") return written;
      // Two presses at once.
      messages = TRY(parts.store.concerns.messages(opened.record.id));
      stored = TRY(stored_as(messages, opened, id, said.text));
    }
    if (stored == Stored::this_text) return {};
  }
  return Error{ErrorKind::conflict, "message.token_reused", {}};
}

}  // namespace

Result<void> WriteAsReporter::operator()(std::string_view typed_words, std::string_view text, const Secret& token,
                                         MessageAbout about, MessageDanger danger,
                                         const std::function<Result<void>()>& count_source) const {
  auto& parts = m_service.parts();
  TRY(load_users(parts));
  // The words first: whoever has none learns nothing about the text.
  const auto opened = TRY(open_with_words(parts, typed_words));
  // That someone is in danger needs no words: whoever can say no more than that has no time.
  const bool says_only_danger = danger == MessageDanger::now && tidy_lines(text).empty();
  const auto message = says_only_danger ? std::string() : TRY(message_text(text, "problem.message.empty"));
  const auto& receipt = opened.record.lookup_id;
  bool is_counted = false;
  const auto count = [&]() -> Result<void> {
    if (count_source) TRY(count_source());
    TRY(parts.receipt_limit.take_message(receipt, parts.clock.now()));
    is_counted = true;
    return {};
  };
  const auto stored = store(parts, typed_words, opened, {message, about, danger}, token, count);
  if (!stored.ok() && is_counted) parts.receipt_limit.give_back_message(receipt);
  return stored;
}

}  // namespace heed::app
