#include "web_team/alert_rules_page.hpp"

#include "app/try_alert_rules.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "html/error_summary.hpp"
#include "web_team/alerts_page.hpp"
#include "web_team/entity_page.hpp"
#include "web_team/facts.hpp"
#include "web_team/moments.hpp"
#include "web_team/network_picture.hpp"

namespace heed::web_team {

using namespace html;
using app::TriedWith;
using content::AlertKind;
using content::AlertRule;

namespace {

constexpr const char* rules_path = "/team/alert-rules";
constexpr int usual_days = 180;

std::int64_t number_of(int number) { return std::int64_t{number}; }

// What somebody typed of a rule, with what is wrong with it.
struct Trial {
  AlertRule rule;
  int days = usual_days;
  std::vector<FieldError> errors;
};

// Hours change no alert, only its clock.
bool makes_alerts(const content::AlertNumber& number) { return number.name != "hours"; }

std::optional<int> read_number(std::string_view text, int least, int most) {
  const auto number = parse_number(trim(text));
  return number && *number >= least && *number <= most ? number : std::nullopt;
}

Trial read_trial(const Visit& visit, const AlertRule& in_force) {
  Trial trial{in_force, usual_days, {}};
  trial.rule.on = true;
  for (const auto& number : content::alert_numbers(in_force.kind)) {
    if (!makes_alerts(number)) continue;
    const auto typed = read_number(visit.form.value(number.name), number.least, number.most);
    if (typed)
      trial.rule.*number.member = *typed;
    else
      trial.errors.push_back({std::string(number.name), "problem.alert.number"});
  }
  if (trial.errors.empty() && trial.rule.origins > trial.rule.concerns)
    trial.errors.push_back({"origins", "problem.alert.origins"});
  if (const auto days = read_number(visit.form.value("past"), app::least_days_tried, app::most_days_tried))
    trial.days = *days;
  else
    trial.errors.push_back({"past", "problem.alert.number"});
  return trial;
}

const content::AlertRules& rules_of(const Visit& visit) { return visit.team.service.rules().alert_rules; }

// ---- the rules ----

Html rule_part(const Visit& visit, const AlertRule& rule) {
  const content::Words& t = visit.words;
  Html content;
  if (!rule.on) content += inset(t("alerts.rule.off"));
  content += paragraph(rule_words(t, rule, "sentence")) + paragraph(rule_words(t, rule, "todo")) +
             p({cls("govuk-body-s")}, t("alerts.rule.clock", {{"hours", number_of(rule.hours)}}));
  if (domain::may(visit.actor, domain::Action::try_alert_rules)) {
    const std::string title = rule_words(t, rule, "title");
    content +=
        p({cls("heed-no-print")},
          a({cls("govuk-link"), href(t.path(rules_path + ("?try=" + std::string(to_string(rule.kind))) + "#try"))},
            t("alerts.try.choose"), visually_hidden(": " + title)));
  }
  return card("rule-" + std::string(to_string(rule.kind)), rule_words(t, rule, "title"), content);
}

Html number_field(const content::Words& t, const content::AlertNumber& number, const std::string& value, int in_force,
                  const std::vector<FieldError>& errors) {
  TextField field;
  field.name = number.name;
  field.label = t("alerts.try.number." + field.name);
  field.hint = t("alerts.try.number.limits",
                 {{"least", number_of(number.least)}, {"most", number_of(number.most)}, {"now", number_of(in_force)}});
  field.value = value;
  field.inputmode = "numeric";
  field.width = 4;
  field.error = error_of(t, errors, number.name);
  return text_field(field);
}

Html past_field(const content::Words& t, const std::string& value, const std::vector<FieldError>& errors) {
  TextField field;
  field.name = "past";
  field.label = t("alerts.try.past");
  field.hint = t("alerts.try.past.hint",
                 {{"least", number_of(app::least_days_tried)}, {"most", number_of(app::most_days_tried)}});
  field.value = value;
  field.inputmode = "numeric";
  field.width = 4;
  field.error = error_of(t, errors, "past");
  return text_field(field);
}

Html try_form(const Visit& visit, const AlertRule& in_force, const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  const bool is_typed = visit.request.method == http::Method::post;
  Html fields = hidden("rule", to_string(in_force.kind));
  for (const auto& number : content::alert_numbers(in_force.kind)) {
    if (!makes_alerts(number)) continue;
    const int now = in_force.*number.member;
    fields += number_field(t, number, is_typed ? std::string(visit.form.value(number.name)) : std::to_string(now), now,
                           errors);
  }
  fields += past_field(t, is_typed ? std::string(visit.form.value("past")) : std::to_string(usual_days), errors);
  return card(
      "try", t("alerts.try.title"),
      paragraph(t("alerts.try.about")) + heading(3, rule_words(t, in_force, "title"), "s") +
          post_form(t, visit.csrf_token, std::string(rules_path) + "/try", fields + submit(t("alerts.try.button"))));
}

// ---- what would have been ----

Html tried_line(const content::Words& t, const app::TriedAlert& alert) {
  Html concerns;
  for (const auto& one : alert.concerns)
    concerns +=
        (concerns.empty() ? Html() : Html(", ")) +
        a({cls("govuk-link"), href(t.path("/team/concerns/" + one.id.to_string())), attribute("translate", "no")},
          one.reference);
  return li({cls("heed-known__link")},
            a({cls("govuk-link"), href(t.path(path_of_entity(alert.subject.concern, alert.subject.place)))},
              t("team.known.kind." + std::string(to_string(alert.kind)), {{"name", alert.name}})),
            " · ", moment(t, alert.when), p({cls("govuk-body-s")}, concerns));
}

Html tried_part(const content::Words& t, const app::Tried& tried, TriedWith with, std::string_view key) {
  Html lines;
  for (const auto& alert : tried.alerts)
    if (alert.with == with) lines += tried_line(t, alert);
  if (lines.empty()) return {};
  return heading(3, t(key), "s") + ul({cls("govuk-list")}, lines);
}

Html result_part(const content::Words& t, const app::Tried& tried, int days) {
  const auto both = tried.with(TriedWith::both);
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  Html content = paragraph(t("alerts.try.looked", {{"concerns", count(tried.concerns)}, {"days", number_of(days)}}));
  if (tried.not_all) content += paragraph(t("alerts.try.not_all"));
  content += paragraph(tried.alerts.empty()
                           ? t("alerts.try.none")
                           : t("alerts.try.counted", {{"new", count(both + tried.with(TriedWith::new_only))},
                                                      {"old", count(both + tried.with(TriedWith::old_only))}}));
  content += tried_part(t, tried, TriedWith::new_only, "alerts.try.with.new_only") +
             tried_part(t, tried, TriedWith::old_only, "alerts.try.with.old_only") +
             tried_part(t, tried, TriedWith::both, "alerts.try.with.both");
  return outcome(heading(2, t("alerts.try.result"), "m") + content);
}

http::Response page_of(const Visit& visit, const AlertRule* tried, const std::vector<FieldError>& errors,
                       const Html& result, http::Status status) {
  const content::Words& t = visit.words;
  Html main = outcome(error_summary(t, errors)) + heading(1, t("alerts.rules.title"), "l") + result;
  if (tried != nullptr && domain::may(visit.actor, domain::Action::try_alert_rules))
    main += try_form(visit, *tried, errors);
  main += paragraph(t("alerts.rules.about"));
  for (const auto& rule : rules_of(visit).rules) main += rule_part(visit, rule);
  main += p({cls("govuk-body-s")}, t("alerts.rules.change")) +
          p({cls("heed-no-print")}, a({cls("govuk-link"), href(t.path("/team/alerts"))}, t("alerts.back")));
  return team_page(visit, t(errors.empty() ? "alerts.rules.tab" : "alerts.rules.tab.error"), main, status);
}

const AlertRule* rule_named(const Visit& visit, std::string_view code) {
  const auto kind = content::parse_alert_kind(code);
  return kind ? rules_of(visit).find(*kind) : nullptr;
}

}  // namespace

http::Response get_alert_rules(const Visit& visit) {
  const auto query = http::Form::parse(visit.request.query);
  const AlertRule* const rule = query.ok() ? rule_named(visit, query->value("try")) : nullptr;
  return page_of(visit, rule, {}, {}, http::Status::ok);
}

http::Response post_alert_rules_try(const Visit& visit) {
  const AlertRule* const in_force = rule_named(visit, visit.form.value("rule"));
  if (in_force == nullptr) return go_to(visit.words, rules_path);
  const auto trial = read_trial(visit, *in_force);
  if (!trial.errors.empty()) return page_of(visit, in_force, trial.errors, {}, http::Status::unprocessable);
  const auto tried = app::TryAlertRules(visit.team.service)(visit.actor, trial.rule, trial.days);
  if (!tried.ok()) return problem_page(visit, tried.error());
  return page_of(visit, in_force, {}, result_part(visit.words, *tried, trial.days), http::Status::ok).may_ask_again();
}

}  // namespace heed::web_team
