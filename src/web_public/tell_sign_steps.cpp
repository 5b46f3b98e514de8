// Signs: first which, then of each how it is known, when and where.
#include <algorithm>

#include "base/text.hpp"
#include "html/components.hpp"
#include "web_public/form_signs.hpp"
#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

using namespace html;
using domain::ConcernDraft;
using domain::ObservationDraft;

namespace {

// Boxes for what no sign of the pack says; each becomes an observation without an item.
struct OwnSign {
  std::string_view code, kind, box, heading;
};
constexpr OwnSign own_signs[] = {
    {"other", "sign", "tell.signs.other", "tell.signs.other"},
    {"context", "context", "tell.signs.context", "tell.signs.context"},
};

bool is_own(const ObservationDraft& observation, const OwnSign& own) {
  return observation.item.empty() && observation.kind == own.kind;
}

ObservationDraft* find_sign(ConcernDraft& draft, std::string_view item) {
  for (auto& observation : draft.observations)
    if (observation.item == item) return &observation;
  return nullptr;
}

bool is_ticked(const ConcernDraft& draft, std::string_view item) {
  return std::any_of(draft.observations.begin(), draft.observations.end(),
                     [&](const ObservationDraft& one) { return one.item == item && is_noticed(one); });
}

Html render_group(const StepView& view, const SignGroup& group) {
  ChoiceField field;
  field.name = "signs." + std::string(group.code);
  field.legend = view.visit.t(group.question);
  field.several = true;
  for (const auto* item : signs_of(view.visit.pack(), group.kind))
    field.choices.push_back({item->id, item->today, "", is_ticked(view.state.draft, item->id), {}});
  return field.choices.empty() ? Html() : choice_field(field);
}

Html render_signs(const StepView& view) {
  Html content = each(sign_groups(), [&](const SignGroup& group) { return render_group(view, group); });
  ChoiceField more;
  more.name = "signs.own";
  more.legend = view.visit.t("tell.signs.own");
  more.several = true;
  const auto& seen = view.state.draft.observations;
  for (const auto& own : own_signs) {
    const bool ticked =
        std::any_of(seen.begin(), seen.end(), [&](const ObservationDraft& one) { return is_own(one, own); });
    more.choices.push_back({std::string(own.code), view.visit.t(own.box), "", ticked, {}});
  }
  return content + choice_field(more);
}

void tick(ConcernDraft& draft, std::string_view item, std::string_view kind) {
  auto* known = find_sign(draft, item);
  if (known == nullptr) {
    draft.observations.push_back({});
    known = &draft.observations.back();
    known->item = item;
    known->kind = kind;
  }
  // A box says that it was noticed and not how; the next page asks, and whoever leaves that open has not said "possible".
  if (!is_noticed(*known)) known->how_known = noticed_without_how;
}

void apply_own(ConcernDraft& draft, const OwnSign& own, bool ticked) {
  auto& all = draft.observations;
  const auto is_this = [&](const ObservationDraft& one) { return is_own(one, own); };
  if (!ticked) {
    std::erase_if(all, is_this);
  } else if (std::none_of(all.begin(), all.end(), is_this)) {
    all.push_back({"", std::string(own.kind), std::string(noticed_without_how), "", "", ""});
  }
}

void apply_signs(const http::Form& form, const content::Pack& pack, TellState& state) {
  auto& draft = state.draft;
  for (const auto& group : sign_groups()) {
    const auto& ticked = form.values("signs." + std::string(group.code));
    for (const auto* item : signs_of(pack, group.kind)) {
      if (std::find(ticked.begin(), ticked.end(), item->id) != ticked.end()) {
        tick(draft, item->id, group.code);
      } else {
        std::erase_if(draft.observations,
                      [&](const ObservationDraft& one) { return one.item == item->id && is_noticed(one); });
      }
    }
  }
  const auto& more = form.values("signs.own");
  for (const auto& own : own_signs) apply_own(draft, own, std::find(more.begin(), more.end(), own.code) != more.end());
}

std::string name_of(const Visit& visit, const ObservationDraft& observation) {
  if (const auto* item = sign_by_id(visit.pack(), observation.item)) return item->today;
  for (const auto& own : own_signs)
    if (is_own(observation, own)) return visit.t(own.heading);
  return visit.t("tell.signs.other");
}

const std::vector<Field>& detail_fields() {
  constexpr auto list = &ConcernDraft::observations;
  static const std::vector<Field> fields{
      {"observations.*.words", "tell.details.words", "", entry_of<list, &ObservationDraft::words>, Asked::lines},
      {"observations.*.when", "tell.details.when", "", entry_of<list, &ObservationDraft::when>},
      {"observations.*.where", "tell.details.where", "", entry_of<list, &ObservationDraft::where>}};
  return fields;
}

Html render_how_known(const StepView& view, std::size_t i) {
  ChoiceField field;
  field.name = field_name("observations.*.how_known", i);
  field.legend = view.visit.t("tell.details.how_known");
  field.error = error_of(view.visit.t, view.errors, field.name);
  field.legend_size = LabelSize::small;
  field.small = true;
  for (const auto& way : ways_of_noticing())
    field.choices.push_back({std::string(way.code),
                             view.visit.t(way.words),
                             "",
                             way.code == view.state.draft.observations[i].how_known,
                             {}});
  return choice_field(field);
}

Html render_details(const StepView& view) {
  Html content;
  auto& draft = view.state.draft;
  for (std::size_t i = 0; i < draft.observations.size(); ++i) {
    if (!is_noticed(draft.observations[i])) continue;
    content += heading(2, name_of(view.visit, draft.observations[i])) + render_how_known(view, i);
    for (const auto& field : detail_fields())
      content += render_field(view.visit.t, field, field.reach(draft, i), i, view.errors);
  }
  return content;
}

void apply_details(const http::Form& form, const content::Pack&, TellState& state) {
  auto& all = state.draft.observations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_noticed(all[i])) continue;
    const auto how_known = form.value(field_name("observations.*.how_known", i));
    for (const auto& way : ways_of_noticing())
      if (way.code == how_known) all[i].how_known = how_known;
    for (const auto& field : detail_fields()) apply_field(field, form, state.draft, i);
  }
}

