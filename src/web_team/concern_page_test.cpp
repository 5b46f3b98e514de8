#include "web_team/concern_page.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>

#include "domain/audit_action.hpp"
#include "web_team/closing_page.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/library_for_test.hpp"
#include "web_team/view_for_test.hpp"

namespace heed::web_team {
namespace {

const std::string csrf = "token";

std::string rendered(const app::ConcernView& view, const Typed& typed = {}, std::string_view locale = "en-GB") {
  const auto words = library_for_test().words(locale);
  const domain::Actor actor{UserId{}, "Ada Example", "exampleshire", {domain::Role::worker}, false};
  const ConcernPage page{words, library_for_test().pack(locale), view, typed, actor, csrf, "once", now_for_test};
  return render_concern(page).markup();
}

bool contains(const std::string& markup, std::string_view part) { return markup.find(part) != std::string::npos; }

RC_GTEST_PROP(ConcernPage, whatever_anybody_typed_adds_no_markup, ()) {
  const auto piece = rc::gen::element<std::string>("<script>", "</textarea>", "\"", "'", "<", ">", "&", "=",
                                                   " onload=x ", "-->", "</title>", "javascript:", "\n", "é", "x");
  const auto pieces = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(piece));
  std::string text;
  for (const auto& one : pieces) text += one;
  const auto hostile = rendered(view_saying(text, now_for_test), typed_saying(text, now_for_test));
  const auto plain = rendered(view_saying("x", now_for_test), typed_saying("x", now_for_test));
  for (const char c : {'<', '>', '"'})
    RC_ASSERT(std::count(hostile.begin(), hostile.end(), c) == std::count(plain.begin(), plain.end(), c));
}

RC_GTEST_PROP(ClosingPage, whatever_anybody_typed_adds_no_markup, ()) {
  const auto piece = rc::gen::element<std::string>("<script>", "</textarea>", "\"", "'", "&", "\n", "x");
  std::string text = "x";
  for (const auto& one : *rc::gen::container<std::vector<std::string>>(piece)) text += one;
  const auto page_of = [](const std::string& said) {
    const auto words = library_for_test().words("en-GB");
    const domain::Actor actor{UserId{}, "Ada Example", "exampleshire", {domain::Role::worker}, false};
    const auto view = view_saying(said, now_for_test);
    const auto typed = typed_saying(said, now_for_test);
    return render_closing({words, library_for_test().pack("en-GB"), view, typed, actor, csrf, "once", now_for_test})
        .markup();
  };
  const auto hostile = page_of(text), plain = page_of("x");
  for (const char c : {'<', '>', '"'})
    RC_ASSERT(std::count(hostile.begin(), hostile.end(), c) == std::count(plain.begin(), plain.end(), c));
  RC_ASSERT(plain.find("⟦") == std::string::npos);
}

TEST(ConcernPage, has_every_word_in_every_locale) {
  for (const auto kind : {domain::ReporterKind::adult, domain::ReporterKind::young_person,
                          domain::ReporterKind::friend_of_child, domain::ReporterKind::professional})
    for (const std::string locale : {"en-GB", "en-XA", "ar-XB"}) {
      const auto markup = rendered(view_saying("x", now_for_test, kind), typed_saying("x", now_for_test), locale);
      EXPECT_FALSE(contains(markup, "⟦")) << markup.substr(markup.find("⟦"), 80);
    }
}

TEST(ConcernPage, says_what_is_urgent_and_due_before_anything_that_was_said) {
  const auto markup = rendered(view_saying("WORRY", now_for_test + std::chrono::hours(2)));
  const auto floor = markup.find("heed-floor-list"), due = markup.find("heed-clock"),
             worry = markup.find("id=\"said\"");
  ASSERT_NE(floor, std::string::npos);
  EXPECT_LT(floor, due);
  EXPECT_LT(due, worry);
}

std::string folded_of(const std::string& markup) {
  const auto from = markup.find("Earlier messages");
  return from == std::string::npos ? std::string() : markup.substr(from, markup.find("</details>", from) - from);
}

TEST(ConcernPage, folds_the_earlier_messages_of_a_long_conversation_and_nothing_that_waits) {
  auto view = view_saying("x", now_for_test);
  view.message_waits = false;
  view.messages.clear();
  const auto add = [&](bool from_reporter) {
    const auto number = view.messages.size() + 1;
    view.messages.push_back({from_reporter, now_for_test + std::chrono::minutes(number),
                             "said as number " + std::to_string(number) + ".", from_reporter ? "" : "Ada Example"});
  };
  for (int i = 0; i < 20; ++i) add(i % 2 == 0);
  EXPECT_EQ(folded_of(rendered(view)), "");
  for (int i = 0; i < 31; ++i) add(/*from_reporter=*/true);
  const auto folded = folded_of(rendered(view));
  EXPECT_TRUE(contains(folded, "Earlier messages (31)"));
  EXPECT_TRUE(contains(folded, "number 31."));
  EXPECT_FALSE(contains(folded, "number 32."));
  view.message_waits = true;
  view.message_waits_since = view.messages[24].sent_at;
  EXPECT_TRUE(contains(folded_of(rendered(view)), "Earlier messages (24)"));
  Typed typed;
  typed.unseen_after = 10;
  EXPECT_TRUE(contains(folded_of(rendered(view, typed)), "Earlier messages (10)"))
      << "what a refused reply has not seen";
}

TEST(ConcernPage, says_first_that_the_reporter_wrote_and_leads_there_and_who_deals_with_it) {
  auto view = view_saying("x", now_for_test);
  const auto markup = rendered(view);
  EXPECT_LT(markup.find("href=\"#new-message\""), markup.find("heed-floor-list"));
  EXPECT_TRUE(contains(markup, "id=\"new-message\""));
  EXPECT_TRUE(contains(markup, "The message is dealt with"));
  view.allowed.erase(domain::Action::settle_message);
  EXPECT_FALSE(contains(rendered(view), "The message is dealt with"));
  EXPECT_TRUE(contains(rendered(view), "x has this concern and deals with it"));
  view.message_waits = false;
  EXPECT_FALSE(contains(rendered(view), "new-message"));
}

TEST(ConcernPage, keeps_the_four_kinds_apart) {
  const auto markup = rendered(view_saying("x", now_for_test));
  for (const char* kind : {"heed-kind--harm", "heed-kind--sign", "heed-kind--context", "heed-kind--adult-or-place"})
    EXPECT_TRUE(contains(markup, kind)) << kind;
  EXPECT_TRUE(contains(markup, "Not seen does not mean that it is not so."));
}

// A referral's empty field is an answer that somebody must be able to see.
TEST(ConcernPage, says_that_a_referral_gave_no_information) {
  auto view = view_saying("x", now_for_test);
  view.concern.referral = {};
  const auto markup = rendered(view);
  EXPECT_TRUE(contains(markup, "<dt>Household and important people</dt><dd>No information given</dd>"));
}

TEST(ConcernPage, shows_the_rules_of_safe_contact_before_the_reply) {
  auto view = view_saying("x", now_for_test, domain::ReporterKind::young_person);
  view.concern.reporter.safe_when = "Never after six";
  const auto markup = rendered(view);
  const auto conversation = markup.find("id=\"conversation\"");
  const auto rule = markup.find("Never after six", conversation), reply = markup.find("name=\"reply\"");
  ASSERT_NE(rule, std::string::npos);
  EXPECT_LT(rule, reply);
  EXPECT_TRUE(contains(markup, "Do not draw out an account"));
}

TEST(ConcernPage, offers_no_reply_once_contact_is_withdrawn) {
  auto view = view_saying("x", now_for_test);
  view.contact_allowed = false;
  view.floors.clear();
  EXPECT_FALSE(contains(rendered(view), "name=\"reply\""));
  EXPECT_TRUE(contains(rendered(view), "Do not contact them in any way."));
}

TEST(ConcernPage, leaves_it_to_a_manager_what_a_withdrawal_means_above_a_floor) {
  auto view = view_saying("x", now_for_test);
  view.contact_allowed = false;
  const auto markup = rendered(view);
  EXPECT_FALSE(contains(markup, "name=\"reply\""));
  EXPECT_FALSE(contains(markup, "Do not contact them in any way."));
  EXPECT_TRUE(contains(markup, "It may not have been their choice: a manager decides about contact"));
}

TEST(ConcernPage, takes_a_way_that_was_given_for_agreement_within_its_limits) {
  auto view = view_saying("x", now_for_test, domain::ReporterKind::young_person);
  view.concern.reporter = {};
  EXPECT_TRUE(contains(rendered(view), "They did not say whether they want to be contacted."));
  EXPECT_TRUE(contains(rendered(view), "Do not try to find out who they are"));
  view.concern.reporter.safe_how = "text 07700 900123, never call";
  EXPECT_TRUE(contains(rendered(view), "They gave this way to reach them."));
  EXPECT_TRUE(contains(rendered(view), "text 07700 900123, never call"));
  EXPECT_FALSE(contains(rendered(view), "They did not say whether they want to be contacted."));
  EXPECT_FALSE(contains(rendered(view), "Do not try to find out who they are"));
}

TEST(ConcernPage, reaches_a_named_professional_at_work) {
  auto view = view_saying("x", now_for_test);
  view.concern.reporter = {};
  view.concern.reporter.name = "Invented Person";
  view.concern.referral.work_phone = "01632 960001";
  const auto contact = rendered(view).substr(rendered(view).find("heed-safe-contact"), 600);
  EXPECT_TRUE(contains(contact, "They gave this way to reach them."));
  EXPECT_TRUE(contains(contact, "01632 960001"));
}

TEST(ConcernPage, an_ended_receipt_forbids_no_contact) {
  auto view = view_saying("x", now_for_test);
  view.receipt_ended = true;
  const auto markup = rendered(view);
  EXPECT_FALSE(contains(markup, "name=\"reply\""));
  EXPECT_TRUE(contains(markup, "They ended their receipt: nothing written here can reach them."));
  EXPECT_TRUE(contains(markup, "They want to be contacted, in this way only:"));
  view.concern.reporter = {};
  view.concern.reporter_kind = domain::ReporterKind::adult;
  EXPECT_TRUE(contains(rendered(view), "They did not say whether they want to be contacted."));
}

TEST(ConcernPage, offers_only_what_the_gate_allows) {
  auto view = view_saying("x", now_for_test);
  view.allowed.clear();
  const auto markup = rendered(view);
  EXPECT_FALSE(contains(markup, "<form"));
  EXPECT_FALSE(contains(markup, "id=\"history\""));
}

TEST(ConcernPage, keeps_what_was_typed_when_the_concern_changed_and_says_what_changed) {
  auto view = view_saying("x", now_for_test);
  view.history = {{now_for_test - std::chrono::hours(1), "Early Example", "note.added", "done"},
                  {now_for_test, "Ben Example", "concern.taken", "done"},
                  {now_for_test, "Cleo Example", "concern.read", "done"}};
  Typed typed = typed_saying("my reasons", now_for_test - std::chrono::minutes(1));
  const auto markup = rendered(view, typed);
  const auto box = markup.substr(0, markup.find("<h1"));
  EXPECT_TRUE(contains(box, "Ben Example: took the concern"));
  EXPECT_FALSE(contains(box, "Early Example"));
  EXPECT_FALSE(contains(box, "Cleo Example"));
  EXPECT_TRUE(contains(markup, ">my reasons</textarea>"));
}

TEST(ConcernPage, says_that_an_earlier_clock_was_missed_until_somebody_decides) {
  auto view = view_saying("x", now_for_test);
  view.state = domain::ConcernState::in_progress;
  view.decided_at.reset();
  view.clock_missed = true;
  EXPECT_TRUE(contains(rendered(view), "An earlier time to decide had passed with nothing decided"));
  view.clock_missed = false;
  EXPECT_FALSE(contains(rendered(view), "An earlier time to decide"));
}

TEST(ConcernPage, says_how_many_lines_of_its_history_it_does_not_show) {
  auto view = view_saying("x", now_for_test);
  EXPECT_TRUE(contains(rendered(view), "Everything that was done with this concern"));
  view.older_history = 1;
  EXPECT_TRUE(contains(rendered(view), "1 older line is not shown here"));
  view.older_history = 1234;
  const auto markup = rendered(view);
  EXPECT_TRUE(contains(markup, "1,234 older lines are not shown here"));
  EXPECT_FALSE(contains(markup, "Everything that was done"));
}

TEST(ConcernPage, says_in_one_line_of_the_history_that_somebody_came_back_again_and_again) {
  auto view = view_saying("x", now_for_test);
  const app::HistoryLine back{now_for_test, "reporter", "receipt.opened", "done"};
  view.history = {back, back, back, {now_for_test, "Ben Example", "concern.taken", "done"}, back};
  const auto page = rendered(view);
  EXPECT_TRUE(contains(page, "came back with the receipt 3 times, the last time <time"));
  const auto again = page.find("came back with the receipt<");
  ASSERT_NE(again, std::string::npos) << "once is no group";
  EXPECT_EQ(page.find("came back with the receipt<", again + 1), std::string::npos);
}

TEST(ConcernPage, every_action_on_record_has_words) {
  const auto words = library_for_test().words("en-GB");
  for (const auto action : domain::all_audit_actions()) {
    const std::string code(to_string(action));
    EXPECT_NE(what_happened(words, {now_for_test, "", code, "done"}), words("team.history.other")) << code;
  }
}

std::size_t count(const std::string& markup, std::string_view part) {
  std::size_t found = 0;
  for (auto at = markup.find(part); at != std::string::npos; at = markup.find(part, at + 1)) ++found;
  return found;
}

TEST(ConcernPage, has_one_form_so_that_no_button_loses_what_another_box_holds) {
  auto view = view_saying("x", now_for_test);
  view.state = domain::ConcernState::received;
  view.owner.reset();
  const auto markup = rendered(view);
  EXPECT_EQ(count(markup, "<form"), 1U);
  const auto begin = markup.find("<form"), end = markup.find("</form>");
  for (const char* button : {"/take", "/put-back", "/assign", "/message", "/officer", "/notes", "/reply", "/decide"}) {
    const auto at = markup.find(std::string(button) + "#outcome\"");
    EXPECT_TRUE(begin < at && at < end) << button;
  }
  EXPECT_EQ(count(markup, "type=\"submit\""), count(markup, "formaction=")) << "each says where it leads";
  EXPECT_EQ(count(markup, "name=\"revision\""), 1U);
  EXPECT_EQ(count(markup, "name=\"once\""), 1U);
}

// Enter in a radio button presses the first button.
TEST(ConcernPage, does_nothing_at_enter_in_a_choice) {
  const auto markup = rendered(view_saying("x", now_for_test));
  const auto first = markup.substr(markup.find("<button"), 200);
  EXPECT_TRUE(contains(first.substr(0, first.find('>')), "/again#decisions\"")) << first;
  EXPECT_FALSE(contains(first.substr(0, first.find('>')), "disabled")) << "Chromium would go on to the next";
}

TEST(ConcernPage, prints_no_box_to_write_in) {
  const auto markup = rendered(view_saying("x", now_for_test));
  for (auto at = markup.find("<textarea"); at != std::string::npos; at = markup.find("<textarea", at + 1)) {
    const auto hidden = markup.rfind("<div class=\"heed-no-print\"", at), part = markup.rfind("<section", at);
    EXPECT_TRUE(hidden != std::string::npos && hidden > part) << markup.substr(at, 120);
  }
}

TEST(ConcernPage, says_what_was_done_and_where_what_was_not_sent_stands) {
  const auto view = view_saying("x", now_for_test);
  Typed typed;
  typed.decision.basis = "Half a basis";
  typed.done = Done::taken;
  auto markup = rendered(view, typed);
  EXPECT_TRUE(contains(markup, "You have this concern now"));
  EXPECT_TRUE(contains(markup, "Your decision is not recorded yet"));
  EXPECT_FALSE(contains(markup, "Your note is not added yet"));
  EXPECT_TRUE(contains(markup, "<details class=\"govuk-details\" open>"));
  EXPECT_FALSE(contains(markup, "id=\"without-a-box\""));
}

TEST(ConcernPage, keeps_what_it_has_no_box_for_and_leads_errors_to_what_is_there) {
  auto view = view_saying("x", now_for_test);
  view.contact_allowed = false;
  view.allowed.erase(domain::Action::decide_concern);
  Typed typed;
  typed.reply = "Half a reply";
  typed.errors = {{"reply", "reply.contact_withdrawn"}, {"rationale", "concern.closed"}};
  const auto markup = rendered(view, typed);
  EXPECT_TRUE(contains(markup, "Half a reply</textarea>"));
  EXPECT_TRUE(contains(markup, "href=\"#reply\""));
  EXPECT_TRUE(contains(markup, "href=\"#decisions\"")) << "no box, nothing written";
  EXPECT_FALSE(contains(markup, "href=\"#rationale\""));
  EXPECT_FALSE(contains(rendered(view), "without-a-box"));
}

TEST(ConcernPage, has_not_shown_what_a_colleague_changed_while_a_note_was_written) {
  auto view = view_saying("x", now_for_test);
  view.revision = 6;
  view.history.clear();
  const Shown before{5, now_for_test - std::chrono::minutes(1)};
  Typed typed;
  typed.decision.basis = "Half a basis";
  typed.answered_from = before;
  EXPECT_TRUE(contains(rendered(view, typed), "name=\"revision\" value=\"5\""));
  view.history = {{now_for_test, "Ada Example", "message.settled", "done"}};
  EXPECT_TRUE(contains(rendered(view, typed), "name=\"revision\" value=\"6\"")) << "one's own reply did that";
  view.history = {{now_for_test, "Ben Example", "message.settled", "done"}};
  EXPECT_TRUE(contains(rendered(view, typed), "name=\"revision\" value=\"5\""));
}

TEST(ClosingPage, takes_along_what_is_half_written_on_the_page_before) {
  const auto words = library_for_test().words("en-GB");
  const domain::Actor actor{UserId{}, "Ada Example", "exampleshire", {domain::Role::worker}, false};
  const auto view = view_saying("x", now_for_test);
  auto typed = typed_saying("Half written", now_for_test);
  typed.colleague = "a colleague";
  const auto markup =
      render_closing({words, library_for_test().pack("en-GB"), view, typed, actor, csrf, "once", now_for_test})
          .markup();
  for (const char* name : {"note", "reply", "officer"})
    EXPECT_TRUE(contains(markup, "name=\"" + std::string(name) + "\" value=\"Half written\"")) << name;
  EXPECT_TRUE(contains(markup, "name=\"colleague\" value=\"a colleague\""));
  EXPECT_TRUE(contains(markup, "name=\"once\" value=\"once\""));
  EXPECT_TRUE(contains(markup, "/again#decisions\"")) << "a way back";
}

TEST(ConcernPage, shows_before_closing_first_what_raised_the_danger_and_what_nobody_answered) {
  const auto words = library_for_test().words("en-GB");
  const domain::Actor actor{UserId{}, "Ada Example", "exampleshire", {domain::Role::worker}, false};
  auto view = view_saying("OPENING", now_for_test);
  view.message_waits_since.reset();
  const auto at = [](int minutes) { return now_for_test + std::chrono::minutes(minutes); };
  view.messages = {{true, at(0), "ANSWERED", ""},
                   {true, at(1), "DANGER", "", false, true},
                   {true, at(3), "ALSO ANSWERED", ""},
                   {false, at(4), "OURS", "A Worker"},
                   {true, at(5), "NOT ANSWERED", ""}};
  const Typed typed;
  const auto markup =
      render_closing({words, library_for_test().pack("en-GB"), view, typed, actor, csrf, "once", now_for_test})
          .markup();
  const auto danger = markup.find(">DANGER<"), open = markup.find(">NOT ANSWERED<"), opening = markup.find("OPENING<"),
             observed = markup.find("id=\"observations\""), asked = markup.find("name=\"basis\"");
  ASSERT_NE(danger, std::string::npos);
  ASSERT_NE(open, std::string::npos);
  ASSERT_NE(observed, std::string::npos);
  EXPECT_LT(danger, open);
  EXPECT_LT(open, markup.find("id=\"said\""));
  EXPECT_LT(markup.find("id=\"said\""), observed);
  EXPECT_LT(observed, asked);
  EXPECT_NE(opening, std::string::npos);
  EXPECT_FALSE(contains(markup, ">ANSWERED<") || contains(markup, ">ALSO ANSWERED<") || contains(markup, ">OURS<"));
  const auto said = markup.find("They said: someone is in danger now");
  EXPECT_TRUE(said < open && markup.find("They said: someone is in danger now", said + 1) == std::string::npos);
}

TEST(ConcernPage, has_each_id_once) {
  const auto markup = rendered(view_saying("x", now_for_test), typed_saying("x", now_for_test));
  std::vector<std::string> ids;
  for (auto at = markup.find(" id=\""); at != std::string::npos; at = markup.find(" id=\"", at + 1))
    ids.push_back(markup.substr(at + 5, markup.find('"', at + 5) - at - 5));
  std::sort(ids.begin(), ids.end());
  const auto twice = std::adjacent_find(ids.begin(), ids.end());
  EXPECT_TRUE(twice == ids.end()) << *twice;
}

}  // namespace
}  // namespace heed::web_team
