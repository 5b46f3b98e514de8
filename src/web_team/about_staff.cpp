#include "web_team/about_staff.hpp"

#include "app/team.hpp"
#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"

namespace heed::web_team {

using namespace html;

namespace {

std::string_view who_reads_it(const app::AfterRestricting& after) {
  if (!after.circle) return "team.about_staff.nobody";
  switch (*after.circle) {
    case domain::Circle::named_readers: return "team.about_staff.named_readers";
    case domain::Circle::managers: return "team.about_staff.managers";
    case domain::Circle::everyone: return "team.about_staff.everyone";
  }
  return "team.about_staff.named_readers";
}

// The clock goes by whether an adult works with children, whoever says that it is about staff: needs_designated_officer.
std::string_view about_the_officer(const app::ConcernView& view) {
  return view.designated_officer_by ? "team.about_staff.officer.runs" : "team.about_staff.officer.none";
}

}  // namespace

// The card on the concern's page.
Html about_staff(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (!page.allows(domain::Action::restrict_concern)) return {};
  return card("about-staff", t("team.about_staff.title"),
              paragraph(t("team.about_staff.why")) + p({cls("govuk-body heed-no-print")}, t("team.conflict.leaves")) +
                  p({cls("heed-no-print")},
                    a({cls("govuk-link"), href(t.path(page.path("/about-staff")))}, t("team.about_staff.link"))));
}

http::Response get_about_staff(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, *concern);
  if (!view.ok()) return problem_page(visit, view.error());
  const std::string back = "/team/concerns/" + concern->to_string();
  if (view->restricted) return go_to(visit.words, back);
  const auto after = app::RestrictConcern(visit.team.service).foresee(visit.actor, *concern);
  if (!after.ok()) return problem_page(visit, after.error());
  const content::Words& t = visit.words;
  const Html buttons = div({cls("heed-actions")}, submit(t("team.about_staff.button"), ButtonKind::warning),
                           link_button(t("team.about_staff.back"), t.path(back), ButtonKind::secondary));
  const Html main =
      heading(1, t("team.about_staff.confirm.title"), "l") +
      p({cls("govuk-body")}, t("team.concern.title"), " ", span({attribute("translate", "no")}, view->reference)) +
      paragraph(t(who_reads_it(*after))) +
      paragraph(t(after->actor_may_read ? "team.about_staff.you_too" : "team.about_staff.not_you")) +
      paragraph(t(about_the_officer(*view))) + paragraph(t("team.about_staff.for_good")) +
      post_form(t, visit.csrf_token, back + "/about-staff", buttons);
  return team_page(visit, t("team.concern.tab"), main);
}

http::Response post_about_staff(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const app::RestrictConcern restrict(visit.team.service);
  const auto after = restrict.foresee(visit.actor, *concern);
  if (!after.ok()) return problem_page(visit, after.error());
  const auto done = restrict(visit.actor, *concern);
  if (!done.ok()) return problem_page(visit, done.error());
  // To lead there would open it: what has just become unread would be read by nobody but whoever said so, and taken by nobody.
  const bool back = after->actor_may_read && !after->is_unread;
  return go_to_saying(visit, back ? "/team/concerns/" + concern->to_string() : "/team", "team.about_staff.done");
}

}  // namespace heed::web_team
