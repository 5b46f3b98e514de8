// The record holds what a person said and nothing that they did not say.
#include <gtest/gtest.h>

#include "fixtures/page_client.hpp"

namespace heed::tests {
namespace {

// The only concern there is, as a manager of the team sees it.
Page team_page(TestArea& area) {
  area.add_user("invented.manager", {domain::Role::manager});
  PageClient team(area);
  team.sign_in("invented.manager");
  const auto all = team.concern_addresses();
  EXPECT_EQ(all.size(), 1u);
  return team.get(all.at(0));
}

Page begin(PageClient& client, const std::string& who) {
  return client.post("/tell/step", {{"go", "begin"}, {"who", who}});
}

Page next(PageClient& client, const Page& page, Fields fields = {}) {
  fields.emplace_back("go", "next");
  return client.send(page, "/tell/step", fields);
}

}  // namespace

TEST(RecordedAsSaid, NotSafeOrNotSureIsNotDangerRightNow) {
  TestArea area;
  PageClient client(area);
  client.send(client.get("/tell?as=young"), "/tell/quick",
              {{"safe", "no"}, {"worry", "He waits outside."}, {"go", "send"}});
  const auto page = team_page(area);
  EXPECT_TRUE(page.says("“No, or I’m not sure”"));
  EXPECT_FALSE(page.says("In danger now"));
  EXPECT_FALSE(page.says("A child may be in danger now"));
  EXPECT_TRUE(page.says("Not safe now, or not sure"));
}

TEST(RecordedAsSaid, ThatTheyAreSafeIsNotTheSameAsNoAnswer) {
  for (const std::string safe : {"yes", "no", ""}) {
    TestArea area;
    PageClient client(area);
    Fields said{{"worry", "He waits outside."}, {"go", "send"}};
    if (!safe.empty()) said.insert(said.begin(), {"safe", safe});
    client.send(client.get("/tell?as=young"), "/tell/quick", said);
    const auto page = team_page(area);
    EXPECT_EQ(page.says("Asked whether they are safe right now"), safe == "yes") << safe;
    EXPECT_EQ(page.says("Yes, when they told us."), safe == "yes") << safe;
    EXPECT_EQ(page.says("Not safe now, or not sure"), safe == "no") << safe;
  }
}

TEST(RecordedAsSaid, TheLongerFormKeepsItAsSaid) {
  TestArea area;
  PageClient client(area);
  auto page = client.send(client.get("/tell?as=young"), "/tell/quick",
                          {{"safe", "no"}, {"worry", "He waits outside."}, {"go", "more"}});
  EXPECT_NE(page.body.find("value=\"not_safe_or_unsure\" checked"), std::string::npos);
  EXPECT_EQ(page.body.find("value=\"immediate_danger\" checked"), std::string::npos);
  page = next(client, next(client, next(client, page)));
  page = next(client, page);
  EXPECT_TRUE(page.says("I’m not safe right now, or I’m not sure"));
  EXPECT_FALSE(page.says("I’m in danger right now"));
}

TEST(RecordedAsSaid, HowItIsKnownStaysOpenWhereItWasLeftOpen) {
  TestArea area;
  PageClient client(area);
  auto page = next(client, next(client, begin(client, "adult")), {{"worry", "Marks on his arm."}});
  page = next(client, next(client, page), {{"signs.harm", "injury"}});
  EXPECT_EQ(page.body.find("\" checked"), std::string::npos) << "nothing is answered for them";
  for (int i = 0; i < 4; ++i) page = next(client, page);
  EXPECT_TRUE(page.says("Not answered"));
  EXPECT_FALSE(page.says("Maybe"));
  client.send(page, "/tell/send");
  const auto team = team_page(area);
  EXPECT_TRUE(team.says("How they know was left open."));
  EXPECT_FALSE(team.says("Possible, they think."));
  EXPECT_TRUE(team.says("It is not the child’s own account"));
  EXPECT_FALSE(team.says("The child has said, shown or hinted"));
}

TEST(RecordedAsSaid, AProfessionalCanSayThatTheChildWasNotHeard) {
  TestArea area;
  PageClient client(area);
  auto page = next(client, next(client, begin(client, "professional")),
                   {{"reporter.name", "Invented Person"},
                    {"referral.role", "teacher"},
                    {"referral.organisation", "Invented School"},
                    {"referral.work_phone", "01632 960001"}});
  page = next(client, page, {{"worry", "Often absent."}});
  for (int i = 0; i < 12 && page.value("child_words").empty(); ++i) {
    if (page.body.find("name=\"child_words\"") != std::string::npos) break;
    page = next(client, page);
  }
  page = next(client, page, {{"child_not_heard", "yes"}, {"child_words", "No information available"}});
  page = next(client, next(client, page));
  EXPECT_TRUE(page.says("The child has not said anything, or we have not asked"));
  client.send(page, "/tell/send");
  const auto team = team_page(area);
  EXPECT_TRUE(team.says("The child has not said anything, or was not asked."));
  EXPECT_FALSE(team.says("The child has said, shown or hinted"));
}

}  // namespace heed::tests
