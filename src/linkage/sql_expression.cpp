#include "linkage/sql_expression.hpp"

#include <array>
#include <charconv>

#include "base/text.hpp"

namespace heed::linkage {

namespace {

constexpr std::size_t longest = 20'000;
constexpr int deepest = 60;

Error cannot_read(std::string_view what) {
  return {ErrorKind::invalid, "linkage.model", "cannot read " + std::string(what)};
}

struct Token {
  enum class Kind { end, name, quoted, text, number, symbol };
  Kind kind = Kind::end;
  std::string word;
  double number = 0;
};

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Tokens {
 public:
  explicit Tokens(std::string_view text) : m_text(text) {}

  Result<Token> next() {
    while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos) ++m_at;
    if (m_at == m_text.size()) return Token{};
    const char c = m_text[m_at];
    if (starts_name(c)) return name();
    if (is_digit(c) || (c == '.' && m_at + 1 < m_text.size() && is_digit(m_text[m_at + 1]))) return number();
    if (c == '\'') return quoted('\'', Token::Kind::text);
    if (c == '"' || c == '`') return quoted(c, Token::Kind::quoted);
    return symbol();
  }

 private:
  Token name() {
    const std::size_t from = m_at;
    while (m_at < m_text.size() && (starts_name(m_text[m_at]) || is_digit(m_text[m_at]))) ++m_at;
    return {Token::Kind::name, std::string(m_text.substr(from, m_at - from))};
  }
  Result<Token> number() {
    Token token{Token::Kind::number, {}, 0};
    const char* from = m_text.data() + m_at;
    const auto read = std::from_chars(from, m_text.data() + m_text.size(), token.number);
    if (read.ec != std::errc()) return cannot_read("a number");
    m_at += static_cast<std::size_t>(read.ptr - from);
    return token;
  }
  Result<Token> quoted(char quote, Token::Kind kind) {
    Token token{kind, {}, 0};
    for (++m_at; m_at < m_text.size(); ++m_at) {
      if (m_text[m_at] != quote) {
        token.word += m_text[m_at];
      } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == quote) {
        token.word += m_text[m_at++];
      } else {
        ++m_at;
        return token;
      }
    }
    return cannot_read("a quotation that does not end");
  }
  Result<Token> symbol() {
    constexpr std::array<std::string_view, 21> symbols = {"<>", "!=", "<=", ">=", "::", "->", "(", ")", "[", "]", ",",
                                                          "=",  "<",  ">",  "+",  "-",  "*",  "/", ".", "|", "%"};
    for (const std::string_view symbol : symbols) {
      if (m_text.substr(m_at, symbol.size()) != symbol) continue;
      m_at += symbol.size();
      return Token{Token::Kind::symbol, std::string(symbol)};
    }
    return cannot_read("a sign that is none of SQL's");
  }

  std::string_view m_text;
  std::size_t m_at = 0;
};

class Parser {
 public:
  static Result<Expression> parse(std::string_view text) {
    Parser parser(text);
    static_cast<void>(TRY(parser.step()));
    Expression whole = TRY(parser.either());
    if (parser.m_token.kind != Token::Kind::end) return cannot_read("what follows " + describe(whole));
    return whole;
  }

 private:
  explicit Parser(std::string_view text) : m_tokens(text) {}

  Result<Token> step() {
    Token last = std::move(m_token);
    m_token = TRY(m_tokens.next());
    return last;
  }
  bool at_word(std::string_view word) const {
    return m_token.kind == Token::Kind::name && ascii_lower(m_token.word) == word;
  }
  bool at_symbol(std::string_view symbol) const {
    return m_token.kind == Token::Kind::symbol && m_token.word == symbol;
  }
  Result<void> expect(std::string_view symbol) {
    if (!at_symbol(symbol)) return cannot_read("on: a " + std::string(symbol) + " is missing");
    if (auto stepped = step(); !stepped.ok()) return std::move(stepped).error();
    return {};
  }

