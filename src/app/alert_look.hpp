// What the rules of alerts say of one concern: which of them it makes fire, with what is known of the same children, adults and things,
// confirmed or suggested. Nothing is stored here.
//
// Made of what one reader may read and of nothing else. For alerts that go to everybody that is a worker who is nobody in particular;
// for those about staff a named reader (readers_of_alerts).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "app/alert_fires.hpp"
#include "app/known.hpp"
#include "app/readable_concerns.hpp"
#include "app/same_for_reader.hpp"

namespace heed::app {

// A rule that fired, and every mention of its subject: also those that it does not cite.
struct FiredOf {
  Fired fired;
  std::set<KnownPlace> subject;
};

class AlertLook {
 public:
  // `until`: what was told later does not count, as on the day itself.
  AlertLook(const Parts& parts, const domain::Actor& reader, const content::AlertRules& rules,
            std::optional<Instant> until = std::nullopt)
      : m_parts(parts),
        m_rules(rules),
        m_until(until),
        m_readable(parts, reader),
        m_same(parts, m_readable),
        m_searcher(parts.known->network()) {}

  // Errors: unavailable.
  Result<std::vector<FiredOf>> look(ConcernId concern);
  // From here on nothing that was told later counts.
  void set_until(Instant until) {
    m_until = until;
    m_found.clear();
    m_open.clear();
    m_open_entities.clear();
  }
  bool may_read(ConcernId concern) { return m_readable.may_read(concern); }
  // Whether anything was passed over that this reader may not read.
  bool has_passed_over() const { return m_has_passed_over; }

 private:
  // A mention that is of the same one, or may be.
  struct Same {
    KnownPlace place;
    bool suggested = false;
  };
  struct Subject {
    KnownPlace place;
    matching::EntityKind kind = matching::EntityKind::child;
    Sighting now;
    Sightings others;
    std::set<KnownPlace> places;
  };

  const content::AlertRule* rule(content::AlertKind kind) const;
  const std::vector<Same>& same_as(const KnownPlace& place);
  std::vector<Same> look_for_same(const KnownPlace& place);
  void add_suggested(const linkage::HeldSuggestion& one, linkage::MentionId mine, std::set<KnownPlace>& found);
  bool rests_on_open(const linkage::HeldSuggestion& one);
  bool is_open_to_all(linkage::MentionId id);
  bool is_entity_open(linkage::MentionId entity);
  bool agrees_by_itself(linkage::MentionId one, linkage::MentionId other) const;
  bool counts(ConcernId concern);
  Result<std::optional<Sighting>> sighting(const KnownPlace& place, bool suggested);
  Result<Subject> subject_of(const KnownPlace& place, matching::EntityKind kind);
  Result<std::vector<Subject>> subjects_of(ConcernId concern);
  Result<std::optional<Date>> closed_without_action(ConcernId concern);
  void add(const Subject& subject, std::optional<Fired> fired, std::vector<FiredOf>& all) const;
  Result<void> look_at_child(const Subject& child, const std::vector<Subject>& all, std::vector<FiredOf>& fired);
  Result<void> look_for_siblings(const Subject& child, std::vector<FiredOf>& fired);
  void look_at_thing(Subject thing, std::vector<FiredOf>& fired);
  void add_children(Sighting& sighting, std::map<KnownPlace, std::size_t>& numbers);

  const Parts& m_parts;
  const content::AlertRules& m_rules;
  std::optional<Instant> m_until;
  ReadableConcerns m_readable;
  SameForReader m_same;
  linkage::NetworkSearcher m_searcher;
  std::map<KnownPlace, std::vector<Same>> m_found;
  std::unordered_map<linkage::MentionId, bool> m_open, m_open_entities;
  bool m_has_passed_over = false;
};

// Whoever works and is no named reader, and who is: for whom alerts are raised. Neither is a person.
struct AlertReaders {
  domain::Actor everybody, named;
};
AlertReaders readers_of_alerts(const Parts& parts);

}  // namespace heed::app
