#include "app/alert_fires.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "domain/codes.hpp"

namespace heed::app {

namespace {

using content::AlertKind;
using content::AlertRule;

constexpr domain::Codes<EntryPart, 8> entry_parts{{{EntryPart::now, "now"},
                                                   {EntryPart::also, "also"},
                                                   {EntryPart::missing, "missing"},
                                                   {EntryPart::gift, "gift"},
                                                   {EntryPart::closed, "closed"},
                                                   {EntryPart::adult, "adult"},
                                                   {EntryPart::child, "child"},
                                                   {EntryPart::sibling, "sibling"}}};

enum class By : std::uint8_t { told, happened };

HappenedDays days_of(const Sighting& sighting, By by) {
  if (by == By::happened && sighting.happened) return *sighting.happened;
  return {sighting.told_on, sighting.told_on};
}

// How many days lie between the two; 0 where they meet.
int days_apart(const HappenedDays& one, const HappenedDays& other) {
  return std::max(0, days_between(std::min(one.last, other.last), std::max(one.first, other.first)));
}

bool are_within(int days, const Sighting& one, const Sighting& other) {
  return days_apart(days_of(one, By::told), days_of(other, By::told)) <= days ||
         days_apart(days_of(one, By::happened), days_of(other, By::happened)) <= days;
}

bool is_before(const Sighting& one, const Sighting& now) { return one.received_at < now.received_at; }

// Every set of sightings with `now` among them that some window of so many days touches. A window that begins on the last day of one
// of them holds whatever any window with the same beginning or an earlier one within it does.
template <class Visit>
void each_window(int days, const Sighting& now, const Sightings& others, By by, const Visit& visit) {
  std::vector<const Sighting*> all{&now};
  for (const auto& other : others) all.push_back(&other);
  const auto mine = days_of(now, by);
  for (const auto* const start : all) {
    const Date first = days_of(*start, by).last, last = add_days(first, days);
    const auto touches = [&](const HappenedDays& span) { return span.first <= last && span.last >= first; };
    if (!touches(mine)) continue;
    std::vector<const Sighting*> within;
    for (const auto* const one : all)
      if (touches(days_of(*one, by))) within.push_back(one);
    visit(within);
  }
}

std::size_t origins_of(const std::vector<const Sighting*>& sightings) {
  std::set<std::uint64_t> known;
  std::size_t of_their_own = 0;
  for (const auto* const one : sightings) one->origin == 0 ? ++of_their_own : known.insert(one->origin).second;
  return known.size() + of_their_own;
}

std::size_t children_of(const std::vector<const Sighting*>& sightings) {
  std::set<std::size_t> children;
  for (const auto* const one : sightings)
    for (const auto& child : one->children) children.insert(child.child);
  return children.size();
}

class Citing {
 public:
  explicit Citing(AlertKind kind) { m_fired.kind = kind; }
  void add(const Sighting& sighting, EntryPart part) {
    add({sighting.concern, sighting.place, part, sighting.suggested});
    m_fired.last_told = std::max(m_fired.last_told, sighting.received_at);
  }
  void add(const FiredEntry& entry) {
    const auto is_same = [&](const FiredEntry& other) {
      return other.concern == entry.concern && other.place == entry.place && other.part == entry.part;
    };
    if (std::ranges::none_of(m_fired.entries, is_same)) m_fired.entries.push_back(entry);
  }
  bool is_empty() const { return m_fired.entries.empty(); }
  Fired take() { return std::move(m_fired); }

