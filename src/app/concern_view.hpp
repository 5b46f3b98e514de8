// The pieces of what the team sees of a concern.
#pragma once

#include "app/sealed_records.hpp"
#include "app/service_parts.hpp"
#include "app/team.hpp"
#include "base/result.hpp"
#include "ports/records.hpp"
#include "ports/unit_of_work.hpp"

namespace heed::app {

// Everything of a record and its opened payload; without conversation, notes, decisions and history.
ConcernView view_of(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                    ToldConcern told);
// Conversation, notes, decisions and history, opened.
Result<void> add_what_followed(const Parts& parts, const domain::Actor& actor, ConcernView& view);
// What was read out of the words of a view that is complete but for this, as people left it.
Result<MentionsView> mention_views(const Parts& parts, const ConcernView& of);
// Whether a message waits for this person: they have the concern, or nobody has.
bool waits_for(const domain::Actor& actor, const ports::ConcernRecord& record);
// Lets `change` settle what the reporter wrote, and adds its line, when something waits and it waits for this person. That
// somebody opened it settles nothing.
void settle_message(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                    ports::ChangeConcern& change, ports::Work& work);
// Whether somebody has it.
bool is_taken(const ports::ConcernRecord& record);
// Whether the reporter said with a later message that someone is in danger now.
Result<bool> danger_was_said(const Parts& parts, ConcernId id);
// What is on record of that, and whether it was with this message.
Result<std::vector<ports::AuditLine>> lines_of_danger(const Parts& parts, ConcernId id);
bool message_said_danger(const ports::MessageRecord& message, const std::vector<ports::AuditLine>& lines);
bool may_reply(const ports::ConcernRecord& record);
// Whether this person may take it.
bool may_be_given_to(const Parts& parts, const KnownUser& user, const ports::ConcernRecord& record);

}  // namespace heed::app
