#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "linkage/splink_json.hpp"
#include "linkage/sql_expression.hpp"

namespace heed::linkage {

namespace {

using Kind = Expression::Kind;
constexpr std::size_t most_columns = 32;  // what a Table holds
constexpr double longest_part = 1000;

Error cannot_read(const std::string& what) { return {ErrorKind::invalid, "linkage.model", "cannot read " + what}; }

// A column of one of the two records, or some letters of it.
struct Sided {
  char side = 'l';
  std::string column;
  Feature feature;  // its column is not known yet
  bool whole() const { return feature.from == 1 && feature.length == 0; }
};

Result<std::int16_t> count_of(const Expression& call, std::size_t part, double least) {
  const Expression& number = call.parts[part];
  if (number.kind != Kind::number || std::floor(number.number) != number.number || number.number < least ||
      number.number > longest_part)
    return cannot_read(describe(call) + " of such a part");
  return static_cast<std::int16_t>(number.number);
}

Result<Sided> sided(const Expression& expression);

// SUBSTR(x, from, length), SUBSTR(x, from), LEFT(x, length), RIGHT(x, length)
Result<Sided> some_letters(const Expression& call) {
  const bool substring = call.word == "substr" || call.word == "substring";
  if (call.parts.size() != 2 && !(substring && call.parts.size() == 3)) return cannot_read(describe(call));
  Sided part = TRY(sided(call.parts[0]));
  if (!part.whole()) return cannot_read(describe(call) + " of a part");
  if (call.word == "left") part.feature.length = static_cast<std::uint16_t>(TRY(count_of(call, 1, 1)));
  if (call.word == "right") part.feature.from = static_cast<std::int16_t>(-TRY(count_of(call, 1, 1)));
  if (!substring) return part;
  part.feature.from = TRY(count_of(call, 1, -longest_part));
  if (part.feature.from == 0) return cannot_read(describe(call) + " from 0");
  if (call.parts.size() == 3) part.feature.length = static_cast<std::uint16_t>(TRY(count_of(call, 2, 1)));
  return part;
}

Result<Sided> sided(const Expression& expression) {
  if (expression.kind == Kind::name) {
    const std::string& word = expression.word;
    const std::string side = ascii_lower(std::string_view(word).substr(0, 2));
    if (word.size() < 3 || (side != "l." && side != "r.")) return cannot_read(describe(expression));
    return Sided{side[0], word.substr(2), {}};
  }
  if (expression.kind == Kind::cast) {
    for (const std::string_view type : {"text", "varchar", "string", "char"}) {
      if (expression.word == type) return sided(expression.parts[0]);
    }
  }
  if (expression.kind != Kind::call) return cannot_read(describe(expression));
  for (const std::string_view function : {"substr", "substring", "left", "right"}) {
    if (expression.word == function) return some_letters(expression);
  }
  if ((expression.word != "lower" && expression.word != "upper") || expression.parts.size() != 1)
    return cannot_read(describe(expression));
  Sided part = TRY(sided(expression.parts[0]));
  part.feature.folded = true;
  return part;
}

class Reader {
 public:
  explicit Reader(std::vector<Column>& columns) : m_columns(columns) {}

  Result<Rule> rule(const Expression& expression) {
    Rule rule;
    TRY(add(expression, rule));
    if (rule.features.size() > Rule::most_features) return cannot_read("more than six equalities in one rule");
    std::ranges::stable_sort(rule.features, {}, &Feature::column);
    return rule;
  }

 private:
  Result<void> add(const Expression& expression, Rule& rule) {
    if (expression.kind == Kind::every) {
      for (const Expression& part : expression.parts) TRY(add(part, rule));
      return {};
    }
    const auto is_fixed = [](const Expression& part) { return part.kind == Kind::number || part.kind == Kind::text; };
    if (expression.kind != Kind::compare || expression.word != "=" || std::ranges::any_of(expression.parts, is_fixed))
      return cannot_read(describe(expression));
    const Sided left = TRY(sided(expression.parts[0])), right = TRY(sided(expression.parts[1]));
    if (left.side == right.side || left.column != right.column || left.feature != right.feature)
      return cannot_read(describe(expression));
    Feature feature = left.feature;
    if (!left.whole() || feature.folded) feature.kind = FeatureKind::letters;
    feature.column = TRY(column(left.column));
    if (std::ranges::find(rule.features, feature) == rule.features.end()) rule.features.push_back(feature);
    return {};
  }

  Result<std::uint16_t> column(const std::string& name) {
    const auto found = std::ranges::find(m_columns, name, &Column::name);
    const auto number = static_cast<std::uint16_t>(found - m_columns.begin());
    if (found != m_columns.end()) return number;
    if (number == most_columns) return cannot_read("more than 32 columns");
    m_columns.push_back({name, AttributeType::category, Preparation::verbatim});
    return number;
  }

  std::vector<Column>& m_columns;
};

// What is taken of {}, a column of one side; "" where SQL has no such function.
std::string form_of(const Feature& feature) {
  switch (feature.kind) {
    case FeatureKind::whole: return "{}";
    case FeatureKind::beginning: return "SUBSTR({}, 1, 3)";
    case FeatureKind::ending: return "RIGHT({}, 4)";
    case FeatureKind::year: return "SUBSTR({}, 1, 4)";
    case FeatureKind::year_month: return "SUBSTR({}, 1, 7)";
    case FeatureKind::month_day: return "SUBSTR({}, 6, 5)";
    case FeatureKind::letters: break;
    default: return {};
  }
  std::string form = "{}";
  if (feature.from < 0 && feature.length == 0) {
    form = fmt::format("RIGHT({{}}, {})", -feature.from);
  } else if (feature.length > 0) {
    form = fmt::format("SUBSTR({{}}, {}, {})", feature.from, feature.length);
  } else if (feature.from != 1) {
    form = fmt::format("SUBSTR({{}}, {})", feature.from);
  }
  return feature.folded ? "LOWER(" + form + ")" : form;
}

}  // namespace

Result<std::vector<Rule>> parse_rules(std::string_view sql, std::vector<Column>& columns) {
  const Expression whole = TRY(parse_expression(sql));
  std::vector<Column> known = columns;  // a rule that is not read leaves no column behind
  Reader reader(known);
  std::vector<Rule> rules;
  if (whole.kind == Kind::either) {
    for (const Expression& part : whole.parts) rules.push_back(TRY(reader.rule(part)));
  } else {
    rules.push_back(TRY(reader.rule(whole)));
  }
  columns = std::move(known);
  return rules;
}

std::string to_sql(const Rule& rule, std::span<const Column> columns) {
  std::string sql;
  for (const Feature& feature : rule.features) {
    const std::string form = form_of(feature);
    if (form.empty() || feature.column >= columns.size()) return {};
    std::string name = columns[feature.column].name;
    for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2) name.insert(at, 1, '"');
    if (!sql.empty()) sql += " AND ";
    sql += fmt::format("({} = {})", fmt::format(fmt::runtime(form), fmt::format("l.\"{}\"", name)),
                       fmt::format(fmt::runtime(form), fmt::format("r.\"{}\"", name)));
  }
  return sql;
}

}  // namespace heed::linkage
