#include "web_team/danger_now.hpp"

#include "app/team.hpp"
#include "html/components.hpp"

namespace heed::web_team {

using namespace html;

namespace {

Html line(const content::Words& t, const std::string& text, const std::string& path, std::string_view link) {
  return warning(t, Html(text) + Html(" ") + a({cls("govuk-link"), href(t.path(path))}, t(link)));
}

Html nobodys(const content::Words& t, std::size_t concerns) {
  if (concerns == 0) return {};
  const auto count = static_cast<std::int64_t>(concerns);
  const std::string text = concerns < app::most_danger_counted ? t("team.danger_now", {{"count", count}})
                                                               : t("team.danger_now.more", {{"count", count}});
  return line(t, text, "/team?view=nobodys", "team.danger_now.link");
}

using Why = app::DangerTaken::Why;

std::string_view key_of(Why why, bool yours) {
  switch (why) {
    case Why::message: return yours ? "team.danger_now.yours" : "team.danger_now.theirs";
    case Why::overdue: return yours ? "team.danger_now.overdue.yours" : "team.danger_now.overdue.theirs";
    case Why::given: return "team.danger_now.given";
  }
  return "";
}

Html taken_by(const Visit& visit, const app::DangerTaken& taken) {
  const content::Words& t = visit.words;
  const auto count = static_cast<std::int64_t>(taken.concerns);
  const bool yours = taken.owner == visit.actor.id, of_message = taken.why == Why::message;
  const content::Arguments names =
      yours ? content::Arguments{{"count", count}} : content::Arguments{{"count", count}, {"name", taken.owner_name}};
  const std::string text = t(key_of(taken.why, yours), names);
  if (taken.concerns == 1)
    return line(t, text, "/team/concerns/" + taken.first.to_string() + (of_message ? "#message" : ""),
                of_message ? "team.danger_now.message" : "team.danger_now.concern");
  if (of_message) return line(t, text, "/team?view=unread", "team.danger_now.unread");
  return line(t, text, yours ? "/team?view=mine" : "/team?view=urgent",
              yours ? "team.danger_now.mine" : "team.danger_now.urgent");
}

Html taken(const Visit& visit, const app::DangerWaiting& waiting) {
  const content::Words& t = visit.words;
  if (waiting.taken_concerns < app::most_danger_counted)
    return each(waiting.taken, [&](const app::DangerTaken& one) { return taken_by(visit, one); });
  const auto count = static_cast<std::int64_t>(waiting.taken_concerns);
  return line(t, t("team.danger_now.taken.more", {{"count", count}}), "/team?view=urgent", "team.danger_now.urgent");
}

Html danger_for_named_readers(const Visit& visit) {
  const auto waits = app::DangerForNamedReaders(visit.team.service)(visit.actor);
  if (!waits.ok() || !*waits) return {};
  return warning(visit.words, Html(visit.words("team.danger_now.named")));
}

}  // namespace

Html danger_now(const Visit& visit) {
  const auto waiting = app::DangerNow(visit.team.service)(visit.actor);
  // Where storage does not answer, the page itself says so.
  if (!waiting.ok()) return {};
  return nobodys(visit.words, waiting->nobodys) + taken(visit, *waiting) + danger_for_named_readers(visit);
}

}  // namespace heed::web_team
