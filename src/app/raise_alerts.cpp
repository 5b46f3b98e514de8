#include "app/raise_alerts.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "app/alert_look.hpp"
#include "app/alert_record.hpp"
#include "app/gate.hpp"
#include "app/known_catch_up.hpp"
#include "app/sealed_records.hpp"
#include "crypto/sealing.hpp"

namespace heed::app {

namespace {

using domain::AuditAction;

constexpr std::size_t lines_at_once = 200;
constexpr int most_attempts_at_id = 50;

// After which a concern that is known already speaks of something else.
bool changes_mentions(std::string_view action) {
  switch (domain::parse_audit_action(action).value_or(AuditAction::inbox_listed)) {
    case AuditAction::message_received:
    case AuditAction::mention_added:
    case AuditAction::mention_confirmed:
    case AuditAction::mention_corrected:
    case AuditAction::mention_discarded:
    case AuditAction::mention_given_parts:
    case AuditAction::mention_undone: return true;
    default: return false;
  }
}

// After which a concern, or the two of a link, may add up to something.
bool may_add_up(std::string_view action) {
  switch (domain::parse_audit_action(action).value_or(AuditAction::inbox_listed)) {
    case AuditAction::concern_received:
    case AuditAction::concern_restricted:
    case AuditAction::concern_unrestricted:
    case AuditAction::link_confirmed:
    case AuditAction::link_rejected:
    case AuditAction::link_withdrawn: return true;
    default: return changes_mentions(action);
  }
}

// What happened, in order, each concern once.
struct News {
  std::vector<ConcernId> concerns;
  std::set<ConcernId> changed;  // of them: what they speak of
  ports::AlertMark mark;        // up to here
  bool is_all = true;

  void add(ConcernId concern) {
    if (std::ranges::find(concerns, concern) == concerns.end()) concerns.push_back(concern);
  }
};

Result<void> add_news(const Parts& parts, const ports::AuditEntry& entry, News& news) {
  if (entry.outcome != "done" || entry.area_id != parts.rules.area_id || !may_add_up(entry.action)) return {};
  if (entry.target_kind == "concern") {
    const ConcernId concern(entry.target.bytes());
    news.add(concern);
    if (changes_mentions(entry.action)) news.changed.insert(concern);
  }
  if (entry.target_kind != "link") return {};
  const auto link = parts.store.links.find(LinkId(entry.target.bytes()));
  if (!link.ok()) return link.error().kind == ErrorKind::not_found ? Result<void>{} : link.error();
  news.add(link->left_concern);
  news.add(link->right_concern);
  return {};
}

Result<void> read_chain(const Parts& parts, ports::AuditChain chain, std::uint64_t& sequence, News& news) {
  const auto lines = TRY(parts.store.audit.lines_after(chain, sequence, lines_at_once));
  for (const auto& line : lines) {
    TRY(add_news(parts, line.entry, news));
    sequence = line.sequence;
  }
  if (lines.size() == lines_at_once) news.is_all = false;
  return {};
}

Result<News> read_news(const Parts& parts, ports::AlertMark mark) {
  News news;
  news.mark = mark;
  TRY(read_chain(parts, ports::AuditChain::door, news.mark.door, news));
  TRY(read_chain(parts, ports::AuditChain::team, news.mark.team, news));
  return news;
}

class Raiser {
 public:
  Raiser(Parts& parts, const AlertReaders& readers)
      : m_parts(parts),
        m_everybody(parts, readers.everybody, parts.rules.alert_rules),
        m_named(parts, readers.named, parts.rules.alert_rules) {}

  Result<void> look_at(ConcernId concern) {
    for (const auto& fired : TRY(m_everybody.look(concern))) TRY(raise(fired));
    if (!m_everybody.has_passed_over()) return {};
    // What goes to named readers alone is what nobody else could be told of.
    for (const auto& fired : TRY(m_named.look(concern)))
      if (!is_for_everybody(concerns_of(fired.fired.entries))) TRY(raise(fired));
    return {};
  }

 private:
  bool is_for_everybody(const std::vector<ConcernId>& concerns) {
    return std::ranges::all_of(concerns, [&](ConcernId concern) { return m_everybody.may_read(concern); });
  }

  // Read once, and kept up to date with what is raised.
  Result<const std::vector<StoredAlert>*> alerts_citing(ConcernId concern) {
    auto found = m_alerts.find(concern);
    if (found == m_alerts.end()) found = m_alerts.emplace(concern, TRY(alerts_of(m_parts, concern))).first;
    return &found->second;
  }

