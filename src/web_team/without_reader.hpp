// The banner of what nobody here may read, for managers, administrators and auditors: how many, their references, whom to tell.
#pragma once

#include "base/result.hpp"
#include "html/builder.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

// Nothing for whoever is not to be told, and while there is no such concern.
Result<html::Html> without_reader(const Visit& visit);
// For everyone else who works on concerns, on every page: how many, and nothing about them.
html::Html without_reader_line(const Visit& visit);

}  // namespace heed::web_team
