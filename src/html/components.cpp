#include "html/components.hpp"

#include <algorithm>

#include "html/error_summary.hpp"

namespace heed::html {

namespace {

std::string_view label_class(LabelSize size) {
  switch (size) {
    case LabelSize::small: return "govuk-label";
    case LabelSize::medium: return "govuk-label govuk-label--m";
    case LabelSize::large: return "govuk-label govuk-label--l";
    case LabelSize::page_heading: return "govuk-label govuk-label--l";
  }
  return "govuk-label";
}

std::string_view legend_class(LabelSize size) {
  switch (size) {
    case LabelSize::small: return "govuk-fieldset__legend govuk-fieldset__legend--s";
    case LabelSize::medium: return "govuk-fieldset__legend govuk-fieldset__legend--m";
    case LabelSize::large: return "govuk-fieldset__legend govuk-fieldset__legend--l";
    case LabelSize::page_heading: return "govuk-fieldset__legend govuk-fieldset__legend--l";
  }
  return "govuk-fieldset__legend";
}

std::string_view button_class(ButtonKind kind) {
  switch (kind) {
    case ButtonKind::primary: return "govuk-button";
    case ButtonKind::secondary: return "govuk-button govuk-button--secondary";
    case ButtonKind::warning: return "govuk-button govuk-button--warning";
    case ButtonKind::start: return "govuk-button govuk-button--start";
  }
  return "govuk-button";
}

// The ids of hint and error, for aria-describedby; "" when there is neither.
std::string described_by(const std::string& id, bool hint, bool error) {
  std::string ids;
  if (hint) ids = id + "-hint";
  if (error) ids += (ids.empty() ? "" : " ") + id + "-error";
  return ids;
}

Html hint_of(const std::string& id, const std::string& hint) {
  if (hint.empty()) return {};
  return div({cls("govuk-hint"), attribute("id", id + "-hint")}, hint);
}

Html error_of_field(const std::string& id, const std::optional<std::string>& error) {
  if (!error) return {};
  return p({cls("govuk-error-message"), attribute("id", id + "-error")}, *error);
}

std::string group_class(bool error) { return error ? "govuk-form-group govuk-form-group--error" : "govuk-form-group"; }

Attributes field_attributes(const TextField& field, const std::string& id, std::string classes) {
  if (field.width > 0) classes += " govuk-input--width-" + std::to_string(field.width);
  Attributes attributes{cls(classes), attribute("id", id), attribute("name", field.name),
                        attribute("autocomplete", field.autocomplete)};
  if (!field.spellcheck) attributes.push_back(attribute("spellcheck", "false"));
  if (field.prevent_translate) attributes.push_back(attribute("translate", "no"));
  const std::string described = described_by(id, !field.hint.empty(), field.error.has_value());
  if (!described.empty()) attributes.push_back(attribute("aria-describedby", described));
  if (field.error) attributes.push_back(attribute("aria-invalid", "true"));
  return attributes;
}

Html control(const TextField& field, const std::string& id) {
  if (field.rows > 0) {
    Attributes attributes =
        field_attributes(field, id, field.error ? "govuk-textarea govuk-textarea--error" : "govuk-textarea");
    attributes.push_back(attribute("rows", std::to_string(field.rows)));
    return textarea(attributes, field.value);
  }
  Attributes attributes = field_attributes(field, id, field.error ? "govuk-input govuk-input--error" : "govuk-input");
  attributes.push_back(attribute("type", field.type));
  if (!field.inputmode.empty()) attributes.push_back(attribute("inputmode", field.inputmode));
  attributes.push_back(attribute("value", field.value));
  return input(attributes);
}

Html choice_item(const ChoiceField& field, const Choice& choice, const std::string& id) {
  const std::string block = field.several ? "govuk-checkboxes" : "govuk-radios";
  Attributes attributes{cls(block + "__input"),           attribute("id", id),
                        attribute("name", field.name),    attribute("type", field.several ? "checkbox" : "radio"),
                        attribute("value", choice.value), when(choice.chosen, flag("checked"))};
  Html item = input(attributes) + label({cls("govuk-label " + block + "__label"), attribute("for", id)}, choice.label);
  if (!choice.hint.empty()) item += div({cls("govuk-hint " + block + "__hint")}, choice.hint);
  Html whole = div({cls(block + "__item")}, item);
  if (!choice.revealed.empty()) whole += div({cls(block + "__conditional heed-revealed")}, choice.revealed);
  return whole;
}

}  // namespace

std::string field_id(std::string_view name) {
  std::string id(name);
  std::replace(id.begin(), id.end(), '.', '-');
  return id;
}

std::optional<std::string> error_of(const content::Words& words, const std::vector<FieldError>& errors,
                                    std::string_view field) {
  for (const FieldError& error : errors)
    if (error.field == field) return words(error.code);
  return std::nullopt;
}

Html error_summary(const content::Words& words, const std::vector<FieldError>& errors) {
  std::vector<FieldText> texts;
  for (const FieldError& error : errors) texts.push_back({error.field, words(error.code)});
  return summary_of_errors(words, texts);
}

Html summary_of_errors(const content::Words& words, const std::vector<FieldText>& errors, std::size_t more) {
  if (errors.empty()) return {};
  const Html list =
      each(errors, [&](const FieldText& error) { return li({}, a({href("#" + field_id(error.field))}, error.text)); });
  const Html rest =
      more > 0 ? paragraph(words("common.error.more", {{"count", static_cast<std::int64_t>(more)}})) : Html();
  return div(
      {cls("govuk-error-summary"), attribute("tabindex", "-1")},
      div({attribute("role", "alert")}, h2({cls("govuk-error-summary__title")}, words("common.error.title")),
          div({cls("govuk-error-summary__body")}, ul({cls("govuk-list govuk-error-summary__list")}, list) + rest)));
}

Html text_field(const TextField& field) {
  const std::string id = field_id(field.name);
  Html caption = label({cls(label_class(field.label_size)), attribute("for", id)}, field.label);
  if (field.label_size == LabelSize::page_heading) caption = h1({cls("govuk-label-wrapper")}, caption);
  return div({cls(group_class(field.error.has_value()))}, caption, hint_of(id, field.hint),
             error_of_field(id, field.error), control(field, id));
}

Html choice_field(const ChoiceField& field) {
  const std::string id = field_id(field.name);
  std::string classes = field.several ? "govuk-checkboxes" : "govuk-radios";
  if (field.small) classes += field.several ? " govuk-checkboxes--small" : " govuk-radios--small";
  if (field.inline_choices && !field.several) classes += " govuk-radios--inline";

  Html items;
  std::size_t count = 0;
  for (const Choice& choice : field.choices) {
    // The first choice has the field's own id, so that the error summary leads to it.
    items += choice_item(field, choice, count == 0 ? id : id + "-" + std::to_string(count + 1));
    ++count;
  }
  Html question = field.legend_size == LabelSize::page_heading ? h1({cls("govuk-fieldset__heading")}, field.legend)
                                                               : Html(field.legend);
  Attributes attributes{cls("govuk-fieldset")};
  const std::string described = described_by(id, !field.hint.empty(), field.error.has_value());
  if (!described.empty()) attributes.push_back(attribute("aria-describedby", described));
  return div({cls(group_class(field.error.has_value()))},
             fieldset(attributes, legend({cls(legend_class(field.legend_size))}, question), hint_of(id, field.hint),
                      error_of_field(id, field.error), div({cls(classes)}, items)));
}

Html select_field(const SelectField& field) {
  const std::string id = field_id(field.name);
  Attributes attributes{cls(field.error ? "govuk-select govuk-select--error" : "govuk-select"), attribute("id", id),
                        attribute("name", field.name), attribute("autocomplete", "off")};
  const std::string described = described_by(id, !field.hint.empty(), field.error.has_value());
  if (!described.empty()) attributes.push_back(attribute("aria-describedby", described));
  if (field.error) attributes.push_back(attribute("aria-invalid", "true"));
  const Html options = each(field.options, [](const Option& one) {
    return option({attribute("value", one.value), when(!one.language.empty(), attribute("lang", one.language)),
                   when(!one.language.empty(), attribute("translate", "no")), when(one.chosen, flag("selected"))},
                  one.label);
  });
  return div({cls(group_class(field.error.has_value()))},
             label({cls("govuk-label"), attribute("for", id)}, field.label), hint_of(id, field.hint),
             error_of_field(id, field.error), select(attributes, options));
}

Html hidden(std::string_view name, std::string_view value) {
  return input({attribute("type", "hidden"), attribute("name", name), attribute("value", value)});
}

Html submit(std::string_view label_text, ButtonKind kind, std::string_view name, std::string_view value) {
  Attributes attributes{cls(button_class(kind)), attribute("type", "submit")};
  if (!name.empty()) {
    attributes.push_back(attribute("name", name));
    attributes.push_back(attribute("value", value));
  }
  return button(attributes, label_text);
}

Html submit_to(const Url& where, std::string_view label_text, ButtonKind kind) {
  return button({cls(button_class(kind)), attribute("type", "submit"), formaction(where)}, label_text);
}

Html link_button(std::string_view label_text, const Url& url, ButtonKind kind) {
  return a({href(url), cls(button_class(kind))}, label_text);
}

Html summary_list(const std::vector<SummaryRow>& rows) {
  return dl({cls("govuk-summary-list")}, each(rows, [](const SummaryRow& row) {
              Html change;
              if (!row.change_label.empty())
                change = dd({cls("govuk-summary-list__actions")},
                            button({cls("heed-link-button"), attribute("type", "submit"),
                                    attribute("name", row.change_name), attribute("value", row.change_value)},
                                   row.change_label, visually_hidden(row.change_hidden)));
              return div({cls("govuk-summary-list__row")}, dt({cls("govuk-summary-list__key")}, row.key),
                         dd({cls("govuk-summary-list__value")}, row.value), change);
            }));
}

Html inset(const Html& content) { return div({cls("govuk-inset-text")}, content); }

Html warning(const content::Words& words, const Html& content) {
  return div({cls("govuk-warning-text")},
             span({cls("govuk-warning-text__icon"), attribute("aria-hidden", "true")}, "!"),
             strong({cls("govuk-warning-text__text")}, visually_hidden(words("common.warning")), " ", content));
}

Html panel(std::string_view heading_text, const Html& content) {
  return div({cls("govuk-panel govuk-panel--confirmation")}, h1({cls("govuk-panel__title")}, heading_text),
             div({cls("govuk-panel__body")}, content));
}

Html notice(std::string_view heading_text, const Html& content, std::string_view title_id) {
  return section({cls("govuk-notification-banner"), attribute("aria-labelledby", title_id)},
                 div({cls("govuk-notification-banner__header")},
                     h2({cls("govuk-notification-banner__title"), attribute("id", title_id)}, heading_text)),
                 div({cls("govuk-notification-banner__content")}, content));
}

Html details_block(std::string_view summary_text, const Html& content) {
  return details({cls("govuk-details")},
                 summary({cls("govuk-details__summary")}, span({cls("govuk-details__summary-text")}, summary_text)),
                 div({cls("govuk-details__text")}, content));
}

Html chip(std::string_view text, std::string_view modifier) {
  std::string classes = "heed-chip";
  if (!modifier.empty()) classes += " heed-chip--" + std::string(modifier);
  return span({cls(classes)}, text);
}

Html visually_hidden(std::string_view text) { return span({cls("govuk-visually-hidden")}, text); }

Html heading(int level, std::string_view text, std::string_view size) {
  const std::string name = "h" + std::to_string(level);
  return element(name, {cls("govuk-heading-" + std::string(size))}, {Html(text)});
}

Html paragraph(const Html& content) { return p({cls("govuk-body")}, content); }

Html quoted_text(std::string_view text, std::string_view language) {
  Attributes attributes{cls("heed-quoted"), attribute("dir", "auto"), attribute("translate", "no")};
  if (!language.empty()) attributes.push_back(attribute("lang", language));
  return div(attributes, text);
}

}  // namespace heed::html
