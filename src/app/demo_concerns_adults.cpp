#include "app/demo_concerns.hpp"

namespace heed::app {

using enum DemoDeed;

namespace {

DemoConcern missing_daughter() {
  return {"a parent; the child is missing now; nobody has read it", 1, R"json({
    "reporter_kind": "adult", "language": "en", "dangers": ["missing", "immediate_danger"],
    "worry": "My daughter did not come home last night. Her friend says she got into a silver car by Harbour Lights on Quay Street with a man they call Dizzy.",
    "children": [{"name": "Bea Example", "nicknames": "Bee", "age": "14", "gender": "girl", "school": "Mockton Academy",
      "where": "Specimen Road, ZZ1 2QQ", "description": "Shoulder-length brown hair, green parka.", "where_now": "I do not know."}],
    "observations": [
      {"item": "missing", "kind": "sign", "how_known": "seen", "when": "since 9 last night", "words": "She has never stayed out all night before."},
      {"item": "lifts", "kind": "sign", "how_known": "told", "when": "last night", "where": "Quay Street", "words": "Her friend saw her get in."}],
    "adults": [{"name": "Dizzy", "description": "In his twenties, grey cap.", "relationship": "She says he is a friend.", "access_now": "yes"}],
    "vehicles": [{"plate": "ZZ19 H", "make": "small hatchback", "colour": "silver", "notes": "Only the first part of the plate."}],
    "places": [{"name": "Harbour Lights", "address": "Quay Street, ZZ1 4QQ", "what_happens": "They meet outside in the evenings."}],
    "who_else_knows": "I have rung 101.",
    "reporter": {"name": "Morgan Example", "relationship": "mother", "phone": "07700 900101", "contact_wanted": "yes",
      "safe_how": "Ring or text.", "safe_when": "Any time."}})json", false, true, {}};
}

DemoConcern flat_above_takeaway() {
  return {"a neighbour; one box only; nobody has read it", 5, R"json({
    "reporter_kind": "adult", "language": "en", "quick": true,
    "worry": "Different cars stop at the flat above Harbour Lights every night from about ten. Young girls go up with grown men. One of the men is called Dizzy by the others. Some of the girls look 14 or 15."})json", false, false, {}};
}

DemoConcern in_polish() {
  return {"words in a language that nobody on the team reads", 20, R"json({
    "reporter_kind": "adult", "language": "pl",
    "worry": "Moja siostrzenica ma nowy telefon od starszego mężczyzny i boi się wracać do domu.",
    "children": [{"age": "about 14", "gender": "dziewczyna"}],
    "reporter": {"contact_wanted": "yes"}})json", false, false, {}};
}

DemoConcern over_the_limit() {
  return {"from a source over its limit; quarantine; nobody has read it", 6, R"json({
    "reporter_kind": "adult", "language": "en", "quick": true,
    "worry": "I have sent this four times because I do not know if it works. A boy at the skate park in ZZ3 gets money from a man in a van."})json", true, false, {}};
}

DemoConcern over_the_limit_read() {
  return {"from a source over its limit; quarantine; read",
          30,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "Lads in the underpass are selling for someone older. One of them cannot be more than 15 and has new trainers every week.",
    "children": [{"nicknames": "Kit", "age": "15?"}],
    "observations": [{"item": "gifts-money", "kind": "sign", "how_known": "seen", "when": "these last weeks", "words": "New trainers, cash."}],
    "places": [{"name": "the underpass", "address": "Placeholder Way, ZZ3 1QQ", "what_happens": "Selling, most evenings."}]})json",
          true,
          false,
          {{180, "ben.worker", read, "", ""}}};
}

DemoConcern taxi_driver() {
  return {"a taxi driver; part of a plate; read, not yet taken",
          26,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "I dropped two girls at Harbour Lights at half past eleven. A man paid for them and told me not to take them home after. They seemed frightened of him.",
    "children": [{"age": "13 or 14", "description": "School skirt, blue coat."}, {"nicknames": "Bee", "age": "14ish"}],
    "observations": [{"item": "hotels-takeaways-taxis", "kind": "sign", "how_known": "seen", "when": "Friday, 11.30pm", "where": "Quay Street", "words": "He paid in cash and gave me twenty extra."}],
    "adults": [{"name": "", "description": "Grey cap, about 25, tattoo of an anchor on his neck."}],
    "vehicles": [{"plate": "?Z19 H?X", "make": "hatchback", "colour": "silver"}],
    "places": [{"name": "Harbour Lights", "address": "Quay St"}],
    "reporter": {"relationship": "taxi driver", "phone": "07700 900102", "contact_wanted": "yes", "safe_how": "Text only.", "safe_when": "Mornings."}})json",
          false,
          false,
          {{300, "amina.worker", read, "", ""}}};
}

