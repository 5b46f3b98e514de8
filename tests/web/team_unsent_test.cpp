// Whichever button of a concern's page is pressed, what stands half written in other boxes is on the page that comes back.
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

using http::Status;

const Fields all_written{{"note", "Half a note"},
                         {"reply", "Half a reply"},
                         {"officer", "Half a call"},
                         {"kind", "early_help"},
                         {"rationale", "Half of my reasons"},
                         {"basis", "Half a basis"},
                         {"not_shared", "Half not shared"},
                         {"child_voice", "Half her voice"}};

class TeamUnsent : public testing::Test {
 protected:
  TeamUnsent() {
    m_area.add_user("invented.manager", {domain::Role::manager}, /*named_reader=*/true);
    m_area.add_user("invented.second", {domain::Role::worker});
    m_manager.sign_in("invented.manager");
    m_second.sign_in("invented.second");
    m_address = tell();
  }

  // A concern with an adult whom the designated officer must hear of, and a message that waits; its address.
  std::string tell() {
    const auto told =
        m_reporter.request(http::Method::post, "/api/v1/concerns",
                           R"({"worry":"An invented worry.","reporter":{"contact_wanted":"yes"},)"
                           R"("adults":[{"name":"Invented Adult","works_with_children":"yes"}]})",
                           {{"content-type", "application/json"}, {"idempotency-key", "an-invented-key-of-its-own"}});
    EXPECT_EQ(told.status(), Status::created) << told.body;
    const auto at = told.body.find("\"receipt\":\"") + 11;
    m_words = told.body.substr(at, told.body.find('"', at) - at);
    m_area.clock().advance(std::chrono::minutes(1));
    const auto back = m_reporter.send(m_reporter.get("/return"), "/return", {{"words", m_words}});
    m_reporter.send(back, "/return/message", {{"message", "An invented message"}});
    m_area.clock().advance(std::chrono::minutes(1));
    return "/team/concerns/" + m_area.audit(ports::AuditChain::door).front().entry.target.to_string();
  }

  // Every text but those of the fields named, each in a box of the page.
  static void expect_kept(const Page& page, const std::vector<std::string>& sent, const std::string& what) {
    for (const auto& [name, text] : all_written) {
      if (std::find(sent.begin(), sent.end(), name) != sent.end()) {
        EXPECT_EQ(page.body.find(text), page.body.rfind(text)) << what << ": " << name << " is stored and nowhere else";
      } else if (name == "kind") {
        EXPECT_NE(page.body.find("value=\"early_help\" checked"), std::string::npos) << what;
      } else {
        EXPECT_EQ(page.value(name), text) << what;
      }
    }
  }

  std::size_t done(std::string_view action) { return m_area.audit_lines(ports::AuditChain::team, action, "done"); }

  TestArea m_area;
  PageClient m_reporter{m_area, 3}, m_manager{m_area, 4}, m_second{m_area, 5};
  std::string m_words, m_address;
};

TEST_F(TeamUnsent, EachPressIsAnsweredOnceWhereItLands) {
  const auto answer_on = [](const Page& page) {
    const auto from = page.body.find("id=\"outcome\"");
    return from == std::string::npos ? std::string() : page.body.substr(from, page.body.find("<h1", from) - from);
  };
  const auto colleague = m_manager.get(m_address).tree.all("option").back()->value("value");
  const std::vector<std::tuple<std::string, Fields, std::string>> presses{
      {"/message", {}, "The message is dealt with"},
      {"/take", {}, "You have this concern now"},
      {"/put-back", {}, "The concern is put back"},
      {"/assign", {{"colleague", colleague}}, "The concern is given to your colleague"},
      {"/officer", {{"officer", "Called her"}}, "It is on record that the designated officer was told"},
      {"/notes", {{"note", "Rang the school"}}, "The note is added"},
      {"/reply", {{"reply", "Thank you"}}, "The reply is sent"},
      {"/decide", {{"kind", "early_help"}, {"rationale", "Plainly invented reasons"}}, "The decision is recorded"}};
  for (const auto& [button, fields, said] : presses) {
    const auto shown = m_manager.get(m_address);
    EXPECT_NE(shown.body.find("formaction=\"" + m_address + button + "#outcome\""), std::string::npos) << button;
    EXPECT_EQ(m_manager.send(shown, m_address + button, fields).location(), m_address + "#outcome") << button;
    EXPECT_NE(answer_on(m_manager.get(m_address)).find(said), std::string::npos) << button;
    EXPECT_EQ(answer_on(m_manager.get(m_address)), "") << button << ": said once";
  }
  const auto mistaken = m_manager.send(m_manager.get(m_address), m_address + "/notes", {{"note", " "}});
  EXPECT_NE(answer_on(mistaken).find("Write the note before you add it"), std::string::npos);
}

