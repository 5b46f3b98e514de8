#include "store_sqlite/readers.hpp"

#include <algorithm>
#include <limits>

#include "store_sqlite/rows.hpp"
#include "store_sqlite/snapshot.hpp"

namespace heed::store_sqlite {

using namespace ports;

namespace {

Error missing() { return {ErrorKind::not_found, "store.missing", {}}; }

template <class Value>
Result<ConcernRecord> find_one(ReaderPool& pool, const std::string& sql, const Value& value) {
  const auto connection = TRY(pool.borrow());
  const auto select = TRY(connection->use(sql));
  if (!TRY(select->bind(value).step())) return missing();
  return read_concern(*select);
}

template <class Record>
Result<std::vector<Record>> of_concern(ReaderPool& pool, const std::string& sql, ConcernId id,
                                       RowFunction<Record> read) {
  const auto connection = TRY(pool.borrow());
  const auto select = TRY(connection->use(sql));
  select->bind(id);
  return all_rows(*select, read);
}

// Nobody has opened it, or whoever a message of the reporter waits for has not dealt with it.
const std::string is_unread = "(state = 'received' OR message_waits_since IS NOT NULL)";

enum class Listed { open, every, closed, danger };

std::string_view index_of(Listed listed) {
  switch (listed) {
    case Listed::open:
    case Listed::danger: return "concern_open";
    case Listed::every: return "concern_every";
    case Listed::closed: return "concern_closed";
  }
  return "concern_every";
}

// They must differ in text: only with the state written out does SQLite take an index of some concerns.
std::string_view condition_of(Listed listed) {
  switch (listed) {
    case Listed::open: return " AND state <> 'closed'";
    case Listed::every: return "";
    case Listed::closed: return " AND state = 'closed'";
    // Written out too: the index is searched for this place alone, however many concerns stand behind it.
    case Listed::danger: return " AND state <> 'closed' AND inbox_place = 0";
  }
  return "";
}

std::string_view order_of(Listed listed) {
  return listed == Listed::closed ? " ORDER BY closed_at DESC, id"
                                  : " ORDER BY inbox_place, in_quarantine, inbox_time, received_at, id";
}

// Whether every person of a list is kept away: `many` of them, each id in hexadecimal with a bar after it.
std::string excludes_all(const std::string& many, const std::string& list) {
  return "(SELECT count(*) FROM concern_exclusion AS kept_away WHERE kept_away.concern_id = concern.id"
         " AND instr(" +
         list + ", lower(hex(kept_away.user_id))) > 0) = " + many;
}

// What a reader may know of although it is restricted: by their own right (?2), or because nobody before them is left.
std::string is_known(const std::string& many, const std::string& list) {
  return "(?2 OR restricted = 0 OR (" + many + " > 0 AND " + excludes_all(many, list) + "))";
}

template <class Tag>
std::string list_of(const std::vector<Id<Tag>>& ids) {
  std::string list;
  for (const auto& id : ids) list += id.to_string() + "|";
  return list;
}

Statement& bind_list(Statement& statement, const std::vector<UserId>& users) {
  return statement.bind(static_cast<std::int64_t>(users.size())).bind(list_of(users));
}

std::string list_sql(Listed listed) {
  return "SELECT " + concern_columns + " FROM concern INDEXED BY " + std::string(index_of(listed)) +
         " WHERE area_id = ?1 AND " + is_known("?13", "?14") +
         " AND (?3 IS NULL OR lane = ?3) AND (?4 IS NULL OR state = ?4)"
         " AND (?5 = 0 OR " +
         is_unread +
         ") AND (?6 IS NULL OR (owner = ?6 AND state NOT IN ('received', 'read')))"
         " AND (flood_id IS NULL OR urgent OR restricted OR state = 'closed' OR message_waits_since IS NOT NULL OR "
         "instr(?10, lower(hex(flood_id))) = 0)"
         " AND (flood_id IS NULL OR urgent = 0 OR restricted OR state NOT IN ('received', 'read')"
         " OR message_waits_since IS NOT NULL OR instr(?15, lower(hex(flood_id))) = 0"
         " OR instr(?16, lower(hex(id))) > 0) AND (?11 IS NULL OR flood_id = ?11)"
         " AND (?12 = 0 OR state IN ('received', 'read')) AND (?17 = 0 OR urgent)" +
         std::string(condition_of(listed)) +
         " AND id NOT IN (SELECT concern_id FROM concern_exclusion WHERE user_id = ?7)" +
         std::string(order_of(listed)) + " LIMIT ?8 OFFSET ?9";
}

// With min(…), SQLite takes id from the row that has it.
std::string floods_sql(bool urgent) {
  const std::string first =
      urgent ? "format('%d%d%020d%020d', inbox_place, in_quarantine, inbox_time, received_at) || hex(id)"
             : "received_at";
  return "SELECT flood_id, count(*) AS concerns, id, min(" + first +
         ") FROM concern INDEXED BY concern_flood"
         " WHERE area_id = ?1 AND urgent = " +
         std::to_string(urgent ? 1 : 0) +
         " AND flood_id IS NOT NULL AND state <> 'closed' AND restricted = 0 AND message_waits_since IS NULL" +
         (urgent ? " AND state IN ('received', 'read')" : "") +
         " AND (?3 IS NULL OR lane = ?3) AND (?4 IS NULL OR (owner = ?4 AND state NOT IN ('received', 'read'))) AND "
         "(?5 = 0 OR " +
         is_unread +
         ")"
         " AND (?6 = 0 OR state IN ('received', 'read'))"
         " AND id NOT IN (SELECT concern_id FROM concern_exclusion WHERE user_id = ?2)"
         " GROUP BY flood_id HAVING count(*) >= " +
         std::to_string(least_flood) + " ORDER BY concerns DESC, flood_id LIMIT 20";
}

const std::string open_counts_sql =
    "SELECT count(*), coalesce(sum(urgent), 0), coalesce(sum(" + is_unread +
    "), 0),"
    " coalesce(sum(lane = 'quarantine'), 0), coalesce(sum(owner IS ?3 AND state NOT IN ('received', 'read')), 0), "
    "coalesce(sum(state IN ('received', "
    "'read')), 0)"
    " FROM concern INDEXED BY concern_open WHERE area_id = ?1 AND state <> 'closed' AND " +
    is_known("?4", "?5") + " AND id NOT IN (SELECT concern_id FROM concern_exclusion WHERE user_id = ?3)";
// All that are closed but those that exclude the reader, who must not learn of them by a number either. CROSS JOIN keeps
// SQLite from walking every concern of the area: few exclude anyone.
const std::string closed_count_sql =
    "SELECT (SELECT coalesce(sum(total), 0) FROM closed_total WHERE area_id = ?1 AND (?2 OR restricted = 0))"
    " - (SELECT count(*) FROM concern_exclusion INDEXED BY concern_exclusion_user"
    "    CROSS JOIN concern ON concern.id = concern_exclusion.concern_id"
    "    WHERE user_id = ?3 AND area_id = ?1 AND (?2 OR restricted = 0) AND state = 'closed')";
// Those of the restricted ones that the reader sees because nobody before them is left. ?3 is one of that list: few exclude them.
const std::string closed_left_sql =
    "SELECT count(*) FROM concern_exclusion INDEXED BY concern_exclusion_user"
    " CROSS JOIN concern ON concern.id = concern_exclusion.concern_id"
    " WHERE user_id = ?3 AND area_id = ?1 AND restricted AND state = 'closed' AND " +
    excludes_all("?4", "?5") + " AND concern.id NOT IN (SELECT concern_id FROM concern_exclusion WHERE user_id = ?2)";
const std::string any_open_sql =
    "SELECT reference FROM concern INDEXED BY concern_open WHERE area_id = ?1 AND state <> 'closed' LIMIT 100";
const std::string without_reader_sql =
    "SELECT reference FROM concern_exclusion INDEXED BY concern_exclusion_user"
    " CROSS JOIN concern ON concern.id = concern_exclusion.concern_id"
    " WHERE user_id = ?2 AND area_id = ?1 AND state <> 'closed' AND " +
    excludes_all("?3", "?4") + " LIMIT 100";

}  // namespace

Result<ConcernRecord> ConcernReader::find(ConcernId id) const {
  static const std::string sql = "SELECT " + concern_columns + " FROM concern WHERE id = ?1";
  return find_one(m_pool, sql, id);
}

Result<ConcernRecord> ConcernReader::find_by_lookup(const LookupId& lookup_id) const {
  static const std::string sql = "SELECT " + concern_columns + " FROM concern WHERE lookup_id = ?1";
  return find_one(m_pool, sql, lookup_id);
}

Result<ConcernRecord> ConcernReader::find_by_reference(std::string_view reference) const {
  static const std::string sql = "SELECT " + concern_columns + " FROM concern WHERE reference = ?1";
  return find_one(m_pool, sql, reference);
}

Result<std::vector<ConcernId>> ConcernReader::ids_after(std::string_view area_id, ConcernId after,
                                                        std::size_t limit) const {
  const auto connection = TRY(m_pool.borrow());
  const auto select =
      TRY(connection->use("SELECT id FROM concern WHERE id > ?2 AND +area_id = ?1 ORDER BY id LIMIT ?3"));
  select->bind(area_id).bind(after).bind(static_cast<std::int64_t>(limit));
  std::vector<ConcernId> ids;
  while (TRY(select->step())) {
    const auto id = ConcernId::from_bytes(select->bytes(0).data(), select->bytes(0).size());
    if (!id) return Error{ErrorKind::corrupt, "store.row", "an id is not 16 bytes"};
    ids.push_back(*id);
  }
  return ids;
}

Result<std::vector<ConcernRecord>> ConcernReader::list(const InboxQuery& query) const {
  static const std::string open_sql = list_sql(Listed::open);
  static const std::string every_sql = list_sql(Listed::every);
  static const std::string closed_sql = list_sql(Listed::closed);
  static const std::string danger_sql = list_sql(Listed::danger);
  const bool closed = query.state && *query.state == "closed";
  const bool open = query.state ? !closed : query.open_only;
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(query.danger_only ? danger_sql
                                          : closed          ? closed_sql
                                          : open            ? open_sql
                                                            : every_sql));
  select->bind(query.area_id).bind(query.with_restricted).bind(query.lane).bind(query.state).bind(query.unread_only);
  select->bind(query.owner).bind(query.reader);
  select->bind(signed_limit(std::min<std::size_t>(query.limit, 100) + 1)).bind(signed_limit(query.offset));
  select->bind(list_of(query.folded)).bind(query.flood).bind(query.nobodys_only);
  bind_list(*select, query.restricted_without);
  select->bind(list_of(query.folded_urgent)).bind(list_of(query.standing)).bind(query.urgent_only);
  return all_rows(*select, read_concern);
}

