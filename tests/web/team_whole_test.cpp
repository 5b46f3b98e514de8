// The team's pages on the whole program: what a colleague did meanwhile, a conflict of interest, the reporter's answer.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

using http::Status;

class TeamWhole : public testing::Test {
 protected:
  TeamWhole() {
    m_area.add_user("invented.worker", {domain::Role::worker});
    m_area.add_user("invented.second", {domain::Role::worker});
    m_told = m_reporter.send(m_reporter.get("/tell/quick"), "/tell/quick",
                             {{"worry", "An invented worry about Zed"}, {"go", "send"}});
    m_worker.sign_in("invented.worker");
    m_second.sign_in("invented.second");
    m_address = m_worker.concern_addresses().at(0);
  }

  TestArea m_area;
  PageClient m_reporter{m_area, 3}, m_worker{m_area, 4}, m_second{m_area, 5};
  Page m_told;
  std::string m_address;
};

TEST_F(TeamWhole, AReadIsOnRecordBeforeTheWordsAreShown) {
  EXPECT_EQ(m_area.audit_lines(ports::AuditChain::team, "concern.read", "done"), 0u);
  EXPECT_TRUE(m_worker.get(m_address).says("An invented worry about Zed"));
  EXPECT_EQ(m_area.audit_lines(ports::AuditChain::team, "concern.read", "done"), 1u);
}

TEST_F(TeamWhole, WhoDeclaredAConflictSeesNothingOfItAnyMore) {
  m_worker.send(m_worker.get(m_address), m_address + "/take");
  const auto page = m_worker.send(m_worker.get(m_address + "/conflict"), m_address + "/conflict");
  EXPECT_EQ(page.status(), Status::see_other);
  EXPECT_EQ(m_worker.get(m_address).status(), Status::not_found);
  for (const char* view : {"open", "urgent", "unread", "mine", "closed"}) {
    const auto inbox = m_worker.get(std::string("/team?view=") + view);
    EXPECT_FALSE(inbox.says("Zed")) << view;
    EXPECT_EQ(inbox.body.find("heed-lanes__count\">1"), std::string::npos) << "no count either: " << view;
  }
  EXPECT_EQ(m_second.get(m_address).status(), Status::ok);
}

TEST_F(TeamWhole, AColleaguesChangeKeepsWhatWasTyped) {
  const auto shown = m_worker.get(m_address);
  m_second.send(m_second.get(m_address), m_address + "/take");
  const auto page =
      m_worker.send(shown, m_address + "/decide",
                    {{"kind", "early_help"}, {"rationale", "My reasons, at <length>"}, {"basis", "The basis I typed"}});
  EXPECT_EQ(page.status(), Status::conflict);
  EXPECT_EQ(page.value("rationale"), "My reasons, at <length>");
  EXPECT_EQ(page.value("basis"), "The basis I typed");
  EXPECT_EQ(m_area.audit_lines(ports::AuditChain::team, "concern.decided", "done"), 0u);
  EXPECT_EQ(m_worker.send(page, m_address + "/decide", {{"kind", "early_help"}}).status(), Status::see_other)
      << "a second press goes on";
}

TEST_F(TeamWhole, AConversationGoesBothWays) {
  m_worker.get(m_address);
  EXPECT_EQ(m_worker.send(m_worker.get(m_address), m_address + "/reply", {{"reply", "Thank you. <i>Where</i> was it?"}})
                .status(),
            Status::see_other);
  auto back = m_reporter.send(m_reporter.get("/return"), "/return", {{"words", m_told.receipt_words()}});
  EXPECT_TRUE(back.says("Thank you. <i>Where</i> was it?"));
  EXPECT_FALSE(back.says("Invented invented.worker")) << "a team answers, never a worker by name";
  m_area.clock().advance(std::chrono::minutes(1));
  back = m_reporter.send(back, "/return/message", {{"message", "By the shops"}});
  EXPECT_TRUE(back.says("By the shops"));
  EXPECT_TRUE(m_worker.get("/team").says(m_area.library().words("en-GB")("team.chip.unread_message")));
  EXPECT_TRUE(m_worker.get(m_address).says("By the shops"));
}

TEST_F(TeamWhole, SigningOutEndsTheSession) {
  const auto account = m_worker.get("/team/account");
  const auto out = m_worker.send(account, "/team/sign-out");
  EXPECT_EQ(out.status(), Status::see_other);
  EXPECT_EQ(m_worker.get(m_address).location(), "/team/sign-in");
}

TEST_F(TeamWhole, WorkOnAConcernSurvivesARestart) {
  m_worker.send(m_worker.get(m_address), m_address + "/notes", {{"note", "An invented note"}});
  m_area.restart();
  EXPECT_EQ(m_worker.get(m_address).location(), "/team/sign-in") << "sessions live in memory alone";
  m_worker.forget_cookies();
  m_worker.sign_in("invented.worker");
  const auto page = m_worker.get(m_address);
  EXPECT_TRUE(page.says("An invented note"));
  EXPECT_TRUE(page.says("An invented worry about Zed"));
}

}  // namespace
}  // namespace heed::tests
