#include "web_team/mention_page.hpp"

#include <algorithm>
#include <array>

#include "app/change_mention.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "web_team/concern_page.hpp"
#include "web_team/facts.hpp"
#include "web_team/known_panel.hpp"
#include "web_team/mentions_part.hpp"
#include "web_team/reason_form.hpp"

namespace heed::web_team {

using namespace html;
using app::MentionDraft;
using mentions::Deed;
using mentions::Part;

namespace {

constexpr std::array<domain::HowKnown, 4> ways_to_know{domain::HowKnown::seen, domain::HowKnown::told,
                                                       domain::HowKnown::possible, domain::HowKnown::dont_know};
constexpr std::array<Part, 5> parts_to_choose{Part::child_at_risk, Part::adult_of_concern, Part::witness, Part::parent,
                                              Part::professional};

std::size_t number_in(std::string_view text) {
  const auto number = parse_number(text);
  return number && *number >= 0 ? static_cast<std::size_t>(*number) : 0;
}

// What a script on the concern's page sends of a selection: where it stands, and nothing of what it says.
void read_passage(const http::Form& fields, MentionDraft& draft) {
  draft.where = {std::string(fields.value("field")), number_in(fields.value("from")), number_in(fields.value("until"))};
}

MentionDraft typed_in(const Visit& visit, Deed deed) {
  const auto& form = visit.form;
  MentionDraft draft;
  draft.item = std::string(visit.request.parameter("item"));
  draft.deed = deed;
  draft.seen = number_in(form.value("seen"));
  draft.type = form.value("type");
  draft.text = form.value("text");
  draft.whose = form.value("whose");
  draft.said_by = form.value("said_by");
  draft.happened = form.value("happened");
  draft.how_known = form.value("how_known");
  draft.told = form.value("told");
  draft.parts = form.values("part");
  read_passage(form, draft);
  return draft;
}

const app::MentionView* item_of(const app::ConcernView& view, std::string_view item) {
  const auto& items = view.mentions.items;
  const auto found = std::ranges::find_if(items, [&](const app::MentionView& one) { return one.item.id == item; });
  return found == items.end() ? nullptr : &*found;
}

std::string_view field_of(std::string_view code) {
  if (code == "problem.mention.type") return "type";
  if (code == "problem.mention.whose") return "whose";
  return code == "problem.mention.parts" ? "part" : "text";
}

// What was said of it before stays unless somebody changes it.
void say_again(const app::MentionView& one, MentionDraft& draft) {
  for (const auto& deed : one.deeds) {
    if (deed.deed != Deed::added && deed.deed != Deed::corrected) continue;
    draft.said_by = deed.said_by;
    draft.how_known = deed.how_known == domain::HowKnown::not_answered ? "" : std::string(to_string(deed.how_known));
    draft.happened = deed.happened;
    draft.told = deed.told;
  }
}

SelectField types_field(const content::Words& t, const std::string& chosen) {
  SelectField field{"type", t("team.mention.type"), t("team.mention.type.hint"), {}, {}};
  field.options.push_back({"", t("team.mention.choose")});
  for (const auto type : app::types_to_choose()) {
    const std::string code(to_string(type));
    field.options.push_back({code, attribute_name(t, type), {}, code == chosen});
  }
  return field;
}

SelectField whose_field(const content::Words& t, const app::ConcernView& view, const MentionDraft& draft) {
  SelectField field{"whose", t("team.mention.whose"), t("team.mention.whose.hint"), {}, {}};
  const auto add = [&](const std::string& value, const std::string& label) {
    field.options.push_back({value, label, {}, value == draft.whose});
  };
  add("", t("team.mention.whose.nobody"));
  for (const auto& person : view.mentions.people)
    if (person.place != draft.item) add(person.place, person_title(t, person));
  add(std::string(mentions::new_child), t("team.mention.whose.new_child"));
  add(std::string(mentions::new_adult), t("team.mention.whose.new_adult"));
  return field;
}

SelectField how_known_field(const content::Words& t, const std::string& chosen) {
  SelectField field{"how_known", t("team.mention.how_known"), {}, {}, {}};
  field.options.push_back({"", t("team.mention.not_said")});
  for (const auto way : ways_to_know) {
    const std::string code(to_string(way));
    field.options.push_back({code, t("team.how_known." + code), {}, code == chosen});
  }
  return field;
}

TextField line_field(const content::Words& t, const std::string& name, const std::string& value) {
  TextField field;
  field.name = name;
  field.label = t("team.mention." + name);
  field.hint = t("team.mention." + name + ".hint");
  field.value = value;
  return field;
}

Html fields_of(const content::Words& t, const app::ConcernView& view, const MentionDraft& draft,
               const std::vector<FieldError>& errors) {
  auto type = types_field(t, draft.type);
  auto text = line_field(t, "text", draft.text);
  auto whose = whose_field(t, view, draft);
  type.error = error_of(t, errors, "type");
  text.error = error_of(t, errors, "text");
  whose.error = error_of(t, errors, "whose");
  text.prevent_translate = true;
  const Html passage = draft.where.field.empty()
                           ? Html()
                           : hidden("field", draft.where.field) + hidden("from", std::to_string(draft.where.from)) +
                                 hidden("until", std::to_string(draft.where.until));
  return passage + hidden("seen", std::to_string(draft.seen)) + text_field(text) + select_field(type) +
         select_field(whose) + text_field(line_field(t, "said_by", draft.said_by)) +
         select_field(how_known_field(t, draft.how_known)) + text_field(line_field(t, "happened", draft.happened)) +
         text_field(line_field(t, "told", draft.told));
}

// `below`: the address of the form, below the concern's.
http::Response page_of(const Visit& visit, const app::ConcernView& view, std::string_view title, const Html& above,
                       const std::string& below, const Html& fields, const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  const Html buttons = div({cls("heed-actions")}, submit(t("team.mention.button")),
                           link_button(t("team.same.back"), t.path(path_of(view.id)), ButtonKind::secondary));
  const Html form =
      post_form(t, visit.csrf_token, path_of(view.id) + below,
                hidden(reference_name, view.reference) + hidden("once", once_of(visit)) + fields + buttons, {},
                errors.empty() ? Boxes::as_stored : Boxes::hold_unsent);
  const Html main = outcome(error_summary(t, errors)) + heading(1, t(title), "l") + above + form;
  return team_page(visit, t(errors.empty() ? "team.concern.tab" : "team.concern.tab.error"), main,
                   errors.empty() ? http::Status::ok : http::Status::unprocessable);
}

http::Response show_draft(const Visit& visit, const app::ConcernView& view, const MentionDraft& draft,
                          const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  const Html fields = fields_of(t, view, draft, errors);
  if (draft.deed == Deed::added)
    return page_of(visit, view, "team.mention.add.title", paragraph(t("team.mention.add.about")), "/mentions/add",
                   fields, errors);
  const auto* const item = item_of(view, draft.item);
  const Html above =
      item == nullptr ? Html() : paragraph(Html(t("team.mentions.stands_there")) + " " + said(item->item.said.text));
  return page_of(visit, view, "team.mention.correct.title", above, "/mentions/" + draft.item + "/correct", fields,
                 errors);
}

http::Response show_parts(const Visit& visit, const app::ConcernView& view, const app::PersonHere& person,
                          const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  ChoiceField choice;
  choice.name = "part";
  choice.legend = person_title(t, person);
  choice.hint = t("team.mentions.people.about");
  choice.several = true;
  choice.error = error_of(t, errors, "part");
  for (const auto part : parts_to_choose) {
    const std::string code(to_string(part));
    const bool chosen = std::ranges::find(person.parts, part) != person.parts.end();
    choice.choices.push_back({code, t("team.mentions.part." + code), {}, chosen, {}});
  }
  return page_of(visit, view, "team.mention.parts.title", {}, "/mentions/" + person.place + "/parts",
                 hidden("seen", std::to_string(person.changes)) + choice_field(choice), errors);
}

const app::PersonHere* person_of(const app::ConcernView& view, std::string_view place) {
  const auto found = std::ranges::find(view.mentions.people, place, &app::PersonHere::place);
  return found == view.mentions.people.end() ? nullptr : &*found;
}

const Error& no_such_mention() {
  static const Error error{ErrorKind::not_found, "mention.unknown", {}};
  return error;
}

// Stores it; what is wrong with it is shown by `again`.
template <class Again>
http::Response store(const Visit& visit, const MentionDraft& draft, const Again& again) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto done = app::ChangeMention(visit.team.service)(visit.actor, *concern, draft, once_of(visit));
  if (done.ok()) return go_to_saying(visit, path_of(*concern), title_of(Done::mention_changed), next_mention);
  if (done.error().kind != ErrorKind::invalid) return problem_page(visit, done.error());
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, *concern);
  if (!view.ok()) return problem_page(visit, view.error());
  return again(*view, {{std::string(field_of(done.error().code)), done.error().code}});
}