  void remember(const StoredAlert& raised) {
    for (auto& [concern, alerts] : m_alerts)
      std::erase_if(alerts, [&](const StoredAlert& one) {
        return std::ranges::find(raised.payload.continues, one.record.id) != raised.payload.continues.end();
      });
    for (const auto concern : raised.record.concerns)
      if (const auto found = m_alerts.find(concern); found != m_alerts.end()) found->second.push_back(raised);
  }

  // Those that say the same of the same one to the same readers, newest first.
  Result<std::vector<StoredAlert>> before(const FiredOf& fired) {
    const auto concerns = concerns_of(fired.fired.entries);
    const bool for_everybody = is_for_everybody(concerns);
    std::vector<StoredAlert> found;
    for (const auto concern : concerns)
      for (const auto& alert : *TRY(alerts_citing(concern))) {
        const auto is_this = [&](const StoredAlert& other) { return other.record.id == alert.record.id; };
        if (std::ranges::any_of(found, is_this) || !is_of_same(alert, fired)) continue;
        if (is_for_everybody(alert.record.concerns) == for_everybody) found.push_back(alert);
      }
    std::ranges::sort(found, std::greater<>(), [](const StoredAlert& one) { return one.record.raised_at; });
    return found;
  }

  static bool is_of_same(const StoredAlert& alert, const FiredOf& fired) {
    return alert.record.rule == to_string(fired.fired.kind) &&
           std::ranges::any_of(alert.payload.entries, [&](const FiredEntry& entry) {
             return is_subject(entry.part) && fired.subject.contains({entry.concern, entry.place});
           });
  }

  Result<void> raise(const FiredOf& fired) {
    const auto earlier = TRY(before(fired));
    AlertPayload payload;
    payload.numbers = *m_parts.rules.alert_rules.find(fired.fired.kind);
    payload.entries = fired.fired.entries;
    payload.fresh = concerns_of(payload.entries);
    for (const auto& alert : earlier) {
      std::erase_if(payload.fresh, [&](ConcernId id) {
        return std::ranges::find(alert.record.concerns, id) != alert.record.concerns.end();
      });
      payload.continues.push_back(alert.record.id);
    }
    if (payload.fresh.empty() || is_old(fired.fired)) return {};
    for (const auto& alert : earlier) keep_entries(alert, fired, payload);
    return store(std::move(payload), earlier);
  }

  bool is_old(const Fired& fired) const {
    const auto days = std::chrono::days(m_parts.rules.alert_rules.look_back_days);
    return fired.last_told < m_parts.clock.now() - days;
  }

  // What it cited before stays cited, as far as it is still of the same one.
  static void keep_entries(const StoredAlert& alert, const FiredOf& fired, AlertPayload& payload) {
    std::vector<ConcernId> kept = concerns_of(payload.entries);
    for (const auto& entry : alert.payload.entries)
      if (is_subject(entry.part) && fired.subject.contains({entry.concern, entry.place})) kept.push_back(entry.concern);
    for (auto entry : alert.payload.entries) {
      if (entry.part == EntryPart::now) entry.part = EntryPart::also;
      const auto is_there = [&](const FiredEntry& one) {
        return one.concern == entry.concern && one.place == entry.place;
      };
      if (std::ranges::any_of(payload.entries, is_there)) continue;
      if (std::ranges::find(kept, entry.concern) != kept.end()) payload.entries.push_back(entry);
    }
  }

  // One that nobody has looked at keeps its clock; one that somebody has, gets another.
  Instant due(const AlertPayload& payload, const std::vector<StoredAlert>& earlier) const {
    auto due_by = add_working_hours(m_parts.clock.now(), payload.numbers.hours, m_parts.rules.calendar);
    for (const auto& alert : earlier)
      if (alert.record.state == to_string(AlertState::raised)) due_by = std::min(due_by, alert.record.due_by);
    return due_by;
  }

