#include "app/expected_followed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "app/opens.hpp"
#include "crypto/sealing.hpp"
#include "domain/audit_action.hpp"

namespace heed::app {

namespace {

using domain::AuditAction;

const char* kind_written(std::string_view action) {
  switch (domain::parse_audit_action(action).value_or(AuditAction::concern_read)) {
    case AuditAction::message_received:
    case AuditAction::message_sent: return "message";
    case AuditAction::note_added: return "note";
    case AuditAction::concern_decided: return "decision";
    case AuditAction::link_confirmed:
    case AuditAction::link_rejected:
    case AuditAction::link_left_open:
    case AuditAction::link_withdrawn: return "link";
    case AuditAction::mention_added:
    case AuditAction::mention_confirmed:
    case AuditAction::mention_corrected:
    case AuditAction::mention_discarded:
    case AuditAction::mention_given_parts:
    case AuditAction::mention_undone: return "mention";
    case AuditAction::alert_raised: return "alert";
    default: return nullptr;
  }
}

const char* kind_of(const ports::MessageRecord&) { return "message"; }
const char* kind_of(const ports::NoteRecord&) { return "note"; }
const char* kind_of(const ports::DecisionRecord&) { return "decision"; }
const char* kind_of(const ports::LinkRecord&) { return "link"; }
const char* kind_of(const ports::MentionRecord&) { return "mention"; }
const char* kind_of(const ports::AlertRecord&) { return "alert"; }

// Whether a line that names this target may be the line of the record.
bool is_about(const ports::LinkRecord& record, RecordId target) {
  return to_record_id(record.id) == target || to_record_id(record.left_concern) == target ||
         to_record_id(record.right_concern) == target;
}
bool is_about(const ports::AlertRecord& record, RecordId target) {
  const auto cited = [&](ConcernId id) { return to_record_id(id) == target; };
  return to_record_id(record.id) == target || std::any_of(record.concerns.begin(), record.concerns.end(), cited);
}
template <class Record>
bool is_about(const Record& record, RecordId target) {
  return to_record_id(record.concern_id) == target;
}

// As the actor of its line.
std::string author_of(const ports::MessageRecord& record) {
  if (record.from_reporter) return record.author ? "reporter and a person of the team" : "reporter";
  return record.author ? record.author->to_string() : std::string();
}
template <class Record>
std::string author_of(const Record& record) {
  return record.author.to_string();
}
// Whoever raised it is not kept beside it.
template <class Record>
bool is_by(const Record& record, const std::string& actor) {
  return author_of(record) == actor;
}
bool is_by(const ports::AlertRecord&, const std::string&) { return true; }

Instant written_at(const ports::MessageRecord& record) { return record.sent_at; }
Instant written_at(const ports::NoteRecord& record) { return record.written_at; }
Instant written_at(const ports::DecisionRecord& record) { return record.decided_at; }
Instant written_at(const ports::LinkRecord& record) { return record.said_at; }
Instant written_at(const ports::MentionRecord& record) { return record.written_at; }
Instant written_at(const ports::AlertRecord& record) { return record.raised_at; }

// Of what has its columns in the lines.
template <class Record>
std::vector<std::string> differences(const ExpectedColumns&, const Record&) {
  return {};
}
template <class Record>
  requires requires(const Record& record) { ports::plain_columns(record); }
std::vector<std::string> differences(const ExpectedColumns& expected, const Record& record) {
  return expected.differences(to_record_id(record.id), ports::plain_columns(record));
}

// A record has the time of its line; an earlier Heed asked the clock for each.
bool is_same_time(Instant one, Instant other) {
  constexpr std::int64_t most_milliseconds_apart = 1000;
  return std::abs(one.milliseconds_since_epoch - other.milliseconds_since_epoch) <= most_milliseconds_apart;
}

std::string to_text(const Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

}  // namespace

void ExpectedFollowed::note(const ports::AuditEntry& entry) {
  m_columns.note(entry);
  const auto* kind = kind_written(entry.action);
  if (kind == nullptr || entry.outcome != "done") return;
  m_written[kind].emplace(to_text(entry.sealed_hash), Written{entry.target, entry.actor, entry.at});
}

std::string ExpectedFollowed::difference(const ports::Followed& followed, const crypto::KeyRing& ring) {
  return std::visit(
      [&](const auto& record) -> std::string {
        const std::string name = fmt::format("{} {}: ", kind_of(record), record.id.to_string());
        auto& written = m_written[kind_of(record)];
        const auto found = written.find(to_text(crypto::hash(record.payload.storage_bytes())));
        if (found == written.end()) return name + "differs from what was written, or no line accounts for it";
        const auto [target, actor, at] = found->second;
        written.erase(found);
        const auto different = differences(m_columns, record);
        if (!different.empty())
          return fmt::format("{}{} differ(s) from what was written", name, fmt::join(different, ", "));
        if (!is_about(record, target)) return name + "was written about another concern";
        if (!is_by(record, actor)) return name + "was written by somebody else";
        if (!is_same_time(written_at(record), at)) return name + "was written at another time";
        if (!opens(ring, record)) return name + "its key, its id or its kind was changed: it does not open";
        return {};
      },
      followed);
}

std::map<std::string, std::size_t> ExpectedFollowed::gone() const {
  std::map<std::string, std::size_t> counts;
  for (const auto& [kind, written] : m_written)
    if (!written.empty()) counts[kind] = written.size();
  return counts;
}

}  // namespace heed::app
