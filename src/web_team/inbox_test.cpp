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

TEST(Inbox, says_everything_in_words) {
  app::Inbox inbox;
  inbox.rows = {row_saying("A worry")};
  const auto markup = rendered(inbox);
  for (const char* words : {"Missing, or just back", "Decide: overdue by 3 hours", "Being worked on", "New message",
                            "Named readers only", "Set apart", "Told by an adult", "Taken by A worry"})
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

TEST(Inbox, shows_a_flood_as_one_row_that_leads_to_all_of_it) {
  app::Inbox inbox;
  inbox.rows = {row_saying("x")};
  inbox.rows[0].flood = app::FloodRow{FloodId({1}), 5000, 2, {domain::HardFloor::missing}};
  inbox.folded = 4998;
  inbox.floods = 1;
  const auto markup = rendered(inbox);
  EXPECT_NE(markup.find("5,000 concerns arrived together in a short time from one connection"), std::string::npos);
  EXPECT_NE(markup.find("2 of them need a person now"), std::string::npos);
  EXPECT_NE(markup.find("4,998 concerns here arrived together with others and are shown as"), std::string::npos);
  EXPECT_NE(markup.find("/team?view=quarantine&amp;flood=" + FloodId({1}).to_string()), std::string::npos);
  for (const std::string locale : {"en-XA", "ar-XB"})
    EXPECT_EQ(rendered(inbox, View::open, locale).find("⟦"), std::string::npos);
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
