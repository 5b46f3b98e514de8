#include <algorithm>

#include "app/gate.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_lines = 500;

}  // namespace

Result<DoneBefore::Answer> DoneBefore::operator()(const domain::Actor& actor, ConcernId id,
                                                  domain::AuditAction action) const {
  const auto& parts = m_service.parts();
  const auto lines = TRY(parts.store.audit.lines_about(to_record_id(id), most_lines));
  const bool done = std::any_of(lines.begin(), lines.end(), [&](const ports::AuditLine& line) {
    return line.entry.actor == actor.id.to_string() && line.entry.action == to_string(action) &&
           line.entry.outcome == "done";
  });
  if (!done) return Answer::no;
  const auto record = TRY(parts.store.concerns.find(id));
  return may(actor, domain::Action::read_concern, facts_of(parts, record)) ? Answer::yes
                                                                           : Answer::yes_and_reads_no_more;
}

}  // namespace heed::app
