#include "app/keep_away.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/gate.hpp"
#include "app/mention_change.hpp"
#include "app/readers.hpp"
#include "app/sealed_records.hpp"
#include "domain/concern_state.hpp"
#include "domain/hard_floor.hpp"
#include "ports/plain_columns.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_lines = 100'000;

bool may_read(const Parts& parts, UserId user, const ports::ConcernRecord& record) {
  const auto known = parts.users.find(user);
  return known && may(known->actor(), domain::Action::read_concern, facts_of(parts, record));
}

bool contains(const std::vector<UserId>& users, UserId user) {
  return std::find(users.begin(), users.end(), user) != users.end();
}

// Whom a work kept away while the concern was restricted, whatever kept away whoever declared a conflict as well. The lines are
// newest first.
std::vector<UserId> kept_away_while_restricted(const std::vector<ports::AuditLine>& lines, ConcernId id) {
  std::vector<UserId> found, declared;
  bool restricted = false;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const auto changes = ports::parse_changes(line->entry.changes);
    if (!changes) continue;
    for (const auto& change : *changes)
      if (const auto value = change.find("restricted"); value && change.id == id) restricted = *value == "1";
    const bool declares = line->entry.action == to_string(domain::AuditAction::conflict_declared);
    if (!declares && !restricted) continue;
    for (const auto& change : *changes)
      if (change.kind == ports::ConcernChange::Kind::excluded && change.id == id)
        (declares ? declared : found).push_back(change.user);
  }
  std::erase_if(found, [&](UserId user) { return contains(declared, user); });
  return found;
}

// What the reporter told and the team wrote, in which people may be named.
class Written {
 public:
  explicit Written(domain::Concern told) : m_all(std::move(told)) {}

  void add(const Result<std::string>& text) {
    m_opens = m_opens && text.ok();
    if (text.ok()) m_all.worry += "\n" + *text;
  }
  void add(const Result<domain::Decision>& decision) {
    m_opens = m_opens && decision.ok();
    if (!decision.ok()) return;
    for (const auto* text :
         {&decision->rationale, &decision->basis, &decision->not_shared, &decision->child_voice, &decision->told})
      m_all.worry += "\n" + *text;
  }
  std::optional<domain::Concern> take() { return m_opens ? std::optional(std::move(m_all)) : std::nullopt; }

 private:
  domain::Concern m_all;
  bool m_opens = true;
};

Result<std::string> words_of_mention(const Parts& parts, const ports::MentionRecord& record) {
  return words_of(TRY(open_mention_change(parts, record)));
}

// Whoever may read a concern reads all of this. Nothing where something of it does not open.
Result<std::optional<domain::Concern>> all_written(const Parts& parts, const ports::ConcernRecord& record) {
  auto told = open_concern(parts, record);
  if (!told.ok()) return std::optional<domain::Concern>();
  Written written(std::move(told->concern));
  for (const auto& message : TRY(parts.store.concerns.messages(record.id))) written.add(open_message(parts, message));
  for (const auto& note : TRY(parts.store.concerns.notes(record.id))) written.add(open_note(parts, note));
  for (const auto& decision : TRY(parts.store.concerns.decisions(record.id)))
    written.add(open_decision(parts, decision));
  for (const auto& mention : TRY(parts.store.mentions.of_concern(record.id)))
    written.add(words_of_mention(parts, mention));
  return written.take();
}

}  // namespace

Result<bool> reporter_said_so(const Parts& parts, ConcernId id, const domain::Concern& told) {
  if (is_about_us(told)) return true;
  const ports::DoneWith deed{to_record_id(id), std::string(to_string(domain::AuditAction::concern_restricted))};
  const auto lines = TRY(parts.store.audit.done_with(deed, most_lines));
  return lines.size() == most_lines || std::any_of(lines.begin(), lines.end(), [](const ports::AuditLine& line) {
           return line.entry.chain == ports::AuditChain::door;
         });
}

Result<std::vector<UserId>> kept_away_by_the_team_alone(const Parts& parts, const ports::ConcernRecord& record) {
  const auto lines = TRY(parts.store.audit.lines_about(to_record_id(record.id), most_lines));
  const auto while_restricted = kept_away_while_restricted(lines, record.id);
  if (while_restricted.empty()) return std::vector<UserId>();
  const auto written = TRY(all_written(parts, record));
  if (!written) return std::vector<UserId>();
  auto stay = record.excluded, alone = record.excluded;
  std::erase_if(stay, [&](UserId user) { return contains(while_restricted, user); });
  const auto by_name = kept_away_by_name(parts, *written, stay);
  std::erase_if(alone, [&](UserId user) { return contains(stay, user) || contains(by_name, user); });
  return alone;
}

Result<Narrowed> narrowed(const Parts& parts, const ports::ConcernRecord& record, MessageAbout about,
                          const std::string& text) {
  Narrowed left{record, {}};
  if (about == MessageAbout::us) left.record.restricted = true;
  auto told = TRY(told_as_recorded(parts, left.record));
  told.worry += "\n" + text;
  for (const UserId user : kept_away_by_name(parts, told, record.excluded)) {
    if (contains(record.excluded, user)) continue;
    left.record.excluded.push_back(user);
    left.kept_away.push_back(user);
  }
  return left;
}

void keep_away(const Parts& parts, const ports::ConcernRecord& record, const Narrowed& left,
               ports::ChangeConcern& change, ports::Work& work) {
  for (const UserId user : left.kept_away) work.writes.emplace_back(ports::ExcludeUser{record.id, user});
  const bool newly_restricted = left.record.restricted && !record.restricted;
  if (newly_restricted) change.restricted = true;
  if (!newly_restricted && left.kept_away.empty()) return;
  const bool closed = change.state.value_or(record.state) == to_string(domain::ConcernState::closed);
  if (!closed && record.owner && !may_read(parts, *record.owner, left.record)) {
    // What they had is for someone else to take.
    change.state = to_string(domain::ConcernState::received);
    change.clear_owner = true;
  }
  if (!has_reader(parts, left.record))
    work.writes.emplace_back(ports::InsertOutbox{notice(parts, "concern.without-reader", record.id)});
}

}  // namespace heed::app
