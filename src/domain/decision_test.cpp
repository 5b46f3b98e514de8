#include "domain/decision.hpp"

#include <gtest/gtest.h>

namespace heed::domain {
namespace {

TEST(MakeDecision, NeedsAKindAndAReason) {
  const auto nothing = make_decision({});
  EXPECT_FALSE(nothing.decision);
  EXPECT_EQ(nothing.errors,
            (std::vector<FieldError>{{"kind", "problem.decision.kind"}, {"rationale", "problem.decision.rationale"}}));
}

TEST(MakeDecision, NoFurtherActionNeedsAReasonToo) {
  EXPECT_EQ(make_decision({"no_further_action", " ", "", "", ""}).errors,
            (std::vector<FieldError>{{"rationale", "problem.decision.rationale"}}));
  EXPECT_EQ(make_decision({"no_further_action", "n/a", "", "", ""}).errors,
            (std::vector<FieldError>{{"rationale", short_rationale}}))
      << "a reason that was given is not asked for as if it was not";
  const auto made = make_decision(
      {"no_further_action", " The school knew the driver: it was her uncle. ", "Spoke to the school", "", ""});
  ASSERT_TRUE(made.decision);
  EXPECT_EQ(made.decision->rationale, "The school knew the driver: it was her uncle.");
  EXPECT_TRUE(made.errors.empty());
}

TEST(MakeDecision, BoundsEveryText) {
  const std::string long_text(10'001, 'x');
  const auto made = make_decision({"assessment", long_text, long_text, long_text, long_text});
  EXPECT_EQ(made.errors.size(), 4U);
  for (const auto& error : made.errors) EXPECT_EQ(error.code, "problem.text.too_long");
}

TEST(DecisionKinds, ReadBackAndOnlyKeepOpenKeepsOpen) {
  EXPECT_EQ(all_decision_kinds().size(), 9U);
  for (const auto kind : all_decision_kinds()) {
    EXPECT_EQ(parse_decision_kind(to_string(kind)), kind);
    EXPECT_EQ(may_close_with(kind), kind != DecisionKind::keep_open);
  }
  EXPECT_FALSE(parse_decision_kind("low_risk"));
}

}  // namespace
}  // namespace heed::domain
