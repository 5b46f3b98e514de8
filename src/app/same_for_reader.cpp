#include "app/same_for_reader.hpp"

#include <algorithm>

namespace heed::app {

namespace {

// Of one child or car there are tens; a place that everybody confirmed may have more.
constexpr std::size_t most_of_one = 300;

}  // namespace

const mentions::Mention* SameForReader::mention_at(const KnownPlace& place) {
  const auto* const opened = m_readable.open(place.concern);
  return opened == nullptr ? nullptr : opened->mention_at(place.place);
}

const SameOnes& SameForReader::of(const KnownPlace& place) {
  if (const auto found = m_same.find(place); found != m_same.end()) return *found->second;
  const auto same = std::make_shared<const SameOnes>(look(place));
  for (const auto& one : same->places) m_same.emplace(one, same);
  return *same;
}

SameOnes SameForReader::look(const KnownPlace& place) {
  SameOnes same{{place}, false, false};
  const auto mention = m_parts.known->mention_at(place);
  if (!mention) return same;
  std::vector<KnownPlace> hidden;
  for (const auto id : m_parts.known->network().decided_of(*mention).same) {
    const auto one = m_parts.known->place_of(id);
    if (!one || *one == place) continue;
    if (same.places.size() == most_of_one) {
      same.not_all = true;
      break;
    }
    if (mention_at(*one) != nullptr) {
      same.places.push_back(*one);
      continue;
    }
    hidden.push_back(*one);
  }
  if (!hidden.empty()) same.places = joined_by_readable(place, same.places);
  for (const auto& one : hidden)
    same.something_for_others = same.something_for_others ||
                                (m_readable.is_for_named_readers(one.concern) && is_confirmed_with(one, same.places));
  std::ranges::sort(same.places);
  return same;
}

const std::vector<Judgement>& SameForReader::said_of(ConcernId concern) {
  const auto [at, is_new] = m_said.try_emplace(concern);
  if (!is_new) return at->second;
  auto said = judgements_of(m_parts, concern);
  m_has_failed = m_has_failed || !said.ok();
  if (said.ok()) at->second = std::move(said).value();
  return at->second;
}

bool SameForReader::are_told_apart(const std::vector<KnownPlace>& ones, const std::vector<KnownPlace>& others) {
  return std::ranges::any_of(ones, [&](const KnownPlace& one) {
    return std::ranges::any_of(others, [&](const KnownPlace& other) {
      const auto* const word = last_word(said_of(one.concern), one, other);
      return word != nullptr && word->verdict == Verdict::different;
    });
  });
}

bool SameForReader::is_confirmed_with(const KnownPlace& hidden, const std::vector<KnownPlace>& places) {
  return std::ranges::any_of(places, [&](const KnownPlace& one) {
    const auto* const word = last_word(said_of(one.concern), one, hidden);
    return word != nullptr && word->verdict == Verdict::same;
  });
}

std::vector<KnownPlace> SameForReader::joined_by_readable(const KnownPlace& place,
                                                          const std::vector<KnownPlace>& readable) {
  std::vector<KnownPlace> joined{place};
  for (std::size_t at = 0; at < joined.size(); ++at) {
    const KnownPlace from = joined[at];
    const auto& said = said_of(from.concern);
    for (const auto& other : readable) {
      if (std::ranges::find(joined, other) != joined.end()) continue;
      const auto* const word = last_word(said, from, other);
      if (word != nullptr && word->verdict == Verdict::same) joined.push_back(other);
    }
  }
  return joined;
}

}  // namespace heed::app
