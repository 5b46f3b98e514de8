// The rules of alerts in plain words with the numbers in force, and trying other numbers against the past.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_alert_rules(const Visit& visit);
http::Response post_alert_rules_try(const Visit& visit);

}  // namespace heed::web_team
