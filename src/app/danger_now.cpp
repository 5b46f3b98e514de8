#include <algorithm>
#include <functional>

#include "app/concern_view.hpp"
#include "app/readers.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_looked_at = 40;

using Why = DangerTaken::Why;

// Asked for by what was done, so that it counts no matter how often others have opened it since. Both are lines of the team's chain.
Result<bool> is_given_and_unopened(const Parts& parts, ConcernId id, const UserId& owner) {
  const auto last = [&](domain::AuditAction action, const std::string& actor) -> Result<std::uint64_t> {
    const auto lines = TRY(parts.store.audit.done_with({to_record_id(id), std::string(to_string(action)), actor}, 1));
    return lines.empty() ? std::uint64_t{0} : lines.front().sequence;
  };
  return TRY(last(domain::AuditAction::concern_assigned, "")) >
         TRY(last(domain::AuditAction::concern_read, owner.to_string()));
}

// It was decided, and its reporter has written nothing since: no alarm any more, whoever has it or had it, also where the
// designated officer must still be told. What whoever decided it should not have decided waits to be read by others.
bool is_dealt_with(const ports::ConcernRecord& record) {
  return record.decided_at && !record.message_waits_since && record.state != to_string(domain::ConcernState::received);
}

// Nothing: whoever has it is dealing with it.
Result<std::optional<Why>> why_told(const Parts& parts, const domain::Actor& actor,
                                    const ports::ConcernRecord& record) {
  if (record.message_waits_since) return std::optional(Why::message);
  if (is_dealt_with(record)) return std::optional<Why>();
  if (record.decide_by < parts.clock.now()) return std::optional(Why::overdue);
  if (record.owner != actor.id) return std::optional<Why>();
  return TRY(is_given_and_unopened(parts, record.id, actor.id)) ? std::optional(Why::given) : std::nullopt;
}

void add_taken(const Parts& parts, const ports::ConcernRecord& record, const UserId& owner, Why why,
               DangerWaiting& waiting) {
  ++waiting.taken_concerns;
  const auto theirs =
      std::ranges::find_if(waiting.taken, [&](const DangerTaken& one) { return one.owner == owner && one.why == why; });
  if (theirs != waiting.taken.end())
    ++theirs->concerns;
  else
    waiting.taken.push_back({why, owner, parts.users.name_of(owner.to_string()), record.id, 1});
}

// Whoever cannot sign in any more has nothing.
bool can_sign_in(const Parts& parts, const UserId& owner) {
  const auto user = parts.users.find(owner);
  return !user || !user->disabled;
}

Result<void> look_at_taken(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                           DangerWaiting& waiting) {
  if (!is_taken(record) || !record.owner) return {};
  const UserId& owner = *record.owner;
  if (!can_sign_in(parts, owner)) {
    if (!is_dealt_with(record)) waiting.nobodys = std::min(waiting.nobodys + 1, most_danger_counted);
    return {};
  }
  if (const auto why = TRY(why_told(parts, actor, record))) add_taken(parts, record, owner, *why, waiting);
  return {};
}

}  // namespace

Result<DangerWaiting> DangerNow::operator()(const domain::Actor& actor) const {
  const auto& parts = m_service.parts();
  DangerWaiting waiting;
  if (actor.area_id != parts.rules.area_id || !may(actor, domain::Action::list_inbox)) return waiting;
  ports::InboxQuery query;
  query.area_id = actor.area_id;
  query.reader = actor.id;
  set_restricted(parts, actor, query);
  query.danger_only = true;
  query.limit = most_looked_at;
  auto nobodys = query;
  nobodys.nobodys_only = true;
  const auto all = TRY(parts.store.concerns.list(nobodys));
  const auto left = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), std::not_fn(is_dealt_with)));
  waiting.nobodys = std::min(left, most_danger_counted);
  // Asked by itself: a flood of what nobody has must not stand before it. What was due first comes first.
  query.state = to_string(domain::ConcernState::in_progress);
  for (const auto& record : TRY(parts.store.concerns.list(query))) TRY(look_at_taken(parts, actor, record, waiting));
  return waiting;
}

}  // namespace heed::app
