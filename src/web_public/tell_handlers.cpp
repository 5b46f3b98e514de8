#include "web_public/tell_handlers.hpp"

#include "app/error_text.hpp"
#include "base/text.hpp"
#include "domain/child_identifiers.hpp"
#include "domain/text_limit.hpp"
#include "web_public/about_staff.hpp"
#include "web_public/tell_field.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_pages.hpp"
#include "web_public/tell_quick.hpp"
#include "web_public/tell_send.hpp"
#include "web_public/tell_walk.hpp"
#include "web_public/typed_words.hpp"

namespace heed::web_public {

namespace {

using html::Look;

Look look_of(const TellState& state) { return state.is_young() ? Look::young_people : Look::adults; }

// A form that came, or nothing when its bytes are no form.
Result<http::Form> form_of(const http::Request& request) { return http::Form::parse(request.body, form_limits); }

Look look_sent(const http::Form& form) { return form.value("as") == "young" ? Look::young_people : Look::adults; }

// Ages that were typed just now and cannot be read. Asked once: whoever leaves the words as they are goes on, and a person
// looks at the concern at once.
void ask_about_ages(const Visit& visit, const TellState& state, const std::vector<domain::ChildDraft>& before,
                    std::vector<FieldError>& errors) {
  const auto today = visit.forms.site.today();
  const auto& children = state.draft.children;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const bool asked = i < before.size() && before[i].age == children[i].age;
    if (!asked && !domain::is_clear_age(children[i].age, today))
      errors.push_back({"children." + std::to_string(i) + ".age", "problem.age.unclear"});
  }
}

// What of this page is wrong; the rest of the telling is checked when it is sent.
std::vector<FieldError> errors_here(const Visit& visit, const TellState& state,
                                    const std::vector<domain::ChildDraft>& before) {
  const auto* step = find_step(state.who, state.step);
  const auto read = domain::make_concern(state.draft);
  if (step == nullptr) return {};
  const auto* wrong = std::get_if<std::vector<FieldError>>(&read);
  auto all = wrong != nullptr ? *wrong : std::vector<FieldError>();
  const auto slips = domain::slips_of(state.draft.children, visit.forms.site.today());
  all.insert(all.end(), slips.begin(), slips.end());
  ask_about_ages(visit, state, before, all);
  return errors_on(*step, state.entry, all);
}

http::Response show(const Visit& visit, TellState state, const std::vector<FieldError>& errors = {}) {
  const auto sealed = seal(app::FormState(visit.forms.service), state);
  return tell_step_page(visit, state, sealed, errors);
}

// The observations and dangers that thinking it through sealed; nothing when the field cannot be opened any more.
void take_carried(const app::FormState& form_state, std::string_view carried, domain::ConcernDraft& draft) {
  if (carried.empty()) return;
  const auto text = form_state.open("check", carried);
  if (!text) return;
  auto answers = app::draft_from_json(*text);
  if (!answers) return;
  draft.observations = std::move(answers->observations);
  draft.dangers = std::move(answers->dangers);
}

http::Response begin(const PublicForms& forms, const http::Request& request, const http::Form& form) {
  const auto who = domain::parse<domain::ReporterKind>(form.value("who"));
  if (!who) {
    const Visit visit(forms, request, look_sent(form));
    return tell_start_page(visit, form.value("carried"), {{"who", "problem.choice.missing"}});
  }
  const app::FormState form_state(forms.service);
  const Visit words(forms, request);
  auto state = begin_telling(form_state, *who, words.t.locale());
  take_carried(form_state, form.value("carried"), state.draft);
  state.step = first_step(*who);
  return show(Visit(forms, request, look_of(state)), std::move(state));
}

// The short form with the answers of thinking it through.
http::Response begin_quick(const PublicForms& forms, const http::Request& request, const http::Form& form) {
  const Visit visit(forms, request, look_sent(form));
  auto state = begin_quick_telling(visit);
  take_carried(app::FormState(forms.service), form.value("carried"), state.draft);
  return tell_quick_page(visit, state, {});
}

// Takes the page's answers; false when they are more than a page can carry.
bool apply_page(const Visit& visit, const http::Form& form, TellState& state) {
  const auto* step = find_step(state.who, state.step);
  if (step != nullptr && !form.has("change")) {
    apply_step(*step, form, visit.pack(), state);
    if (step->holds_the_words) {
      apply_language(visit, form, state.draft);
      set_about_staff(state.draft, is_about_staff_ticked(form));
    }
  }
  return to_text(state).size() <= most_draft_bytes;
}

bool is_too_long(const TellState& state, std::string_view field, std::string_view code) {
  return count_characters(tidy_lines(app::text_at(state.draft, field))) > domain::most_characters(code);
}

FieldError too_much_in_all(const Visit& visit, std::string field) {
  return {std::move(field), visit.young() ? "problem.young.form.too_much" : "problem.form.too_much"};
}

// The answer that is too long by itself is named with its limit; else all of them together are.
http::Response too_much(const Visit& visit, const http::Form& form, TellState state) {
  const auto* step = find_step(state.who, state.step);
  auto error = too_much_in_all(visit, "worry");
  if (step != nullptr && !step->fields.empty()) {
    error.field = field_name(step->fields.front().name, state.entry);
    for (const Field& field : step->fields) {
      const auto name = field_name(field.name, state.entry);
      const auto code = field.asked == Asked::lines ? domain::long_text_too_long : domain::short_text_too_long;
      if (is_too_long(state, name, code)) error = {name, std::string(code)};
    }
  }
  return tell_step_page(visit, state, form.value("state"), {error});
}

http::Response walk(const Visit& visit, const http::Form& form, TellState state) {
  const auto before = state.draft.children;
  if (!apply_page(visit, form, state)) return too_much(visit, form, std::move(state));
  if (form.has("change")) {
    go_to_change(state, form.value("change"));
    return show(visit, std::move(state));
  }
  const auto go = form.value("go");
  if (go == "back") {
    go_back(state);
    return show(visit, std::move(state));
  }
  if (go == "remove") {
    const auto* step = find_step(state.who, state.step);
    if (step != nullptr && step->entries) step->entries->remove(state.draft, state.entry);
    state.entry = state.entry > 0 ? state.entry - 1 : 0;
    return show(visit, std::move(state));
  }
  if (const auto errors = errors_here(visit, state, before); !errors.empty())
    return show(visit, std::move(state), errors);
  go == "add" ? go_to_new_entry(state) : go_next(state);
  return show(visit, std::move(state));
}

}  // namespace