TEST_F(TeamUnsent, StaysWhateverOtherButtonIsPressed) {
  auto page = m_manager.get(m_address);
  EXPECT_EQ(page.tree.all("form").size(), 2u) << "one form, and that to sign out";
  page = m_manager.send(page, m_address + "/message", all_written);
  EXPECT_TRUE(page.says("The message is dealt with"));
  expect_kept(page, {}, "settled");
  page = m_manager.send(page, m_address + "/take");
  EXPECT_TRUE(page.says("You have this concern now"));
  for (const char* text : {"Your reply is not sent yet", "Your note is not added yet", "is not saved yet",
                           "Your decision is not recorded yet"})
    EXPECT_TRUE(page.says(text)) << text;
  expect_kept(page, {}, "taken");
  page = m_manager.send(page, m_address + "/put-back");
  expect_kept(page, {}, "put back");
  page = m_manager.send(page, m_address + "/assign");
  EXPECT_EQ(page.status(), Status::unprocessable);
  expect_kept(page, {}, "a mistake");
  const auto options = page.tree.all("option");
  ASSERT_FALSE(options.empty());
  const auto colleague = options.back()->value("value");
  page = m_manager.send(page, m_address + "/again", {{"colleague", colleague}});
  EXPECT_EQ(page.value("colleague"), colleague);
  expect_kept(page, {}, "Enter in a choice");
  page = m_manager.send(page, m_address + "/assign");
  expect_kept(page, {}, "assigned");
  page = m_manager.send(page, m_address + "/officer");
  EXPECT_TRUE(page.says("It is on record that the designated officer was told"));
  expect_kept(page, {"officer"}, "officer");
  page = m_manager.send(page, m_address + "/notes");
  expect_kept(page, {"officer", "note"}, "note");
  page = m_manager.send(page, m_address + "/decide");
  EXPECT_TRUE(page.says("The decision is recorded"));
  EXPECT_EQ(page.value("reply"), "Half a reply");
  EXPECT_EQ(page.value("rationale"), "");
  EXPECT_EQ(m_manager.send(page, m_address + "/reply").location(), m_address + "#outcome");
  for (const char* action : {"message.settled", "concern.taken", "concern.put_back", "concern.assigned", "officer.told",
                             "concern.decided", "message.sent"})
    EXPECT_EQ(done(action), 1u) << action;
  EXPECT_EQ(done("note.added"), 2u) << "the note, and whom the officer's call reached";
}

