#include "county/seen_before.hpp"

#include <ctime>

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

namespace heed::bench {

namespace {

std::int64_t nanoseconds_now() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

// In how many concerns each entity stood.
class Told {
 public:
  std::uint32_t before(linkage::EntityKind kind, std::uint32_t entity) const {
    const auto& told = m_told[static_cast<std::size_t>(kind)];
    const auto found = told.find(entity);
    return found == told.end() ? 0 : found->second;
  }
  void add(const ConcernData& concern) {
    std::vector<std::pair<linkage::EntityKind, std::uint32_t>> once;
    for (std::size_t at = 0; at < concern.truth.size(); ++at) {
      const std::pair one{concern.told.mentions[at].kind, concern.truth[at].entity};
      if (std::ranges::find(once, one) == once.end()) once.push_back(one);
    }
    for (const auto& [kind, entity] : once) ++m_told[static_cast<std::size_t>(kind)][entity];
  }

 private:
  std::array<std::unordered_map<std::uint32_t, std::uint32_t>, measured_kinds> m_told;
};

struct Hit {
  bool any = false, shown = false;
  unsigned wrong = 0;  // shown
};

void count(Share& share, bool found) {
  share.found += found ? 1 : 0;
  ++share.of;
}

Hit look_at(const std::vector<Found>& found, const CountyData& county, std::uint32_t entity, Seen& seen) {
  Hit hit;
  for (const Found& one : found) {
    const bool right =
        std::ranges::any_of(one.mentions, [&](linkage::MentionId id) { return county.entity[id] == entity; });
    count(seen.by_weight[std::clamp(static_cast<int>(std::floor(one.weight / 2)) * 2, -8, 12)], right);
    hit.any = hit.any || right;
    hit.shown = hit.shown || (right && one.shown);
    hit.wrong += !right && one.shown ? 1 : 0;
  }
  return hit;
}

class Counter {
 public:
  explicit Counter(const CountyData& county) : m_county(county) {}
  void add(const ConcernData& concern) {
    m_told.add(concern);
    for (std::size_t at = 0; at < concern.truth.size(); ++at) {
      const auto kind = static_cast<std::size_t>(concern.told.mentions[at].kind);
      m_telling[kind][concern.truth[at].entity].push_back(telling_of(concern, at));
    }
  }

  void count_mistaken(const ConcernData& concern, const std::vector<std::vector<Found>>& found, Replayed& replayed) {
    for (std::size_t at = 0; at < found.size(); ++at) {
      const linkage::EntityKind kind = concern.told.mentions[at].kind;
      if (kind == linkage::EntityKind::child && at != ConcernData::subject) continue;
      Seen& seen = replayed.kinds[static_cast<std::size_t>(kind)];
      Seen apart;
      ++seen.mistaken_measured;
      seen.mistaken_false_shown += look_at(found[at], m_county, concern.truth[at].entity, apart).wrong;
    }
  }

  void count_concern(const ConcernData& concern, const std::vector<std::vector<Found>>& found, Replayed& replayed) {
    for (std::size_t at = 0; at < found.size(); ++at) {
      const linkage::EntityKind kind = concern.told.mentions[at].kind;
      if (kind == linkage::EntityKind::child && at != ConcernData::subject) continue;
      const Truth& truth = concern.truth[at];
      Seen& seen = replayed.kinds[static_cast<std::size_t>(kind)];
      const Hit hit = look_at(found[at], m_county, truth.entity, seen);
      ++seen.measured;
      seen.false_shown += hit.wrong;
      const std::uint32_t before = m_told.before(kind, truth.entity);
      if (before == 0) continue;
      count(seen.at_five[std::min<std::uint32_t>(before, 3) - 1], hit.any);
      count(seen.shown, hit.shown);
      count(seen.by_agency[m_county.agencies[concern.agency]], hit.any);
      count(seen.by_name_kind[m_county.name_kinds[truth.name_kind]], hit.any);
      count(seen.by_known[std::min<unsigned>(truth.known, 8)], hit.any);
      count(seen.by_shared[std::min(shared(concern, at), 4U)], hit.any);
    }
  }

 private:
  std::uint32_t telling_of(const ConcernData& concern, std::size_t at) const {
    const linkage::KindMention& one = concern.told.mentions[at];
    return telling(m_county.columns[static_cast<std::size_t>(one.kind)], one.mention.values);
  }
  unsigned shared(const ConcernData& concern, std::size_t at) {
    int most = 0;
    const auto kind = static_cast<std::size_t>(concern.told.mentions[at].kind);
    for (const std::uint32_t earlier : m_telling[kind][concern.truth[at].entity])
      most = std::max(most, std::popcount(earlier & telling_of(concern, at)));
    return static_cast<unsigned>(most);
  }

  const CountyData& m_county;
  Told m_told;
  std::array<std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>, measured_kinds> m_telling;
};

}  // namespace

Replayed replay(const CountyData& county, Finder& finder, const Replay& options) {
  Replayed replayed{finder.name(), {}, {}, {}};
  const auto begin = static_cast<std::size_t>(static_cast<double>(county.concerns.size()) * options.loaded);
  const std::span<const ConcernData> concerns(county.concerns);
  Counter counter(county);
  for (const ConcernData& concern : concerns.first(begin)) counter.add(concern);
  finder.load(concerns.first(begin));
  std::size_t measured = 0;
  for (std::size_t at = begin; at < concerns.size() && measured < options.arrivals; ++at) {
    const ConcernData& concern = concerns[at];
    if (concern.honest) {
      const std::int64_t start = nanoseconds_now();
      const auto found = finder.find(concern.told, options.most);
      replayed.find_nanoseconds.push_back(static_cast<std::uint32_t>(nanoseconds_now() - start));
      counter.count_concern(concern, found, replayed);
      ++measured;
    } else {
      counter.count_mistaken(concern, finder.find(concern.told, options.most), replayed);
    }
    counter.add(concern);
    const std::int64_t start = nanoseconds_now();
    finder.add(concern.told);
    replayed.add_nanoseconds.push_back(static_cast<std::uint32_t>(nanoseconds_now() - start));
  }
  return replayed;
}

}  // namespace heed::bench
