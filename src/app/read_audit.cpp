#include <algorithm>
#include <array>

#include "app/audit.hpp"
#include "app/gate.hpp"
#include "domain/codes.hpp"

namespace heed::app {

namespace {

constexpr std::size_t lines_per_page = 50;
constexpr std::array<std::string_view, 4> nobodies{"reporter", "door", "operator", "program"};

constexpr domain::Codes<AuditGroup, 7> groups{{
    {AuditGroup::everything, "everything"},
    {AuditGroup::sign_in, "sign_in"},
    {AuditGroup::reading, "reading"},
    {AuditGroup::work, "work"},
    {AuditGroup::reporter, "reporter"},
    {AuditGroup::people, "people"},
    {AuditGroup::audit, "audit"},
}};

AuditGroup group_of(domain::AuditAction action) {
  using enum domain::AuditAction;
  switch (action) {
    case concern_received:
    case message_received:
    case receipt_opened:
    case contact_withdrawn:
    case receipt_ended: return AuditGroup::reporter;
    case inbox_listed:
    case concern_read:
    case history_read:
    case account_read: return AuditGroup::reading;
    case concern_taken:
    case concern_assigned:
    case concern_put_back:
    case note_added:
    case message_sent:
    case concern_decided:
    case concern_closed:
    case concern_designated_officer_told:
    case conflict_declared: return AuditGroup::work;
    case sign_in_done:
    case sign_in_failed:
    case sign_out_done:
    case account_password_changed: return AuditGroup::sign_in;
    case users_opened:
    case user_added:
    case user_disabled:
    case user_reset: return AuditGroup::people;
    case audit_read:
    case audit_verified:
    case audit_anchored: return AuditGroup::audit;
  }
  return AuditGroup::audit;
}

ports::AuditQuery query_for(const domain::Actor& actor, const AuditFilter& filter) {
  ports::AuditQuery query;
  query.area_id = actor.area_id;
  query.reader = actor.id;
  query.with_restricted = actor.named_reader;
  query.before = filter.before;
  query.limit = lines_per_page;
  if (!filter.actor.empty()) query.actor = filter.actor;
  if (filter.group == AuditGroup::everything && !query.actor) return query;
  for (const auto action : domain::all_audit_actions())
    if (filter.group == AuditGroup::everything || group_of(action) == filter.group)
      query.actions.emplace_back(to_string(action));
  return query;
}

AuditPageLine line_of(const Parts& parts, const ports::PlacedLine& placed) {
  const auto& entry = placed.line.entry;
  AuditPageLine line;
  line.place = placed.place;
  line.at = entry.at;
  line.actor = entry.actor;
  line.actor_name = parts.users.name_of(entry.actor);
  line.action = entry.action;
  line.refused = entry.outcome == "refused";
  line.reference = placed.reference.value_or("");
  // Who signed in is said once, by the actor.
  const std::string target = UserId(entry.target.bytes()).to_string();
  if (entry.target_kind == "user" && target != entry.actor) line.person = parts.users.name_of(target);
  return line;
}

std::vector<AuditActor> actors_of(const Parts& parts) {
  std::vector<AuditActor> actors;
  for (const auto& user : parts.users.all()) actors.push_back({user.record.id.to_string(), user.name});
  std::sort(actors.begin(), actors.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  for (const auto name : nobodies) actors.push_back({std::string(name), std::string(name)});
  return actors;
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
  auto lines = TRY(parts.store.audit.latest(query_for(actor, filter)));
  AuditPage page;
  if (lines.size() > lines_per_page) {
    lines.resize(lines_per_page);
    page.next = lines.back().place;
  }
  for (const auto& line : lines) page.lines.push_back(line_of(parts, line));
  page.actors = actors_of(parts);
  return page;
}

}  // namespace heed::app
