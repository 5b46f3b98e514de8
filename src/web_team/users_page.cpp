#include "web_team/users_page.hpp"

#include <algorithm>
#include <optional>

#include "app/name_match.hpp"
#include "app/oversight.hpp"
#include "app/users.hpp"
#include "html/components.hpp"
#include "web_team/moments.hpp"
#include "web_team/new_access.hpp"
#include "web_team/without_reader.hpp"

namespace heed::web_team {

using namespace html;

namespace {

// What was typed to add someone, with what is wrong with it.
struct Typed {
  app::NewUser user;
  bool one_name = false;
  std::vector<FieldError> errors;

  // Asked once about one name alone, which hides more from its owner than they would think.
  bool is_asked_about_name() const { return !one_name && app::is_one_name(user.name); }
};

Html roles_of(const content::Words& words, const std::set<domain::Role>& roles) {
  return each(roles, [&](domain::Role role) { return div({}, words("team.role." + std::string(to_string(role)))); });
}

// Whether concerns about staff would have no reader without this person.
bool is_last_named_reader(const std::vector<app::UserRow>& rows, const app::UserRow& row) {
  const auto reads = [](const app::UserRow& one) {
    return one.named_reader && !one.disabled &&
           (one.roles.contains(domain::Role::worker) || one.roles.contains(domain::Role::manager));
  };
  return reads(row) && std::count_if(rows.begin(), rows.end(), reads) == 1;
}

Html changes(const Visit& visit, const app::UserRow& row, bool last_named_reader) {
  const content::Words& t = visit.words;
  if (row.id == visit.actor.id) return Html(t("team.users.yourself"));
  const auto one = [&](std::string_view path, const Html& besides, const std::string& label, ButtonKind kind) {
    return post_form(t, visit.csrf_token, path,
                     hidden("sign_in_name", row.sign_in_name) + besides + submit(label, kind));
  };
  const std::string reset_key = row.disabled ? "team.users.enable" : "team.users.reset";
  // Whoever was disabled while this page was open is not let in by a button that speaks of a password.
  const Html let_in = row.disabled ? hidden("let_in", "yes") : Html();
  Html forms = one("/team/users/reset", let_in, t(reset_key, {{"name", row.name}}), ButtonKind::secondary);
  if (last_named_reader) forms += warning(t, Html(t("team.users.last_named_reader", {{"name", row.name}})));
  if (!row.disabled)
    forms += one("/team/users/disable", Html(), t("team.users.disable", {{"name", row.name}}), ButtonKind::warning);
  return details_block(t("team.users.change", {{"name", row.name}}), forms);
}

Html row_of(const Visit& visit, const app::UserRow& row, bool last_named_reader) {
  const content::Words& t = visit.words;
  const auto label = [&](std::string_view name) {
    return attribute("data-label", t("team.users.column." + std::string(name)));
  };
  const Html state = chip(t(row.disabled ? "team.users.disabled" : "team.users.enabled"), row.disabled ? "strong" : "");
  return tr(
      {cls("heed-inbox__row")},
      td({label("name")}, strong({attribute("translate", "no")}, row.name),
         div({cls("govuk-body-s govuk-!-margin-bottom-0"), attribute("translate", "no")}, row.sign_in_name)),
      td({label("roles")}, roles_of(t, row.roles), row.named_reader ? div({}, t("team.users.named_reader")) : Html()),
      td({label("since")}, moment(t, row.made_at)), td({label("state")}, state),
      td({label("change")}, changes(visit, row, last_named_reader)));
}

Html table_of(const Visit& visit, const std::vector<app::UserRow>& rows) {
  const content::Words& t = visit.words;
  const auto column = [&](std::string_view name) {
    return th({attribute("scope", "col")}, t("team.users.column." + std::string(name)));
  };
  return table({cls("heed-inbox")}, caption({cls("govuk-visually-hidden")}, t("team.users.title")),
               thead({}, tr({}, column("name"), column("roles"), column("since"), column("state"), column("change"))),
               tbody({}, each(rows, [&](const app::UserRow& row) {
                       return row_of(visit, row, is_last_named_reader(rows, row));
                     })));
}

Html text(const Visit& visit, const Typed& typed, std::string name, const std::string& value) {
  TextField field;
  field.label = visit.words("team.users.add." + name);
  field.hint = visit.words("team.users.add." + name + ".hint");
  field.error = error_of(visit.words, typed.errors, name);
  field.value = value;
  field.width = 20;
  field.spellcheck = false;
  field.name = std::move(name);
  return text_field(field);
}

// Only when it was one name alone.
Html one_name_choice(const Visit& visit, const Typed& typed) {
  if (!app::is_one_name(typed.user.name)) return {};
  ChoiceField field;
  field.name = "one_name";
  field.legend = visit.words("team.users.add.one_name");
  field.hint = visit.words("team.users.add.one_name.hint");
  field.legend_size = LabelSize::small;
  field.several = field.small = true;
  field.choices.push_back({"yes", visit.words("team.users.add.one_name.yes"), "", typed.one_name, {}});
  return choice_field(field);
}

Html role_choice(const Visit& visit, const Typed& typed) {
  const content::Words& t = visit.words;
  ChoiceField field;
  field.name = "roles";
  field.legend = t("team.users.column.roles");
  field.error = error_of(t, typed.errors, "roles");
  field.legend_size = LabelSize::small;
  field.several = field.small = true;
  for (const domain::Role role : domain::all_roles()) {
    const std::string code(to_string(role));
    field.choices.push_back(
        {code, t("team.role." + code), t("team.role." + code + ".hint"), typed.user.roles.contains(role), {}});
  }
  return choice_field(field);
}

Html add_form(const Visit& visit, const Typed& typed) {
  const content::Words& t = visit.words;
  ChoiceField named;
  named.name = "named_reader";
  named.legend = t("team.account.named_reader");
  named.legend_size = LabelSize::small;
  named.several = named.small = true;
  named.choices.push_back({"yes", t("team.users.add.named_reader"), "", typed.user.named_reader, {}});
  return h2({cls("govuk-heading-m govuk-!-margin-top-6")}, t("team.users.add.title")) +
         paragraph(t("team.users.add.about")) +
         post_form(t, visit.csrf_token, "/team/users",
                   text(visit, typed, "name", typed.user.name) + one_name_choice(visit, typed) +
                       text(visit, typed, "sign_in_name", typed.user.sign_in_name) + role_choice(visit, typed) +
                       choice_field(named) + submit(t("team.users.add.button")),
                   "heed-form");
}

http::Response show(const Visit& visit, const Typed& typed, http::Status status) {
  const content::Words& t = visit.words;
  const auto rows = app::ListUsers(visit.team.service)(visit.actor);
  if (!rows.ok()) return problem_page(visit, rows.error());
  const auto banner = without_reader(visit);
  if (!banner.ok()) return problem_page(visit, banner.error());
  const Html main = outcome(error_summary(t, typed.errors) + just_done(visit)) + *banner +
                    heading(1, t("team.users.title"), "l") + paragraph(t("team.users.about")) +
                    new_access_below(visit) + table_of(visit, *rows) + new_access(visit) + add_form(visit, typed);
  return team_page(visit, t(typed.errors.empty() ? "team.users.title" : "team.users.title.error"), main, status);
}

// The one time that a password is shown: on a page that no browser keeps.
http::Response show_password(const Visit& visit, const app::GivenPassword& given) {
  const content::Words& t = visit.words;
  const auto line = [](const std::string& value) {
    return p({cls("govuk-body-l"), attribute("translate", "no")}, strong({}, value));
  };
  const Html main = heading(1, t("team.users.given.title", {{"name", given.name}}), "l") +
                    heading(2, t("team.sign_in.name"), "s") + line(given.sign_in_name) +
                    heading(2, t("team.sign_in.password"), "s") + line(std::string(given.password.reveal_text())) +
                    inset(t("team.users.given.once")) + paragraph(t("team.users.given.how")) +
                    link_button(t("team.users.given.back"), t.path("/team/users"), ButtonKind::secondary);
  return team_page(visit, t("team.users.title"), main);
}

// An account that is not there is a form that is not ours, not a page that is missing.
http::Response not_done(const Visit& visit, Error error) {
  if (error.kind == ErrorKind::not_found) error.kind = ErrorKind::invalid;
  return problem_page(visit, error);
}

Html what_they_hold(const content::Words& t, const app::BeforeDisabling& before) {
  const auto& holding = before.holding;
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  if (holding.concerns == 0) return paragraph(t("team.users.before.nothing", {{"name", before.name}}));
  const std::string has = t("team.users.before.has", {{"name", before.name}, {"count", count(holding.concerns)}}) +
                          " " + t("team.users.before.cannot_wait", {{"count", count(holding.cannot_wait)}});
  return warning(t, Html(has)) + paragraph(t("team.users.before.give"));
}

http::Response ask_before_disabling(const Visit& visit, const app::BeforeDisabling& before) {
  const content::Words& t = visit.words;
  Html last;
  if (before.holding.only_reader) last += warning(t, Html(t("team.users.only_reader", {{"name", before.name}})));
  if (before.holding.last_named_reader)
    last += warning(t, Html(t("team.users.last_named_reader", {{"name", before.name}})));
  if (before.holding.only_manager) last += warning(t, Html(t("team.users.only_manager", {{"name", before.name}})));
  const Html buttons =
      div({cls("heed-actions")}, submit(t("team.users.disable", {{"name", before.name}}), ButtonKind::warning),
          link_button(t("team.users.before.back"), t.path("/team/users"), ButtonKind::secondary));
  const Html main = heading(1, t("team.users.before.title", {{"name", before.name}}), "l") + what_they_hold(t, before) +
                    last + paragraph(t("team.users.before.means")) +
                    post_form(t, visit.csrf_token, "/team/users/disable",
                              hidden("sign_in_name", before.sign_in_name) + hidden("confirmed", "yes") + buttons);
  return team_page(visit, t("team.users.title"), main);
}

// The field that a refusal to add somebody is about; nothing when it is about no field.
std::optional<std::string_view> field_of(const Error& error) {
  if (error.code == "user.name.taken" || error.code == "user.name.marks") return "name";
  if (error.code == "user.roles") return "roles";
  if (error.kind == ErrorKind::invalid || error.code == "user.exists") return "sign_in_name";
  return std::nullopt;
}

Typed typed_user(const http::Form& form) {
  Typed typed;
  typed.user.name = form.value("name");
  typed.user.sign_in_name = form.value("sign_in_name");
  typed.one_name = form.value("one_name") == "yes";
  typed.user.named_reader = form.value("named_reader") == "yes";
  for (const std::string& value : form.values("roles"))
    if (const auto role = domain::parse_role(value)) typed.user.roles.insert(*role);
  return typed;
}

}  // namespace

http::Response get_users(const Visit& visit) { return show(visit, {}, http::Status::ok); }

http::Response post_add_user(const Visit& visit) {
  Typed typed = typed_user(visit.form);
  if (typed.is_asked_about_name()) {
    typed.errors.push_back({"name", "user.name.one"});
    return show(visit, typed, http::Status::unprocessable);
  }
  const auto given = app::AdministerUsers(visit.team.service).add(visit.actor, typed.user);
  if (given.ok()) return show_password(visit, *given);
  const Error& error = given.error();
  const auto field = field_of(error);
  if (!field) return problem_page(visit, error);
  typed.errors.push_back({std::string(*field), error.code});
  return show(visit, typed, http::Status::unprocessable);
}

http::Response post_disable_user(const Visit& visit) {
  const app::AdministerUsers administer(visit.team.service);
  const auto sign_in_name = visit.form.value("sign_in_name");
  if (visit.form.value("confirmed") != "yes") {
    const auto before = administer.before_disabling(visit.actor, sign_in_name);
    return before.ok() ? ask_before_disabling(visit, *before) : not_done(visit, before.error());
  }
  const auto disabled = administer.disable(visit.actor, sign_in_name);
  if (!disabled.ok()) return not_done(visit, disabled.error());
  visit.team.sessions.end_all_of(disabled->to_string());
  return go_to_saying(visit, "/team/users", "team.users.done.disabled");
}

http::Response post_reset_user(const Visit& visit) {
  const auto let_in = visit.form.value("let_in") == "yes" ? app::LetIn::yes : app::LetIn::no;
  const auto given =
      app::AdministerUsers(visit.team.service).reset(visit.actor, visit.form.value("sign_in_name"), let_in);
  if (!given.ok()) return not_done(visit, given.error());
  visit.team.sessions.end_all_of(given->id.to_string());
  return show_password(visit, *given);
}

}  // namespace heed::web_team
