#include "web_team/mentions_part.hpp"

#include <algorithm>

#include "html/components.hpp"
#include "html/layout.hpp"
#include "web_team/facts.hpp"
#include "web_team/known_panel.hpp"
#include "web_team/marked_text.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;
using mentions::Deed;
using mentions::Standing;

namespace {

// What a person can press beside one of them. `key`: of the keyboard.
struct Press {
  std::string_view label, below, key;
};

Html whose(const content::Words& t, const app::MentionView& one) {
  const auto& of = one.item.taken.whose;
  if (one.whose.empty() && of != mentions::new_child && of != mentions::new_adult) return {};
  const Html name = one.whose.empty() ? Html(t("team.mentions.whose." + of)) : said(one.whose);
  return Html(" · ") + t("team.mentions.of") + " " + name;
}

// "Corrected by Amina, 12 May 2026, 10:31. Said by: her aunt. Happened: last Friday."
Html deed_line(const content::Words& t, const app::MentionDeed& deed) {
  Html line = Html(t("team.mentions.deed." + std::string(to_string(deed.deed)))) + " " +
              span({attribute("translate", "no")}, deed.author) + ", " + moment(t, deed.at) + ".";
  if (!deed.said_by.empty()) line += Html(" ") + t("team.mentions.said_by") + " " + said(deed.said_by) + ".";
  if (deed.how_known != domain::HowKnown::not_answered)
    line += Html(" ") + t("team.how_known." + std::string(to_string(deed.how_known)));
  if (!deed.happened.empty()) line += Html(" ") + t("team.mentions.happened") + " " + said(deed.happened) + ".";
  return p({cls("govuk-body-s heed-known__line")}, line);
}

Html press_button(const ConcernPage& page, const app::MentionView& one, const Press& press, bool has_keys) {
  const content::Words& t = page.words;
  const std::string path =
      path_of_mention(page.view.id, one.item.id, std::string(press.below) + "/" + std::to_string(one.changes));
  return button(
      {cls("govuk-button govuk-button--secondary"), attribute("type", "submit"), attribute("data-key", press.key),
       when(has_keys, attribute("accesskey", press.key)), formaction(t.path(at_outcome(path)))},
      t(press.label), visually_hidden(" " + one.item.taken.text));
}

Html correct_link(const ConcernPage& page, const app::MentionView& one, bool has_keys) {
  const content::Words& t = page.words;
  return a({cls("govuk-link"), attribute("data-key", "e"), when(has_keys, attribute("accesskey", "e")),
            href(t.path(path_of_mention(page.view.id, one.item.id, "correct")))},
           t("team.mentions.correct"), visually_hidden(" " + one.item.taken.text));
}

Html presses(const ConcernPage& page, const app::MentionView& one, bool has_keys) {
  if (!page.allows(domain::Action::change_mention)) return {};
  Html all;
  const auto add = [&](const Press& press) { all += press_button(page, one, press, has_keys); };
  if (one.item.standing == Standing::proposed) add({"team.mentions.confirm", "confirm", "c"});
  if (one.item.standing != Standing::discarded) {
    add({"team.mentions.discard", "discard", "d"});
    all += correct_link(page, one, has_keys);
  }
  if (one.can_be_undone) add({"team.mentions.undo", "undo", "u"});
  return div({cls("heed-actions heed-no-print")}, all);
}

Html entry(const ConcernPage& page, std::size_t at, bool has_keys) {
  const content::Words& t = page.words;
  const auto& one = page.view.mentions.items[at];
  const std::string standing(to_string(one.item.standing));
  Html content =
      p({cls("govuk-body heed-known__line")}, "[" + std::to_string(at + 1) + "] ", taken_for(t, one.item.taken),
        whose(t, one), " ", chip(t("team.mentions.standing." + standing), standing));
  if (one.item.taken.text != one.item.said.text)
    content +=
        p({cls("govuk-body-s heed-known__line")}, t("team.mentions.stands_there"), " ", said(one.item.said.text));
  content += each(one.deeds, [&](const app::MentionDeed& deed) { return deed_line(t, deed); });
  return li({cls("heed-known__other"), id(mention_place(at + 1)), attribute("tabindex", "-1"), flag("data-mention")},
            content, presses(page, one, has_keys));
}

Html people_part(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (page.view.mentions.people.empty()) return {};
  const auto line = [&](const app::PersonHere& person) {
    std::string parts;
    for (const auto part : person.parts)
      (parts += parts.empty() ? "" : ", ") += t("team.mentions.part." + std::string(to_string(part)));
    const std::string path = path_of_mention(page.view.id, person.place, "parts");
    const Html change = a({cls("govuk-link heed-no-print"), href(t.path(path))}, t("team.mentions.parts.change"),
                          visually_hidden(" " + person.name));
    return li({}, said(person.name), ": ", parts, ". ", page.allows(domain::Action::change_mention) ? change : Html());
  };
  return heading(3, t("team.mentions.people"), "s") + p({cls("govuk-body-s")}, t("team.mentions.people.about")) +
         ul({cls("govuk-list govuk-list--bullet")}, each(page.view.mentions.people, line));
}

}  // namespace

Html taken_for(const content::Words& words, const mentions::Taken& taken) {
  return Html(attribute_name(words, taken.type)) + ": " + strong({}, said(taken.text)) +
         (taken.qualifier.empty() ? Html() : Html(" (") + said(taken.qualifier) + ")");
}

std::string person_title(const content::Words& words, const app::PersonHere& person) {
  return words("team.known.kind." + std::string(to_string(person.kind)), {{"name", person.name}});
}

std::string path_of_mention(ConcernId concern, std::string_view item, std::string_view below) {
  return "/team/concerns/" + concern.to_string() + "/mentions/" + std::string(item) + "/" + std::string(below);
}

Html mentions_part(const ConcernPage& page) {
  const content::Words& t = page.words;
  const auto& items = page.view.mentions.items;
  const auto is_proposed = [](const app::MentionView& one) { return one.item.standing == Standing::proposed; };
  const auto first = static_cast<std::size_t>(std::ranges::find_if(items, is_proposed) - items.begin());
  Html shown, discarded;
  std::int64_t discarded_count = 0;
  for (std::size_t at = 0; at < items.size(); ++at) {
    const bool is_gone = items[at].item.standing == Standing::discarded;
    if (is_gone) ++discarded_count;
    (is_gone ? discarded : shown) += entry(page, at, at == first);
  }
  Html content = paragraph(t(items.empty() ? "team.mentions.none" : "team.mentions.about"));
  if (!shown.empty()) content += ul({cls("govuk-list")}, shown);
  if (!discarded.empty())
    content +=
        details_block(t("team.mentions.discarded", {{"count", discarded_count}}), ul({cls("govuk-list")}, discarded));
  if (page.allows(domain::Action::change_mention))
    content +=
        p({cls("heed-no-print")},
          a({cls("govuk-link"), id("add-mention"), href(t.path(page.path("/mentions/add")))}, t("team.mentions.add")),
          " ", span({cls("govuk-hint"), id("add-mention-hint"), flag("hidden")}, t("team.mentions.add.selected")));
  return card("mentions", t("team.mentions.title"), content + people_part(page));
}

}  // namespace heed::web_team