http::Response get_tell(const PublicForms& forms, const http::Request& request) {
  return tell_start_page(Visit(forms, request), "", {});
}

http::Response carry_into_tell(const PublicForms& forms, const http::Request& request) {
  const Visit visit(forms, request);
  const auto form = form_of(request);
  return tell_start_page(visit, form ? form->value("carried") : std::string_view{}, {});
}

http::Response get_quick_tell(const PublicForms& forms, const http::Request& request) {
  const Visit visit(forms, request);
  return tell_quick_page(visit, begin_quick_telling(visit), {});
}

http::Response post_quick_tell(const PublicForms& forms, const http::Request& request) {
  const auto form = form_of(request);
  if (!form) return cannot_restore_page(Visit(forms, request), form.error(), "");
  if (form->value("go") == "begin") return begin_quick(forms, request, *form);
  auto opened = open_tell_state(app::FormState(forms.service), form->value("state"));
  if (!opened) return cannot_restore_page(Visit(forms, request, look_sent(*form)), opened.error(), typed_text(*form));
  auto& state = *opened;
  const Visit visit(forms, request, look_of(state));
  apply_quick_form(visit, *form, state);
  if (state.draft.quick) return send_telling(visit, std::move(state));
  if (to_text(state).size() > most_draft_bytes)
    return tell_quick_page(visit, state,
                           {is_too_long(state, "worry", domain::long_text_too_long)
                                ? FieldError{"worry", std::string(domain::long_text_too_long)}
                                : too_much_in_all(visit, "worry")});
  state.step = first_step(state.who);
  return show(visit, std::move(state));
}

http::Response post_tell_step(const PublicForms& forms, const http::Request& request) {
  const auto form = form_of(request);
  if (!form) return cannot_restore_page(Visit(forms, request), form.error(), "");
  if (form->value("go") == "begin") return begin(forms, request, *form);
  auto state = open_tell_state(app::FormState(forms.service), form->value("state"));
  if (!state) return cannot_restore_page(Visit(forms, request, look_sent(*form)), state.error(), typed_text(*form));
  const Visit visit(forms, request, look_of(*state));
  return walk(visit, *form, std::move(state).value());
}

http::Response send_tell(const PublicForms& forms, const http::Request& request) {
  const auto form = form_of(request);
  if (!form) return cannot_restore_page(Visit(forms, request), form.error(), "");
  auto state = open_tell_state(app::FormState(forms.service), form->value("state"));
  if (!state) return cannot_restore_page(Visit(forms, request, look_sent(*form)), state.error(), "");
  const Visit visit(forms, request, look_of(*state));
  return send_telling(visit, std::move(state).value());
}

}  // namespace heed::web_public
