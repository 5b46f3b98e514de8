// One alert: what the rule says, everything that it cites, who has it and until when, what happened with it, and what to make of it.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_alert(const Visit& visit);
http::Response post_alert_take(const Visit& visit);
http::Response post_alert_give(const Visit& visit);
http::Response post_alert_judge(const Visit& visit);
// From the address of a press to the alert's own. Asks nothing of the alert: its page does.
http::Response get_alert_press(const Visit& visit);

}  // namespace heed::web_team
