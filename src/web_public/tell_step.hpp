// The pages of the telling as data: who sees a page, when, its fields, and, where a page is more than its fields, how it is
// drawn and read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/pack.hpp"
#include "web_public/form_page.hpp"
#include "web_public/tell_field.hpp"
#include "web_public/tell_state.hpp"

namespace heed::web_public {

// A page that is shown once for each child, adult, vehicle ...
struct Entries {
  std::size_t (*count)(const domain::ConcernDraft& draft);
  void (*resize)(domain::ConcernDraft& draft, std::size_t count);
  void (*remove)(domain::ConcernDraft& draft, std::size_t entry);
  std::string_view list;        // the draft's member: "children"
  std::string_view add_words;   // "Add another child"
  std::string_view part_words;  // "Child {number}"
};

template <auto list>
constexpr Entries entries_of(std::string_view name, std::string_view add_words, std::string_view part_words) {
  return {[](const domain::ConcernDraft& draft) { return (draft.*list).size(); },
          [](domain::ConcernDraft& draft, std::size_t count) { (draft.*list).resize(count); },
          [](domain::ConcernDraft& draft, std::size_t entry) {
            auto& all = draft.*list;
            if (entry < all.size()) all.erase(all.begin() + static_cast<std::ptrdiff_t>(entry));
          },
          name,
          add_words,
          part_words};
}

// One thing said on a page, for the page before sending.
struct Said {
  std::string label, text;
};

struct StepView {
  const Visit& visit;
  TellState& state;
  const std::vector<FieldError>& errors;
};

struct Step {
  std::string_view id;
  std::string_view title;  // message key of the h1
  std::string_view lead;   // message key, or ""
  std::vector<Field> fields;
  std::optional<Entries> entries = std::nullopt;
  bool asks = true;              // false: a page that only says something
  bool holds_the_words = false;  // below them: whether it is about one of us, and which language they are in
  // Where set, in place of what the fields give:
  bool (*applies)(const TellState& state) = nullptr;
  html::Html (*render)(const StepView& view) = nullptr;
  void (*apply)(const http::Form& form, const content::Pack& pack, TellState& state) = nullptr;
  std::vector<Said> (*say)(const Visit& visit, const domain::ConcernDraft& draft) = nullptr;
  bool (*owns)(std::string_view error_field) = nullptr;
};

// Every page that someone of this kind can meet, in order.
const std::vector<Step>& all_steps(domain::ReporterKind who);
// The first page.
std::string_view first_step(domain::ReporterKind who);
// Those that apply now.
std::vector<const Step*> steps_now(const TellState& state);
// The page of that id; nothing when this person has none such.
const Step* find_step(domain::ReporterKind who, std::string_view id);
// The page that holds the field of an error, if any.
const Step* step_of_error(domain::ReporterKind who, const FieldError& error);
bool owns_error(const Step& step, const FieldError& error);
// The errors of one page, and of the one entry that it shows.
std::vector<FieldError> errors_on(const Step& step, std::size_t entry, const std::vector<FieldError>& errors);

// What the page asks, with what was said so far.
html::Html render_step(const Step& step, const StepView& view);
// Takes the page's answers, exactly as typed.
void apply_step(const Step& step, const http::Form& form, const content::Pack& pack, TellState& state);
// Takes the entry that the page is about away when nothing was said of it; whether it did.
bool drop_empty_entry(const Step& step, TellState& state);
// What was said on the page; of one entry, where it has several.
std::vector<Said> said_on(const Step& step, const Visit& visit, domain::ConcernDraft draft, std::size_t entry);

}  // namespace heed::web_public
