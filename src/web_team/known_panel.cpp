#include "web_team/known_panel.hpp"

#include "html/components.hpp"
#include "mentions/name_of.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/entity_page.hpp"
#include "web_team/facts.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;
using app::LinkStanding;
using mentions::name_of;

namespace {

using mentions::name_of;

// Everything else that was said, in one line.
Html details_of(const content::Words& t, const mentions::Mention& mention) {
  Html line;
  const std::string name = name_of(mention);
  bool is_first = true;
  for (const auto& one : mention.said) {
    if (one.text == name) continue;
    line += is_first ? Html() : Html("; ");
    line += Html(attribute_name(t, one.type)) + " " + said(one.text);
    is_first = false;
  }
  return line;
}

std::string told_by(const content::Words& t, domain::ReporterKind kind) {
  return t("team.told_by." + std::string(to_string(kind)));
}

Html other_line(const content::Words& t, const app::OtherMention& other) {
  const std::string concern = t.path("/team/concerns/" + other.concern.to_string());
  const Html details = details_of(t, other.mention);
  return li({cls("heed-known__other")},
            p({cls("govuk-body heed-known__line")}, strong({}, said(name_of(other.mention))),
              details.empty() ? Html() : Html(" · ") + details),
            p({cls("govuk-body-s heed-known__line")},
              a({cls("govuk-link"), href(concern), attribute("translate", "no")}, other.reference), " · ",
              told_by(t, other.told_by), " · ", moment(t, other.received_at)),
            only_read(t, other.mention));
}

Html counted(const content::Words& t, const app::KnownLink& link) {
  return p({cls("govuk-body-s")}, t("team.known.counted", {{"concerns", static_cast<std::int64_t>(link.concerns)},
                                                           {"origins", static_cast<std::int64_t>(link.origins)}}));
}

Html link_part(const ConcernPage& page, const mentions::Mention& mine, const app::KnownLink& link) {
  const content::Words& t = page.words;
  const std::string standing(to_string(link.standing));
  const auto& nearest = link.others.front();
  const std::string pair = path_of_pair(page.view.id, mine.place, nearest.concern, nearest.mention.place);
  const auto others =
      ul({cls("govuk-list")}, each(link.others, [&](const app::OtherMention& one) { return other_line(t, one); }));
  return li({cls("heed-known__link heed-known__link--" + standing)},
            p({cls("govuk-body heed-known__line")}, chip(t("team.known.standing." + standing), standing)),
            new_since(t, link.new_since), others, reason_list(t, link.reasons, ByChance::where_common),
            counted(t, link),
            p({cls("heed-no-print")}, a({cls("govuk-link"), href(t.path(pair))}, t("team.known.look"),
                                        visually_hidden(" " + name_of(nearest.mention)))));
}

bool is_folded(const app::KnownLink& link) {
  return link.standing == LinkStanding::weak || link.standing == LinkStanding::rejected;
}

Html links_part(const ConcernPage& page, const app::AboutMention& about) {
  Html shown, folded_away;
  std::int64_t count = 0;
  for (const auto& link : about.links) {
    if (is_folded(link)) ++count;
    (is_folded(link) ? folded_away : shown) += link_part(page, about.mention, link);
  }
  Html all;
  if (!shown.empty()) all += ul({cls("govuk-list heed-known__links")}, shown);
  if (!folded_away.empty())
    all += details_block(page.words("team.known.folded", {{"count", count}}),
                         ul({cls("govuk-list heed-known__links")}, folded_away));
  return all;
}

Html about_part(const ConcernPage& page, const app::AboutMention& about) {
  const content::Words& t = page.words;
  Html content = heading(3, mention_title(t, about.mention), "s");
  content += only_read(t, about.mention);
  if (about.something_for_others) content += inset(Html(t("team.known.for_named_readers")));
  return content + links_part(page, about) + p({cls("heed-no-print")}, link_to_entity(t, page.view.id, about.mention));
}

}  // namespace

std::string attribute_name(const content::Words& words, mentions::AttributeType type) {
  return words("linkage.attribute." + std::string(to_string(type)));
}

Html only_read(const content::Words& words, const mentions::Mention& mention) {
  if (!mention.is_only_read()) return {};
  return p({cls("govuk-body-s heed-known__line")}, words("team.known.from_words"));
}

std::string mention_title(const content::Words& words, const mentions::Mention& mention) {
  return words("team.known.kind." + std::string(to_string(mention.kind)), {{"name", name_of(mention)}});
}

Html reason_list(const content::Words& words, const std::vector<app::ReasonView>& reasons, ByChance by_chance) {
  const auto line = [&](const app::ReasonView& one) {
    const bool with_chance = !one.by_chance.empty() && (one.is_common || by_chance == ByChance::always);
    return li({}, one.sentence, with_chance ? Html(" " + one.by_chance) : Html());
  };
  Html for_it, against;
  for (const auto& one : reasons) (one.speaks_for ? for_it : against) += line(one);
  Html all;
  if (!for_it.empty()) all += ul({cls("govuk-list govuk-list--bullet")}, for_it);
  if (!against.empty())
    all += p({cls("govuk-body heed-known__line")}, words("team.known.against")) +
           ul({cls("govuk-list govuk-list--bullet")}, against);
  return all;
}

Html new_since(const content::Words& words, const std::vector<mentions::AttributeType>& types) {
  if (types.empty()) return {};
  std::string all;
  for (const auto type : types) (all += all.empty() ? "" : ", ") += attribute_name(words, type);
  return inset(Html(words("team.known.new_since", {{"what", all}})));
}

std::string path_of_pair(ConcernId concern, std::string_view place, ConcernId other, std::string_view other_place) {
  return "/team/concerns/" + concern.to_string() + "/same/" + std::string(place) + "/" + other.to_string() + "/" +
         std::string(other_place);
}

Html known_panel(const ConcernPage& page) {
  const content::Words& t = page.words;
  Html content;
  if (!page.known) {
    content = paragraph(t("team.known.unavailable"));
  } else if (page.known->mentions.empty()) {
    content = paragraph(t("team.known.nothing", {{"concerns", static_cast<std::int64_t>(page.known->concerns_held)}}));
  } else {
    content = paragraph(t("team.known.about", {{"concerns", static_cast<std::int64_t>(page.known->concerns_held)}}));
    for (const auto& about : page.known->mentions) content += about_part(page, about);
  }
  return card("known", t("team.known.title"), content);
}

}  // namespace heed::web_team
