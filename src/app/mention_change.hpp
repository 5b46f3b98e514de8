// What somebody changed of the mentions of a concern, as it is sealed: each with its author and when it was recorded, kept for good. Whoever
// thinks better of it says so in another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/service_parts.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/concern.hpp"
#include "mentions/mention.hpp"
#include "ports/records.hpp"

namespace heed::app {

struct MentionChange {
  MentionRecordId id;
  UserId author;
  Instant written_at;
  mentions::Change change;
  // Of what was added or corrected, in words: who said it, when it happened, and when we were told; empty where nobody says.
  std::string said_by, happened, told;
  domain::HowKnown how_known = domain::HowKnown::not_answered;
};

std::string mention_change_to_json(const MentionChange& change);
// Errors: corrupt (payload.unreadable).
Result<MentionChange> open_mention_change(const Parts& parts, const ports::MentionRecord& record);
// Oldest first. What does not open is left out; the audit check names it.
Result<std::vector<MentionChange>> mention_changes_of(const Parts& parts, ConcernId concern);
// All that somebody wrote in it, in which people may be named.
std::string words_of(const MentionChange& change);
std::vector<mentions::Change> plain(const std::vector<MentionChange>& changes);

// What a concern speaks of, as people left it. `told`: told_so_far.
Result<mentions::Mentions> mentions_so_far(const Parts& parts, ConcernId id, const domain::Concern& told);

}  // namespace heed::app
