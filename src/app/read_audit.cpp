#include <algorithm>
#include <array>
#include <map>

#include "app/form_state.hpp"
#include "app/gate.hpp"
#include "app/oversight.hpp"
#include "base/text.hpp"
#include "crypto/sealing.hpp"
#include "domain/codes.hpp"

namespace heed::app {

namespace {

constexpr std::size_t rows_per_page = 50;
// Lines looked at for one page: when more than this many in a row must be left out, the page is short and goes on.
constexpr std::size_t most_looked_at = 5000, looked_at_once = 500;
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
    case concern_read:
    case history_read:
    case account_read: return AuditGroup::reading;
    case users_opened:
    case user_added:
    case user_disabled:
    case user_reset: return AuditGroup::people;
    case audit_read:
    case audit_verified:
    case audit_anchored: return AuditGroup::audit;
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
  for (const auto& user : parts.users.all()) actors.push_back({user.record.id.to_string(), user.name});
  std::sort(actors.begin(), actors.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  for (const auto name : nobodies) actors.push_back({std::string(name), std::string(name)});
  return actors;
}

class Reader {
 public:
  Reader(const Parts& parts, const domain::Actor& actor) : m_parts(parts), m_actor(actor) {}

  Result<void> add(const ports::AuditLine& line, AuditPage& page) {
    const auto& entry = line.entry;
    std::string reference;
    if (entry.target_kind == "concern") {
      const auto concern = TRY(concern_of(entry.target));
      if (!concern) return {};
      reference = *concern;
    }
    page.rows.push_back({entry.at, m_parts.users.name_of(entry.actor), entry.action, entry.outcome, reference});
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
      if (!may(m_actor, domain::Action::read_history, facts_of(*record))) reference.reset();
    }
    return m_known.emplace(target, std::move(reference)).first->second;
  }

 private:
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
      if (is_asked_for(filter, line.entry)) TRY(reader.add(line, page));
      before = line.sequence;
      ++looked_at;
    }
    if (before <= 1) return page;
  }
  page.older = form_state.seal(purpose, std::to_string(before));
  return page;
}

Result<AuditPage> about(const Parts& parts, Reader& reader, std::string_view reference) {
  const Error unknown{ErrorKind::not_found, "concern.unknown", {}};
  const auto record = parts.store.concerns.find_by_reference(reference);
  if (!record.ok()) return record.error().kind == ErrorKind::not_found ? unknown : record.error();
  const auto target = to_record_id(record->id);
  if (!TRY(reader.concern_of(target))) return unknown;
  AuditPage page;
  for (const auto& line : TRY(parts.store.audit.lines_about(target, most_looked_at))) TRY(reader.add(line, page));
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
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::AuditAction::audit_read, Outcome::done));
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
