// The messages, dates and numbers of one locale. Immutable once made, and so safe from any thread.
#pragma once

#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/library.hpp"
#include "content/message.hpp"
#include "content/mo_file.hpp"
#include "content/pseudo.hpp"
#include "content/text.hpp"

namespace heed::content {

struct CatalogueSettings {
  std::string locale;                       // "en-GB", "en-XA"
  std::string prefix;                       // "" for the area's first locale
  std::string time_zone = "Europe/London";  // in which instants are told
};

class Catalogue {
 public:
  // `english` fills what `own` lacks; for a pseudo-locale `own` is empty and `english` is made strange. A pattern that
  // ICU cannot read is a finding in `file`, and its message is then missing.
  static std::shared_ptr<const Catalogue> make(CatalogueSettings settings, const MessageTable& english,
                                               const MessageTable& own, std::string_view file,
                                               std::vector<Finding>& findings);

  std::string format(std::string_view key, const Arguments& arguments) const;
  bool has(std::string_view key) const { return m_messages.find(key) != m_messages.end(); }
  // The locale's words for English words of a context ("pack:child-exploitation"), else the English ones.
  std::string translate(std::string_view context, std::string_view english) const;
  std::vector<std::string> keys() const;  // sorted
  const Message* message(std::string_view key) const;

  const CatalogueSettings& settings() const { return m_settings; }
  const std::string& direction() const { return m_direction; }
  std::string date(Date date) const;
  std::string short_date(Date date) const;  // "24 Nov"
  std::string weekday(Date date) const;     // "Tuesday 24 November"
  std::string time(int minutes_after_midnight) const;
  std::string number(std::int64_t number) const;

 private:
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  using DateFormatter = PerThread<icu::SimpleDateFormat>;

  explicit Catalogue(CatalogueSettings settings);
  void add_messages(const MessageTable& table, const icu::Locale& locale, Pseudo pseudo, std::string_view file,
                    std::vector<Finding>& findings);
  void make_date_formatters();
  std::unique_ptr<DateFormatter> date_formatter(std::string_view key) const;
  static std::string format_day(const DateFormatter& formatter, Date date, int minutes);

  CatalogueSettings m_settings;
  Pseudo m_pseudo = Pseudo::none;
  icu::Locale m_icu_locale;
  std::string m_direction;
  icu::number::LocalizedNumberFormatter m_numbers;
  std::unordered_map<std::string, Message, KeyHash, std::equal_to<>> m_messages;
  MessageTable m_translations;  // with_context(context, English) → the locale's words
  MessageTable m_date_patterns;
  std::unique_ptr<DateFormatter> m_long_date, m_short_date, m_weekday, m_full_hour, m_hour_and_minute;
};

}  // namespace heed::content
