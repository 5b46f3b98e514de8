#include "domain/decision.hpp"

#include "domain/codes.hpp"
#include "domain/concern.hpp"
#include "domain/field_check.hpp"

namespace heed::domain {

namespace {

constexpr Codes<DecisionKind, 9> codes{{
    {DecisionKind::emergency_protection, "emergency_protection"},
    {DecisionKind::strategy_discussion, "strategy_discussion"},
    {DecisionKind::assessment, "assessment"},
    {DecisionKind::early_help, "early_help"},
    {DecisionKind::pass_to_police, "pass_to_police"},
    {DecisionKind::pass_to_designated_officer, "pass_to_designated_officer"},
    {DecisionKind::pass_to_other_area, "pass_to_other_area"},
    {DecisionKind::keep_open, "keep_open"},
    {DecisionKind::no_further_action, "no_further_action"},
}};

}  // namespace

std::string_view to_string(DecisionKind kind) { return code_of(codes, kind); }

std::optional<DecisionKind> parse_decision_kind(std::string_view text) { return value_of(codes, text); }

const std::vector<DecisionKind>& all_decision_kinds() {
  static const auto values = values_of(codes);
  return values;
}

bool may_close_with(DecisionKind kind) { return kind != DecisionKind::keep_open; }

DecisionOrErrors make_decision(const DecisionDraft& draft) {
  FieldCheck check;
  Decision decision;
  const auto kind = parse_decision_kind(trim(draft.kind));
  if (!kind) check.wrong("kind", "problem.decision.kind");
  decision.kind = kind.value_or(DecisionKind::keep_open);
  decision.rationale = check.lines("rationale", draft.rationale);
  if (decision.rationale.empty())
    check.wrong("rationale", "problem.decision.rationale");
  else if (count_characters(decision.rationale) < least_rationale_characters)
    check.wrong("rationale", short_rationale);
  decision.basis = check.lines("basis", draft.basis);
  decision.not_shared = check.lines("not_shared", draft.not_shared);
  decision.child_voice = check.lines("child_voice", draft.child_voice);
  decision.told = check.lines("told", draft.told);
  if (!check.errors().empty()) return {std::nullopt, check.take_errors()};
  return {std::move(decision), {}};
}

std::vector<FieldError> missing_above_floor(const Decision& decision, bool floor_confirmed) {
  std::vector<FieldError> errors;
  if (decision.basis.empty()) errors.push_back({"basis", "problem.decision.floor.basis"});
  if (decision.child_voice.empty()) errors.push_back({"child_voice", "problem.decision.floor.child_voice"});
  if (decision.told.empty()) errors.push_back({"told", "problem.decision.floor.told"});
  if (!floor_confirmed) errors.push_back({"floor_confirmed", "problem.decision.floor.confirm"});
  return errors;
}

}  // namespace heed::domain
