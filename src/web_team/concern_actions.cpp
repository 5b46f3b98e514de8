#include "web_team/concern_actions.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "app/change_mention.hpp"
#include "base/text.hpp"
#include "domain/audit_action.hpp"
#include "html/components.hpp"
#include "html/layout.hpp"
#include "web_team/closing_page.hpp"
#include "web_team/concern_page.hpp"
#include "web_team/mentions_part.hpp"

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
std::size_t seen_messages(const http::Form& form) { return number_or<std::size_t>(form.value("messages"), 0); }
Shown shown_by(const http::Form& form) { return {seen_revision(form), shown_at(form)}; }

// A token that is longer than Heed makes them came from elsewhere, and gives the page another.
std::string form_token(const http::Form& form) {
  constexpr std::size_t most_token_bytes = 64;
  const auto token = form.value("once");
  return token.size() <= most_token_bytes ? std::string(token) : std::string();
}

// Shows the page again with everything that was typed. Who may not know of the concern gets no page of it, because reading
// it asks the gate once more.
http::Response again(const Visit& visit, ConcernId concern, Typed typed, const Error& error, std::string_view field) {
  if (error.kind == ErrorKind::refused && !visit.words.has(error.code)) return problem_page(visit, error);
  if (error.kind == ErrorKind::not_found) return problem_page(visit, error);
  if (error.code == "reply.message_since") {
    typed.unseen_after = std::exchange(typed.seen_messages, std::nullopt).value_or(0);
    // A decision that stands half written meets what else came since when it is sent.
    if (typed.is_written(Box::decision)) typed.shown = shown_by(visit.form);
  } else if (error.kind == ErrorKind::conflict) {
    typed.changed_since = shown_at(visit.form);
  } else {
    const std::string otherwise =
        error.kind == ErrorKind::unknown ? "team.problem.unknown.text" : "team.problem.not_saved";
    typed.shown = shown_by(visit.form);
    typed.errors.push_back({std::string(field), visit.words.has(error.code) ? error.code : otherwise});
  }
  return show_concern(visit, concern, typed, status_of(error.kind));
}

// All boxes of the page, whichever button was pressed.
Typed typed_in(const http::Form& form) {
  Typed typed;
  typed.note = form.value("note");
  typed.reply = form.value("reply");
  typed.officer = form.value("officer");
  typed.colleague = form.value("colleague");
  typed.decision.kind = form.value("kind");
  typed.decision.rationale = form.value("rationale");
  typed.decision.basis = form.value("basis");
  typed.decision.not_shared = form.value("not_shared");
  typed.decision.child_voice = form.value("child_voice");
  typed.decision.told = form.value("told");
  typed.decision.floor_confirmed = form.value("floor_confirmed") == "yes";
  typed.close = form.value("close") == "yes";
  typed.take_over = form.value("take_over") == "yes";
  typed.form_token = form_token(form);
  if (typed.is_written(Box::reply)) typed.seen_messages = seen_messages(form);
  return typed;
}

bool closes(Done done) { return done == Done::closed || done == Done::closed_over; }
bool decides(Done done) { return closes(done) || done == Done::decided || done == Done::decided_over; }

Done done_by_decision(const Typed& typed) {
  if (typed.close) return typed.take_over ? Done::closed_over : Done::closed;
  return typed.take_over ? Done::decided_over : Done::decided;
}

// What was stored stands in its box no more.
void forget_sent(Typed& typed, Done done) {
  if (done == Done::note) typed.note.clear();
  if (done == Done::reply) {
    typed.reply.clear();
    typed.seen_messages.reset();
  }
  if (done == Done::officer) typed.officer.clear();
  // What is closed is given to nobody.
  if (done == Done::assigned || closes(done)) typed.colleague.clear();
  if (!decides(done)) return;
  typed.decision = {};
  typed.close = false;
}

// What is half written elsewhere on the page stays there.
http::Response after(const Visit& visit, ConcernId concern, Done done, Typed typed) {
  forget_sent(typed, done);
  if (!typed.is_anything_written())
    return go_to_saying(visit, "/team/concerns/" + concern.to_string(), title_of(done),
                        done == Done::mention_changed ? next_mention : std::string_view{});
  typed.done = done;
  const bool is_talk = done == Done::note || done == Done::reply;
  if (is_talk) typed.answered_from = shown_by(visit.form);
  if (is_talk || decides(done)) typed.form_token.clear();
  return show_concern(visit, concern, typed);
}

// One button: what it does, and the field that a mistake belongs to.
template <class Act>
http::Response act(const Visit& visit, Done done, std::string_view field, const Act& act_on) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  Typed typed = typed_in(visit.form);
  const Result<void> outcome = act_on(*concern, std::as_const(typed));
  if (outcome.ok()) return after(visit, *concern, done, std::move(typed));
  return again(visit, *concern, std::move(typed), outcome.error(), field);
}

// By one press. The button says which one it is, after how many changes of it the page showed.
http::Response change_mention(const Visit& visit, mentions::Deed deed) {
  app::MentionDraft draft;
  const auto pressed = visit.form.value("mention");
  const auto space = std::min(pressed.find(' '), pressed.size());
  draft.seen = number_or<std::size_t>(pressed.substr(0, space), 0);
  draft.item = pressed.substr(std::min(space + 1, pressed.size()));
  draft.deed = deed;
  return act(visit, Done::mention_changed, "mentions", [&](ConcernId concern, const Typed&) {
    return app::ChangeMention(visit.team.service)(visit.actor, concern, draft);
  });
}

// What a hard floor asks of whoever closes: on a page of its own, once nothing else is wrong.
bool is_asked_above_floor(const FieldError& one) { return one.code.starts_with("problem.decision.floor."); }

