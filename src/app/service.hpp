// What the use cases share: stores, keys, clock, local rules. Made once by main; opaque to the web layers, which see no
// port and no key.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "content/alert_rules.hpp"
#include "domain/concern_state.hpp"

namespace heed::ports {
struct Store;
}
namespace heed::crypto {
class KeyRing;
class WordList;
}  // namespace heed::crypto

namespace heed::app {

// The rules of one area that use cases need.
struct AreaRules {
  std::string area_id;
  WorkCalendar calendar;
  std::vector<std::string> languages_read;  // by the team
  std::chrono::hours danger_within = domain::danger_decide_within;
  std::chrono::hours same_day_within = domain::same_day_decide_within;
  content::AlertRules alert_rules = content::alert_rules();
};

struct ServiceOptions {
  ports::Store& store;
  const crypto::KeyRing& key_ring;
  const crypto::WordList& receipt_words;
  AreaRules rules;
  const Clock& clock;
  Random& random;
};

class Service {
 public:
  explicit Service(const ServiceOptions& options);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // Defined in service_parts.hpp, which only app's own .cpp files include.
  struct Parts;
  Parts& parts() { return *m_parts; }

  const AreaRules& rules() const;
  const Clock& clock() const;
  // When a person next reads concerns; nothing when the area set no hours.
  std::optional<Instant> next_read() const;

 private:
  std::unique_ptr<Parts> m_parts;
};

}  // namespace heed::app
