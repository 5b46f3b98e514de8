#include "linkage/splink_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "linkage/splink_settings.hpp"
#include "matching/barred.hpp"

namespace heed::linkage {

namespace {

constexpr std::size_t longest_file = std::size_t{8} * 1024 * 1024;
constexpr std::size_t most_comparisons = 64, most_levels = 64;
constexpr int deepest = 40;
// What Splink 3 wrote in place of a probability, and what it counts as.
constexpr std::string_view not_observed = "level not observed in training dataset";
constexpr double of_not_observed = 1e-6;

Error wrong(std::string detail) { return {ErrorKind::invalid, "linkage.model", std::move(detail)}; }

// Before the library reads it: a file of brackets alone must not cost more than its length.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '{' || c == '[')) {
      if (++depth > deepest) return true;
    } else if (!quoted && (c == '}' || c == ']')) {
      --depth;
    }
  }
  return false;
}

const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string text_of(const Json& object, const char* key) {
  const Json* found = member(object, key);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_true(const Json& object, const char* key) {
  const Json* found = member(object, key);
  return found != nullptr && found->is_boolean() && found->get<bool>();
}

// A number from `least` to `most`, or `otherwise` when there is none.
Result<double> number_of(const Json& object, const char* key, double otherwise, double least = 0, double most = 1) {
  const Json* found = member(object, key);
  if (found == nullptr) return otherwise;
  if (found->is_string() && found->get<std::string>() == not_observed) return of_not_observed;
  const double number = found->is_number() ? found->get<double>() : std::nan("");
  if (!(number >= least && number <= most))
    return wrong(fmt::format("{} is not a number from {} to {}", key, least, most));
  return number;
}

// Splink's own guesses for `levels` levels that carry weight, of which this is the nth from the strongest.
double default_m(std::size_t levels, std::size_t nth) {
  return nth == 0 ? 0.95 : 0.05 / static_cast<double>(levels - 1);
}
double default_u(std::size_t levels, std::size_t nth) {
  const double steps = static_cast<double>(std::max<std::size_t>(levels, 3) - 2);
  const double above_last = static_cast<double>(levels - 1 - nth);
  const double weight = nth == 0 ? 10 : -5 + (levels == 2 ? 0 : 8 * above_last / steps);
  return std::min(default_m(levels, nth) / std::exp2(weight),
                  1.0);  // a weight of −5 would take the last of few beyond it
}

Result<Level> read_level(const Json& json, std::vector<Column>& columns) {
  const Json* sql = member(json, "sql_condition");
  if (sql == nullptr || !sql->is_string()) return wrong("no sql_condition");
  if (is_true(json, "disable_tf_exact_match_detection")) return wrong("cannot read disable_tf_exact_match_detection");
  Level level;
  level.label = text_of(json, "label_for_charts");
  level.condition = TRY(parse_condition(sql->get<std::string>(), columns));
  level.null_level = is_true(json, "is_null_level");
  level.m = TRY(number_of(json, "m_probability", 0));
  level.u = TRY(number_of(json, "u_probability", 0));
  level.fixed_m = is_true(json, "fix_m_probability");
  level.fixed_u = is_true(json, "fix_u_probability");
  level.frequency_column = text_of(json, "tf_adjustment_column");
  if (level.frequency_column.empty()) return level;
  level.frequency_weight = TRY(number_of(json, "tf_adjustment_weight", 1, 0, 100));
  level.minimum_u = TRY(number_of(json, "tf_minimum_u_value", 0));
  return level;
}

void fill_defaults(Comparison& comparison) {
  const auto says_nothing = [](const Level& level) { return level.null_level; };
  const auto nulls = std::count_if(comparison.levels.begin(), comparison.levels.end(), says_nothing);
  const std::size_t levels = comparison.levels.size() - static_cast<std::size_t>(nulls);
  std::size_t nth = 0;
  for (Level& level : comparison.levels) {
    if (level.null_level) continue;
    if (level.m == 0) level.m = default_m(std::max<std::size_t>(levels, 2), nth);
    if (level.u == 0) level.u = default_u(std::max<std::size_t>(levels, 2), nth);
    ++nth;
  }
}

Result<Comparison> read_comparison(const Json& json, std::vector<Column>& columns) {
  Comparison comparison;
  comparison.name = text_of(json, "output_column_name");
  comparison.description = text_of(json, "comparison_description");
  const Json* levels = member(json, "comparison_levels");
  if (levels == nullptr || !levels->is_array() || levels->empty() || levels->size() > most_levels) {
    return wrong(fmt::format("comparison {}: no list of levels, or more than {}", comparison.name, most_levels));
  }
  for (const Json& level : *levels) {
    auto read = read_level(level, columns);
    if (!read.ok()) {
      return wrong(fmt::format("comparison {}, level {}: {}", comparison.name, comparison.levels.size() + 1,
                               read.error().detail));
    }
    comparison.levels.push_back(std::move(*read));
  }
  fill_defaults(comparison);
  return comparison;
}

Result<std::vector<Column>> read_columns(const Json& heed) {
  std::vector<Column> columns;
  const Json* list = member(heed, "columns");
  if (list == nullptr) return columns;
  if (!list->is_array() || list->size() > 32) return wrong("heed: columns are not a list of at most 32");
  for (const Json& json : *list) {
    const auto type = matching::parse_attribute_type(text_of(json, "type"));
    if (!type) return wrong("heed: a column of an unknown type");
    const bool verbatim = text_of(json, "preparation") == "verbatim";
    columns.push_back({text_of(json, "name"), *type, verbatim ? Preparation::verbatim : Preparation::normal});
  }
  return columns;
}

std::optional<FeatureKind> parse_feature_kind(std::string_view text) {
  for (int kind = 0; kind <= static_cast<int>(FeatureKind::letters); ++kind) {
    if (to_string(static_cast<FeatureKind>(kind)) == text) return static_cast<FeatureKind>(kind);
  }
  return std::nullopt;
}

Result<Feature> read_feature(const Json& json, const Model& model) {
  const auto column = model.column(text_of(json, "column"));
  const auto kind = parse_feature_kind(text_of(json, "feature"));
  if (!column || !kind) return wrong("heed: a rule of the plan names an unknown column or feature");
  Feature feature{*column, *kind};
  if (*kind != FeatureKind::letters) return feature;
  feature.from = static_cast<std::int16_t>(TRY(number_of(json, "from", 1, -1000, 1000)));
  feature.length = static_cast<std::uint16_t>(TRY(number_of(json, "length", 0, 0, 1000)));
  feature.folded = is_true(json, "folded");
  return feature;
}

// Splink compares all that a rule finds, however many hold the key; here a key of more than these is left out, so that no table costs
// more than it can.
constexpr std::uint32_t most_in_key_of_splink = 5'000;
constexpr std::size_t most_rules = 1000;

// What SQL says of the plan. Rules that cannot be read are noted.
void read_sql_rules(const Json& json, Model& model) {
  const Json* rules = member(json, splink_rules);
  if (rules == nullptr || !rules->is_array()) return;
  std::size_t number = 0;
  for (const Json& each : *rules) {
    if (++number > most_rules) break;
    const std::string sql = each.is_string() ? each.get<std::string>() : text_of(each, "blocking_rule");
    auto read = parse_rules(sql, model.columns);
    if (!read.ok()) {
      model.unread_rules.push_back(fmt::format("{}: {}", number, read.error().detail));
      continue;
    }
    for (Rule& rule : *read) {
      if (std::ranges::find(model.plan.rules, rule) == model.plan.rules.end())
        model.plan.rules.push_back(std::move(rule));
    }
  }
  if (!model.plan.rules.empty()) model.plan.most_in_key = most_in_key_of_splink;
}

Result<Plan> read_plan(const Json& plan_json, const Model& model) {
  Plan plan;
  const Json* json = &plan_json;
  plan.most_in_key = static_cast<std::uint32_t>(TRY(number_of(*json, "most_in_key", plan.most_in_key, 1, 4e9)));
  const Json* rules = member(*json, "rules");
  if (rules == nullptr || !rules->is_array() || rules->size() > most_rules)
    return wrong("heed: the plan has no list of rules");
  for (const Json& features : *rules) {
    Rule rule;
    for (const Json& feature : features) rule.features.push_back(TRY(read_feature(feature, model)));
    if (rule.features.empty() || rule.features.size() > Rule::most_features)
      return wrong("heed: a rule of the plan has not one to six features");
    plan.rules.push_back(std::move(rule));
  }
  return plan;
}

// "levels": by comparison and level {"relative": …, "namesake": …, "m_untrained": true, "u_untrained": true}.
Result<void> read_level_extras(const Json& heed, Model& model) {
  const Json* rows = member(heed, "levels");
  if (rows == nullptr) return {};
  if (!rows->is_array() || rows->size() != model.comparisons.size())
    return wrong("heed: levels are not as many as the comparisons");
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    auto& levels = model.comparisons[i].levels;
    if (!(*rows)[i].is_array() || (*rows)[i].size() != levels.size())
      return wrong("heed: levels do not fit the comparisons");
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const Json& extra = (*rows)[i][level];
      for (const Alike kind : all_alike) {
        auto alike = number_of(extra, name_of(kind), 0);
        if (!alike.ok()) return std::move(alike).error();
        levels[level].alike[index_of(kind)] = *alike;
      }
      if (is_true(extra, "m_untrained")) levels[level].m = 0;
      if (is_true(extra, "u_untrained")) levels[level].u = 0;
    }
  }
  return {};
}

