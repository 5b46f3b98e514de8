#include <algorithm>

#include "app/form_record.hpp"
#include "app/gate.hpp"
#include "app/keep_away.hpp"
#include "app/known.hpp"
#include "app/message_text.hpp"
#include "app/note_work.hpp"
#include "app/readers.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

constexpr int most_attempts = 5;

Result<ports::ConcernRecord> what_can_be_lifted(Parts& parts, const domain::Actor& actor, ConcernId id) {
  constexpr auto action = domain::Action::lift_restriction;
  auto record = TRY(admit(parts, actor, action, id));
  if (!record.restricted) return record;
  // Managers of a wider circle read it only while no named reader can.
  if (!actor.named_reader) return refuse(parts, actor, action, id, {ErrorKind::refused, "lift.named_reader", {}});
  const auto told = TRY(open_concern(parts, record));
  if (TRY(reporter_said_so(parts, record.id, told.concern)))
    return refuse(parts, actor, action, id, {ErrorKind::refused, "lift.reporter_said_so", {}});
  return record;
}

Result<ports::Work> work_of(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                            NoteId note, std::string_view why) {
  auto work = note_work(parts, actor, record, note, why);
  for (const UserId user : TRY(kept_away_by_the_team_alone(parts, record)))
    work.writes.emplace_back(ports::ReadmitUser{record.id, user});
  ports::ChangeConcern change;
  change.id = record.id;
  change.seen_revision = record.revision;
  change.restricted = false;
  work.writes.emplace_back(std::move(change));
  work.audit.push_back(
      team_line(parts, actor.id.to_string(), domain::AuditAction::concern_unrestricted, Outcome::done, record.id));
  return work;
}

}  // namespace

Result<AfterLifting> LiftRestriction::foresee(const domain::Actor& actor, ConcernId id) const {
  auto& parts = m_service.parts();
  const auto record = TRY(what_can_be_lifted(parts, actor, id));
  AfterLifting after;
  after.was_so = !record.restricted;
  auto lifted = record;
  lifted.restricted = false;
  for (const UserId user : TRY(kept_away_by_the_team_alone(parts, record))) std::erase(lifted.excluded, user);
  for (const auto& user : parts.users.all()) {
    if (can_read(parts, user, lifted) && !can_read(parts, user, record))
      after.can_read_again.push_back(parts.users.name_of(user.record.id.to_string()));
  }
  std::sort(after.can_read_again.begin(), after.can_read_again.end());
  return after;
}

Result<Said> LiftRestriction::operator()(const domain::Actor& actor, ConcernId id, std::string_view reason,
                                         std::string_view token, const NoteOfReason& note_of) const {
  auto& parts = m_service.parts();
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const auto record = TRY(what_can_be_lifted(parts, actor, id));
    const auto why = note_of_reason(TRY(message_text(reason, "problem.lift.reason")), note_of);
    if (!record.restricted)
      return TRY(add_reason(parts, actor, record, why, token)) ? Said::another_reason : Said::already;
    const auto write = [&](std::uint8_t number) -> Result<void> {
      const auto note = id_of_form<NoteId>(parts, id, actor.id, token, number);
      return parts.store.unit_of_work.commit(TRY(work_of(parts, actor, record, note, why)));
    };
    const auto committed = write_once(write, never_stored);
    if (committed.ok()) {
      parts.known->nudge();
      return Said::newly;
    }
    if (committed.error().code != "store.revision") return committed.error();
  }
  return Error{ErrorKind::unavailable, "store.busy", {}};
}

}  // namespace heed::app