Result<std::vector<Flood>> ConcernReader::floods(const InboxQuery& query) const {
  static const std::string urgent_sql = floods_sql(true);
  static const std::string other_sql = floods_sql(false);
  const auto connection = TRY(m_pool.borrow());
  std::vector<Flood> floods;
  for (const bool urgent : {true, false}) {
    const auto select = TRY(connection->use(urgent ? urgent_sql : other_sql));
    select->bind(query.area_id).bind(query.reader).bind(query.lane).bind(query.owner);
    select->bind(query.unread_only).bind(query.nobodys_only);
    while (TRY(select->step())) {
      const auto id = RecordId::from_bytes(select->bytes(0).data(), select->bytes(0).size());
      const auto first = ConcernId::from_bytes(select->bytes(2).data(), select->bytes(2).size());
      if (!id || !first) return Error{ErrorKind::corrupt, "store.row", "an id is not 16 bytes"};
      floods.push_back({*id, static_cast<std::size_t>(select->number(1)), *first, urgent});
    }
  }
  return floods;
}

Result<std::vector<std::string>> ConcernReader::without_reader(std::string_view area_id,
                                                               const std::vector<UserId>& readers) const {
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(readers.empty() ? any_open_sql : without_reader_sql));
  select->bind(area_id);
  if (!readers.empty()) bind_list(select->bind(readers.front()), readers);
  std::vector<std::string> references;
  while (TRY(select->step())) references.push_back(select->text(0));
  return references;
}

