#include "web_public/about_staff.hpp"

#include "html/components.hpp"

namespace heed::web_public {

namespace {

constexpr std::string_view name = "about_staff";

}  // namespace

html::Html about_staff_field(const Visit& visit, bool ticked, const std::string& hint) {
  html::ChoiceField field;
  field.name = name;
  field.legend = visit.say("tell.quick.staff", "tell.young.quick.staff");
  field.several = true;
  field.small = true;
  field.legend_size = html::LabelSize::small;
  field.choices = {{"yes", visit.say("tell.quick.staff.tick", "tell.young.quick.staff.tick"), hint, ticked, {}}};
  return choice_field(field);
}

bool is_about_staff_ticked(const http::Form& form) { return form.value(name) == "yes"; }

}  // namespace heed::web_public
