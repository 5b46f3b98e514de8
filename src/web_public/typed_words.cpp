#include "web_public/typed_words.hpp"

#include "html/components.hpp"
#include "web_public/tell_step.hpp"

namespace heed::web_public {

using namespace html;

namespace {

// Whether a field of some page takes a person's own words; boxes and buttons do not.
bool is_free_text(std::string_view name) {
  if (name == "message") return true;
  if (name.starts_with("observations.")) return !name.ends_with(".how_known");
  for (const auto who :
       {domain::ReporterKind::adult, domain::ReporterKind::young_person, domain::ReporterKind::friend_of_child,
        domain::ReporterKind::professional, domain::ReporterKind::survivor})
    for (const auto& step : all_steps(who))
      for (const auto& field : step.fields)
        if (names_field(field.name, name)) return offered(field.asked).empty();
  return false;
}

}  // namespace

std::string typed_text(const http::Form& form) {
  std::string typed;
  for (const auto& [name, values] : form.all()) {
    if (!is_free_text(name)) continue;
    for (const auto& value : values)
      if (!value.empty()) typed += (typed.empty() ? "" : "\n\n") + value;
  }
  return typed;
}

Html what_was_written(const content::Words& words, const Html& written) {
  if (written.empty()) return {};
  return section({cls("heed-limits"), attribute("aria-labelledby", "written")},
                 h2({cls("heed-limits__title"), id("written")}, words("common.problem.written.title")),
                 paragraph(words("common.problem.written.text")), written);
}

}  // namespace heed::web_public
