// The frame of every page: quick exit first, skip link, demonstration notice, masthead, navigation, emergency box, footer.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "content/library.hpp"
#include "html/builder.hpp"

namespace heed::html {

// What every page of one running program shares.
struct Site {
  std::shared_ptr<const content::Library> library;
  bool demonstration = true;
  std::string style_path, style_rtl_path, exit_script_path,
      icon_path;  // with a content hash: /assets/heed.1a2b3c4d.css
  const Clock* clock = nullptr;
  std::string unsent_script_path = {};    // of the pages of whoever is signed in, or was when they wrote
  std::string search_script_path = {};    // of the team's page that searches
  std::string mentions_script_path = {};  // of a concern's page

  Date today() const;
};

// adults: calm and plain; young_people: its own look and voice; team: dense, signed in.
enum class Look { adults, young_people, team };

struct TeamFrame {
  std::string name;        // who is signed in
  std::string csrf_token;  // for the sign-out form
  std::set<std::string, std::less<>>
      pages;  // which of the team's pages this person may open: "/team", "/team/audit" ...
  std::map<std::string, std::int64_t, std::less<>> counts = {};  // by page: how many are open there, where that is some
};

struct PageFrame {
  content::Words words;
  Look look = Look::adults;
  std::string tab;                // neutral browser-tab title; the name of the site is added by the frame
  std::string path;               // root-relative, without locale: the switch of languages and the current item
  std::optional<TeamFrame> team;  // set when someone is signed in
  bool personal = false;          // a form or something personal: the exit ends it, no language switch
  bool writing =
      false;  // what stands on it would be lost by leaving: no link leads off it but the exit and those in a new tab
  bool emergency_box = true;  // the full box; false: only its one-line form (within a form's later pages, team pages)
  bool holds_unsent =
      false;  // for nobody who is signed in: leaving it is asked about all the same (unsent_script_path)
};

// A link that leaves the page where it is: it opens in a new tab, and says so.
Html link_in_new_tab(const content::Words& words, std::string_view label, const Url& url,
                     std::string_view classes = "govuk-link");

// The whole document. `main` holds the h1.
std::string document(const Site& site, const PageFrame& frame, const Html& main);

// "A person next reads concerns on Tuesday 24 November at 9am. Until then …": with the emergency duty number.
Html next_read_notice(const Site& site, const content::Words& words, std::optional<Instant> next_read);
// Its two halves, for a page whose own words come between: who reads and when, and whom to call until then.
std::string next_read_line(const Site& site, const content::Words& words, std::optional<Instant> next_read);
Html until_read_notice(const Site& site, const content::Words& words, std::optional<Instant> next_read);
// Cards of national help, by id: what is closed now says so and stands last. Of a local contact, or of what stands in for it when
// it is withheld; children's social care and the emergency duty come together, whichever answers now first.
Html help_cards(const Site& site, const content::Words& words, const std::vector<std::string>& ids);
// How the card of that name begins, by which a page is seen to show it already.
std::string help_card_start(std::string_view name);
Html local_card(const Site& site, const content::Words& words, std::string_view contact_id);

}  // namespace heed::html
