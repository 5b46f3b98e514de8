#include "html/components.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_pages.hpp"
#include "web_public/typed_words.hpp"

namespace heed::web_public {

using namespace html;

namespace {

bool is_expired(const Error& error) { return error.code == "problem.form.expired"; }

Html given_back(const Visit& visit, const std::string& typed) {
  if (typed.empty())
    return link_button(visit.say("tell.restart.button", "tell.young.restart.button"), visit.link("/tell"),
                       ButtonKind::start);
  const app::FormState form_state(visit.forms.service);
  auto state = begin_telling(
      form_state, visit.young() ? domain::ReporterKind::young_person : domain::ReporterKind::adult, visit.t.locale());
  TextField box;
  box.name = "worry";
  box.label = visit.t("tell.restart.typed");
  box.hint = visit.t("tell.restart.typed.hint");
  box.value = typed;
  box.rows = 10;
  return post_form(visit, "/tell/quick",
                   hidden("state", seal(form_state, state)) + text_field(box) + language_question(visit, state.draft) +
                       button_group(submit(visit.say("tell.button.send", "tell.young.button.send"), ButtonKind::primary,
                                           "go", "send") +
                                    submit(visit.say("tell.button.add_more", "tell.young.button.add_more"),
                                           ButtonKind::secondary, "go", "more")));
}

Html said_on_page(const Visit& visit, const Step& step, const TellState& state) {
  const auto entries = step.entries ? step.entries->count(state.draft) : 1;
  Html said;
  for (std::size_t entry = 0; entry < entries; ++entry)
    for (const auto& one : said_on(step, visit, state.draft, entry))
      said += (one.label.empty() ? Html() : heading(3, one.label, "s")) + quoted_text(one.text);
  return said;
}

// Every answer, to copy or to read out on the telephone.
Html everything_said(const Visit& visit, const TellState& state) {
  Html said;
  for (const auto* step : steps_now(state)) said += step->asks ? said_on_page(visit, *step, state) : Html();
  return said;
}

std::string_view why(const Error& error) {
  switch (error.kind) {
    case ErrorKind::conflict: return "tell.again.conflict";
    case ErrorKind::unknown: return "tell.again.unknown";
    default: return "tell.again.unavailable";
  }
}

}  // namespace

http::Response cannot_restore_page(const Visit& visit, const Error& error, const std::string& typed) {
  Html main = page_title(visit.t(is_expired(error) ? "tell.restart.expired.title" : "tell.restart.unreadable.title")) +
              paragraph(visit.t(is_expired(error) ? "tell.restart.expired" : "tell.restart.unreadable")) +
              paragraph(visit.t("tell.restart.why")) + given_back(visit, typed) + visit.who_to_call();
  return respond(visit, {.tab = visit.say("tell.tab", "tell.young.tab"),
                         .path = "/tell",
                         .main = std::move(main),
                         .emergency = Emergency::full,
                         .status = is_expired(error) ? http::Status::gone : http::Status::bad_request});
}

http::Response sent_and_ended_page(const Visit& visit) {
  Html main = page_title(visit.t("tell.ended.title")) + paragraph(visit.say("tell.ended", "tell.young.ended")) +
              link_button(visit.say("tell.restart.button", "tell.young.restart.button"), visit.link("/tell"),
                          ButtonKind::start) +
              visit.who_to_call();
  return respond(visit, {.tab = visit.say("tell.tab", "tell.young.tab"),
                         .path = "/tell",
                         .main = std::move(main),
                         .emergency = Emergency::full,
                         .status = http::Status::gone});
}

http::Response press_again_page(const Visit& visit, const TellState& state, const Error& error) {
  const app::FormState form_state(visit.forms.service);
  TellState again = state;
  // The same token with other words is refused for good; what was written now goes as a telling of its own.
  if (error.kind == ErrorKind::conflict) again.token = form_state.new_token();
  Html main =
      page_title(visit.t("tell.again.title")) + paragraph(visit.t(why(error))) + paragraph(visit.t("tell.again.kept")) +
      post_form(visit, "/tell/send", hidden("state", seal(form_state, again)) + submit(visit.t("tell.again.button"))) +
      visit.who_to_call() + what_was_written(visit.t, everything_said(visit, state));
  return respond(visit,
                 {.tab = visit.say("tell.tab", "tell.young.tab"),
                  .path = "/tell",
                  .main = std::move(main),
                  .emergency = Emergency::full,
                  .status = error.kind == ErrorKind::conflict ? http::Status::conflict : http::Status::unavailable});
}

}  // namespace heed::web_public
