#include "html/components.hpp"
#include "html/phone_numbers.hpp"
#include "web_public/referral_copy.hpp"
#include "web_public/tell_answers.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_pages.hpp"

namespace heed::web_public {

using namespace html;

namespace {

Html what_happens(const Visit& visit, const TellState& state) {
  const bool survivor = state.who == domain::ReporterKind::survivor;
  const bool staff = is_about_staff(state.draft);
  return heading(2, visit.say("tell.check.reads.title", "tell.young.check.reads.title")) +
         paragraph(staff ? visit.say("tell.check.reads.named", "tell.young.check.reads.named", visit.names())
                         : visit.say("tell.check.reads", "tell.young.check.reads", visit.names())) +
         visit.next_read() + paragraph(visit.say("tell.check.duty", "tell.young.check.duty")) + visit.duty_card() +
         bullets({visit.say("tell.check.then.receipt", "tell.young.check.then.receipt"),
                  visit.say("tell.check.then.decide", "tell.young.check.then.decide"),
                  survivor ? visit.t("tell.long_ago.check.then.act") : std::string(),
                  survivor ? visit.t("tell.long_ago.check.then.elsewhere")
                           : visit.say("tell.check.then.elsewhere", "tell.young.check.then.elsewhere")});
}

}  // namespace

http::Response tell_check_page(const Visit& visit, const TellState& state, std::string_view sealed,
                               const std::vector<FieldError>& errors) {
  Html main = error_summary_of(visit.t, state.draft, errors) +
              page_title(visit.say("tell.check.title", "tell.young.check.title"));
  if (!state.draft.dangers.empty())
    main += warning(visit.t, with_numbers(visit.say("tell.now.call", "tell.young.now.call")));
  main += unread_note(visit, state.draft.language);
  main +=
      post_form(visit, "/tell/step", hidden("state", sealed) + summary_list(answers(visit, state, Answers::to_change)));
  main += what_happens(visit, state);
  if (state.who == domain::ReporterKind::professional) main += inset(visit.t("tell.professional.duty", visit.names()));
  main += post_form(
      visit, "/tell/send",
      hidden("state", sealed) + if_not_sent(visit) + submit(visit.say("tell.button.send", "tell.young.button.send")));
  main += post_form(visit, "/tell/step",
                    hidden("state", sealed) + submit(visit.t("tell.button.back"), ButtonKind::secondary, "go", "back"));
  main += before_sending(visit, state, sealed);
  return respond(visit, {.tab = visit.say("tell.tab", "tell.young.tab"),
                         .path = "/tell",
                         .main = std::move(main),
                         .emergency = Emergency::one_line,
                         .status = errors.empty() ? http::Status::ok : http::Status::unprocessable});
}

}  // namespace heed::web_public
