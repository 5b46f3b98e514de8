// What a person decided, why, and on what basis. Also a decision to do nothing has a name, a time and a reason.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace heed::domain {

// The outcomes of a referral under the Children Act 1989 and Working Together, and what else a team does.
enum class DecisionKind {
  emergency_protection,  // police or urgent protection now
  strategy_discussion,   // section 47: reasonable cause to suspect significant harm
  assessment,            // section 17 or specialist assessment
  early_help,
  pass_to_police,  // intelligence or crime report
  pass_to_designated_officer,
  pass_to_other_area,  // the child lives elsewhere
  keep_open,           // more is needed before deciding; says what and by when
  no_further_action,
};

std::string_view to_string(DecisionKind kind);
std::optional<DecisionKind> parse_decision_kind(std::string_view text);
const std::vector<DecisionKind>& all_decision_kinds();
// keep_open does not allow closing; all others do.
bool may_close_with(DecisionKind kind);

struct Decision {
  DecisionKind kind = DecisionKind::keep_open;
  std::string rationale;    // required, also for no further action
  std::string basis;        // what it rests on: what was seen, told, checked, with whom
  std::string not_shared;   // what was not shared, with whom, and why
  std::string child_voice;  // the child's view, or why it is not known
  std::string told = {};    // police, children's social care: who was told, when, or why nobody was

  bool operator==(const Decision&) const = default;
};

struct DecisionDraft {
  std::string kind, rationale, basis, not_shared, child_voice;
  std::string told = {};
  bool floor_confirmed = false;  // the decider saw the hard floors once more and decides so all the same
};
// At least this many characters, so that "n/a" is no rationale.
inline constexpr std::size_t least_rationale_characters = 15;
inline constexpr const char* short_rationale = "problem.decision.rationale_short";  // given, and shorter than that
// Codes: problem.decision.kind, problem.decision.rationale, short_rationale, problem.text.too_long.
struct DecisionOrErrors {
  std::optional<Decision> decision;
  std::vector<FieldError> errors;
};
DecisionOrErrors make_decision(const DecisionDraft& draft);
// What closing a concern that reaches a hard floor, or stopping the clock of one that cannot wait, asks besides: problem.decision.floor.basis, .child_voice, .told,
// .confirm. Empty when all of it is there.
std::vector<FieldError> missing_above_floor(const Decision& decision, bool floor_confirmed);

}  // namespace heed::domain
