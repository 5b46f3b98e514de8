// What other numbers of a rule would have made of the past: for whoever thinks of changing it. Nothing is stored of it but that somebody
// looked.
#pragma once

#include <string>
#include <vector>

#include "app/alerts.hpp"
#include "app/service.hpp"
#include "base/result.hpp"
#include "content/alert_rules.hpp"
#include "domain/access.hpp"

namespace heed::app {

struct TriedConcern {
  ConcernId id;
  std::string reference;
};

// With which numbers it would be there.
enum class TriedWith : std::uint8_t { both, new_only, old_only };

struct TriedAlert {
  TriedWith with = TriedWith::both;
  mentions::EntityKind kind = mentions::EntityKind::child;
  std::string name;
  CitedPlace subject;
  Instant when;                        // the last that it cites was told
  std::vector<TriedConcern> concerns;  // with the new numbers, or the old where it is there with those alone
};

struct Tried {
  std::size_t concerns = 0;        // that were looked at, of those that this person may read
  bool not_all = false;            // more were told in that time than are looked at
  std::vector<TriedAlert> alerts;  // in the order of time
  std::size_t with(TriedWith one) const;
};

inline constexpr int least_days_tried = 1, most_days_tried = 730;
inline constexpr std::size_t most_concerns_tried = 1'000;

// As far as this person may read. Writes one line of record. Errors: refused, unavailable.
class TryAlertRules {
 public:
  explicit TryAlertRules(Service& service) : m_service(service) {}
  Result<Tried> operator()(const domain::Actor& actor, const content::AlertRule& rule, int days) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
