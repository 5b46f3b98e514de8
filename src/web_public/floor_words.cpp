#include "web_public/floor_words.hpp"

#include <algorithm>

#include "html/components.hpp"

namespace heed::web_public {

using namespace html;
using domain::HardFloor;

namespace {

bool is_ticked(const std::vector<std::string>& ticked, HardFloor floor) {
  return std::find(ticked.begin(), ticked.end(), domain::to_string(floor)) != ticked.end();
}

// What to do about blackmail with pictures, in the order in which it helps: a list of its own, because it is done step by step.
Html against_blackmail(const Visit& visit, About about) {
  const bool friends = about == About::a_friend;
  if (!friends && about != About::myself) return {};
  Html steps;
  for (const auto* step : {"tell.young.blackmail.stop", "tell.young.blackmail.pay", "tell.young.blackmail.keep",
                           "tell.young.blackmail.remove", "tell.young.blackmail.tell"})
    steps += li({}, visit.t(step));
  return heading(2, visit.t(friends ? "tell.friend.blackmail.title" : "tell.young.blackmail.title")) +
         ol({cls("govuk-list govuk-list--number")}, steps);
}

}  // namespace

const std::vector<FloorWords>& floor_words() {
  static const std::vector<FloorWords> all{
      {HardFloor::immediate_danger,
       {"tell.floor.immediate_danger", "tell.now.immediate_danger"},
       {"tell.young.floor.immediate_danger", "tell.young.now.immediate_danger"},
       {"tell.friend.floor.immediate_danger", "tell.friend.now.immediate_danger"},
       {"tell.long_ago.floor.immediate_danger", "tell.long_ago.now.immediate_danger"}},
      {HardFloor::threats_or_held,
       {"tell.floor.threats_or_held", "tell.now.threats_or_held"},
       {"tell.young.floor.threats_or_held", "tell.young.now.threats_or_held"},
       {"tell.friend.floor.threats_or_held", "tell.friend.now.threats_or_held"},
       {}},
      {HardFloor::self_harm_or_suicide,
       {"tell.floor.self_harm_or_suicide", "tell.now.self_harm_or_suicide"},
       {"tell.young.floor.self_harm_or_suicide", "tell.young.now.self_harm_or_suicide"},
       {"tell.friend.floor.self_harm_or_suicide", "tell.friend.now.self_harm_or_suicide"},
       {"tell.long_ago.floor.self_harm_or_suicide", "tell.long_ago.now.self_harm_or_suicide"}},
      {HardFloor::missing,
       {"tell.floor.missing", "tell.now.missing"},
       {"tell.young.floor.missing", "tell.young.now.missing"},
       {"tell.friend.floor.missing", "tell.friend.now.missing"},
       {}},
      {HardFloor::recent_assault,
       {"tell.floor.recent_assault", "tell.now.recent_assault"},
       {"tell.young.floor.recent_assault", "tell.young.now.recent_assault"},
       {"tell.friend.floor.recent_assault", "tell.friend.now.recent_assault"},
       {}},
      {HardFloor::image_blackmail,
       {"tell.floor.image_blackmail", "tell.now.image_blackmail"},
       {"tell.young.floor.image_blackmail", "tell.young.now.image_blackmail"},
       {"tell.friend.floor.image_blackmail", "tell.friend.now.image_blackmail"},
       {}},
      {HardFloor::suspect_has_access,
       {"tell.floor.suspect_has_access", "tell.now.suspect_has_access"},
       {"tell.young.floor.suspect_has_access", "tell.young.now.suspect_has_access"},
       {"tell.friend.floor.suspect_has_access", "tell.friend.now.suspect_has_access"},
       {"tell.long_ago.floor.suspect_has_access", "tell.now.suspect_has_access"}},
      {HardFloor::own_account_of_harm,
       {"tell.floor.own_account_of_harm", "tell.now.own_account_of_harm"},
       {"tell.young.floor.own_account_of_harm", "tell.young.now.own_account_of_harm"},
       {"tell.friend.floor.own_account_of_harm", "tell.friend.now.own_account_of_harm"},
       {}},
      {HardFloor::under_13,
       {"tell.floor.under_13", "tell.now.under_13"},
       {"tell.young.floor.under_13", "tell.young.now.under_13"},
       {"tell.friend.floor.under_13", "tell.friend.now.under_13"},
       {}},
      {HardFloor::disability_and_sign,
       {"tell.floor.disability_and_sign", "tell.now.disability_and_sign"},
       {},
       {"tell.friend.floor.disability_and_sign", "tell.friend.now.disability_and_sign"},
       {}},
  };
  return all;
}

const BoxWords& words_about(const FloorWords& words, About about) {
  switch (about) {
    case About::a_child: return words.a_child;
    case About::myself: return words.myself;
    case About::a_friend: return words.a_friend;
    case About::long_ago: return words.long_ago;
  }
  return words.a_child;
}

Html render_floors(const Visit& visit, About about, std::string_view legend, std::string_view hint,
                   const std::vector<std::string>& ticked) {
  ChoiceField field;
  field.name = "dangers";
  field.legend = visit.t(legend);
  field.hint = visit.t(hint);
  field.several = true;
  for (const auto& words : floor_words()) {
    const auto key = words_about(words, about).box;
    if (key.empty()) continue;
    field.choices.push_back(
        {std::string(domain::to_string(words.floor)), visit.t(key), "", is_ticked(ticked, words.floor), {}});
  }
  return choice_field(field);
}

std::vector<std::string> ticked_floors(const http::Form& form) {
  std::vector<std::string> ticked;
  const auto& sent = form.values("dangers");
  for (const auto& words : floor_words())
    if (is_ticked(sent, words.floor)) ticked.emplace_back(domain::to_string(words.floor));
  return ticked;
}

Html what_to_do_now(const Visit& visit, About about, const std::vector<std::string>& ticked) {
  std::vector<std::string> lines;
  for (const auto& words : floor_words()) {
    const auto key = words_about(words, about).advice;
    if (is_ticked(ticked, words.floor) && !key.empty()) lines.push_back(visit.t(key));
  }
  const Html blackmail = is_ticked(ticked, HardFloor::image_blackmail) ? against_blackmail(visit, about) : Html();
  return warning(visit.t, visit.say("tell.now.call", "tell.young.now.call")) + bullets(lines) + blackmail +
         visit.who_to_call(about == About::long_ago ? "napac" : "");
}

}  // namespace heed::web_public
