#include "app/keep_away.hpp"

#include <algorithm>

#include "app/gate.hpp"
#include "app/readers.hpp"
#include "app/sealed_records.hpp"
#include "domain/concern_state.hpp"
#include "domain/hard_floor.hpp"
#include "ports/plain_columns.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_lines = 100'000;

bool may_read(const Parts& parts, UserId user, const ports::ConcernRecord& record) {
  const auto known = parts.users.find(user);
  return known && may(known->actor(), domain::Action::read_concern, facts_of(parts, record));
}

bool contains(const std::vector<UserId>& users, UserId user) {
  return std::find(users.begin(), users.end(), user) != users.end();
}

// Whom a work kept away while the concern was restricted, whatever kept away whoever declared a conflict as well. The lines are
// newest first.
std::vector<UserId> kept_away_while_restricted(const std::vector<ports::AuditLine>& lines, ConcernId id) {
  std::vector<UserId> found, declared;
  bool restricted = false;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const auto changes = ports::parse_changes(line->entry.changes);
    if (!changes) continue;
    for (const auto& change : *changes)
      if (const auto value = change.find("restricted"); value && change.id == id) restricted = *value == "1";
    const bool declares = line->entry.action == to_string(domain::AuditAction::conflict_declared);
    if (!declares && !restricted) continue;
    for (const auto& change : *changes)
      if (change.kind == ports::ConcernChange::Kind::excluded && change.id == id)
        (declares ? declared : found).push_back(change.user);
  }
  std::erase_if(found, [&](UserId user) { return contains(declared, user); });
  return found;
}

Result<bool> opens_whole(const Parts& parts, const ports::ConcernRecord& record) {
  if (!open_concern(parts, record).ok()) return false;
  const auto messages = TRY(parts.store.concerns.messages(record.id));
  return std::all_of(messages.begin(), messages.end(), [&](const ports::MessageRecord& message) {
    return !message.from_reporter || open_message(parts, message).ok();
  });
}

}  // namespace

Result<bool> reporter_said_so(const Parts& parts, ConcernId id, const domain::Concern& told) {
  if (is_about_us(told)) return true;
  const ports::DoneWith deed{to_record_id(id), std::string(to_string(domain::AuditAction::concern_restricted))};
  const auto lines = TRY(parts.store.audit.done_with(deed, most_lines));
  return lines.size() == most_lines || std::any_of(lines.begin(), lines.end(), [](const ports::AuditLine& line) {
           return line.entry.chain == ports::AuditChain::door;
         });
}

Result<std::vector<UserId>> kept_away_by_the_team_alone(const Parts& parts, const ports::ConcernRecord& record) {
  const auto lines = TRY(parts.store.audit.lines_about(to_record_id(record.id), most_lines));
  const auto while_restricted = kept_away_while_restricted(lines, record.id);
  if (while_restricted.empty() || !TRY(opens_whole(parts, record))) return std::vector<UserId>();
  const auto by_name = kept_away_by_name(parts, TRY(told_so_far(parts, record)));
  auto alone = record.excluded;
  std::erase_if(alone, [&](UserId user) { return !contains(while_restricted, user) || contains(by_name, user); });
  return alone;
}

Result<Narrowed> narrowed(const Parts& parts, const ports::ConcernRecord& record, MessageAbout about,
                          const std::string& text) {
  Narrowed left{record, {}};
  if (about == MessageAbout::us) left.record.restricted = true;
  auto told = TRY(told_so_far(parts, record));
  told.worry += "\n" + text;
  // As the record says, which a message or the team may have made so: what was told at first stays as it was.
  if (left.record.restricted) told.adults.emplace_back().works_for_us = domain::YesNo::yes;
  for (const UserId user : kept_away_by_name(parts, told)) {
    if (contains(record.excluded, user)) continue;
    left.record.excluded.push_back(user);
    left.kept_away.push_back(user);
  }
  return left;
}

void keep_away(const Parts& parts, const ports::ConcernRecord& record, const Narrowed& left,
               ports::ChangeConcern& change, ports::Work& work) {
  for (const UserId user : left.kept_away) work.writes.emplace_back(ports::ExcludeUser{record.id, user});
  const bool newly_restricted = left.record.restricted && !record.restricted;
  if (newly_restricted) change.restricted = true;
  if (!newly_restricted && left.kept_away.empty()) return;
  const bool closed = change.state.value_or(record.state) == to_string(domain::ConcernState::closed);
  if (!closed && record.owner && !may_read(parts, *record.owner, left.record)) {
    // What they had is for someone else to take.
    change.state = to_string(domain::ConcernState::received);
    change.clear_owner = true;
  }
  if (!has_reader(parts, left.record))
    work.writes.emplace_back(ports::InsertOutbox{notice(parts, "concern.without-reader", record.id)});
}

}  // namespace heed::app
