// Pages of words: Markdown with a front matter, rendered once into safe markup and named inserts.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/calendar.hpp"

namespace heed::content {

enum class Section { adults, guides, young_people };

// Markup that cmark-gfm made in its safe mode from words in content/.
struct MarkdownMarkup {
  std::string html;
};
// {{help nspcc childline}} → name "help", arguments {"nspcc", "childline"}.
struct Insert {
  std::string name;
  std::vector<std::string> arguments;
};
using Block = std::variant<MarkdownMarkup, Insert>;

struct Page {
  Section section = Section::adults;
  std::string slug;  // "signs"; "" for a section's index
  std::string path;  // "/signs", "/guides/schools", "/young-people"
  std::string title, tab, summary, author;
  int order = 0;
  bool in_navigation = true;
  std::vector<std::string> sources;
  Date reviewed, review_by;
  std::vector<Block> blocks;
  std::string locale;  // the locale the words are in; differs from the one asked for when a translation is missing
  bool draft = false;  // a translation that no native speaker has checked
};

}  // namespace heed::content
