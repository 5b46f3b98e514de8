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

// Which of the list the access keys are for; past its end: none.
struct Keys {
  std::size_t next = 0, last_changed = 0;
};

bool is_proposed(const app::MentionView& one) { return one.item.standing == Standing::proposed; }

Keys keys_of(const std::vector<app::MentionView>& items) {
  Keys keys{static_cast<std::size_t>(std::ranges::find_if(items, is_proposed) - items.begin()), items.size()};
  for (std::size_t at = 0; at < items.size(); ++at) {
    const auto& last = keys.last_changed;
    const bool is_later =
        last == items.size() || items[at].deeds.empty() || items[last].deeds.back().at <= items[at].deeds.back().at;
    if (items[at].can_be_undone && is_later) keys.last_changed = at;
  }
  return keys;
}

Html whose(const content::Words& t, const app::MentionView& one) {
  const auto& of = one.item.taken.whose;
  if (one.whose.empty() && of != mentions::new_child && of != mentions::new_adult) return {};
  const Html name = one.whose.empty() ? Html(t("team.mentions.whose." + of)) : said(one.whose);
  // A name is a child's own; a number is of a child.
  if (mentions::is_name(one.item.taken.type) && one.whose.empty()) return Html(" · ") + name;
  return Html(" · ") + t("team.mentions.of") + " " + name;
}

Html line(const Html& content) { return p({cls("govuk-body-s heed-known__line")}, content); }

// "Corrected by Amina, 12 May 2026, 10:31. Said by: her aunt. Happened: last Friday."
Html deed_line(const content::Words& t, const app::MentionDeed& deed) {
  Html all = Html(t("team.mentions.deed." + std::string(to_string(deed.deed)))) + " " +
             span({attribute("translate", "no")}, deed.author) + ", " + moment(t, deed.at) + ".";
  const auto add = [&](std::string_view label, const std::string& text) {
    if (!text.empty()) all += Html(" ") + t(label) + " " + said(text) + ".";
  };
  add("team.mentions.said_by", deed.said_by);
  if (deed.how_known != domain::HowKnown::not_answered)
    all += Html(" ") + t("team.how_known." + std::string(to_string(deed.how_known)));
  add("team.mentions.happened", deed.happened);
  add("team.mentions.told", deed.told);
  return line(all);
}

Html press_button(const ConcernPage& page, std::string_view item, std::size_t changes, std::string_view about,
                  const Press& press, bool has_key) {
  const content::Words& t = page.words;
  const std::string path = page.path("/" + std::string(press.below) + "-mention");
  return button(
      {cls("govuk-button govuk-button--secondary"), attribute("type", "submit"), attribute("name", "mention"),
       attribute("value", std::to_string(changes) + " " + std::string(item)), attribute("data-key", press.key),
       when(has_key, attribute("accesskey", press.key)), formaction(t.path(at_outcome(path)))},
      t(press.label), visually_hidden(" " + std::string(about)));
}

Html correct_link(const ConcernPage& page, const app::MentionView& one, bool has_key) {
  const content::Words& t = page.words;
  return a({cls("govuk-link"), attribute("data-key", "c"), when(has_key, attribute("accesskey", "c")),
            href(t.path(path_of_mention(page.view.id, one.item.id, "correct")))},
           t("team.mentions.correct"), visually_hidden(" " + one.item.taken.text));
}

Html presses(const ConcernPage& page, std::size_t at, const Keys& keys) {
  if (!page.allows(domain::Action::change_mention)) return {};
  const auto& one = page.view.mentions.items[at];
  const auto press = [&](const Press& what, bool has_key) {
    return press_button(page, one.item.id, one.changes, one.item.taken.text, what, has_key);
  };
  const bool is_next = at == keys.next;
  Html all;
  if (is_proposed(one)) all += press({"team.mentions.confirm", "confirm", "y"}, is_next);
  if (one.item.standing != Standing::discarded) {
    all += press({"team.mentions.discard", "discard", "n"}, is_next);
    all += correct_link(page, one, is_next);
  }
  if (one.can_be_undone) all += press({"team.mentions.undo", "undo", "u"}, at == keys.last_changed);
  return div({cls("heed-actions heed-mentions__presses heed-no-print")}, all);
}

// What was pressed is answered where that is landed on.
Html saved(const ConcernPage& page) {
  if (page.typed.done != Done::mention_changed) return {};
  return p({cls("govuk-hint")}, page.words("team.done.mention_changed"));
}

