// One concern: what is urgent and due first, then what was said by kind, who and where, the conversation, notes, decisions
// and everything that happened.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/known_links.hpp"
#include "app/team.hpp"
#include "base/clock.hpp"
#include "content/pack.hpp"
#include "html/builder.hpp"
#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

// What a page showed of a concern when the form on it was filled in.
struct Shown {
  std::uint32_t revision = 0;
  Instant at;
};

// What a button did.
enum class Done {
  nothing,
  taken,
  put_back,
  assigned,
  settled,
  note,
  reply,
  officer,
  decided,
  closed,
  decided_over,  // … and taken over from a colleague
  closed_over,
  restricted,
  was_restricted,
  reason_to_restrict,
  lifted,
  was_lifted,
  reason_to_lift,
  said_same,  // of a mention and one in another concern
  said_different,
  said_not_sure,
  said_no_more,
  mention_changed
};
// The message key of what is said of it, and back; nothing for any other text.
std::string_view title_of(Done done);
Done done_of(std::string_view title);
// Where something can stand half written.
enum class Box { reply, note, officer, decision, colleague };
inline constexpr std::array<Box, 5> all_boxes{Box::reply, Box::note, Box::officer, Box::decision, Box::colleague};

// What stands in all boxes of the page, whichever button was pressed, with what is wrong with it.
struct Typed {
  std::string note, reply, officer, colleague;
  domain::DecisionDraft decision;
  bool close = false, take_over = false;
  std::vector<FieldError> errors;
  std::string form_token;      // of note, reply and decision: a second press stores nothing twice
  Done done = Done::nothing;   // by the press that led here
  std::optional<Shown> shown;  // on a page that comes back with a mistake: nothing that came later counts as seen
  std::optional<Shown> answered_from;    // a note or a reply was stored from a page that showed this
  std::optional<Instant> changed_since;  // the concern changed after this moment, so nothing was saved
  // How many messages of others stood on the page where the reply was begun; it is refused once, when more have come.
  std::optional<std::size_t> seen_messages;
  std::optional<std::size_t>
      unseen_after;  // the reply was refused: of the messages of others, those after so many are new

  bool is_written(Box box) const;
  bool is_anything_written() const;
};

struct ConcernPage {
  const content::Words& words;
  const content::Pack& pack;
  const app::ConcernView& view;
  const Typed& typed;
  const domain::Actor& actor;
  const std::string& csrf_token;
  std::string form_token;
  Instant now;
  std::optional<app::WhatIsKnown> known = {};  // nothing: it could not be looked up
  html::Html alerts = {};                      // the line of those that cite it

  bool allows(domain::Action action) const { return view.allowed.contains(action); }
  bool is_closed() const { return view.state == domain::ConcernState::closed; }
  // Who has it: whoever took it, while nobody put it back by declaring a conflict.
  bool is_taken() const { return view.owner && (is_closed() || view.state == domain::ConcernState::in_progress); }
  // Whether the page has this box, for the concern as it is now and for this person.
  bool has(Box box) const;
  // "/team/concerns/<id>/reply", without locale.
  std::string path(std::string_view below = {}) const;
};

// The field in which a concern's page says which concern it is of, for a page that may not look it up.
inline constexpr std::string_view reference_name = "reference";

// Of the reporter and of colleagues.
std::size_t messages_of_others(const app::ConcernView& view);
// What a page about one concern is made of; looks into all three.
ConcernPage concern_page(const Visit& visit, const app::ConcernView& view, const Typed& typed);
html::Html render_concern(const ConcernPage& page);

// The answer to an address that names no concern.
http::Response no_such_concern(const Visit& visit);
// Reads the concern, which is one line of audit, and shows it with what was typed.
http::Response show_concern(const Visit& visit, ConcernId concern, const Typed& typed,
                            http::Status status = http::Status::ok);
http::Response get_concern(const Visit& visit);
// From the address of a press to the concern's own. Asks nothing of the concern: its page does.
http::Response get_press(const Visit& visit);

}  // namespace heed::web_team
