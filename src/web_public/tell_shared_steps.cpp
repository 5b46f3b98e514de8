#include "html/components.hpp"
#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

using namespace html;
using domain::AdultDraft;
using domain::ConcernDraft;
using domain::ContactPointDraft;
using domain::PlaceDraft;
using domain::ReporterDraft;
using domain::VehicleDraft;

namespace {

constexpr std::string_view not_heard_name = "child_not_heard";

// The parts that can be added, with the words of their boxes.
const std::vector<Offered>& parts() {
  static const std::vector<Offered> all{{"adults", "tell.more.adults"},
                                        {"vehicles", "tell.more.vehicles"},
                                        {"contact_points", "tell.more.contact_points"},
                                        {"places", "tell.more.places"}};
  return all;
}

std::size_t count_of(const ConcernDraft& draft, std::string_view part) {
  if (part == "adults") return draft.adults.size();
  if (part == "vehicles") return draft.vehicles.size();
  if (part == "contact_points") return draft.contact_points.size();
  return draft.places.size();
}

bool is_wanted(const TellState& state, std::string_view part) {
  return state.wants.contains(std::string(part)) || count_of(state.draft, part) > 0;
}

Html render_more(const StepView& view) {
  ChoiceField field;
  field.name = "more";
  field.legend = view.visit.t("tell.more.legend");
  field.hint = view.visit.t("tell.more.hint");
  field.several = true;
  for (const auto& part : parts())
    field.choices.push_back(
        {std::string(part.code), view.visit.t(part.words), "", is_wanted(view.state, part.code), {}});
  return choice_field(field);
}

// What was already said of a part stays, whether its box is ticked or not.
void apply_more(const http::Form& form, const content::Pack&, TellState& state) {
  state.wants.clear();
  for (const auto& ticked : form.values("more"))
    for (const auto& part : parts())
      if (part.code == ticked) state.wants.insert(ticked);
}

std::vector<Said> say_more(const Visit& visit, const ConcernDraft& draft) {
  std::vector<Said> said;
  for (const auto& part : parts())
    if (count_of(draft, part.code) > 0) said.push_back({"", visit.t(part.words)});
  return said;
}

Html render_said(const StepView& view) {
  ChoiceField box;
  box.name = not_heard_name;
  box.legend = view.visit.t("tell.said.not_heard.legend");
  box.legend_size = LabelSize::small;
  box.several = true;
  box.choices = {{"yes", view.visit.t("tell.said.not_heard"), "", view.state.draft.child_not_heard, {}}};
  Html content;
  for (const auto& field : said_step().fields) {
    content += render_field(view.visit.t, field, field.reach(view.state.draft, 0), 0, view.errors);
    if (field.name == "child_words") content += choice_field(box);
  }
  return content;
}

void apply_said(const http::Form& form, const content::Pack&, TellState& state) {
  for (const auto& field : said_step().fields) apply_field(field, form, state.draft, 0);
  state.draft.child_not_heard = form.value(not_heard_name) == "yes";
}

std::vector<Said> say_said(const Visit& visit, const ConcernDraft& draft) {
  auto said = said_on(said_step(), visit, draft, 0);
  if (draft.child_not_heard) said.insert(said.begin(), {"", visit.t("tell.said.not_heard")});
  return said;
}

template <auto list>
Entries part(std::string_view name, std::string_view add_words, std::string_view part_words) {
  return entries_of<list>(name, add_words, part_words);
}

}  // namespace

Step more_step() {
  return {.id = "more",
          .title = "tell.more.title",
          .lead = "",
          .fields = {},
          .render = render_more,
          .apply = apply_more,
          .say = say_more};
}

Step adults_step() {
  constexpr auto list = &ConcernDraft::adults;
  return {.id = "adults",
          .title = "tell.adults.title",
          .lead = "tell.adults.lead",
          .fields = {{"adults.*.name", "tell.adults.name", "tell.adults.name.hint", entry_of<list, &AdultDraft::name>},
                     {"adults.*.description", "tell.adults.description", "tell.adults.description.hint",
                      entry_of<list, &AdultDraft::description>, Asked::lines},
                     {"adults.*.relationship", "tell.adults.relationship", "tell.adults.relationship.hint",
                      entry_of<list, &AdultDraft::relationship>},
                     {"adults.*.access_now", "tell.adults.access_now", "", entry_of<list, &AdultDraft::access_now>,
                      Asked::yes_no},
                     {"adults.*.works_with_children", "tell.adults.works_with_children",
                      "tell.adults.works_with_children.hint", entry_of<list, &AdultDraft::works_with_children>,
                      Asked::yes_no},
                     {"adults.*.works_for_us", "tell.adults.works_for_us", "tell.adults.works_for_us.hint",
                      entry_of<list, &AdultDraft::works_for_us>, Asked::yes_no}},
          .entries = part<list>("adults", "tell.adults.add", "tell.adults.part"),
          .applies = [](const TellState& state) { return is_wanted(state, "adults"); }};
}

