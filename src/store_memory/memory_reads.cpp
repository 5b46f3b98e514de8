#include <algorithm>
#include <limits>
#include <tuple>

#include "store_memory/memory_store.hpp"

namespace heed::store_memory {

using namespace ports;

namespace {

Error not_found() { return {ErrorKind::not_found, "store.missing", {}}; }

bool excludes(const ConcernRecord& record, UserId user) {
  return std::find(record.excluded.begin(), record.excluded.end(), user) != record.excluded.end();
}

bool excludes_all(const ConcernRecord& record, const std::vector<UserId>& users) {
  return std::all_of(users.begin(), users.end(), [&](UserId user) { return excludes(record, user); });
}

// The part of a query that says what a reader may know of at all.
bool may_be_known(const ConcernRecord& record, const InboxQuery& query) {
  if (record.area_id != query.area_id || excludes(record, query.reader)) return false;
  return query.with_restricted || !record.restricted ||
         (!query.restricted_without.empty() && excludes_all(record, query.restricted_without));
}

bool is_unread(const ConcernRecord& record) { return record.state == "received" || record.message_waits_since; }

bool is_nobodys(const ConcernRecord& record) { return record.state == "received" || record.state == "read"; }

bool folds(const ConcernRecord& record) {
  if (!record.flood || record.restricted || record.message_waits_since) return false;
  return record.urgent ? is_nobodys(record) : record.state != "closed";
}

bool is_folded(const ConcernRecord& record, const InboxQuery& query) {
  if (!record.flood || !folds(record)) return false;
  const auto& folded = record.urgent ? query.folded_urgent : query.folded;
  if (std::find(folded.begin(), folded.end(), *record.flood) == folded.end()) return false;
  return !record.urgent || std::find(query.standing.begin(), query.standing.end(), record.id) == query.standing.end();
}

bool is_settled(const ConcernRecord& record) {
  const bool officer_due = record.designated_officer_by && !record.designated_officer_told_at;
  return record.decided_at && !is_unread(record) && !officer_due;
}

bool matches(const ConcernRecord& record, const InboxQuery& query) {
  if (!may_be_known(record, query)) return false;
  if (query.state ? record.state != *query.state : query.open_only && record.state == "closed") return false;
  if (query.lane && record.lane != *query.lane) return false;
  if (query.unread_only && !is_unread(record)) return false;
  if (query.nobodys_only && !is_nobodys(record)) return false;
  if (query.urgent_only && !record.urgent) return false;
  if (query.danger_only && (record.state == "closed" || !record.danger_now || is_settled(record))) return false;
  if (query.flood && record.flood != query.flood) return false;
  if (is_folded(record, query)) return false;
  return !query.owner || (record.owner == query.owner && !is_nobodys(record));
}

// As inbox_place in migration 10 and inbox_time in migration 9.
int place_of(const ConcernRecord& record, bool settled) {
  if (settled) return record.urgent ? 4 : 5;
  if (record.danger_now) return 0;
  if (record.same_day) return 1;
  return record.urgent ? 2 : 3;
}

// Where an open concern stands in the inbox.
auto order_of(const ConcernRecord& record) {
  const auto time = std::min(record.decide_by, record.message_waits_since.value_or(record.decide_by));
  return std::tuple(place_of(record, is_settled(record)), record.lane == "quarantine", time, record.received_at,
                    record.id);
}

std::vector<Flood> largest_first(const std::map<RecordId, std::vector<const ConcernRecord*>>& found, bool urgent) {
  const auto stands_before = [urgent](const ConcernRecord* left, const ConcernRecord* right) {
    if (urgent) return order_of(*left) < order_of(*right);
    return std::tuple(left->received_at, left->id) < std::tuple(right->received_at, right->id);
  };
  std::vector<Flood> floods;
  for (const auto& [id, all] : found)
    if (all.size() >= least_flood)
      floods.push_back({id, all.size(), (*std::min_element(all.begin(), all.end(), stands_before))->id, urgent});
  std::stable_sort(floods.begin(), floods.end(),
                   [](const Flood& left, const Flood& right) { return left.concerns > right.concerns; });
  if (floods.size() > 20) floods.resize(20);
  return floods;
}

// Oldest first; of the same time, as they came.
template <class Record, class Time>
std::vector<Record> of_concern(const std::vector<Record>& records, ConcernId id, Time time) {
  std::vector<const Record*> found;
  for (const Record& record : records)
    if (record.concern_id == id) found.push_back(&record);
  std::sort(found.begin(), found.end(), [&](const Record* left, const Record* right) {
    return std::tuple(left->*time, left) < std::tuple(right->*time, right);
  });
  std::vector<Record> copies;
  copies.reserve(found.size());
  for (const Record* record : found) copies.push_back(*record);
  return copies;
}

std::vector<AuditLine> lines_of(const std::vector<AuditLine>& lines, AuditChain chain, std::uint64_t after,
                                std::size_t limit) {
  std::vector<AuditLine> found;
  for (const AuditLine& line : lines)
    if (found.size() < limit && line.entry.chain == chain && line.sequence > after) found.push_back(line);
  return found;
}

std::vector<UserRecord> in_order(std::vector<UserRecord> users) {
  std::sort(users.begin(), users.end(), [](const UserRecord& left, const UserRecord& right) {
    return std::tie(left.made_at, left.id) < std::tie(right.made_at, right.id);
  });
  return users;
}

// A copy of all there is.
class Snapshot final : public AuditSnapshot {
 public:
  std::vector<AuditLine> lines;
  std::vector<ConcernRecord> concerns;
  std::vector<Followed> followed;
  std::vector<UserRecord> users;

