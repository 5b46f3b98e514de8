#include "html/components.hpp"
#include "web_public/tell_pages.hpp"

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
                   hidden("state", seal(form_state, state)) + text_field(box) +
                       button_group(submit(visit.say("tell.button.send", "tell.young.button.send"), ButtonKind::primary,
                                           "go", "send") +
                                    submit(visit.say("tell.button.add_more", "tell.young.button.add_more"),
                                           ButtonKind::secondary, "go", "more")));
}

// Whether a field of some page takes a person's own words; boxes and buttons do not.
bool is_free_text(std::string_view name) {
  if (name == "language") return false;
  if (name.starts_with("observations.")) return !name.ends_with(".how_known");
  for (const auto who : {domain::ReporterKind::adult, domain::ReporterKind::young_person,
                         domain::ReporterKind::friend_of_child, domain::ReporterKind::professional})
    for (const auto& step : all_steps(who))
      for (const auto& field : step.fields)
        if (names_field(field.name, name)) return offered(field.asked).empty();
  return false;
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

http::Response press_again_page(const Visit& visit, const TellState& state, const Error& error) {
  const app::FormState form_state(visit.forms.service);
  TellState again = state;
  // The same token with other words is refused for good; what was written now goes as a telling of its own.
  if (error.kind == ErrorKind::conflict) again.token = form_state.new_token();
  Html main =
      page_title(visit.t("tell.again.title")) + paragraph(visit.t(why(error))) + paragraph(visit.t("tell.again.kept")) +
      post_form(visit, "/tell/send", hidden("state", seal(form_state, again)) + submit(visit.t("tell.again.button"))) +
      visit.who_to_call();
  return respond(visit,
                 {.tab = visit.say("tell.tab", "tell.young.tab"),
                  .path = "/tell",
                  .main = std::move(main),
                  .emergency = Emergency::full,
                  .status = error.kind == ErrorKind::conflict ? http::Status::conflict : http::Status::unavailable});
}

std::string typed_text(const http::Form& form) {
  std::string typed;
  for (const auto& [name, values] : form.all()) {
    if (!is_free_text(name)) continue;
    for (const auto& value : values)
      if (!value.empty()) typed += (typed.empty() ? "" : "\n\n") + value;
  }
  return typed;
}

}  // namespace heed::web_public
