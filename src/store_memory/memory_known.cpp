// What is read in the order in which it was stored: for what is known.
#include <algorithm>
#include <tuple>

#include "store_memory/memory_store.hpp"

namespace heed::store_memory {

using namespace ports;

namespace {

Error not_found() { return {ErrorKind::not_found, "store.missing", {}}; }

// Oldest first; of the same time, as they came. `records` are in the order in which they came.
template <class Record, class Wanted>
std::vector<Record> oldest_first(const std::vector<Record>& records, const Wanted& wanted, Instant Record::* time) {
  std::vector<Record> found;
  std::copy_if(records.begin(), records.end(), std::back_inserter(found), wanted);
  std::stable_sort(found.begin(), found.end(),
                   [&](const Record& left, const Record& right) { return left.*time < right.*time; });
  return found;
}

template <class Record>
Result<std::vector<Record>> stored_after(const std::vector<Record>& records, std::string_view area_id,
                                         const decltype(Record::id)& after, std::size_t limit) {
  auto next = records.begin();
  if (!after.is_zero()) {
    next = std::find_if(next, records.end(), [&](const Record& record) { return record.id == after; });
    if (next == records.end()) return not_found();
    ++next;
  }
  std::vector<Record> found;
  for (; next != records.end() && found.size() < std::min(limit, most_at_once); ++next)
    if (next->area_id == area_id) found.push_back(*next);
  return found;
}

}  // namespace

Result<std::vector<ConcernRecord>> MemoryStore::after(std::string_view area_id, ConcernId after,
                                                      std::size_t limit) const {
  const std::lock_guard lock(m_mutex);
  auto next = m_in_order.begin();
  if (!after.is_zero()) {
    next = std::find(next, m_in_order.end(), after);
    if (next == m_in_order.end()) return not_found();
    ++next;
  }
  std::vector<ConcernRecord> found;
  for (; next != m_in_order.end() && found.size() < std::min(limit, most_at_once); ++next)
    if (const auto& record = m_concerns.at(*next); record.area_id == area_id) found.push_back(record);
  return found;
}

Result<LinkRecord> MemoryStore::Links::find(LinkId id) const {
  const std::lock_guard lock(m_store.m_mutex);
  for (const LinkRecord& link : m_store.m_links)
    if (link.id == id) return link;
  return not_found();
}

Result<std::vector<LinkRecord>> MemoryStore::Links::of_concern(ConcernId id) const {
  const std::lock_guard lock(m_store.m_mutex);
  const auto on_a_side = [id](const LinkRecord& link) { return link.left_concern == id || link.right_concern == id; };
  return oldest_first(m_store.m_links, on_a_side, &LinkRecord::said_at);
}

Result<std::vector<LinkRecord>> MemoryStore::Links::after(std::string_view area_id, LinkId after,
                                                          std::size_t limit) const {
  const std::lock_guard lock(m_store.m_mutex);
  return stored_after(m_store.m_links, area_id, after, limit);
}

Result<std::vector<MentionRecord>> MemoryStore::Mentions::of_concern(ConcernId id) const {
  const std::lock_guard lock(m_store.m_mutex);
  const auto of_it = [id](const MentionRecord& mention) { return mention.concern_id == id; };
  return oldest_first(m_store.m_mentions, of_it, &MentionRecord::written_at);
}

Result<std::vector<MentionRecord>> MemoryStore::Mentions::after(std::string_view area_id, MentionRecordId after,
                                                                std::size_t limit) const {
  const std::lock_guard lock(m_store.m_mutex);
  return stored_after(m_store.m_mentions, area_id, after, limit);
}

std::vector<AlertRecord> MemoryStore::Alerts::newest_first(
    const std::function<bool(const AlertRecord&)>& wanted) const {
  auto found = oldest_first(m_store.m_alerts, wanted, &AlertRecord::raised_at);
  std::reverse(found.begin(), found.end());
  return found;
}

Result<AlertRecord> MemoryStore::Alerts::find(AlertId id) const {
  const std::lock_guard lock(m_store.m_mutex);
  for (const AlertRecord& alert : m_store.m_alerts)
    if (alert.id == id) return alert;
  return not_found();
}

Result<std::vector<AlertRecord>> MemoryStore::Alerts::list(const AlertQuery& query) const {
  const std::lock_guard lock(m_store.m_mutex);
  auto found = newest_first([&](const AlertRecord& alert) {
    return alert.area_id == query.area_id && (!query.open_only || alert.state == "raised");
  });
  found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(std::min(query.offset, found.size())));
  found.resize(std::min(found.size(), std::min<std::size_t>(query.limit, 100) + 1));
  return found;
}

Result<std::vector<AlertRecord>> MemoryStore::Alerts::of_concern(ConcernId id) const {
  const std::lock_guard lock(m_store.m_mutex);
  return newest_first([id](const AlertRecord& alert) {
    return std::find(alert.concerns.begin(), alert.concerns.end(), id) != alert.concerns.end();
  });
}

Result<ports::AlertMark> MemoryStore::Alerts::mark(std::string_view area_id) const {
  const std::lock_guard lock(m_store.m_mutex);
  const auto found = m_store.m_marks.find(area_id);
  return found == m_store.m_marks.end() ? ports::AlertMark{} : found->second;
}

}  // namespace heed::store_memory