Step vehicles_step() {
  constexpr auto list = &ConcernDraft::vehicles;
  return {.id = "vehicles",
          .title = "tell.vehicles.title",
          .lead = "",
          .fields = {{"vehicles.*.plate", "tell.vehicles.plate", "tell.vehicles.plate.hint",
                      entry_of<list, &VehicleDraft::plate>},
                     {"vehicles.*.make", "tell.vehicles.make", "tell.vehicles.make.hint",
                      entry_of<list, &VehicleDraft::make>},
                     {"vehicles.*.colour", "tell.vehicles.colour", "", entry_of<list, &VehicleDraft::colour>},
                     {"vehicles.*.notes", "tell.vehicles.notes", "tell.vehicles.notes.hint",
                      entry_of<list, &VehicleDraft::notes>, Asked::lines}},
          .entries = part<list>("vehicles", "tell.vehicles.add", "tell.vehicles.part"),
          .applies = [](const TellState& state) { return is_wanted(state, "vehicles"); }};
}

Step contact_points_step() {
  constexpr auto list = &ConcernDraft::contact_points;
  return {.id = "contact_points",
          .title = "tell.contact_points.title",
          .lead = "tell.contact_points.lead",
          .fields = {{"contact_points.*.kind", "tell.contact_points.kind", "", entry_of<list, &ContactPointDraft::kind>,
                      Asked::contact_kind},
                     {"contact_points.*.value", "tell.contact_points.value", "tell.contact_points.value.hint",
                      entry_of<list, &ContactPointDraft::value>},
                     {"contact_points.*.whose", "tell.contact_points.whose", "tell.contact_points.whose.hint",
                      entry_of<list, &ContactPointDraft::whose>}},
          .entries = part<list>("contact_points", "tell.contact_points.add", "tell.contact_points.part"),
          .applies = [](const TellState& state) { return is_wanted(state, "contact_points"); }};
}

Step places_step() {
  constexpr auto list = &ConcernDraft::places;
  return {.id = "places",
          .title = "tell.places.title",
          .lead = "",
          .fields = {{"places.*.name", "tell.places.name", "tell.places.name.hint", entry_of<list, &PlaceDraft::name>},
                     {"places.*.address", "tell.places.address", "tell.places.address.hint",
                      entry_of<list, &PlaceDraft::address>},
                     {"places.*.what_happens", "tell.places.what_happens", "tell.places.what_happens.hint",
                      entry_of<list, &PlaceDraft::what_happens>, Asked::lines}},
          .entries = part<list>("places", "tell.places.add", "tell.places.part"),
          .applies = [](const TellState& state) { return is_wanted(state, "places"); }};
}

Step worry_step(const WorryWords& words) {
  return {.id = "worry",
          .title = words.title,
          .lead = words.lead,
          .fields = {{"worry", "tell.worry.label", words.hint, top<&ConcernDraft::worry>, Asked::lines},
                     {"when_where", "tell.worry.when_where", words.when_where_hint, top<&ConcernDraft::when_where>,
                      Asked::lines}},
          .holds_the_words = true};
}

Step you_step(Relationship relationship) {
  constexpr auto part = &ConcernDraft::reporter;
  Step step{.id = "you",
            .title = "tell.you.title",
            .lead = "tell.you.lead",
            .fields = {{"reporter.contact_wanted", "tell.you.contact_wanted", "tell.you.contact_wanted.hint",
                        inside<part, &ReporterDraft::contact_wanted>, Asked::reply_wanted},
                       {"reporter.name", "tell.you.name", "tell.you.name.hint", inside<part, &ReporterDraft::name>},
                       {"reporter.phone", "tell.you.phone", "", inside<part, &ReporterDraft::phone>, Asked::telephone},
                       {"reporter.email", "tell.you.email", "", inside<part, &ReporterDraft::email>, Asked::email},
                       {"reporter.safe_how", "tell.you.safe_how", "tell.you.safe_how.hint",
                        inside<part, &ReporterDraft::safe_how>, Asked::lines},
                       {"reporter.safe_when", "tell.you.safe_when", "tell.you.safe_when.hint",
                        inside<part, &ReporterDraft::safe_when>, Asked::lines}}};
  const Field field{"reporter.relationship", "tell.you.relationship", "tell.you.relationship.hint",
                    inside<part, &ReporterDraft::relationship>};
  if (relationship == Relationship::asked) step.fields.insert(step.fields.begin() + 2, field);
  return step;
}

Step said_step() {
  return {.id = "said",
          .title = "tell.said.title",
          .lead = "",
          .fields = {{"child_words", "tell.said.child_words", "tell.said.child_words.hint",
                      top<&ConcernDraft::child_words>, Asked::lines},
                     {"other_children", "tell.said.other_children", "tell.said.other_children.hint",
                      top<&ConcernDraft::other_children>, Asked::lines},
                     {"who_else_knows", "tell.said.who_else_knows", "tell.said.who_else_knows.hint",
                      top<&ConcernDraft::who_else_knows>, Asked::lines}}};
}

Step said_or_not_step() {
  auto step = said_step();
  step.render = render_said;
  step.apply = apply_said;
  step.say = say_said;
  return step;
}

}  // namespace heed::web_public
