// A concern that goes from one to another: taken over with a decision, left by whoever knows someone in it.
#include "app/office_team.hpp"

namespace heed::app {
namespace {

using domain::Role;

class HandOverTest : public OfficeTeam {};

TEST_F(HandOverTest, WhoeverDecidesWhatAColleagueHasTakesItOverWhenTheySaySo) {
  const auto id = id_of(office.tell(Office::worry()));
  const auto owner = [&] { return office.memory.find(id)->owner; };
  const auto decide = [&](const std::string& kind, TakeOver take_over) {
    domain::DecisionDraft draft;
    draft.kind = kind;
    draft.rationale = "Plainly invented reasons.";
    const auto revision = office.memory.find(id)->revision;
    return code_of(DecideConcern(*office.service)(other, id, revision, draft, false, {}, take_over));
  };
  ASSERT_TRUE(TakeConcern(*office.service)(worker, id, 1).ok());
  EXPECT_EQ(decide("assessment", TakeOver::no), "ok");
  EXPECT_EQ(owner(), worker.id);
  const auto lines = office.lines(ports::AuditChain::team).size();
  EXPECT_EQ(decide("early_help", TakeOver::yes), "ok");
  EXPECT_EQ(owner(), other.id);
  EXPECT_EQ(office.lines(ports::AuditChain::team).size(), lines + 2) << "taken, and decided";
  EXPECT_EQ(decide("early_help", TakeOver::yes), "ok");
  EXPECT_EQ(office.lines(ports::AuditChain::team).size(), lines + 3) << "they have it";
}

TEST_F(HandOverTest, AConflictOfInterestLeavesUnreadWhatNobodyElseIsAtWorkOn) {
  const auto opened = office.tell(Office::worry()), taken = office.tell(Office::worry());
  for (const auto& told : {opened, taken}) ASSERT_TRUE(read(worker, id_of(told)).ok());
  ASSERT_TRUE(TakeConcern(*office.service)(other, id_of(taken), office.record(taken).revision).ok());
  const DeclareConflict declare(*office.service);
  for (const auto& told : {opened, taken}) EXPECT_EQ(declare(worker, id_of(told)).value().said, Said::newly);
  EXPECT_EQ(office.record(opened).state, "received");
  EXPECT_EQ(office.record(taken).state, "in_progress") << "a colleague has it";
  EXPECT_EQ(declare(worker, id_of(opened)).value().said, Said::already_and_reads_no_more);
  EXPECT_EQ(office.last_line(), "conflict.declared done") << "nobody was refused";
}

}  // namespace
}  // namespace heed::app