  Result<std::vector<AuditLine>> lines_after(AuditChain chain, std::uint64_t sequence,
                                             std::size_t limit) const override {
    return lines_of(lines, chain, sequence, limit);
  }
  Result<void> each_concern(const std::function<void(const ConcernRecord&)>& visit) const override {
    for (const ConcernRecord& record : concerns) visit(record);
    return {};
  }
  Result<void> each_followed(const std::function<void(const Followed&)>& visit) const override {
    for (const Followed& record : followed) visit(record);
    return {};
  }
  Result<std::vector<UserRecord>> all_users() const override { return users; }
  Result<std::map<ClosedKind, std::uint64_t>> closed_totals() const override {
    std::map<ClosedKind, std::uint64_t> totals;
    for (const ConcernRecord& record : concerns)
      if (record.state == "closed") ++totals[{record.area_id, record.restricted}];
    return totals;
  }
  Result<std::vector<std::string>> faults() const override { return std::vector<std::string>(); }
};

}  // namespace

std::vector<OutboxRecord> MemoryStore::outbox() const {
  const std::lock_guard lock(m_mutex);
  return m_outbox;
}

Result<ConcernRecord> MemoryStore::find(ConcernId id) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_concerns.find(id);
  if (found == m_concerns.end()) return not_found();
  return found->second;
}

Result<ConcernRecord> MemoryStore::find_by_lookup(const LookupId& lookup_id) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_by_lookup.find(lookup_id);
  if (found == m_by_lookup.end()) return not_found();
  return m_concerns.at(found->second);
}

Result<ConcernRecord> MemoryStore::find_by_reference(std::string_view reference) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_by_reference.find(reference);
  if (found == m_by_reference.end()) return not_found();
  return m_concerns.at(found->second);
}

Result<std::vector<ConcernId>> MemoryStore::ids_after(std::string_view area_id, ConcernId after,
                                                      std::size_t limit) const {
  const std::lock_guard lock(m_mutex);
  std::vector<ConcernId> ids;
  for (auto next = m_concerns.upper_bound(after); next != m_concerns.end() && ids.size() < limit; ++next)
    if (next->second.area_id == area_id) ids.push_back(next->first);
  return ids;
}

Result<std::vector<ConcernRecord>> MemoryStore::list(const InboxQuery& query) const {
  const std::lock_guard lock(m_mutex);
  std::vector<const ConcernRecord*> found;
  for (const auto& [id, record] : m_concerns)
    if (matches(record, query)) found.push_back(&record);
  const bool closed = query.state && *query.state == "closed";
  const auto rank = [closed](const ConcernRecord* record) {
    const Instant closed_at = record->closed_at.value_or(Instant{});
    return closed ? std::tuple(0, false, Instant{-closed_at.milliseconds_since_epoch}, Instant{}, record->id)
                  : order_of(*record);
  };
  std::sort(found.begin(), found.end(), [&](const auto* left, const auto* right) { return rank(left) < rank(right); });
  const std::size_t from = std::min(query.offset, found.size());
  const std::size_t until = std::min(from + std::min<std::size_t>(query.limit, 100) + 1, found.size());
  std::vector<ConcernRecord> page;
  for (std::size_t i = from; i < until; ++i) page.push_back(*found[i]);
  return page;
}

Result<std::vector<Flood>> MemoryStore::floods(const InboxQuery& query) const {
  const std::lock_guard lock(m_mutex);
  InboxQuery open = query;
  open.folded.clear();
  open.folded_urgent.clear();
  std::map<RecordId, std::vector<const ConcernRecord*>> urgent, others;
  for (const auto& [id, record] : m_concerns)
    if (record.flood && folds(record) && matches(record, open))
      (record.urgent ? urgent : others)[*record.flood].push_back(&record);
  std::vector<Flood> floods = largest_first(urgent, true);
  for (const Flood& flood : largest_first(others, false)) floods.push_back(flood);
  return floods;
}

Result<std::vector<std::string>> MemoryStore::without_reader(std::string_view area_id,
                                                             const std::vector<UserId>& readers) const {
  const std::lock_guard lock(m_mutex);
  std::vector<std::string> references;
  for (const auto& [id, record] : m_concerns)
    if (references.size() < 100 && record.area_id == area_id && record.state != "closed" &&
        excludes_all(record, readers))
      references.push_back(record.reference);
  return references;
}