DemoConcern hotel_worker() {
  return {"a hotel worker; taken",
          28,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "A man booked a room for one and brought a girl in through the car park. He asked us not to clean it. She had a school bag.",
    "children": [{"age": "about 15", "description": "School bag with a badge of Mockton Academy."}],
    "observations": [{"item": "hotels-takeaways-taxis", "kind": "sign", "how_known": "seen", "when": "Tuesday evening", "where": "Placeholder Inn", "words": "He kept answering for her."}],
    "contact_points": [{"kind": "phone", "value": "07700 900123", "whose": "the number he gave us"}],
    "places": [{"name": "Placeholder Inn", "address": "Station Approach, ZZ2 3QQ"}],
    "reporter": {"name": "Lee Mockton", "relationship": "works there", "email": "lee@inn.example", "contact_wanted": "yes", "safe_when": "Not while I am at work."}})json",
          false,
          false,
          {{60, "amina.worker", read, "", ""},
           {65, "amina.worker", take, "", ""},
           {90, "amina.worker", note,
            "Rang the inn’s manager: they keep camera pictures for 14 days. Asked them to keep these.", ""}}};
}

DemoConcern aunt() {
  return {
      "an aunt; in conversation; her last message is unread",
      50,
      R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "My niece has a second phone and hides it. She says a man called Dizzy looks after her. She has stopped seeing her friends.",
    "children": [{"name": "Robin Specimen", "age": "15", "gender": "girl", "school": "Mockton Academy"}],
    "observations": [
      {"item": "phone", "kind": "sign", "how_known": "seen", "when": "two weeks ago", "words": "A new phone in her coat."},
      {"item": "changes", "kind": "sign", "how_known": "seen", "words": "She used to tell me everything."}],
    "adults": [{"name": "Dizzy", "relationship": "says he looks after her"}],
    "contact_points": [{"kind": "handle", "value": "@dizzy_drives", "whose": "his, she says"}],
    "reporter": {"relationship": "aunt", "contact_wanted": "yes", "safe_how": "Through these words only. My brother must not know.", "safe_when": "Never by phone."}})json",
      false,
      true,
      {{120, "amina.worker", read, "", ""},
       {125, "amina.worker", take, "", ""},
       {140, "amina.worker", reply,
        "Thank you for telling us. Do you know where she goes when she is with him? You do not need to ask her.", ""},
       {1400, "", say,
        "She said something about the place on Quay Street. He picks her up from the bus stop outside school.", ""},
       {1500, "amina.worker", read, "", ""},
       {1510, "amina.worker", reply, "That helps. Please do not confront him. Is she safe at home tonight?", ""},
       {2900, "", say, "She is with me tonight. She has bruises on her arm and says she fell.", ""}}};
}

DemoConcern written_again_after_closing() {
  return {
      "closed; the reporter has written again, so it waits to be read",
      210,
      R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "A boy on our street is dropped off at three in the morning by a van. He is about 13.",
    "children": [{"nicknames": "Ash", "age": "about 13", "where": "Invented Close, ZZ4 1QQ"}],
    "observations": [{"item": "lifts", "kind": "sign", "how_known": "seen", "when": "twice this month", "words": "A white van."}],
    "vehicles": [{"plate": "", "make": "van", "colour": "white"}],
    "reporter": {"contact_wanted": "yes"}})json",
      false,
      true,
      {{240, "ben.worker", read, "", ""},
       {250, "ben.worker", take, "", ""},
       {2000, "ben.worker", close,
        "Spoke with his mother and the school: he helps on a bread round with his grandfather, from four on Saturdays.",
        "no_further_action"},
       {11000, "", say, "It was not a bread van last night. Two men, and he was crying.", ""}}};
}

