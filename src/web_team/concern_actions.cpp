#include "web_team/concern_actions.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "html/components.hpp"
#include "web_team/closing_page.hpp"
#include "web_team/concern_page.hpp"

namespace heed::web_team {

using namespace html;

namespace {

template <class Number>
Number number_or(std::string_view text, Number otherwise) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

// What the page showed when the form was filled in. A form without it is held to have seen nothing.
std::uint32_t seen_revision(const http::Form& form) { return number_or<std::uint32_t>(form.value("revision"), 0); }
Instant shown_at(const http::Form& form) { return {number_or<std::int64_t>(form.value("shown_at"), 0)}; }
Shown shown_by(const http::Form& form) { return {seen_revision(form), shown_at(form)}; }

// A token that is longer than Heed makes them came from elsewhere, and gives the page another.
std::string form_token(const http::Form& form) {
  constexpr std::size_t most_token_bytes = 64;
  const auto token = form.value("once");
  return token.size() <= most_token_bytes ? std::string(token) : std::string();
}

http::Response no_such_concern(const Visit& visit) {
  return problem_page(visit, {ErrorKind::not_found, "store.missing", {}});
}

http::Response back_to(const Visit& visit, ConcernId concern, std::string_view fragment) {
  return go_to(visit.words, "/team/concerns/" + concern.to_string() + "#" + std::string(fragment));
}

// Shows the page again with everything that was typed. Who may not know of the concern gets no page of it, because reading
// it asks the gate once more.
http::Response again(const Visit& visit, ConcernId concern, Typed typed, const Error& error, std::string_view field) {
  if (error.kind == ErrorKind::refused && !visit.words.has(error.code)) return problem_page(visit, error);
  if (error.kind == ErrorKind::not_found) return problem_page(visit, error);
  if (error.kind == ErrorKind::conflict) {
    typed.changed_since = shown_at(visit.form);
  } else {
    const std::string otherwise =
        error.kind == ErrorKind::unknown ? "team.problem.unknown.text" : "team.problem.not_saved";
    typed.shown = shown_by(visit.form);
    typed.errors.push_back({std::string(field), visit.words.has(error.code) ? error.code : otherwise});
  }
  return show_concern(visit, concern, typed, status_of(error.kind));
}

// The note and the reply: one form, sent by two buttons.
Typed typed_talk(const http::Form& form) {
  Typed typed;
  typed.note = form.value("note");
  typed.reply = form.value("reply");
  typed.form_token = form_token(form);
  return typed;
}

// After one of the two was stored: what stands in the other box stays there.
http::Response after_talk(const Visit& visit, ConcernId concern, Stored stored, Typed typed) {
  (stored == Stored::note ? typed.note : typed.reply).clear();
  if (tidy_lines(typed.note + typed.reply).empty())
    return back_to(visit, concern, stored == Stored::note ? "notes" : "conversation");
  typed.stored = stored;
  typed.form_token.clear();
  return show_concern(visit, concern, typed);
}

Typed typed_decision(const http::Form& form) {
  Typed typed;
  typed.decision.kind = form.value("kind");
  typed.decision.rationale = form.value("rationale");
  typed.decision.basis = form.value("basis");
  typed.decision.not_shared = form.value("not_shared");
  typed.decision.child_voice = form.value("child_voice");
  typed.decision.told = form.value("told");
  typed.decision.floor_confirmed = form.value("floor_confirmed") == "yes";
  typed.close = form.value("close") == "yes";
  return typed;
}

// Nothing else is wrong: only what a hard floor asks of whoever closes.
bool asks_above_floor(const std::vector<FieldError>& errors) {
  return std::all_of(errors.begin(), errors.end(),
                     [](const FieldError& one) { return one.code.starts_with("problem.decision.floor."); });
}

}  // namespace

http::Response post_take(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto taken = app::TakeConcern(visit.team.service)(visit.actor, *concern, seen_revision(visit.form));
  if (taken.ok()) return back_to(visit, *concern, "standing");
  if (taken.error().kind != ErrorKind::conflict) return problem_page(visit, taken.error());
  return again(visit, *concern, {}, taken.error(), "");
}

http::Response post_put_back(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto done = app::PutBackConcern(visit.team.service)(visit.actor, *concern, seen_revision(visit.form));
  if (done.ok()) return back_to(visit, *concern, "standing");
  if (done.error().kind != ErrorKind::conflict) return problem_page(visit, done.error());
  return again(visit, *concern, {}, done.error(), "");
}

http::Response post_assign(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto given = app::AssignConcern(visit.team.service)(visit.actor, *concern, seen_revision(visit.form),
                                                            visit.form.value("colleague"));
  if (given.ok()) return back_to(visit, *concern, "standing");
  return again(visit, *concern, {}, given.error(), "colleague");
}

http::Response post_note(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  Typed typed = typed_talk(visit.form);
  const auto added = app::AddNote(visit.team.service)(visit.actor, *concern, typed.note, typed.form_token);
  if (added.ok()) return after_talk(visit, *concern, Stored::note, std::move(typed));
  return again(visit, *concern, std::move(typed), added.error(), "note");
}

http::Response post_settle_message(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto settled = app::SettleMessage(visit.team.service)(visit.actor, *concern, seen_revision(visit.form));
  if (settled.ok()) return back_to(visit, *concern, "conversation");
  if (settled.error().kind != ErrorKind::conflict) return problem_page(visit, settled.error());
  return again(visit, *concern, {}, settled.error(), "");
}

http::Response post_reply(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  Typed typed = typed_talk(visit.form);
  const auto sent = app::ReplyToReporter(visit.team.service)(visit.actor, *concern, typed.reply,
                                                             seen_revision(visit.form), typed.form_token);
  if (sent.ok()) return after_talk(visit, *concern, Stored::reply, std::move(typed));
  return again(visit, *concern, std::move(typed), sent.error(), "reply");
}

http::Response post_decision(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  Typed typed = typed_decision(visit.form);
  const auto outcome = app::DecideConcern(visit.team.service)(visit.actor, *concern, seen_revision(visit.form),
                                                              typed.decision, typed.close);
  if (std::holds_alternative<std::monostate>(outcome)) return back_to(visit, *concern, "decisions");
  if (const auto* error = std::get_if<Error>(&outcome))
    return again(visit, *concern, std::move(typed), *error, "rationale");
  typed.errors = std::get<app::FieldErrors>(outcome);
  typed.shown = shown_by(visit.form);
  if (asks_above_floor(typed.errors)) return show_closing(visit, *concern, std::move(typed));
  return show_concern(visit, *concern, typed, http::Status::unprocessable);
}

http::Response post_officer(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  Typed typed;
  typed.officer = visit.form.value("officer");
  const auto told =
      app::TellOfficer(visit.team.service)(visit.actor, *concern, seen_revision(visit.form), typed.officer);
  if (told.ok()) return back_to(visit, *concern, "first");
  if (told.error().code == "officer.not_due") return problem_page(visit, told.error());
  return again(visit, *concern, std::move(typed), told.error(), "officer");
}

http::Response get_conflict(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, *concern);
  if (!view.ok()) return problem_page(visit, view.error());
  const content::Words& t = visit.words;
  const std::string back = "/team/concerns/" + concern->to_string();
  const Html buttons = div({cls("heed-actions")}, submit(t("team.conflict.button"), ButtonKind::warning),
                           link_button(t("team.conflict.back"), t.path(back), ButtonKind::secondary));
  const Html main =
      heading(1, t("team.conflict.confirm.title"), "l") +
      p({cls("govuk-body")}, t("team.concern.title"), " ", span({attribute("translate", "no")}, view->reference)) +
      paragraph(t("team.conflict.confirm.text")) + paragraph(t("team.conflict.confirm.owner")) +
      post_form(t, visit.csrf_token, back + "/conflict", buttons);
  return team_page(visit, t("team.concern.tab"), main);
}

http::Response post_conflict(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto declared = app::DeclareConflict(visit.team.service)(visit.actor, *concern);
  if (!declared.ok()) return problem_page(visit, declared.error());
  return go_to(visit.words, "/team?conflict_declared=1");
}

}  // namespace heed::web_team
