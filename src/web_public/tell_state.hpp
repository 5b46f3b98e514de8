// A telling in progress: what was said so far and where the person is. It lives in a sealed hidden field of the page and
// nowhere else, so leaving the page ends it.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "app/form_state.hpp"
#include "base/result.hpp"
#include "domain/concern.hpp"

namespace heed::web_public {

struct TellState {
  std::string token;  // the idempotency token that becomes the receipt
  domain::ReporterKind who = domain::ReporterKind::adult;
  std::string step;             // id of the page that the person is on
  std::size_t entry = 0;        // which child, adult, vehicle ... of a page that has several
  bool checking = false;        // a change from the last page: Continue goes back there
  std::set<std::string> wants;  // parts that the person chose to add: "adults", "vehicles" ...
  domain::ConcernDraft draft;

  // The young people's look: a young person about themselves, or about a friend.
  bool is_young() const;
};

// Whether it will go to named readers only: somebody in it works for us, or is related to one who does.
bool is_about_staff(const domain::ConcernDraft& draft);

// A new telling with a fresh token, in the language of the pages.
TellState begin_telling(const app::FormState& form_state, domain::ReporterKind who, std::string_view locale);

std::string to_text(const TellState& state);
// Errors: invalid (problem.form.unreadable).
Result<TellState> tell_state_from_text(std::string_view text);

// The sealed field and back. Errors: invalid (problem.form.expired, problem.form.unreadable).
std::string seal(const app::FormState& form_state, const TellState& state);
Result<TellState> open_tell_state(const app::FormState& form_state, std::string_view field);

}  // namespace heed::web_public
