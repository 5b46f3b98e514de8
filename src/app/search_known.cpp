#include "app/search_known.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/gate.hpp"
#include "app/known.hpp"
#include "app/known_catch_up.hpp"
#include "app/readable_concerns.hpp"
#include "app/same_for_reader.hpp"
#include "app/sealed_records.hpp"
#include "app/search_candidates.hpp"
#include "app/search_typed.hpp"
#include "base/text.hpp"
#include "domain/codes.hpp"
#include "domain/reference.hpp"
#include "link_words/sentences.hpp"

namespace heed::app {

namespace {

using linkage::Agreement;
using linkage::MentionId;

constexpr domain::Codes<SearchBand, 3> bands{
    {{SearchBand::as_typed, "as_typed"}, {SearchBand::close, "close"}, {SearchBand::in_part, "in_part"}}};
// Concerns that are asked for, and of these opened, which takes the most of a search's time.
constexpr std::size_t most_candidates = 300, most_opened = 40;

bool is_word_for_word(Agreement agreement) {
  return agreement == Agreement::same || agreement == Agreement::words_in_common;
}

class Search {
 public:
  Search(const Parts& parts, const domain::Actor& actor, const content::Words& words, std::vector<TypedPart> typed)
      : m_parts(parts),
        m_words(words),
        m_typed(std::move(typed)),
        m_concerns(parts, actor),
        m_same(parts, m_concerns),
        m_today(local_date(parts.clock.now(), parts.rules.calendar.time_zone).to_string()) {}

  std::vector<HitsOfKind> look() {
    const auto& known = *m_parts.known;
    for (const auto id : search_candidates(known.network(), known.terms(), m_typed, m_today, most_candidates))
      look_at(id);
    std::vector<HitsOfKind> kinds;
    for (auto& [kind, hits] : m_hits) kinds.push_back(of_kind(kind, std::move(hits)));
    return kinds;
  }
  const std::set<ConcernId>& shown() const { return m_shown; }

 private:
  struct Hit {
    SearchHit shown;
    std::set<ConcernId> concerns;
  };
  using Hits = std::map<MentionId, Hit>;  // by the smallest id of those that people said to be the same

  // What this person may not read is passed over before anything is made of it.
  void look_at(MentionId id) {
    const auto place = m_parts.known->place_of(id);
    if (!place || (m_opened.size() == most_opened && !m_opened.contains(place->concern))) return;
    const auto* const opened = m_concerns.open(place->concern);
    const auto* const mention = opened == nullptr ? nullptr : opened->mention_at(place->place);
    if (mention == nullptr) return;
    m_opened.insert(place->concern);
    auto hit = hit_of(*opened, *mention);
    if (hit) add(id, mention->kind, place->concern, std::move(*hit));
  }

  std::optional<SearchHit> hit_of(const OpenedConcern& opened, const mentions::Mention& mention) const {
    SearchHit hit;
    std::size_t agreeing = 0, word_for_word = 0;
    for (const auto& part : m_typed) {
      const auto found = agrees(part, mention, m_today, opened.told_on);
      if (!found) continue;
      ++agreeing;
      if (is_word_for_word(found->agreement)) ++word_for_word;
      hit.reasons.push_back(sentence(part, *found));
    }
    if (agreeing == 0) return std::nullopt;
    hit.band = word_for_word == m_typed.size() ? SearchBand::as_typed
               : agreeing == m_typed.size()    ? SearchBand::close
                                               : SearchBand::in_part;
    hit.mentions.push_back(other_mention(opened, mention));
    return hit;
  }

  std::string sentence(const TypedPart& part, const PartAgrees& found) const {
    linkage::Reason reason;
    reason.type = found.type;
    reason.agreement = found.agreement;
    reason.weight = 1;
    return link_words::sentence(m_words, reason, part.text, found.said);
  }

  // The best of those that people said to be the same tells how well they fit.
  void add(MentionId id, mentions::EntityKind kind, ConcernId concern, SearchHit hit) {
    auto& at = m_hits[kind][m_same.same_as(id).front()];
    auto& shown = at.shown;
    at.concerns.insert(concern);
    if (shown.mentions.empty() || hit.band < shown.band) {
      hit.mentions.insert(hit.mentions.end(), shown.mentions.begin(), shown.mentions.end());
      shown = std::move(hit);
    } else {
      shown.mentions.push_back(std::move(hit.mentions.front()));
    }
  }

