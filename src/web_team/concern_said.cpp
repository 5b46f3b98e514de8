#include <algorithm>
#include <array>

#include "content/language.hpp"
#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"
#include "web_team/marked_text.hpp"

namespace heed::web_team {

using namespace html;
using domain::HowKnown;
using domain::Observation;
using domain::ObservationKind;

namespace {

constexpr std::array<ObservationKind, 4> kinds{ObservationKind::harm, ObservationKind::sign,
                                               ObservationKind::adult_or_place, ObservationKind::context};

const content::Item* find_item(const content::Pack& pack, std::string_view item) {
  for (const auto* items : {&pack.signs, &pack.vulnerability, &pack.offenders})
    for (const content::Item& one : *items)
      if (one.id == item) return &one;
  return nullptr;
}

bool is_noticed(const Observation& one) {
  return one.how_known != HowKnown::not_seen && one.how_known != HowKnown::dont_know;
}

std::string field_of(const ConcernPage& page, const Observation& one, std::string_view field) {
  const auto number = static_cast<std::size_t>(&one - page.view.concern.observations.data());
  return mentions::field_name("observations", number, field);
}

// "Seen by the person telling us. When: last Friday. Where: the bus station."
Html how_known(const ConcernPage& page, const Observation& one) {
  const content::Words& t = page.words;
  Html line = t("team.how_known." + std::string(to_string(one.how_known)));
  if (!one.when.empty()) line += Html(" ") + t("team.observation.when") + " " + said(one.when) + ".";
  if (!one.where.empty())
    line += Html(" ") + t("team.observation.where") + " " + marked_line(page, field_of(page, one, "where"), one.where) +
            ".";
  return p({cls("heed-observation__known")}, line);
}

Html observation(const ConcernPage& page, const Observation& one) {
  Html content;
  if (const content::Item* item = find_item(page.pack, one.item))
    content += p({cls("heed-observation__item")}, item->today);
  else if (!one.item.empty())
    content += p({cls("heed-observation__item")}, said(one.item));
  if (!one.words.empty())
    content += div({cls("heed-observation__words")}, marked_quote(page, field_of(page, one, "words"), one.words));
  return li({cls("heed-observation")}, content, how_known(page, one));
}

// How the class of the style sheet is spelled.
std::string class_of(ObservationKind kind) {
  std::string name(to_string(kind));
  std::replace(name.begin(), name.end(), '_', '-');
  return "heed-kind heed-kind--" + name;
}

Html of_kind(const ConcernPage& page, ObservationKind kind) {
  const content::Words& t = page.words;
  const std::string code(to_string(kind));
  Html noticed, asked;
  std::int64_t asked_count = 0;
  for (const Observation& one : page.view.concern.observations) {
    if (one.kind != kind) continue;
    if (is_noticed(one))
      noticed += observation(page, one);
    else {
      asked += observation(page, one);
      ++asked_count;
    }
  }
  if (noticed.empty() && asked.empty()) return {};
  Html content = noticed.empty() ? paragraph(t("team.kind.none_noticed")) : ul({cls("heed-observations")}, noticed);
  // That somebody did not see it, or does not know, is on record and reassures nobody.
  if (!asked.empty())
    content += details_block(t("team.kind.asked", {{"count", asked_count}}),
                             paragraph(t("team.kind.asked_means")) + ul({cls("heed-observations")}, asked));
  return section({cls(class_of(kind))}, h3({cls("heed-kind__title")}, t("team.kind." + code)),
                 p({cls("govuk-body-s")}, t("team.kind." + code + ".about")), content);
}

// Said only of words that are not in the reader's language.
Html written_in(const content::Words& t, std::string_view language) {
  if (language.empty() || language == t.locale().substr(0, t.locale().find('-'))) return {};
  if (language == content::another_language) return paragraph(t("team.said.written_in_another"));
  return paragraph(t("team.said.written_in", {{"language", content::language_name(language, t.locale())}}));
}

}  // namespace

Html own_words(const ConcernPage& page) {
  const content::Words& t = page.words;
  const domain::Concern& concern = page.view.concern;
  Html content = written_in(t, concern.language) + div({cls("govuk-body")}, marked_quote(page, "worry", concern.worry));
  Facts facts(t);
  const auto add = [&](std::string_view label, std::string_view field, const std::string& text) {
    if (!text.empty()) facts.line(label, marked_line(page, field, text));
  };
  add("team.said.when_where", "when_where", concern.when_where);
  add("team.said.other_children", "other_children", concern.other_children);
  add("team.said.who_else_knows", "who_else_knows", concern.who_else_knows);
  if (concern.said_safe) facts.line("team.said.safe", t("team.said.safe.yes"));
  if (concern.child_not_heard) facts.line("team.said.child_words", t("team.said.child_not_heard"));
  Html ticked;
  for (const std::string& danger : concern.dangers) ticked += li({}, t("team.floor.short." + danger));
  if (!ticked.empty()) content += paragraph(t("team.said.ticked")) + ul({cls("govuk-list govuk-list--bullet")}, ticked);
  Html all = card("said", t("team.said.title"), content + facts.list());
  if (!concern.child_words.empty())
    all += card("child-words", t("team.said.child_words"),
                p({cls("govuk-body-s")}, t("team.said.child_words.about")) +
                    div({cls("govuk-body")}, marked_quote(page, "child_words", concern.child_words)));
  return all;
}

Html observations(const ConcernPage& page) {
  Html all;
  for (const ObservationKind kind : kinds) all += of_kind(page, kind);
  if (all.empty()) all = paragraph(page.words("team.observations.none"));
  return card("observations", page.words("team.observations.title"), all);
}

}  // namespace heed::web_team
