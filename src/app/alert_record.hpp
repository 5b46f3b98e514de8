// What an alert says, as its sealed payload holds it, and how one follows another.
//
// An alert is never rewritten. When something is added to it, another is stored that cites what holds now, and the one before is
// "continued": for people the two are one, and its history is that of all of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/alert_fires.hpp"
#include "app/alerts.hpp"
#include "app/readable_concerns.hpp"
#include "app/service_parts.hpp"
#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::app {

struct AlertPayload {
  content::AlertRule numbers;  // as they were in force when it was raised; the rule's words and signs are not kept
  std::vector<FiredEntry> entries;
  std::vector<ConcernId> fresh;    // of those of its concerns, which the one before did not cite
  std::vector<AlertId> continues;  // the ones before, which it takes the place of
};

std::string alert_to_json(const AlertPayload& payload);
// Errors: corrupt (payload.unreadable).
Result<AlertPayload> open_alert_payload(const Parts& parts, const ports::AlertRecord& record);

struct StoredAlert {
  ports::AlertRecord record;
  AlertPayload payload;
};
// Those of a concern that are not continued, newest first. What does not open is left out; the audit check names it.
Result<std::vector<StoredAlert>> alerts_of(const Parts& parts, ConcernId concern);

// Whether this person may read, or judge, every concern that it cites.
bool may_read_all(ReadableConcerns& readable, const ports::AlertRecord& record);
// For a list, without opening more than the concern of its subject.
AlertRow row_of(const Parts& parts, ReadableConcerns& readable, const StoredAlert& alert);
// Its subject, in the concern that was looked at.
const FiredEntry* subject_of(const AlertPayload& payload);
// Who has it: nobody, where whoever had it may not read it any more or signs in no more.
std::optional<UserId> owner_of(const Parts& parts, const ports::AlertRecord& record);
// Whether this person signs in and may read every concern that it cites. Errors: unavailable.
Result<bool> can_read_all(const Parts& parts, const KnownUser& user, const ports::AlertRecord& record);

// Each concern that it cites, once.
std::vector<ConcernId> concerns_of(const std::vector<FiredEntry>& entries);

}  // namespace heed::app
