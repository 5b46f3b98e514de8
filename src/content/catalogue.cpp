#include "content/catalogue.hpp"

#include <unicode/timezone.h>
#include <algorithm>

namespace heed::content {
namespace {

// ICU date patterns, not messages: never filled in and never made strange.
constexpr std::string_view date_pattern_start = "date.pattern.";

bool is_date_pattern(std::string_view key) { return key.substr(0, date_pattern_start.size()) == date_pattern_start; }
bool has_context(std::string_view key) { return key.find('\x04') != std::string_view::npos; }

// Latin digits in every language, so that a telephone number looks the same wherever it stands.
icu::Locale icu_locale_of(std::string_view locale, Pseudo pseudo) {
  std::string tag = pseudo == Pseudo::none ? std::string(locale) : "en-GB";
  tag += "-u-nu-latn";
  UErrorCode status = U_ZERO_ERROR;
  const auto made = icu::Locale::forLanguageTag(tag, status);
  return U_FAILURE(status) ? icu::Locale("en", "GB") : made;
}

Finding bad_message(std::string_view file, std::string_view key, const std::string& detail) {
  return {Finding::Weight::error, std::string(file), 0,
          "The message “" + std::string(key) + "” is no ICU message (" + detail +
              "). Close every brace, name every placeholder, and give each plural the form other {...}."};
}

}  // namespace

Catalogue::Catalogue(CatalogueSettings settings)
    : m_settings(std::move(settings)),
      m_pseudo(pseudo_of(m_settings.locale)),
      m_icu_locale(icu_locale_of(m_settings.locale, m_pseudo)),
      m_direction(m_pseudo == Pseudo::right_to_left || m_icu_locale.isRightToLeft() ? "rtl" : "ltr"),
      m_numbers(icu::number::NumberFormatter::withLocale(m_icu_locale)) {}

std::shared_ptr<const Catalogue> Catalogue::make(CatalogueSettings settings, const MessageTable& english,
                                                 const MessageTable& own, std::string_view file,
                                                 std::vector<Finding>& findings) {
  const std::shared_ptr<Catalogue> catalogue(new Catalogue(std::move(settings)));
  catalogue->add_messages(own, catalogue->m_icu_locale, Pseudo::none, file, findings);
  catalogue->add_messages(english, icu_locale_of("en-GB", Pseudo::none), catalogue->m_pseudo, file, findings);
  catalogue->make_date_formatters();
  return catalogue;
}

// What is there already stays.
void Catalogue::add_messages(const MessageTable& table, const icu::Locale& locale, Pseudo pseudo, std::string_view file,
                             std::vector<Finding>& findings) {
  for (const auto& [key, text] : table) {
    if (has_context(key)) {
      m_translations.emplace(key, text);
    } else if (is_date_pattern(key)) {
      m_date_patterns.emplace(key, text);
    } else if (!has(key)) {
      auto message = Message::make(pseudo_pattern(text, pseudo), locale);
      if (message.ok()) {
        m_messages.emplace(key, std::move(message).value());
      } else {
        findings.push_back(bad_message(file, key, message.error().detail));
      }
    }
  }
}

std::unique_ptr<Catalogue::DateFormatter> Catalogue::date_formatter(std::string_view key) const {
  const auto found = m_date_patterns.find(key);
  if (found == m_date_patterns.end()) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  auto formatter =
      std::make_unique<icu::SimpleDateFormat>(icu::UnicodeString::fromUTF8(found->second), m_icu_locale, status);
  if (U_FAILURE(status)) return nullptr;
  formatter->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  return std::make_unique<DateFormatter>(std::move(formatter));
}

void Catalogue::make_date_formatters() {
  m_long_date = date_formatter("date.pattern.long");
  m_short_date = date_formatter("date.pattern.short");
  m_weekday = date_formatter("date.pattern.weekday");
  m_full_hour = date_formatter("date.pattern.full_hour");
  m_hour_and_minute = date_formatter("date.pattern.hour_and_minute");
}

std::string Catalogue::format(std::string_view key, const Arguments& arguments) const {
  const auto found = m_messages.find(key);
  if (found == m_messages.end()) return "⟦" + std::string(key) + "⟧";
  return found->second.format(arguments, m_numbers);
}

std::string Catalogue::translate(std::string_view context, std::string_view english) const {
  if (m_pseudo != Pseudo::none) return pseudo_text(english, m_pseudo);
  const auto found = m_translations.find(with_context(context, english));
  return found == m_translations.end() ? std::string(english) : found->second;
}

std::vector<std::string> Catalogue::keys() const {
  std::vector<std::string> keys;
  keys.reserve(m_messages.size() + m_date_patterns.size());
  for (const auto& [key, message] : m_messages) keys.push_back(key);
  for (const auto& [key, pattern] : m_date_patterns) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

const Message* Catalogue::message(std::string_view key) const {
  const auto found = m_messages.find(key);
  return found == m_messages.end() ? nullptr : &found->second;
}

// The local date and time are told as if they were Greenwich's, so that the formatter knows no zone of its own.
std::string Catalogue::format_day(const DateFormatter& formatter, Date date, int minutes) {
  constexpr double day = 86'400'000.0;
  icu::UnicodeString out;
  formatter.mine().format(days_between(Date{1970, 1, 1}, date) * day + minutes * 60'000.0, out);
  std::string text;
  out.toUTF8String(text);
  return text;
}

std::string Catalogue::date(Date date) const {
  return m_long_date == nullptr ? date.to_string() : pseudo_text(format_day(*m_long_date, date, 0), m_pseudo);
}

std::string Catalogue::short_date(Date date) const {
  return m_short_date == nullptr ? date.to_string() : pseudo_text(format_day(*m_short_date, date, 0), m_pseudo);
}

std::string Catalogue::weekday(Date date) const {
  return m_weekday == nullptr ? date.to_string() : pseudo_text(format_day(*m_weekday, date, 0), m_pseudo);
}

std::string Catalogue::time(int minutes) const {
  if (minutes == 0) return format("date.midnight", {});
  if (minutes == 12 * 60) return format("date.midday", {});
  const auto& formatter = minutes % 60 == 0 ? m_full_hour : m_hour_and_minute;
  if (formatter == nullptr) return std::to_string(minutes / 60) + ":" + std::to_string(minutes % 60);
  return format_day(*formatter, Date{1970, 1, 1}, minutes);
}

std::string Catalogue::number(std::int64_t number) const {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  m_numbers.formatInt(number, status).toString(status).toUTF8String(out);
  return out;
}

}  // namespace heed::content
