// What the two pages that say whether a concern is about one of us share: the box for the reason, and the note that it becomes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/team.hpp"
#include "base/id.hpp"
#include "html/builder.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

// Message keys, and the address below the concern's.
struct ReasonForm {
  std::string_view label, hint, button, below;
};

// "/team/concerns/<id>", without locale.
std::string path_of(ConcernId concern);
// The reason as a note says what it is the reason of. Holds on to the visit.
app::NoteOfReason note_of(const Visit& visit, std::string_view note_key);
// The token of the form: that of the page that it was sent from, or a new one.
std::string once_of(const Visit& visit);
// The mistakes at the top of the page, and its form.
html::Html reason_mistakes(const Visit& visit, const std::vector<FieldError>& errors);
html::Html reason_form(const Visit& visit, ConcernId concern, std::string_view reference, const ReasonForm& form,
                       const std::vector<FieldError>& errors);

}  // namespace heed::web_team
