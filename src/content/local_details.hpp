// One area's names, numbers and hours, each with the day it was last checked and by whom.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"

namespace heed::content {

// Days after its check from which a contact is warned about, and from which it is no longer shown.
inline constexpr int contact_warn_days = 150;
inline constexpr int contact_withhold_days = 180;

enum class ContactState { current, check_soon, withheld };

struct Contact {
  std::string id;  // "police", "social-care", "social-care-out-of-hours", "team", "sexual-assault-referral-centre", ...
  std::string name, phone, text_phone, email, hours, note, checked_by;
  std::optional<Date> last_checked;  // none: never checked, so withheld
};

// The ids that pages and forms know, in the order in which they are listed.
const std::vector<std::string>& known_contact_ids();

// Withheld from the 180th day on, when never checked, or when its check lies in the future.
ContactState state_of(const Contact& contact, Date today);

struct LocalDetails {
  std::string id, name;  // "exampleshire", "Exampleshire"
  bool demonstration = true;
  std::string organisation, team, short_name;  // "Exampleshire Council", "Exampleshire Safeguarding Team"
  std::vector<std::string> locales;            // of the site; the first answers at "/"
  std::vector<std::string> languages_read;     // by the team: "en", "ur"
  std::vector<std::string> postcode_districts;
  std::vector<Contact> contacts;
  WorkCalendar calendar;                // when the team reads concerns
  int danger_hours = 1;                 // in which what someone needs within minutes is decided, day and night
  std::string out_of_hours_contact;     // id of a contact
  std::string website;                  // as plain text; "" when there is none
  std::optional<Date> website_checked;  // none: never checked
  std::string website_checked_by;

  const Contact* contact(std::string_view id) const;
  // The contact when it may be shown today, else nothing.
  const Contact* shown(std::string_view id, Date today) const;
  // The website's address, as text, when it was checked as recently as a contact must be, else "".
  std::string_view shown_website(Date today) const;
};

}  // namespace heed::content
