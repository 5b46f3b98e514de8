#include "web_team/account.hpp"

#include "html/components.hpp"
#include "web_team/facts.hpp"

namespace heed::web_team {

using namespace html;

namespace {

Html roles(const content::Words& words, const domain::Actor& actor) {
  return each(actor.roles,
              [&](domain::Role role) { return div({}, words("team.role." + std::string(to_string(role)))); });
}

// Whoever runs the service sees no concern unless someone gives them that work too; this says so, and what their work is.
Html without_concerns(const content::Words& words, const domain::Actor& actor) {
  if (domain::may(actor, domain::Action::list_inbox)) return {};
  Html text = inset(words("team.account.no_concerns"));
  if (domain::may(actor, domain::Action::manage_users)) text += paragraph(words("team.account.manage_users"));
  if (domain::may(actor, domain::Action::read_audit)) text += paragraph(words("team.account.read_audit"));
  return text;
}

Html sign_out(const Visit& visit) {
  return post_form(
      visit.words, visit.csrf_token, "/team/sign-out",
      div({cls("heed-actions")}, submit(visit.words("team.account.sign_out")),
          submit(visit.words("team.account.sign_out_everywhere"), ButtonKind::secondary, "everywhere", "yes")));
}

}  // namespace

http::Response get_account(const Visit& visit) {
  const content::Words& t = visit.words;
  Facts facts(t);
  facts.always("team.account.name", visit.actor.name).line("team.account.roles", roles(t, visit.actor));
  facts.line("team.account.named_reader",
             t(visit.actor.named_reader ? "team.account.named_reader.yes" : "team.account.named_reader.no"));
  const Html main = heading(1, t("team.account.title"), "l") + facts.list() + without_concerns(t, visit.actor) +
                    heading(2, t("team.may.title"), "m") + what_you_may_do(t, visit.actor) +
                    heading(2, t("team.account.password.title"), "m") + paragraph(t("team.account.password.text")) +
                    heading(2, t("team.account.leaving.title"), "m") + paragraph(t("team.account.leaving.text")) +
                    sign_out(visit);
  return team_page(visit, t("team.account.title"), main);
}

}  // namespace heed::web_team
