#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"

namespace heed::web_team {

using namespace html;

namespace {

bool is_professional(const ConcernPage& page) {
  return page.view.concern.reporter_kind == domain::ReporterKind::professional;
}

}  // namespace

// Councils ask that no field of a referral be blank: what was not said is said to be so.
Html referral(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (!is_professional(page)) return {};
  const domain::Referral& given = page.view.concern.referral;
  Facts facts(t);
  facts.always("team.referral.role", given.role).always("team.referral.organisation", given.organisation);
  facts.always("team.referral.work_phone", given.work_phone).always("team.referral.work_email", given.work_email);
  facts.always("team.referral.parental_responsibility", given.parental_responsibility);
  facts.always("team.referral.household", given.household);
  facts.line("team.referral.consent", t("team.consent." + std::string(to_string(given.consent))));
  facts.always("team.referral.consent_note", given.consent_note);
  facts.always("team.referral.child_views", given.child_views).always("team.referral.parent_views", given.parent_views);
  facts.always("team.referral.keep_from", given.keep_from).always("team.referral.agencies", given.agencies);
  facts.always("team.referral.earlier_help", given.earlier_help);
  facts.always("team.referral.immediate_protection", given.immediate_protection);
  const Html keep_from = given.keep_from.empty() ? Html() : warning(t, Html(t("team.referral.keep_from.warning")));
  return card("referral", t("team.referral.title"), keep_from + facts.list());
}

namespace {

// A way to be reached that was given without the question about it: the one box of the short form, a professional's number at
// work. Giving it is agreeing to it, and to no more.
bool gave_a_way(const ConcernPage& page) {
  const domain::Reporter& person = page.view.concern.reporter;
  return is_professional(page) || !(person.safe_how + person.phone + person.email).empty();
}

// The ways in one line: what they wrote themselves, then numbers and addresses.
std::string ways_of(const ConcernPage& page) {
  const domain::Reporter& person = page.view.concern.reporter;
  const domain::Referral& given = page.view.concern.referral;
  std::string ways;
  for (const auto* one : {&person.safe_how, &given.work_phone, &given.work_email, &person.phone, &person.email})
    if (!one->empty()) ways += (ways.empty() ? "" : ", ") + *one;
  return ways;
}

// What they asked of us. Ending the receipt ended its words and nothing else, so it changes none of this.
std::string_view rule_of(const ConcernPage& page) {
  const domain::Reporter& person = page.view.concern.reporter;
  const bool ended = page.view.receipt_ended;
  const bool has_rules = !person.safe_how.empty() || !person.safe_when.empty();
  if (!page.view.contact_allowed) return no_contact_rule(page);
  if (person.contact_wanted == domain::YesNo::yes && has_rules) return "team.safe_contact.wanted";
  if (person.contact_wanted == domain::YesNo::yes && !is_professional(page))
    return ended ? "team.safe_contact.ended.wanted" : "team.safe_contact.wanted_without_rules";
  if (person.contact_wanted == domain::YesNo::no)
    return ended ? "team.safe_contact.ended.not_wanted" : "team.safe_contact.not_wanted";
  if (gave_a_way(page)) return "team.safe_contact.gave_way";
  return ended ? "team.safe_contact.ended.not_said" : "team.safe_contact.not_said";
}

}  // namespace

// Whoever holds a child's phone can press the button: above a hard floor, a person decides what it means.
std::string_view no_contact_rule(const ConcernPage& page) {
  return page.view.floors.empty() ? "team.safe_contact.withdrawn" : "team.safe_contact.withdrawn_urgent";
}

Html safe_contact(const ConcernPage& page) {
  const content::Words& t = page.words;
  const domain::Reporter& person = page.view.concern.reporter;
  const std::string ended = page.view.receipt_ended ? t("team.safe_contact.ended") + " " : "";
  Facts facts(t);
  const bool own_words_only = person.contact_wanted != domain::YesNo::dont_know && !is_professional(page);
  facts.always("team.safe_contact.how", own_words_only ? person.safe_how : ways_of(page))
      .always("team.safe_contact.when", person.safe_when);
  return div({cls("heed-safe-contact")}, p({}, strong({}, t("team.safe_contact.title")), " ", ended, t(rule_of(page))),
             facts.list());
}

Html reporter(const ConcernPage& page) {
  const content::Words& t = page.words;
  const domain::Reporter& person = page.view.concern.reporter;
  Facts facts(t);
  facts.line("team.standing.told_by", t("team.told_by." + std::string(to_string(page.view.concern.reporter_kind))));
  facts.always("team.reporter.name", person.name).always("team.reporter.relationship", person.relationship);
  facts.always("team.reporter.phone", person.phone).always("team.reporter.email", person.email);
  const bool way = page.view.contact_allowed && gave_a_way(page);
  const Html anonymous = person.name.empty() ? p({cls("govuk-body-s")},
                                                 t(way ? "team.reporter.no_name_but_a_way" : "team.reporter.no_name"))
                                             : Html();
  return card("reporter", t("team.reporter.title"), safe_contact(page) + anonymous + facts.list());
}

}  // namespace heed::web_team
