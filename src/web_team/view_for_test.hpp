// A concern in which every field that anybody can type holds the same text. All of it is invented.
#pragma once

#include <string>

#include "app/team.hpp"
#include "web_team/concern_page.hpp"

namespace heed::web_team {

inline domain::Concern concern_saying(const std::string& text, domain::ReporterKind kind) {
  using namespace domain;
  Concern concern;
  concern.reporter_kind = kind;
  concern.worry = concern.child_words = concern.other_children = concern.who_else_knows = concern.when_where = text;
  concern.language = text;
  concern.dangers = {"missing"};
  Child child;
  for (std::string* field : {&child.name, &child.nicknames, &child.age_text, &child.gender, &child.school, &child.where,
                             &child.description, &child.where_now, &child.date_of_birth_text, &child.nhs_number,
                             &child.language, &child.interpreter, &child.gp, &child.legal_status})
    *field = text;
  concern.children = {child, child};
  for (const auto kind_of :
       {ObservationKind::harm, ObservationKind::sign, ObservationKind::context, ObservationKind::adult_or_place})
    for (const auto how : {HowKnown::seen, HowKnown::dont_know})
      concern.observations.push_back({how == HowKnown::seen ? "missing" : text, kind_of, how, text, text, text});
  concern.adults = {{text, text, text, YesNo::yes, YesNo::dont_know, YesNo::no}};
  concern.vehicles = {{text, text, text, text}};
  concern.contact_points = {{ContactPointKind::phone, text, text}, {ContactPointKind::handle, text, text}};
  concern.places = {{text, text, text}};
  concern.reporter = {text, text, text, text, text, text, YesNo::yes};
  concern.referral = {text, text, text, text, text, text, text, text, text, text, text, text, text, Consent::not_asked};
  return concern;
}

inline app::ConcernView view_saying(const std::string& text, Instant now,
                                    domain::ReporterKind kind = domain::ReporterKind::professional) {
  app::ConcernView view;
  view.reference = text;
  view.state = domain::ConcernState::in_progress;
  view.floors = {domain::HardFloor::missing, domain::HardFloor::under_13};
  view.received_at = view.decide_by = now;
  view.designated_officer_by = view.read_at = now;
  view.colleagues = {{UserId{}, text}};
  view.restricted = view.danger_now = true;
  view.owner = UserId{};
  view.owner_name = view.provenance = text;
  view.contact_allowed = view.message_waits = true;
  view.concern = concern_saying(text, kind);
  view.messages = {{true, now, text, ""}, {false, now, text, text}};
  view.notes = {{text, now, text}};
  view.decisions = {{text, now, {domain::DecisionKind::keep_open, text, text, text, text, text}}};
  view.history = {{now, text, "concern.taken", "done"}, {now, text, text, "refused"}};
  for (const auto action : domain::all_actions()) view.allowed.insert(action);
  return view;
}

inline Typed typed_saying(const std::string& text, Instant now) {
  Typed typed;
  typed.note = typed.reply = typed.officer = text;
  typed.decision = {"keep_open", text, text, text, text, text, false};
  typed.errors = {{"rationale", "problem.decision.rationale"}};
  typed.changed_since = now;
  return typed;
}

}  // namespace heed::web_team
