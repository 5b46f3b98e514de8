#include "app/try_alert_rules.hpp"

#include <algorithm>

#include "app/alert_look.hpp"
#include "app/gate.hpp"
#include "app/known_catch_up.hpp"
#include "mentions/name_of.hpp"

namespace heed::app {

namespace {

// What people would have seen as one alert: the same subject, to which more was added.
struct Group {
  std::set<KnownPlace> subject;
  std::vector<ConcernId> concerns;
  FiredEntry first;
  Instant when;
};

bool meet(const std::set<KnownPlace>& one, const std::set<KnownPlace>& other) {
  return std::ranges::any_of(one, [&](const KnownPlace& place) { return other.contains(place); });
}

void add(const FiredOf& fired, std::vector<Group>& groups) {
  auto group = std::ranges::find_if(groups, [&](const Group& one) { return meet(one.subject, fired.subject); });
  if (group == groups.end()) {
    const auto& entries = fired.fired.entries;
    const auto first = std::ranges::find_if(entries, [](const FiredEntry& one) { return is_subject(one.part); });
    if (first == entries.end()) return;
    groups.push_back({{}, {}, *first, {}});
    group = groups.end() - 1;
  }
  group->subject.insert(fired.subject.begin(), fired.subject.end());
  group->when = std::max(group->when, fired.fired.last_told);
  for (const auto& entry : fired.fired.entries)
    if (std::ranges::find(group->concerns, entry.concern) == group->concerns.end())
      group->concerns.push_back(entry.concern);
}

// As on the day of each concern: what was told later does not count.
Result<std::vector<Group>> replay(const Parts& parts, const domain::Actor& actor, const content::AlertRule& rule,
                                  const std::vector<ConcernId>& concerns) {
  const content::AlertRules rules{parts.rules.alert_rules.look_back_days, {rule}};
  AlertLook look(parts, actor, rules);
  std::vector<Group> groups;
  for (const auto id : concerns) {
    const auto facts = parts.known->facts_of(id);
    if (!facts) continue;
    look.set_until(facts->received_at);
    for (const auto& fired : TRY(look.look(id))) add(fired, groups);
  }
  return groups;
}

TriedAlert alert_of(ReadableConcerns& readable, const Group& group, TriedWith with) {
  TriedAlert alert;
  alert.with = with;
  alert.when = group.when;
  alert.subject = {group.first.concern, group.first.place};
  for (const auto id : group.concerns)
    if (const auto* const record = readable.record_of(id)) alert.concerns.push_back({id, record->reference});
  const auto* const opened = readable.open(group.first.concern);
  const auto* const mention = opened == nullptr ? nullptr : opened->mention_at(group.first.place);
  if (mention == nullptr) return alert;
  alert.kind = mention->kind;
  alert.name = mentions::name_of(*mention);
  return alert;
}

std::vector<TriedAlert> compared(ReadableConcerns& readable, const std::vector<Group>& today,
                                 const std::vector<Group>& changed) {
  const auto is_among = [](const Group& group, const std::vector<Group>& others) {
    return std::ranges::any_of(others, [&](const Group& other) { return meet(group.subject, other.subject); });
  };
  std::vector<TriedAlert> alerts;
  for (const auto& group : changed)
    alerts.push_back(alert_of(readable, group, is_among(group, today) ? TriedWith::both : TriedWith::new_only));
  for (const auto& group : today)
    if (!is_among(group, changed)) alerts.push_back(alert_of(readable, group, TriedWith::old_only));
  std::ranges::stable_sort(alerts, {}, &TriedAlert::when);
  return alerts;
}

}  // namespace

std::size_t Tried::with(TriedWith one) const {
  return static_cast<std::size_t>(std::ranges::count(alerts, one, &TriedAlert::with));
}

Result<Tried> TryAlertRules::operator()(const domain::Actor& actor, const content::AlertRule& rule, int days) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::try_alert_rules));
  TRY(catch_up_for_page(parts));
  ReadableConcerns readable(parts, actor);
  auto concerns = parts.known->told_since(parts.clock.now() - std::chrono::days(days));
  std::erase_if(concerns, [&](ConcernId id) { return !readable.may_read(id); });
  Tried tried;
  tried.not_all = concerns.size() > most_concerns_tried;
  if (tried.not_all)
    concerns.erase(concerns.begin(), concerns.end() - static_cast<std::ptrdiff_t>(most_concerns_tried));
  tried.concerns = concerns.size();
  const auto* const in_force = parts.rules.alert_rules.find(rule.kind);
  std::vector<Group> today;
  if (in_force != nullptr && in_force->on) today = TRY(replay(parts, actor, *in_force, concerns));
  tried.alerts = compared(readable, today, TRY(replay(parts, actor, rule, concerns)));
  ports::Work work;
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::AuditAction::alerts_tried, Outcome::done));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return tried;
}

}  // namespace heed::app
