// Who is left to read a concern when those whom it names, and those who declared a conflict, are kept away. The set of readers
// is never empty while somebody could be asked: docs/adr/0012-a-concern-always-has-a-reader.md.
#pragma once

#include <set>
#include <vector>

#include "app/service_parts.hpp"
#include "base/id.hpp"
#include "domain/access.hpp"
#include "domain/concern.hpp"
#include "ports/concern_store.hpp"
#include "ports/records.hpp"

namespace heed::app {

// Whom to keep away from a new concern: everyone whose name is in it. When nobody would be left, whoever is only mentioned in the
// words of a concern that is not about staff may read: managers who are named readers, then managers, then workers. `already` are
// kept away for whatever reason, and stay so: they are nobody who is left, nor among those who may read after all.
std::vector<UserId> kept_away_by_name(const Parts& parts, const domain::Concern& concern,
                                      const std::vector<UserId>& already = {});

// The narrowest circle in which somebody who signs in may read this record; named readers when there is nobody in any.
domain::Circle circle_of(const Parts& parts, const ports::ConcernRecord& record);
// Tells an inbox's query which restricted concerns this actor lists: the same as circle_of says of one.
void set_restricted(const Parts& parts, const domain::Actor& actor, ports::InboxQuery& query);

// Whether somebody in these roles works on concerns.
bool works_on_concerns(const std::set<domain::Role>& roles);
// Whether this person can sign in and may read it.
bool can_read(const Parts& parts, const KnownUser& user, const ports::ConcernRecord& record);
// Whether somebody who signs in may read it.
bool has_reader(const Parts& parts, const ports::ConcernRecord& record);
// Everyone who works on concerns and may read those about staff by their own right.
std::vector<UserId> named_readers(const Parts& parts);
// Everyone who signs in and works on concerns.
std::vector<UserId> everyone_who_works(const Parts& parts);

}  // namespace heed::app
