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
  const auto is_one = [](const ports::AuditLine& line, domain::AuditAction one) {
    return line.entry.action == to_string(one) && line.entry.outcome == "done";
  };
  // Newest first: what was lifted since is so no more.
  const auto latest = std::find_if(lines.begin(), lines.end(), [&](const ports::AuditLine& line) {
    const bool theirs = line.entry.actor == actor.id.to_string() && is_one(line, action);
    return theirs || (action == domain::AuditAction::concern_restricted &&
                      is_one(line, domain::AuditAction::concern_unrestricted));
  });
  if (latest == lines.end() || !is_one(*latest, action)) return Answer::no;
  const auto record = TRY(parts.store.concerns.find(id));
  return may(actor, domain::Action::read_concern, facts_of(parts, record)) ? Answer::yes
                                                                           : Answer::yes_and_reads_no_more;
}

}  // namespace heed::app