http::Response store_draft(const Visit& visit, Deed deed) {
  const auto draft = typed_in(visit, deed);
  return store(visit, draft, [&](const app::ConcernView& view, const std::vector<FieldError>& errors) {
    return show_draft(visit, view, draft, errors);
  });
}

template <class Show>
http::Response with_concern(const Visit& visit, const Show& show) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, *concern);
  return view.ok() ? show(*view) : problem_page(visit, view.error());
}

}  // namespace

http::Response get_add_mention(const Visit& visit) {
  return with_concern(visit, [&](const app::ConcernView& view) {
    MentionDraft draft;
    draft.deed = Deed::added;
    if (const auto asked = http::Form::parse(visit.request.query); asked.ok()) read_passage(*asked, draft);
    if (const auto text = mentions::text_at(app::told_in(view), draft.where))
      draft.text = tidy_line(*text);
    else
      draft.where = {};
    return show_draft(visit, view, draft, {});
  });
}

http::Response post_add_mention(const Visit& visit) { return store_draft(visit, Deed::added); }

http::Response get_correct_mention(const Visit& visit) {
  return with_concern(visit, [&](const app::ConcernView& view) {
    const auto* const one = item_of(view, visit.request.parameter("item"));
    if (one == nullptr) return problem_page(visit, no_such_mention());
    MentionDraft draft;
    draft.item = one->item.id;
    draft.deed = Deed::corrected;
    draft.seen = one->changes;
    draft.type = to_string(one->item.taken.type);
    draft.text = one->item.taken.text;
    draft.whose = one->item.taken.whose;
    say_again(*one, draft);
    return show_draft(visit, view, draft, {});
  });
}

http::Response post_correct_mention(const Visit& visit) { return store_draft(visit, Deed::corrected); }

http::Response get_parts(const Visit& visit) {
  return with_concern(visit, [&](const app::ConcernView& view) {
    const auto* const person = person_of(view, visit.request.parameter("item"));
    return person == nullptr ? problem_page(visit, no_such_mention()) : show_parts(visit, view, *person, {});
  });
}

http::Response post_parts(const Visit& visit) {
  const auto draft = typed_in(visit, Deed::given_parts);
  return store(visit, draft, [&](const app::ConcernView& view, const std::vector<FieldError>& errors) {
    const auto* const person = person_of(view, draft.item);
    return person == nullptr ? problem_page(visit, no_such_mention()) : show_parts(visit, view, *person, errors);
  });
}

}  // namespace heed::web_team
