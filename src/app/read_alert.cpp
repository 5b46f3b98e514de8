#include <algorithm>
#include <set>

#include "app/alert_access.hpp"
#include "app/alert_record.hpp"
#include "app/alerts.hpp"
#include "app/gate.hpp"
#include "app/known.hpp"
#include "app/known_catch_up.hpp"
#include "app/opening_words.hpp"
#include "app/same_for_reader.hpp"
#include "app/sealed_records.hpp"
#include "domain/codes.hpp"

namespace heed::app {

namespace {

constexpr domain::Codes<EntryStanding, 4> standings{{{EntryStanding::no_matter, "no_matter"},
                                                     {EntryStanding::confirmed, "confirmed"},
                                                     {EntryStanding::suggested, "suggested"},
                                                     {EntryStanding::told_apart, "told_apart"}}};
constexpr std::size_t most_deeds = 200, most_before = 50;

class Reading {
 public:
  Reading(const Parts& parts, const domain::Actor& actor, const StoredAlert& alert)
      : m_parts(parts), m_alert(alert), m_readable(parts, actor), m_same(parts, m_readable) {}

  AlertView view() {
    const auto& [record, payload] = m_alert;
    AlertView view;
    view.row = row_of(m_parts, m_readable, m_alert);
    view.revision = record.revision;
    view.owner = owner_of(m_parts, record);
    if (const auto* const subject = subject_of(payload)) view.subject = {subject->concern, subject->place};
    for (const auto id : concerns_of(payload.entries))
      if (const auto* const opened = m_readable.open(id)) view.concerns.push_back(concern_of(*opened));
    const auto& zone = m_parts.rules.calendar.time_zone;
    std::ranges::stable_sort(view.concerns, {}, [&](const AlertConcern& one) {
      return std::pair(one.happened ? one.happened->first : local_date(one.received_at, zone), one.received_at);
    });
    view.origins = origins(view.concerns);
    return view;
  }

 private:
  std::size_t origins(const std::vector<AlertConcern>& concerns) const {
    std::set<std::uint64_t> known;
    std::size_t of_their_own = 0;
    for (const auto& one : concerns) {
      const auto origin = m_parts.known->origin_of(one.id);
      origin == 0 ? ++of_their_own : known.insert(origin).second;
    }
    return known.size() + of_their_own;
  }

  AlertConcern concern_of(const OpenedConcern& opened) {
    const auto& record = opened.record;
    const auto& fresh = m_alert.payload.fresh;
    AlertConcern one;
    one.id = record.id;
    one.reference = record.reference;
    one.opening = opening_words(opened.concern.worry);
    one.received_at = record.received_at;
    one.happened = happened_on(opened.concern, local_date(record.received_at, m_parts.rules.calendar.time_zone));
    one.told_by = opened.concern.reporter_kind;
    one.state = domain::parse_concern_state(record.state).value_or(domain::ConcernState::received);
    one.fresh = !m_alert.payload.continues.empty() && std::ranges::find(fresh, record.id) != fresh.end();
    for (const auto& entry : m_alert.payload.entries) {
      if (entry.concern != record.id) continue;
      const auto* const mention = opened.mention_at(entry.place);
      if (mention == nullptr)
        one.something_gone = true;
      else
        one.mentions.push_back({entry.part, *mention, standing_of(entry)});
    }
    return one;
  }

  // As it is now, for whoever reads: what was only suggested when the alert was raised may be confirmed since.
  EntryStanding standing_of(const FiredEntry& entry) {
    const auto* const first = subject_of(m_alert.payload);
    const bool is_first = first != nullptr && first->concern == entry.concern && first->place == entry.place;
    if (first == nullptr || is_first || !is_subject(entry.part)) return EntryStanding::no_matter;
    const KnownPlace subject{first->concern, first->place}, place{entry.concern, entry.place};
    const auto same = m_same.of(subject).places;
    if (std::ranges::find(same, place) != same.end()) return EntryStanding::confirmed;
    return m_same.are_told_apart(same, m_same.of(place).places) ? EntryStanding::told_apart : EntryStanding::suggested;
  }

