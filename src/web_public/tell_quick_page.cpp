#include "html/components.hpp"
#include "web_public/tell_pages.hpp"

namespace heed::web_public {

using namespace html;

namespace {

constexpr int rows_of_the_box = 10;

}  // namespace

http::Response tell_quick_page(const Visit& visit, const TellState& state, const std::vector<FieldError>& errors) {
  TextField box;
  box.name = "worry";
  box.label = visit.say("tell.quick.label", "tell.young.quick.label");
  box.hint = visit.say("tell.quick.hint", "tell.young.quick.hint");
  box.value = state.draft.worry;
  box.error = error_of(visit.t, errors, "worry");
  box.label_size = LabelSize::medium;
  box.rows = rows_of_the_box;

  // The box itself carries the text, so the sealed field need not.
  TellState carried = state;
  carried.draft.worry.clear();
  const app::FormState form_state(visit.forms.service);
  const Html buttons =
      submit(visit.say("tell.button.send", "tell.young.button.send"), ButtonKind::primary, "go", "send") +
      submit(visit.say("tell.button.add_more", "tell.young.button.add_more"), ButtonKind::secondary, "go", "more");
  Html main = error_summary(visit.t, errors) + page_title(visit.say("tell.quick.title", "tell.young.quick.title")) +
              paragraph(visit.say("tell.quick.reads", "tell.young.quick.reads", visit.names())) + visit.next_read() +
              post_form(visit, "/tell/quick",
                        hidden("state", seal(form_state, carried)) + text_field(box) +
                            paragraph(visit.say("tell.quick.then", "tell.young.quick.then")) + button_group(buttons)) +
              details_block(visit.say("tell.quick.anonymity.title", "tell.young.quick.anonymity.title"),
                            Html(visit.say("tell.quick.anonymity", "tell.young.quick.anonymity")));
  return respond(visit, {.tab = visit.say("tell.tab", "tell.young.tab"),
                         .path = "/tell/quick",
                         .main = std::move(main),
                         .emergency = Emergency::full,
                         .status = errors.empty() ? http::Status::ok : http::Status::unprocessable});
}

}  // namespace heed::web_public
