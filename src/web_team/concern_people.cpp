#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"
#include "web_team/marked_text.hpp"

namespace heed::web_team {

using namespace html;

namespace {

std::string yes_no(const content::Words& t, domain::YesNo answer) {
  return t("team.yes_no." + std::string(to_string(answer)));
}

Html numbered(const content::Words& t, std::string_view title_key, std::size_t at, std::size_t of,
              const Html& content) {
  if (of == 1) return content;
  return heading(3, t(title_key, {{"number", static_cast<std::int64_t>(at)}}), "s") + content;
}

template <class Record>
std::string field_of(std::string_view list, const std::vector<Record>& records, const Record& one,
                     std::string_view field) {
  return mentions::field_name(list, static_cast<std::size_t>(&one - records.data()), field);
}

Html child(const ConcernPage& page, const domain::Child& one) {
  const content::Words& t = page.words;
  Facts facts(t);
  const auto marked = [&](std::string_view field, const std::string& text) {
    return marked_line(page, field_of("children", page.view.concern.children, one, field), text);
  };
  facts.always("team.child.name", one.name).given("team.child.nicknames", one.nicknames);
  facts.always("team.child.age", one.age_text).given("team.child.date_of_birth", one.date_of_birth_text);
  if (one.where_now.empty())
    facts.always("team.child.where_now", one.where_now);
  else
    facts.line("team.child.where_now", marked("where_now", one.where_now));
  facts.line("team.child.disability", yes_no(t, one.disability));
  facts.given("team.child.gender", one.gender)
      .given("team.child.school", one.school)
      .given("team.child.where", one.where);
  if (!one.description.empty()) facts.line("team.child.description", marked("description", one.description));
  if (page.view.concern.reporter_kind == domain::ReporterKind::professional) {
    facts.always("team.child.nhs_number", one.nhs_number).always("team.child.language", one.language);
    facts.always("team.child.interpreter", one.interpreter).always("team.child.gp", one.gp);
    facts.always("team.child.legal_status", one.legal_status);
  }
  return facts.list();
}

Html adult(const ConcernPage& page, const domain::Adult& one) {
  const content::Words& t = page.words;
  Facts facts(t);
  const auto marked = [&](std::string_view field, const std::string& text) {
    return marked_line(page, field_of("adults", page.view.concern.adults, one, field), text);
  };
  if (one.name.empty())
    facts.always("team.adult.name", one.name);
  else
    facts.line("team.adult.name", marked("name", one.name));
  if (!one.description.empty()) facts.line("team.adult.description", marked("description", one.description));
  facts.always("team.adult.relationship", one.relationship);
  facts.line("team.adult.access_now", yes_no(t, one.access_now));
  facts.line("team.adult.works_with_children", yes_no(t, one.works_with_children));
  facts.line("team.adult.works_for_us", yes_no(t, one.works_for_us));
  return facts.list();
}

Html vehicle(const ConcernPage& page, const domain::Vehicle& one) {
  Facts facts(page.words);
  facts.always("team.vehicle.plate", one.plate).given("team.vehicle.make", one.make);
  facts.given("team.vehicle.colour", one.colour);
  const auto field = field_of("vehicles", page.view.concern.vehicles, one, "notes");
  if (!one.notes.empty()) facts.line("team.vehicle.notes", marked_line(page, field, one.notes));
  return facts.list();
}

Html contact_point(const content::Words& t, const domain::ContactPoint& one) {
  Facts facts(t);
  facts.always("team.contact_point." + std::string(to_string(one.kind)), one.value)
      .always("team.contact_point.whose", one.whose);
  return facts.list();
}

Html place(const ConcernPage& page, const domain::Place& one) {
  Facts facts(page.words);
  facts.always("team.place.name", one.name).given("team.place.address", one.address);
  const auto field = field_of("places", page.view.concern.places, one, "what_happens");
  if (!one.what_happens.empty()) facts.line("team.place.what_happens", marked_line(page, field, one.what_happens));
  return facts.list();
}

// Each of a list under its number, or nothing for an empty list.
template <class Record, class Function>
Html each_numbered(const content::Words& t, std::string_view title_key, const std::vector<Record>& records,
                   Function render) {
  Html all;
  for (std::size_t at = 0; at < records.size(); ++at)
    all += numbered(t, title_key, at + 1, records.size(), render(records[at]));
  return all;
}

}  // namespace

Html children(const ConcernPage& page) {
  const content::Words& t = page.words;
  const auto& all = page.view.concern.children;
  const Html content =
      all.empty() ? paragraph(t("team.children.none"))
                  : each_numbered(t, "team.child.number", all, [&](const auto& one) { return child(page, one); });
  return card("children", t("team.children.title"), content);
}

Html adults(const ConcernPage& page) {
  const content::Words& t = page.words;
  const auto& all = page.view.concern.adults;
  if (all.empty()) return {};
  return card("adults", t("team.adults.title"),
              each_numbered(t, "team.adult.number", all, [&](const auto& one) { return adult(page, one); }));
}

Html things_and_places(const ConcernPage& page) {
  const content::Words& t = page.words;
  const domain::Concern& concern = page.view.concern;
  Html all;
  if (!concern.vehicles.empty())
    all += card(
        "vehicles", t("team.vehicles.title"),
        each_numbered(t, "team.vehicle.number", concern.vehicles, [&](const auto& one) { return vehicle(page, one); }));
  if (!concern.contact_points.empty())
    all += card("contact-points", t("team.contact_points.title"),
                each_numbered(t, "team.contact_point.number", concern.contact_points,
                              [&](const auto& one) { return contact_point(t, one); }));
  if (!concern.places.empty())
    all +=
        card("places", t("team.places.title"),
             each_numbered(t, "team.place.number", concern.places, [&](const auto& one) { return place(page, one); }));
  return all;
}

}  // namespace heed::web_team
