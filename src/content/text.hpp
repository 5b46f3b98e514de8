// Words for people: one catalogue a locale, gettext .mo files with symbolic keys and ICU MessageFormat patterns.
//
//   Words words = library.words("en-GB");
//   words("inbox.waiting", {{"count", 3}});     // "3 concerns are waiting"
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "base/clock.hpp"

namespace heed::content {

class Catalogue;

// A value for a placeholder: text, or a number (plurals, counts).
using Argument = std::variant<std::string, std::int64_t>;
using Arguments = std::vector<std::pair<std::string, Argument>>;

// The words of one locale. Cheap to copy; safe from any thread.
class Words {
 public:
  explicit Words(std::shared_ptr<const Catalogue> catalogue) : m_catalogue(std::move(catalogue)) {}

  // The message, filled in. A missing key gives "⟦key⟧", which the tests refuse on every page.
  std::string operator()(std::string_view key, const Arguments& arguments = {}) const;
  bool has(std::string_view key) const;

  const std::string& locale() const;     // "en-GB"
  const std::string& direction() const;  // "ltr" or "rtl"
  // "" for the area's first locale, else "/en-XA": put before every root-relative address.
  const std::string& prefix() const;
  std::string path(std::string_view root_relative) const;

  // Dates in the area's zone and this locale's manner: "Tuesday 24 November 2026", "9am" or "9:30am", and both.
  std::string date(Date date) const;
  std::string day_and_time(Instant instant) const;
  std::string short_day_and_time(Instant instant) const;  // "24 Nov, 9:30am", for tables
  std::string weekday_and_time(
      Instant instant) const;             // "Tuesday 24 November, 9:30am", "the end of Monday 23 November"
  Date local_day(Instant instant) const;  // in the area's zone
  std::string number(std::int64_t number) const;

 private:
  std::shared_ptr<const Catalogue> m_catalogue;
};

}  // namespace heed::content
