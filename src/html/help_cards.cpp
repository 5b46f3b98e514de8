#include "base/calendar.hpp"
#include "html/components.hpp"
#include "html/hour.hpp"
#include "html/layout.hpp"
#include "html/phone_numbers.hpp"

namespace heed::html {

namespace {

using content::Words;

constexpr std::string_view by_day_contact = "social-care";

Html fact(const Words& t, const char* key, const std::string& value) {
  if (value.empty()) return {};
  return dt({}, t(key)) + dd({}, value);
}

Html phone_link(const std::string& phone) {
  if (phone.empty()) return {};
  return p({cls("heed-help-card__phone")}, a({href(number_url(phone))}, phone));
}

// A row whose value is a number to call, or says one.
Html number_fact(const Words& t, const char* key, const std::string& value) {
  if (value.empty()) return {};
  return dt({}, t(key)) + dd({}, with_numbers(value));
}

// A number to write to: pressing it must never make a call, least of all for somebody who cannot speak.
Html text_fact(const Words& t, const std::string& number) {
  if (number.empty()) return {};
  const bool bare = number.find_first_not_of("0123456789") == std::string::npos;
  return dt({}, t("common.help.text")) +
         dd({}, bare ? a({href("sms:" + number), cls("govuk-link")}, number) : Html(number));
}

enum class Hour { open, closed };

constexpr std::string_view name_class = "heed-help-card__name";

// In words, and not by place or colour alone.
Html name_of(const Words& t, const std::string& name, Hour hour) {
  return h3({cls(name_class)}, name, hour == Hour::closed ? Html(" ") + chip(t("common.help.closed_now")) : Html());
}

Hour hour_of(const Site& site, const content::Help& help) {
  const auto opens = next_open(site.clock->now(), help.open);
  return opens && *opens > site.clock->now() ? Hour::closed : Hour::open;
}

// The offices keep the team's hours; the emergency duty answers while they do not. Of others we do not know.
Hour hour_of(const Site& site, std::string_view contact_id) {
  const auto& local = site.library->local();
  const bool office = contact_id == "social-care" || contact_id == "team" || contact_id == "designated-officer";
  if (contact_id == local.out_of_hours_contact) return is_office_hour(site) ? Hour::closed : Hour::open;
  return office && !is_office_hour(site) ? Hour::closed : Hour::open;
}

Html help_card(const Words& t, const content::Help& help, Hour hour) {
  return article(
      {cls("heed-help-card")}, name_of(t, help.name, hour),
      p({cls("heed-help-card__purpose")}, with_numbers(help.purpose)), phone_link(help.phone),
      dl({cls("heed-help-card__facts")},
         text_fact(t, help.text) + fact(t, "common.help.hours", help.hours) + fact(t, "common.help.cost", help.cost) +
             fact(t, "common.help.on_bill", help.on_bill) + fact(t, "common.help.web", help.web)),
      help.caution.empty()
          ? Html()
          : p({cls("heed-help-card__caution")}, help.text.empty() ? with_numbers(help.caution) : Html(help.caution)));
}

Html withheld_card(const Site& site, const Words& t) {
  const Html numbers = phone_link("101");
  return article({cls("heed-help-card heed-help-card--withheld")},
                 h3({cls("heed-help-card__name")}, t("common.help.withheld.title")),
                 p({cls("heed-help-card__purpose")}, with_numbers(t("common.help.withheld.text"))), numbers) +
         [&] {
           const content::Help* nspcc = site.library->pack(t.locale()).help_by_id("nspcc");
           return nspcc == nullptr ? Html() : help_card(t, *nspcc, hour_of(site, *nspcc));
         }();
}

Html contact_card(const Site& site, const Words& t, const content::Contact& contact) {
  const Html mail = contact.email.empty() ? Html()
                                          : p({cls("heed-help-card__purpose")},
                                              a({cls("govuk-link"), href("mailto:" + contact.email)}, contact.email));
  return article(
      {cls("heed-help-card")}, name_of(t, contact.name, hour_of(site, contact.id)),
      contact.note.empty() ? Html() : p({cls("heed-help-card__purpose")}, with_numbers(contact.note)),
      phone_link(contact.phone), mail,
      dl({cls("heed-help-card__facts")},
         number_fact(t, "common.help.text_phone", contact.text_phone) + fact(t, "common.help.hours", contact.hours) +
             fact(t, "common.help.checked", contact.last_checked ? t.date(*contact.last_checked) : "")));
}

Html card_of(const Site& site, const Words& t, std::string_view contact_id) {
  const content::Contact* contact = site.library->local().shown(contact_id, site.today());
  return contact == nullptr ? withheld_card(site, t) : contact_card(site, t, *contact);
}

// The office by day and the emergency duty beside it, whichever answers now first.
Html both_offices(const Site& site, const Words& t) {
  const std::string_view duty = site.library->local().out_of_hours_contact;
  const Html by_day = card_of(site, t, by_day_contact);
  const Html by_night = site.library->local().shown(duty, site.today()) == nullptr ? Html() : card_of(site, t, duty);
  return is_office_hour(site) ? by_day + by_night : by_night + by_day;
}

Html until_read(const Site& site, const Words& t, std::optional<Instant> next_read) {
  const content::Contact* duty = site.library->local().shown(contact_at_this_hour(site, next_read), site.today());
  return with_numbers(duty == nullptr || duty->phone.empty()
                          ? t("common.next_read.until")
                          : t("common.next_read.until_duty", {{"name", duty->name}, {"phone", duty->phone}}));
}

}  // namespace

bool is_office_hour(const Site& site) {
  const auto now = site.clock->now();
  const auto opens = next_open(now, site.library->local().calendar);
  return opens && *opens <= now;
}

bool is_helpline_open(const Site& site, const Words& t, std::string_view help_id) {
  const content::Help* help = site.library->pack(t.locale()).help_by_id(help_id);
  return help != nullptr && hour_of(site, *help) == Hour::open;
}

std::string help_card_start(std::string_view name) {
  const Html heading = h3({cls(name_class)}, name);
  return heading.markup().substr(0, heading.markup().rfind('<'));
}

Html help_cards(const Site& site, const Words& t, const std::vector<std::string>& ids) {
  const content::Pack& pack = site.library->pack(t.locale());
  Html open, closed;
  for (const std::string& help_id : ids) {
    const content::Help* help = pack.help_by_id(help_id);
    if (help == nullptr) continue;
    const Hour hour = hour_of(site, *help);
    (hour == Hour::open ? open : closed) += help_card(t, *help, hour);
  }
  return div({cls("heed-help-cards")}, open, closed);
}

Html local_card(const Site& site, const Words& t, std::string_view contact_id) {
  return div({cls("heed-help-cards")},
             contact_id == by_day_contact ? both_offices(site, t) : card_of(site, t, contact_id));
}

Html card_at_this_hour(const Site& site, const Words& t, std::optional<Instant> next_read) {
  return div({cls("heed-help-cards")}, card_of(site, t, contact_at_this_hour(site, next_read)));
}

std::string_view contact_at_this_hour(const Site& site, std::optional<Instant> next_read) {
  const content::LocalDetails& local = site.library->local();
  const bool at_work = next_read && *next_read <= site.clock->now();
  const bool day = at_work && local.shown(by_day_contact, site.today()) != nullptr;
  return day ? by_day_contact : std::string_view(local.out_of_hours_contact);
}

std::string next_read_line(const Site& site, const Words& t, std::optional<Instant> next_read) {
  const std::string& team = site.library->local().team;
  if (!next_read) return t("common.next_read.unknown", {{"team", team}});
  if (*next_read <= site.clock->now()) return t("common.next_read.now", {{"team", team}});
  return t("common.next_read.when", {{"team", team}, {"when", t.day_and_time(*next_read)}});
}

Html next_read_notice(const Site& site, const Words& t, std::optional<Instant> next_read) {
  return p({cls("heed-next-read")}, strong({}, next_read_line(site, t, next_read)), " ",
           until_read(site, t, next_read));
}

Html until_read_notice(const Site& site, const Words& t, std::optional<Instant> next_read) {
  return p({cls("heed-next-read")}, until_read(site, t, next_read));
}

}  // namespace heed::html
