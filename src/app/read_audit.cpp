#include <algorithm>
#include <array>
#include <map>

#include "app/audit_detail.hpp"
#include "app/form_state.hpp"
#include "app/gate.hpp"
#include "app/oversight.hpp"
#include "app/sealed_records.hpp"
#include "base/text.hpp"
#include "crypto/sealing.hpp"
#include "domain/codes.hpp"

namespace heed::app {

namespace {

constexpr std::size_t rows_per_page = 50;
// Lines looked at for one page: when more than this many in a row must be left out, the page is short and goes on.
constexpr std::size_t most_looked_at = 5000, looked_at_once = 500;
// Looked at for the lists that showed one concern, and shown of them.
constexpr std::size_t most_searched = 20'000, most_lists = 500;
constexpr std::array<std::string_view, 2> nobodies{"operator", "program"};
constexpr std::string_view purpose = "audit-page";

constexpr domain::Codes<AuditGroup, 6> groups{{
    {AuditGroup::everything, "everything"},
    {AuditGroup::sign_in, "sign_in"},
    {AuditGroup::reading, "reading"},
    {AuditGroup::work, "work"},
    {AuditGroup::people, "people"},
    {AuditGroup::audit, "audit"},
}};

// What is named nowhere here is work on a concern, as most of what there is to do.
AuditGroup group_of(std::string_view action) {
  using enum domain::AuditAction;
  switch (domain::parse_audit_action(action).value_or(concern_taken)) {
    case sign_in_done:
    case sign_in_failed:
    case sign_out_done:
    case account_password_changed: return AuditGroup::sign_in;
    case inbox_listed:
    case concern_searched:
    case concern_read:
    case links_suggested:
    case alerts_listed:
    case alert_read:
    case alerts_tried:
    case known_searched:
    case entity_read:
    case history_read:
    case account_read: return AuditGroup::reading;
    case users_opened:
    case user_added:
    case user_disabled:
    case user_seen:
    case user_reset:
    case user_rights_changed: return AuditGroup::people;
    case audit_read:
    case audit_verified: return AuditGroup::audit;
    default: return AuditGroup::work;
  }
}

bool is_asked_for(const AuditFilter& filter, const ports::AuditEntry& entry) {
  if (filter.view != AuditView::team) return true;
  if (!filter.actor.empty() && entry.actor != filter.actor) return false;
  return filter.group == AuditGroup::everything || group_of(entry.action) == filter.group;
}

std::vector<AuditActor> actors_of(const Parts& parts) {
  std::vector<AuditActor> actors;
  for (const auto& user : parts.users.all())
    actors.push_back({user.record.id.to_string(), parts.users.name_of(user.record.id.to_string())});
  std::sort(actors.begin(), actors.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  for (const auto name : nobodies) actors.push_back({std::string(name), std::string(name)});
  return actors;
}

// The sealed detail of a list's line; "" for every other line, and where it does not open, which the audit check names.
std::string list_detail(const Parts& parts, const ports::AuditEntry& entry) {
  const auto action = domain::parse_audit_action(entry.action);
  const bool is_list = action == domain::AuditAction::inbox_listed || action == domain::AuditAction::audit_read;
  if (!is_list || entry.detail.storage_bytes().empty()) return {};
  auto detail = open_detail(parts, entry.target, entry.detail);
  return detail.ok() ? std::move(detail).value() : std::string();
}

bool shows_or_asks_for(const Parts& parts, const ports::AuditEntry& entry, const ports::ConcernRecord& record) {
  const auto detail = list_detail(parts, entry);
  if (detail.empty()) return false;
  if (asked_from_detail(detail).reference == record.reference) return true;
  const auto shown = shown_from_detail(detail);
  return shown && std::find(shown->concerns.begin(), shown->concerns.end(), record.id) != shown->concerns.end();
}

class Reader {
 public:
  Reader(const Parts& parts, const domain::Actor& actor) : m_parts(parts), m_actor(actor) {}

  Result<void> add(const ports::AuditLine& line, std::vector<AuditRow>& rows) {
    const auto& entry = line.entry;
    std::string reference;
    bool kept_back = false;
    if (entry.target_kind == "concern") {
      const auto concern = TRY(concern_of(entry.target));
      kept_back = !concern && is_told_without_reference(entry.target);
      if (!concern && !kept_back && !is_own_refusal(entry)) return {};
      reference = concern.value_or("");
    }
    for (const ConcernId about : TRY(concerns_behind(entry)))
      if (!is_own_refusal(entry) && !TRY(concern_of(to_record_id(about))) &&
          !is_told_without_reference(to_record_id(about)))
        return {};
    AuditRow row{entry.at, m_parts.users.name_of(entry.actor), entry.action, entry.outcome, reference};
    row.kept_back = kept_back;
    TRY(add_detail(entry, row));
    rows.push_back(std::move(row));
    return {};
  }

  // The reference of a concern that the actor may know of; "" for an id that never was one, as a refusal may hold.
  Result<std::optional<std::string>> concern_of(RecordId target) {
    if (const auto known = m_known.find(target); known != m_known.end()) return known->second;
    const auto record = m_parts.store.concerns.find(ConcernId(target.bytes()));
    if (!record.ok() && record.error().kind != ErrorKind::not_found) return record.error();
    std::optional<std::string> reference = "";
    if (record.ok()) {
      reference = record->reference;
      if (!may(m_actor, domain::Action::read_history, facts_of(m_parts, *record))) reference.reset();
    }
    return m_known.emplace(target, std::move(reference)).first->second;
  }

 private:
  // An auditor reads what was done with every concern, also where they may not read which: who and when. Whom the concern keeps
  // away, and who is no auditor, learns nothing.
  bool is_told_without_reference(RecordId target) const {
    if (!m_actor.roles.contains(domain::Role::auditor)) return false;
    const auto record = m_parts.store.concerns.find(ConcernId(target.bytes()));
    if (!record.ok() || record->area_id != m_actor.area_id) return false;
    return std::find(record->excluded.begin(), record->excluded.end(), m_actor.id) == record->excluded.end();
  }

  // Of a link or an alert every concern that it is about: whoever may not know of one of them must not learn of it by this.
  Result<std::vector<ConcernId>> concerns_behind(const ports::AuditEntry& entry) const {
    if (entry.target_kind == "link") {
      const auto link = m_parts.store.links.find(LinkId(entry.target.bytes()));
      if (link.ok()) return std::vector{link->left_concern, link->right_concern};
      if (link.error().kind != ErrorKind::not_found) return link.error();
    }
    if (entry.target_kind == "alert") {
      auto alert = m_parts.store.alerts.find(AlertId(entry.target.bytes()));
      if (alert.ok()) return std::move(alert->concerns);
      if (alert.error().kind != ErrorKind::not_found) return alert.error();
    }
    return std::vector<ConcernId>();
  }

  // One's own refusal stands in the record whether there was anything to refuse or not: a line that is missing would tell.
  bool is_own_refusal(const ports::AuditEntry& entry) const {
    return entry.outcome == "refused" && entry.actor == m_actor.id.to_string();
  }

  Result<void> add_detail(const ports::AuditEntry& entry, AuditRow& row) {
    const auto detail = list_detail(m_parts, entry);
    if (const auto shown = shown_from_detail(detail)) {
      // Only what whoever reads the record may know of: else the number would tell.
      for (const auto id : shown->concerns)
        if (TRY(concern_of(to_record_id(id)))) ++row.beginnings;
      row.inbox_page = shown->page;
      row.inbox_view = shown->view;
    }
    const auto asked = asked_from_detail(detail);
    if (!asked.actor.empty()) row.asked_name = m_parts.users.name_of(asked.actor);
    if (asked.reference.empty()) return {};
    const auto record = m_parts.store.concerns.find_by_reference(asked.reference);
    if (!record.ok()) return record.error().kind == ErrorKind::not_found ? Result<void>{} : record.error();
    row.reference = TRY(concern_of(to_record_id(record->id))).value_or("");
    return {};
  }

  const Parts& m_parts;
  const domain::Actor& m_actor;
  std::map<RecordId, std::optional<std::string>> m_known;
};

Result<AuditPage> page_of(const Parts& parts, Reader& reader, const AuditFilter& filter, std::uint64_t before,
                          const FormState& form_state) {
  const auto chain = filter.view == AuditView::team ? ports::AuditChain::team : ports::AuditChain::door;
  AuditPage page;
  for (std::size_t looked_at = 0; page.rows.size() < rows_per_page && looked_at < most_looked_at;) {
    const auto lines = TRY(parts.store.audit.lines_before(chain, before, looked_at_once));
    if (lines.empty()) return page;
    for (const auto& line : lines) {
      if (page.rows.size() == rows_per_page) break;
      if (is_asked_for(filter, line.entry)) TRY(reader.add(line, page.rows));
      before = line.sequence;
      ++looked_at;
    }
    if (before <= 1) return page;
  }
  page.older = form_state.seal(purpose, std::to_string(before));
  return page;
}

// A list names its concerns in its detail alone, so each line since the concern was received is looked at, the newest first.
Result<void> add_lists(const Parts& parts, Reader& reader, const ports::ConcernRecord& record, AuditPage& page) {
  std::uint64_t before = 0;
  Instant last;
  for (std::size_t searched = 0; searched < most_searched && page.lists.size() < most_lists;) {
    const auto lines = TRY(parts.store.audit.lines_before(ports::AuditChain::team, before, looked_at_once));
    for (const auto& line : lines) {
      last = line.entry.at;
      if (last < record.received_at) return {};
      if (shows_or_asks_for(parts, line.entry, record)) TRY(reader.add(line, page.lists));
      before = line.sequence;
      ++searched;
    }
    if (lines.size() < looked_at_once) return {};
  }
  page.lists_since = last;
  return {};
}

Result<AuditPage> about(const Parts& parts, Reader& reader, std::string_view reference) {
  const Error unknown{ErrorKind::not_found, "concern.unknown", {}};
  const auto record = parts.store.concerns.find_by_reference(reference);
  if (!record.ok()) return record.error().kind == ErrorKind::not_found ? unknown : record.error();
  const auto target = to_record_id(record->id);
  if (!TRY(reader.concern_of(target))) return unknown;
  AuditPage page;
  for (const auto& line : TRY(parts.store.audit.lines_about(target, most_looked_at))) TRY(reader.add(line, page.rows));
  TRY(add_lists(parts, reader, *record, page));
  return page;
}

}  // namespace

std::string_view to_string(AuditGroup group) { return domain::code_of(groups, group); }

const std::vector<AuditGroup>& all_audit_groups() {
  static const auto values = domain::values_of(groups);
  return values;
}

Result<AuditPage> ReadAudit::operator()(const domain::Actor& actor, const AuditFilter& filter) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::read_audit));
  ports::Work work;
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::audit_read, Outcome::done);
  if (const auto asked = to_detail(filter); !asked.empty()) line.detail = seal_detail(parts, line.target, asked);
  work.audit.push_back(std::move(line));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  Reader reader(parts, actor);
  if (!filter.reference.empty()) return about(parts, reader, filter.reference);
  const FormState form_state(m_service);
  std::uint64_t before = 0;
  if (!filter.older.empty()) {
    const auto opened = form_state.open(purpose, filter.older);
    const auto number = opened.ok() ? parse_number(*opened) : std::nullopt;
    if (!number) return Error{ErrorKind::invalid, "audit.older", {}};
    before = static_cast<std::uint64_t>(*number);
  }
  auto page = TRY(page_of(parts, reader, filter, before, form_state));
  page.actors = actors_of(parts);
  return page;
}

}  // namespace heed::app
