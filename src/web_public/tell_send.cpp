#include "web_public/tell_send.hpp"

#include "app/submit_concern.hpp"
#include "domain/hard_floor.hpp"
#include "web_public/receipt_page.hpp"
#include "web_public/referral_copy.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_pages.hpp"
#include "web_public/tell_walk.hpp"

namespace heed::web_public {

namespace {

http::Response mend(const Visit& visit, TellState state, const std::vector<FieldError>& errors) {
  const app::FormState form_state(visit.forms.service);
  if (state.draft.quick) return tell_quick_page(visit, state, errors);
  const Step* step = nullptr;
  for (const auto& error : errors) {
    step = step_of_error(state.who, error);
    if (step == nullptr) continue;
    go_to_change(state, std::string(step->id) + "." + std::to_string(entry_in(error.field).value_or(0)));
    break;
  }
  if (step == nullptr) {
    state.step = check_step;
    return tell_check_page(visit, state, seal(form_state, state), errors);
  }
  return tell_step_page(visit, state, seal(form_state, state), errors_on(*step, state.entry, errors));
}

// A language that nobody reads, and that a young person writes about themselves, each bring a person at once. Neither is a
// reason to tell its writer to call 999: a warning that everyone gets teaches nobody when it is meant.
bool cannot_wait(const Visit& visit, const domain::ConcernDraft& draft) {
  const auto& service = visit.forms.service;
  auto made = domain::make_concern(draft, local_date(service.clock().now(), service.rules().calendar.time_zone));
  auto* concern = std::get_if<domain::Concern>(&made);
  if (concern == nullptr) return true;
  if (concern->reporter_kind == domain::ReporterKind::young_person)
    concern->reporter_kind = domain::ReporterKind::adult;
  auto floors = domain::hard_floors(*concern, {concern->language});
  floors.erase(domain::HardFloor::unread_language);
  return !floors.empty();
}

ReceiptShown shown(const Visit& visit, const TellState& state, const app::Submitted& submitted) {
  return {.reference = submitted.reference,
          .words = std::string(submitted.receipt.reveal_text()),
          .urgent = submitted.urgent && cannot_wait(visit, state.draft),
          .young = state.is_young(),
          .survivor = state.who == domain::ReporterKind::survivor,
          .named_readers = is_about_staff(state.draft),
          .copy = seal_copy(visit, state, submitted.reference),
          .unread_language = is_unread(visit, state.draft.language) ? state.draft.language : ""};
}

}  // namespace

http::Response send_telling(const Visit& visit, TellState state) {
  const auto count_source = [&] {
    const auto taken = visit.forms.limit.take(visit.request.source);
    return app::CountedSource{taken.over_limit, taken.flood ? std::optional(RecordId(*taken.flood)) : std::nullopt};
  };
  const app::SubmitRequest request{
      .draft = state.draft,
      .token = Secret::from_text(state.token),
      .provenance = std::string(state.is_young() ? app::young_peoples_form : app::public_form),
      .count_source = count_source};
  const auto outcome = app::SubmitConcern(visit.forms.service)(request);
  if (const auto* submitted = std::get_if<app::Submitted>(&outcome))
    return receipt_page(visit, shown(visit, state, *submitted), Retyped::not_yet);
  if (const auto* errors = std::get_if<std::vector<FieldError>>(&outcome))
    return mend(visit, std::move(state), *errors);
  if (std::get<Error>(outcome).code == "concern.receipt_ended") return sent_and_ended_page(visit);
  return press_again_page(visit, state, std::get<Error>(outcome));
}

}  // namespace heed::web_public
