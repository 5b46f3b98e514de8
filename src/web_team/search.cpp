#include "web_team/search.hpp"

#include "app/search_known.hpp"
#include "html/components.hpp"
#include "html/error_summary.hpp"
#include "web_team/facts.hpp"
#include "web_team/known_panel.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;
using app::SearchBand;

namespace {

constexpr std::string_view name = "typed";

Html search_form(const Visit& visit, std::string_view typed, const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  TextField field;
  field.name = name;
  field.label = t("team.search.label");
  field.hint = t("team.search.hint");
  field.value = std::string(typed);
  field.width = 30;
  field.spellcheck = false;
  field.prevent_translate = true;
  field.error = error_of(t, errors, name);
  return post_form(t, visit.csrf_token, "/team/search", text_field(field) + submit(t("team.search.button")),
                   "heed-search govuk-!-margin-bottom-6");
}

// Everything that was said of it, in one line.
Html said_line(const content::Words& t, const mentions::Mention& mention) {
  Html line;
  for (const auto& one : mention.said)
    line += (line.empty() ? Html() : Html("; ")) + Html(attribute_name(t, one.type)) + " " + said(one.text);
  return line;
}

Html mention_line(const content::Words& t, const app::OtherMention& one) {
  const std::string path = t.path("/team/concerns/" + one.concern.to_string());
  return li({cls("heed-known__other")}, p({cls("govuk-body govuk-!-margin-bottom-1")}, said_line(t, one.mention)),
            p({cls("govuk-body-s govuk-!-margin-bottom-2")},
              a({cls("govuk-link"), href(path), attribute("translate", "no")}, one.reference), " · ",
              t("team.told_by." + std::string(to_string(one.told_by))), " · ", moment(t, one.received_at)),
            only_read(t, one.mention));
}

Html hit_part(const content::Words& t, const app::SearchHit& hit) {
  const std::string band(to_string(hit.band));
  const auto reasons =
      ul({cls("govuk-list govuk-list--bullet")}, each(hit.reasons, [](const auto& one) { return li({}, one); }));
  Html counted;
  if (hit.concerns > 1)
    counted =
        p({cls("govuk-body-s")}, t("team.search.same_one", {{"concerns", static_cast<std::int64_t>(hit.concerns)}}));
  return li({cls("heed-known__link")},
            p({cls("govuk-body govuk-!-margin-bottom-1")}, strong({}, mention_title(t, hit.mentions.front().mention)),
              " ", chip(t("team.search.band." + band))),
            reasons, counted,
            ul({cls("govuk-list")}, each(hit.mentions, [&](const auto& one) { return mention_line(t, one); })));
}

Html kind_part(const content::Words& t, const app::HitsOfKind& of_kind) {
  Html shown, folded_away;
  std::int64_t count = 0;
  for (const auto& hit : of_kind.hits) {
    const bool is_folded = hit.band == SearchBand::in_part;
    if (is_folded) ++count;
    (is_folded ? folded_away : shown) += hit_part(t, hit);
  }
  Html all = heading(3, t("team.search.kind." + std::string(to_string(of_kind.kind))), "s");
  if (!shown.empty()) all += ul({cls("govuk-list heed-known__links")}, shown);
  if (!folded_away.empty())
    all += details_block(t("team.search.folded", {{"count", count}}),
                         ul({cls("govuk-list heed-known__links")}, folded_away));
  if (of_kind.has_more) all += p({cls("govuk-body-s")}, t("team.search.more"));
  return all;
}

Html found_part(const content::Words& t, const app::SearchFound& found) {
  const auto hits = static_cast<std::int64_t>(found.hits());
  Html all = outcome(heading(2, t("team.search.found", {{"count", hits}}), "m"));
  all += paragraph(t(hits == 0 ? "team.search.nothing" : "team.search.you_decide"));
  for (const auto& of_kind : found.kinds) all += kind_part(t, of_kind);
  return all;
}

http::Response page_of(const Visit& visit, std::string_view typed, const std::vector<FieldError>& errors,
                       const Html& below, http::Status status) {
  const content::Words& t = visit.words;
  const Html what_is_found = details_block(t("team.search.what"), paragraph(t("team.search.what.found")) +
                                                                      paragraph(t("team.search.what.not_found")) +
                                                                      paragraph(t("team.search.what.record")));
  const Html main = outcome(error_summary(t, errors)) + heading(1, t("team.search.title"), "l") +
                    search_form(visit, typed, errors) +
                    p({cls("govuk-visually-hidden"), attribute("role", "status")}, "") + div({id("found")}, below) +
                    what_is_found + script_file(visit.team.site.search_script_path);
  return team_page(visit, t(errors.empty() ? "team.search.title" : "team.search.title.error"), main, status)
      .may_ask_again();
}

}  // namespace

http::Response get_search(const Visit& visit) { return page_of(visit, {}, {}, {}, http::Status::ok); }

http::Response post_search(const Visit& visit) {
  const std::string typed(visit.form.value(name));
  const auto found = app::SearchKnown(visit.team.service)(visit.actor, typed, visit.words);
  if (!found.ok()) {
    const Error& error = found.error();
    if (!error.code.starts_with("problem.search.")) return problem_page(visit, error);
    return page_of(visit, typed, {{std::string(name), error.code}}, {}, status_of(error.kind));
  }
  if (found->concern) return go_to(visit.words, "/team/concerns/" + found->concern->to_string());
  return page_of(visit, typed, {}, found_part(visit.words, *found), http::Status::ok);
}

}  // namespace heed::web_team
