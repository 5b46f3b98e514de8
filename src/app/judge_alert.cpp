#include "app/alert_access.hpp"
#include "app/alert_record.hpp"
#include "app/alerts.hpp"
#include "app/gate.hpp"
#include "app/message_text.hpp"
#include "app/sealed_records.hpp"
#include "domain/codes.hpp"

namespace heed::app {

namespace {

using domain::AuditAction;

constexpr domain::Codes<AlertDeed, 5> deeds{{{AlertDeed::take, "take"},
                                             {AlertDeed::give, "give"},
                                             {AlertDeed::acknowledge, "acknowledge"},
                                             {AlertDeed::dismiss, "dismiss"},
                                             {AlertDeed::reopen, "reopen"}}};

AuditAction action_of(AlertDeed deed) {
  switch (deed) {
    case AlertDeed::take: return AuditAction::alert_taken;
    case AlertDeed::give: return AuditAction::alert_given;
    case AlertDeed::acknowledge: return AuditAction::alert_acknowledged;
    case AlertDeed::dismiss: return AuditAction::alert_dismissed;
    case AlertDeed::reopen: return AuditAction::alert_reopened;
  }
  return AuditAction::alert_taken;
}

std::optional<AlertState> state_after(AlertDeed deed) {
  if (deed == AlertDeed::acknowledge) return AlertState::acknowledged;
  if (deed == AlertDeed::dismiss) return AlertState::dismissed;
  return deed == AlertDeed::reopen ? std::optional(AlertState::raised) : std::nullopt;
}

Result<UserId> colleague_of(const Parts& parts, const AlertJudgement& judgement, const ports::AlertRecord& record) {
  const Error error{ErrorKind::invalid, "problem.alert.colleague", {}};
  const auto id = UserId::parse(judgement.colleague);
  const auto user = id ? parts.users.find(*id) : std::nullopt;
  if (!user || !TRY(can_read_all(parts, *user, record))) return error;
  return *id;
}

// Who has it from then on: whoever acts on what nobody has, has it.
Result<std::optional<UserId>> owner_after(const Parts& parts, const domain::Actor& actor,
                                          const AlertJudgement& judgement, const ports::AlertRecord& record) {
  if (judgement.deed == AlertDeed::give) return std::optional(TRY(colleague_of(parts, judgement, record)));
  const bool takes =
      judgement.deed == AlertDeed::take || (judgement.deed == AlertDeed::acknowledge && !owner_of(parts, record));
  return takes ? std::optional(actor.id) : std::optional<UserId>();
}

bool is_so(const ports::AlertRecord& record, const std::optional<AlertState>& state,
           const std::optional<UserId>& owner) {
  return (!state || record.state == to_string(*state)) && (!owner || record.owner == owner);
}

}  // namespace

std::optional<AlertDeed> parse_alert_deed(std::string_view code) { return domain::value_of(deeds, code); }

Result<void> JudgeAlert::operator()(const domain::Actor& actor, AlertId id, std::uint32_t seen_revision,
                                    const AlertJudgement& judgement) const {
  auto& parts = m_service.parts();
  const auto alert = TRY(admit_to_alert(parts, actor, domain::Action::judge_alert, id));
  const auto& record = alert.record;
  if (record.state == to_string(AlertState::continued)) return Error{ErrorKind::conflict, "store.revision", {}};
  const auto state = state_after(judgement.deed);
  std::string detail = judgement.colleague;
  if (state) detail = TRY(message_text(judgement.reason, "problem.alert.reason"));
  const auto owner = TRY(owner_after(parts, actor, judgement, record));
  if (is_so(record, state, owner)) return {};
  ports::ChangeAlert change{id, seen_revision, {}, {}};
  if (state) change.state = to_string(*state);
  change.owner = owner;
  auto line = team_line(parts, actor.id.to_string(), action_of(judgement.deed), Outcome::done, id);
  if (!detail.empty() && judgement.deed != AlertDeed::take) line.detail = seal_detail(parts, line.target, detail);
  ports::Work work;
  work.audit.push_back(std::move(line));
  work.writes.emplace_back(std::move(change));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
