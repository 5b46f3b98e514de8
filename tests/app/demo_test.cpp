#include "app/demo.hpp"

#include "app/audit.hpp"
#include "app/office.hpp"

namespace heed::app {
namespace {

using View = InboxFilter::View;

TEST(Demo, FillsEveryStateLaneAndClock) {
  Office office;
  const auto filled = fill_demo(*office.service, office.clock, tuesday_morning);
  ASSERT_TRUE(filled.ok()) << filled.error().code << " " << filled.error().detail;
  EXPECT_EQ(office.clock.now(), tuesday_morning);
  EXPECT_GE(filled->concerns, 24U);
  EXPECT_GE(filled->receipts.size(), 4U);
  bool young = false, adult = false;
  for (const auto& receipt : filled->receipts) {
    const auto opened = OpenReceipt(*office.service)(receipt.words);
    EXPECT_EQ(opened->reference, receipt.reference);
    (opened->young ? young : adult) = true;
  }
  EXPECT_TRUE(young && adult) << "young people come back to their own look";
  for (const auto& person : filled->sign_ins)
    EXPECT_TRUE(SignIn(*office.service)(person.sign_in_name, Secret::from_text(person.password), SignInSource{1}).ok())
        << person.sign_in_name;
  const auto carys =
      SignIn(*office.service)("carys.manager", Secret::from_text("demonstration-carys-2026"), SignInSource{1}).value();
  const auto listed = [&](View view) { return ListInbox(*office.service)(carys, {view, 1}).value(); };
  for (const auto view :
       {View::open, View::urgent, View::unread, View::nobodys, View::mine, View::quarantine, View::closed})
    EXPECT_FALSE(listed(view).rows.empty()) << static_cast<int>(view);
  std::set<domain::ConcernState> states;
  bool running = false, overdue = false, restricted = false, unread = false;
  for (const auto view : {View::open, View::closed})
    for (const Inbox inbox = listed(view); const auto& row : inbox.rows) {
      states.insert(row.state);
      restricted |= row.restricted;
      unread |= row.unread_message;
      if (!row.designated_officer_by || row.decided) continue;
      (*row.designated_officer_by > tuesday_morning ? running : overdue) = true;
    }
  EXPECT_EQ(states.size(), 4U);
  EXPECT_TRUE(running && overdue && restricted && unread);
  EXPECT_TRUE(VerifyAudit(*office.service)({})->problems.empty());
}

TEST(Demo, TheTimesOfTheLinesFollowEachOther) {
  Office office;
  ASSERT_TRUE(fill_demo(*office.service, office.clock, tuesday_morning).ok());
  for (const auto chain : {ports::AuditChain::door, ports::AuditChain::team}) {
    Instant before;
    const auto lines = office.memory.lines_after(chain, 0, 10'000);
    for (const auto& line : *lines) {
      EXPECT_LE(before, line.entry.at);
      EXPECT_LE(line.entry.at, tuesday_morning);
      before = line.entry.at;
    }
  }
}

TEST(Demo, AnAreaThatIsNotEmptyIsLeftAlone) {
  Office office;
  ASSERT_TRUE(fill_demo(*office.service, office.clock, tuesday_morning).ok());
  EXPECT_EQ(code_of(fill_demo(*office.service, office.clock, tuesday_morning)), "user.exists");
}

}  // namespace
}  // namespace heed::app
