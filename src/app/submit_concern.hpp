// Takes a concern in: checks it, seals it, and in one work writes concern, audit line and outbox notice. The receipt
// exists only after that is on disk.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/service.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "domain/concern.hpp"

namespace heed::app {

// By which door a concern came: the provenance of its record. That of young people says which pages their way back has.
inline constexpr std::string_view public_form = "public form";
inline constexpr std::string_view young_peoples_form = "young people’s form";
// … of a demonstration's concerns that young people told.
inline constexpr std::string_view young_peoples_demonstration = "demonstration, young people’s form";

// What came of counting one more concern against the limit of its source.
struct CountedSource {
  bool over_limit = false;
  std::optional<RecordId> flood = {};
};

struct SubmitRequest {
  domain::ConcernDraft draft;
  Secret token;                        // the form token or Idempotency-Key, at least 16 bytes
  bool source_over_limit = false;      // → quarantine lane
  std::optional<RecordId> flood = {};  // … and far over it: the id of that flood
  std::string provenance{public_form};
  // Asked once, and only when something new is to be stored: a mistake in a form and a second press count against nobody. Its
  // answer takes the place of the two above.
  std::function<CountedSource()> count_source = {};
};

struct Submitted {
  std::string reference;  // "HD-7K3M-9QX2-C"
  Secret receipt;         // seven words
  bool urgent = false;    // reached a hard floor
  bool repeated = false;  // the same token and body had been stored before
  Instant received_at;
};

// FieldErrors: mend the form. Error: conflict (concern.token_reused: same token, other body; concern.receipt_ended: it is
// stored, and its receipt was ended since), unavailable, unknown
// (press again with the same token), internal.
using SubmitOutcome = std::variant<Submitted, std::vector<FieldError>, Error>;

class SubmitConcern {
 public:
  explicit SubmitConcern(Service& service) : m_service(service) {}
  SubmitOutcome operator()(const SubmitRequest& request) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
