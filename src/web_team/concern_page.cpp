#include "web_team/concern_page.hpp"

#include "app/form_state.hpp"
#include "html/components.hpp"
#include "web_team/concern_parts.hpp"

namespace heed::web_team {

using namespace html;

std::string ConcernPage::path(std::string_view below) const {
  return "/team/concerns/" + view.id.to_string() + std::string(below);
}

Html concern_form(const ConcernPage& page, std::string_view below, const Html& fields) {
  return post_form(page.words, page.csrf_token, page.path(below), what_it_showed(page) + fields, "heed-no-print");
}

Html what_it_showed(const ConcernPage& page) {
  const Shown shown = page.typed.shown.value_or(Shown{page.view.revision, page.now});
  return hidden("revision", std::to_string(shown.revision)) +
         hidden("shown_at", std::to_string(shown.at.milliseconds_since_epoch));
}

Html long_text(const ConcernPage& page, std::string_view name, std::string_view hint, const std::string& value,
               int rows) {
  TextField field;
  field.name = name;
  field.label = page.words("team.field." + field.name);
  field.hint = page.words(hint);
  field.error = error_of(page.words, page.typed.errors, name);
  field.value = value;
  field.rows = rows;
  return text_field(field);
}

Html render_concern(const ConcernPage& page) {
  const content::Words& t = page.words;
  const Html title_of_page = h1({cls("govuk-heading-l")}, t("team.concern.title"), " ",
                                span({attribute("translate", "no")}, page.view.reference));
  const Html said_part = own_words(page) + observations(page) + children(page) + adults(page) +
                         things_and_places(page) + referral(page) + reporter(page);
  return error_summary(t, page.typed.errors) + changed_meanwhile(page) + kept_unsent(page) + title_of_page +
         message_waiting(page) + first_of_all(page) + on_this_page(page) +
         div({cls("heed-columns")},
             div({cls("heed-columns__main")}, said_part, talk(page), decisions(page), history(page)),
             aside({cls("heed-columns__side"), attribute("aria-label", t("team.standing.title"))}, standing(page)));
}

ConcernPage concern_page(const Visit& visit, const app::ConcernView& view, const Typed& typed) {
  return {visit.words, visit.team.site.library->pack(visit.words.locale()), view, typed, visit.actor, visit.csrf_token,
          // A page that comes back keeps its token, because what became of the first press may be unknown.
          typed.form_token.empty() ? app::FormState(visit.team.service).new_token() : typed.form_token,
          visit.team.service.clock().now()};
}

http::Response show_concern(const Visit& visit, ConcernId concern, const Typed& typed, http::Status status) {
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, concern);
  if (!view.ok()) return problem_page(visit, view.error());
  const ConcernPage page = concern_page(visit, *view, typed);
  const std::string tab = visit.words(typed.errors.empty() ? "team.concern.tab" : "team.concern.tab.error");
  return team_page(visit, tab, render_concern(page), status);
}

http::Response get_concern(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return problem_page(visit, {ErrorKind::not_found, "store.missing", {}});
  return show_concern(visit, *concern, {});
}

}  // namespace heed::web_team
