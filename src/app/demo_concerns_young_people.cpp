#include "app/demo_concerns.hpp"

namespace heed::app {

using enum DemoDeed;

namespace {

DemoConcern pictures() {
  return {"a young person; blackmail with pictures; nobody has read it", 2, R"json({
    "reporter_kind": "young_person", "language": "en", "dangers": ["image_blackmail"],
    "worry": "someone i met online says he will send my pictures to everyone if i dont send more. i dont want my mum to know",
    "children": [{"age": "15"}],
    "contact_points": [{"kind": "handle", "value": "@dizzy_drives", "whose": "his"}],
    "reporter": {"contact_wanted": "yes", "safe_how": "only here", "safe_when": "not when mum is home"}})json", false, true, {}};
}

DemoConcern someone_older() {
  return {
      "a young person; in conversation with the team",
      48,
      R"json({
    "reporter_kind": "young_person", "language": "en",
    "worry": "my boyfriend is 24. he was really nice but now he wants me to go with his friends and i said no and he got angry",
    "children": [{"nicknames": "kit", "age": "16"}],
    "reporter": {"contact_wanted": "yes", "safe_how": "only with the words"}})json",
      false,
      true,
      {{20, "ben.worker", read, "", ""},
       {25, "ben.worker", take, "", ""},
       {30, "ben.worker", reply,
        "Thank you for telling us. You have done nothing wrong. Are you safe right now? What would you like to happen?",
        ""},
       {95, "", say, "im at my nans so yes. i just want him to stop", ""},
       {110, "ben.worker", read, "", ""},
       {115, "ben.worker", reply,
        "That is a good place to be. We can meet you there or at school, with your nan if you want. Tell us which.",
        ""}}};
}

DemoConcern my_friend() {
  return {"a friend; read and decided, still open",
          74,
          R"json({
    "reporter_kind": "friend_of_child", "language": "en",
    "worry": "My friend Bee keeps going off with people from Harbour Lights. She has loads of money now and says I am boring. She did not come to school for a week.",
    "children": [{"nicknames": "Bee", "age": "14", "school": "Mockton Academy"}],
    "observations": [
      {"item": "gifts-money", "kind": "sign", "how_known": "seen", "words": "A new phone and nails done."},
      {"item": "school-absence", "kind": "sign", "how_known": "seen", "when": "last week"}],
    "adults": [{"name": "Uncle Dizzy", "description": "He is not her uncle."}],
    "places": [{"name": "harbour lights", "address": "by the quay"}],
    "reporter": {"contact_wanted": "no"}})json",
          false,
          false,
          {{60, "amina.worker", read, "", ""},
           {70, "amina.worker", take, "", ""},
           {900, "amina.worker", decide,
            "A third account that names the same place and the same man, and a child who is missing school. Strategy "
            "discussion with police and school tomorrow at ten.",
            "strategy_discussion"}}};
}

DemoConcern self_harm() {
  return {"a friend; self-harm; assessed and closed",
          310,
          R"json({
    "reporter_kind": "friend_of_child", "language": "en", "dangers": ["self_harm_or_suicide"],
    "worry": "My friend cuts herself since that thing at the party and she made me promise not to say.",
    "children": [{"name": "Robin Specimen", "age": "15"}],
    "observations": [{"item": "self-harm", "kind": "sign", "how_known": "told"}],
    "reporter": {"contact_wanted": "yes"}})json",
          false,
          false,
          {{10, "carys.manager", read, "", ""},
           {12, "carys.manager", take, "", ""},
           {40, "carys.manager", reply, "You did the right thing. Somebody she trusts is with her now. Thank you.", ""},
           {600, "carys.manager", close,
            "Seen the same day by the school nurse and a doctor. Assessment agreed with her and her mother; a named "
            "social worker has it.",
            "assessment"}}};
}

}  // namespace

std::vector<DemoConcern> demo_concerns_of_young_people() {
  return {pictures(), someone_older(), my_friend(), self_harm()};
}

}  // namespace heed::app
