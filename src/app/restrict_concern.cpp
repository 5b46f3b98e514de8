#include <algorithm>

#include "app/concern_view.hpp"
#include "app/done_before.hpp"
#include "app/form_record.hpp"
#include "app/gate.hpp"
#include "app/keep_away.hpp"
#include "app/known.hpp"
#include "app/message_text.hpp"
#include "app/note_work.hpp"
#include "app/readers.hpp"
#include "app/team.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

constexpr int most_attempts = 5;

// Puts whom it keeps away into `work`.
ports::ChangeConcern change_of(const Parts& parts, const ports::ConcernRecord& record, const Narrowed& left,
                               ports::Work& work) {
  ports::ChangeConcern change;
  change.id = record.id;
  change.seen_revision = record.revision;
  keep_away(parts, record, left, change, work);
  // What nobody has was read by people who see it no more: it waits to be read by those who are left.
  if (record.state == to_string(domain::ConcernState::read)) change.state = to_string(domain::ConcernState::received);
  return change;
}

bool would_be_unread(const Parts& parts, const ports::ConcernRecord& record, const Narrowed& left) {
  ports::Work unused;
  return !record.restricted && change_of(parts, record, left, unused).state.value_or(record.state) ==
                                   to_string(domain::ConcernState::received);
}

ports::Work work_of(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                    const Narrowed& left, NoteId note, std::string_view why) {
  ports::Work work = note_work(parts, actor, record, note, why);
  auto change = change_of(parts, record, left, work);
  work.writes.emplace_back(std::move(change));
  work.audit.push_back(
      team_line(parts, actor.id.to_string(), domain::AuditAction::concern_restricted, Outcome::done, record.id));
  return work;
}

bool leads_back(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                const Narrowed& left) {
  return may(actor, domain::Action::read_concern, facts_of(parts, left.record)) &&
         !would_be_unread(parts, record, left);
}

void name_readers(const Parts& parts, const ports::ConcernRecord& record, const ports::ConcernRecord& left,
                  AfterRestricting& after) {
  for (const auto& user : parts.users.all()) {
    const auto name = parts.users.name_of(user.record.id.to_string());
    if (can_read(parts, user, left))
      after.can_read.push_back(name);
    else if (can_read(parts, user, record))
      after.no_longer.push_back(name);
  }
  std::sort(after.can_read.begin(), after.can_read.end());
  std::sort(after.no_longer.begin(), after.no_longer.end());
}

}  // namespace

Result<AfterRestricting> RestrictConcern::foresee(const domain::Actor& actor, ConcernId id) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::restrict_concern, id));
  const auto narrow = TRY(narrowed(parts, record, MessageAbout::us, {}));
  const auto& left = narrow.record;
  AfterRestricting after;
  if (has_reader(parts, left)) after.circle = circle_of(parts, left);
  after.actor_may_read = may(actor, domain::Action::read_concern, facts_of(parts, left));
  name_readers(parts, record, left, after);
  return after;
}

Result<bool> RestrictConcern::was_said_by(const domain::Actor& actor, ConcernId id) const {
  return did(m_service.parts(), actor, id, domain::AuditAction::concern_restricted);
}

Result<Restricted> RestrictConcern::operator()(const domain::Actor& actor, ConcernId id, std::string_view reason,
                                               std::string_view token, const NoteOfReason& note_of) const {
  auto& parts = m_service.parts();
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const auto known = TRY(admit_first(parts, actor, domain::Action::restrict_concern, id));
    if (!known) return Restricted{Said::already_and_reads_no_more, false};
    const auto& record = *known;
    const auto why = note_of_reason(TRY(message_text(reason, "problem.about_staff.reason")), note_of);
    if (record.restricted)
      return Restricted{TRY(add_reason(parts, actor, record, why, token)) ? Said::another_reason : Said::already, true};
    const auto deciding = parts.users.deciding();
    const auto left = TRY(narrowed(parts, record, MessageAbout::us, {}));
    const auto write = [&](std::uint8_t number) -> Result<void> {
      const auto note = id_of_form<NoteId>(parts, id, actor.id, token, number);
      return parts.store.unit_of_work.commit(work_of(parts, actor, record, left, note, why));
    };
    const auto committed = write_once(write, never_stored);
    if (committed.ok()) {
      parts.known->nudge();
      return Restricted{Said::newly, leads_back(parts, actor, record, left)};
    }
    if (committed.error().code != "store.revision") return committed.error();
  }
  return Error{ErrorKind::unavailable, "store.busy", {}};
}

}  // namespace heed::app
