// One field of the telling as data: its name, its words, how it is asked and where in the draft its text lies.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "content/text.hpp"
#include "domain/concern.hpp"
#include "html/builder.hpp"
#include "http/form.hpp"

namespace heed::web_public {

// Where a field's text lies. Precondition: the entry exists.
using Reach = std::string& (*)(domain::ConcernDraft& draft, std::size_t entry);

template <auto member>
std::string& top(domain::ConcernDraft& draft, std::size_t) {
  return draft.*member;
}
template <auto part, auto member>
std::string& inside(domain::ConcernDraft& draft, std::size_t) {
  return (draft.*part).*member;
}
template <auto list, auto member>
std::string& entry_of(domain::ConcernDraft& draft, std::size_t entry) {
  return (draft.*list)[entry].*member;
}

enum class Asked { line, lines, telephone, email, yes_no, consent, contact_kind, reply_wanted, birth };

struct Field {
  std::string_view name;   // the draft's member; "children.*.age": the star is the entry
  std::string_view label;  // message key
  std::string_view hint;   // message key, or ""
  Reach reach;
  Asked asked = Asked::line;
};

// An answer among several: its code and its words.
struct Offered {
  std::string_view code, words;
};
// Empty for fields that take free text.
const std::vector<Offered>& offered(Asked asked);

// "children.*.age", 2 → "children.2.age".
std::string field_name(std::string_view name, std::size_t entry);
// Whether an error's field is this one ("children.2.age" is "children.*.age").
bool names_field(std::string_view name, std::string_view error_field);
// The entry in an error's field: 2 for "children.2.age", nothing for "worry".
std::optional<std::size_t> entry_in(std::string_view error_field);

// What is wrong with a field's text: of one that is too long, how long it may be and is.
std::optional<std::string> error_of_text(const content::Words& words, const std::vector<FieldError>& errors,
                                         std::string_view field, std::string_view text);
// The list above the form, with the same words: the first app::most_listed_errors, and how many more there are.
html::Html error_summary_of(const content::Words& words, const domain::ConcernDraft& draft,
                            const std::vector<FieldError>& errors);

html::Html render_field(const content::Words& words, const Field& field, std::string_view value, std::size_t entry,
                        const std::vector<FieldError>& errors);
// The text of a field for the page before sending: choices in words.
std::string shown_value(const content::Words& words, const Field& field, std::string_view value);
// Takes what came for the field, exactly as typed; a field that did not come stays as it was.
void apply_field(const Field& field, const http::Form& form, domain::ConcernDraft& draft, std::size_t entry);

}  // namespace heed::web_public