Result<InboxCounts> ConcernReader::counts(const InboxQuery& query) const {
  const auto connection = TRY(m_pool.borrow());
  InboxCounts counts;
  const auto open = TRY(connection->use(open_counts_sql));
  open->bind(query.area_id).bind(query.with_restricted).bind(query.reader);
  TRY(bind_list(*open, query.restricted_without).step());
  const auto taken = [&](int column) { return static_cast<std::size_t>(open->number(column)); };
  counts.open = taken(0);
  counts.urgent = taken(1);
  counts.unread = taken(2);
  counts.quarantine = taken(3);
  counts.mine = taken(4);
  counts.nobodys = taken(5);
  const auto closed = TRY(connection->use(closed_count_sql));
  TRY(closed->bind(query.area_id).bind(query.with_restricted).bind(query.reader).step());
  counts.closed = static_cast<std::size_t>(std::max<std::int64_t>(closed->number(0), 0));
  if (query.with_restricted || query.restricted_without.empty()) return counts;
  const auto left = TRY(connection->use(closed_left_sql));
  left->bind(query.area_id).bind(query.reader).bind(query.restricted_without.front());
  TRY(bind_list(*left, query.restricted_without).step());
  counts.closed += static_cast<std::size_t>(left->number(0));
  return counts;
}

