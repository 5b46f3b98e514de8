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
    const auto decided = m_parts.known->network().decided_of(id);
    const auto& same = m_same.of({m_mine.record.id, mention.place});
    about.something_for_others = same.something_for_others;
    std::vector<MentionId> confirmed;
    for (const auto& place : same.places) {
      const auto other = m_parts.known->mention_at(place);
      if (other && *other != id) confirmed.push_back(*other);
    }
    add_link(about, LinkStanding::confirmed, id, confirmed);
    const auto suggested = m_parts.known->network().suggest_held(id, m_searcher, most_asked_for);
    for (const auto& one : suggested.may_be) {
      const auto before = about.links.size();
      add_link(about, standing_of(band_of(one.suggestion)), id, one.mentions);
      if (about.links.size() > before) add_company(about.links.back(), one.suggestion, suggested.told);
    }
    add_link(about, LinkStanding::rejected, id, decided.rejected);
    std::ranges::stable_sort(about.links, {}, &KnownLink::standing);
    if (about.links.size() > most_links_of_mention) about.links.resize(most_links_of_mention);
    return about;
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
  void add_link(AboutMention& about, LinkStanding standing, MentionId mine, const std::vector<MentionId>& others) {
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
    std::ranges::stable_sort(
        found, [](const Readable& left, const Readable& right) { return left.score.weight > right.score.weight; });
    const bool by_engine = standing != LinkStanding::confirmed && standing != LinkStanding::rejected;
    if (by_engine && hides_some)
      standing = found.front().score.weight >= 0 ? LinkStanding::possible : LinkStanding::weak;
    auto link = link_of(about.mention, standing, found);
    if (!link.others.empty()) about.links.push_back(std::move(link));
  }

  // Who or what was named with both. Company in concerns that this person may not read counts for nothing.
  void add_company(KnownLink& link, const linkage::NetworkSuggestion& suggestion, const std::vector<MentionId>& told) {
    bool hides_some = false;
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
    }
    if (hides_some && link.standing == LinkStanding::strong) link.standing = LinkStanding::possible;
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
    const auto& record = opened->record;
    const auto& index = index_of(mention);
    if (link.others.empty())
      link.reasons = reason_views(m_words, index.model(), one.score, mention, m_mine.told_on, *other, opened->told_on,
                                  index.size());
    link.others.push_back({record.id, record.reference, record.received_at, opened->concern.reporter_kind, *other});
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