  HitsOfKind of_kind(mentions::EntityKind kind, Hits hits) {
    HitsOfKind all{kind, {}, false};
    for (auto& [_, hit] : hits) {
      hit.shown.concerns = hit.concerns.size();
      if (hit.shown.mentions.size() > most_others) hit.shown.mentions.resize(most_others);
      all.hits.push_back(std::move(hit.shown));
    }
    std::ranges::stable_sort(all.hits, [](const SearchHit& left, const SearchHit& right) {
      if (left.band != right.band) return left.band < right.band;
      return left.mentions.front().received_at > right.mentions.front().received_at;
    });
    all.has_more = all.hits.size() > most_hits_of_kind || m_opened.size() == most_opened;
    if (all.hits.size() > most_hits_of_kind) all.hits.resize(most_hits_of_kind);
    for (const auto& hit : all.hits)
      for (const auto& mention : hit.mentions) m_shown.insert(mention.concern);
    return all;
  }

  const Parts& m_parts;
  const content::Words& m_words;
  const std::vector<TypedPart> m_typed;
  ReadableConcerns m_concerns;
  SameForReader m_same;
  const std::string m_today;
  std::map<mentions::EntityKind, Hits> m_hits;
  std::set<ConcernId> m_opened, m_shown;
};

// Whose reference was typed, where this person may read it.
Result<std::optional<ConcernId>> concern_of(const Parts& parts, const domain::Actor& actor, std::string_view typed) {
  const auto reference = domain::parse_reference(typed);
  if (!reference) return std::optional<ConcernId>();
  const auto record = parts.store.concerns.find_by_reference(*reference);
  if (!record.ok() && record.error().kind != ErrorKind::not_found) return record.error();
  if (!record.ok() || !may(actor, domain::Action::read_concern, facts_of(parts, *record)))
    return std::optional<ConcernId>();
  return std::optional(record->id);
}

// What was typed comes last, as it may hold anything.
std::string detail_of(std::string_view typed, const std::set<ConcernId>& shown) {
  std::string detail = "found=";
  for (const auto id : shown) detail += (detail.back() == '=' ? "" : ",") + id.to_string();
  return detail + " typed=" + std::string(typed);
}

Result<void> record_search(Parts& parts, const domain::Actor& actor, std::string_view typed,
                           const std::set<ConcernId>& shown) {
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::known_searched, Outcome::done);
  line.detail = seal_detail(parts, line.target, detail_of(typed, shown));
  ports::Work work;
  work.audit.push_back(std::move(line));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace

std::string_view to_string(SearchBand band) { return domain::code_of(bands, band); }

std::size_t SearchFound::hits() const {
  std::size_t all = concern ? 1 : 0;
  for (const auto& kind : kinds) all += kind.hits.size();
  return all;
}

Result<SearchFound> SearchKnown::operator()(const domain::Actor& actor, std::string_view typed,
                                            const content::Words& words) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::search_known));
  const auto text = tidy_line(typed);
  if (text.size() > most_typed) return Error{ErrorKind::invalid, "problem.search.too_long", {}};
  auto typed_parts = parts_of(text);
  const auto can_be_looked_for = [](const TypedPart& part) { return !part.terms().empty(); };
  if (!domain::parse_reference(text) && std::ranges::none_of(typed_parts, can_be_looked_for))
    return Error{ErrorKind::invalid, "problem.search.too_short", {}};
  TRY(catch_up_for_page(parts));
  SearchFound found;
  std::set<ConcernId> shown;
  found.concern = TRY(concern_of(parts, actor, text));
  if (found.concern) {
    shown.insert(*found.concern);
  } else {
    Search search(parts, actor, words, std::move(typed_parts));
    found.kinds = search.look();
    shown = search.shown();
  }
  TRY(record_search(parts, actor, text, shown));
  return found;
}

}  // namespace heed::app
