// The list of alerts, and the lines by which other pages lead to them.
#pragma once

#include <string>

#include "app/alerts.hpp"
#include "html/builder.hpp"
#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_alerts(const Visit& visit);

// "/team/alerts/<id>", without locale.
std::string path_of(AlertId alert);
// "Child: Bea Example"; of whom it was discarded since says so.
std::string alert_subject(const content::Words& words, const app::AlertRow& row);
// "Child: Bea Example: several concerns about one child", as a text.
std::string alert_title(const content::Words& words, const app::AlertRow& row);
std::string rule_words(const content::Words& words, const content::AlertRule& rule, std::string_view which);

// "2 alerts are open", or nothing: on top of the inbox.
html::Html open_alerts(const Visit& visit);
// "2 alerts cite this", or nothing: on a concern's page, and on that of a child, an adult, a thing.
html::Html alerts_citing(const Visit& visit, ConcernId concern);
html::Html alerts_about(const Visit& visit, const std::vector<app::CitedPlace>& places);

}  // namespace heed::web_team
