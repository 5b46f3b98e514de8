#include "app/error_text.hpp"

#include "app/json_archive.hpp"
#include "base/text.hpp"
#include "domain/text_limit.hpp"

namespace heed::app {

std::string error_text(const content::Words& words, std::string_view code, std::string_view typed) {
  const auto most = domain::most_characters(code);
  const auto count = count_characters(tidy_lines(typed));
  if (!most || count <= *most) return words(code);
  return words(code == domain::short_text_too_long ? "problem.line.too_long.by" : "problem.text.too_long.by",
               {{"most", words.number(static_cast<std::int64_t>(*most))},
                {"count", words.number(static_cast<std::int64_t>(count))}});
}

std::string text_at(const domain::ConcernDraft& draft, std::string_view field) {
  const Json json = write_json(draft);
  const Json* at = &json;
  for (const auto part : split(field, '.')) {
    const auto number = parse_number(part);
    if (at->is_array()) {
      if (!number || static_cast<std::size_t>(*number) >= at->size()) return {};
      at = &(*at)[static_cast<std::size_t>(*number)];
    } else {
      const auto found = at->find(std::string(part));
      if (found == at->end()) return {};
      at = &*found;
    }
  }
  return at->is_string() ? at->get<std::string>() : std::string();
}

}  // namespace heed::app
