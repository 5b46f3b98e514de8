#include <fmt/format.h>

#include "linkage/splink_json.hpp"
#include "linkage/splink_settings.hpp"

namespace heed::linkage {

namespace {

Json written(const Level& level, std::span<const Column> columns) {
  Json json;
  json["sql_condition"] = to_sql(level.condition, columns);
  if (!level.label.empty()) json["label_for_charts"] = level.label;
  if (level.m > 0) json["m_probability"] = level.m;
  if (level.u > 0) json["u_probability"] = level.u;
  json["fix_m_probability"] = level.fixed_m;
  json["fix_u_probability"] = level.fixed_u;
  if (!level.frequency_column.empty()) {
    json["tf_adjustment_column"] = level.frequency_column;
    json["tf_adjustment_weight"] = level.frequency_weight;
    if (level.minimum_u > 0) json["tf_minimum_u_value"] = level.minimum_u;
  }
  if (level.null_level) json["is_null_level"] = true;
  return json;
}

Json written(const Comparison& comparison, std::span<const Column> columns) {
  Json json;
  json["output_column_name"] = comparison.name;
  if (!comparison.description.empty()) json["comparison_description"] = comparison.description;
  json["comparison_levels"] = Json::array();
  for (const Level& level : comparison.levels) json["comparison_levels"].push_back(written(level, columns));
  return json;
}

Json settings_of(const Model& model) {
  Json json = Json::parse(model.other_settings, nullptr, false);
  const bool own = !json.is_object();
  if (own) json = own_settings();
  json[splink_prior] = model.prior;
  if (own) {
    Json rules = Json::array();
    for (const Rule& rule : model.plan.rules) {
      const std::string sql = to_sql(rule, model.columns);
      if (!sql.empty()) rules.push_back({{"blocking_rule", sql}, {"sql_dialect", "duckdb"}});
    }
    json[splink_rules] = std::move(rules);
  }
  json["comparisons"] = Json::array();
  for (const Comparison& comparison : model.comparisons)
    json["comparisons"].push_back(written(comparison, model.columns));
  return json;
}

Json columns_of(const Model& model) {
  Json columns = Json::array();
  for (const Column& column : model.columns) {
    columns.push_back({{"name", column.name},
                       {"type", matching::to_string(column.type)},
                       {"preparation", column.preparation == Preparation::verbatim ? "verbatim" : "normal"}});
  }
  return columns;
}

Json written(const Feature& feature, std::span<const Column> columns) {
  Json json = {{"column", columns[feature.column].name}, {"feature", to_string(feature.kind)}};
  if (feature.kind != FeatureKind::letters) return json;
  json["from"] = feature.from;
  json["length"] = feature.length;
  json["folded"] = feature.folded;
  return json;
}

Json plan_of(const Model& model) {
  Json rules = Json::array();
  for (const Rule& rule : model.plan.rules) {
    Json features = Json::array();
    for (const Feature& feature : rule.features) {
      if (feature.column >= model.columns.size()) continue;
      features.push_back(written(feature, model.columns));
    }
    if (!features.empty()) rules.push_back(std::move(features));
  }
  return {{"most_in_key", model.plan.most_in_key}, {"rules", std::move(rules)}};
}

// By comparison and level what Splink has no place for; null when no level has any.
Json levels_of(const Model& model) {
  Json rows = Json::array();
  bool any = false;
  for (const Comparison& comparison : model.comparisons) {
    Json row = Json::array();
    for (const Level& level : comparison.levels) {
      Json extra = Json::object();
      for (const Alike kind : all_alike) {
        if (level.alike[index_of(kind)] > 0) extra[name_of(kind)] = level.alike[index_of(kind)];
      }
      if (!level.null_level && level.m <= 0) extra["m_untrained"] = true;
      if (!level.null_level && level.u <= 0) extra["u_untrained"] = true;
      any = any || !extra.empty();
      row.push_back(std::move(extra));
    }
    rows.push_back(std::move(row));
  }
  return any ? rows : Json();
}

Json extras_of(const Model& model, const Json& settings) {
  Json heed = Json::object();
  const auto read = read_model(settings.dump(-1, ' ', false, Json::error_handler_t::replace));
  if (!model.version.empty()) heed["version"] = model.version;
  for (const Alike kind : all_alike) {
    if (model.alike_prior[index_of(kind)] > 0) heed[prior_name_of(kind)] = model.alike_prior[index_of(kind)];
  }
  if (Json levels = levels_of(model); !levels.is_null()) heed["levels"] = std::move(levels);
  if (model.plan != (read.ok() ? read->plan : Plan{})) heed["plan"] = plan_of(model);
  // Rules of the plan name columns, and a reader that knows no types would take every value as it is.
  if (!heed.empty() || !read.ok() || read->columns != model.columns) heed["columns"] = columns_of(model);
  return heed;
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string write_model(const Model& model, Extras extras) {
  Json json = settings_of(model);
  if (extras == Extras::kept) {
    if (Json heed = extras_of(model, json); !heed.empty()) json["heed"] = std::move(heed);
  }
  return dumped(json);
}

std::string write_frequencies(const TermFrequencies& frequencies, double fewest) {
  Json json = Json::object();
  for (const std::string_view column : frequencies.columns()) {
    const std::string name(column);
    Json rows = Json::array();
    for (const auto& term : frequencies.terms(column, fewest)) {
      rows.push_back({{name, std::string(term.text)}, {"tf_" + name, term.share}});
    }
    json[name] = std::move(rows);
  }
  return dumped(json);
}

}  // namespace heed::linkage
