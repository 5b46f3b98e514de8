// The field names of drafts and concerns in JSON: exactly the members' names, written once for reading and writing.
#pragma once

#include <concepts>
#include <type_traits>

#include "domain/concern.hpp"
#include "domain/decision.hpp"

namespace heed::app {

template <class Self, class Type>
concept Is = std::same_as<std::remove_const_t<Self>, Type>;

template <class Visit, Is<domain::ChildDraft> Self>
void each_field(Visit& visit, Self& child) {
  visit("name", child.name);
  visit("nicknames", child.nicknames);
  visit("age", child.age);
  visit("date_of_birth", child.date_of_birth);
  visit("gender", child.gender);
  visit("school", child.school);
  visit("where", child.where);
  visit("description", child.description);
  visit("disability", child.disability);
  visit("where_now", child.where_now);
  visit("nhs_number", child.nhs_number);
  visit("language", child.language);
  visit("interpreter", child.interpreter);
  visit("gp", child.gp);
  visit("legal_status", child.legal_status);
}

template <class Visit, Is<domain::Child> Self>
void each_field(Visit& visit, Self& child) {
  visit("name", child.name);
  visit("nicknames", child.nicknames);
  visit("age", child.age_text);
  visit("age_from", child.age_from);
  visit("age_until", child.age_until);
  visit("date_of_birth", child.date_of_birth_text);
  visit("gender", child.gender);
  visit("school", child.school);
  visit("where", child.where);
  visit("description", child.description);
  visit("disability", child.disability);
  visit("where_now", child.where_now);
  visit("nhs_number", child.nhs_number);
  visit("language", child.language);
  visit("interpreter", child.interpreter);
  visit("gp", child.gp);
  visit("legal_status", child.legal_status);
}

template <class Visit, class Self>
  requires Is<Self, domain::ObservationDraft> || Is<Self, domain::Observation>
void each_field(Visit& visit, Self& observation) {
  visit("item", observation.item);
  visit("kind", observation.kind);
  visit("how_known", observation.how_known);
  visit("when", observation.when);
  visit("where", observation.where);
  visit("words", observation.words);
}

template <class Visit, class Self>
  requires Is<Self, domain::AdultDraft> || Is<Self, domain::Adult>
void each_field(Visit& visit, Self& adult) {
  visit("name", adult.name);
  visit("description", adult.description);
  visit("relationship", adult.relationship);
  visit("works_with_children", adult.works_with_children);
  visit("works_for_us", adult.works_for_us);
  visit("access_now", adult.access_now);
}

template <class Visit, class Self>
  requires Is<Self, domain::VehicleDraft> || Is<Self, domain::Vehicle>
void each_field(Visit& visit, Self& vehicle) {
  visit("plate", vehicle.plate);
  visit("make", vehicle.make);
  visit("colour", vehicle.colour);
  visit("notes", vehicle.notes);
}

template <class Visit, class Self>
  requires Is<Self, domain::ContactPointDraft> || Is<Self, domain::ContactPoint>
void each_field(Visit& visit, Self& point) {
  visit("kind", point.kind);
  visit("value", point.value);
  visit("whose", point.whose);
}

template <class Visit, class Self>
  requires Is<Self, domain::PlaceDraft> || Is<Self, domain::Place>
void each_field(Visit& visit, Self& place) {
  visit("name", place.name);
  visit("address", place.address);
  visit("what_happens", place.what_happens);
}

template <class Visit, class Self>
  requires Is<Self, domain::ReporterDraft> || Is<Self, domain::Reporter>
void each_field(Visit& visit, Self& reporter) {
  visit("name", reporter.name);
  visit("relationship", reporter.relationship);
  visit("phone", reporter.phone);
  visit("email", reporter.email);
  visit("contact_wanted", reporter.contact_wanted);
  visit("safe_how", reporter.safe_how);
  visit("safe_when", reporter.safe_when);
}

template <class Visit, class Self>
  requires Is<Self, domain::ReferralDraft> || Is<Self, domain::Referral>
void each_field(Visit& visit, Self& referral) {
  visit("role", referral.role);
  visit("organisation", referral.organisation);
  visit("work_phone", referral.work_phone);
  visit("work_email", referral.work_email);
  visit("parental_responsibility", referral.parental_responsibility);
  visit("household", referral.household);
  visit("consent", referral.consent);
  visit("consent_note", referral.consent_note);
  visit("child_views", referral.child_views);
  visit("parent_views", referral.parent_views);
  visit("keep_from", referral.keep_from);
  visit("agencies", referral.agencies);
  visit("earlier_help", referral.earlier_help);
  visit("immediate_protection", referral.immediate_protection);
}

template <class Visit, class Self>
  requires Is<Self, domain::ConcernDraft> || Is<Self, domain::Concern>
void each_field(Visit& visit, Self& concern) {
  visit("reporter_kind", concern.reporter_kind);
  visit("quick", concern.quick);
  visit("worry", concern.worry);
  visit("dangers", concern.dangers);
  visit("said_safe", concern.said_safe);
  visit("children", concern.children);
  visit("observations", concern.observations);
  visit("adults", concern.adults);
  visit("vehicles", concern.vehicles);
  visit("contact_points", concern.contact_points);
  visit("places", concern.places);
  visit("child_words", concern.child_words);
  visit("child_not_heard", concern.child_not_heard);
  visit("other_children", concern.other_children);
  visit("who_else_knows", concern.who_else_knows);
  visit("when_where", concern.when_where);
  visit("reporter", concern.reporter);
  visit("referral", concern.referral);
  visit("language", concern.language);
}

template <class Visit, Is<domain::Decision> Self>
void each_field(Visit& visit, Self& decision) {
  visit("kind", decision.kind);
  visit("rationale", decision.rationale);
  visit("basis", decision.basis);
  visit("not_shared", decision.not_shared);
  visit("child_voice", decision.child_voice);
  visit("told", decision.told);
}

}  // namespace heed::app
