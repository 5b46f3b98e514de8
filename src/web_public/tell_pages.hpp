// The pages of the telling: start, quick tell, one question, check before sending, and what to say when it cannot go on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "web_public/form_page.hpp"
#include "web_public/tell_step.hpp"

namespace heed::web_public {

// `carried`: a sealed field of answers from thinking it through, or "". `errors` may name "who".
http::Response tell_start_page(const Visit& visit, std::string_view carried, const std::vector<FieldError>& errors);
http::Response tell_quick_page(const Visit& visit, const TellState& state, const std::vector<FieldError>& errors);
// The page that `state` is on. `sealed` is what the page carries, which differs from `state` only when the answer was too much
// to carry. May make room for the entry that is asked about.
http::Response tell_step_page(const Visit& visit, TellState& state, std::string_view sealed,
                              const std::vector<FieldError>& errors);
http::Response tell_check_page(const Visit& visit, const TellState& state, std::string_view sealed,
                               const std::vector<FieldError>& errors);

// The form could not be opened again. `typed` is what was on the page just sent, which the person gets back.
http::Response cannot_restore_page(const Visit& visit, const Error& error, const std::string& typed);
// It was stored at an earlier press, and its receipt was ended since: there are no words to show.
http::Response sent_and_ended_page(const Visit& visit);
// The concern could not be stored now: press again, nothing is lost.
http::Response press_again_page(const Visit& visit, const TellState& state, const Error& error);

}  // namespace heed::web_public
