#include "content/message.hpp"

#include <unicode/messagepattern.h>
#include <algorithm>
#include <set>

namespace heed::content {
namespace {

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string number_text(std::int64_t number, const icu::number::LocalizedNumberFormatter& numbers) {
  UErrorCode status = U_ZERO_ERROR;
  const auto formatted = numbers.formatInt(number, status);
  return to_utf8(formatted.toString(status));
}

const Argument* find(const Arguments& arguments, std::string_view name) {
  const auto found =
      std::find_if(arguments.begin(), arguments.end(), [&](const auto& one) { return one.first == name; });
  return found == arguments.end() ? nullptr : &found->second;
}

std::string value_text(const Argument& value, const icu::number::LocalizedNumberFormatter& numbers) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return number_text(std::get<std::int64_t>(value), numbers);
}

struct Names {
  std::set<std::string> all;
  bool only_plain = true;
  bool numbered = false;
};

Names names_of(const icu::MessagePattern& pattern) {
  Names names;
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    const auto& part = pattern.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME) names.all.insert(to_utf8(pattern.getSubstring(part)));
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER) names.numbered = true;
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_START && part.getArgType() != UMSGPAT_ARG_TYPE_NONE)
      names.only_plain = false;
  }
  return names;
}

// Calls words(text) and placeholder(name) in the order of a pattern that has only plain placeholders.
template <class W, class P>
void walk_plain(const icu::MessagePattern& pattern, W words, P placeholder) {
  const icu::UnicodeString& text = pattern.getPatternString();
  std::int32_t copied = 0;
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    const auto& part = pattern.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME) placeholder(to_utf8(pattern.getSubstring(part)));
    // From the start of an argument on, nothing is words until its end.
    if (part.getType() != UMSGPAT_PART_TYPE_ARG_LIMIT && part.getType() != UMSGPAT_PART_TYPE_ARG_NAME) {
      words(to_utf8(text.tempSubStringBetween(copied, part.getIndex())));
    }
    copied = part.getLimit();
  }
}

}  // namespace

Result<Message> Message::make(std::string_view pattern, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(pattern.data(), static_cast<std::int32_t>(pattern.size())));
  const icu::MessagePattern parsed(text, &where, status);
  if (U_FAILURE(status))
    return Error{ErrorKind::invalid, "content.message", "character " + std::to_string(where.offset)};
  const Names names = names_of(parsed);
  if (names.numbered) return Error{ErrorKind::invalid, "content.message", "a numbered placeholder; give it a name"};
  Message message;
  message.m_placeholders.assign(names.all.begin(), names.all.end());
  if (names.only_plain) {
    const auto add = [&](std::string part, bool is_placeholder) {
      if (part.empty()) return;
      if (!is_placeholder && !message.m_parts.empty() && !message.m_parts.back().is_placeholder) {
        message.m_parts.back().text += part;
      } else {
        message.m_parts.push_back({std::move(part), is_placeholder});
      }
    };
    walk_plain(
        parsed, [&](std::string part) { add(std::move(part), false); },
        [&](std::string part) { add(std::move(part), true); });
    return message;
  }
  auto formatter = std::make_unique<icu::MessageFormat>(text, locale, where, status);
  if (U_FAILURE(status))
    return Error{ErrorKind::invalid, "content.message", "character " + std::to_string(where.offset)};
  message.m_formatter = std::make_shared<PerThread<icu::MessageFormat>>(std::move(formatter));
  return message;
}

std::string Message::format(const Arguments& arguments, const icu::number::LocalizedNumberFormatter& numbers) const {
  if (m_formatter == nullptr) {
    if (m_parts.size() == 1 && !m_parts.front().is_placeholder) return m_parts.front().text;
    std::string out;
    for (const auto& part : m_parts) {
      const Argument* value = part.is_placeholder ? find(arguments, part.text) : nullptr;
      out += value != nullptr ? value_text(*value, numbers) : part.is_placeholder ? "{" + part.text + "}" : part.text;
    }
    return out;
  }
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : arguments) {
    names.push_back(icu::UnicodeString::fromUTF8(name));
    if (const auto* text = std::get_if<std::string>(&value)) {
      values.emplace_back(icu::UnicodeString::fromUTF8(*text));
    } else {
      values.emplace_back(static_cast<std::int64_t>(std::get<std::int64_t>(value)));
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  m_formatter->mine().format(names.data(), values.data(), static_cast<std::int32_t>(values.size()), out, status);
  return U_FAILURE(status) ? std::string() : to_utf8(out);
}

}  // namespace heed::content
