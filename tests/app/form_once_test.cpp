// What the team writes in a form is stored once, however often the button is pressed.
#include <gtest/gtest.h>

#include "app/office.hpp"
#include "app/team.hpp"

namespace heed::app {
namespace {

using domain::Role;

class FormOnceTest : public ::testing::Test {
 protected:
  Result<ConcernView> read(const domain::Actor& actor, ConcernId concern) {
    return ReadConcern(*office.service)(actor, concern);
  }

  Office office;
  domain::Actor worker = Office::actor({Role::worker});
  domain::Actor other = Office::actor({Role::worker});
  Submitted told = office.tell(Office::worry());
  ConcernId id = office.record(told).id;
};

TEST_F(FormOnceTest, ASecondPressStoresANoteAndAReplyOnce) {
  const auto write = [&](const char* text, std::string_view token) {
    EXPECT_EQ(code_of(AddNote(*office.service)(worker, id, text, token)), "ok");
    EXPECT_EQ(code_of(ReplyToReporter(*office.service)(worker, id, text, {}, token)), "ok");
  };
  write("Rang the school.", "a token");
  const auto lines = office.lines(ports::AuditChain::team).size();
  write("Rang the school.", "a token");
  EXPECT_EQ(office.lines(ports::AuditChain::team).size(), lines);
  write("Rang the school, and home.", "a token");
  write("Rang the school.", "another token");
  write("Rang the school.", "");
  const auto view = read(worker, id).value();
  EXPECT_EQ(view.notes.size(), 4U);
  EXPECT_EQ(view.messages.size(), 4U);
}

TEST_F(FormOnceTest, TheSameDecisionThatNowTakesOverIsAnotherPress) {
  ASSERT_TRUE(TakeConcern(*office.service)(other, id, 1).ok());
  const domain::DecisionDraft draft{"assessment", "Because of what was seen and told.", "", "", ""};
  const auto decide = [&](std::uint32_t seen, TakeOver take_over) {
    return code_of(DecideConcern(*office.service)(worker, id, seen, draft, false, "a token", take_over));
  };
  EXPECT_EQ(decide(2, TakeOver::no), "ok");
  EXPECT_EQ(office.record(told).owner, other.id);
  EXPECT_EQ(decide(3, TakeOver::yes), "ok");
  EXPECT_EQ(office.record(told).owner, worker.id);
  EXPECT_EQ(decide(3, TakeOver::yes), "ok") << "a second press";
  EXPECT_EQ(read(worker, id)->decisions.size(), 2U);
}

TEST_F(FormOnceTest, ASecondPressStoresADecisionOnce) {
  const auto decide_once = [&](const domain::Actor& actor, std::uint32_t seen, const char* why, bool close) {
    const domain::DecisionDraft draft{"assessment", why, "", "", ""};
    return code_of(DecideConcern(*office.service)(actor, id, seen, draft, close, "a token"));
  };
  const char* why = "Because of what was seen and told.";
  EXPECT_EQ(decide_once(worker, 1, why, false), "ok");
  const auto lines = office.lines(ports::AuditChain::team).size();
  EXPECT_EQ(decide_once(worker, 1, why, false), "ok");
  EXPECT_EQ(office.lines(ports::AuditChain::team).size(), lines);
  EXPECT_EQ(decide_once(worker, 1, "Because of what was seen, told and read.", false), "store.revision");
  EXPECT_EQ(decide_once(worker, 2, "Because of what was seen, told and read.", false), "ok");
  EXPECT_EQ(decide_once(worker, 3, why, true), "ok") << "the same words, and now it closes";
  EXPECT_EQ(decide_once(worker, 3, why, true), "ok") << "also on what that press closed";
  EXPECT_EQ(decide_once(other, 3, why, true), "concern.closed") << "a colleague's token is another";
  EXPECT_EQ(read(worker, id)->decisions.size(), 3U);
  ASSERT_TRUE(DeclareConflict(*office.service)(worker, id).ok());
  EXPECT_EQ(decide_once(worker, 3, why, true), "concern.unknown");
}

}  // namespace
}  // namespace heed::app
