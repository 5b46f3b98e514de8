// Page components after the GOV.UK Design System, without its crest and fonts. Words come in ready; nothing here is English.
//
// Every field has a visible label, its hint and error tied to it by aria-describedby, and an id equal to its name (dots
// become hyphens), so that the error summary can link to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "content/text.hpp"
#include "html/builder.hpp"

namespace heed::html {

enum class LabelSize { small, medium, large, page_heading };  // page_heading: the label is the page's h1
enum class ButtonKind { primary, secondary, warning, start };

// "children.0.age" → "children-0-age".
std::string field_id(std::string_view name);
// The error of one field among many, as words; nothing when it has none.
std::optional<std::string> error_of(const content::Words& words, const std::vector<FieldError>& errors,
                                    std::string_view field);
// The box at the top of a page with mistakes: each links to its field. Empty markup when there are none.
Html error_summary(const content::Words& words, const std::vector<FieldError>& errors);

struct TextField {
  std::string name, label, hint, value;
  std::optional<std::string> error;
  LabelSize label_size = LabelSize::small;
  std::string type = "text";  // text, tel, email, password, number
  std::string autocomplete = "off";
  std::string inputmode;  // "", numeric, tel, email
  int width = 0;          // characters: 2, 3, 4, 5, 10, 20, 30; 0 = full
  int rows = 0;           // > 0: a textarea
  bool spellcheck = true;
  bool prevent_translate = false;
};
Html text_field(const TextField& field);

struct Choice {
  std::string value, label, hint;
  bool chosen = false;
  Html revealed;  // shown beneath the choice, always visible (no JavaScript is needed)
};
struct ChoiceField {
  std::string name, legend, hint;
  std::optional<std::string> error;
  LabelSize legend_size = LabelSize::medium;
  bool several = false;  // checkboxes instead of radios
  bool inline_choices = false;
  bool small = false;
  std::vector<Choice> choices;
};
Html choice_field(const ChoiceField& field);

// A list to choose one of. An option in another language than the page's says which.
struct Option {
  std::string value, label;
  std::string language = {};  // BCP 47; "" = the page's
  bool chosen = false;
};
struct SelectField {
  std::string name, label, hint;
  std::optional<std::string> error;
  std::vector<Option> options;
};
Html select_field(const SelectField& field);

Html hidden(std::string_view name, std::string_view value);
// A submit button; with a name it tells the handler which was pressed.
Html submit(std::string_view label, ButtonKind kind = ButtonKind::primary, std::string_view name = {},
            std::string_view value = {});
// A button that sends its form to `where`: for two things that are written in one form and sent apart.
Html submit_to(const Url& where, std::string_view label, ButtonKind kind = ButtonKind::primary);
Html link_button(std::string_view label, const Url& url, ButtonKind kind = ButtonKind::primary);

struct SummaryRow {
  Html key, value;
  std::string change_label;               // "Change"; empty: no change button
  std::string change_hidden;              // visually hidden rest: " what you are worried about"
  std::string change_name, change_value;  // the submit button's name and value
};
Html summary_list(const std::vector<SummaryRow>& rows);

Html inset(const Html& content);
Html warning(const content::Words& words, const Html& content);
Html panel(std::string_view heading, const Html& content);
// A notification banner. `title_id` tells two on one page apart.
Html notice(std::string_view heading, const Html& content, std::string_view title_id = "notice-title");
Html details_block(std::string_view summary, const Html& content);
Html chip(std::string_view text, std::string_view modifier = {});  // .heed-chip; said in words, never by colour alone
Html visually_hidden(std::string_view text);
Html heading(int level, std::string_view text, std::string_view size = "m");
Html paragraph(const Html& content);
// Text from a person: line breaks kept, lang and dir given, no link is ever made of it.
Html quoted_text(std::string_view text, std::string_view language = {});

}  // namespace heed::html
