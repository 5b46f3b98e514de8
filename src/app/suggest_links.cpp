#include <algorithm>

#include "app/gate.hpp"
#include "app/judgement.hpp"
#include "app/known.hpp"
#include "app/known_catch_up.hpp"
#include "app/known_links.hpp"
#include "app/readable_concerns.hpp"
#include "app/reason_views.hpp"
#include "app/same_for_reader.hpp"
#include "domain/codes.hpp"
#include "mentions/name_of.hpp"

namespace heed::app {

namespace {

using linkage::MentionId;

constexpr domain::Codes<LinkStanding, 5> standings{{{LinkStanding::confirmed, "confirmed"},
                                                    {LinkStanding::strong, "strong"},
                                                    {LinkStanding::possible, "possible"},
                                                    {LinkStanding::weak, "weak"},
                                                    {LinkStanding::rejected, "rejected"}}};
// More are asked for than are shown: some of them this person may not read.
constexpr std::size_t most_asked_for = 24;

LinkStanding standing_of(linkage::Band band) {
  switch (band) {
    case linkage::Band::strong: return LinkStanding::strong;
    case linkage::Band::possible: return LinkStanding::possible;
    case linkage::Band::weak: return LinkStanding::weak;
  }
  return LinkStanding::weak;
}

// What is said beside one concern, for one person.
class Beside {
 public:
  Beside(const Parts& parts, const domain::Actor& actor, const content::Words& words, const OpenedConcern& mine)
      : m_parts(parts),
        m_words(words),
        m_mine(mine),
        m_others(parts, actor),
        m_same(parts, m_others),
        m_searcher(parts.known->network()) {}

  WhatIsKnown look() {
    WhatIsKnown known;
    known.concerns_held = m_parts.known->concerns();
    for (const auto& mention : m_mine.mentions) {
      const auto id = m_parts.known->mention_at({m_mine.record.id, mention.place});
      if (!id) continue;
      auto about = look_about(*id, mention);
      if (!about.links.empty() || about.something_for_others) known.mentions.push_back(std::move(about));
    }
    return known;
  }

 private:
  // A mention of another concern that this person may read, and how like ours it is.
  struct Readable {
    KnownPlace place;
    linkage::Score score;
  };

  const linkage::Index& index_of(const mentions::Mention& mention) const {
    return *m_parts.known->network().index(mention.kind);
  }

  AboutMention look_about(MentionId id, const mentions::Mention& mention) {
    AboutMention about;
    about.mention = mention;
    const auto decided = m_same.decided_of(id);
    about.something_for_others = m_same.of({m_mine.record.id, mention.place}).something_for_others;
    add_link(about, LinkStanding::confirmed, id, decided.same);
    const auto suggested = m_parts.known->network().suggest_held(id, m_searcher, most_asked_for);
    for (const auto& one : suggested.may_be) {
      const auto before = about.links.size();
      const auto open = left_open(one.mentions, decided);
      const bool is_its_word = open.size() == one.mentions.size();
      add_link(about, is_its_word ? standing_of(band_of(one.suggestion)) : by_itself, id, open);
      if (about.links.size() == before) continue;
      const bool is_told = add_company(about.links.back(), one.suggestion, suggested.told);
      if (!is_told && !stands_alone(id, open, index_of(mention))) {
        about.links.pop_back();
        continue;
      }
      say_what_is_new(about, open, decided);
    }
    add_undecided(about, id, decided);
    add_link(about, LinkStanding::rejected, id, decided.rejected);
    std::ranges::stable_sort(about.links, {}, &KnownLink::standing);
    if (about.links.size() > most_links_of_mention) about.links.resize(most_links_of_mention);
    return about;
  }

  // Those about which nothing is decided for this person.
  static std::vector<MentionId> left_open(std::vector<MentionId> mentions, const linkage::Decided& decided) {
    std::erase_if(mentions, [&](MentionId one) {
      return std::ranges::binary_search(decided.same, one) || std::ranges::binary_search(decided.rejected, one);
    });
    return mentions;
  }