// Said before the press: afterwards nobody could look up which concern it was.
Html left_to_nobody(const Visit& visit, const app::ConcernView& view) {
  const content::Words& t = visit.words;
  return warning(t, Html(t("team.conflict.nobody"))) + paragraph(t("team.conflict.nobody.ring")) +
         p({cls("govuk-body-l"), attribute("translate", "no")}, strong({}, view.reference)) +
         local_card(visit.team.site, t, "social-care");
}

}  // namespace

http::Response post_again(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  Typed typed = typed_in(visit.form);
  typed.shown = shown_by(visit.form);
  return show_concern(visit, *concern, typed);
}

http::Response post_take(const Visit& visit) {
  return act(visit, Done::taken, "first", [&](ConcernId concern, const Typed&) {
    return app::TakeConcern(visit.team.service)(visit.actor, concern, seen_revision(visit.form));
  });
}

http::Response post_put_back(const Visit& visit) {
  return act(visit, Done::put_back, "standing", [&](ConcernId concern, const Typed&) {
    return app::PutBackConcern(visit.team.service)(visit.actor, concern, seen_revision(visit.form));
  });
}

http::Response post_assign(const Visit& visit) {
  return act(visit, Done::assigned, "colleague", [&](ConcernId concern, const Typed& typed) {
    return app::AssignConcern(visit.team.service)(visit.actor, concern, seen_revision(visit.form), typed.colleague);
  });
}

http::Response post_note(const Visit& visit) {
  return act(visit, Done::note, "note", [&](ConcernId concern, const Typed& typed) {
    return app::AddNote(visit.team.service)(visit.actor, concern, typed.note, typed.form_token);
  });
}

http::Response post_confirm_mention(const Visit& visit) { return change_mention(visit, mentions::Deed::confirmed); }
http::Response post_discard_mention(const Visit& visit) { return change_mention(visit, mentions::Deed::discarded); }
http::Response post_undo_mention(const Visit& visit) { return change_mention(visit, mentions::Deed::undone); }

http::Response post_settle_message(const Visit& visit) {
  return act(visit, Done::settled, "conversation", [&](ConcernId concern, const Typed&) {
    return app::SettleMessage(visit.team.service)(visit.actor, concern, seen_revision(visit.form));
  });
}

http::Response post_reply(const Visit& visit) {
  return act(visit, Done::reply, "reply", [&](ConcernId concern, const Typed& typed) {
    return app::ReplyToReporter(visit.team.service)(
        visit.actor, concern, typed.reply, {seen_revision(visit.form), seen_messages(visit.form)}, typed.form_token);
  });
}

http::Response post_officer(const Visit& visit) {
  return act(visit, Done::officer, "officer", [&](ConcernId concern, const Typed& typed) {
    return app::TellOfficer(visit.team.service)(visit.actor, concern, seen_revision(visit.form), typed.officer);
  });
}

http::Response post_decision(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  Typed typed = typed_in(visit.form);
  const auto outcome = app::DecideConcern(visit.team.service)(visit.actor, *concern, seen_revision(visit.form),
                                                              typed.decision, typed.close, typed.form_token,
                                                              typed.take_over ? app::TakeOver::yes : app::TakeOver::no);
  if (std::holds_alternative<std::monostate>(outcome))
    return after(visit, *concern, done_by_decision(typed), std::move(typed));
  if (const auto* error = std::get_if<Error>(&outcome))
    return again(visit, *concern, std::move(typed), *error, "rationale");
  typed.errors = std::get<app::FieldErrors>(outcome);
  typed.shown = shown_by(visit.form);
  if (std::all_of(typed.errors.begin(), typed.errors.end(), is_asked_above_floor))
    return show_closing(visit, *concern, std::move(typed));
  std::erase_if(typed.errors, is_asked_above_floor);
  return show_concern(visit, *concern, typed, http::Status::unprocessable);
}

http::Response get_conflict(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, *concern);
  if (!view.ok()) return problem_page(visit, view.error());
  const auto left = app::DeclareConflict(visit.team.service).foresee(visit.actor, *concern);
  if (!left.ok()) return problem_page(visit, left.error());
  const bool nobody = *left == app::DeclareConflict::Left::nobody;
  const content::Words& t = visit.words;
  const std::string back = "/team/concerns/" + concern->to_string();
  const Html buttons = div({cls("heed-actions")}, submit(t("team.conflict.button"), ButtonKind::warning),
                           link_button(t("team.conflict.back"), t.path(back), ButtonKind::secondary));
  const Html main =
      heading(1, t("team.conflict.confirm.title"), "l") +
      p({cls("govuk-body")}, t("team.concern.title"), " ", span({attribute("translate", "no")}, view->reference)) +
      (nobody ? left_to_nobody(visit, *view) : Html()) + paragraph(t("team.conflict.confirm.text")) +
      (nobody ? Html() : paragraph(t("team.conflict.confirm.owner"))) +
      post_form(t, visit.csrf_token, back + "/conflict", buttons);
  return team_page(visit, t("team.concern.tab"), main);
}

http::Response post_conflict(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto declared = app::DeclareConflict(visit.team.service)(visit.actor, *concern);
  if (!declared.ok()) return problem_page(visit, declared.error());
  if (declared->said != app::Said::newly) return go_to_saying(visit, "/team", "team.conflict.done_before");
  const bool nobody = declared->left == app::DeclareConflict::Left::nobody;
  return go_to_saying(visit, "/team", nobody ? "team.conflict.done_nobody" : "team.conflict.done");
}

}  // namespace heed::web_team
