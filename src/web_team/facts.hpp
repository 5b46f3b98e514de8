// Lists of facts, as someone gave them: what was not given is left out, or said to be unknown, never blank.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/text.hpp"
#include "html/builder.hpp"

namespace heed::web_team {

// Someone's words within a line: in their own direction, not translated, never a link.
html::Html said(std::string_view text);

class Facts {
 public:
  explicit Facts(const content::Words& words) : m_words(words) {}

  // Left out when empty.
  Facts& given(std::string_view label_key, std::string_view value);
  // "No information given" when empty.
  Facts& always(std::string_view label_key, std::string_view value);
  // Ours, not someone's words.
  Facts& line(std::string_view label_key, const html::Html& value);

  bool empty() const { return m_rows.empty(); }
  html::Html list() const;

 private:
  const content::Words& m_words;
  std::vector<std::pair<std::string, html::Html>> m_rows;
};

// What not everybody needs on a small screen, behind one line that opens it.
enum class Fold { open, closed };
html::Html folded(std::string_view label, const html::Html& content, Fold fold);

// A boxed part of a page with its heading; `fragment` is what links within the page lead to.
html::Html card(std::string_view fragment, std::string_view title, const html::Html& content);

}  // namespace heed::web_team
