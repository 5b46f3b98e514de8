#include "app/alert_access.hpp"

#include "app/gate.hpp"

namespace heed::app {

Result<StoredAlert> admit_to_alert(Parts& parts, const domain::Actor& actor, domain::Action action, AlertId id) {
  TRY(admit(parts, actor, domain::Action::read_alerts));
  const auto refused = [&]() -> Error {
    ports::Work work;
    work.audit.push_back(team_line(parts, actor.id.to_string(), domain::audit_action_of(action), Outcome::refused, id));
    static_cast<void>(parts.store.unit_of_work.commit(std::move(work)));
    return {ErrorKind::not_found, "alert.unknown", {}};
  };
  auto record = parts.store.alerts.find(id);
  if (!record.ok()) return record.error().kind == ErrorKind::not_found ? refused() : record.error();
  ReadableConcerns readable(parts, actor);
  if (record->area_id != actor.area_id || !may_read_all(readable, *record)) return refused();
  auto payload = TRY(open_alert_payload(parts, *record));
  return StoredAlert{std::move(record).value(), std::move(payload)};
}

}  // namespace heed::app
