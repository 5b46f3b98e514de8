#include "county/seen_before.hpp"

#include <ctime>

#include <algorithm>
#include <unordered_map>

namespace heed::bench {

namespace {

std::int64_t nanoseconds_now() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

// In how many concerns each entity stood, the last of them once.
class Told {
 public:
  std::uint32_t before(const Truth& truth) const {
    const auto found = m_told.find(truth.entity);
    if (found == m_told.end()) return 0;
    return found->second.concerns - (found->second.last == truth.concern ? 1 : 0);
  }
  void add(const Truth& truth) {
    One& one = m_told[truth.entity];
    if (one.concerns > 0 && one.last == truth.concern) return;
    one = {one.concerns + 1, truth.concern};
  }

 private:
  struct One {
    std::uint32_t concerns = 0, last = 0;
  };
  std::unordered_map<std::uint32_t, One> m_told;
};

struct Hit {
  bool any = false, shown = false;
  unsigned wrong = 0;  // shown
};

Hit look_at(const std::vector<Found>& found, const KindOfMention& kind, const Truth& truth) {
  Hit hit;
  for (const Found& one : found) {
    const bool right = std::ranges::any_of(
        one.mentions, [&](linkage::MentionId id) { return kind.truth[id - 1].entity == truth.entity; });
    hit.any = hit.any || right;
    hit.shown = hit.shown || (right && one.shown);
    hit.wrong += !right && one.shown ? 1 : 0;
  }
  return hit;
}

void count(Share& share, bool found) {
  share.found += found ? 1 : 0;
  ++share.of;
}

}  // namespace

Seen replay(const CountyData& county, const KindOfMention& kind, Finder& finder, const Replay& options) {
  Seen seen;
  seen.finder = finder.name();
  const auto first_measured = static_cast<std::uint32_t>(county.concerns * options.loaded);
  const auto begin = static_cast<std::size_t>(
      std::ranges::find_if(kind.truth, [&](const Truth& one) { return one.concern >= first_measured; }) -
      kind.truth.begin());
  Told told;
  for (std::size_t at = 0; at < begin; ++at) told.add(kind.truth[at]);
  finder.load(std::span(kind.mentions).first(begin));

  std::uint64_t wrong = 0, measured = 0;
  for (std::size_t at = begin; at < kind.mentions.size() && measured < options.arrivals; ++at) {
    const Truth& truth = kind.truth[at];
    const std::uint32_t before = told.before(truth);
    told.add(truth);
    if (truth.honest && (truth.subject || !options.subjects)) {
      const std::int64_t start = nanoseconds_now();
      const auto found = finder.find(kind.mentions[at], options.most);
      seen.find_nanoseconds.push_back(static_cast<std::uint32_t>(nanoseconds_now() - start));
      const Hit hit = look_at(found, kind, truth);
      wrong += hit.wrong;
      ++measured;
      if (before > 0) {
        count(seen.at_five[std::min<std::uint32_t>(before, 3) - 1], hit.any);
        count(seen.shown, hit.shown);
        count(seen.by_agency[county.agencies[truth.agency]], hit.any);
        count(seen.by_name_kind[county.name_kinds[truth.name_kind]], hit.any);
        count(seen.by_known[std::min<unsigned>(truth.known, 8)], hit.any);
      }
    }
    const std::int64_t start = nanoseconds_now();
    finder.add(kind.mentions[at]);
    seen.add_nanoseconds.push_back(static_cast<std::uint32_t>(nanoseconds_now() - start));
  }
  seen.false_shown = measured == 0 ? 0 : static_cast<double>(wrong) / static_cast<double>(measured);
  return seen;
}

}  // namespace heed::bench