  // One after the other, joined by `word`.
  Result<Expression> chain(std::string_view word, Expression::Kind kind, Result<Expression> (Parser::*part)()) {
    Expression first = TRY((this->*part)());
    if (!at_word(word)) return first;
    Expression whole{kind, {}, 0, {}};
    whole.parts.push_back(std::move(first));
    while (at_word(word)) {
      static_cast<void>(TRY(step()));
      whole.parts.push_back(TRY((this->*part)()));
    }
    return whole;
  }
  Result<Expression> either() {
    if (++m_depth > deepest) return cannot_read("conditions within conditions so deep");
    auto read = chain("or", Expression::Kind::either, &Parser::every);
    --m_depth;
    return read;
  }
  Result<Expression> every() { return chain("and", Expression::Kind::every, &Parser::negation); }
  Result<Expression> negation() {
    if (!at_word("not")) return comparison();
    if (++m_depth > deepest) return cannot_read("conditions within conditions so deep");
    static_cast<void>(TRY(step()));
    Expression negated = TRY(negation());
    --m_depth;
    return Expression{Expression::Kind::negation, {}, 0, {std::move(negated)}};
  }

  Result<Expression> comparison() {
    Expression left = TRY(sum());
    if (at_word("is")) {
      static_cast<void>(TRY(step()));
      const bool negated = at_word("not");
      if (negated) static_cast<void>(TRY(step()));
      if (!at_word("null")) return cannot_read("IS without NULL");
      static_cast<void>(TRY(step()));
      return Expression{negated ? Expression::Kind::is_not_null : Expression::Kind::is_null, {}, 0, {std::move(left)}};
    }
    for (const std::string_view sign : {"=", "!=", "<>", "<=", ">=", "<", ">"}) {
      if (!at_symbol(sign)) continue;
      static_cast<void>(TRY(step()));
      Expression right = TRY(sum());
      return Expression{Expression::Kind::compare, std::string(sign), 0, {std::move(left), std::move(right)}};
    }
    return left;
  }
  Result<Expression> arithmetic(std::string_view one, std::string_view other, Result<Expression> (Parser::*part)()) {
    Expression left = TRY((this->*part)());
    while (at_symbol(one) || at_symbol(other)) {
      std::string sign = TRY(step()).word;
      Expression right = TRY((this->*part)());
      left = Expression{Expression::Kind::sum, std::move(sign), 0, {std::move(left), std::move(right)}};
      if (++m_sums > 200) return cannot_read("so long a sum");
    }
    return left;
  }
  Result<Expression> sum() { return arithmetic("+", "-", &Parser::product); }
  Result<Expression> product() { return arithmetic("*", "/", &Parser::postfix); }

  Result<Expression> postfix() {
    Expression value = TRY(primary());
    for (int i = 0; i < deepest; ++i) {
      if (at_symbol("::")) {
        static_cast<void>(TRY(step()));
        value = Expression{Expression::Kind::cast, TRY(type()), 0, {std::move(value)}};
      } else if (at_symbol("[")) {
        static_cast<void>(TRY(step()));
        Expression index = TRY(either());
        if (auto closed = expect("]"); !closed.ok()) return std::move(closed).error();
        value = Expression{Expression::Kind::index, {}, 0, {std::move(value), std::move(index)}};
      } else if (at_symbol(".") && value.kind == Expression::Kind::name) {
        static_cast<void>(TRY(step()));
        value.word += "." + TRY(step()).word;
      } else {
        return value;
      }
    }
    return cannot_read("so long a row of casts");
  }
  // "VARCHAR", "decimal(10, 2)".
  Result<std::string> type() {
    if (m_token.kind != Token::Kind::name) return cannot_read("a cast to no type");
    std::string name = ascii_lower(TRY(step()).word);
    if (!at_symbol("(")) return name;
    while (!at_symbol(")") && m_token.kind != Token::Kind::end) static_cast<void>(TRY(step()));
    if (auto closed = expect(")"); !closed.ok()) return std::move(closed).error();
    return name;
  }

