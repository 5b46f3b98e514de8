#include "web_team/marked_text.hpp"

#include <algorithm>
#include <vector>

#include "html/components.hpp"
#include "web_team/known_panel.hpp"

namespace heed::web_team {

using namespace html;

namespace {

struct Mark {
  std::size_t from = 0, until = 0, number = 0;
  const mentions::Item* item = nullptr;
};

std::vector<Mark> marks_in(const ConcernPage& page, std::string_view field, std::size_t begins, std::size_t size) {
  std::vector<Mark> marks;
  const auto& items = page.view.mentions.items;
  for (std::size_t at = 0; at < items.size(); ++at) {
    const auto& item = items[at].item;
    const auto& where = item.said.where;
    const bool is_here = where.field == field && where.from >= begins && where.until > where.from;
    if (!is_here || where.until - begins > size || item.standing == mentions::Standing::discarded) continue;
    marks.push_back({where.from - begins, where.until - begins, at + 1, &item});
  }
  std::ranges::sort(marks, {}, &Mark::from);
  return marks;
}

// The number leads to the list; what it is taken for is said to whoever does not see how it is marked.
Html marked(const content::Words& t, std::string_view text, const Mark& one) {
  const bool is_proposed = one.item->standing == mentions::Standing::proposed;
  const std::string about = t(is_proposed ? "team.mentions.mark.proposed" : "team.mentions.mark.looked_at",
                              {{"what", attribute_name(t, one.item->taken.type)}});
  return mark({cls(is_proposed ? "heed-mention" : "heed-mention heed-mention--looked-at")}, text,
              a({cls("heed-mention__number govuk-link"), href("#" + mention_place(one.number))},
                "[" + std::to_string(one.number) + "]", visually_hidden(" " + about)));
}

Html with_marks(const ConcernPage& page, std::string_view field, std::string_view text, std::size_t begins) {
  Html all;
  std::size_t at = 0;
  for (const auto& one : marks_in(page, field, begins, text.size())) {
    if (one.from < at) continue;
    all += Html(text.substr(at, one.from - at)) + marked(page.words, text.substr(one.from, one.until - one.from), one);
    at = one.until;
  }
  return all + Html(text.substr(at));
}

Attributes in_field(std::string_view classes, std::string_view field, std::size_t begins) {
  return {cls(classes), attribute("dir", "auto"), attribute("translate", "no"), attribute("data-field", field),
          attribute("data-begins", std::to_string(begins))};
}

}  // namespace

std::string mention_place(std::size_t number) { return "mention-" + std::to_string(number); }

Html marked_line(const ConcernPage& page, std::string_view field, std::string_view text) {
  return text.empty() ? Html() : span(in_field("", field, 0), with_marks(page, field, text, 0));
}

Html marked_quote(const ConcernPage& page, std::string_view field, std::string_view text, std::size_t begins) {
  auto attributes = in_field("heed-quoted", field, begins);
  const auto& language = page.view.concern.language;
  if (!language.empty()) attributes.push_back(attribute("lang", language));
  return div(attributes, with_marks(page, field, text, begins));
}

}  // namespace heed::web_team
