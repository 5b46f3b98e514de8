// Every answer of a telling, step by step: on the page before sending, and on a professional's own copy.
#pragma once

#include <vector>

#include "html/components.hpp"
#include "web_public/tell_pages.hpp"

namespace heed::web_public {

enum class Answers { to_change, to_keep };  // with a button each, or without

std::vector<html::SummaryRow> answers(const Visit& visit, const TellState& state, Answers use);

}  // namespace heed::web_public