  Result<Expression> primary() {
    switch (m_token.kind) {
      case Token::Kind::number: {
        const Token token = TRY(step());
        return Expression{Expression::Kind::number, {}, token.number, {}};
      }
      case Token::Kind::text: return Expression{Expression::Kind::text, TRY(step()).word, 0, {}};
      case Token::Kind::quoted: return Expression{Expression::Kind::name, TRY(step()).word, 0, {}};
      case Token::Kind::name: return name();
      case Token::Kind::symbol: return symbol();
      case Token::Kind::end: break;
    }
    return cannot_read("a condition that stops in the middle");
  }
  Result<Expression> symbol() {
    if (at_symbol("-")) {
      static_cast<void>(TRY(step()));
      if (m_token.kind != Token::Kind::number) return cannot_read("a minus before what is no number");
      const Token token = TRY(step());
      return Expression{Expression::Kind::number, {}, -token.number, {}};
    }
    if (at_symbol("[")) return list("]", Expression{Expression::Kind::list, {}, 0, {}});
    if (!at_symbol("(")) return cannot_read("a sign where a value should be");
    static_cast<void>(TRY(step()));
    Expression inner = TRY(either());
    if (auto closed = expect(")"); !closed.ok()) return std::move(closed).error();
    return inner;
  }
  Result<Expression> name() {
    Token token = TRY(step());
    const std::string lower = ascii_lower(token.word);
    for (const std::string_view reserved :
         {"case", "and", "or", "is", "as", "from", "interval", "between", "like", "in"}) {
      if (lower == reserved) return cannot_read(token.word);
    }
    if (at_symbol("(")) return list(")", Expression{Expression::Kind::call, lower, 0, {}});
    if (!at_symbol("->")) return Expression{Expression::Kind::name, std::move(token.word), 0, {}};
    static_cast<void>(TRY(step()));
    Expression body = TRY(either());
    return Expression{Expression::Kind::lambda, std::move(token.word), 0, {std::move(body)}};
  }
  // The parts of `whole`, up to `close`. CAST(x AS type) becomes a cast; EXTRACT(EPOCH FROM x) has two parts.
  Result<Expression> list(std::string_view close, Expression whole) {
    static_cast<void>(TRY(step()));
    if (at_symbol(close)) {
      static_cast<void>(TRY(step()));
      return whole;
    }
    while (true) {
      whole.parts.push_back(TRY(either()));
      if (at_word("as") && whole.kind == Expression::Kind::call) {
        static_cast<void>(TRY(step()));
        whole.kind = Expression::Kind::cast;
        whole.word = TRY(type());
      }
      if (!at_symbol(",") && !at_word("from")) break;
      static_cast<void>(TRY(step()));
    }
    if (auto closed = expect(close); !closed.ok()) return std::move(closed).error();
    return whole;
  }

  Tokens m_tokens;
  Token m_token;
  int m_depth = 0, m_sums = 0;
};

}  // namespace

Result<Expression> parse_expression(std::string_view sql) {
  if (sql.size() > longest) return cannot_read("so long a condition");
  return Parser::parse(sql);
}

std::string describe(const Expression& expression) {
  switch (expression.kind) {
    case Expression::Kind::name: return expression.word;
    case Expression::Kind::number: return "a number";
    case Expression::Kind::text: return "a text";
    case Expression::Kind::call: return expression.word + "(…)";
    case Expression::Kind::compare:
      return describe(expression.parts[0]) + " " + expression.word + " " + describe(expression.parts[1]);
    case Expression::Kind::is_null: return describe(expression.parts[0]) + " IS NULL of one side";
    case Expression::Kind::is_not_null: return describe(expression.parts[0]) + " IS NOT NULL of one side";
    case Expression::Kind::sum:
      return describe(expression.parts[0]) + " " + expression.word + " " + describe(expression.parts[1]);
    case Expression::Kind::cast: return describe(expression.parts[0]) + " as " + expression.word;
    case Expression::Kind::either:
    case Expression::Kind::every:
    case Expression::Kind::negation: return "a condition";
    case Expression::Kind::list:
    case Expression::Kind::index:
    case Expression::Kind::lambda: return "a list";
  }
  return "a condition";
}

}  // namespace heed::linkage
