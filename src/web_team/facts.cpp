#include "web_team/facts.hpp"

namespace heed::web_team {

using namespace html;

Html said(std::string_view text) { return span({attribute("dir", "auto"), attribute("translate", "no")}, text); }

Facts& Facts::given(std::string_view label_key, std::string_view value) {
  if (!value.empty()) m_rows.emplace_back(m_words(label_key), said(value));
  return *this;
}

Facts& Facts::always(std::string_view label_key, std::string_view value) {
  m_rows.emplace_back(m_words(label_key), value.empty() ? Html(m_words("team.none_given")) : said(value));
  return *this;
}

Facts& Facts::line(std::string_view label_key, const Html& value) {
  m_rows.emplace_back(m_words(label_key), value);
  return *this;
}

Html Facts::list() const {
  if (m_rows.empty()) return {};
  return dl({cls("heed-facts")}, each(m_rows, [](const auto& row) { return dt({}, row.first) + dd({}, row.second); }));
}

Html folded(std::string_view label, const Html& content, Fold fold) {
  return details({cls("govuk-details"), when(fold == Fold::open, flag("open"))},
                 summary({cls("govuk-details__summary")}, span({cls("govuk-details__summary-text")}, label)),
                 div({cls("govuk-details__text")}, content));
}

Html card(std::string_view fragment, std::string_view title_text, const Html& content) {
  const std::string title_id = std::string(fragment) + "-title";
  return section({cls("heed-card"), id(fragment), attribute("aria-labelledby", title_id)},
                 h2({cls("heed-card__title"), id(title_id)}, title_text), content);
}

}  // namespace heed::web_team
