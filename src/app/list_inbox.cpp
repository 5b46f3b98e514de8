#include <algorithm>

#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/team.hpp"
#include "base/text.hpp"

namespace heed::app {

namespace {

constexpr std::size_t rows_per_page = 25;
constexpr std::size_t most_pages = 1'000'000;
constexpr std::size_t opening_characters = 140;

// What is urgent or closed is listed by itself in any case.
bool folds_floods(const InboxFilter& filter) {
  return !filter.flood && filter.view != InboxFilter::View::urgent && filter.view != InboxFilter::View::closed;
}

ports::InboxQuery query_for(const domain::Actor& actor, const InboxFilter& filter) {
  ports::InboxQuery query;
  query.area_id = actor.area_id;
  query.reader = actor.id;
  query.with_restricted = actor.named_reader;
  query.limit = rows_per_page;
  query.offset = (std::clamp<std::size_t>(filter.page, 1, most_pages) - 1) * rows_per_page;
  switch (filter.view) {
    case InboxFilter::View::open:
    case InboxFilter::View::urgent: break;
    case InboxFilter::View::unread: query.unread_only = true; break;
    case InboxFilter::View::nobodys: query.nobodys_only = true; break;
    case InboxFilter::View::mine: query.owner = actor.id; break;
    case InboxFilter::View::quarantine: query.lane = to_string(domain::Lane::quarantine); break;
    case InboxFilter::View::closed: query.state = to_string(domain::ConcernState::closed); break;
  }
  query.flood = filter.flood;
  query.fold_floods = folds_floods(filter);
  return query;
}

// The first words on one line, cut between words where that is near.
std::string opening_of(const std::string& worry) {
  auto line = tidy_line(worry);
  if (count_characters(line) <= opening_characters) return line;
  std::size_t bytes = 0;
  for (std::size_t characters = 0; bytes < line.size(); ++bytes) {
    const bool starts = (static_cast<unsigned char>(line[bytes]) & 0xC0U) != 0x80U;
    if (starts && characters++ == opening_characters - 1) break;
  }
  auto cut = line.substr(0, bytes);
  if (const auto space = cut.rfind(' '); space != std::string::npos && space > bytes / 2) cut.resize(space);
  return cut + "…";
}

Result<InboxRow> row_of(const Parts& parts, const ports::ConcernRecord& record) {
  auto opened = open_concern(parts, record);
  const auto spoilt = [](ErrorKind kind) { return kind == ErrorKind::corrupt || kind == ErrorKind::not_found; };
  if (!opened.ok() && !spoilt(opened.error().kind)) return opened.error();
  // One record that does not verify must not hide all others: it is listed without words.
  auto told = opened.ok() ? std::move(opened).value() : ToldConcern{};
  InboxRow row;
  row.id = record.id;
  row.reference = record.reference;
  row.opening = opening_of(told.concern.worry);
  row.reporter_kind = told.concern.reporter_kind;
  row.state = domain::parse_concern_state(record.state).value_or(domain::ConcernState::received);
  row.lane = domain::parse_lane(record.lane).value_or(domain::Lane::standard);
  row.floors = std::move(told.floors);
  row.restricted = record.restricted;
  row.danger_now = record.danger_now;
  row.received_at = record.received_at;
  row.decide_by = record.decide_by;
  row.designated_officer_by = record.designated_officer_by;
  row.designated_officer_told_at = record.designated_officer_told_at;
  if (record.owner) row.owner_name = parts.users.name_of(record.owner->to_string());
  row.decided = record.decided_at.has_value();
  row.unread_message = TRY(message_waits(parts, record));
  return row;
}

// Each with the first of its concerns; `opened` takes the records whose words were shown.
Result<std::vector<FloodRow>> floods_of(const Parts& parts, const ports::InboxQuery& query,
                                        std::vector<ports::ConcernRecord>& opened) {
  std::vector<FloodRow> rows;
  for (const auto& flood : TRY(parts.store.concerns.floods(query))) {
    auto first = TRY(parts.store.concerns.find(flood.first));
    rows.push_back({flood.id, flood.concerns, TRY(row_of(parts, first))});
    opened.push_back(std::move(first));
  }
  return rows;
}

// The line of the listing, and the keys that the door wrapped, wrapped anew: later listings open them far faster.
Result<void> record_listing(Parts& parts, const domain::Actor& actor,
                            const std::vector<ports::ConcernRecord>& records) {
  ports::Work work;
  for (const auto& record : records) {
    auto key = rewrapped_key(parts, record);
    if (!key.ok()) continue;
    if (auto& wrapped = key.value()) work.writes.emplace_back(ports::RewrapConcern{record.id, std::move(*wrapped)});
  }
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::AuditAction::inbox_listed, Outcome::done));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace

Result<Inbox> ListInbox::operator()(const domain::Actor& actor, const InboxFilter& filter) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::list_inbox));
  const auto query = query_for(actor, filter);
  auto records = TRY(parts.store.concerns.list(query));
  // The list begins with what reaches a hard floor, so the urgent ones are its beginning.
  if (filter.view == InboxFilter::View::urgent)
    std::erase_if(records, [](const auto& record) { return !record.urgent; });
  Inbox inbox;
  inbox.page = query.offset / rows_per_page + 1;
  inbox.has_more = records.size() > rows_per_page;
  if (inbox.has_more) records.resize(rows_per_page);
  for (const auto& record : records) inbox.rows.push_back(TRY(row_of(parts, record)));
  if (query.fold_floods && filter.page == 1) inbox.floods = TRY(floods_of(parts, query, records));
  const auto counts = TRY(parts.store.concerns.counts(query));
  inbox.open = counts.open;
  inbox.urgent = counts.urgent;
  inbox.unread = counts.unread;
  inbox.nobodys = counts.nobodys;
  inbox.mine = counts.mine;
  inbox.quarantine = counts.quarantine;
  inbox.closed = counts.closed;
  TRY(record_listing(parts, actor, records));
  return inbox;
}

}  // namespace heed::app
