// The audit, latest first: who did what and when, done or refused, and the reference of a concern, never its words.
#pragma once

#include "app/audit.hpp"
#include "html/builder.hpp"
#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_audit(const Visit& visit);

// The page's own part, from what the use case gave.
html::Html render_audit(const content::Words& words, const app::AuditFilter& filter, const app::AuditPage& page);

}  // namespace heed::web_team
