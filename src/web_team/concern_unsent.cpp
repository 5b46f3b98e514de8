// What stands in the boxes of a concern's page and was not sent by the button that was pressed.
#include <algorithm>

#include "app/error_text.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "html/error_summary.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"

namespace heed::web_team {

using namespace html;

namespace {

struct TextBox {
  std::string_view name;
  Box box;
  const std::string& (*text)(const Typed&);
};

// `told` has a box on the page before closing alone.
constexpr std::array<TextBox, 8> texts{{
    {"reply", Box::reply, [](const Typed& typed) -> const std::string& { return typed.reply; }},
    {"note", Box::note, [](const Typed& typed) -> const std::string& { return typed.note; }},
    {"officer", Box::officer, [](const Typed& typed) -> const std::string& { return typed.officer; }},
    {"rationale", Box::decision, [](const Typed& typed) -> const std::string& { return typed.decision.rationale; }},
    {"basis", Box::decision, [](const Typed& typed) -> const std::string& { return typed.decision.basis; }},
    {"not_shared", Box::decision, [](const Typed& typed) -> const std::string& { return typed.decision.not_shared; }},
    {"child_voice", Box::decision, [](const Typed& typed) -> const std::string& { return typed.decision.child_voice; }},
    {"told", Box::decision, [](const Typed& typed) -> const std::string& { return typed.decision.told; }},
}};

bool is_text(std::string_view text) { return !tidy_lines(text).empty(); }

struct Kept {
  std::string_view text, link, place;  // message keys, and the id of the first field
};

Kept kept_in(Box box) {
  switch (box) {
    case Box::reply: return {"team.reply.kept", "team.reply.kept.link", "#reply"};
    case Box::note: return {"team.notes.kept", "team.notes.kept.link", "#note"};
    case Box::officer: return {"team.officer.kept", "team.officer.kept.link", "#officer"};
    case Box::decision: return {"team.decide.kept", "team.decide.kept.link", "#kind"};
    case Box::colleague: return {"team.assign.kept", "team.assign.kept.link", "#colleague"};
  }
  return {};
}

struct Changed {
  Done done;
  std::string_view title, part, place;  // message keys, and the id of the part to look at
};

constexpr std::array<Changed, 22> changes{{
    {Done::taken, "team.done.taken", "team.decisions.title", "#decisions"},
    {Done::put_back, "team.done.put_back", "team.standing.title", "#standing"},
    {Done::assigned, "team.done.assigned", "team.standing.title", "#standing"},
    {Done::settled, "team.done.settled", "team.conversation.title", "#conversation"},
    {Done::note, "team.notes.added", "team.notes.title", "#notes"},
    {Done::reply, "team.reply.sent", "team.conversation.title", "#conversation"},
    {Done::officer, "team.done.officer", "team.first.title", "#first"},
    {Done::decided, "team.done.decided", "team.decisions.title", "#decisions"},
    {Done::closed, "team.done.closed", "team.decisions.title", "#decisions"},
    {Done::decided_over, "team.done.decided_over", "team.decisions.title", "#decisions"},
    {Done::closed_over, "team.done.closed_over", "team.decisions.title", "#decisions"},
    {Done::restricted, "team.about_staff.done", "team.notes.title", "#notes"},
    {Done::was_restricted, "team.about_staff.done_before", "team.notes.title", "#notes"},
    {Done::reason_to_restrict, "team.about_staff.reason_added", "team.notes.title", "#notes"},
    {Done::lifted, "team.lift.done", "team.notes.title", "#notes"},
    {Done::was_lifted, "team.lift.done_before", "team.notes.title", "#notes"},
    {Done::reason_to_lift, "team.lift.reason_added", "team.notes.title", "#notes"},
    {Done::said_same, "team.done.said_same", "team.known.title", "#known"},
    {Done::said_different, "team.done.said_different", "team.known.title", "#known"},
    {Done::said_not_sure, "team.done.said_not_sure", "team.known.title", "#known"},
    {Done::said_no_more, "team.done.said_no_more", "team.known.title", "#known"},
    {Done::mention_changed, "team.done.mention_changed", "team.mentions.title", "#mentions"},
}};

const Changed* changed_by(Done done) {
  const auto* const found =
      std::find_if(changes.begin(), changes.end(), [&](const Changed& one) { return one.done == done; });
  return found == changes.end() ? nullptr : found;
}

// What a press did is said only while it is so: the answer may have been lost, and a colleague may have been at work since.
bool still_holds(const ConcernPage& page) {
  const bool has_it = page.is_taken() && !page.is_closed() && page.view.owner == page.actor.id;
  switch (page.typed.done) {
    case Done::taken:
    case Done::decided_over: return has_it;
    case Done::put_back: return !has_it;
    case Done::assigned: return page.is_taken() && !has_it;
    case Done::settled: return !page.view.message_waits;
    case Done::closed:
    case Done::closed_over: return page.is_closed();
    case Done::restricted:
    case Done::was_restricted:
    case Done::reason_to_restrict: return page.view.restricted;
    case Done::lifted:
    case Done::was_lifted:
    case Done::reason_to_lift: return !page.view.restricted;
    case Done::nothing:
    case Done::note:
    case Done::reply:
    case Done::officer:
    case Done::decided:
    case Done::said_same:
    case Done::said_different:
    case Done::said_not_sure:
    case Done::said_no_more:
    case Done::mention_changed: return true;
  }
  return true;
}

Html line(const ConcernPage& page, const Kept& kept) {
  const content::Words& t = page.words;
  return p({cls("govuk-notification-banner__heading")}, t(kept.text), " ",
           a({cls("govuk-notification-banner__link"), href(kept.place)}, t(kept.link)));
}

// What was chosen for a decision that can no longer be made is said in words, and goes along.
Html choice_without_a_box(const ConcernPage& page) {
  const content::Words& t = page.words;
  const std::string key = "team.decision." + page.typed.decision.kind;
  if (page.has(Box::decision) || page.typed.decision.kind.empty() || !t.has(key)) return {};
  Facts facts(t);
  facts.line("team.decide.kind", t(key));
  return facts.list() + hidden("kind", page.typed.decision.kind);
}

Html texts_without_a_box(const ConcernPage& page) {
  return each(texts, [&](const TextBox& one) {
    if (page.has(one.box) || !is_text(one.text(page.typed))) return Html();
    TextField field;
    field.name = one.name;
    field.label = page.words("team.field." + field.name);
    for (const FieldError& error : page.typed.errors)
      if (error.field == one.name && !field.error)
        field.error = app::error_text(page.words, error.code, one.text(page.typed));
    field.value = one.text(page.typed);
    field.rows = 4;
    return text_field(field);
  });
}

Html whatever_has_no_box(const ConcernPage& page) { return choice_without_a_box(page) + texts_without_a_box(page); }

bool is_on_page(const ConcernPage& page, std::string_view field) {
  for (const TextBox& one : texts)
    if (one.name == field) return is_text(one.text(page.typed)) || (page.has(one.box) && field != "told");
  if (field == "colleague") return page.allows(domain::Action::assign_concern) && !page.view.colleagues.empty();
  if (field == "kind") return page.has(Box::decision);
  if (field == "close") return page.has(Box::decision) && page.allows(domain::Action::close_concern);
  return true;
}

// What is wrong, in words: of a text that is too long with how long it is.
std::string text_of(const ConcernPage& page, const FieldError& error) {
  for (const TextBox& one : texts)
    if (one.name == error.field) return app::error_text(page.words, error.code, one.text(page.typed));
  return page.words(error.code);
}

std::vector<FieldText> lines_of(const ConcernPage& page) {
  std::vector<FieldText> lines;
  for (const FieldError& one : page.typed.errors) lines.push_back({one.field, text_of(page, one)});
  return lines;
}

std::string part_of(std::string_view field) {
  if (field == "reply") return "conversation";
  if (field == "note") return "notes";
  if (field == "officer") return "first";
  return field == "colleague" ? "standing" : "decisions";
}

}  // namespace

bool Typed::is_written(Box box) const {
  switch (box) {
    case Box::reply: return is_text(reply);
    case Box::note: return is_text(note);
    case Box::officer: return is_text(officer);
    case Box::colleague: return !colleague.empty();
    case Box::decision:
      return close || !decision.kind.empty() || std::any_of(texts.begin(), texts.end(), [&](const TextBox& one) {
               return one.box == Box::decision && is_text(one.text(*this));
             });
  }
  return false;
}

bool Typed::is_anything_written() const {
  return std::any_of(all_boxes.begin(), all_boxes.end(), [&](Box box) { return is_written(box); });
}

bool ConcernPage::has(Box box) const {
  using domain::Action;
  switch (box) {
    case Box::reply: return !view.receipt_ended && view.contact_allowed && allows(Action::reply_to_reporter);
    case Box::note: return allows(Action::add_note);
    case Box::officer:
      return view.designated_officer_by && !view.designated_officer_told_at && allows(Action::tell_officer);
    case Box::decision: return allows(Action::decide_concern);
    case Box::colleague:
      return allows(Action::assign_concern) &&
             std::any_of(view.colleagues.begin(), view.colleagues.end(),
                         [&](const app::Colleague& one) { return one.id.to_string() == typed.colleague; });
  }
  return false;
}

std::string_view title_of(Done done) {
  const Changed* changed = changed_by(done);
  return changed == nullptr ? std::string_view{} : changed->title;
}

Done done_of(std::string_view title) {
  const auto* const found =
      std::find_if(changes.begin(), changes.end(), [&](const Changed& one) { return one.title == title; });
  return found == changes.end() ? Done::nothing : found->done;
}

Html what_was_done(const ConcernPage& page) {
  const Changed* changed = changed_by(page.typed.done);
  if (changed == nullptr || !still_holds(page)) return {};
  const content::Words& t = page.words;
  Html lines;
  for (const Box box : all_boxes)
    if (page.typed.is_written(box) && page.has(box)) lines += line(page, kept_in(box));
  if (!whatever_has_no_box(page).empty())
    lines += line(page, {"team.without_a_box.kept", "team.without_a_box.link", "#without-a-box"});
  lines += p({cls("govuk-body")}, a({cls("govuk-notification-banner__link"), href(changed->place)},
                                    t("team.done.go", {{"part", t(changed->part)}})));
  return notice(t(changed->title), lines, "outcome-title");
}

Html without_a_box(const ConcernPage& page) {
  const Html content = whatever_has_no_box(page);
  if (content.empty()) return {};
  return div({cls("heed-no-print")}, card("without-a-box", page.words("team.without_a_box.title"),
                                          paragraph(page.words("team.without_a_box.about")) + content));
}

Html mistakes(const ConcernPage& page) {
  std::vector<FieldText> lines = lines_of(page);
  for (FieldText& one : lines)
    if (!is_on_page(page, one.field)) one.field = part_of(one.field);
  return summary_of_errors(page.words, lines);
}

Html mistakes_before_closing(const ConcernPage& page) { return summary_of_errors(page.words, lines_of(page)); }

Html carried(const ConcernPage& page) {
  const Typed& typed = page.typed;
  return hidden("note", typed.note) + hidden("reply", typed.reply) + hidden("officer", typed.officer) +
         hidden("colleague", typed.colleague);
}

}  // namespace heed::web_team
