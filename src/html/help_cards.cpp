#include "html/components.hpp"
#include "html/hour.hpp"
#include "html/layout.hpp"

namespace heed::html {

namespace {

using content::Words;

Html fact(const Words& t, const char* key, const std::string& value) {
  if (value.empty()) return {};
  return dt({}, t(key)) + dd({}, value);
}

// "0800 1111" → tel:08001111
Html phone_link(const std::string& phone) {
  if (phone.empty()) return {};
  std::string digits;
  for (const char c : phone)
    if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits.push_back(c);
  return p({cls("heed-help-card__phone")}, a({href("tel:" + digits)}, phone));
}

Html text_phone_of(const Words& t, const std::string& number) { return fact(t, "common.help.text_phone", number); }

Html help_card(const Words& t, const content::Help& help) {
  return article({cls("heed-help-card")}, h3({cls("heed-help-card__name")}, help.name),
                 p({cls("heed-help-card__purpose")}, help.purpose), phone_link(help.phone),
                 dl({cls("heed-help-card__facts")},
                    fact(t, "common.help.text", help.text) + fact(t, "common.help.hours", help.hours) +
                        fact(t, "common.help.cost", help.cost) + fact(t, "common.help.on_bill", help.on_bill) +
                        fact(t, "common.help.web", help.web) +
                        fact(t, "common.help.check", help.recheck.empty() ? "" : t("common.help.recheck"))),
                 help.caution.empty() ? Html() : p({cls("heed-help-card__caution")}, help.caution));
}

Html withheld_card(const Site& site, const Words& t) {
  const Html numbers = phone_link("101");
  return article({cls("heed-help-card heed-help-card--withheld")},
                 h3({cls("heed-help-card__name")}, t("common.help.withheld.title")),
                 p({cls("heed-help-card__purpose")}, t("common.help.withheld.text")), numbers) +
         [&] {
           const content::Help* nspcc = site.library->pack(t.locale()).help_by_id("nspcc");
           return nspcc == nullptr ? Html() : help_card(t, *nspcc);
         }();
}

}  // namespace

Html help_cards(const Site& site, const Words& t, const std::vector<std::string>& ids) {
  const content::Pack& pack = site.library->pack(t.locale());
  return div({cls("heed-help-cards")}, each(ids, [&](const std::string& help_id) {
               const content::Help* help = pack.help_by_id(help_id);
               return help == nullptr ? Html() : help_card(t, *help);
             }));
}

Html local_card(const Site& site, const Words& t, std::string_view contact_id) {
  const content::Contact* contact = site.library->local().shown(contact_id, site.today());
  if (contact == nullptr) return div({cls("heed-help-cards")}, withheld_card(site, t));
  const Html mail = contact->email.empty()
                        ? Html()
                        : p({cls("heed-help-card__purpose")},
                            a({cls("govuk-link"), href("mailto:" + contact->email)}, contact->email));
  return div(
      {cls("heed-help-cards")},
      article({cls("heed-help-card")}, h3({cls("heed-help-card__name")}, contact->name),
              contact->note.empty() ? Html() : p({cls("heed-help-card__purpose")}, contact->note),
              phone_link(contact->phone), mail,
              dl({cls("heed-help-card__facts")},
                 text_phone_of(t, contact->text_phone) + fact(t, "common.help.hours", contact->hours) +
                     fact(t, "common.help.checked", contact->last_checked ? t.date(*contact->last_checked) : ""))));
}

std::string_view contact_at_this_hour(const Site& site, std::optional<Instant> next_read) {
  constexpr std::string_view by_day = "social-care";
  const content::LocalDetails& local = site.library->local();
  const bool at_work = next_read && *next_read <= site.clock->now();
  const bool day = at_work && local.shown(by_day, site.today()) != nullptr;
  return day ? by_day : std::string_view(local.out_of_hours_contact);
}

Html next_read_notice(const Site& site, const Words& t, std::optional<Instant> next_read) {
  const content::LocalDetails& local = site.library->local();
  const content::Contact* duty = local.shown(contact_at_this_hour(site, next_read), site.today());
  const Html until = duty == nullptr || duty->phone.empty()
                         ? Html(t("common.next_read.until"))
                         : Html(t("common.next_read.until_duty", {{"name", duty->name}, {"phone", duty->phone}}));
  if (!next_read)
    return p({cls("heed-next-read")}, strong({}, t("common.next_read.unknown", {{"team", local.team}})), " ", until);
  const bool now = *next_read <= site.clock->now();
  return p({cls("heed-next-read")},
           strong({}, now ? t("common.next_read.now", {{"team", local.team}})
                          : t("common.next_read.when", {{"team", local.team}, {"when", t.day_and_time(*next_read)}})),
           " ", until);
}

}  // namespace heed::html
