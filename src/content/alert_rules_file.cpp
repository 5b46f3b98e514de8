#include <algorithm>
#include <map>
#include <stdexcept>

#include "content/alert_rules.hpp"
#include "content/reading.hpp"
#include "content/table_reader.hpp"

namespace heed::content {

namespace {

const std::map<std::string_view, AlertKind>& kinds() {
  static const std::map<std::string_view, AlertKind> by_code{{"several_concerns", AlertKind::several_concerns},
                                                             {"new_adult", AlertKind::new_adult},
                                                             {"shared", AlertKind::shared},
                                                             {"missing_and_gift", AlertKind::missing_and_gift},
                                                             {"closed_before", AlertKind::closed_before},
                                                             {"sibling_known", AlertKind::sibling_known}};
  return by_code;
}

constexpr AlertNumber concerns{"concerns", &AlertRule::concerns, 2, 20};
constexpr AlertNumber origins{"origins", &AlertRule::origins, 1, 20};
constexpr AlertNumber children{"children", &AlertRule::children, 2, 50};
constexpr AlertNumber days{"days", &AlertRule::days, 1, 1830};
constexpr AlertNumber hours{"hours", &AlertRule::hours, 1, 80};
constexpr int most_look_back = 3660;

void read_numbers(TableReader& table, AlertRule& rule) {
  for (const auto& number : alert_numbers(rule.kind))
    rule.*number.member = table.number(number.name, number.least, number.most);
  if (rule.origins > rule.concerns)
    table.reading().error(table.line_of("origins"),
                          "“origins” is more than “concerns”: so many can never have told. Write a smaller number.");
}

void read_rule(const TomlNode& node, AlertRules& rules, Reading& reading) {
  TableReader table(node, "[[rule]]", reading);
  AlertRule rule;
  const auto findings = reading.findings.size();
  rule.kind = table.choose("kind", kinds(), AlertKind::several_concerns);
  if (reading.findings.size() != findings) return;  // which keys belong to it is not known
  rule.on = table.flag("on");
  read_numbers(table, rule);
  if (rule.kind == AlertKind::missing_and_gift) {
    rule.missing_signs = table.list("missing_signs", Presence::required);
    rule.missing_words = table.list("missing_words", Presence::required);
    rule.gift_signs = table.list("gift_signs", Presence::required);
    rule.gift_words = table.list("gift_words", Presence::required);
  }
  table.finish();
  if (rules.find(rule.kind) != nullptr) {
    reading.error(table.line_of("kind"),
                  "The rule “" + std::string(to_string(rule.kind)) + "” is listed twice. Keep one of them.");
    return;
  }
  rules.rules.push_back(std::move(rule));
}

}  // namespace

std::string_view to_string(AlertKind kind) {
  for (const auto& [code, value] : kinds())
    if (value == kind) return code;
  return {};
}

std::optional<AlertKind> parse_alert_kind(std::string_view code) {
  const auto found = kinds().find(code);
  return found == kinds().end() ? std::nullopt : std::optional(found->second);
}

std::span<const AlertNumber> alert_numbers(AlertKind kind) {
  static constexpr std::array several{concerns, origins, days, hours};
  static constexpr std::array shared{children, concerns, days, hours};
  static constexpr std::array others{days, hours};
  if (kind == AlertKind::several_concerns) return several;
  return kind == AlertKind::shared ? std::span<const AlertNumber>(shared) : std::span<const AlertNumber>(others);
}

const AlertRule* AlertRules::find(AlertKind kind) const {
  const auto found = std::ranges::find(rules, kind, &AlertRule::kind);
  return found == rules.end() ? nullptr : &*found;
}

AlertRules read_alert_rules(std::string_view toml, std::string_view file, std::vector<Finding>& findings) {
  const Wording wording;
  Gathered gathered;
  Reading reading{std::string(file), wording, gathered, findings};
  AlertRules rules;
  const auto root = parse_toml(toml, file, 1, findings);
  if (!root) return rules;
  TableReader table(*root, "the file", reading);
  rules.look_back_days = table.number("look_back_days", 1, most_look_back);
  for (const auto* node : table.tables("rule")) read_rule(*node, rules, reading);
  table.finish();
  if (rules.rules.empty() && findings.empty())
    reading.error(0, "There are no rules here. Write at least one [[rule]], or one with on = false.");
  return rules;
}

const AlertRules& alert_rules() {
  static const AlertRules rules = [] {
    std::vector<Finding> findings;
    auto read = read_alert_rules(alert_rules_toml(), "content/alerts/rules.toml", findings);
    if (!findings.empty()) throw std::logic_error("content/alerts/rules.toml: " + findings.front().message);
    return read;
  }();
  return rules;
}

}  // namespace heed::content
