#include "app/keep_away.hpp"

#include <algorithm>

#include "app/gate.hpp"
#include "app/readers.hpp"
#include "app/sealed_records.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

bool may_read(const Parts& parts, UserId user, const ports::ConcernRecord& record) {
  const auto known = parts.users.find(user);
  return known && may(known->actor(), domain::Action::read_concern, facts_of(parts, record));
}

}  // namespace

Result<Narrowed> narrowed(const Parts& parts, const ports::ConcernRecord& record, MessageAbout about,
                          const std::string& text) {
  Narrowed left{record, {}};
  if (about == MessageAbout::us) left.record.restricted = true;
  auto told = TRY(told_so_far(parts, record));
  told.worry += "\n" + text;
  // As the record says, which a message or the team may have made so: what was told at first stays as it was.
  if (left.record.restricted) told.adults.emplace_back().works_for_us = domain::YesNo::yes;
  for (const UserId user : kept_away_by_name(parts, told)) {
    if (std::find(record.excluded.begin(), record.excluded.end(), user) != record.excluded.end()) continue;
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
