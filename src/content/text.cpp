#include "content/text.hpp"

#include "content/catalogue.hpp"

namespace heed::content {

std::string Words::operator()(std::string_view key, const Arguments& arguments) const {
  return m_catalogue->format(key, arguments);
}

bool Words::has(std::string_view key) const { return m_catalogue->has(key); }

const std::string& Words::locale() const { return m_catalogue->settings().locale; }
const std::string& Words::direction() const { return m_catalogue->direction(); }
const std::string& Words::prefix() const { return m_catalogue->settings().prefix; }

std::string Words::path(std::string_view root_relative) const {
  if (root_relative.substr(0, 1) != "/") return std::string(root_relative);
  return prefix() + std::string(root_relative);
}

std::string Words::date(Date date) const { return m_catalogue->date(date); }

std::string Words::day_and_time(Instant instant) const {
  const auto& zone = m_catalogue->settings().time_zone;
  return m_catalogue->format("date.day_and_time", {{"date", m_catalogue->date(local_date(instant, zone))},
                                                   {"time", m_catalogue->time(local_minutes(instant, zone))}});
}

std::string Words::short_day_and_time(Instant instant) const {
  const auto& zone = m_catalogue->settings().time_zone;
  return m_catalogue->format("date.short_day_and_time", {{"date", m_catalogue->short_date(local_date(instant, zone))},
                                                         {"time", m_catalogue->time(local_minutes(instant, zone))}});
}

std::string Words::weekday_and_time(Instant instant) const {
  const auto& zone = m_catalogue->settings().time_zone;
  // "Tuesday, midnight" is taken for the night after Tuesday.
  if (local_minutes(instant, zone) == 0)
    return m_catalogue->format("date.end_of_day", {{"date", m_catalogue->weekday(add_days(local_day(instant), -1))}});
  return m_catalogue->format("date.weekday_and_time", {{"date", m_catalogue->weekday(local_day(instant))},
                                                       {"time", m_catalogue->time(local_minutes(instant, zone))}});
}

Date Words::local_day(Instant instant) const { return local_date(instant, m_catalogue->settings().time_zone); }

std::string Words::number(std::int64_t number) const { return m_catalogue->number(number); }

}  // namespace heed::content
