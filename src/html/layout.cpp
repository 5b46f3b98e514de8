#include "html/layout.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

#include "html/components.hpp"
#include "html/phone_numbers.hpp"

namespace heed::html {

namespace {

using content::Words;

std::string_view look_class(Look look) {
  switch (look) {
    case Look::adults: return "govuk-template heed-look heed-look--adults";
    case Look::young_people: return "govuk-template heed-look heed-look--young-people";
    case Look::team: return "govuk-template heed-look heed-look--team";
  }
  return "govuk-template heed-look";
}

struct NavigationItem {
  const char* path;
  const char* key;
};

constexpr std::array<NavigationItem, 6> adult_navigation{{{"/signs", "common.navigation.signs"},
                                                          {"/check", "common.navigation.check"},
                                                          {"/tell", "common.navigation.tell"},
                                                          {"/guides", "common.navigation.guides"},
                                                          {"/help", "common.navigation.help"},
                                                          {"/return", "common.navigation.return"}}};
constexpr std::array<NavigationItem, 4> young_navigation{{{"/young-people", "common.navigation.young.start"},
                                                          {"/tell?as=young", "common.navigation.young.tell"},
                                                          {"/young-people/help-now", "common.navigation.young.help"},
                                                          {"/return?as=young", "common.navigation.young.return"}}};
constexpr std::array<NavigationItem, 6> team_navigation{{{"/team", "common.navigation.team.inbox"},
                                                         {"/team/alerts", "common.navigation.team.alerts"},
                                                         {"/team/search", "common.navigation.team.search"},
                                                         {"/team/audit", "common.navigation.team.audit"},
                                                         {"/team/users", "common.navigation.team.users"},
                                                         {"/team/account", "common.navigation.team.account"}}};
// What somebody may want to know before they send.
constexpr std::array<NavigationItem, 4> footer_links_beside_writing{
    {{"/what-happens-next", "common.footer.next"},
     {"/anonymity", "common.footer.anonymity"},
     {"/privacy", "common.footer.privacy"},
     {"/accessibility", "common.footer.accessibility"}}};
constexpr std::array<NavigationItem, 8> footer_links{{{"/what-happens-next", "common.footer.next"},
                                                      {"/anonymity", "common.footer.anonymity"},
                                                      {"/privacy", "common.footer.privacy"},
                                                      {"/accessibility", "common.footer.accessibility"},
                                                      {"/about/our-words", "common.footer.words"},
                                                      {"/contact", "common.footer.contact"},
                                                      {"/young-people", "common.footer.young"},
                                                      {"/team", "common.footer.team"}}};

std::span<const NavigationItem> navigation_of(Look look) {
  switch (look) {
    case Look::adults: return adult_navigation;
    case Look::young_people: return young_navigation;
    case Look::team: return team_navigation;
  }
  return adult_navigation;
}

Html head_of(const Site& site, const PageFrame& frame) {
  const Words& t = frame.words;
  Html links =
      link({attribute("rel", "stylesheet"), href(t.direction() == "rtl" ? site.style_rtl_path : site.style_path)}) +
      link({attribute("rel", "icon"), attribute("type", "image/svg+xml"), href(site.icon_path)});
  return head(
      {}, meta({attribute("charset", "utf-8")}), title({}, t("common.tab", {{"tab", frame.tab}})),
      meta({attribute("name", "viewport"),
            attribute("content", "width=device-width, initial-scale=1, viewport-fit=cover")}),
      meta({attribute("name", "robots"),
            attribute("content", frame.personal || frame.look == Look::team ? "noindex, nofollow" : "index, follow")}),
      meta({attribute("name", "format-detection"), attribute("content", "telephone=no")}), links);
}

// A plain link first of all on the page: it needs no JavaScript, keeps no referrer, and a form in progress ends with it
// because nothing of it is kept anywhere but on the page that is left. On a personal page the script also leaves again when
// somebody comes back to it after leaving; without the script a browser can show such a page, and our words say so.
Html exit_bar(const Words& t, Look look, bool personal) {
  return nav({cls("heed-exit-bar"), attribute("aria-label", t("common.exit"))},
             a({cls("heed-exit"), href(exit_destination), attribute("rel", "noreferrer nofollow"),
                attribute("data-heed-once-more", t("common.exit.once_more")),
                attribute("data-heed-leaving", t("common.exit.leaving")), when(personal, flag("data-heed-personal"))},
               t("common.exit.leave")),
             look == Look::team ? Html() : span({cls("heed-exit-bar__hint")}, t("common.exit.hint")),
             a({cls("govuk-skip-link"), href("#main")}, t("common.skip")));
}

Html languages(const Site& site, const PageFrame& frame) {
  if (site.library->locales().size() < 2 || frame.personal || frame.look == Look::team) return {};
  const Html list = each(site.library->locales(), [&](const std::string& locale) {
    if (locale == frame.words.locale()) return Html();
    const Words other = site.library->words(locale);
    return li({}, a({cls("heed-languages__link"), href(other.path(frame.path)), attribute("lang", locale),
                     attribute("hreflang", locale)},
                    other("common.language")));
  });
  return nav({cls("heed-languages"), attribute("aria-label", frame.words("common.languages"))},
             ul({cls("heed-languages__list")}, list));
}

Html masthead(const Site& site, const PageFrame& frame) {
  const Words& t = frame.words;
  const bool young = frame.look == Look::young_people;
  const std::string home = frame.look == Look::team ? "/team" : young ? "/young-people" : "/";
  const char* name = frame.look == Look::team ? "common.name.team" : young ? "common.name.young" : "common.name.adults";
  return header({cls("heed-masthead")},
                div({cls("govuk-width-container heed-masthead__inner")},
                    frame.writing ? span({cls("heed-masthead__name")}, t(name))
                                  : a({cls("heed-masthead__name"), href(t.path(home))}, t(name)),
                    span({cls("heed-masthead__organisation")}, site.library->local().team), languages(site, frame)));
}

// On a page with a form the way to help must not cost what was written: the numbers stand at its foot.
constexpr const char* help_here_fragment = "#help-here";

bool is_form(const PageFrame& frame) { return frame.personal && frame.look != Look::team; }

bool leads_to_help(std::string_view path) { return path == "/help" || path == "/young-people/help-now"; }

// The numbers for the foot of a page, without the cards that it shows already.
std::vector<std::string> numbers_here(const Site& site, const PageFrame& frame, const Html& main) {
  std::vector<std::string> ids{frame.look == Look::young_people ? "childline" : "nspcc", "emergency-sms", "bsl-999"};
  std::erase_if(ids, [&](const std::string& help_id) {
    const auto* help = site.library->pack(frame.words.locale()).help_by_id(help_id);
    return help != nullptr && main.markup().find(help_card_start(help->name)) != std::string::npos;
  });
  return ids;
}

Html help_here(const Site& site, const PageFrame& frame, const Html& main) {
  const Words& t = frame.words;
  const bool young = frame.look == Look::young_people;
  return section({cls("heed-no-print"), id("help-here"), attribute("aria-labelledby", "help-here-title")},
                 h2({cls("govuk-heading-m"), id("help-here-title")},
                    t(young ? "common.help_here.young.title" : "common.help_here.title")),
                 paragraph(with_numbers(t(young ? "common.help_here.young.text" : "common.help_here.text"))),
                 help_cards(site, t, numbers_here(site, frame, main)));
}

// "Alerts 2", and for whoever does not see it in words.
Html open_there(const PageFrame& frame, std::string_view path) {
  if (!frame.team) return {};
  const auto found = frame.team->counts.find(path);
  if (found == frame.team->counts.end()) return {};
  return Html(" ") +
         span({cls("heed-navigation__count"), attribute("aria-hidden", "true")}, frame.words.number(found->second)) +
         visually_hidden(frame.words("common.navigation.team.count", {{"count", found->second}}));
}

Html navigation(const PageFrame& frame) {
  // Before anybody signed in the team's pages lead nowhere.
  if (frame.look == Look::team && !frame.team) return {};
  const Words& t = frame.words;
  const Html list = each(navigation_of(frame.look), [&](const NavigationItem& item) {
    const std::string_view path = item.path;
    if (frame.writing && !leads_to_help(path)) return Html();
    if (frame.team && !frame.team->pages.contains(path)) return Html();
    const bool current = path.substr(0, path.find('?')) == frame.path;
    return li({cls("heed-navigation__item")},
              a({cls("heed-navigation__link"),
                 is_form(frame) && leads_to_help(path) ? href(help_here_fragment) : href(t.path(path)),
                 when(current, attribute("aria-current", "page"))},
                t(item.key), open_there(frame, path)));
  });
  return nav({cls("heed-navigation"), attribute("aria-label", t("common.navigation"))},
             ul({cls("govuk-width-container heed-navigation__list")}, list));
}

Html team_bar(const PageFrame& frame) {
  if (!frame.team) return {};
  return div(
      {cls("heed-team-bar")},
      div({cls("govuk-width-container heed-team-bar__inner")}, span({cls("heed-team-bar__name")}, frame.team->name),
          form({attribute("method", "post"), action("/team/sign-out")}, hidden("csrf", frame.team->csrf_token),
               button({cls("heed-link-button"), attribute("type", "submit")}, frame.words("common.sign_out")))));
}

Html demonstration_notice(const Words& t) {
  return div({cls("heed-demonstration")},
             p({cls("govuk-width-container heed-demonstration__text")}, strong({}, t("common.demonstration.title")),
               " ", with_numbers(t("common.demonstration.text"))));
}

Html footer_of(const Site& site, const PageFrame& frame) {
  const Words& t = frame.words;
  Html list;
  if (frame.writing)
    list = ul({cls("heed-footer__links")}, each(footer_links_beside_writing, [&](const NavigationItem& item) {
                return li({}, link_in_new_tab(t, t(item.key), t.path(item.path), "heed-footer__link"));
              }));
  else if (frame.look != Look::team)
    list = ul({cls("heed-footer__links")}, each(footer_links, [&](const NavigationItem& item) {
                return li({}, a({cls("heed-footer__link"), href(t.path(item.path))}, t(item.key)));
              }));
  return footer(
      {cls("heed-footer")},
      div({cls("govuk-width-container")}, list,
          p({cls("heed-footer__text")}, t(frame.look == Look::team ? "common.footer.team.text" : "common.footer.text",
                                          {{"organisation", site.library->local().organisation}}))));
}

Html emergency_line(const Words& t) {
  return p({cls("heed-emergency-line")}, t("common.emergency.line.danger"), " ",
           a({href("tel:999")}, t("common.emergency.call", {{"number", "999"}})), ". ",
           t("common.emergency.line.otherwise"), " ",
           a({href("tel:101")}, t("common.emergency.call", {{"number", "101"}})), ". ",
           with_numbers(t("common.emergency.line.silent")));
}

Html emergency_call(const Words& t, const std::string& number, const std::string& words_key, std::string_view classes) {
  return p({cls(classes)},
           a({cls("heed-emergency__number"), href("tel:" + number)}, t("common.emergency.call", {{"number", number}})),
           " ", span({cls("heed-emergency__words")}, t(words_key)));
}

Html emergency_box(const Words& t, Look look, bool form) {
  const std::string voice = look == Look::young_people ? "common.emergency.young." : "common.emergency.adult.";
  return aside({cls("heed-emergency"), attribute("aria-labelledby", "emergency-title")},
               h2({cls("heed-emergency__title"), id("emergency-title")}, t(voice + "title")),
               div({cls("heed-emergency__calls")}, emergency_call(t, "999", voice + "when_999", "heed-emergency__call"),
                   emergency_call(t, "101", voice + "when_101", "heed-emergency__call heed-emergency__call--other")),
               p({cls("heed-emergency__text")}, with_numbers(t(voice + "silent"))),
               p({cls("heed-emergency__note")}, t(voice + "note"), " ",
                 a({form ? href(help_here_fragment)
                         : href(t.path(look == Look::young_people ? "/young-people/help-now" : "/help"))},
                   t(voice + "more"))));
}

}  // namespace

Html link_in_new_tab(const Words& t, std::string_view label, const Url& url, std::string_view classes) {
  return a({cls(classes), href(url), attribute("target", "_blank"), attribute("rel", "noopener")},
           t("common.new_tab", {{"label", std::string(label)}}));
}

Date Site::today() const { return local_date(clock->now(), library->local().calendar.time_zone); }

std::string document(const Site& site, const PageFrame& frame, const Html& main_content) {
  const Words& t = frame.words;
  const Html emergency = frame.emergency_box        ? emergency_box(t, frame.look, is_form(frame))
                         : frame.look == Look::team ? Html()
                                                    : emergency_line(t);
  const Html page = body(
      {cls("govuk-template__body")}, exit_bar(t, frame.look, frame.personal),
      site.demonstration ? demonstration_notice(t) : Html(), masthead(site, frame), team_bar(frame), navigation(frame),
      div({cls("govuk-width-container")}, emergency,
          element("main", {cls("govuk-main-wrapper"), id("main"), attribute("tabindex", "-1")}, {main_content}),
          is_form(frame) ? help_here(site, frame, main_content) : Html()),
      footer_of(site, frame), script_file(site.exit_script_path),
      frame.team || frame.holds_unsent ? script_file(site.unsent_script_path) : Html());
  const Html whole = html({cls(look_class(frame.look)), attribute("lang", t.locale()), attribute("dir", t.direction())},
                          head_of(site, frame), page);
  return "<!DOCTYPE html>\n" + whole.markup();
}

}  // namespace heed::html
