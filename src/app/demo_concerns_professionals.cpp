#include "app/demo_concerns.hpp"

namespace heed::app {

using enum DemoDeed;

namespace {

DemoConcern school() {
  return {"a school’s referral; decided, in progress",
          98,
          R"json({
    "reporter_kind": "professional", "language": "en", "dangers": ["missing"],
    "worry": "Third absence this month. Returned with unexplained money and a hotel key card. Says she was with friends at the quay.",
    "children": [{"name": "Bea Example", "date_of_birth": "2012-03-14", "gender": "girl", "school": "Mockton Academy", "where": "Specimen Road, ZZ1 2QQ",
      "nhs_number": "", "language": "English", "gp": "Invented Surgery", "legal_status": "none", "where_now": "At school today."}],
    "observations": [
      {"item": "missing", "kind": "sign", "how_known": "seen", "when": "Tuesday to Thursday", "words": "Marked absent; mother reported her missing on Tuesday night."},
      {"item": "hotels-takeaways-taxis", "kind": "sign", "how_known": "seen", "words": "Key card of the Placeholder Inn."}],
    "child_words": "he said it was just till his mate paid",
    "places": [{"name": "Placeholder Inn", "address": "Station Approach, ZZ2 3QQ"}, {"name": "Harbour Lights", "address": "Quay Street"}],
    "reporter": {"name": "Hollis Sample", "relationship": "designated safeguarding lead", "contact_wanted": "yes"},
    "referral": {"role": "Designated safeguarding lead", "organisation": "Mockton Academy", "work_phone": "01632 960170", "work_email": "dsl@mockton.example",
      "parental_responsibility": "Morgan Example (mother)", "household": "Mother, one younger brother", "consent": "informed_not_agreed",
      "consent_note": "Told that we would refer whatever she said.", "child_views": "Does not want the police.", "parent_views": "Worried, and angry with us.",
      "keep_from": "Nothing to Mr Example: separated, whereabouts unknown.", "agencies": "School nurse", "earlier_help": "Mentor since September",
      "immediate_protection": "Collected by her mother at three."}})json",
          false,
          false,
          {{25, "amina.worker", read, "", ""},
           {28, "amina.worker", take, "", ""},
           {60, "amina.worker", note, "Acknowledged to the school by phone at the number in their own directory.", ""},
           {300, "carys.manager", read, "", ""},
           {320, "carys.manager", decide,
            "Missing three times, a key card and her own words: reasonable cause to suspect significant harm. Strategy "
            "discussion called for today.",
            "strategy_discussion"},
           {330, "amina.worker", reply,
            "We have called a strategy discussion for three o’clock and will ring you before it.", ""}}};
}

DemoConcern nurse() {
  return {"a nurse’s referral; a child under 13; protected at once",
          170,
          R"json({
    "reporter_kind": "professional", "language": "en", "dangers": ["recent_assault"],
    "worry": "Attended with abdominal pain. Positive test for an infection. The adult with her would not leave the room.",
    "children": [{"name": "Jo Specimen", "age": "12", "gender": "girl", "disability": "dont_know", "interpreter": "no"}],
    "observations": [{"item": "infection", "kind": "harm", "how_known": "seen", "when": "this afternoon"},
      {"item": "adult-behaviour", "kind": "adult_or_place", "how_known": "seen", "words": "Answered every question for her."}],
    "adults": [{"name": "called himself her cousin", "description": "About 30.", "access_now": "yes"}],
    "reporter": {"name": "Casey Invented", "contact_wanted": "yes"},
    "referral": {"role": "Children’s nurse", "organisation": "Exampleshire Infirmary", "work_phone": "01632 960181", "consent": "not_safe_to_ask",
      "consent_note": "The adult present may be the person of concern.", "immediate_protection": "Kept on the ward."}})json",
          false,
          false,
          {{4, "carys.manager", read, "", ""},
           {5, "carys.manager", take, "", ""},
           {20, "carys.manager", decide,
            "A child of 12 with an infection and an adult who will not leave her. Police called to the ward; she stays "
            "there tonight.",
            "emergency_protection"}}};
}

DemoConcern disabled_child() {
  return {"a youth worker’s referral; a disability and a sign; taken",         25, R"json({
    "reporter_kind": "professional", "language": "en",
    "worry": "He has started to carry parcels for older boys and does not understand what is in them.",
    "children": [{"name": "Kit Sample", "age": "15", "gender": "boy", "disability": "yes", "school": "Invented Special School"}],
    "observations": [{"item": "gifts-money", "kind": "sign", "how_known": "seen", "words": "Twenty pounds a parcel."},
      {"item": "learning-disability", "kind": "context", "how_known": "seen"}],
    "places": [{"name": "the underpass", "address": "Placeholder Way, ZZ3"}],
    "reporter": {"name": "Ari Placeholder", "contact_wanted": "yes"},
    "referral": {"role": "Youth worker", "organisation": "Exampleshire Youth Trust", "work_email": "ari@youth.example", "consent": "agreed",
      "child_views": "He is proud of the money.", "parent_views": "His mother asks for help."}})json", false, false,
          {{35, "ben.worker", read, "", ""}, {40, "ben.worker", take, "", ""}}};
}

DemoConcern keep_open() {
  return {"a housing officer’s referral; kept open until more is known; past its clock",
          120,
          R"json({
    "reporter_kind": "professional", "language": "en",
    "worry": "Different young people use the flat each week. The tenant, who is vulnerable, says he cannot get them to leave.",
    "observations": [{"item": "place", "kind": "adult_or_place", "how_known": "seen", "where": "Flat 2, Quay Street", "words": "Scales and foil in the kitchen."}],
    "places": [{"name": "flat above Harbour Lights", "address": "Flat 2, Quay Street, ZZ1 4QQ", "what_happens": "Young people come and go at night."}],
    "reporter": {"name": "Toni Fictive", "contact_wanted": "yes"},
    "referral": {"role": "Housing officer", "organisation": "Exampleshire Homes", "work_phone": "01632 960192", "consent": "not_asked"}})json",
          false,
          false,
          {{100, "amina.worker", read, "", ""},
           {105, "amina.worker", take, "", ""},
           {400, "amina.worker", decide,
            "No child is named yet. Police visit on Thursday; we decide on Friday with what they find.", "keep_open"}}};
}

}  // namespace

std::vector<DemoConcern> demo_concerns_of_professionals() { return {school(), nurse(), disabled_child(), keep_open()}; }

}  // namespace heed::app
