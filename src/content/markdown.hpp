// Markdown to markup with the classes of the GOV.UK Design System, by walking cmark-gfm's tree. Nothing of the source
// reaches the markup unescaped: raw HTML, pictures and addresses outside are findings and are left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/page.hpp"
#include "content/pseudo.hpp"
#include "content/reading.hpp"

namespace heed::content {

struct MarkdownOptions {
  int first_line = 1;        // the line of the file at which the text starts
  std::string prefix;        // "/en-XA": put before every address inside the site
  std::string organisation;  // replaces {{organisation}}; "" leaves it
  Pseudo pseudo = Pseudo::none;
};

// The blocks; links, helps and mistakes go to `reading`.
std::vector<Block> render_markdown(std::string_view text, const MarkdownOptions& options, Reading& reading);

// & < > and " as entities.
std::string escape_markup(std::string_view text);
// Replaces {{organisation}}, in the text of a title or summary.
std::string fill_organisation(std::string text, std::string_view organisation);

}  // namespace heed::content
