#include "invariants/source_scan.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace heed::invariants {
namespace {

struct Token {
  enum class Kind { word, text, sign };
  Kind kind;
  std::string text;
  int line;
};

bool is_word_part(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
         (character >= '0' && character <= '9') || character == '_';
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : m_text(text) {}

  std::vector<Token> tokens() {
    while (m_at < m_text.size()) step();
    return std::move(m_tokens);
  }

 private:
  char here(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

  void skip(std::size_t count) {
    for (; count > 0 && m_at < m_text.size(); --count) m_line += m_text[m_at++] == '\n' ? 1 : 0;
  }
  void skip_past(std::string_view end) {
    const auto found = m_text.find(end, m_at);
    skip(found == std::string_view::npos ? m_text.size() - m_at : found + end.size() - m_at);
  }

  void step() {
    if (here() == '/' && here(1) == '/') return skip_past("\n");
    if (here() == '/' && here(1) == '*') return skip_past("*/");
    if (here() == '#' && m_text.substr(m_at, 8) == "#include") return skip_past("\n");
    if (here() == 'R' && here(1) == '"') return take_raw();
    if (here() == '"') return take_text();
    if (here() == '\'') return skip_character();
    if (is_word_part(here())) return take_word();
    if (here() != ' ' && here() != '\n' && here() != '\t')
      m_tokens.push_back({Token::Kind::sign, std::string(1, here()), m_line});
    skip(1);
  }

  void take_word() {
    const auto start = m_at;
    while (is_word_part(here())) ++m_at;
    // A digit separator is no character literal.
    while (here() == '\'' && is_word_part(here(1)) && m_text[start] >= '0' && m_text[start] <= '9') {
      ++m_at;
      while (is_word_part(here())) ++m_at;
    }
    m_tokens.push_back({Token::Kind::word, std::string(m_text.substr(start, m_at - start)), m_line});
  }

  void add_text(std::string text, int line) {
    if (!m_tokens.empty() && m_tokens.back().kind == Token::Kind::text) {
      m_tokens.back().text += text;
    } else {
      m_tokens.push_back({Token::Kind::text, std::move(text), line});
    }
  }

  void take_text() {
    const int line = m_line;
    std::string text;
    skip(1);
    while (m_at < m_text.size() && here() != '"') {
      if (here() == '\\') skip(1);
      text += here();
      skip(1);
    }
    skip(1);
    add_text(std::move(text), line);
  }

  void take_raw() {
    const int line = m_line;
    const auto open = m_text.find('(', m_at);
    if (open == std::string_view::npos) return skip(m_text.size());
    const std::string end = ")" + std::string(m_text.substr(m_at + 2, open - m_at - 2)) + "\"";
    const auto close = std::min(m_text.find(end, open), m_text.size());
    std::string text(m_text.substr(open + 1, close - open - 1));
    skip_past(end);
    add_text(std::move(text), line);
  }

  void skip_character() {
    skip(here(1) == '\\' ? 3 : 2);
    skip_past("'");
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  int m_line = 1;
  std::vector<Token> m_tokens;
};

bool is_sign(const Token& token, char sign) { return token.kind == Token::Kind::sign && token.text[0] == sign; }
bool opens(const Token& token) { return is_sign(token, '(') || is_sign(token, '{') || is_sign(token, '['); }
bool closes(const Token& token) { return is_sign(token, ')') || is_sign(token, '}') || is_sign(token, ']'); }

// The names of {{"name", value}, {"other", value}}, which starts at `at`; nothing when that is not what stands there.
std::optional<std::set<std::string>> names_at(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size() || !is_sign(tokens[at], '{')) return std::nullopt;
  std::set<std::string> names;
  int depth = 0;
  for (; at < tokens.size(); ++at) {
    if (opens(tokens[at])) ++depth;
    if (closes(tokens[at]) && --depth == 0) return names;
    if (depth == 2 && is_sign(tokens[at], '{') && at + 1 < tokens.size() && tokens[at + 1].kind == Token::Kind::text) {
      names.insert(tokens[at + 1].text);
    }
  }
  return std::nullopt;
}

// The call whose "(" is at `open`.
Call call_at(const std::vector<Token>& tokens, std::size_t open, const std::string& file) {
  Call call{file, tokens[open].line, {}, std::set<std::string>()};
  int depth = 0;
  for (std::size_t at = open; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (opens(token)) ++depth;
    if (closes(token) && --depth == 0) break;
    if (token.kind == Token::Kind::text && is_key(token.text)) call.keys.push_back(token.text);
    if (depth == 1 && is_sign(token, ',')) {
      call.names = names_at(tokens, at + 1);
      break;
    }
    // A key made of pieces is no key: "tell." + step + ".title".
    if (depth == 1 && is_sign(token, '+')) {
      call.keys.clear();
      break;
    }
  }
  return call;
}

}  // namespace

bool is_key_start(std::string_view text) {
  if (text.size() < 4 || text.back() != '.') return false;
  text.remove_suffix(1);
  return is_key(text);
}

bool is_key(std::string_view text) {
  bool point = false;
  char before = '.';
  for (const char character : text) {
    const bool plain = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
                       character == '_' || character == '-';
    if (!plain && character != '.') return false;
    if (character == '.' && before == '.') return false;
    point = point || character == '.';
    before = character;
  }
  return point && before != '.';
}

void scan_text(std::string_view text, const std::string& file, Source& source) {
  const auto tokens = Tokenizer(text).tokens();
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.kind == Token::Kind::text) source.literals.push_back({file, token.line, token.text});
    const bool names_words = token.kind == Token::Kind::word && (token.text == "t" || token.text == "words" ||
                                                                 token.text == "m_words" || token.text == "m_t");
    if (names_words && at + 1 < tokens.size() && is_sign(tokens[at + 1], '(')) {
      auto call = call_at(tokens, at + 1, file);
      if (!call.keys.empty()) source.calls.push_back(std::move(call));
    }
  }
}

Source scan_folder(const std::filesystem::path& folder) {
  Source source;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    const bool is_test = entry.path().stem().string().find("_test") != std::string::npos;
    if (entry.is_regular_file() && !is_test && (extension == ".cpp" || extension == ".hpp"))
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    scan_text(text.str(), file.generic_string(), source);
  }
  return source;
}

}  // namespace heed::invariants
