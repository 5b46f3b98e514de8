#include "store_sqlite/readers.hpp"

#include <algorithm>
#include <limits>

#include "store_sqlite/rows.hpp"

namespace heed::store_sqlite {

using namespace ports;

namespace {

Error missing() { return {ErrorKind::not_found, "store.missing", {}}; }

template <class Record>
using RowFunction = Result<Record> (*)(const Statement&);

template <class Record>
Result<std::vector<Record>> all_rows(Statement& statement, RowFunction<Record> read) {
  std::vector<Record> records;
  while (TRY(statement.step())) records.push_back(TRY(read(statement)));
  return records;
}

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

std::int64_t signed_limit(std::size_t limit) {
  return static_cast<std::int64_t>(std::min<std::size_t>(limit, std::numeric_limits<std::int64_t>::max()));
}

enum class Listed { open, every, closed, flood };

std::string_view index_of(Listed listed) {
  switch (listed) {
    case Listed::open: return "concern_open";
    case Listed::every: return "concern_every";
    case Listed::closed: return "concern_closed";
    case Listed::flood: return "concern_every_flood";
  }
  return "concern_every";
}

// They must differ in text: only with the state written out does SQLite take an index of some concerns.
std::string_view condition_of(Listed listed) {
  switch (listed) {
    case Listed::open: return " AND state <> 'closed'";
    case Listed::every: return "";
    case Listed::closed: return " AND state = 'closed'";
    case Listed::flood: return " AND flood_id = ?10";
  }
  return "";
}

// The second term is the one of the indexes, to the letter.
std::string_view order_of(Listed listed) {
  return listed == Listed::closed
             ? " ORDER BY closed_at DESC, id"
             : " ORDER BY urgent DESC, (decided_at IS NOT NULL AND state <> 'received'), decide_by, received_at, id";
}

const std::string filter_sql =
    " WHERE area_id = ?1 AND (?2 OR restricted = 0) AND (?3 IS NULL OR lane = ?3) AND (?4 IS NULL OR state = ?4)"
    " AND (?5 = 0 OR state = 'received') AND (?6 IS NULL OR owner = ?6)"
    " AND id NOT IN (SELECT concern_id FROM concern_exclusion WHERE user_id = ?7)";

std::string list_sql(Listed listed) {
  return "SELECT " + concern_columns + " FROM concern INDEXED BY " + std::string(index_of(listed)) + filter_sql +
         std::string(condition_of(listed)) + std::string(order_of(listed)) + " LIMIT ?8 OFFSET ?9";
}

// What stands by itself, and of each flood the first that reaches no hard floor. Each flood is one step in its index, however
// many concerns it has: walking over fifty thousand of them would be the page's time many times over.
std::string folded_sql() {
  const std::string order(order_of(Listed::open));
  const auto next_flood = [](const std::string& after) {
    return "(SELECT flood_id FROM concern INDEXED BY concern_open_flood WHERE area_id = ?1 AND state <> 'closed' AND "
           "flood_id " +
           after + " ORDER BY flood_id LIMIT 1)";
  };
  return "WITH RECURSIVE flood (one) AS (SELECT " + next_flood("IS NOT NULL") + " UNION ALL SELECT " +
         next_flood("> flood.one") +
         " FROM flood WHERE one IS NOT NULL), shown (member) AS (SELECT * FROM (SELECT id FROM"
         " concern INDEXED BY concern_open_alone" +
         filter_sql + " AND state <> 'closed' AND (flood_id IS NULL OR urgent = 1)" + order +
         " LIMIT ?8 + ?9)"
         " UNION ALL SELECT (SELECT id FROM concern INDEXED BY concern_open_flood" +
         filter_sql + " AND state <> 'closed' AND flood_id = flood.one AND urgent = 0" + order +
         " LIMIT 1) FROM flood WHERE one IS NOT NULL)"
         " SELECT " +
         concern_columns + " FROM shown CROSS JOIN concern ON concern.id = member" + order + " LIMIT ?8 OFFSET ?9";
}

void bind_filter(Statement& select, const InboxQuery& query) {
  select.bind(query.area_id).bind(query.with_restricted);
  // A flood is shown with all of its members.
  if (query.flood) {
    for (int filter = 0; filter < 2; ++filter) select.bind_null();
    select.bind(false).bind_null();
  } else {
    select.bind(query.lane).bind(query.state).bind(query.unread_only).bind(query.owner);
  }
  select.bind(query.reader);
}

const std::string open_counts_sql =
    "SELECT count(*), coalesce(sum(urgent), 0), coalesce(sum(state = 'received'), 0),"
    " coalesce(sum(lane = 'quarantine'), 0), coalesce(sum(owner IS ?3), 0)"
    " FROM concern INDEXED BY concern_open WHERE area_id = ?1 AND (?2 OR restricted = 0) AND state <> 'closed'"
    " AND id NOT IN (SELECT concern_id FROM concern_exclusion WHERE user_id = ?3)";
// All that are closed but those that exclude the reader, who must not learn of them by a number either. CROSS JOIN keeps
// SQLite from walking every concern of the area: few exclude anyone.
const std::string closed_count_sql =
    "SELECT (SELECT coalesce(sum(total), 0) FROM closed_total WHERE area_id = ?1 AND (?2 OR restricted = 0))"
    " - (SELECT count(*) FROM concern_exclusion INDEXED BY concern_exclusion_user"
    "    CROSS JOIN concern ON concern.id = concern_exclusion.concern_id"
    "    WHERE user_id = ?3 AND area_id = ?1 AND (?2 OR restricted = 0) AND state = 'closed')";

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

Result<std::vector<ConcernRecord>> ConcernReader::list(const InboxQuery& query) const {
  static const std::string open_sql = list_sql(Listed::open);
  static const std::string every_sql = list_sql(Listed::every);
  static const std::string closed_sql = list_sql(Listed::closed);
  static const std::string flood_sql = list_sql(Listed::flood);
  static const std::string folded_sql_text = folded_sql();
  const bool closed = query.state && *query.state == "closed";
  const bool open = query.state ? !closed : query.open_only;
  const auto connection = TRY(m_pool.borrow());
  const auto& of_state = closed ? closed_sql : open ? open_sql : every_sql;
  const auto& sql = query.flood ? flood_sql : open && query.fold_floods ? folded_sql_text : of_state;
  const auto select = TRY(connection->use(sql));
  bind_filter(*select, query);
  select->bind(signed_limit(std::min<std::size_t>(query.limit, 100) + 1)).bind(signed_limit(query.offset));
  if (query.flood) select->bind(*query.flood);
  return all_rows(*select, read_concern);
}

Result<std::vector<FloodCount>> ConcernReader::floods(const InboxQuery& query) const {
  static const std::string sql = "SELECT flood_id, count(*), sum(urgent) FROM concern INDEXED BY concern_open_flood" +
                                 filter_sql +
                                 " AND state <> 'closed' AND flood_id IS NOT NULL GROUP BY flood_id ORDER BY flood_id";
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(sql));
  bind_filter(*select, query);
  std::vector<FloodCount> counts;
  while (TRY(select->step())) {
    FloodCount& count = counts.emplace_back();
    RowReader reader(*select);
    reader.read(count.id);
    count.total = static_cast<std::size_t>(reader.number());
    count.urgent = static_cast<std::size_t>(reader.number());
  }
  return counts;
}

Result<InboxCounts> ConcernReader::counts(const InboxQuery& query) const {
  const auto connection = TRY(m_pool.borrow());
  InboxCounts counts;
  const auto open = TRY(connection->use(open_counts_sql));
  TRY(open->bind(query.area_id).bind(query.with_restricted).bind(query.reader).step());
  const auto taken = [&](int column) { return static_cast<std::size_t>(open->number(column)); };
  counts.open = taken(0);
  counts.urgent = taken(1);
  counts.unread = taken(2);
  counts.quarantine = taken(3);
  counts.mine = taken(4);
  const auto closed = TRY(connection->use(closed_count_sql));
  TRY(closed->bind(query.area_id).bind(query.with_restricted).bind(query.reader).step());
  counts.closed = static_cast<std::size_t>(std::max<std::int64_t>(closed->number(0), 0));
  return counts;
}

Result<std::vector<MessageRecord>> ConcernReader::messages(ConcernId id) const {
  static const std::string sql =
      "SELECT " + message_columns + " FROM message WHERE concern_id = ?1 ORDER BY sent_at, position";
  return of_concern(m_pool, sql, id, read_message);
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

Result<std::vector<UserRecord>> UserReader::all_users() const {
  static const std::string sql = "SELECT " + user_columns + " FROM user_account ORDER BY made_at, id";
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(sql));
  return all_rows(*select, read_user);
}

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
  static const std::string sql =
      "SELECT " + audit_columns + " FROM audit_line WHERE chain = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3";
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(sql));
  select->bind(static_cast<std::int64_t>(chain)).bind(signed_limit(sequence)).bind(signed_limit(limit));
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

Result<void> AuditReader::each_sealed(std::string_view kind,
                                      const std::function<void(RecordId, const Bytes&)>& visit) const {
  static constexpr std::string_view kinds[] = {"concern", "message", "note", "decision", "user"};
  if (std::find(std::begin(kinds), std::end(kinds), kind) == std::end(kinds))
    return Error{ErrorKind::invalid, "store.kind", std::string(kind)};
  const auto connection = TRY(m_pool.borrow());
  const std::string table(kind == "user" ? "user_account" : kind);
  const auto select = TRY(connection->use("SELECT id, payload FROM " + table));
  while (TRY(select->step())) {
    const auto id = RecordId::from_bytes(select->bytes(0).data(), select->bytes(0).size());
    if (!id) return Error{ErrorKind::corrupt, "store.row", "an id is not 16 bytes"};
    visit(*id, select->bytes(1));
  }
  return {};
}

Result<void> AuditReader::each_concern(const std::function<void(const ConcernRecord&)>& visit) const {
  static const std::string sql = "SELECT " + concern_columns + " FROM concern";
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(sql));
  while (TRY(select->step())) visit(TRY(read_concern(*select)));
  return {};
}

}  // namespace heed::store_sqlite