 private:
  Fired m_fired;
};

bool concerns(const AlertRule& rule, const std::vector<const Sighting*>& within) {
  return within.size() >= static_cast<std::size_t>(rule.concerns);
}

// Of what each window that is enough holds, all.
template <class IsEnough, class Add>
std::optional<Fired> fire_by_window(const AlertRule& rule, const Sighting& now, const Sightings& others,
                                    const IsEnough& is_enough, const Add& add) {
  Citing citing(rule.kind);
  for (const auto by : {By::told, By::happened})
    each_window(rule.days, now, others, by, [&](const std::vector<const Sighting*>& within) {
      if (!is_enough(within)) return;
      for (const auto* const one : within) add(citing, *one);
    });
  if (citing.is_empty()) return std::nullopt;
  return citing.take();
}

EntryPart part_of(const Sighting& one, const Sighting& now) {
  return one.concern == now.concern ? EntryPart::now : EntryPart::also;
}

}  // namespace

std::string_view to_string(EntryPart part) { return domain::code_of(entry_parts, part); }
std::optional<EntryPart> parse_entry_part(std::string_view code) { return domain::value_of(entry_parts, code); }
bool is_subject(EntryPart part) { return part <= EntryPart::closed; }

std::optional<Fired> several_concerns(const AlertRule& rule, const Sighting& now, const Sightings& others) {
  const auto is_enough = [&](const std::vector<const Sighting*>& within) {
    return concerns(rule, within) && origins_of(within) >= static_cast<std::size_t>(rule.origins);
  };
  return fire_by_window(rule, now, others, is_enough,
                        [&](Citing& citing, const Sighting& one) { citing.add(one, part_of(one, now)); });
}

std::optional<Fired> shared(const AlertRule& rule, const Sighting& now, const Sightings& others) {
  if (now.children.empty()) return std::nullopt;
  Sightings with_children;
  for (const auto& one : others)
    if (!one.children.empty()) with_children.push_back(one);
  const auto is_enough = [&](const std::vector<const Sighting*>& within) {
    return concerns(rule, within) && children_of(within) >= static_cast<std::size_t>(rule.children);
  };
  return fire_by_window(rule, now, with_children, is_enough, [&](Citing& citing, const Sighting& one) {
    citing.add(one, part_of(one, now));
    for (const auto& child : one.children) citing.add({one.concern, child.place, EntryPart::child, false});
  });
}

std::optional<Fired> missing_and_gift(const AlertRule& rule, const Sighting& now, const Sightings& others) {
  Citing citing(rule.kind);
  const auto cite_pair = [&](const Sighting& missing, const Sighting& gift) {
    if (!missing.missing || !gift.gift) return;
    if (days_apart(days_of(missing, By::happened), days_of(gift, By::happened)) > rule.days) return;
    citing.add(missing, EntryPart::missing);
    citing.add(gift, EntryPart::gift);
  };
  cite_pair(now, now);
  for (const auto& other : others) {
    cite_pair(now, other);
    cite_pair(other, now);
  }
  if (citing.is_empty()) return std::nullopt;
  return citing.take();
}

std::optional<Fired> closed_before(const AlertRule& rule, const Sighting& now, const Sightings& others) {
  Citing citing(rule.kind);
  for (const auto& other : others) {
    if (!other.closed_on || *other.closed_on > now.told_on || !is_before(other, now)) continue;
    if (days_between(*other.closed_on, now.told_on) > rule.days) continue;
    citing.add(now, EntryPart::now);
    citing.add(other, EntryPart::closed);
  }
  if (citing.is_empty()) return std::nullopt;
  return citing.take();
}

std::optional<Fired> new_adult(const AlertRule& rule, const Sighting& now, const Sightings& others,
                               const Sighting& adult, const Sightings& adults_others) {
  const auto names_the_adult = [&](const Sighting& earlier) {
    return std::ranges::any_of(adults_others, [&](const Sighting& one) { return one.concern == earlier.concern; });
  };
  Citing citing(rule.kind);
  for (const auto& other : others) {
    if (!is_before(other, now)) continue;
    if (names_the_adult(other)) return std::nullopt;  // not new beside this child
    if (!are_within(rule.days, other, now)) continue;
    citing.add(now, EntryPart::now);
    citing.add(adult, EntryPart::adult);
    citing.add(other, EntryPart::also);
  }
  if (citing.is_empty()) return std::nullopt;
  return citing.take();
}

std::optional<Fired> sibling_known(const AlertRule& rule, const Sighting& now, const Sightings& others,
                                   const Sightings& siblings) {
  if (std::ranges::any_of(others, [&](const Sighting& other) { return is_before(other, now); })) return std::nullopt;
  Citing citing(rule.kind);
  for (const auto& sibling : siblings) {
    if (!is_before(sibling, now) || !are_within(rule.days, sibling, now)) continue;
    citing.add(now, EntryPart::now);
    citing.add(sibling, EntryPart::sibling);
  }
  if (citing.is_empty()) return std::nullopt;
  return citing.take();
}

}  // namespace heed::app
