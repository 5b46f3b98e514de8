// What somebody said of two mentions: that they are of the same one, that they are not, or that it is not sure yet. Each with author
// and reason, kept for good; whoever thinks better of it says so in another. The last word on two mentions holds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/judge_link.hpp"
#include "app/known.hpp"
#include "app/service_parts.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::app {

struct Judgement {
  LinkId id;
  KnownPlace left, right;  // left < right
  Verdict verdict = Verdict::not_sure;
  std::string reason;
  std::vector<std::uint64_t> evidence;  // of `different`: what was known then (linkage::Index::evidence_of)
  UserId author;
  Instant said_at;
};

std::string judgement_to_json(const Judgement& judgement);
// Errors: corrupt (payload.unreadable).
Result<Judgement> open_judgement(const Parts& parts, const ports::LinkRecord& record);

bool is_of(const Judgement& judgement, const KnownPlace& one, const KnownPlace& other);
// The last word on these two, of what was said of a concern (oldest first).
const Judgement* last_word(const std::vector<Judgement>& said, const KnownPlace& one, const KnownPlace& other);
// What was said of one concern's mentions, oldest first. What does not open is left out; the audit check names it.
Result<std::vector<Judgement>> judgements_of(const Parts& parts, ConcernId concern);

// Tells the engine of it, instead of whatever was said of these two before.
void apply(Known& known, const Judgement& judgement);

}  // namespace heed::app
