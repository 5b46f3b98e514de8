#include "app/concern_view.hpp"

#include <algorithm>

#include "app/gate.hpp"
#include "app/keep_away.hpp"
#include "app/readers.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_history_lines = 500;
constexpr std::size_t most_danger_lines = 100'000;

std::set<domain::Action> allowed_actions(const Parts& parts, const domain::Actor& actor,
                                         const ports::ConcernRecord& record) {
  const auto facts = facts_of(parts, record);
  std::set<domain::Action> allowed;
  for (const auto action : domain::all_actions())
    if (!may(actor, action) && may(actor, action, facts)) allowed.insert(action);
  const bool mine = record.owner == actor.id && record.state == to_string(domain::ConcernState::in_progress);
  allowed.erase(mine ? domain::Action::take_concern : domain::Action::put_back_concern);
  if (!record.designated_officer_by || record.designated_officer_told_at) allowed.erase(domain::Action::tell_officer);
  if (record.restricted) allowed.erase(domain::Action::restrict_concern);
  if (!record.restricted || !actor.named_reader) allowed.erase(domain::Action::lift_restriction);
  if (!may_reply(record)) allowed.erase(domain::Action::reply_to_reporter);
  return allowed;
}

// Whoever gives it away takes it by taking it, and whoever has it has it already.
std::vector<Colleague> colleagues(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record) {
  const bool taken = record.state == to_string(domain::ConcernState::in_progress);
  std::vector<Colleague> found;
  for (const auto& user : parts.users.all()) {
    const auto id = user.record.id;
    if (id == actor.id || (taken && record.owner == id) || !may_be_given_to(parts, user, record)) continue;
    found.push_back({id, parts.users.name_of(id.to_string())});
  }
  std::sort(found.begin(), found.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  return found;
}

// What is on record of a deed with it, the newest first, however much was done with it since.
Result<std::vector<ports::AuditLine>> done_with(const Parts& parts, ConcernId id, domain::AuditAction action,
                                                std::size_t most) {
  return parts.store.audit.done_with({to_record_id(id), std::string(to_string(action))}, most);
}

// Danger was said anew after an earlier clock had passed, and nobody has decided since.
Result<bool> clock_was_missed(const Parts& parts, const ConcernView& view) {
  const auto missed = TRY(done_with(parts, view.id, domain::AuditAction::clock_missed, 1));
  return !missed.empty() && std::ranges::none_of(view.decisions, [&](const DecisionView& one) {
    return one.decided_at >= missed.front().entry.at;
  });
}

std::vector<std::string> readers_by_name(const Parts& parts, const ports::ConcernRecord& record) {
  std::vector<std::string> names;
  for (const auto& user : parts.users.all())
    if (can_read(parts, user, record)) names.push_back(parts.users.name_of(user.record.id.to_string()));
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Result<std::vector<ports::AuditLine>> lines_of_danger(const Parts& parts, ConcernId id) {
  return done_with(parts, id, domain::AuditAction::concern_in_danger, most_danger_lines);
}

// A line names its message by its bytes. One of an earlier Heed names none and came with it or just after it; what may have said
// danger is then shown as if it had.
bool message_said_danger(const ports::MessageRecord& message, const std::vector<ports::AuditLine>& lines) {
  constexpr std::chrono::milliseconds just_after{1000};
  if (!message.from_reporter || lines.empty()) return false;
  const auto bytes = crypto::hash(message.payload.storage_bytes());
  return std::ranges::any_of(lines, [&](const ports::AuditLine& line) {
    if (!line.entry.sealed_hash.empty()) return line.entry.sealed_hash == bytes;
    return line.entry.at >= message.sent_at && line.entry.at - message.sent_at < just_after;
  });
}

namespace {

// The newest of it, oldest first.
Result<void> add_history(const Parts& parts, ConcernView& view) {
  const auto lines = TRY(parts.store.audit.lines_about(to_record_id(view.id), most_history_lines));
  for (auto line = lines.rbegin(); line != lines.rend(); ++line)
    view.history.push_back(
        {line->entry.at, parts.users.name_of(line->entry.actor), line->entry.action, line->entry.outcome});
  if (lines.size() < most_history_lines) return {};
  const auto all = TRY(parts.store.audit.count_about(to_record_id(view.id)));
  view.older_history = all - std::min(all, lines.size());
  return {};
}

std::string author_name(const Parts& parts, const std::optional<UserId>& author) {
  return author ? parts.users.name_of(author->to_string()) : std::string();
}

}  // namespace

bool may_be_given_to(const Parts& parts, const KnownUser& user, const ports::ConcernRecord& record) {
  return !user.disabled && may(user.actor(), domain::Action::take_concern, facts_of(parts, record));
}

bool may_reply(const ports::ConcernRecord& record) { return record.contact_allowed && !record.receipt_ended; }

ConcernView view_of(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                    ToldConcern told) {
  ConcernView view;
  view.id = record.id;
  view.reference = record.reference;
  view.revision = record.revision;
  view.state = domain::parse_concern_state(record.state).value_or(domain::ConcernState::received);
  view.lane = domain::parse_lane(record.lane).value_or(domain::Lane::standard);
  view.restricted = record.restricted;
  view.circle = circle_of(parts, record);
  if (view.circle != domain::Circle::named_readers) view.readers = readers_by_name(parts, record);
  view.danger_now = record.danger_now;
  view.same_day = record.same_day;
  view.floors = floors_now(record, told);
  view.received_at = record.received_at;
  view.decide_by = record.decide_by;
  view.designated_officer_by = record.designated_officer_by;
  view.designated_officer_told_at = record.designated_officer_told_at;
  view.read_at = record.read_at;
  view.decided_at = record.decided_at;
  view.closed_at = record.closed_at;
  view.owner = record.owner;
  view.owner_name = author_name(parts, record.owner);
  view.contact_allowed = record.contact_allowed;
  view.message_waits = record.message_waits_since.has_value();
  view.message_waits_since = record.message_waits_since;
  view.receipt_ended = record.receipt_ended;
  view.provenance = record.retention.provenance;
  view.concern = std::move(told.concern);
  view.allowed = allowed_actions(parts, actor, record);
  if (!view.message_waits || !waits_for(actor, record)) view.allowed.erase(domain::Action::settle_message);
  if (view.allowed.contains(domain::Action::assign_concern)) view.colleagues = colleagues(parts, actor, record);
  return view;
}

Result<void> add_what_followed(const Parts& parts, const domain::Actor& actor, ConcernView& view) {
  const auto& concerns = parts.store.concerns;
  if (view.allowed.contains(domain::Action::lift_restriction))
    view.reporter_said_so = TRY(reporter_said_so(parts, view.id, view.concern));
  if (view.reporter_said_so) view.allowed.erase(domain::Action::lift_restriction);
  const auto messages = TRY(concerns.messages(view.id));
  // Looked at after them, so that none of them says danger and is not known to.
  const auto danger = TRY(lines_of_danger(parts, view.id));
  for (const auto& message : messages)
    view.messages.push_back({message.from_reporter, message.sent_at, TRY(open_message(parts, message)),
                             author_name(parts, message.author), message.author == actor.id,
                             message_said_danger(message, danger)});
  if (!danger.empty()) view.floors.insert(domain::HardFloor::immediate_danger);
  for (const auto& note : TRY(concerns.notes(view.id)))
    view.notes.push_back({author_name(parts, note.author), note.written_at, TRY(open_note(parts, note))});
  for (const auto& decision : TRY(concerns.decisions(view.id)))
    view.decisions.push_back(
        {author_name(parts, decision.author), decision.decided_at, TRY(open_decision(parts, decision))});
  view.clock_missed = TRY(clock_was_missed(parts, view));
  return add_history(parts, view);
}

Result<bool> danger_was_said(const Parts& parts, ConcernId id) {
  return !TRY(done_with(parts, id, domain::AuditAction::concern_in_danger, 1)).empty();
}

bool is_taken(const ports::ConcernRecord& record) {
  return record.owner && record.state == to_string(domain::ConcernState::in_progress);
}

bool waits_for(const domain::Actor& actor, const ports::ConcernRecord& record) {
  return !is_taken(record) || record.owner == actor.id;
}

void settle_message(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                    ports::ChangeConcern& change, ports::Work& work) {
  if (!record.message_waits_since || !waits_for(actor, record)) return;
  change.settle_message = true;
  work.audit.push_back(
      team_line(parts, actor.id.to_string(), domain::AuditAction::message_settled, Outcome::done, record.id));
}

}  // namespace heed::app