Result<std::vector<MessageRecord>> ConcernReader::messages(ConcernId id) const {
  static const std::string sql =
      "SELECT " + message_columns + " FROM message WHERE concern_id = ?1 ORDER BY sent_at, position";
  return of_concern(m_pool, sql, id, read_message);
}

Result<std::vector<MessageRecord>> ConcernReader::newest_messages(ConcernId id, std::size_t skip,
                                                                  std::size_t most) const {
  static const std::string sql = "SELECT " + message_columns +
                                 " FROM message WHERE concern_id = ?1 ORDER BY sent_at DESC, position DESC "
                                 "LIMIT ?2 OFFSET ?3";
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(sql));
  select->bind(id).bind(signed_limit(most)).bind(signed_limit(skip));
  auto newest = TRY(all_rows<MessageRecord>(*select, read_message));
  std::reverse(newest.begin(), newest.end());
  return newest;
}

Result<std::vector<NoteRecord>> ConcernReader::notes(ConcernId id) const {
  static const std::string sql =
      "SELECT " + note_columns + " FROM note WHERE concern_id = ?1 ORDER BY written_at, position";
  return of_concern(m_pool, sql, id, read_note);
}

Result<std::vector<DecisionRecord>> ConcernReader::decisions(ConcernId id) const {
  static const std::string sql =
      "SELECT " + decision_columns + " FROM decision WHERE concern_id = ?1 ORDER BY decided_at, position";
  return of_concern(m_pool, sql, id, read_decision);
}

Result<std::vector<UserRecord>> UserReader::all_users() const { return read_users(*TRY(m_pool.borrow())); }

Result<AuditLine> AuditReader::head(AuditChain chain) const {
  static const std::string sql =
      "SELECT " + audit_columns + " FROM audit_line WHERE chain = ?1 ORDER BY sequence DESC LIMIT 1";
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(sql));
  if (TRY(select->bind(static_cast<std::int64_t>(chain)).step())) return read_audit_line(*select);
  AuditLine empty;
  empty.entry.chain = chain;
  return empty;
}

Result<std::vector<AuditLine>> AuditReader::lines_after(AuditChain chain, std::uint64_t sequence,
                                                        std::size_t limit) const {
  return read_lines_after(*TRY(m_pool.borrow()), chain, sequence, limit);
}

Result<std::vector<AuditLine>> AuditReader::lines_before(AuditChain chain, std::uint64_t sequence,
                                                         std::size_t limit) const {
  static const std::string sql = "SELECT " + audit_columns +
                                 " FROM audit_line WHERE chain = ?1 AND sequence < ?2"
                                 " ORDER BY sequence DESC LIMIT ?3";
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(sql));
  const auto before = sequence == 0 ? std::numeric_limits<std::int64_t>::max() : signed_limit(sequence);
  select->bind(static_cast<std::int64_t>(chain)).bind(before).bind(signed_limit(limit));
  return all_rows(*select, read_audit_line);
}

Result<std::vector<AuditLine>> AuditReader::lines_about(RecordId target, std::size_t limit) const {
  static const std::string sql = "SELECT " + audit_columns +
                                 " FROM audit_line WHERE target = ?1 AND target_kind <> ''"
                                 " ORDER BY position DESC LIMIT ?2";
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(sql));
  select->bind(target).bind(signed_limit(limit));
  return all_rows(*select, read_audit_line);
}

Result<std::vector<AuditLine>> AuditReader::done_with(const DoneWith& deed, std::size_t limit) const {
  static const std::string sql = "SELECT " + audit_columns +
                                 " FROM audit_line INDEXED BY audit_line_deed WHERE target = ?1 AND action = ?2"
                                 " AND target_kind <> '' AND outcome = 'done' AND (?3 = '' OR actor = ?3)"
                                 " ORDER BY position DESC LIMIT ?4";
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(sql));
  select->bind(deed.target).bind(deed.action).bind(deed.actor).bind(signed_limit(limit));
  return all_rows(*select, read_audit_line);
}

Result<std::size_t> AuditReader::count_about(RecordId target) const {
  const auto connection = TRY(m_pool.borrow());
  const auto select =
      TRY(connection->use("SELECT count(*) FROM audit_line INDEXED BY audit_line_target WHERE target = ?1 AND "
                          "target_kind <> ''"));
  TRY(select->bind(target).step());
  return static_cast<std::size_t>(select->number(0));
}

Result<std::unique_ptr<AuditSnapshot>> AuditReader::snapshot() const {
  return Snapshot::take(TRY(m_pool.open_to_check()));
}

}  // namespace heed::store_sqlite
