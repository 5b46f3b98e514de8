#include "web_team/without_reader.hpp"

#include "app/oversight.hpp"
#include "html/components.hpp"

namespace heed::web_team {

using namespace html;

Result<Html> without_reader(const Visit& visit) {
  const content::Words& t = visit.words;
  const app::ConcernsWithoutReader without(visit.team.service);
  const auto references = TRY(without(visit.actor));
  if (references.empty()) return Html();
  const Html list =
      each(references, [](const std::string& one) { return li({attribute("translate", "no")}, strong({}, one)); });
  const auto count = static_cast<std::int64_t>(references.size());
  const bool nobody = without.why() == app::ConcernsWithoutReader::Why::nobody_signs_in;
  return notice(t("team.without_reader.title", {{"count", count}}),
                paragraph(t(nobody ? "team.without_reader.nobody" : "team.without_reader.text")) +
                    ul({cls("govuk-list")}, list) +
                    paragraph(t(nobody ? "team.without_reader.nobody.how" : "team.without_reader.how")));
}

Html without_reader_line(const Visit& visit) {
  const content::Words& t = visit.words;
  const auto concerns = app::ConcernsWithoutReader(visit.team.service).count(visit.actor);
  // Where storage does not answer, the page itself says so.
  if (!concerns.ok() || *concerns == 0) return {};
  const auto count = static_cast<std::int64_t>(*concerns);
  return warning(
      t, Html(t("team.without_reader.title", {{"count", count}})) + Html(". ") + Html(t("team.without_reader.worker")));
}

}  // namespace heed::web_team