TEST_F(TeamUnsent, StaysWhenAColleagueWasQuickerOrTheButtonIsRefused) {
  const auto shown = m_manager.get(m_address);
  m_manager.send(shown, m_address + "/take");
  const auto mine = m_manager.get(m_address);
  m_reporter.send(m_reporter.send(m_reporter.get("/return"), "/return", {{"words", m_words}}), "/return/message",
                  {{"message", "One more"}});
  const auto waiting = m_manager.get(m_address);
  m_second.send(m_second.get(m_address), m_address + "/take");
  m_area.clock().advance(std::chrono::minutes(1));
  for (const char* button : {"/take", "/officer", "/decide"}) {
    const auto page = m_manager.send(shown, m_address + button, all_written);
    EXPECT_EQ(page.status(), Status::conflict) << button;
    expect_kept(page, {}, button);
  }
  auto page = m_manager.send(mine, m_address + "/put-back", all_written);
  EXPECT_EQ(page.status(), Status::unprocessable);
  EXPECT_NE(page.body.find("href=\"#standing\""), std::string::npos);
  expect_kept(page, {}, "not yours");
  page = m_manager.send(waiting, m_address + "/message", all_written);
  EXPECT_EQ(page.status(), Status::forbidden);
  expect_kept(page, {}, "the message is somebody else's");
}

TEST_F(TeamUnsent, MeetsAColleaguesDecisionAlsoAfterANoteWasAddedInBetween) {
  const auto shown = m_manager.get(m_address);
  m_second.send(m_second.get(m_address), m_address + "/decide",
                {{"kind", "strategy_discussion"}, {"rationale", "What the colleague knows"}});
  m_area.clock().advance(std::chrono::minutes(1));
  auto page = m_manager.send(shown, m_address + "/notes", all_written);
  EXPECT_EQ(page.status(), Status::ok);
  page = m_manager.send(page, m_address + "/decide");
  EXPECT_EQ(page.status(), Status::conflict);
  EXPECT_EQ(done("concern.decided"), 1u);
  page = m_manager.send(page, m_address + "/decide");
  EXPECT_TRUE(page.says("The decision is recorded"));
}

TEST_F(TeamUnsent, IsNoConflictWithOnesOwnReply) {
  auto page = m_manager.send(m_manager.get(m_address), m_address + "/reply", all_written);
  EXPECT_EQ(done("message.settled"), 1u);
  expect_kept(page, {"reply"}, "reply");
  page = m_manager.send(page, m_address + "/decide");
  EXPECT_EQ(page.status(), Status::ok);
  EXPECT_EQ(page.value("note"), "Half a note");
}

TEST_F(TeamUnsent, IsNoReplyToAMessageThatCameAfterThePageUntilThatWasSeen) {
  const auto shown = m_manager.get(m_address);
  m_reporter.send(m_reporter.send(m_reporter.get("/return"), "/return", {{"words", m_words}}), "/return/message",
                  {{"message", "He is outside, help"}});
  auto page = m_manager.send(shown, m_address + "/reply", all_written);
  EXPECT_EQ(page.status(), Status::conflict);
  EXPECT_TRUE(page.says("A new message came from the person who told us"));
  EXPECT_TRUE(page.says("He is outside, help"));
  expect_kept(page, {}, "refused");
  EXPECT_EQ(done("message.sent"), 0u);
  page = m_manager.send(page, m_address + "/reply");
  EXPECT_TRUE(page.says("The reply is sent"));
  EXPECT_EQ(m_manager.send(shown, m_address + "/decide", all_written).status(), Status::conflict);
}

TEST_F(TeamUnsent, IsShownWhereTheConcernAsItIsNowHasNoBoxForIt) {
  auto shown = m_manager.get(m_address);
  m_second.send(m_second.get(m_address), m_address + "/decide",
                {{"kind", "pass_to_designated_officer"}, {"rationale", "What the colleague knows"}, {"close", "yes"}});
  m_reporter.send(m_reporter.send(m_reporter.get("/return"), "/return", {{"words", m_words}}), "/return/withdraw",
                  {{"confirm", "yes"}});
  auto page = m_manager.send(shown, m_address + "/notes", all_written);
  EXPECT_TRUE(page.says("Something that you wrote can no longer be sent."));
  for (const char* name : {"reply", "officer", "rationale", "basis", "not_shared", "child_voice"})
    EXPECT_FALSE(page.value(name).empty()) << name;
  EXPECT_EQ(page.value("kind"), "early_help");
  for (const char* button : {"/reply", "/officer", "/decide"}) {
    const auto refused = m_manager.send(shown, m_address + button, all_written);
    EXPECT_NE(refused.status(), Status::ok) << button;
    EXPECT_EQ(refused.value("rationale"), "Half of my reasons") << button;
    EXPECT_EQ(refused.value("reply"), "Half a reply") << button;
  }
  page = m_manager.send(page, m_address + "/take");
  EXPECT_EQ(page.status(), Status::conflict) << "the page has not said yet what the colleague did";
  page = m_manager.send(page, m_address + "/take");
  EXPECT_NE(page.body.find("value=\"early_help\" checked"), std::string::npos)
      << "taken up again, it has its boxes back";
  EXPECT_EQ(page.value("rationale"), "Half of my reasons");
  EXPECT_EQ(page.value("reply"), "Half a reply");
}