Html entry(const ConcernPage& page, std::size_t at, const Keys& keys) {
  const content::Words& t = page.words;
  const auto& one = page.view.mentions.items[at];
  const std::string standing(to_string(one.item.standing));
  Html content =
      p({cls("govuk-body heed-known__line")}, "[" + std::to_string(at + 1) + "] ", taken_for(t, one.item.taken),
        whose(t, one), " ", chip(t("team.mentions.standing." + standing), standing));
  if (one.item.taken.text != one.item.said.text)
    content += line(Html(t("team.mentions.stands_there")) + " " + said(one.item.said.text));
  if (one.told_at && *one.told_at != page.view.received_at)
    content += line(Html(t("team.mentions.told_later")) + " " + moment(t, *one.told_at) + ".");
  content += each(one.deeds, [&](const app::MentionDeed& deed) { return deed_line(t, deed); });
  content += presses(page, at, keys);
  const bool is_next = at == keys.next;
  content =
      div({cls("heed-mentions__content"), when(is_next, id(next_mention)), when(is_next, attribute("tabindex", "-1"))},
          is_next ? saved(page) : Html(), content);
  return li({cls("heed-mentions__one"), id(mention_place(at + 1)), attribute("tabindex", "-1"), flag("data-mention")},
            content);
}

Html person_line(const ConcernPage& page, const app::PersonHere& person) {
  const content::Words& t = page.words;
  std::string parts;
  for (const auto part : person.parts)
    (parts += parts.empty() ? "" : ", ") += t("team.mentions.part." + std::string(to_string(part)));
  Html change;
  if (page.allows(domain::Action::change_mention)) {
    const std::string path = path_of_mention(page.view.id, person.place, "parts");
    change = a({cls("govuk-link heed-no-print"), href(t.path(path))}, t("team.mentions.parts.change"),
               visually_hidden(" " + person.name));
    // What is listed above as well is taken back there.
    const auto is_item = [&](const app::MentionView& one) { return one.item.id == person.place; };
    if (person.can_be_undone && std::ranges::none_of(page.view.mentions.items, is_item))
      change += div({cls("heed-actions heed-mentions__presses heed-no-print")},
                    press_button(page, person.place, person.changes, person.name, {"team.mentions.undo", "undo", "u"},
                                 /*has_key=*/false));
  }
  return li({}, said(person.name), ": ", parts, ". ", change);
}

Html people_part(const ConcernPage& page) {
  const content::Words& t = page.words;
  const auto& people = page.view.mentions.people;
  if (people.empty()) return {};
  return heading(3, t("team.mentions.people"), "s") + p({cls("govuk-body-s")}, t("team.mentions.people.about")) +
         ul({cls("govuk-list govuk-list--bullet")},
            each(people, [&](const app::PersonHere& person) { return person_line(page, person); }));
}

// A link, so that what is half written is asked about first.
Html add_part(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (!page.allows(domain::Action::change_mention)) return {};
  return p(
      {cls("heed-no-print")},
      a({cls("govuk-link"), id("add-mention"), attribute("accesskey", "a"), href(t.path(page.path("/mentions/add")))},
        t("team.mentions.add")),
      " ", span({cls("govuk-hint"), id("add-mention-hint"), flag("hidden")}, t("team.mentions.add.selected")));
}

Html list_part(const ConcernPage& page) {
  const content::Words& t = page.words;
  const auto& items = page.view.mentions.items;
  const Keys keys = keys_of(items);
  Html shown, discarded;
  std::int64_t discarded_count = 0;
  for (std::size_t at = 0; at < items.size(); ++at) {
    const bool is_gone = items[at].item.standing == Standing::discarded;
    if (is_gone) ++discarded_count;
    (is_gone ? discarded : shown) += entry(page, at, keys);
  }
  Html all;
  if (keys.next == items.size())
    all +=
        div({id(next_mention), attribute("tabindex", "-1")}, saved(page), paragraph(t("team.mentions.all_looked_at")));
  if (!shown.empty()) all += ul({cls("govuk-list heed-mentions")}, shown);
  if (discarded.empty()) return all;
  return all + details_block(t("team.mentions.discarded", {{"count", discarded_count}}),
                             ul({cls("govuk-list heed-mentions")}, discarded));
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
  Html content;
  if (page.view.mentions.items.empty()) {
    content = paragraph(t("team.mentions.none"));
  } else {
    content = paragraph(t("team.mentions.about")) + list_part(page);
    if (page.allows(domain::Action::change_mention))
      content +=
          div({cls("heed-no-print")}, details_block(t("team.mentions.keys"), paragraph(t("team.mentions.keys.about"))));
  }
  return card("mentions", t("team.mentions.title"), content + add_part(page) + people_part(page));
}

}  // namespace heed::web_team
