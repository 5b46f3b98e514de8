#include <algorithm>

#include "ports/plain_columns.hpp"
#include "store_memory/memory_store.hpp"

namespace heed::store_memory {

using namespace ports;

namespace {

Error more_messages() { return {ErrorKind::conflict, "store.messages", {}}; }
Error duplicate(std::string detail) { return {ErrorKind::conflict, "store.duplicate", std::move(detail)}; }
Error missing() { return {ErrorKind::not_found, "store.missing", {}}; }
Error revision() { return {ErrorKind::conflict, "store.revision", {}}; }

template <class Record>
bool holds(const std::vector<Record>& records, const decltype(Record::id)& id) {
  return std::any_of(records.begin(), records.end(), [&](const Record& record) { return record.id == id; });
}

}  // namespace

Result<void> MemoryStore::commit(Work work) {
  const std::lock_guard lock(m_mutex);
  m_undo.clear();
  for (const Write& write : work.writes) {
    auto done = std::visit([this](const auto& one) { return apply(one); }, write);
    if (done.ok()) continue;
    for (; !m_undo.empty(); m_undo.pop_back()) m_undo.back()();
    return done;
  }
  if (!work.audit.empty()) work.audit.front().changes = changes_of(work);
  for (const AuditEntry& entry : work.audit) link(entry);
  return {};
}

Result<ConcernRecord*> MemoryStore::stored(ConcernId id) {
  const auto found = m_concerns.find(id);
  if (found == m_concerns.end()) return missing();
  m_undo.emplace_back([this, before = found->second] { m_concerns[before.id] = before; });
  return &found->second;
}

Result<void> MemoryStore::apply(const InsertConcern& write) {
  const ConcernRecord& record = write.record;
  if (m_concerns.contains(record.id)) return duplicate("concern.id");
  if (m_by_lookup.contains(record.lookup_id)) return duplicate("concern.lookup_id");
  if (m_by_reference.contains(record.reference)) return duplicate("concern.reference");
  ConcernRecord& kept = m_concerns[record.id] = record;
  std::sort(kept.excluded.begin(), kept.excluded.end());
  kept.excluded.erase(std::unique(kept.excluded.begin(), kept.excluded.end()), kept.excluded.end());
  m_in_order.push_back(record.id);
  m_by_lookup[record.lookup_id] = record.id;
  m_by_reference[record.reference] = record.id;
  m_undo.emplace_back([this, id = record.id, lookup = record.lookup_id, reference = record.reference] {
    m_concerns.erase(id);
    m_in_order.pop_back();
    m_by_lookup.erase(lookup);
    m_by_reference.erase(reference);
  });
  return {};
}

Result<void> MemoryStore::apply(const ChangeConcern& write) {
  ConcernRecord& record = *TRY(stored(write.id));
  if (record.revision != write.seen_revision) return revision();
  if (write.state) record.state = *write.state;
  if (write.owner) record.owner = write.owner;
  if (write.clear_owner) record.owner.reset();
  if (write.read_at) record.read_at = write.read_at;
  if (write.decided_at) record.decided_at = write.decided_at;
  if (write.closed_at) record.closed_at = write.closed_at;
  if (write.reopen) {
    record.decided_at.reset();
    record.closed_at.reset();
  }
  if (write.message_waits_since) record.message_waits_since = write.message_waits_since;
  if (write.settle_message) record.message_waits_since.reset();
  if (write.decide_by) record.decide_by = *write.decide_by;
  if (write.calendar_version) record.calendar_version = *write.calendar_version;
  if (write.contact_allowed) record.contact_allowed = *write.contact_allowed;
  if (write.receipt_ended) record.receipt_ended = *write.receipt_ended;
  if (write.restricted) record.restricted = *write.restricted;
  if (write.raise_to_danger) record.urgent = record.danger_now = record.same_day = true;
  if (write.designated_officer_told_at) record.designated_officer_told_at = write.designated_officer_told_at;
  ++record.revision;
  return {};
}

Result<void> MemoryStore::apply(const RewrapConcern& write) {
  TRY(stored(write.id))->key = write.key;
  return {};
}

Result<void> MemoryStore::apply(const ExcludeUser& write) {
  auto& excluded = TRY(stored(write.concern_id))->excluded;
  const auto place = std::lower_bound(excluded.begin(), excluded.end(), write.user_id);
  if (place == excluded.end() || *place != write.user_id) excluded.insert(place, write.user_id);
  return {};
}

Result<void> MemoryStore::apply(const ReadmitUser& write) {
  auto& record = *TRY(stored(write.concern_id));
  const auto place = std::find(record.excluded.begin(), record.excluded.end(), write.user_id);
  if (place == record.excluded.end()) return missing();
  if (!record.restricted) return Error{ErrorKind::invalid, "store.row", {}};
  record.excluded.erase(place);
  return {};
}

template <class Record>
Result<void> MemoryStore::append(std::vector<Record>& records, const Record& record) {
  if (holds(records, record.id)) return duplicate("id");
  records.push_back(record);
  m_undo.emplace_back([&records] { records.pop_back(); });
  return {};
}

Result<void> MemoryStore::apply(const InsertMessage& write) {
  if (!m_concerns.contains(write.record.concern_id)) return missing();
  TRY(append(m_messages, write.record));
  if (!write.after) return {};
  const auto has = std::count_if(m_messages.begin(), m_messages.end(),
                                 [&](const MessageRecord& one) { return one.concern_id == write.record.concern_id; });
  return static_cast<std::size_t>(has) == *write.after + 1 ? Result<void>() : more_messages();
}

Result<void> MemoryStore::apply(const InsertNote& write) {
  if (!m_concerns.contains(write.record.concern_id)) return missing();
  return append(m_notes, write.record);
}

Result<void> MemoryStore::apply(const InsertDecision& write) {
  if (!m_concerns.contains(write.record.concern_id)) return missing();
  return append(m_decisions, write.record);
}

Result<void> MemoryStore::apply(const InsertUser& write) { return append(m_users, write.record); }

Result<void> MemoryStore::apply(const ReplaceUser& write) {
  const auto found =
      std::find_if(m_users.begin(), m_users.end(), [&](const UserRecord& user) { return user.id == write.record.id; });
  if (found == m_users.end()) return missing();
  if (found->revision != write.record.revision) return revision();
  m_undo.emplace_back(
      [this, place = found - m_users.begin(), before = *found] { m_users[static_cast<std::size_t>(place)] = before; });
  *found = write.record;
  ++found->revision;
  return {};
}

Result<void> MemoryStore::apply(const InsertOutbox& write) { return append(m_outbox, write.record); }

Result<void> MemoryStore::apply(const InsertLink& write) {
  const LinkRecord& record = write.record;
  if (!m_concerns.contains(record.left_concern) || !m_concerns.contains(record.right_concern)) return missing();
  return append(m_links, record);
}

Result<void> MemoryStore::apply(const InsertMention& write) {
  if (!m_concerns.contains(write.record.concern_id)) return missing();
  return append(m_mentions, write.record);
}

Result<void> MemoryStore::apply(const InsertAlert& write) {
  AlertRecord record = write.record;
  auto& cited = record.concerns;
  std::sort(cited.begin(), cited.end());
  cited.erase(std::unique(cited.begin(), cited.end()), cited.end());
  if (!std::all_of(cited.begin(), cited.end(), [&](ConcernId id) { return m_concerns.contains(id); })) return missing();
  return append(m_alerts, record);
}

Result<void> MemoryStore::apply(const ChangeAlert& write) {
  const auto found =
      std::find_if(m_alerts.begin(), m_alerts.end(), [&](const AlertRecord& alert) { return alert.id == write.id; });
  if (found == m_alerts.end()) return missing();
  if (found->revision != write.seen_revision) return revision();
  m_undo.emplace_back([this, place = found - m_alerts.begin(), before = *found] {
    m_alerts[static_cast<std::size_t>(place)] = before;
  });
  if (write.state) found->state = *write.state;
  if (write.owner) found->owner = write.owner;
  ++found->revision;
  return {};
}

Result<void> MemoryStore::apply(const SetAlertMark& write) {
  auto& mark = m_marks[write.area_id];
  m_undo.emplace_back([&mark, before = mark] { mark = before; });
  mark.door = std::max(mark.door, write.mark.door);
  mark.team = std::max(mark.team, write.mark.team);
  return {};
}

void MemoryStore::link(const AuditEntry& entry) {
  const AuditLine previous = last_line(entry.chain);
  AuditLine line{previous.sequence + 1, entry, {}};
  line.mac = m_linker.next(previous.mac, canonical_bytes(line.sequence, entry));
  m_lines.push_back(std::move(line));
}

}  // namespace heed::store_memory
