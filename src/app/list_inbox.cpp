#include <algorithm>

#include "app/audit_detail.hpp"
#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/readers.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"
#include "base/text.hpp"
#include "domain/codes.hpp"

namespace heed::app {

namespace {

constexpr std::size_t rows_per_page = 25;
constexpr std::size_t most_pages = 1'000'000;
constexpr std::size_t opening_characters = 140;

using View = InboxFilter::View;
constexpr domain::Codes<View, 7> views{{
    {View::open, "open"},
    {View::urgent, "urgent"},
    {View::unread, "unread"},
    {View::nobodys, "nobodys"},
    {View::mine, "mine"},
    {View::quarantine, "quarantine"},
    {View::closed, "closed"},
}};

// What is urgent or closed is listed each by itself in its own view.
bool folds_floods(const InboxFilter& filter) {
  return !filter.flood && filter.view != InboxFilter::View::urgent && filter.view != InboxFilter::View::closed;
}

ports::InboxQuery query_for(const Parts& parts, const domain::Actor& actor, const InboxFilter& filter) {
  ports::InboxQuery query;
  query.area_id = actor.area_id;
  query.reader = actor.id;
  set_restricted(parts, actor, query);
  query.limit = rows_per_page;
  query.offset = (std::clamp<std::size_t>(filter.page, 1, most_pages) - 1) * rows_per_page;
  switch (filter.view) {
    case InboxFilter::View::open: break;
    case InboxFilter::View::urgent: query.urgent_only = true; break;
    case InboxFilter::View::unread: query.unread_only = true; break;
    case InboxFilter::View::nobodys: query.nobodys_only = true; break;
    case InboxFilter::View::mine: query.owner = actor.id; break;
    case InboxFilter::View::quarantine: query.lane = to_string(domain::Lane::quarantine); break;
    case InboxFilter::View::closed: query.state = to_string(domain::ConcernState::closed); break;
  }
  query.flood = filter.flood;
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

// Danger that was said with a message that waits stands beside whatever danger was said before.
Result<void> add_danger_said(const Parts& parts, const ports::ConcernRecord& record,
                             std::set<domain::HardFloor>& floors) {
  if (!record.danger_now || !record.message_waits_since || floors.contains(domain::HardFloor::immediate_danger))
    return {};
  if (TRY(danger_was_said(parts, record.id))) floors.insert(domain::HardFloor::immediate_danger);
  return {};
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
  row.floors = floors_now(record, told);
  TRY(add_danger_said(parts, record, row.floors));
  row.restricted = record.restricted;
  row.danger_now = record.danger_now;
  row.same_day = record.same_day;
  row.received_at = record.received_at;
  row.decide_by = record.decide_by;
  row.designated_officer_by = record.designated_officer_by;
  row.designated_officer_told_at = record.designated_officer_told_at;
  if (record.owner) row.owner_name = parts.users.name_of(record.owner->to_string());
  row.decided = record.decided_at.has_value();
  row.unread_message = record.message_waits_since.has_value();
  return row;
}

// Left out of the list is what a group shows or what stands behind one row, and nothing else.
void fold(ports::InboxQuery& query, const std::vector<ports::Flood>& floods) {
  for (const auto& flood : floods) {
    (flood.urgent ? query.folded_urgent : query.folded).push_back(flood.id);
    if (flood.urgent) query.standing.push_back(flood.first);
  }
}

// The row that stands for a flood says of how many.
void name_floods(std::vector<InboxRow>& rows, const std::vector<ports::Flood>& floods) {
  for (auto& row : rows)
    for (const auto& flood : floods)
      if (flood.urgent && flood.first == row.id) row.stands_for = StandsFor{flood.id, flood.concerns};
}

// Each with the first of its concerns; `opened` takes the records whose words were shown.
Result<std::vector<FloodRow>> floods_of(const Parts& parts, const std::vector<ports::Flood>& floods,
                                        std::vector<ports::ConcernRecord>& opened) {
  std::vector<FloodRow> rows;
  for (const auto& flood : floods) {
    if (flood.urgent) continue;  // a row of the list stands for them
    auto first = TRY(parts.store.concerns.find(flood.first));
    rows.push_back({flood.id, flood.concerns, TRY(row_of(parts, first))});
    opened.push_back(std::move(first));
  }
  return rows;
}

// The line of the listing, which says whose beginnings it showed, and the keys that the door wrapped, wrapped anew: later listings
// open them far faster.
Result<void> record_listing(Parts& parts, const domain::Actor& actor, const InboxFilter& filter, std::size_t page,
                            const std::vector<ports::ConcernRecord>& records) {
  ports::Work work;
  ShownInInbox shown{std::string(to_string(filter.view)), page, {}};
  for (const auto& record : records) {
    shown.concerns.push_back(record.id);
    auto key = rewrapped_key(parts, record);
    if (!key.ok()) continue;
    if (auto& wrapped = key.value()) work.writes.emplace_back(ports::RewrapConcern{record.id, std::move(*wrapped)});
  }
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::inbox_listed, Outcome::done);
  line.detail = seal_detail(parts, line.target, to_detail(shown));
  work.audit.push_back(std::move(line));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace

std::string_view to_string(InboxFilter::View view) { return domain::code_of(views, view); }

Result<Inbox> ListInbox::operator()(const domain::Actor& actor, const InboxFilter& filter) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::list_inbox));
  auto query = query_for(parts, actor, filter);
  std::vector<ports::Flood> floods;
  if (folds_floods(filter)) floods = TRY(parts.store.concerns.floods(query));
  fold(query, floods);
  auto records = TRY(parts.store.concerns.list(query));
  Inbox inbox;
  inbox.page = query.offset / rows_per_page + 1;
  inbox.has_more = records.size() > rows_per_page;
  if (inbox.has_more) records.resize(rows_per_page);
  for (const auto& record : records) inbox.rows.push_back(TRY(row_of(parts, record)));
  name_floods(inbox.rows, floods);
  if (inbox.page == 1) inbox.floods = TRY(floods_of(parts, floods, records));
  const auto counts = TRY(parts.store.concerns.counts(query));
  inbox.open = counts.open;
  inbox.urgent = counts.urgent;
  inbox.unread = counts.unread;
  inbox.nobodys = counts.nobodys;
  inbox.mine = counts.mine;
  inbox.quarantine = counts.quarantine;
  inbox.closed = counts.closed;
  TRY(record_listing(parts, actor, filter, inbox.page, records));
  return inbox;
}

}  // namespace heed::app