std::vector<Said> say_details(const Visit& visit, const ConcernDraft& draft) {
  std::vector<Said> said;
  for (const auto& observation : draft.observations) {
    if (!is_noticed(observation)) continue;
    std::string text = visit.t(words_for_how_known(observation.how_known));
    for (const auto* more : {&observation.words, &observation.when, &observation.where})
      if (!trim(*more).empty()) text += "\n" + *more;
    said.push_back({name_of(visit, observation), std::move(text)});
  }
  return said;
}

std::vector<Said> say_signs(const Visit& visit, const ConcernDraft& draft) {
  std::vector<Said> said;
  for (const auto& observation : draft.observations) {
    // How a noticed one is known is said with its details, on the next page.
    if (is_noticed(observation)) {
      said.push_back({"", name_of(visit, observation)});
    } else if (!observation.how_known.empty()) {
      said.push_back({name_of(visit, observation), visit.t(words_for_how_known(observation.how_known))});
    }
  }
  return said;
}

}  // namespace

Step signs_step() {
  return {.id = "signs",
          .title = "tell.signs.title",
          .lead = "tell.signs.lead",
          .fields = {},
          .render = render_signs,
          .apply = apply_signs,
          .say = say_signs,
          .owns = [](std::string_view field) { return field == "observations"; }};
}

Step sign_details_step() {
  return {.id = "sign_details",
          .title = "tell.details.title",
          .lead = "tell.details.lead",
          .fields = {},
          .applies =
              [](const TellState& state) {
                return std::any_of(state.draft.observations.begin(), state.draft.observations.end(), is_noticed);
              },
          .render = render_details,
          .apply = apply_details,
          .say = say_details,
          .owns = [](std::string_view field) { return field.starts_with("observations."); }};
}

}  // namespace heed::web_public
