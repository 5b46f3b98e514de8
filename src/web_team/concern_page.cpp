#include "web_team/concern_page.hpp"

#include "html/components.hpp"
#include "web_team/concern_parts.hpp"

namespace heed::web_team {

using namespace html;

std::string ConcernPage::path(std::string_view below) const {
  return "/team/concerns/" + view.id.to_string() + std::string(below);
}

Html concern_form(const ConcernPage& page, std::string_view below, const Html& fields) {
  return post_form(page.words, page.csrf_token, page.path(below),
                   hidden("revision", std::to_string(page.view.revision)) +
                       hidden("shown_at", std::to_string(page.now.milliseconds_since_epoch)) + fields,
                   "heed-no-print");
}

Html render_concern(const ConcernPage& page) {
  const content::Words& t = page.words;
  const Html title_of_page = h1({cls("govuk-heading-l")}, t("team.concern.title"), " ",
                                span({attribute("translate", "no")}, page.view.reference));
  const Html said_part = own_words(page) + observations(page) + children(page) + adults(page) +
                         things_and_places(page) + referral(page) + reporter(page);
  return error_summary(t, page.typed.errors) + changed_meanwhile(page) + title_of_page + message_waiting(page) +
         first_of_all(page) + on_this_page(page) +
         div({cls("heed-columns")},
             div({cls("heed-columns__main")}, said_part, conversation(page), notes(page), decisions(page),
                 history(page)),
             aside({cls("heed-columns__side"), attribute("aria-label", t("team.standing.title"))}, standing(page)));
}

http::Response show_concern(const Visit& visit, ConcernId concern, const Typed& typed, http::Status status) {
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, concern);
  if (!view.ok()) return problem_page(visit, view.error());
  const ConcernPage page{visit.words,
                         visit.team.site.library->pack(visit.words.locale()),
                         *view,
                         typed,
                         visit.actor,
                         visit.csrf_token,
                         visit.team.service.clock().now()};
  const std::string tab = visit.words(typed.errors.empty() ? "team.concern.tab" : "team.concern.tab.error");
  return team_page(visit, tab, render_concern(page), status);
}

http::Response get_concern(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return problem_page(visit, {ErrorKind::not_found, "store.missing", {}});
  return show_concern(visit, *concern, {});
}

}  // namespace heed::web_team
