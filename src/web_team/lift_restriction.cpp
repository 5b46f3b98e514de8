#include <utility>

#include "app/team.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "web_team/about_staff.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"

namespace heed::web_team {

using namespace html;

namespace {

std::string path_of(ConcernId concern) { return "/team/concerns/" + concern.to_string(); }

// The reason as a note says what it is the reason of; nothing for nothing.
std::string note_of(const Visit& visit) {
  const std::string reason = tidy_lines(visit.form.value("reason"));
  return reason.empty() ? reason : visit.words("team.lift.note", {{"reason", reason}});
}

Html who_reads_it_again(const content::Words& t, const app::AfterLifting& after) {
  if (after.can_read_again.empty()) return paragraph(t("team.lift.nobody"));
  return p({cls("govuk-body govuk-!-margin-bottom-1")}, strong({}, t("team.lift.can_read_again"))) +
         ul({cls("govuk-list govuk-list--bullet")},
            each(after.can_read_again, [](const std::string& one) { return li({attribute("translate", "no")}, one); }));
}

Html reason_form(const Visit& visit, ConcernId concern, const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  TextField field;
  field.name = "reason";
  field.label = t("team.lift.reason");
  field.hint = t("team.lift.reason.hint");
  field.error = error_of(t, errors, field.name);
  field.value = visit.form.value("reason");
  field.rows = 4;
  const Html buttons = div({cls("heed-actions")}, submit(t("team.lift.button"), ButtonKind::warning),
                           link_button(t("team.about_staff.back"), t.path(path_of(concern)), ButtonKind::secondary));
  return post_form(t, visit.csrf_token, path_of(concern) + "/not-about-staff", text_field(field) + buttons);
}

http::Response ask(const Visit& visit, ConcernId concern, const std::vector<FieldError>& errors, http::Status status) {
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, concern);
  if (!view.ok()) return problem_page(visit, view.error());
  const auto after = app::LiftRestriction(visit.team.service).foresee(visit.actor, concern);
  if (!after.ok()) return problem_page(visit, after.error());
  if (after->was_so) return go_to_saying(visit, path_of(concern), title_of(Done::was_lifted));
  const content::Words& t = visit.words;
  const Html main =
      outcome(error_summary(t, errors)) + heading(1, t("team.lift.title"), "l") +
      p({cls("govuk-body")}, t("team.concern.title"), " ", span({attribute("translate", "no")}, view->reference)) +
      paragraph(t("team.lift.about")) + who_reads_it_again(t, *after) + reason_form(visit, concern, errors);
  return team_page(visit, t(errors.empty() ? "team.concern.tab" : "team.concern.tab.error"), main, status);
}

}  // namespace

// The card on the concern's page.
Html lift_restriction(const ConcernPage& page) {
  const content::Words& t = page.words;
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
  const auto before = lift.foresee(visit.actor, *concern);
  if (!before.ok()) return problem_page(visit, before.error());
  const auto done = lift(visit.actor, *concern, note_of(visit));
  if (!done.ok() && done.error().kind == ErrorKind::invalid)
    return ask(visit, *concern, {{"reason", done.error().code}}, http::Status::unprocessable);
  if (!done.ok()) return problem_page(visit, done.error());
  return go_to_saying(visit, path_of(*concern), title_of(before->was_so ? Done::was_lifted : Done::lifted));
}

}  // namespace heed::web_team
