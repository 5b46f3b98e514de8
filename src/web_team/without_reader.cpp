#include "web_team/without_reader.hpp"

#include "app/oversight.hpp"
#include "html/components.hpp"

namespace heed::web_team {

using namespace html;

Result<Html> without_reader(const Visit& visit) {
  const content::Words& t = visit.words;
  const auto references = TRY(app::ConcernsWithoutReader(visit.team.service)(visit.actor));
  if (references.empty()) return Html();
  const Html list =
      each(references, [](const std::string& one) { return li({attribute("translate", "no")}, strong({}, one)); });
  const auto count = static_cast<std::int64_t>(references.size());
  return notice(t("team.without_reader.title", {{"count", count}}), paragraph(t("team.without_reader.text")) +
                                                                        ul({cls("govuk-list")}, list) +
                                                                        paragraph(t("team.without_reader.how")));
}

}  // namespace heed::web_team
