#include <algorithm>
#include <cmath>
#include <optional>

#include "base/text.hpp"
#include "linkage/splink_json.hpp"
#include "linkage/sql_expression.hpp"
#include "linkage/sql_names.hpp"

namespace heed::linkage {

namespace {

using Kind = Expression::Kind;
constexpr std::size_t most_columns = 32;  // what a Table holds

Error cannot_read(const std::string& what) { return {ErrorKind::invalid, "linkage.model", "cannot read " + what}; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

enum class Side { left, right };

// A column of one of the two records, perhaps a part of it, perhaps read as a date.
struct Sided {
  Side side = Side::left;
  Operand operand;
  bool date = false;
};

struct Couple {
  Operand left, right;
};

class Reader {
 public:
  explicit Reader(std::vector<Column>& columns) : m_columns(columns) {}

  Result<Condition> condition(const Expression& expression) {
    switch (expression.kind) {
      case Kind::either: return joined(expression, Kind::is_null, Condition::Kind::any);
      case Kind::every: return joined(expression, Kind::is_not_null, Condition::Kind::all);
      case Kind::negation: {
        Condition negated = made(Condition::Kind::none);
        negated.parts.push_back(TRY(condition(expression.parts[0])));
        return negated;
      }
      case Kind::compare: return compared(expression);
      case Kind::call: return called(expression, Bound::none, 0);
      case Kind::name:
        if (ascii_lower(expression.word) == "true") return made(Condition::Kind::otherwise);
        if (ascii_lower(expression.word) == "false") return made(Condition::Kind::any);
        break;
      default: break;
    }
    return cannot_read(describe(expression));
  }

 private:
  static Condition made(Condition::Kind kind) {
    Condition condition;
    condition.kind = kind;
    return condition;
  }

  // AND or OR; "a_l IS NULL OR a_r IS NULL" among them is one condition, and so is "a_l IS NOT NULL AND a_r IS NOT NULL".
  Result<Condition> joined(const Expression& expression, Kind null_test, Condition::Kind kind) {
    Condition whole = made(kind);
    std::vector<bool> done(expression.parts.size(), false);
    for (std::size_t i = 0; i < expression.parts.size(); ++i) {
      if (done[i]) continue;
      if (expression.parts[i].kind != null_test) {
        whole.parts.push_back(TRY(condition(expression.parts[i])));
        continue;
      }
      const Sided one = TRY(value(expression.parts[i].parts[0]));
      const std::size_t other = TRY(partner(expression, i, one, null_test));
      done[other] = true;
      whole.parts.push_back(missing(one, null_test == Kind::is_not_null));
    }
    if (whole.parts.size() == 1) {
      Condition only = std::move(whole.parts.front());
      return only;
    }
    return whole;
  }
  // Where the same null test of the other side stands.
  Result<std::size_t> partner(const Expression& expression, std::size_t first, const Sided& one, Kind null_test) {
    for (std::size_t i = first + 1; i < expression.parts.size(); ++i) {
      if (expression.parts[i].kind != null_test) continue;
      const Sided other = TRY(value(expression.parts[i].parts[0]));
      if (other.operand == one.operand && other.side != one.side && other.date == one.date) return i;
    }
    return cannot_read(describe(expression.parts[first]));
  }
  static Condition missing(const Sided& value, bool negated) {
    Condition condition = made(value.date ? Condition::Kind::test : Condition::Kind::missing);
    condition.left = value.operand;
    if (value.date) {
      condition.measure = Measure::not_a_date;
      condition.right = value.operand;
    }
    if (!negated) return condition;
    Condition none = made(Condition::Kind::none);
    none.parts.push_back(std::move(condition));
    return none;
  }

  Result<Condition> compared(const Expression& expression) {
    const Expression* left = &expression.parts[0];
    const Expression* right = &expression.parts[1];
    std::string sign = expression.word;
    if (left->kind == Kind::number) {
      std::swap(left, right);
      if (sign[0] == '<' || sign[0] == '>') sign[0] = sign[0] == '<' ? '>' : '<';
    }
    if (right->kind != Kind::number) {
      if (sign != "=" || left->kind == Kind::text || right->kind == Kind::text)
        return cannot_read(describe(expression));
      const Couple both = TRY(couple(*left, *right));
      return test(Measure::exact, both, 0);
    }
    if (sign == ">=") return called(*left, Bound::at_least, right->number);
    if (sign == "<=") return called(*left, Bound::at_most, right->number);
    // Edits come in whole numbers, so that fewer than three are at most two.
    const bool whole = std::floor(right->number) == right->number && left->kind == Kind::call;
    if (sign == "<" && whole && is_one_of(left->word, {"levenshtein", "levenshtein_distance", "damerau_levenshtein"})) {
      return called(*left, Bound::at_most, right->number - 1);
    }
    return cannot_read(describe(expression));
  }

  Result<Condition> called(const Expression& call, Bound bound, double threshold) {
    if (call.kind != Kind::call) return cannot_read(describe(call));
    for (const MeasureName& known : measure_names) {
      if (known.function != call.word || known.bound != bound || call.parts.size() != 2) continue;
      const Couple both = TRY(couple(call.parts[0], call.parts[1]));
      if (known.measure == Measure::compatible_birth || known.measure == Measure::birth_apart_years) {
        note_dates(both);
      }
      return test(known.measure, both, threshold);
    }
    if (bound == Bound::at_most && call.word == "abs" && call.parts.size() == 1)
      return days_apart(call.parts[0], threshold);
    if (bound == Bound::at_least &&
        is_one_of(call.word, {"array_length", "len", "array_size", "size", "cardinality"})) {
      return shared(call, threshold);
    }
    if (is_one_of(call.word, {"list_max", "array_max", "list_min", "array_min"}))
      return pairwise(call, bound, threshold);
    return cannot_read(describe(call));
  }

  // array_length(list_intersect(a_l, a_r)) >= n
  Result<Condition> shared(const Expression& call, double threshold) {
    if (call.parts.empty() || call.parts[0].kind != Kind::call || call.parts[0].parts.size() != 2 ||
        !is_one_of(call.parts[0].word, {"list_intersect", "array_intersect"})) {
      return cannot_read(call.parts.empty() ? describe(call) : describe(call.parts[0]));
    }
    const Couple both = TRY(couple(call.parts[0].parts[0], call.parts[0].parts[1]));
    return test(Measure::shared_values, both, threshold);
  }

  // list_max(list_transform(flatten(list_transform(a_l, x -> list_transform(a_r, y -> [x, y]))), pair -> measure(pair[1], pair[2]))):
  // the best of all pairs, which is how every test here takes several values.
  Result<Condition> pairwise(const Expression& call, Bound bound, double threshold) {
    const auto is_call = [](const Expression& e, std::initializer_list<std::string_view> names, std::size_t parts) {
      return e.kind == Kind::call && is_one_of(e.word, names) && e.parts.size() == parts;
    };
    const auto is_lambda = [](const Expression& e) { return e.kind == Kind::lambda; };
    const Error error = cannot_read(describe(call));
    if (call.parts.size() != 1 || !is_call(call.parts[0], {"list_transform", "transform"}, 2)) return error;
    const Expression& all = call.parts[0].parts[0];
    const Expression& measured = call.parts[0].parts[1];
    if (!is_call(all, {"flatten"}, 1) || !is_call(all.parts[0], {"list_transform", "transform"}, 2)) return error;
    const Expression& outer = all.parts[0];
    if (!is_lambda(outer.parts[1]) || !is_call(outer.parts[1].parts[0], {"list_transform", "transform"}, 2))
      return error;
    const Expression& inner = outer.parts[1].parts[0];
    if (!is_lambda(inner.parts[1]) || inner.parts[1].parts[0].kind != Kind::list) return error;
    if (!is_lambda(measured) || measured.parts[0].kind != Kind::call) return error;
    const bool of_most = is_one_of(call.word, {"list_max", "array_max"});
    for (const MeasureName& known : measure_names) {
      if (known.function != measured.parts[0].word || known.bound != bound) continue;
      if (of_most != (bound == Bound::at_least)) return error;
      return test(known.measure, TRY(couple(outer.parts[0], inner.parts[0])), threshold);
    }
    return error;
  }

  // EPOCH(date_l) - EPOCH(date_r), in seconds; or a difference of days.
  Result<Condition> days_apart(const Expression& difference, double threshold) {
    if (difference.kind == Kind::call && is_one_of(difference.word, {"datediff", "date_diff"}) &&
        difference.parts.size() == 3 && difference.parts[0].kind == Kind::text && difference.parts[0].word == "day") {
      return seconds_apart(difference.parts[1], difference.parts[2], threshold * 86400);
    }
    if (difference.kind != Kind::sum || difference.word != "-") return cannot_read(describe(difference));
    const Expression* sides[2] = {&difference.parts[0], &difference.parts[1]};
    for (const Expression*& side : sides) {
      const bool extracted = side->kind == Kind::call && side->word == "extract" && side->parts.size() == 2 &&
                             ascii_lower(side->parts[0].word) == "epoch";
      const bool seconds = side->kind == Kind::call && !side->parts.empty() &&
                           is_one_of(side->word, {"epoch", "unix_timestamp", "to_unixtime", "time_to_unix"});
      if (!extracted && !seconds) return cannot_read(describe(difference));
      side = extracted ? &side->parts[1] : &side->parts[0];
    }
    return seconds_apart(*sides[0], *sides[1], threshold);
  }
  Result<Condition> seconds_apart(const Expression& one, const Expression& other, double threshold) {
    const Couple both = TRY(couple(one, other));
    note_dates(both);
    return test(Measure::seconds_apart, both, threshold);
  }

  static Condition test(Measure measure, const Couple& both, double threshold) {
    Condition condition = made(Condition::Kind::test);
    condition.measure = measure;
    condition.left = both.left;
    condition.right = both.right;
    condition.threshold = threshold;
    return condition;
  }

  void note_dates(const Couple& both) {
    for (const Operand& operand : {both.left, both.right}) {
      Column& column = m_columns[operand.column];
      if (column.type == AttributeType::category) column.type = AttributeType::date_of_birth;
    }
  }

  // One value of each side, whichever is named first.
  Result<Couple> couple(const Expression& one, const Expression& other) {
    const Sided first = TRY(value(one));
    const Sided second = TRY(value(other));
    if (first.side == second.side)
      return cannot_read(describe(one) + " with " + describe(other) + ", both of one side");
    if (first.side == Side::left) return Couple{first.operand, second.operand};
    return Couple{second.operand, first.operand};
  }

  Result<Sided> value(const Expression& expression) {
    if (expression.kind == Kind::name) return named(expression);
    if (expression.kind == Kind::cast && is_one_of(expression.word, {"text", "varchar", "string", "char"})) {
      return value(expression.parts[0]);
    }
    if (expression.kind == Kind::cast && is_one_of(expression.word, {"date", "timestamp"}))
      return date(expression.parts[0]);
    if (expression.kind != Kind::call || expression.parts.empty()) return cannot_read(describe(expression));
    if (expression.word == "nullif") return part(expression);
    if (is_one_of(expression.word, {"try_strptime", "strptime", "date", "to_date", "try_to_timestamp", "to_timestamp",
                                    "try_cast_date", "try_cast_timestamp"})) {
      const bool has_format = expression.parts.size() == 2 && expression.parts[1].kind == Kind::text;
      if (has_format && !is_one_of(expression.parts[1].word, {"%Y-%m-%d", "yyyy-MM-dd", "YYYY-MM-DD"})) {
        return cannot_read(describe(expression) + " of dates that are not YYYY-MM-DD");
      }
      return date(expression.parts[0]);
    }
    return cannot_read(describe(expression));
  }
  Result<Sided> date(const Expression& expression) {
    Sided sided = TRY(value(expression));
    sided.date = true;
    note_dates({sided.operand, sided.operand});
    return sided;
  }
  // NULLIF(regexp_extract(x, 'pattern', 0), ''), in Postgres NULLIF(substring(x from '(pattern)'), '').
  Result<Sided> part(const Expression& nullif) {
    const Expression& extract = nullif.parts[0];
    const bool known = extract.kind == Kind::call && is_one_of(extract.word, {"regexp_extract", "substring"});
    if (!known || extract.parts.size() < 2 || extract.parts[1].kind != Kind::text)
      return cannot_read(describe(extract));
    if (extract.parts.size() > 2 && (extract.parts[2].kind != Kind::number || extract.parts[2].number != 0)) {
      return cannot_read(describe(extract) + " of a group");
    }
    std::string_view pattern = extract.parts[1].word;
    if (extract.word == "substring" && pattern.size() > 2) pattern = pattern.substr(1, pattern.size() - 2);
    for (const PartPattern& one : part_patterns) {
      if (one.pattern != pattern) continue;
      Sided sided = TRY(value(extract.parts[0]));
      if (sided.operand.part != Part::whole) break;
      sided.operand.part = one.part;
      return sided;
    }
    return cannot_read(describe(extract) + " by this pattern");
  }
  Result<Sided> named(const Expression& expression) {
    const std::string& word = expression.word;
    if (word.size() < 3 || word[word.size() - 2] != '_') return cannot_read(describe(expression));
    const char side = word.back();
    if (side != 'l' && side != 'r') return cannot_read(describe(expression));
    const std::string name = word.substr(0, word.size() - 2);
    const auto found =
        std::find_if(m_columns.begin(), m_columns.end(), [&](const Column& c) { return c.name == name; });
    const auto number = static_cast<std::size_t>(found - m_columns.begin());
    if (number == m_columns.size()) {
      if (number == most_columns) return cannot_read("more than 32 columns");
      m_columns.push_back({name, AttributeType::category, Preparation::verbatim});
    }
    Sided sided;
    sided.side = side == 'l' ? Side::left : Side::right;
    sided.operand.column = static_cast<std::uint16_t>(number);
    return sided;
  }

  std::vector<Column>& m_columns;
};

}  // namespace

Result<Condition> parse_condition(std::string_view sql, std::vector<Column>& columns) {
  if (ascii_lower(trim(sql)) == "else") return Condition{};
  return Reader(columns).condition(TRY(parse_expression(sql)));
}

}  // namespace heed::linkage
