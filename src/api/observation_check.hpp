// What the JSON door asks of observations beyond domain/concern. A page offers its signs and leaves out those that nobody
// answered; a program that sends an observation means it, so what could not be kept as sent is a mistake and never lost or
// guessed at.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "content/pack.hpp"
#include "domain/concern.hpp"

namespace heed::api {

// problem.too_many: more than domain::most_observations; then no single one is looked at.
// problem.sign.unknown: `item` is not a sign, a context or a message about adults of the pack.
// problem.how_known.missing: nothing says how it is known, and a guess would be somebody's evidence.
// problem.observation.empty: neither a sign nor words.
std::vector<FieldError> check_observations(const domain::ConcernDraft& draft, const content::Pack& pack);

// Gives every observation of a sign without a kind the kind of that sign, so that harm is never taken in as less.
void fill_in_kinds(domain::ConcernDraft& draft, const content::Pack& pack);

}  // namespace heed::api
