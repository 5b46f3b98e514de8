// The part of SQL that conditions are written in: expressions, read into a tree without knowing what they mean.
//
//   or:       and (OR and)*            and:      not (AND not)*          not:   NOT not | compare
//   compare:  sum ((= | != | <> | < | <= | > | >=) sum | IS [NOT] NULL)?
//   sum:      product ((+ | -) product)*                                 product: postfix ((* | /) postfix)*
//   postfix:  primary (:: type | [ or ] | . name)*
//   primary:  number | 'text' | name | "name" | `name` | name -> or | [ or, … ] | ( or ) | name(or, … | or AS type | or FROM or)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace heed::linkage {

struct Expression {
  enum class Kind {
    name,
    number,
    text,
    call,
    either,
    every,
    negation,
    compare,
    is_null,
    is_not_null,
    sum,
    list,
    index,
    lambda,
    cast
  };
  Kind kind = Kind::number;
  std::string word;  // name; text; function in lower case; operator; type that is cast to, in lower case
  double number = 0;
  std::vector<Expression> parts;
};

// Limits: 20,000 bytes, 60 levels deep. Errors: invalid, linkage.model.
Result<Expression> parse_expression(std::string_view sql);

// What an error names: functions and columns, never a text or a number of the expression. "haversine(…)".
std::string describe(const Expression& expression);

}  // namespace heed::linkage
