// When it is said later of a concern that it is about one of us, or who else is in it: whom that keeps away, from that commit on.
// The one source of it, whoever says so.
#pragma once

#include <string>
#include <vector>

#include "app/receipt.hpp"
#include "app/service_parts.hpp"
#include "base/result.hpp"
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
// Puts that into `change` and `work`: what somebody had who may not read it any more waits for someone else.
void keep_away(const Parts& parts, const ports::ConcernRecord& record, const Narrowed& left,
               ports::ChangeConcern& change, ports::Work& work);

}  // namespace heed::app
