#include "synth/schedule.hpp"

#include <algorithm>

namespace heed::synth {
namespace {

// Days until the next concern about the same child.
int next_gap(const Concerns& rates, Random& random) {
  if (random.chance(rates.soon)) return random.between(1, 21);
  if (random.chance(rates.middle / (1 - rates.soon))) return random.between(22, 90);
  return random.between(91, 240);
}

int delay(const Concerns& rates, Random& random) {
  return random.chance(rates.delay_long) ? random.between(15, 120) : static_cast<int>(random.skewed(15));
}

std::uint32_t some_agency(const County& county, const std::vector<double>& weights, std::uint32_t last,
                          Random& random) {
  if (last != none && !random.chance(county.parameters->concerns.agency_changes)) return last;
  for (;;) {
    const auto agency = static_cast<std::uint32_t>(random.weighted(weights));
    if (agency != last) return agency;
  }
}

void plan_child(const County& county, const std::vector<double>& agencies, std::uint32_t child,
                std::vector<Planned>& plan) {
  const auto& rates = county.parameters->concerns;
  const auto days = static_cast<int>(county.parameters->sizing.days);
  Random random(salted(county.seed, Draw::schedule), child);
  const std::size_t count = 1 + random.weighted(county.parameters->concerns_per_child);
  const std::size_t first = plan.size();
  // Children of many concerns start early enough for most of them.
  int happened = static_cast<int>(random.below(static_cast<std::size_t>(days)) / (count > 2 ? 2 : 1));
  std::uint32_t last = none;
  for (std::size_t at = 0; at < count; ++at, happened += next_gap(rates, random)) {
    Planned next;
    next.child = child;
    next.happened = happened;
    next.told = happened + delay(rates, random);
    next.agency = last = some_agency(county, agencies, last, random);
    next.seed = random.next();
    next.key = static_cast<std::uint32_t>(plan.size());
    if (random.chance(rates.malicious)) {
      next.honesty = Honesty::malicious;
    } else if (random.chance(rates.mistaken)) {
      next.honesty = Honesty::mistaken;
    }
    const Planned* origin = at > 0 && random.chance(rates.echo) ? &plan[first + random.below(at)] : nullptr;
    if (origin && origin->echo_of == none) {
      next.echo_of = origin->key;
      next.happened = origin->happened;
      next.told = std::max(next.told, origin->told + 1);
      next.honesty = origin->honesty;
    }
    if (next.told >= days) {
      // Told after the two years: it would never be known here. The first is moved into them instead.
      if (at > 0) break;
      next.happened = random.between(0, days - 122);
      next.told = next.happened + delay(rates, random);
      happened = next.happened;
    }
    plan.push_back(next);
  }
}

}  // namespace

std::vector<Planned> plan_concerns(const County& county) {
  std::vector<double> agencies;
  agencies.reserve(county.parameters->agencies.size());
  for (const Agency& agency : county.parameters->agencies) agencies.push_back(agency.weight);
  std::vector<Planned> plan;
  for (const Ring& ring : county.rings)
    for (const std::uint32_t child : ring.children) plan_child(county, agencies, child, plan);
  std::sort(plan.begin(), plan.end(),
            [](const Planned& a, const Planned& b) { return a.told != b.told ? a.told < b.told : a.key < b.key; });
  return plan;
}

}  // namespace heed::synth