DemoConcern collected_by_uncle() {
  return {"closed with no further action, and why",
          290,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "A man in a big car collects a girl from the leisure centre every Thursday and she looks unhappy.",
    "children": [{"name": "Jo Placeholder", "age": "12-13"}],
    "observations": [{"item": "lifts", "kind": "sign", "how_known": "seen", "when": "Thursdays", "where": "leisure centre, ZZ5", "words": "She gets in without a word."}],
    "reporter": {"relationship": "works at the desk", "contact_wanted": "yes"}})json",
          false,
          true,
          {{200, "carys.manager", read, "", ""},
           {205, "carys.manager", take, "", ""},
           {230, "carys.manager", note, "Rang the school’s safeguarding lead. They know the family well.", ""},
           {1200, "carys.manager", reply,
            "Thank you for telling us. We have looked into it. If you see anything else, please come back.", ""},
           {1210, "carys.manager", close,
            "The man is her uncle, who has collected her since her mother’s operation. The school saw her alone: she "
            "misses her swimming group and is otherwise well.",
            "no_further_action"}}};
}

DemoConcern about_staff() {
  return {"about somebody who works for the council: named readers only",
          47,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "A youth worker of the council messages girls from the club late at night and gives them lifts home one at a time.",
    "children": [{"age": "14 to 16"}],
    "observations": [{"item": "adult-behaviour", "kind": "adult_or_place", "how_known": "told", "words": "My daughter showed me the messages."}],
    "adults": [{"name": "Pat Fictive", "relationship": "runs the club", "works_with_children": "yes", "works_for_us": "yes", "access_now": "dont_know"}],
    "reporter": {"contact_wanted": "yes", "safe_when": "After six."}})json",
          false,
          false,
          {{100, "carys.manager", read, "", ""}, {110, "carys.manager", take, "", ""}}};
}

DemoConcern coach() {
  return {"a sports coach works with children: the designated officer’s clock runs",
          3,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "An assistant coach at the boys’ football club buys boots for two of them and asks them to keep it quiet.",
    "children": [{"age": "11 or 12"}, {"age": "13"}],
    "observations": [{"item": "gifts-money", "kind": "sign", "how_known": "seen", "when": "since September", "words": "Boots that cost more than a hundred pounds."}],
    "adults": [{"name": "Coach Sam", "relationship": "assistant coach", "works_with_children": "yes"}],
    "reporter": {"relationship": "parent of another player", "contact_wanted": "no"}})json",
          false,
          false,
          {{30, "carys.manager", read, "", ""}, {35, "carys.manager", assign, "ben.worker", ""}}};
}

DemoConcern choir() {
  return {"a choir leader works with children: given to a colleague, the designated officer told",
          51,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "The choir leader keeps one girl back after every rehearsal and has given her a second phone.",
    "children": [{"name": "Wren Invented", "age": "14"}],
    "observations": [{"item": "gifts-money", "kind": "sign", "how_known": "seen", "when": "the last three Thursdays", "words": "A phone that her mother knows nothing of."}],
    "adults": [{"name": "Jules Placeholder", "relationship": "choir leader", "works_with_children": "yes"}],
    "reporter": {"relationship": "another parent", "contact_wanted": "no"}})json",
          false,
          false,
          {{40, "carys.manager", read, "", ""},
           {45, "carys.manager", assign, "amina.worker", ""},
           {60, "amina.worker", read, "", ""},
           {95, "amina.worker", tell_officer,
            "Told Robin Specimen, designated officer, by phone at the number in our own directory. Reference EX-0000.",
            ""}}};
}

DemoConcern tutor() {
  return {"a tutor works with children: decided, and the designated officer’s clock is past",
          150,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "Our son’s tutor asks him to delete their chats and has told him it is our fault that he is lonely.",
    "children": [{"name": "Ash Fictive", "age": "15"}],
    "observations": [{"item": "online-pressure", "kind": "sign", "how_known": "seen", "words": "We found a second account."}],
    "adults": [{"name": "Alex Invented", "relationship": "tutor", "works_with_children": "yes"}],
    "contact_points": [{"kind": "handle", "value": "@learn_with_alex", "whose": "the tutor’s"}],
    "reporter": {"relationship": "father", "phone": "01632 960144", "contact_wanted": "yes", "safe_how": "Phone.", "safe_when": "Evenings."}})json",
          false,
          false,
          {{400, "ben.worker", read, "", ""},
           {410, "ben.worker", take, "", ""},
           {500, "ben.worker", decide,
            "He is told to keep secrets from his parents, and there is a second account. Assessment with his parents.",
            "assessment"}}};
}

