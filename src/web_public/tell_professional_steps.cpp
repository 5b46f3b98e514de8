// The union of the fields that councils' referral forms ask for. Professionals are never anonymous here.
#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

using domain::ChildDraft;
using domain::ConcernDraft;
using domain::ReferralDraft;
using domain::ReporterDraft;

namespace {

constexpr auto referral = &ConcernDraft::referral;
constexpr auto reporter = &ConcernDraft::reporter;
constexpr auto children = &ConcernDraft::children;

Step identity_step() {
  return {.id = "identity",
          .title = "tell.professional.identity.title",
          .lead = "tell.professional.identity.lead",
          .fields = {{"reporter.name", "tell.professional.name", "", inside<reporter, &ReporterDraft::name>},
                     {"referral.role", "tell.professional.role", "", inside<referral, &ReferralDraft::role>},
                     {"referral.organisation", "tell.professional.organisation", "",
                      inside<referral, &ReferralDraft::organisation>},
                     {"referral.work_phone", "tell.professional.work_phone", "tell.professional.work_phone.hint",
                      inside<referral, &ReferralDraft::work_phone>, Asked::telephone},
                     {"referral.work_email", "tell.professional.work_email", "",
                      inside<referral, &ReferralDraft::work_email>, Asked::email},
                     {"reporter.relationship", "tell.professional.relationship", "tell.professional.relationship.hint",
                      inside<reporter, &ReporterDraft::relationship>}}};
}

Step worry_step() {
  return {.id = "worry",
          .title = "tell.professional.worry.title",
          .lead = "tell.professional.worry.lead",
          .fields = {{"worry", "tell.professional.worry.label", "tell.professional.worry.hint",
                      top<&ConcernDraft::worry>, Asked::lines},
                     {"when_where", "tell.worry.when_where", "tell.worry.when_where.hint",
                      top<&ConcernDraft::when_where>, Asked::lines}},
          .holds_the_words = true};
}

Step child_step() {
  return {.id = "child",
          .title = "tell.professional.child.title",
          .lead = "tell.professional.child.lead",
          .fields = {{"children.*.name", "tell.professional.child.name", "", entry_of<children, &ChildDraft::name>},
                     {"children.*.nicknames", "tell.professional.child.nicknames", "",
                      entry_of<children, &ChildDraft::nicknames>},
                     {"children.*.date_of_birth", "tell.professional.child.date_of_birth",
                      "tell.professional.child.date_of_birth.hint", entry_of<children, &ChildDraft::date_of_birth>,
                      Asked::birth},
                     {"children.*.age", "tell.child.age", "tell.child.age.hint", entry_of<children, &ChildDraft::age>},
                     {"children.*.gender", "tell.child.gender", "tell.child.gender.hint",
                      entry_of<children, &ChildDraft::gender>},
                     {"children.*.where", "tell.professional.child.address", "", entry_of<children, &ChildDraft::where>,
                      Asked::lines},
                     {"children.*.where_now", "tell.child.where_now", "", entry_of<children, &ChildDraft::where_now>},
                     {"children.*.school", "tell.child.school", "", entry_of<children, &ChildDraft::school>},
                     {"children.*.description", "tell.child.description", "tell.child.description.hint",
                      entry_of<children, &ChildDraft::description>, Asked::lines},
                     {"children.*.disability", "tell.child.disability", "tell.child.disability.hint",
                      entry_of<children, &ChildDraft::disability>, Asked::yes_no},
                     {"children.*.language", "tell.professional.child.language", "",
                      entry_of<children, &ChildDraft::language>},
                     {"children.*.interpreter", "tell.professional.child.interpreter",
                      "tell.professional.child.interpreter.hint", entry_of<children, &ChildDraft::interpreter>},
                     {"children.*.nhs_number", "tell.professional.child.nhs_number",
                      "tell.professional.child.nhs_number.hint", entry_of<children, &ChildDraft::nhs_number>},
                     {"children.*.gp", "tell.professional.child.gp", "", entry_of<children, &ChildDraft::gp>},
                     {"children.*.legal_status", "tell.professional.child.legal_status",
                      "tell.professional.child.legal_status.hint", entry_of<children, &ChildDraft::legal_status>}},
          .entries = entries_of<children>("children", "tell.child.add", "tell.child.part")};
}

Step family_step() {
  return {.id = "family",
          .title = "tell.professional.family.title",
          .lead = "tell.professional.unknown",
          .fields = {{"referral.parental_responsibility", "tell.professional.parental_responsibility",
                      "tell.professional.parental_responsibility.hint",
                      inside<referral, &ReferralDraft::parental_responsibility>, Asked::lines},
                     {"referral.household", "tell.professional.household", "tell.professional.household.hint",
                      inside<referral, &ReferralDraft::household>, Asked::lines}}};
}

Step consent_step() {
  return {.id = "consent",
          .title = "tell.professional.consent.title",
          .lead = "tell.professional.consent.lead",
          .fields = {{"referral.consent", "tell.professional.consent", "", inside<referral, &ReferralDraft::consent>,
                      Asked::consent},
                     {"referral.consent_note", "tell.professional.consent_note", "tell.professional.consent_note.hint",
                      inside<referral, &ReferralDraft::consent_note>, Asked::lines}}};
}

Step views_step() {
  return {.id = "views",
          .title = "tell.professional.views.title",
          .lead = "tell.professional.unknown",
          .fields = {{"referral.child_views", "tell.professional.child_views", "tell.professional.child_views.hint",
                      inside<referral, &ReferralDraft::child_views>, Asked::lines},
                     {"referral.parent_views", "tell.professional.parent_views", "",
                      inside<referral, &ReferralDraft::parent_views>, Asked::lines},
                     {"referral.keep_from", "tell.professional.keep_from", "tell.professional.keep_from.hint",
                      inside<referral, &ReferralDraft::keep_from>, Asked::lines}}};
}

Step agencies_step() {
  return {.id = "agencies",
          .title = "tell.professional.agencies.title",
          .lead = "tell.professional.unknown",
          .fields = {{"referral.immediate_protection", "tell.professional.immediate_protection",
                      "tell.professional.immediate_protection.hint",
                      inside<referral, &ReferralDraft::immediate_protection>, Asked::lines},
                     {"referral.agencies", "tell.professional.agencies", "tell.professional.agencies.hint",
                      inside<referral, &ReferralDraft::agencies>, Asked::lines},
                     {"referral.earlier_help", "tell.professional.earlier_help", "tell.professional.earlier_help.hint",
                      inside<referral, &ReferralDraft::earlier_help>, Asked::lines}}};
}

// How they are reached outside work, and what to mind: a phone that rings in a classroom.
Step reach_step() {
  return {.id = "reach",
          .title = "tell.professional.reach.title",
          .lead = "",
          .fields = {{"reporter.contact_wanted", "tell.professional.contact_wanted", "",
                      inside<reporter, &ReporterDraft::contact_wanted>, Asked::reply_wanted},
                     {"reporter.phone", "tell.professional.other_phone", "", inside<reporter, &ReporterDraft::phone>,
                      Asked::telephone},
                     {"reporter.email", "tell.professional.other_email", "", inside<reporter, &ReporterDraft::email>,
                      Asked::email},
                     {"reporter.safe_how", "tell.professional.safe_how", "tell.professional.safe_how.hint",
                      inside<reporter, &ReporterDraft::safe_how>, Asked::lines},
                     {"reporter.safe_when", "tell.professional.safe_when", "",
                      inside<reporter, &ReporterDraft::safe_when>, Asked::lines}}};
}

}  // namespace

const std::vector<Step>& professional_steps() {
  static const std::vector<Step> steps{danger_step("tell.danger.title", "tell.danger.lead"),
                                       help_now_step("tell.now.title"),
                                       identity_step(),
                                       worry_step(),
                                       child_step(),
                                       family_step(),
                                       consent_step(),
                                       views_step(),
                                       signs_step(),
                                       sign_details_step(),
                                       more_step(),
                                       adults_step(),
                                       vehicles_step(),
                                       contact_points_step(),
                                       places_step(),
                                       said_or_not_step(),
                                       agencies_step(),
                                       reach_step()};
  return steps;
}

}  // namespace heed::web_public
