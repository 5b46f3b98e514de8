#include <fmt/format.h>

#include "linkage/splink_json.hpp"
#include "linkage/sql_names.hpp"

namespace heed::linkage {

namespace {

class Writer {
 public:
  explicit Writer(std::span<const Column> columns) : m_columns(columns) {}

  std::string whole(const Condition& condition) const {
    switch (condition.kind) {
      case Condition::Kind::test: return test(condition);
      case Condition::Kind::missing: {
        const std::string left = value(condition.left, 'l'), right = value(condition.left, 'r');
        return fmt::format("{} IS NULL OR {} IS NULL", left, right);
      }
      case Condition::Kind::all: return joined(condition.parts, " AND ", "TRUE");
      case Condition::Kind::any: return joined(condition.parts, " OR ", "FALSE");
      case Condition::Kind::none:
        return condition.parts.empty() ? "FALSE" : "NOT (" + whole(condition.parts.front()) + ")";
      case Condition::Kind::otherwise: return "TRUE";
    }
    return "FALSE";
  }

 private:
  std::string joined(const std::vector<Condition>& parts, std::string_view sign, std::string_view nothing) const {
    if (parts.size() == 1) return whole(parts.front());
    std::string text;
    for (const Condition& part : parts) {
      if (!text.empty()) text += sign;
      text += "(" + whole(part) + ")";
    }
    return text.empty() ? std::string(nothing) : text;
  }

  // "first_name_l", or what is taken of it.
  std::string value(const Operand& operand, char side) const {
    std::string name = operand.column < m_columns.size() ? m_columns[operand.column].name : "";
    for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2) name.insert(at, 1, '"');
    const std::string quoted = fmt::format("\"{}_{}\"", name, side);
    for (const PartPattern& known : part_patterns) {
      if (known.part == operand.part)
        return fmt::format("NULLIF(regexp_extract({}, '{}', 0), '')", quoted, known.pattern);
    }
    return quoted;
  }

  std::string test(const Condition& condition) const {
    const std::string left = value(condition.left, 'l'), right = value(condition.right, 'r');
    const auto date = [](const std::string& text) { return fmt::format("try_strptime({}, '%Y-%m-%d')", text); };
    switch (condition.measure) {
      case Measure::exact: return left + " = " + right;
      case Measure::seconds_apart:
        return fmt::format("ABS(EPOCH({}) - EPOCH({})) <= {}", date(left), date(right), condition.threshold);
      case Measure::not_a_date: return fmt::format("{} IS NULL OR {} IS NULL", date(left), date(right));
      case Measure::shared_values:
        return fmt::format("array_length(list_intersect({}, {})) >= {}", left, right, condition.threshold);
      default: break;
    }
    for (const MeasureName& known : measure_names) {
      if (known.measure != condition.measure) continue;
      const std::string call = fmt::format("{}({}, {})", known.function, left, right);
      if (known.bound == Bound::none) return call;
      return fmt::format("{} {} {}", call, known.bound == Bound::at_least ? ">=" : "<=", condition.threshold);
    }
    return "FALSE";
  }

  std::span<const Column> m_columns;
};

}  // namespace

std::string to_sql(const Condition& condition, std::span<const Column> columns) {
  return condition.kind == Condition::Kind::otherwise ? "ELSE" : Writer(columns).whole(condition);
}

}  // namespace heed::linkage
