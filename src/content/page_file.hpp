// A page file: TOML front matter between +++ lines, then Markdown.
#pragma once

#include <string_view>

#include "content/markdown.hpp"
#include "content/page.hpp"
#include "content/reading.hpp"

namespace heed::content {

// As parse_page, for one locale. `options.first_line` is set by the reader.
Result<Page> read_page(std::string_view markdown, MarkdownOptions options, Reading& reading);

}  // namespace heed::content