DemoConcern shop_worker() {
  return {"a shop worker; part of a plate; passed to the police",
          125,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "A man buys vodka and cigarettes with two girls waiting in his car. This was the third time.",
    "observations": [{"item": "substances", "kind": "sign", "how_known": "seen", "when": "Sunday, about 8pm", "where": "the shop on Specimen Road", "words": "He handed it to them in the car."}],
    "vehicles": [{"plate": "19 HD", "make": "", "colour": "grey or silver", "notes": "A dent over the back wheel."}],
    "adults": [{"name": "they called him Diz", "description": "Anchor tattoo on his neck."}],
    "reporter": {"contact_wanted": "dont_know"}})json",
          false,
          false,
          {{60, "ben.worker", read, "", ""},
           {65, "ben.worker", take, "", ""},
           {200, "ben.worker", close,
            "Part of a plate, a tattoo and a place: sent to the police as intelligence, with the shop’s camera times. "
            "No child is named yet.",
            "pass_to_police"}}};
}

DemoConcern withdrew() {
  return {"the reporter withdrew contact and ended the receipt; closed",
          190,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "The girl next door is out most nights and her step-father does not look for her.",
    "children": [{"name": "Sam Mockton", "age": "16", "where": "Placeholder Way, ZZ3 1QQ"}],
    "reporter": {"contact_wanted": "yes"}})json",
          false,
          false,
          {{90, "amina.worker", read, "", ""},
           {95, "amina.worker", take, "", ""},
           {800, "", withdraw_contact, "", ""},
           {805, "", end_receipt, "", ""},
           {1100, "amina.worker", close,
            "Seen at school with her head of year. She asks for somebody to talk to and her mother agrees: a youth "
            "worker starts on Monday.",
            "early_help"}}};
}

DemoConcern elsewhere() {
  return {"the child lives elsewhere; passed on and closed",
          260,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "My grandson in Otherton has been told that he owes a man three hundred pounds and must work it off.",
    "children": [{"name": "Max Sample", "age": "14", "where": "Otherton"}],
    "observations": [{"item": "power-over", "kind": "sign", "how_known": "told", "words": "He told me on the phone."}],
    "child_words": "they sed i have to do it til its paid",
    "reporter": {"relationship": "grandmother", "phone": "01632 960155", "contact_wanted": "yes", "safe_how": "Phone", "safe_when": "Mornings"}})json",
          false,
          false,
          {{30, "amina.worker", read, "", ""},
           {35, "amina.worker", take, "", ""},
           {120, "amina.worker", close,
            "He lives in Otherton. Rang their duty desk, sent the whole concern and had it confirmed by name and time.",
            "pass_to_other_area"}}};
}

DemoConcern known_to_a_worker() {
  return {"a worker has declared a conflict of interest",
          75,
          R"json({
    "reporter_kind": "adult", "language": "en",
    "worry": "Girls from year 10 are invited to parties at a house on Invented Close where grown men bring the drink.",
    "children": [{"nicknames": "Bee and two others", "age": "14 or 15"}],
    "observations": [{"item": "substances", "kind": "sign", "how_known": "told", "words": "One was carried out."},
      {"item": "place", "kind": "adult_or_place", "how_known": "told", "where": "Invented Close, ZZ4 1QQ", "words": "Saturdays."}],
    "places": [{"name": "house on Invented Close", "address": "Invented Close, ZZ4 1QQ", "what_happens": "Parties."}],
    "reporter": {"contact_wanted": "yes"}})json",
          false,
          false,
          {{45, "ben.worker", read, "", ""},
           {47, "ben.worker", declare_conflict, "", ""},
           {200, "amina.worker", read, "", ""},
           {205, "amina.worker", take, "", ""}}};
}

}  // namespace

std::vector<DemoConcern> demo_concerns_of_adults() {
  return {missing_daughter(),
          flat_above_takeaway(),
          in_polish(),
          over_the_limit(),
          over_the_limit_read(),
          taxi_driver(),
          hotel_worker(),
          aunt(),
          written_again_after_closing(),
          collected_by_uncle(),
          about_staff(),
          coach(),
          choir(),
          tutor(),
          shop_worker(),
          withdrew(),
          elsewhere(),
          known_to_a_worker()};
}

}  // namespace heed::app
