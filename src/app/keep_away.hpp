// When it is said later of a concern that it is about one of us, or who else is in it: whom that keeps away, from that commit on.
// The one source of it, whoever says so.
#pragma once

#include <string>
#include <vector>

#include "app/receipt.hpp"
#include "app/service_parts.hpp"
#include "base/result.hpp"
#include "domain/concern.hpp"
#include "ports/records.hpp"
#include "ports/unit_of_work.hpp"

namespace heed::app {

// The record as it is to be, and whom of those in it the change keeps away anew.
struct Narrowed {
  ports::ConcernRecord record;
  std::vector<UserId> kept_away;
};

// `text` is matched with all that was told before, as a concern is when it comes in; may be empty. Errors: unavailable.
Result<Narrowed> narrowed(const Parts& parts, const ports::ConcernRecord& record, MessageAbout about,
                          const std::string& text);
// Whether whoever told us said that it is about us, at first or with a later message, also one that came after the team had said
// so. What cannot be known counts as said.
Result<bool> reporter_said_so(const Parts& parts, ConcernId id, const domain::Concern& told);
// Whom the team's saying so alone keeps away from a restricted concern: neither the words as they are read of any other concern, nor
// what the team itself wrote since (its reason names somebody), nor a conflict that they declared themselves. Nobody where something of it does not open. Errors: unavailable.
Result<std::vector<UserId>> kept_away_by_the_team_alone(const Parts& parts, const ports::ConcernRecord& record);
// Puts what is narrowed into `change` and `work`: what somebody had who may not read it any more waits for someone else.
void keep_away(const Parts& parts, const ports::ConcernRecord& record, const Narrowed& left,
               ports::ChangeConcern& change, ports::Work& work);

}  // namespace heed::app
