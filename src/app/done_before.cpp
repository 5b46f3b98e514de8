#include <algorithm>

#include "app/service_parts.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_lines = 500;

}  // namespace

Result<bool> DoneBefore::operator()(const domain::Actor& actor, ConcernId id, domain::AuditAction action) const {
  const auto lines = TRY(m_service.parts().store.audit.lines_about(to_record_id(id), most_lines));
  return std::any_of(lines.begin(), lines.end(), [&](const ports::AuditLine& line) {
    return line.entry.actor == actor.id.to_string() && line.entry.action == to_string(action) &&
           line.entry.outcome == "done";
  });
}

}  // namespace heed::app
