#include <algorithm>

#include "app/alert_record.hpp"
#include "app/alerts.hpp"
#include "app/gate.hpp"
#include "app/sealed_records.hpp"

namespace heed::app {

namespace {

constexpr std::size_t read_at_once = 100;
constexpr std::size_t most_open = 2'000, most_looked_through = 5'000;

// Goes through them newest first, until `visit` says that it is enough.
template <class Visit>
Result<void> each_alert(const Parts& parts, bool open_only, std::size_t most, const Visit& visit) {
  ports::AlertQuery query;
  query.area_id = parts.rules.area_id;
  query.open_only = open_only;
  query.limit = read_at_once;
  for (; query.offset < most; query.offset += read_at_once) {
    auto records = TRY(parts.store.alerts.list(query));
    const bool has_more = records.size() > read_at_once;
    if (has_more) records.resize(read_at_once);
    for (auto& record : records)
      if (!visit(std::move(record))) return {};
    if (!has_more) return {};
  }
  return {};
}

bool is_shown(const ports::AlertRecord& record, AlertsShown shown) {
  if (shown == AlertsShown::open) return record.state == to_string(AlertState::raised);
  return record.state == to_string(AlertState::acknowledged) || record.state == to_string(AlertState::dismissed);
}

// Those of one page, and one more where there are more.
Result<std::vector<ports::AlertRecord>> records_of(const Parts& parts, ReadableConcerns& readable, AlertsShown shown,
                                                   std::size_t page) {
  const std::size_t until = page * alerts_per_page + 1;
  const bool open = shown == AlertsShown::open;
  std::vector<ports::AlertRecord> found;
  TRY(each_alert(parts, open, open ? most_open : most_looked_through, [&](ports::AlertRecord record) {
    if (is_shown(record, shown) && may_read_all(readable, record)) found.push_back(std::move(record));
    return open || found.size() < until;
  }));
  if (open) std::ranges::stable_sort(found, {}, &ports::AlertRecord::due_by);
  found.erase(found.begin(),
              found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), until - alerts_per_page - 1)));
  found.resize(std::min(found.size(), alerts_per_page + 1));
  return found;
}

Result<void> record_listing(Parts& parts, const domain::Actor& actor, const AlertList& list) {
  ports::Work work;
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::alerts_listed, Outcome::done);
  std::string shown = "shown=";
  for (const auto& row : list.rows) shown += row.id.to_string() + ",";
  line.detail = seal_detail(parts, line.target, shown);
  work.audit.push_back(std::move(line));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace

Result<AlertList> ListAlerts::operator()(const domain::Actor& actor, AlertsShown shown, std::size_t page) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::read_alerts));
  ReadableConcerns readable(parts, actor);
  AlertList list;
  list.page = std::clamp<std::size_t>(page, 1, most_looked_through / alerts_per_page);
  auto records = TRY(records_of(parts, readable, shown, list.page));
  list.has_more = records.size() > alerts_per_page;
  if (list.has_more) records.pop_back();
  for (auto& record : records) {
    auto payload = open_alert_payload(parts, record);
    // What does not open is left out; the audit check names it.
    if (payload.ok()) list.rows.push_back(row_of(parts, readable, {std::move(record), std::move(payload).value()}));
  }
  TRY(record_listing(parts, actor, list));
  return list;
}

Result<AlertCounts> CountAlerts::operator()(const domain::Actor& actor) const {
  auto& parts = m_service.parts();
  AlertCounts counts;
  if (actor.area_id != parts.rules.area_id || !may(actor, domain::Action::read_alerts)) return counts;
  ReadableConcerns readable(parts, actor);
  const auto now = parts.clock.now();
  TRY(each_alert(parts, /*open_only=*/true, most_alerts_counted + 1, [&](const ports::AlertRecord& record) {
    if (!may_read_all(readable, record)) return true;
    if (counts.open == most_alerts_counted) {
      counts.or_more = true;
      return false;
    }
    ++counts.open;
    if (record.due_by < now) ++counts.overdue;
    return true;
  }));
  return counts;
}

namespace {

template <class Wanted>
Result<std::vector<AlertRow>> citing(Parts& parts, const domain::Actor& actor, const std::vector<ConcernId>& concerns,
                                     const Wanted& is_wanted) {
  std::vector<AlertRow> rows;
  if (actor.area_id != parts.rules.area_id || !may(actor, domain::Action::read_alerts)) return rows;
  ReadableConcerns readable(parts, actor);
  for (const auto concern : concerns) {
    for (const auto& alert : TRY(alerts_of(parts, concern))) {
      const auto is_this = [&](const AlertRow& row) { return row.id == alert.record.id; };
      if (std::ranges::any_of(rows, is_this) || !is_wanted(alert) || !may_read_all(readable, alert.record)) continue;
      rows.push_back(row_of(parts, readable, alert));
    }
  }
  std::ranges::stable_sort(rows, std::greater<>(), &AlertRow::raised_at);
  return rows;
}

}  // namespace

Result<std::vector<AlertRow>> AlertsCiting::concern(const domain::Actor& actor, ConcernId id) const {
  return citing(m_service.parts(), actor, {id}, [](const StoredAlert&) { return true; });
}

Result<std::vector<AlertRow>> AlertsCiting::subject(const domain::Actor& actor,
                                                    const std::vector<CitedPlace>& places) const {
  std::vector<ConcernId> concerns;
  for (const auto& place : places) concerns.push_back(place.concern);
  return citing(m_service.parts(), actor, concerns, [&](const StoredAlert& alert) {
    return std::ranges::any_of(alert.payload.entries, [&](const FiredEntry& entry) {
      return std::ranges::any_of(places, [&](const CitedPlace& place) {
        return entry.concern == place.concern && entry.place == place.place;
      });
    });
  });
}

}  // namespace heed::app
