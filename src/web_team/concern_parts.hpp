// The parts of a concern's page, in the order in which they stand on it. Only concern_page.cpp puts them together.
#pragma once

#include "html/components.hpp"
#include "web_team/concern_page.hpp"

namespace heed::web_team {

// concern_head.cpp
html::Html changed_meanwhile(const ConcernPage& page);
html::Html message_waiting(const ConcernPage& page);
html::Html first_of_all(const ConcernPage& page);  // hard floors, clocks, who may read it
html::Html on_this_page(const ConcernPage& page);
html::Html standing(const ConcernPage& page);  // the side column

// about_staff.cpp
html::Html about_staff(const ConcernPage& page);  // a card of the side column

// concern_said.cpp
html::Html own_words(const ConcernPage& page);
html::Html observations(const ConcernPage& page);

// lift_restriction.cpp
html::Html lift_restriction(const ConcernPage& page);  // another

// concern_people.cpp
html::Html children(const ConcernPage& page);
html::Html adults(const ConcernPage& page);
html::Html things_and_places(const ConcernPage& page);

// concern_reporter.cpp
html::Html referral(const ConcernPage& page);
html::Html reporter(const ConcernPage& page);
html::Html safe_contact(const ConcernPage& page);
// Message key: what holds where they asked not to be contacted.
std::string_view no_contact_rule(const ConcernPage& page);

// concern_unsent.cpp
html::Html what_was_done(const ConcernPage& page);  // … and what still stands in other boxes
html::Html without_a_box(const ConcernPage& page);  // what was written and has no box on the page as it is now
html::Html mistakes(const ConcernPage& page);       // the box at the top; each leads to a place that is on the page
html::Html mistakes_before_closing(const ConcernPage& page);  // on the page that is asked on
// What the page can hold besides a decision, as hidden fields: for a page in between.
html::Html carried(const ConcernPage& page);

// concern_talk.cpp
html::Html said_meanwhile(const ConcernPage& page);  // the box at the top; leads to each message that is new
html::Html conversation(const ConcernPage& page);
// For a page in between: what the reporter wrote that nobody answered or that said danger; nothing when there is none.
html::Html messages_to_read_again(const ConcernPage& page);
html::Html notes(const ConcernPage& page);

// concern_decisions.cpp
html::Html decisions(const ConcernPage& page);
html::Html history(const ConcernPage& page);
// One line of it in words: "read this concern".
std::string what_happened(const content::Words& words, const app::HistoryLine& line);

// A box of several lines: `name` is the field's, "team.field.<name>" its label, `value` what was typed.
html::Html long_text(const ConcernPage& page, std::string_view name, std::string_view hint, const std::string& value,
                     int rows);
// That a link loses what is half written: stands beside the boxes.
html::Html only_buttons_keep(const ConcernPage& page);
// The revision, the messages and the moment that the page showed, and the form's token, as hidden fields.
html::Html what_it_showed(const ConcernPage& page);
// A button of the page's one form: it sends all boxes to the address `below` the concern's.
html::Html button_to(const ConcernPage& page, std::string_view below, std::string_view label, html::ButtonKind kind);

}  // namespace heed::web_team