  // By what each says, the nearest first, and without company: what is not to be read counts neither for it nor against it.
  static constexpr std::optional<LinkStanding> by_itself = std::nullopt;
  static LinkStanding standing_by_itself(const std::vector<Readable>& found) {
    const linkage::ClusterOptions bounds;
    double sum = 0;
    for (const auto& one : found)
      sum += std::clamp(one.score.weight, linkage::from_fixed(bounds.lowest), linkage::from_fixed(bounds.highest));
    linkage::Suggestion suggestion;
    suggestion.weight = static_cast<float>(sum / static_cast<double>(found.size()));
    suggestion.nearest.weight = static_cast<float>(found.front().score.weight);
    return standing_of(linkage::band_of(suggestion));
  }

  // The engine leaves out what people decided, also by way of what this person may not read. For them that is not decided, and
  // suggested as anything else is that is likely by itself.
  void add_undecided(AboutMention& about, MentionId mine, const linkage::Decided& decided) {
    const auto of_all = m_parts.known->network().decided_of(mine);
    std::set<MentionId> open;
    for (const auto* const ids : {&of_all.same, &of_all.rejected})
      for (const auto id : left_open(*ids, decided))
        if (readable(mine, id, index_of(about.mention))) open.insert(id);
    while (!open.empty()) {
      std::vector<MentionId> together;
      for (const auto id : m_same.same_as(*open.begin()))
        if (open.erase(id) > 0) together.push_back(id);
      const auto before = about.links.size();
      add_link(about, by_itself, mine, together);
      if (about.links.size() > before) say_what_is_new(about, together, decided);
    }
  }

  void say_what_is_new(AboutMention& about, const std::vector<MentionId>& of, const linkage::Decided& decided) const {
    const auto& columns = index_of(about.mention).model().columns;
    about.links.back().new_since = new_since(decided, columns, of);
  }

  // How like ours a mention is that this person may read; nothing is opened yet.
  std::optional<Readable> readable(MentionId mine, MentionId id, const linkage::Index& index) {
    auto place = m_parts.known->place_of(id);
    if (!place || place->concern == m_mine.record.id || !m_others.may_read(place->concern)) return std::nullopt;
    auto score = index.explain(mine, id);
    if (!score) return std::nullopt;
    return Readable{std::move(*place), std::move(*score)};
  }

  bool is_for_named_readers(MentionId id) {
    const auto place = m_parts.known->place_of(id);
    return place && place->concern != m_mine.record.id && m_others.is_for_named_readers(place->concern);
  }

  // What this person may not read counts for nothing: neither for the band nor for any number.
  void add_link(AboutMention& about, std::optional<LinkStanding> standing, MentionId mine,
                const std::vector<MentionId>& others) {
    std::vector<Readable> found;
    bool hides_some = false;
    const auto& index = index_of(about.mention);
    for (const auto id : others) {
      if (auto one = readable(mine, id, index)) {
        found.push_back(std::move(*one));
        continue;
      }
      const bool of_mine = is_of_mine(id);
      hides_some = hides_some || !of_mine;
      const bool matters = standing == LinkStanding::confirmed || standing == LinkStanding::strong;
      if (matters && is_for_named_readers(id)) about.something_for_others = true;
    }
    if (found.empty()) return;
    const bool by_engine = standing != LinkStanding::confirmed && standing != LinkStanding::rejected;
    if (by_engine && hides_some) standing = by_itself;
    if (standing == by_itself && !stands_alone(mine, others, index)) return;
    std::ranges::stable_sort(
        found, [](const Readable& left, const Readable& right) { return left.score.weight > right.score.weight; });
    auto link = link_of(about.mention, standing ? *standing : standing_by_itself(found), found);
    if (!link.others.empty()) about.links.push_back(std::move(link));
  }

  // Whether the engine would suggest one of these for what it says itself.
  bool stands_alone(MentionId mine, const std::vector<MentionId>& others, const linkage::Index& index) {
    return std::ranges::any_of(others, [&](MentionId id) {
      const auto one = readable(mine, id, index);
      if (!one || one->score.weight < linkage::Index::least) return false;
      const auto keys = index.shared_keys(mine, id);
      return keys && keys->usable > 0;
    });
  }

