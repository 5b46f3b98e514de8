// Where a link in a page may go: inside the site, within the page, to a telephone number or an e-mail address.
#pragma once

#include <string>
#include <string_view>

namespace heed::content {

enum class LinkKind {
  internal,   // "/signs", "/young-people/rights#top"
  fragment,   // "#what-to-do"
  telephone,  // "tel:101"
  email,      // "mailto:team@example.org"
  outside,    // any http or https address: refused, since nobody has checked it
  team,       // the team's pages: refused in public words
  wrong,      // anything else: refused
};

LinkKind kind_of_link(std::string_view address);
// The path alone: "/signs" of "/signs#top" and "/signs?x=1", "/guides" of "/guides/".
std::string path_of_link(std::string_view address);
// What is wrong with a refused link and what to write instead; "" for the others.
std::string_view advice_for(LinkKind kind);

}  // namespace heed::content
