// What is already known, beside a concern: for each of its mentions, what else may be of the same one.
#pragma once

#include "app/known_links.hpp"
#include "html/builder.hpp"
#include "web_team/concern_page.hpp"

namespace heed::web_team {

// A part of the concern's page; where it could not be looked up, it says so.
html::Html known_panel(const ConcernPage& page);

// Of all pages that show mentions.
// "Child: Bea Example", "Vehicle: AB12 CDE".
std::string mention_title(const content::Words& words, const mentions::Mention& mention);
// That nobody has confirmed what was read out of words; nothing of any other.
html::Html only_read(const content::Words& words, const mentions::Mention& mention);
// "date of birth or age".
std::string attribute_name(const content::Words& words, mentions::AttributeType type);
// With how many would agree by chance: of each, or only where that is some.
enum class ByChance { always, where_common };
html::Html reason_list(const content::Words& words, const std::vector<app::ReasonView>& reasons, ByChance by_chance);
// That somebody said no, and what is known since; empty where there is nothing.
html::Html new_since(const content::Words& words, const std::vector<mentions::AttributeType>& types);
// The address of the page that shows two mentions beside each other.
std::string path_of_pair(ConcernId concern, std::string_view place, ConcernId other, std::string_view other_place);

}  // namespace heed::web_team
