#include "web_public/about_staff.hpp"

#include "html/components.hpp"
#include "web_public/tell_state.hpp"

namespace heed::web_public {

namespace {

constexpr std::string_view name = "about_staff";

// Nothing but the tick: with it alone a concern goes to named readers.
bool is_tick_alone(const domain::AdultDraft& adult) {
  return adult.works_for_us == "yes" && (adult.name + adult.description + adult.relationship).empty() &&
         (adult.access_now + adult.works_with_children).empty();
}

}  // namespace

std::string about_staff_asked(const Visit& visit) {
  return visit.say("tell.quick.staff", "tell.young.quick.staff", visit.names());
}

std::string about_staff_tick(const Visit& visit) {
  return visit.say("tell.quick.staff.tick", "tell.young.quick.staff.tick");
}

html::Html about_staff_field(const Visit& visit, bool ticked, const std::string& hint) {
  html::ChoiceField field;
  field.name = name;
  field.legend = about_staff_asked(visit);
  field.several = true;
  field.small = true;
  field.legend_size = html::LabelSize::small;
  field.choices = {{"yes", about_staff_tick(visit), hint, ticked, {}}};
  return choice_field(field);
}

// Whoever worries about one of us must be able to say so before anyone reads it, by every way to tell.
html::Html about_staff_question(const Visit& visit, const domain::ConcernDraft& draft) {
  return about_staff_field(visit, is_about_staff(draft),
                           visit.say("tell.quick.staff.hint", "tell.young.quick.staff.hint"));
}

html::Html about_staff_carried(bool ticked) { return ticked ? html::hidden(name, "yes") : html::Html(); }

bool is_about_staff_ticked(const http::Form& form) { return form.value(name) == "yes"; }

void set_about_staff(domain::ConcernDraft& draft, bool said) {
  if (said == is_about_staff(draft)) return;
  auto& adults = draft.adults;
  if (said) {
    if (adults.size() < domain::most_of_each) adults.emplace_back();
    adults.back().works_for_us = "yes";
    return;
  }
  std::erase_if(adults, is_tick_alone);
  for (auto& adult : adults)
    if (adult.works_for_us == "yes") adult.works_for_us.clear();
}

}  // namespace heed::web_public
