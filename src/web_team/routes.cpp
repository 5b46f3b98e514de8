#include "web_team/routes.hpp"

#include "web_team/about_staff.hpp"
#include "web_team/account.hpp"
#include "web_team/alert_page.hpp"
#include "web_team/alert_rules_page.hpp"
#include "web_team/alerts_page.hpp"
#include "web_team/concern_actions.hpp"
#include "web_team/concern_page.hpp"
#include "web_team/entity_page.hpp"
#include "web_team/find_concern.hpp"
#include "web_team/inbox.hpp"
#include "web_team/mention_page.hpp"
#include "web_team/new_access.hpp"
#include "web_team/oversight.hpp"
#include "web_team/same_page.hpp"
#include "web_team/search.hpp"
#include "web_team/sign_in.hpp"
#include "web_team/team_route.hpp"
#include "web_team/users_page.hpp"

namespace heed::web_team {

using domain::Action;
using domain::AuditAction;
using enum http::Method;

namespace {

constexpr const char* one_concern = "/team/concerns/{id}";

void add_alerts(const Team& team, std::vector<http::Route>& routes) {
  const auto add = [&](http::Method method, std::string pattern, Action action, AuditAction audit, Handler handler) {
    routes.push_back(team_route(team, method, std::move(pattern), action, audit, std::move(handler)));
  };
  const std::string alert = "/team/alerts/{alert}";
  add(get, "/team/alerts", Action::read_alerts, AuditAction::alerts_listed, get_alerts);
  routes.push_back(team_route(team, {get, "/team/alert-rules", Action::read_alerts,
                                     "none: the rules, and nothing of any concern", get_alert_rules}));
  add(post, "/team/alert-rules/try", Action::try_alert_rules, AuditAction::alerts_tried, post_alert_rules_try);
  add(get, alert, Action::read_alerts, AuditAction::alert_read, get_alert);
  add(post, alert + "/take", Action::judge_alert, AuditAction::alert_taken, post_alert_take);
  add(post, alert + "/give", Action::judge_alert, AuditAction::alert_given, post_alert_give);
  add(post, alert + "/judge", Action::judge_alert, AuditAction::alert_acknowledged, post_alert_judge);
  for (const char* press : {"/take", "/give", "/judge"})
    routes.push_back(team_route(
        team, {get, alert + press, Action::read_alerts, "none: leads to the alert, whichever it is", get_alert_press}));
}

void add_mentions(const Team& team, std::vector<http::Route>& routes) {
  const std::string concern = one_concern;
  const auto add = [&](http::Method method, const std::string& pattern, AuditAction audit, Handler handler) {
    routes.push_back(team_route(team, method, pattern, Action::change_mention, audit, std::move(handler)));
  };
  const std::string mention = concern + "/mentions/{item}";
  add(get, concern + "/mentions/add", AuditAction::concern_read, get_add_mention);
  add(post, concern + "/mentions/add", AuditAction::mention_added, post_add_mention);
  add(get, mention + "/correct", AuditAction::concern_read, get_correct_mention);
  add(post, mention + "/correct", AuditAction::mention_corrected, post_correct_mention);
  add(get, mention + "/parts", AuditAction::concern_read, get_parts);
  add(post, mention + "/parts", AuditAction::mention_given_parts, post_parts);
  add(post, concern + "/confirm-mention", AuditAction::mention_confirmed, post_confirm_mention);
  add(post, concern + "/discard-mention", AuditAction::mention_discarded, post_discard_mention);
  add(post, concern + "/undo-mention", AuditAction::mention_undone, post_undo_mention);
}

// After a mistake the address of a press stays in the browser's bar; whoever goes there anew comes to where it stood.
void add_ways_back(const Team& team, std::vector<http::Route>& routes) {
  const std::string concern = one_concern;
  for (const char* press : {"/again", "/take", "/put-back", "/assign", "/notes", "/reply", "/message", "/decide",
                            "/officer", "/confirm-mention", "/discard-mention", "/undo-mention"})
    routes.push_back(team_route(
        team, {get, concern + press, Action::read_concern, "none: leads to the concern, whichever it is", get_press}));
  const auto leads = [&](std::string pattern, Action action, std::string_view where, std::string path) {
    routes.push_back(team_route(team, {get, std::move(pattern), action, "none: leads to " + std::string(where),
                                       [path](const Visit& visit) { return go_to(visit.words, path); }}));
  };
  leads("/team/find", Action::list_inbox, "the inbox", "/team");
  for (const char* press : {"/team/users/disable", "/team/users/reset"})
    leads(press, Action::manage_users, "the people who sign in", "/team/users");
  leads("/team/alert-rules/try", Action::read_alerts, "the rules", "/team/alert-rules");
  leads("/team/access/seen", Action::see_new_access, "the inbox", "/team");
  leads("/team/account/password", Action::read_own_account, "one's own account", "/team/account");
}

}  // namespace

std::vector<http::Route> routes(const Team& team) {
  std::vector<http::Route> routes = sign_in_routes(team);
  const auto add = [&](http::Method method, std::string pattern, Action action, AuditAction audit, Handler handler) {
    routes.push_back(team_route(team, method, std::move(pattern), action, audit, std::move(handler)));
  };
  const std::string concern = one_concern;
  add(get, "/team", Action::list_inbox, AuditAction::inbox_listed, get_inbox);
  add(post, "/team/find", Action::list_inbox, AuditAction::concern_searched, post_find);
  add(get, concern, Action::read_concern, AuditAction::concern_read, get_concern);
  add(post, concern + "/again", Action::read_concern, AuditAction::concern_read, post_again);
  add(post, concern + "/take", Action::take_concern, AuditAction::concern_taken, post_take);
  add(post, concern + "/put-back", Action::put_back_concern, AuditAction::concern_put_back, post_put_back);
  add(post, concern + "/assign", Action::assign_concern, AuditAction::concern_assigned, post_assign);
  add(post, concern + "/notes", Action::add_note, AuditAction::note_added, post_note);
  add(post, concern + "/reply", Action::reply_to_reporter, AuditAction::message_sent, post_reply);
  add(post, concern + "/message", Action::settle_message, AuditAction::message_settled, post_settle_message);
  add(post, concern + "/decide", Action::decide_concern, AuditAction::concern_decided, post_decision);
  add(post, concern + "/officer", Action::tell_officer, AuditAction::officer_told, post_officer);
  add(get, concern + "/conflict", Action::declare_conflict, AuditAction::concern_read, get_conflict);
  add(post, concern + "/conflict", Action::declare_conflict, AuditAction::conflict_declared, post_conflict);
  add(get, concern + "/about-staff", Action::restrict_concern, AuditAction::concern_read, get_about_staff);
  add(post, concern + "/about-staff", Action::restrict_concern, AuditAction::concern_restricted, post_about_staff);
  add(get, concern + "/not-about-staff", Action::lift_restriction, AuditAction::concern_read, get_lift);
  add(post, concern + "/not-about-staff", Action::lift_restriction, AuditAction::concern_unrestricted, post_lift);
  add_mentions(team, routes);
  const std::string pair = concern + "/same/{place}/{other}/{other_place}";
  add(get, pair, Action::read_known, AuditAction::links_suggested, get_same);
  add(post, pair, Action::judge_link, AuditAction::link_confirmed, post_same);
  add_alerts(team, routes);
  routes.push_back(team_route(team, {get, "/team/search", Action::search_known, "none: an empty box", get_search}));
  add(post, "/team/search", Action::search_known, AuditAction::known_searched, post_search);
  add(get, concern + "/known/{place}", Action::read_known, AuditAction::entity_read, get_entity);
  add(get, "/team/audit", Action::read_audit, AuditAction::audit_read, get_audit);
  add(get, "/team/users", Action::manage_users, AuditAction::users_opened, get_users);
  add(post, "/team/users/disable", Action::manage_users, AuditAction::user_disabled, post_disable_user);
  add(post, "/team/access/seen", Action::see_new_access, AuditAction::user_seen, post_seen_access);
  routes.push_back(team_route(team, {get, "/team/account", Action::read_own_account,
                                     "none: shows only what the person knows of themselves", get_account}));
  // What hashes a password waits where the sign-ins do, so that no inbox waits for it.
  const auto add_hashing = [&](std::string pattern, Action action, AuditAction audit, Handler handler) {
    routes.push_back(team_route(team, {post, std::move(pattern), action, std::string(to_string(audit)),
                                       std::move(handler), http::Pool::password}));
  };
  add_hashing("/team/users", Action::manage_users, AuditAction::user_added, post_add_user);
  add_hashing("/team/users/reset", Action::manage_users, AuditAction::user_reset, post_reset_user);
  add_hashing("/team/account/password", Action::read_own_account, AuditAction::account_password_changed, post_password);
  add_ways_back(team, routes);
  return routes;
}

}  // namespace heed::web_team