  // The same for the same rule, the same entries and the same alerts before. What was continued holds its id for good.
  Result<AlertId> id_of(const AlertPayload& payload) const {
    std::vector<std::string> parts;
    for (const auto& entry : payload.entries) parts.push_back(entry.concern.to_string() + " " + entry.place);
    for (const auto id : payload.continues) parts.push_back("continues " + id.to_string());
    for (int attempt = 0;; ++attempt) {
      const auto id = alert_id_of(m_parts.rules.area_id, to_string(payload.numbers.kind), parts);
      const auto record = m_parts.store.alerts.find(id);
      if (!record.ok() && record.error().kind == ErrorKind::not_found) return id;
      if (!record.ok()) return record.error();
      if (record->state != to_string(AlertState::continued) || attempt == most_attempts_at_id) return id;
      parts.push_back("again " + id.to_string());
    }
  }

  Result<void> store(AlertPayload payload, const std::vector<StoredAlert>& earlier) {
    ports::AlertRecord record;
    record.id = TRY(id_of(payload));
    record.area_id = m_parts.rules.area_id;
    record.rule = to_string(payload.numbers.kind);
    record.state = to_string(AlertState::raised);
    if (!earlier.empty()) record.owner = earlier.front().record.owner;
    record.raised_at = m_parts.clock.now();
    record.due_by = due(payload, earlier);
    record.concerns = concerns_of(payload.entries);
    seal_alert(m_parts, record, alert_to_json(payload));
    ports::Work work;
    auto line = team_line(m_parts, "program", AuditAction::alert_raised, Outcome::done, record.id);
    line.at = record.raised_at;
    line.sealed_hash = crypto::hash(record.payload.storage_bytes());
    work.audit.push_back(std::move(line));
    work.writes.emplace_back(ports::InsertAlert{record});
    for (const auto& alert : earlier) {
      ports::ChangeAlert change{alert.record.id, alert.record.revision, {}, {}};
      change.state = to_string(AlertState::continued);
      work.writes.emplace_back(std::move(change));
    }
    const auto stored = m_parts.store.unit_of_work.commit(std::move(work));
    if (stored.ok()) remember({std::move(record), std::move(payload)});
    if (!stored.ok() && stored.error().code == "store.duplicate") return {};
    return stored;
  }

  Parts& m_parts;
  AlertLook m_everybody, m_named;
  std::map<ConcernId, std::vector<StoredAlert>> m_alerts;
};

// Whoever reads first what is committed may not have been told yet that it arrived.
Result<void> catch_up_with(Parts& parts, const News& news) {
  if (parts.known->is_loaded())
    for (const auto concern : news.concerns)
      if (news.changed.contains(concern) || !parts.known->holds(concern)) parts.known->arrived(concern);
  return catch_up(parts);
}

// What is not known, though it arrived: because it does not open, or because it could not be read just now.
Result<void> must_stay_out(const Parts& parts, ConcernId concern) {
  const auto record = parts.store.concerns.find(concern);
  if (!record.ok()) return record.error().kind == ErrorKind::not_found ? Result<void>{} : record.error();
  const auto told = told_so_far(parts, *record);
  const bool is_spoilt =
      !told.ok() && (told.error().kind == ErrorKind::corrupt || told.error().kind == ErrorKind::not_found);
  if (is_spoilt) return {};
  return Error{ErrorKind::unavailable, "store.busy", {}};
}

Result<bool> look_once(Parts& parts) {
  const auto mark = TRY(parts.store.alerts.mark(parts.rules.area_id));
  const auto news = TRY(read_news(parts, mark));
  TRY(catch_up_with(parts, news));
  const auto readers = readers_of_alerts(parts);
  // What it reads it reads once: what changes meanwhile is refused when it is stored, or gone from what is shown.
  Raiser raiser(parts, readers);
  // The newest first: it is the one that an alert names first, where several add up at once.
  for (const auto concern : std::views::reverse(news.concerns)) {
    const auto facts = parts.known->facts_of(concern);
    if (!facts) TRY(must_stay_out(parts, concern));
    const auto days = std::chrono::days(parts.rules.alert_rules.look_back_days);
    if (!facts || facts->received_at < parts.clock.now() - days) continue;
    TRY(raiser.look_at(concern));
  }
  if (news.mark != mark) {
    ports::Work work;
    work.writes.emplace_back(ports::SetAlertMark{parts.rules.area_id, news.mark});
    TRY(parts.store.unit_of_work.commit(std::move(work)));
  }
  return news.is_all;
}

}  // namespace

Result<void> RaiseAlerts::operator()(std::stop_token stop) const {
  auto& parts = m_service.parts();
  while (!TRY(look_once(parts)))
    if (stop.stop_requested()) break;
  return {};
}

}  // namespace heed::app
