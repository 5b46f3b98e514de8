#include "content/local_details.hpp"

#include <algorithm>

namespace heed::content {
namespace {

ContactState state_of_check(const std::optional<Date>& checked, Date today) {
  if (!checked || *checked > today) return ContactState::withheld;
  const int age = days_between(*checked, today);
  if (age >= contact_withhold_days) return ContactState::withheld;
  return age >= contact_warn_days ? ContactState::check_soon : ContactState::current;
}

}  // namespace

const std::vector<std::string>& known_contact_ids() {
  static const std::vector<std::string> ids = {"police",
                                               "social-care",
                                               "social-care-out-of-hours",
                                               "team",
                                               "sexual-assault-referral-centre",
                                               "designated-officer",
                                               "health"};
  return ids;
}

ContactState state_of(const Contact& contact, Date today) { return state_of_check(contact.last_checked, today); }

const Contact* LocalDetails::contact(std::string_view wanted) const {
  const auto found =
      std::find_if(contacts.begin(), contacts.end(), [&](const Contact& contact) { return contact.id == wanted; });
  return found == contacts.end() ? nullptr : &*found;
}

const Contact* LocalDetails::shown(std::string_view wanted, Date today) const {
  const Contact* found = contact(wanted);
  return found != nullptr && state_of(*found, today) != ContactState::withheld ? found : nullptr;
}

std::string_view LocalDetails::shown_website(Date today) const {
  if (state_of_check(website_checked, today) == ContactState::withheld) return {};
  return website;
}

}  // namespace heed::content