TEST_F(TeamUnsent, GoesAlongThroughThePageBeforeClosingAndBack) {
  const auto path = m_address + "/decide";
  m_manager.send(m_manager.get(m_address), m_address + "/officer", {{"officer", "Called her"}});
  // The message says that somebody is in danger, so a hard floor is reached.
  const auto back = m_reporter.send(m_reporter.get("/return"), "/return", {{"words", m_words}});
  m_reporter.send(back, "/return/message", {{"danger", "yes"}, {"message", "He is here."}});
  Fields closing = all_written;
  closing.emplace_back("close", "yes");
  auto asked = m_manager.send(m_manager.get(m_address), path, closing);
  ASSERT_TRUE(asked.says("Before you close it"));
  EXPECT_LT(asked.body.find("They said: someone is in danger now"), asked.body.find("He is here."));
  EXPECT_LT(asked.body.find("He is here."), asked.body.find("An invented worry"));
  asked = m_manager.send(asked, path, {{"told", "Half whom I told"}});
  EXPECT_EQ(asked.status(), Status::unprocessable);
  auto page = m_manager.send(asked, m_address + "/again#decisions");
  expect_kept(page, {"officer"}, "back");
  EXPECT_EQ(page.value("told"), "Half whom I told");
  EXPECT_NE(page.body.find("name=\"close\" type=\"checkbox\" value=\"yes\" checked"), std::string::npos);
  asked = m_manager.send(page, path);
  ASSERT_TRUE(asked.says("Before you close it"));
  page = m_manager.send(asked, path, {{"floor_confirmed", "yes"}});
  EXPECT_TRUE(page.says("The decision is recorded and the concern is closed"));
  EXPECT_EQ(page.value("note"), "Half a note");
  EXPECT_EQ(page.value("reply"), "Half a reply");
  EXPECT_EQ(page.value("rationale"), "");
}

TEST_F(TeamUnsent, IsGivenBackToWhoeverMayNoLongerSeeTheConcern) {
  const auto shown = m_second.get(m_address);
  m_second.send(m_second.get(m_address + "/conflict"), m_address + "/conflict");
  const auto page = m_second.send(shown, m_address + "/take", all_written);
  EXPECT_EQ(page.status(), Status::not_found);
  EXPECT_FALSE(page.says("An invented worry"));
  EXPECT_EQ(page.value("rationale"), "Half of my reasons");
  EXPECT_EQ(page.value("note"), "Half a note");
}

// The longest that every box takes, in letters that are three bytes each and nine on the way.
TEST_F(TeamUnsent, FitsWithEveryBoxFull) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "ก";
  Fields full{{"kind", "early_help"}};
  for (const auto& [name, unused] : all_written)
    if (name != "kind") full.emplace_back(name, text);
  full.emplace_back("told", text);
  auto page = m_manager.send(m_manager.get(m_address), m_address + "/notes", full);
  EXPECT_EQ(page.status(), Status::ok);
  EXPECT_EQ(page.value("rationale"), text);
  EXPECT_EQ(done("note.added"), 1u);
}

}  // namespace
}  // namespace heed::tests