Result<InboxCounts> MemoryStore::counts(const InboxQuery& query) const {
  const std::lock_guard lock(m_mutex);
  InboxCounts counts;
  for (const auto& [id, record] : m_concerns) {
    if (!may_be_known(record, query)) continue;
    if (record.state == "closed") {
      ++counts.closed;
      continue;
    }
    ++counts.open;
    if (record.urgent) ++counts.urgent;
    if (is_unread(record)) ++counts.unread;
    if (record.lane == "quarantine") ++counts.quarantine;
    if (record.owner == query.reader && !is_nobodys(record)) ++counts.mine;
    if (is_nobodys(record)) ++counts.nobodys;
  }
  return counts;
}

Result<std::vector<MessageRecord>> MemoryStore::messages(ConcernId id) const {
  const std::lock_guard lock(m_mutex);
  return of_concern(m_messages, id, &MessageRecord::sent_at);
}

Result<std::vector<MessageRecord>> MemoryStore::newest_messages(ConcernId id, std::size_t skip,
                                                                std::size_t most) const {
  auto all = TRY(messages(id));
  all.resize(all.size() - std::min(skip, all.size()));
  all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(std::min(most, all.size())));
  return all;
}

Result<std::vector<NoteRecord>> MemoryStore::notes(ConcernId id) const {
  const std::lock_guard lock(m_mutex);
  return of_concern(m_notes, id, &NoteRecord::written_at);
}

Result<std::vector<DecisionRecord>> MemoryStore::decisions(ConcernId id) const {
  const std::lock_guard lock(m_mutex);
  return of_concern(m_decisions, id, &DecisionRecord::decided_at);
}

Result<std::vector<UserRecord>> MemoryStore::all_users() const {
  const std::lock_guard lock(m_mutex);
  return in_order(m_users);
}

AuditLine MemoryStore::last_line(AuditChain chain) const {
  const auto found =
      std::find_if(m_lines.rbegin(), m_lines.rend(), [&](const AuditLine& line) { return line.entry.chain == chain; });
  if (found != m_lines.rend()) return *found;
  AuditLine empty;
  empty.entry.chain = chain;
  return empty;
}

Result<AuditLine> MemoryStore::head(AuditChain chain) const {
  const std::lock_guard lock(m_mutex);
  return last_line(chain);
}

Result<std::vector<AuditLine>> MemoryStore::lines_after(AuditChain chain, std::uint64_t sequence,
                                                        std::size_t limit) const {
  const std::lock_guard lock(m_mutex);
  return lines_of(m_lines, chain, sequence, limit);
}

Result<std::vector<AuditLine>> MemoryStore::lines_before(AuditChain chain, std::uint64_t sequence,
                                                         std::size_t limit) const {
  const std::lock_guard lock(m_mutex);
  std::vector<AuditLine> found;
  for (auto line = m_lines.rbegin(); line != m_lines.rend() && found.size() < limit; ++line)
    if (line->entry.chain == chain && (sequence == 0 || line->sequence < sequence)) found.push_back(*line);
  return found;
}

Result<std::vector<AuditLine>> MemoryStore::lines_about(RecordId target, std::size_t limit) const {
  const std::lock_guard lock(m_mutex);
  std::vector<AuditLine> found;
  for (auto line = m_lines.rbegin(); line != m_lines.rend() && found.size() < limit; ++line)
    if (line->entry.target == target && !line->entry.target_kind.empty()) found.push_back(*line);
  return found;
}

Result<std::vector<AuditLine>> MemoryStore::done_with(const DoneWith& deed, std::size_t limit) const {
  auto found = TRY(lines_about(deed.target, std::numeric_limits<std::size_t>::max()));
  std::erase_if(found, [&](const AuditLine& line) {
    return line.entry.action != deed.action || line.entry.outcome != "done" ||
           (!deed.actor.empty() && line.entry.actor != deed.actor);
  });
  found.resize(std::min(found.size(), limit));
  return found;
}

Result<std::size_t> MemoryStore::count_about(RecordId target) const {
  return TRY(lines_about(target, std::numeric_limits<std::size_t>::max())).size();
}

Result<std::unique_ptr<AuditSnapshot>> MemoryStore::snapshot() const {
  const std::lock_guard lock(m_mutex);
  auto taken = std::make_unique<Snapshot>();
  taken->lines = m_lines;
  for (const auto& [id, record] : m_concerns) taken->concerns.push_back(record);
  taken->followed.insert(taken->followed.end(), m_messages.begin(), m_messages.end());
  taken->followed.insert(taken->followed.end(), m_notes.begin(), m_notes.end());
  taken->followed.insert(taken->followed.end(), m_decisions.begin(), m_decisions.end());
  taken->followed.insert(taken->followed.end(), m_links.begin(), m_links.end());
  taken->followed.insert(taken->followed.end(), m_mentions.begin(), m_mentions.end());
  taken->followed.insert(taken->followed.end(), m_alerts.begin(), m_alerts.end());
  taken->users = in_order(m_users);
  return std::unique_ptr<AuditSnapshot>(std::move(taken));
}

}  // namespace heed::store_memory
