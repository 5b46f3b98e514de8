#include <utility>

#include "app/team.hpp"
#include "html/components.hpp"
#include "web_team/about_staff.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"
#include "web_team/reason_form.hpp"

namespace heed::web_team {

using namespace html;

namespace {

constexpr ReasonForm the_form{"team.lift.reason", "team.lift.reason.hint", "team.lift.button", "/not-about-staff"};

std::string_view answer_to(app::Said said) {
  switch (said) {
    case app::Said::newly: return title_of(Done::lifted);
    case app::Said::already:
    case app::Said::already_and_reads_no_more: return title_of(Done::was_lifted);
    case app::Said::another_reason: return title_of(Done::reason_to_lift);
  }
  return title_of(Done::was_lifted);
}

Html who_reads_it_again(const content::Words& t, const app::AfterLifting& after) {
  if (after.can_read_again.empty()) return paragraph(t("team.lift.nobody"));
  return p({cls("govuk-body govuk-!-margin-bottom-1")}, strong({}, t("team.lift.can_read_again"))) +
         ul({cls("govuk-list govuk-list--bullet")},
            each(after.can_read_again, [](const std::string& one) { return li({attribute("translate", "no")}, one); }));
}

http::Response ask(const Visit& visit, ConcernId concern, const std::vector<FieldError>& errors, http::Status status) {
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, concern);
  if (!view.ok()) return problem_page(visit, view.error());
  const auto after = app::LiftRestriction(visit.team.service).foresee(visit.actor, concern);
  if (!after.ok()) return problem_page(visit, after.error());
  if (after->was_so && errors.empty()) return go_to_saying(visit, path_of(concern), title_of(Done::was_lifted));
  const content::Words& t = visit.words;
  const Html main =
      outcome(reason_mistakes(visit, errors)) + heading(1, t("team.lift.title"), "l") +
      p({cls("govuk-body")}, t("team.concern.title"), " ", span({attribute("translate", "no")}, view->reference)) +
      paragraph(t("team.lift.about")) + who_reads_it_again(t, *after) +
      reason_form(visit, concern, view->reference, the_form, errors);
  return team_page(visit, t(errors.empty() ? "team.concern.tab" : "team.concern.tab.error"), main, status);
}

}  // namespace

// The card on the concern's page: the way to it, or why there is none.
Html lift_restriction(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (page.view.reporter_said_so) return card("lift", t("team.lift.card"), paragraph(t("team.lift.never")));
  if (!page.view.restricted || !page.allows(domain::Action::lift_restriction)) return {};
  return card("lift", t("team.lift.card"),
              paragraph(t("team.lift.why")) +
                  p({cls("heed-no-print")},
                    a({cls("govuk-link"), href(t.path(page.path("/not-about-staff")))}, t("team.lift.link"))));
}

http::Response get_lift(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  return ask(visit, *concern, {}, http::Status::ok);
}

http::Response post_lift(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const app::LiftRestriction lift(visit.team.service);
  const auto done =
      lift(visit.actor, *concern, visit.form.value("reason"), once_of(visit), note_of(visit, "team.lift.note"));
  if (!done.ok() && done.error().kind == ErrorKind::invalid)
    return ask(visit, *concern, {{"reason", done.error().code}}, http::Status::unprocessable);
  if (!done.ok()) return problem_page(visit, done.error());
  return go_to_saying(visit, path_of(*concern), answer_to(*done));
}

}  // namespace heed::web_team