  // Who or what was named with both. Company in concerns that this person may not read counts for nothing. False: of all the company by
  // which this was suggested nothing can be told.
  bool add_company(KnownLink& link, const linkage::NetworkSuggestion& suggestion, const std::vector<MentionId>& told) {
    bool hides_some = false, tells_some = false;
    for (const auto& company : suggestion.company) {
      const auto place = company.mention < told.size() ? m_parts.known->place_of(told[company.mention]) : std::nullopt;
      const auto* const mention = place ? m_mine.mention_at(place->place) : nullptr;
      if (mention == nullptr || !is_named_with(link, members_of(index_of(*mention), company.entity))) {
        hides_some = true;
        continue;
      }
      ReasonView view;
      view.sentence = m_words("linkage.company", {{"name", name_of(*mention)}});
      link.reasons.insert(link.reasons.begin(), std::move(view));
      tells_some = true;
    }
    if (hides_some && link.standing == LinkStanding::strong) link.standing = LinkStanding::possible;
    return tells_some || !hides_some;
  }

  // An entity is named by one of its mentions; as the engine sees it now, that may be another.
  static std::vector<MentionId> members_of(const linkage::Index& index, MentionId mention) {
    return index.mentions_of(index.entity_of(mention));
  }

  // Whether one of these stands in a concern of the link.
  bool is_named_with(const KnownLink& link, const std::vector<MentionId>& mentions) const {
    return std::ranges::any_of(mentions, [&](MentionId id) {
      const auto place = m_parts.known->place_of(id);
      return place && std::ranges::any_of(link.others,
                                          [&](const OtherMention& other) { return other.concern == place->concern; });
    });
  }

  bool is_of_mine(MentionId id) const {
    const auto place = m_parts.known->place_of(id);
    return place && place->concern == m_mine.record.id;
  }

  KnownLink link_of(const mentions::Mention& mention, LinkStanding standing, const std::vector<Readable>& found) {
    KnownLink link;
    link.standing = standing;
    std::set<ConcernId> concerns;
    std::set<std::uint64_t> origins;
    std::size_t of_their_own = 0;
    for (const auto& one : found) {
      if (!concerns.insert(one.place.concern).second) continue;
      const auto origin = m_parts.known->origin_of(one.place.concern);
      origin == 0 ? ++of_their_own : origins.insert(origin).second;
    }
    link.concerns = concerns.size();
    link.origins = origins.size() + of_their_own;
    for (std::size_t at = 0; at < found.size() && link.others.size() < most_others; ++at)
      show(link, mention, found[at]);
    return link;
  }

  // The nearest gives the reasons. What does not open is passed over.
  void show(KnownLink& link, const mentions::Mention& mention, const Readable& one) {
    const auto* const opened = m_others.open(one.place.concern);
    const auto* const other = opened == nullptr ? nullptr : opened->mention_at(one.place.place);
    if (other == nullptr) return;
    const auto& index = index_of(mention);
    if (link.others.empty())
      link.reasons = reason_views(m_words, index.model(), one.score, mention, m_mine.told_on, *other, opened->told_on,
                                  index.size());
    link.others.push_back(other_mention(*opened, *other));
  }

  const Parts& m_parts;
  const content::Words& m_words;
  const OpenedConcern& m_mine;
  ReadableConcerns m_others;
  SameForReader m_same;
  linkage::NetworkSearcher m_searcher;
};

}  // namespace

std::string_view to_string(LinkStanding standing) { return domain::code_of(standings, standing); }

Result<WhatIsKnown> SuggestLinks::operator()(const domain::Actor& actor, ConcernId id,
                                             const content::Words& words) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::read_known, id));
  TRY(catch_up_for_page(parts));
  const auto mine = TRY(open_with_mentions(parts, record));
  auto known = Beside(parts, actor, words, mine).look();
  ports::Work work;
  work.audit.push_back(
      team_line(parts, actor.id.to_string(), domain::AuditAction::links_suggested, Outcome::done, record.id));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return known;
}

}  // namespace heed::app
