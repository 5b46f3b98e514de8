#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.hpp"
#include "content/reading.hpp"
#include "content/table_reader.hpp"

namespace heed::content {
namespace {

constexpr std::array<std::string_view, 7> day_names = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

// "09:30" → 570; "24:00" is the end of the day.
std::optional<int> parse_minutes(std::string_view text) {
  const auto colon = text.find(':');
  if (colon != 2 || text.size() != 5) return std::nullopt;
  const auto hours = parse_number(text.substr(0, 2));
  const auto minutes = parse_number(text.substr(3));
  if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 24 * 60) return std::nullopt;
  return *hours * 60 + *minutes;
}

std::optional<Hours> parse_hours(std::string_view text) {
  const auto hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const auto from = parse_minutes(trim(text.substr(0, hyphen)));
  const auto until = parse_minutes(trim(text.substr(hyphen + 1)));
  if (!from || !until || *from >= *until) return std::nullopt;
  return Hours{*from, *until};
}

void read_hours(const TomlNode& node, WorkCalendar& calendar, Reading& reading) {
  TableReader table(node, "[hours]", reading);
  for (std::size_t day = 0; day < day_names.size(); ++day) {
    auto& hours = calendar.weekly_hours[day];
    for (const auto& span : table.list(day_names[day], Presence::may_be_empty)) {
      const auto parsed = parse_hours(span);
      if (!parsed) {
        reading.error(table.line_of(day_names[day]), "“" + span + "” in [hours] is no span of a day. Write: " +
                                                         std::string(day_names[day]) + " = [\"09:00-17:00\"]");
        continue;
      }
      hours.push_back(*parsed);
    }
    std::sort(hours.begin(), hours.end());
    for (std::size_t at = 1; at < hours.size(); ++at) {
      if (hours[at].from < hours[at - 1].until) {
        reading.error(table.line_of(day_names[day]),
                      "Two spans of " + std::string(day_names[day]) + " in [hours] overlap. Write one span for both.");
      }
    }
  }
  table.finish();
}

bool is_telephone(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789 +") == std::string_view::npos;
}

void check_contact(const Contact& contact, TableReader& table, Reading& reading) {
  for (const auto& [key, number] : {std::pair{"phone", contact.phone}, std::pair{"text_phone", contact.text_phone}}) {
    if (!number.empty() && !is_telephone(number)) {
      reading.error(table.line_of(key),
                    "“" + std::string(key) + "” in " + table.label() +
                        " is no telephone number. Write digits and spaces: phone = \"01632 960210\"");
    }
  }
  if (!contact.email.empty() &&
      (contact.email.find('@') == std::string::npos || contact.email.find(' ') != std::string::npos)) {
    reading.error(table.line_of("email"),
                  "“email” in " + table.label() + " is no e-mail address. Write: email = \"team@example.org\"");
  }
  if (contact.last_checked && contact.checked_by.empty()) {
    reading.error(table.line_of("checked_by"),
                  "“checked_by” in " + table.label() + " is empty. Write who checked this contact on that day.");
  }
  if (contact.last_checked && contact.phone.empty() && contact.email.empty()) {
    reading.error(table.line(),
                  "The " + table.label() +
                      " was checked but has neither phone nor e-mail. Write one of them, or set last_checked = \"\".");
  }
}

void read_contact(const TomlNode& node, LocalDetails& details, Reading& reading) {
  const auto* id_node = node.find("id");
  TableReader table(node, "contact “" + (id_node == nullptr ? std::string("?") : id_node->text) + "”", reading);
  Contact contact;
  contact.id = table.id("id");
  contact.name = table.shown("name", Presence::required);
  contact.phone = table.shown("phone", Presence::may_be_empty);
  contact.text_phone = table.shown("text_phone", Presence::may_be_empty);
  contact.email = table.shown("email", Presence::may_be_empty);
  contact.hours = table.shown("hours", Presence::may_be_empty);
  contact.note = table.shown("note", Presence::may_be_empty);
  contact.last_checked = table.date("last_checked", Presence::may_be_empty);
  contact.checked_by = table.text("checked_by", Presence::may_be_empty);
  table.finish();
  check_contact(contact, table, reading);
  const auto& known = known_contact_ids();
  if (!contact.id.empty() && std::find(known.begin(), known.end(), contact.id) == known.end()) {
    table.report_choice("id", contact.id, {known.begin(), known.end()});
  }
  if (details.contact(contact.id) != nullptr) {
    reading.error(table.line_of("id"), "Two contacts have the id “" + contact.id + "”. Keep one of them.");
    return;
  }
  details.contacts.push_back(std::move(contact));
}

void read_holiday(const TomlNode& node, WorkCalendar& calendar, Reading& reading) {
  TableReader table(node, "[[holiday]]", reading);
  const auto date = table.date("date", Presence::required);
  table.shown("name", Presence::required);
  table.finish();
  if (date && !calendar.holidays.insert(*date).second) {
    reading.error(table.line_of("date"), "The holiday " + date->to_string() + " is listed twice. Keep one of them.");
  }
}

bool is_locale(std::string_view text) {
  const auto hyphen = text.find('-');
  const auto language = text.substr(0, hyphen);
  if (language.size() < 2 || language.size() > 3) return false;
  for (const char letter : language) {
    if (letter < 'a' || letter > 'z') return false;
  }
  if (hyphen == std::string_view::npos) return true;
  const auto rest = text.substr(hyphen + 1);
  return (rest.size() == 2 || rest.size() == 4) &&
         rest.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

void check_languages(const std::vector<std::string>& tags, std::string_view key, TableReader& table, Reading& reading) {
  for (const auto& tag : tags) {
    if (!is_locale(tag)) {
      reading.error(table.line_of(key), "“" + tag + "” in “" + std::string(key) +
                                            "” is no language tag. Write tags such as \"en-GB\", \"pl\" or \"ur\".");
    }
  }
}

bool is_postcode_district(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos &&
         text.front() >= 'A' && text.find_first_of("0123456789") != std::string_view::npos;
}

void read_area(TableReader& table, LocalDetails& details, Reading& reading) {
  details.id = table.id("id");
  details.name = table.shown("name", Presence::required);
  details.demonstration = table.flag("demonstration");
  details.locales = table.list("languages", Presence::required);
  details.languages_read = table.list("languages_read", Presence::required);
  check_languages(details.locales, "languages", table, reading);
  check_languages(details.languages_read, "languages_read", table, reading);
  details.postcode_districts = table.list("postcode_districts", Presence::may_be_empty);
  for (const auto& district : details.postcode_districts) {
    if (!is_postcode_district(district)) {
      reading.error(table.line_of("postcode_districts"),
                    "“" + district + "” is no postcode district. Write only the first half, such as \"ZZ1\".");
    }
  }
  details.danger_hours = table.number_or("danger_hours", 1, 24, details.danger_hours);
  const std::string zone = table.text("time_zone", Presence::required);
  if (!zone.empty() && !is_time_zone(zone)) {
    reading.error(table.line_of("time_zone"),
                  "“" + zone + "” is no known time zone. Write: time_zone = \"Europe/London\"");
  } else if (!zone.empty()) {
    details.calendar.time_zone = zone;
  }
}

void read_website(const TomlNode* node, LocalDetails& details, Reading& reading) {
  if (node == nullptr) return;
  TableReader table(*node, "[website]", reading);
  details.website = table.shown("text", Presence::may_be_empty);
  details.website_checked = table.date("last_checked", Presence::may_be_empty);
  details.website_checked_by = table.text("checked_by", Presence::may_be_empty);
  table.finish();
}

void read_organisation(const TomlNode* node, LocalDetails& details, Reading& reading) {
  if (node == nullptr) return;
  TableReader table(*node, "[organisation]", reading);
  details.organisation = table.shown("name", Presence::required);
  details.team = table.shown("team", Presence::required);
  details.short_name = table.shown("short", Presence::required);
  table.finish();
}

void read_emergency(const TomlNode* node, LocalDetails& details, Reading& reading) {
  if (node == nullptr) return;
  TableReader table(*node, "[emergency]", reading);
  details.out_of_hours_contact = table.text("out_of_hours_contact", Presence::required);
  table.finish();
  if (!details.out_of_hours_contact.empty() && details.contact(details.out_of_hours_contact) == nullptr) {
    reading.error(table.line_of("out_of_hours_contact"),
                  "No [[contact]] has the id “" + details.out_of_hours_contact +
                      "”. Write the id of the contact that answers when the offices are closed.");
  }
}

// Names the edition of hours and holidays, so that a deadline can say what it was counted with: FNV-1a over both.
std::string calendar_version(const std::string& id, const WorkCalendar& calendar) {
  std::uint64_t hash = 14695981039346656037U;
  const auto add = [&hash](std::int64_t value) { hash = (hash ^ static_cast<std::uint64_t>(value)) * 1099511628211U; };
  for (const auto& hours : calendar.weekly_hours) {
    add(-1);
    for (const auto& span : hours) add(span.from * 10000 + span.until);
  }
  for (const auto& day : calendar.holidays) add(day.year * 10000 + day.month * 100 + day.day);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string version = id + "-";
  for (int at = 0; at < 8; ++at, hash >>= 4) version += digits[hash & 15U];
  return version;
}

}  // namespace

Result<LocalDetails> read_local_details(std::string_view toml, Reading& reading) {
  const auto before = reading.findings.size();
  const auto root = parse_toml(toml, reading.file, 1, reading.findings);
  LocalDetails details;
  if (root) {
    TableReader table(*root, "the local details", reading);
    read_area(table, details, reading);
    read_website(table.table("website", Presence::optional), details, reading);
    read_organisation(table.table("organisation", Presence::required), details, reading);
    for (const auto* node : table.tables("contact")) read_contact(*node, details, reading);
    if (const auto* hours = table.table("hours", Presence::required)) read_hours(*hours, details.calendar, reading);
    for (const auto* node : table.tables("holiday")) read_holiday(*node, details.calendar, reading);
    read_emergency(table.table("emergency", Presence::required), details, reading);
    table.finish();
    details.calendar.version = calendar_version(details.id, details.calendar);
  }
  const bool wrong = std::any_of(reading.findings.begin() + static_cast<std::ptrdiff_t>(before), reading.findings.end(),
                                 [](const Finding& finding) { return finding.weight == Finding::Weight::error; });
  if (wrong) return Error{ErrorKind::invalid, "content.area", reading.file};
  return details;
}

Result<LocalDetails> parse_local_details(std::string_view toml, std::string_view file, std::vector<Finding>& findings) {
  const Wording wording;
  Gathered gathered;
  Reading reading{std::string(file), wording, gathered, findings};
  return read_local_details(toml, reading);
}

}  // namespace heed::content
