#include "content/wording.hpp"

#include <array>

#include "base/text.hpp"

namespace heed::content {
namespace {

constexpr std::array<std::string_view, 9> placeholders = {"(insert",     "[insert", "<insert",        "todo", "xxx",
                                                          "lorem ipsum", "fixme",   "your text here", "(tbc)"};

bool is_word(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

// Lower case, one space for any white space, a typewriter apostrophe for a typographic one.
std::string folded(std::string_view text) {
  std::string out;
  const std::string lower = ascii_lower(text);
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if (lower.compare(at, 3, "\u2019") == 0) {
      out += '\'';
      at += 2;
    } else if (lower[at] == ' ' || lower[at] == '\n' || lower[at] == '\t' || lower[at] == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += lower[at];
    }
  }
  return out;
}

bool holds(const std::string& text, std::string_view phrase) {
  for (auto at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1)) {
    const bool starts = at == 0 || !is_word(phrase.front()) || !is_word(text[at - 1]);
    const auto end = at + phrase.size();
    const bool ends = end == text.size() || !is_word(phrase.back()) || !is_word(text[end]);
    if (starts && ends) return true;
  }
  return false;
}

}  // namespace

Wording Wording::read(std::string_view text, std::string_view file, std::vector<Finding>& findings) {
  Wording wording;
  int line = 0;
  for (const auto raw : split(text, '\n')) {
    ++line;
    const auto entry = trim(raw);
    if (entry.empty() || entry.front() == '#') continue;
    const auto bar = entry.find('|');
    const auto phrase = trim(entry.substr(0, bar));
    const auto instead = bar == std::string_view::npos ? std::string_view() : trim(entry.substr(bar + 1));
    if (phrase.empty() || instead.empty()) {
      findings.push_back({Finding::Weight::error, std::string(file), line, "Write: phrase | what to say instead."});
      continue;
    }
    wording.m_phrases.push_back({folded(phrase), std::string(instead)});
  }
  return wording;
}

void Wording::check(std::string_view text, std::string_view file, int line, std::string_view where,
                    std::vector<Finding>& findings) const {
  const std::string plain = folded(text);
  const auto report = [&](std::string message) {
    findings.push_back({Finding::Weight::error, std::string(file), line, std::move(message)});
  };
  for (const auto placeholder : placeholders) {
    if (holds(plain, placeholder)) {
      report(std::string(where) + " still holds the placeholder “" + std::string(placeholder) +
             "”. Write the real words, or leave the sentence out.");
    }
  }
  for (const auto& [phrase, instead] : m_phrases) {
    if (holds(plain, phrase)) {
      report(std::string(where) + " says “" + phrase + "”, which blames a child. Say instead: " + instead);
    }
  }
}

}  // namespace heed::content
