#include "web_team/about_staff.hpp"

#include <utility>

#include "app/team.hpp"
#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"
#include "web_team/reason_form.hpp"

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

constexpr std::string_view said_already = "team.about_staff.done_before";
constexpr ReasonForm the_form{"team.field.reason", "team.about_staff.reason.hint", "team.about_staff.button",
                              "/about-staff"};

std::string_view answer_to(app::Said said) {
  switch (said) {
    case app::Said::newly: return title_of(Done::restricted);
    case app::Said::already: return title_of(Done::was_restricted);
    case app::Said::another_reason: return title_of(Done::reason_to_restrict);
    case app::Said::already_and_reads_no_more: return said_already;
  }
  return said_already;
}

Html names(std::string_view title, const std::vector<std::string>& all) {
  if (all.empty()) return {};
  return p({cls("govuk-body govuk-!-margin-bottom-1")}, strong({}, title)) +
         ul({cls("govuk-list govuk-list--bullet")},
            each(all, [](const std::string& one) { return li({attribute("translate", "no")}, one); }));
}

Html who_reads_it_then(const content::Words& t, const app::AfterRestricting& after) {
  return paragraph(t(who_reads_it(after))) + names(t("team.about_staff.can_read"), after.can_read) +
         names(t("team.about_staff.no_longer"), after.no_longer) +
         paragraph(t(after.actor_may_read ? "team.about_staff.you_too" : "team.about_staff.not_you"));
}

// Whoever said so may know of that, also where they may not read the concern any more.
http::Response no_page(const Visit& visit, ConcernId concern, const Error& error) {
  const auto theirs = app::RestrictConcern(visit.team.service).was_said_by(visit.actor, concern);
  if (error.kind == ErrorKind::not_found && theirs.ok() && *theirs) return go_to_saying(visit, "/team", said_already);
  return problem_page(visit, error);
}

// The page before it is done.
http::Response ask(const Visit& visit, ConcernId concern, const std::vector<FieldError>& errors, http::Status status) {
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, concern);
  if (!view.ok()) return no_page(visit, concern, view.error());
  if (view->restricted && errors.empty()) return go_to_saying(visit, path_of(concern), said_already);
  const auto after = app::RestrictConcern(visit.team.service).foresee(visit.actor, concern);
  if (!after.ok()) return problem_page(visit, after.error());
  const content::Words& t = visit.words;
  const Html main =
      outcome(reason_mistakes(visit, errors)) + heading(1, t("team.about_staff.confirm.title"), "l") +
      p({cls("govuk-body")}, t("team.concern.title"), " ", span({attribute("translate", "no")}, view->reference)) +
      who_reads_it_then(t, *after) + paragraph(t(about_the_officer(*view))) +
      paragraph(t("team.about_staff.for_good")) + reason_form(visit, concern, view->reference, the_form, errors);
  return team_page(visit, t(errors.empty() ? "team.concern.tab" : "team.concern.tab.error"), main, status);
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
  return ask(visit, *concern, {}, http::Status::ok);
}

http::Response post_about_staff(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto done = app::RestrictConcern(visit.team.service)(visit.actor, *concern, visit.form.value("reason"),
                                                             once_of(visit), note_of(visit, "team.about_staff.note"));
  if (!done.ok() && done.error().kind == ErrorKind::invalid)
    return ask(visit, *concern, {{"reason", done.error().code}}, http::Status::unprocessable);
  if (!done.ok()) return problem_page(visit, done.error());
  return go_to_saying(visit, done->leads_back ? path_of(*concern) : "/team", answer_to(done->said));
}

}  // namespace heed::web_team
