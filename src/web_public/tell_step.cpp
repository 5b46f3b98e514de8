#include "web_public/tell_step.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/child_identifiers.hpp"
#include "html/components.hpp"
#include "html/phone_numbers.hpp"
#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

using namespace html;

namespace {

bool entry_is_empty(const Step& step, domain::ConcernDraft& draft, std::size_t entry) {
  return std::all_of(step.fields.begin(), step.fields.end(),
                     [&](const Field& field) { return trim(field.reach(draft, entry)).empty(); });
}

// The entry that a page is about must exist before its fields can be reached. At most one is added.
void make_room(const Step& step, domain::ConcernDraft& draft, std::size_t& entry) {
  if (!step.entries) return;
  const auto count = step.entries->count(draft);
  entry = std::min(entry, count);
  if (entry == count) step.entries->resize(draft, count + 1);
}

// How far along a referral is; more steps may come with what is said. After a change the last page is next, wherever it was made.
Html progress(const Step& step, const StepView& view) {
  if (view.state.who != domain::ReporterKind::professional || view.state.checking) return {};
  const auto steps = steps_now(view.state);
  const auto here = std::find(steps.begin(), steps.end(), &step);
  if (here == steps.end()) return {};
  const content::Arguments place{{"number", static_cast<std::int64_t>(here - steps.begin() + 1)},
                                 {"count", static_cast<std::int64_t>(steps.size() + 1)}};
  return span({cls("govuk-caption-l")}, view.visit.t("tell.professional.progress", place));
}

Html heading_of(const Step& step, const StepView& view) {
  const auto& words = view.visit.t;
  Html content = progress(step, view);
  if (step.entries) {
    const auto number = static_cast<std::int64_t>(view.state.entry + 1);
    content += span({cls("govuk-caption-l")}, words(step.entries->part_words, {{"number", number}}));
  }
  content += page_title(words(step.title, view.visit.names()));
  if (!step.lead.empty()) content += paragraph(with_numbers(words(step.lead, view.visit.names())));
  return content;
}

// Below a day that was written another way, so that "3.4.12" is seen to be in April.
std::string birth_as_read(const Visit& visit, std::string_view text) {
  const auto day = domain::read_birth_date(text, visit.forms.site.today());
  if (!day || visit.t.date(*day) == trim(text)) return {};
  return "\n" + visit.t("tell.professional.child.date_of_birth.read", {{"day", visit.t.date(*day)}});
}

}  // namespace

const std::vector<Step>& all_steps(domain::ReporterKind who) {
  switch (who) {
    case domain::ReporterKind::adult: return adult_steps();
    case domain::ReporterKind::young_person: return young_person_steps();
    case domain::ReporterKind::friend_of_child: return friend_steps();
    case domain::ReporterKind::professional: return professional_steps();
    case domain::ReporterKind::survivor: return survivor_steps();
  }
  return adult_steps();
}

std::string_view first_step(domain::ReporterKind who) { return all_steps(who).front().id; }

std::vector<const Step*> steps_now(const TellState& state) {
  std::vector<const Step*> now;
  for (const auto& step : all_steps(state.who))
    if (step.applies == nullptr || step.applies(state)) now.push_back(&step);
  return now;
}

const Step* find_step(domain::ReporterKind who, std::string_view id) {
  for (const auto& step : all_steps(who))
    if (step.id == id) return &step;
  return nullptr;
}

bool owns_error(const Step& step, const FieldError& error) {
  if (step.owns != nullptr) return step.owns(error.field);
  if (step.entries && step.entries->list == error.field) return true;
  return std::any_of(step.fields.begin(), step.fields.end(),
                     [&](const Field& field) { return names_field(field.name, error.field); });
}

std::vector<FieldError> errors_on(const Step& step, std::size_t entry, const std::vector<FieldError>& errors) {
  std::vector<FieldError> here;
  for (const auto& error : errors) {
    const bool of_another_entry = step.entries && entry_in(error.field).value_or(entry) != entry;
    if (owns_error(step, error) && !of_another_entry) here.push_back(error);
  }
  return here;
}

const Step* step_of_error(domain::ReporterKind who, const FieldError& error) {
  for (const auto& step : all_steps(who))
    if (owns_error(step, error)) return &step;
  return nullptr;
}

Html render_step(const Step& step, const StepView& view) {
  Html content = heading_of(step, view);
  if (step.render != nullptr) return content + step.render(view);
  make_room(step, view.state.draft, view.state.entry);
  for (const auto& field : step.fields)
    content += render_field(view.visit.t, field, field.reach(view.state.draft, view.state.entry), view.state.entry,
                            view.errors);
  return content;
}

void apply_step(const Step& step, const http::Form& form, const content::Pack& pack, TellState& state) {
  if (step.apply != nullptr) return step.apply(form, pack, state);
  make_room(step, state.draft, state.entry);
  for (const auto& field : step.fields) apply_field(field, form, state.draft, state.entry);
}

bool drop_empty_entry(const Step& step, TellState& state) {
  if (!step.entries || step.entries->count(state.draft) <= state.entry) return false;
  if (!entry_is_empty(step, state.draft, state.entry)) return false;
  step.entries->remove(state.draft, state.entry);
  return true;
}

std::vector<Said> said_on(const Step& step, const Visit& visit, domain::ConcernDraft draft, std::size_t entry) {
  if (step.say != nullptr) return step.say(visit, draft);
  std::vector<Said> said;
  if (step.entries && entry >= step.entries->count(draft)) return said;
  for (const auto& field : step.fields) {
    const auto& text = field.reach(draft, entry);
    if (trim(text).empty()) continue;
    said.push_back({visit.t(field.label), shown_value(visit.t, field, text)});
    if (field.asked == Asked::birth) said.back().text += birth_as_read(visit, text);
  }
  return said;
}

}  // namespace heed::web_public