// What is neither a number of the model nor Heed's own, as text.
std::string other_settings(Json json) {
  const bool ours = json.contains("heed") || (member(json, splink_rules) != nullptr && json[splink_rules].empty());
  for (const char* key : {splink_prior, "comparisons", "heed"}) json.erase(key);
  Json without_rules = json;
  without_rules.erase(splink_rules);
  if (ours && without_rules == own_settings()) return {};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<void> check_barred(const std::vector<Column>& columns) {
  for (const Column& column : columns) {
    if (matching::is_barred(column.name))
      return wrong("it compares \"" + column.name +
                   "\": ethnicity, religion, nationality and sexuality are never compared");
  }
  return {};
}

// A frequency may be asked of a column that no condition looks at.
void add_frequency_columns(Model& model) {
  for (const Comparison& comparison : model.comparisons) {
    for (const Level& level : comparison.levels) {
      const std::string& name = level.frequency_column;
      if (name.empty() || model.column(name) || model.columns.size() >= 32) continue;
      model.columns.push_back({name, AttributeType::category, Preparation::verbatim});
    }
  }
}

}  // namespace

Result<Model> read_model(std::string_view text) {
  if (text.size() > longest_file) return wrong("a model file of more than 8 MB");
  if (too_deep(text)) return wrong("brackets within brackets too deep");
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return wrong("not JSON, or not an object");
  Model model;
  model.prior = TRY(number_of(json, splink_prior, model.prior));
  const Json none = Json::object();
  const Json* found = member(json, "heed");
  const Json& heed = found == nullptr ? none : *found;
  model.columns = TRY(read_columns(heed));
  const Json* comparisons = member(json, "comparisons");
  if (comparisons == nullptr || !comparisons->is_array() || comparisons->size() > most_comparisons) {
    return wrong("no list of comparisons, or more than 64");
  }
  for (const Json& comparison : *comparisons)
    model.comparisons.push_back(TRY(read_comparison(comparison, model.columns)));
  add_frequency_columns(model);
  model.version = text_of(heed, "version");
  for (const Alike kind : all_alike) model.alike_prior[index_of(kind)] = TRY(number_of(heed, prior_name_of(kind), 0));
  const double alike = std::accumulate(model.alike_prior.begin(), model.alike_prior.end(), 0.0);
  if (alike > 0 && model.prior + alike >= 1)
    return wrong("heed: the probabilities of matches and of those who are alike leave none for others");
  if (const Json* plan = member(heed, "plan"); plan != nullptr) {
    model.plan = TRY(read_plan(*plan, model));
  } else {
    read_sql_rules(json, model);
  }
  TRY(check_barred(model.columns));
  if (auto read = read_level_extras(heed, model); !read.ok()) return std::move(read).error();
  model.other_settings = other_settings(json);
  return model;
}

}  // namespace heed::linkage
