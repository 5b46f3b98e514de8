#include "web_public/referral_copy.hpp"

#include "base/text.hpp"
#include "html/components.hpp"
#include "web_public/tell_answers.hpp"

namespace heed::web_public {

using namespace html;

namespace {

constexpr std::string_view purpose = "copy";
constexpr std::int64_t milliseconds_a_minute = 60'000;

struct Copy {
  std::string reference;  // "" = not sent
  Instant made;
  TellState state;
};

Result<Copy> open_copy(const PublicForms& forms, std::string_view field) {
  const auto text = TRY(app::FormState(forms.service).open(purpose, field));
  const Error unreadable{ErrorKind::invalid, "problem.form.unreadable", "copy"};
  const auto first = text.find('\n');
  const auto second = first == std::string::npos ? first : text.find('\n', first + 1);
  if (second == std::string::npos) return unreadable;
  const auto made = parse_number(std::string_view(text).substr(first + 1, second - first - 1));
  if (!made) return unreadable;
  auto state = TRY(tell_state_from_text(std::string_view(text).substr(second + 1)));
  return Copy{text.substr(0, first), Instant{static_cast<std::int64_t>(*made) * milliseconds_a_minute},
              std::move(state)};
}

// What was not sent yet is opened from the telling itself, so that it can be sent from there too.
Result<Copy> read_copy(const Visit& visit, const http::Form& form) {
  if (!form.has("state")) return open_copy(visit.forms, form.value("copy"));
  auto state = TRY(open_tell_state(app::FormState(visit.forms.service), form.value("state")));
  if (state.who != domain::ReporterKind::professional)
    return Error{ErrorKind::invalid, "problem.form.unreadable", "copy"};
  return Copy{"", visit.forms.service.clock().now(), std::move(state)};
}

Html ways_on(const Visit& visit, std::string_view sealed) {
  return div(
      {cls("heed-no-print")},
      post_form(visit, "/tell/send", hidden("state", sealed) + submit(visit.t("tell.button.send"))),
      post_form(visit, "/tell/step",
                hidden("state", sealed) + submit(visit.t("tell.copy.back"), ButtonKind::secondary, "go", "next")));
}

// On paper too: a copy in a file must not pass for a referral that was made.
Html not_sent_yet(const Visit& visit, std::string_view sealed) {
  return warning(visit.t, visit.t("tell.copy.not_sent_yet")) + ways_on(visit, sealed);
}

Html opens_copy(const Visit& visit, const Html& opened_by, std::string_view text) {
  return section(
      {cls("heed-no-print"), attribute("aria-labelledby", "own-copy")},
      h2({cls("govuk-heading-m"), id("own-copy")}, visit.t("tell.copy.for.title")), paragraph(visit.t(text)),
      post_form(visit, "/tell/copy", opened_by + submit(visit.t("tell.copy.button"), ButtonKind::secondary)));
}

std::vector<SummaryRow> particulars(const Visit& visit, const Copy& copy) {
  const bool sent = !copy.reference.empty();
  return {{visit.t("tell.copy.reference"), sent ? copy.reference : visit.t("tell.copy.none_yet"), "", "", "", ""},
          {visit.t(sent ? "tell.copy.sent" : "tell.copy.not_sent"), visit.t.day_and_time(copy.made), "", "", "", ""},
          {visit.t("tell.copy.to"), visit.t("tell.copy.to.team", visit.names()), "", "", "", ""}};
}

http::Response cannot_show(const Visit& visit) {
  return respond(visit, {.tab = visit.t("tell.tab"),
                         .path = "/tell",
                         .main = page_title(visit.t("tell.copy.gone.title")) + paragraph(visit.t("tell.copy.gone")) +
                                 visit.who_to_call(),
                         .status = http::Status::gone});
}

}  // namespace

std::string seal_copy(const Visit& visit, const TellState& state, std::string_view reference) {
  if (state.who != domain::ReporterKind::professional) return {};
  TellState kept = state;
  kept.token.clear();  // the copy must not be a second way to send it, or to the receipt
  const auto minutes = visit.forms.service.clock().now().milliseconds_since_epoch / milliseconds_a_minute;
  return app::FormState(visit.forms.service)
      .seal(purpose, std::string(reference) + "\n" + std::to_string(minutes) + "\n" + to_text(kept));
}

Html before_sending(const Visit& visit, const TellState& state, std::string_view sealed) {
  if (state.who != domain::ReporterKind::professional) return {};
  return opens_copy(visit, hidden("state", sealed), "tell.copy.for.before");
}

Html after_sending(const Visit& visit, std::string_view sealed_copy) {
  return sealed_copy.empty() ? Html() : opens_copy(visit, hidden("copy", sealed_copy), "tell.copy.for.after");
}

http::Response show_copy(const PublicForms& forms, const http::Request& request) {
  const Visit visit(forms, request);
  const auto form = http::Form::parse(request.body, form_limits);
  if (!form) return cannot_show(visit);
  const auto copy = read_copy(visit, *form);
  if (!copy) return cannot_show(visit);
  const bool sent = !copy->reference.empty();
  Html main = page_title(visit.t("tell.copy.title")) + (sent ? Html() : not_sent_yet(visit, form->value("state"))) +
              paragraph(visit.t("tell.copy.keep")) + p({cls("govuk-body heed-no-print")}, visit.t("tell.copy.print")) +
              (sent ? p({cls("govuk-body heed-no-print")}, visit.t("tell.copy.close")) : Html()) +
              summary_list(particulars(visit, *copy)) + summary_list(answers(visit, copy->state, Answers::to_keep)) +
              (sent ? Html() : ways_on(visit, form->value("state")));
  return respond(visit, {.tab = visit.t("tell.tab"),
                         .path = "/tell",
                         .main = div({cls("heed-copy")}, main),
                         .emergency = Emergency::one_line});
}

}  // namespace heed::web_public
