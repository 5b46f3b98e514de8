#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"

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

Html child(const ConcernPage& page, const domain::Child& one) {
  const content::Words& t = page.words;
  Facts facts(t);
  facts.always("team.child.name", one.name).given("team.child.nicknames", one.nicknames);
  facts.always("team.child.age", one.age_text).given("team.child.date_of_birth", one.date_of_birth_text);
  facts.always("team.child.where_now", one.where_now);
  facts.line("team.child.disability", yes_no(t, one.disability));
  facts.given("team.child.gender", one.gender)
      .given("team.child.school", one.school)
      .given("team.child.where", one.where);
  facts.given("team.child.description", one.description);
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
  facts.always("team.adult.name", one.name).given("team.adult.description", one.description);
  facts.always("team.adult.relationship", one.relationship);
  facts.line("team.adult.access_now", yes_no(t, one.access_now));
  facts.line("team.adult.works_with_children", yes_no(t, one.works_with_children));
  facts.line("team.adult.works_for_us", yes_no(t, one.works_for_us));
  return facts.list();
}

Html vehicle(const content::Words& t, const domain::Vehicle& one) {
  Facts facts(t);
  facts.always("team.vehicle.plate", one.plate).given("team.vehicle.make", one.make);
  facts.given("team.vehicle.colour", one.colour).given("team.vehicle.notes", one.notes);
  return facts.list();
}

Html contact_point(const content::Words& t, const domain::ContactPoint& one) {
  Facts facts(t);
  facts.always("team.contact_point." + std::string(to_string(one.kind)), one.value)
      .always("team.contact_point.whose", one.whose);
  return facts.list();
}

Html place(const content::Words& t, const domain::Place& one) {
  Facts facts(t);
  facts.always("team.place.name", one.name).given("team.place.address", one.address);
  facts.given("team.place.what_happens", one.what_happens);
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
        each_numbered(t, "team.vehicle.number", concern.vehicles, [&](const auto& one) { return vehicle(t, one); }));
  if (!concern.contact_points.empty())
    all += card("contact-points", t("team.contact_points.title"),
                each_numbered(t, "team.contact_point.number", concern.contact_points,
                              [&](const auto& one) { return contact_point(t, one); }));
  if (!concern.places.empty())
    all += card("places", t("team.places.title"),
                each_numbered(t, "team.place.number", concern.places, [&](const auto& one) { return place(t, one); }));
  return all;
}

}  // namespace heed::web_team