  const Parts& m_parts;
  const StoredAlert& m_alert;
  ReadableConcerns m_readable;
  SameForReader m_same;
};

// Whom the reader sees it given to, and why it was acknowledged or dismissed.
std::string text_of(const Parts& parts, const ports::AuditEntry& entry) {
  if (entry.detail.storage_bytes().empty()) return {};
  const auto detail = open_detail(parts, entry.target, entry.detail);
  if (!detail.ok()) return {};
  return entry.action == to_string(domain::AuditAction::alert_given) ? parts.users.name_of(*detail) : *detail;
}

Result<void> add_history(const Parts& parts, AlertId id, std::vector<AlertDeedView>& history) {
  for (const auto& line : TRY(parts.store.audit.lines_about(to_record_id(id), most_deeds))) {
    const auto& entry = line.entry;
    if (entry.outcome != "done" || entry.action == to_string(domain::AuditAction::alert_read)) continue;
    history.push_back({entry.at, parts.users.name_of(entry.actor), entry.action, text_of(parts, entry)});
  }
  return {};
}

// Of those before it too, as far as they are this reader's: one that cites what they may not read says nothing here.
Result<std::vector<AlertDeedView>> history_of(const Parts& parts, const domain::Actor& actor,
                                              const StoredAlert& alert) {
  ReadableConcerns readable(parts, actor);
  std::vector<AlertDeedView> history;
  std::vector<AlertId> ids{alert.record.id};
  TRY(add_history(parts, alert.record.id, history));
  auto waiting = alert.payload.continues;
  while (!waiting.empty() && ids.size() < most_before) {
    const auto id = waiting.back();
    waiting.pop_back();
    if (std::ranges::find(ids, id) != ids.end()) continue;
    ids.push_back(id);
    const auto record = parts.store.alerts.find(id);
    if (!record.ok() || !may_read_all(readable, *record)) continue;
    TRY(add_history(parts, id, history));
    const auto payload = open_alert_payload(parts, *record);
    if (payload.ok()) waiting.insert(waiting.end(), payload->continues.begin(), payload->continues.end());
  }
  // Of the same moment, what was written first stands first.
  std::ranges::reverse(history);
  std::ranges::stable_sort(history, {}, &AlertDeedView::at);
  return history;
}

// Which stands in its place.
Result<std::optional<AlertId>> moved_to(const Parts& parts, const domain::Actor& actor, const StoredAlert& alert) {
  ReadableConcerns readable(parts, actor);
  auto sought = alert.record.id;
  std::optional<AlertId> last;
  for (std::size_t step = 0; step < most_before; ++step) {
    bool found = false;
    for (const auto& record : TRY(parts.store.alerts.of_concern(alert.record.concerns.front()))) {
      const auto payload = open_alert_payload(parts, record);
      if (!payload.ok() || std::ranges::find(payload->continues, sought) == payload->continues.end()) continue;
      if (!may_read_all(readable, record)) return last;
      last = sought = record.id;
      found = true;
      break;
    }
    if (!found) break;
  }
  return last;
}

Result<std::vector<Colleague>> colleagues_for(const Parts& parts, const domain::Actor& actor,
                                              const ports::AlertRecord& record) {
  std::vector<Colleague> colleagues;
  for (const auto& user : parts.users.all())
    if (user.record.id != actor.id && TRY(can_read_all(parts, user, record)))
      colleagues.push_back({user.record.id, parts.users.name_of(user.record.id.to_string())});
  std::ranges::sort(colleagues, {}, &Colleague::name);
  return colleagues;
}

}  // namespace

std::string_view to_string(EntryStanding standing) { return domain::code_of(standings, standing); }

Result<AlertView> ReadAlert::operator()(const domain::Actor& actor, AlertId id) const {
  auto& parts = m_service.parts();
  const auto alert = TRY(admit_to_alert(parts, actor, domain::Action::read_alerts, id));
  TRY(catch_up_for_page(parts));
  auto view = Reading(parts, actor, alert).view();
  if (view.row.state == AlertState::continued) view.moved_to = TRY(moved_to(parts, actor, alert));
  view.may_be_given_to = TRY(colleagues_for(parts, actor, alert.record));
  view.history = TRY(history_of(parts, actor, alert));
  ports::Work work;
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::AuditAction::alert_read, Outcome::done, id));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return view;
}

}  // namespace heed::app
