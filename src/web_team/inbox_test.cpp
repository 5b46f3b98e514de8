#include "web_team/inbox.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>

#include "web_team/library_for_test.hpp"

namespace heed::web_team {
namespace {

using View = app::InboxFilter::View;
constexpr View views[] = {View::open, View::urgent, View::unread, View::mine, View::quarantine, View::closed};

app::InboxRow row_saying(const std::string& text) {
  app::InboxRow row;
  row.reference = row.opening = text;
  row.owner_name = text;
  row.floors = {domain::HardFloor::missing};
  row.received_at = now_for_test;
  row.decide_by = now_for_test - std::chrono::hours(3);
  row.designated_officer_by = now_for_test + std::chrono::hours(3);
  row.restricted = row.unread_message = true;
  row.lane = domain::Lane::quarantine;
  row.state = domain::ConcernState::in_progress;
  return row;
}

std::string rendered(const app::Inbox& inbox, View view = View::open, std::string_view locale = "en-GB") {
  return render_inbox(library_for_test().words(locale), {view, inbox.page}, inbox, now_for_test).markup();
}

TEST(Inbox, shows_groups_that_arrived_together_after_the_list_and_leads_to_each_of_them) {
  app::Inbox inbox;
  inbox.rows = {row_saying("Danger now")};
  const auto flood = RecordId::parse("00112233445566778899aabbccddeeff").value();
  inbox.floods = {{flood, 412, row_saying("The same <again>")}};
  const auto markup = rendered(inbox);
  EXPECT_LT(markup.find("Danger now"), markup.find("412 concerns"));
  EXPECT_NE(markup.find("href=\"#floods\""), std::string::npos);
  EXPECT_NE(markup.find("&amp;flood=00112233445566778899aabbccddeeff"), std::string::npos);
  EXPECT_NE(markup.find("The same &lt;again&gt;"), std::string::npos);
  inbox.rows.clear();
  EXPECT_EQ(rendered(inbox).find("no open concern"), std::string::npos) << "a group is not an empty inbox";
}

TEST(Inbox, says_of_a_row_that_stands_for_a_flood_how_many_there_are_and_leads_to_each) {
  app::Inbox inbox;
  inbox.rows = {row_saying("Danger now")};
  const auto flood = RecordId::parse("00112233445566778899aabbccddeeff").value();
  inbox.rows[0].stands_for = app::StandsFor{flood, 412};
  const auto markup = rendered(inbox, View::unread);
  EXPECT_NE(markup.find("One of 412 concerns that arrived together."), std::string::npos);
  EXPECT_NE(markup.find("/team?view=unread&amp;flood=00112233445566778899aabbccddeeff"), std::string::npos);
}

TEST(Inbox, says_everything_in_words) {
  app::Inbox inbox;
  inbox.rows = {row_saying("A worry")};
  const auto markup = rendered(inbox);
  for (const char* words : {"Missing, or just back", "Decide: overdue by 3 hours", "Being worked on", "New message",
                            "About one of us", "Many at once", "Told by an adult", "Taken by A worry"})
    EXPECT_NE(markup.find(words), std::string::npos) << words;
  EXPECT_EQ(markup.find("risk"), std::string::npos);
}

TEST(Inbox, has_every_word_in_every_view_and_locale) {
  app::Inbox empty, full;
  full.rows = {row_saying("x")};
  full.page = 2;
  full.has_more = true;
  for (const View view : views)
    for (const std::string locale : {"en-GB", "en-XA", "ar-XB"})
      for (const auto& inbox : {empty, full}) EXPECT_EQ(rendered(inbox, view, locale).find("⟦"), std::string::npos);
}

TEST(Inbox, names_nobody_for_a_concern_that_was_put_back) {
  app::Inbox inbox;
  inbox.rows = {row_saying("x")};
  inbox.rows[0].state = domain::ConcernState::read;
  EXPECT_NE(rendered(inbox).find("Taken by nobody"), std::string::npos);
}

TEST(Inbox, leads_to_the_pages_beside_it) {
  app::Inbox inbox;
  inbox.rows = {row_saying("x")};
  inbox.page = 2;
  inbox.has_more = true;
  const auto markup = rendered(inbox, View::mine);
  EXPECT_NE(markup.find("rel=\"prev\" href=\"/team?view=mine\""), std::string::npos);
  EXPECT_NE(markup.find("rel=\"next\" href=\"/team?view=mine&amp;page=3\""), std::string::npos);
}

TEST(Inbox, stops_the_clock_in_words_once_decided) {
  app::Inbox inbox;
  inbox.rows = {row_saying("x")};
  inbox.rows[0].decided = true;
  EXPECT_EQ(rendered(inbox).find("Decide: "), std::string::npos);
}

RC_GTEST_PROP(Inbox, whatever_anybody_typed_adds_no_markup, ()) {
  const auto piece = rc::gen::element<std::string>("<b>", "\"", "'", "<", ">", "&", "</a>", "x", "é");
  std::string text = "x";
  for (const auto& one : *rc::gen::container<std::vector<std::string>>(piece)) text += one;
  app::Inbox hostile, plain;
  hostile.rows = {row_saying(text)};
  plain.rows = {row_saying("x")};
  const auto with = rendered(hostile), without = rendered(plain);
  for (const char c : {'<', '>', '"'})
    RC_ASSERT(std::count(with.begin(), with.end(), c) == std::count(without.begin(), without.end(), c));
}

}  // namespace
}  // namespace heed::web_team
