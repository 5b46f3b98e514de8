#include "app/expected_concerns.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <stdexcept>

#include "base/text.hpp"
#include "crypto/sealing.hpp"
#include "crypto/system_random.hpp"
#include "domain/audit_action.hpp"

namespace heed::app {

namespace {

using domain::AuditAction;
using Kind = ports::ConcernChange::Kind;

constexpr std::size_t key_bytes = 16;
enum Deed : std::uint8_t { read = 1, taken = 2, decided = 4, closed = 8, ended = 16, officer_told = 32 };

std::uint8_t deed_of(AuditAction action) {
  switch (action) {
    case AuditAction::concern_read: return Deed::read;
    case AuditAction::concern_taken: return Deed::taken | Deed::read;
    case AuditAction::concern_assigned: return Deed::taken;
    case AuditAction::concern_decided: return Deed::decided;
    case AuditAction::officer_told: return Deed::officer_told;
    case AuditAction::concern_closed: return Deed::closed;
    case AuditAction::receipt_ended: return Deed::ended;
    default: return 0;
  }
}

std::uint32_t number_of(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<UserId> users_of(std::string_view list) {
  std::vector<UserId> users;
  for (const auto& digits : split(list, ','))
    if (const auto user = UserId::parse(digits)) users.push_back(*user);
  return users;
}

// The revision that the concern has by this work. One that gives it none, such as a declared conflict, keeps away for good.
std::uint32_t revision_of(ConcernId id, const std::vector<ports::ConcernChange>& work) {
  for (const auto& change : work)
    if (change.id == id && change.kind == Kind::changed)
      if (const auto revision = change.find("revision")) return number_of(*revision);
  return std::numeric_limits<std::uint32_t>::max();
}

}  // namespace

ExpectedConcerns::ExpectedConcerns(Random& random) {
  Bytes key(key_bytes);
  random.fill(key);
  m_key = Secret(std::move(key));
  for (const auto& column : ports::plain_columns(ports::ConcernRecord()))
    m_places.emplace(column.name, m_places.size());
  if (m_places.size() > most_columns) throw std::logic_error("more plain columns than there is room for");
}

std::size_t ExpectedConcerns::IdHash::operator()(const ConcernId& id) const noexcept {
  std::size_t value = 0;  // ids are random
  std::memcpy(&value, id.bytes().data(), sizeof value);
  return value;
}

std::uint32_t ExpectedConcerns::hash(const ports::PlainColumn& column) const {
  const auto whole = crypto::short_hash(m_key, std::string(column.name) + "=" + column.value);
  return std::max<std::uint32_t>(static_cast<std::uint32_t>(whole), 1);
}

std::uint64_t ExpectedConcerns::payload_hash(const Bytes& hash) const {
  const std::string text(hash.begin(), hash.end());
  return std::max<std::uint64_t>(crypto::short_hash(m_key, text), 1);
}

std::size_t ExpectedConcerns::place_of(std::string_view name) const {
  const auto found = m_places.find(name);
  return found == m_places.end() ? most_columns : found->second;
}

void ExpectedConcerns::note(const ports::AuditEntry& entry) {
  if (entry.outcome != "done") return;
  const auto changes = ports::parse_changes(entry.changes);
  if (changes)
    for (const auto& change : *changes) apply(change, *changes);
  const auto action = domain::parse_audit_action(entry.action);
  if (!action || entry.target_kind != "concern") return;
  const ConcernId id(entry.target.bytes());
  if (action == AuditAction::concern_received) m_concerns[id].payload = payload_hash(entry.sealed_hash);
  if (action == AuditAction::message_received) m_written[id].received.push_back(entry.at);
  if (action == AuditAction::message_settled) {
    auto& settled = m_written[id].settled;
    settled = settled ? std::max(*settled, entry.at) : entry.at;
  }
  const auto deed = deed_of(*action);
  if (const auto found = m_concerns.find(id); deed != 0 && found != m_concerns.end()) found->second.deeds |= deed;
}

void ExpectedConcerns::apply(const ports::ConcernChange& change, const std::vector<ports::ConcernChange>& work) {
  if (change.kind == Kind::changed) return apply_changed(change);
  Expected& expected = m_concerns[change.id];
  if (change.kind == Kind::excluded || change.kind == Kind::readmitted) {
    auto& kept = m_excluded[change.id][change.user];
    auto& last = change.kind == Kind::excluded ? kept.away : kept.let_in;
    last = std::max(last, revision_of(change.id, work));
    return set_excluded(change.id, expected);
  }
  for (const auto& column : change.columns)
    if (const auto place = place_of(column.name); place < most_columns) expected.columns[place] = hash(column);
  expected.revision = number_of(change.find("revision").value_or("1"));
  for (const UserId user : users_of(change.find("excluded").value_or("")))
    m_excluded[change.id][user].away = std::max<std::uint32_t>(m_excluded[change.id][user].away, 1);
}

void ExpectedConcerns::apply_changed(const ports::ConcernChange& change) {
  Waiting waiting;
  waiting.revision = number_of(change.find("revision").value_or("0"));
  for (const auto& column : change.columns)
    if (const auto place = place_of(column.name); place < most_columns)
      waiting.columns.emplace_back(static_cast<std::uint8_t>(place), hash(column));
  Expected& expected = m_concerns[change.id];
  if (expected.revision > 0 && waiting.revision == expected.revision + 1) return set(expected, waiting);
  m_waiting[change.id].push_back(std::move(waiting));
}

void ExpectedConcerns::set(Expected& expected, const Waiting& change) {
  for (const auto& [place, value] : change.columns) expected.columns[place] = value;
  expected.revision = change.revision;
}

// In order of id.
std::vector<UserId> ExpectedConcerns::excluded(ConcernId id) const {
  std::vector<UserId> users;
  const auto found = m_excluded.find(id);
  if (found == m_excluded.end()) return users;
  for (const auto& [user, kept] : found->second)
    if (kept.away > kept.let_in) users.push_back(user);
  return users;
}

// Known only when the line of its receipt said whom it excluded then.
void ExpectedConcerns::set_excluded(ConcernId id, Expected& expected) {
  const auto place = place_of("excluded");
  if (expected.columns[place] == 0) return;
  ports::ConcernRecord record;
  record.excluded = excluded(id);
  expected.columns[place] = hash(ports::plain_columns(record)[place]);
}

void ExpectedConcerns::settle() {
  for (auto& [id, changes] : m_waiting) {
    std::sort(changes.begin(), changes.end(),
              [](const auto& one, const auto& two) { return one.revision < two.revision; });
    Expected& expected = m_concerns[id];
    // The first that had to wait made all later ones of its concern wait: none was overtaken.
    for (const auto& change : changes) set(expected, change);
  }
  m_waiting.clear();
}

bool ExpectedConcerns::waits_as_told(const ports::ConcernRecord& record) const {
  const auto found = m_written.find(record.id);
  if (found == m_written.end()) return !record.message_waits_since;
  std::optional<Instant> first;
  for (const Instant at : found->second.received) {
    const auto settled = found->second.settled;
    // Of one moment the lines of two chains do not say which came first.
    if (settled && at == *settled) return true;
    if ((!settled || at > *settled) && (!first || at < *first)) first = at;
  }
  return record.message_waits_since == first;
}

bool ExpectedConcerns::unaccounted(const Expected& expected, ConcernId id, const ports::ConcernRecord& record,
                                   std::string_view name) const {
  const auto without = [&](Deed deed) { return (expected.deeds & deed) == 0; };
  if (name == "state") return record.state == "closed" && without(Deed::closed);
  if (name == "owner") return record.owner && without(Deed::taken);
  if (name == "read_at") return record.read_at && without(Deed::read);
  if (name == "decided_at") return record.decided_at && without(Deed::decided);
  if (name == "designated_officer_told_at")
    return record.designated_officer_told_at && without(Deed::decided) && without(Deed::officer_told);
  if (name == "closed_at") return record.closed_at && without(Deed::closed);
  if (name == "message_waits_since") return !waits_as_told(record);
  if (name == "receipt_ended") return record.receipt_ended && without(Deed::ended);
  if (name != "excluded") return false;
  const auto added = excluded(id);
  return !std::includes(record.excluded.begin(), record.excluded.end(), added.begin(), added.end());
}

std::vector<std::string> ExpectedConcerns::differences(const ports::ConcernRecord& record) {
  const auto found = m_concerns.find(record.id);
  if (found == m_concerns.end() || found->second.seen || found->second.payload == 0) return {"row"};
  Expected& expected = found->second;
  expected.seen = true;
  ++m_seen;
  std::vector<std::string> different;
  if (expected.payload != payload_hash(crypto::hash(record.payload.storage_bytes()))) different.emplace_back("payload");
  const auto columns = ports::plain_columns(record);
  bool whole = true;
  for (std::size_t place = 0; place < columns.size(); ++place) {
    const bool known = expected.columns[place] != 0;
    whole = whole && (known || columns[place].name == "message_waits_since");
    if (known ? expected.columns[place] != hash(columns[place])
              : unaccounted(expected, record.id, record, columns[place].name))
      different.emplace_back(columns[place].name);
  }
  if (!whole) ++m_partly_known;
  return different;
}

}  // namespace heed::app
