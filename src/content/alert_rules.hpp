// The rules by which small things that add up become an alert: content/alerts/rules.toml, as it was when the program was built.
// Here are only their numbers; what they mean is app's (alert_rules_fire.hpp), their words are in alerts.po.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/library.hpp"

namespace heed::content {

enum class AlertKind : std::uint8_t {
  several_concerns,  // about one child, from independent origins
  new_adult,         // beside a child already known
  shared,            // one phone, vehicle or place beside different children
  missing_and_gift,
  closed_before,  // closed without action, and the same one named again
  sibling_known,
};
// The code of the record's column; stored for good.
std::string_view to_string(AlertKind kind);
std::optional<AlertKind> parse_alert_kind(std::string_view code);

struct AlertRule {
  AlertKind kind = AlertKind::several_concerns;
  bool on = true;
  int concerns = 0, origins = 0, children = 0;  // at least so many; 0: the rule does not ask
  int days = 0;                                 // within so many
  int hours = 0;                                // working hours, until somebody must have looked
  std::vector<std::string> missing_signs, missing_words, gift_signs, gift_words;

  bool operator==(const AlertRule&) const = default;
};

struct AlertRules {
  int look_back_days = 0;
  std::vector<AlertRule> rules;  // in the order of the file, each kind at most once

  const AlertRule* find(AlertKind kind) const;  // null: there is none
};

// A number of a rule that a team may change, within limits.
struct AlertNumber {
  std::string_view name;
  int AlertRule::* member;
  int least, most;
};
std::span<const AlertNumber> alert_numbers(AlertKind kind);

// Whoever finds a mistake reads its line and what to write instead. A key that is missing or unknown is a mistake.
AlertRules read_alert_rules(std::string_view toml, std::string_view file, std::vector<Finding>& findings);
// The file itself, and the rules in it: which has no mistake, or the program does not start.
std::string_view alert_rules_toml();
const AlertRules& alert_rules();

}  // namespace heed::content
