#include "store_sqlite/known_readers.hpp"

#include <algorithm>

#include "store_sqlite/readers.hpp"
#include "store_sqlite/rows.hpp"

namespace heed::store_sqlite {

using namespace ports;

namespace {

Error missing() { return {ErrorKind::not_found, "store.missing", {}}; }

template <class Record>
Result<std::vector<Record>> of_concern(ReaderPool& pool, const std::string& sql, ConcernId id,
                                       RowFunction<Record> read) {
  const auto connection = TRY(pool.borrow());
  const auto select = TRY(connection->use(sql));
  select->bind(id);
  return all_rows(*select, read);
}

template <class Record, class Tag>
Result<Record> find_one(ReaderPool& pool, const std::string& sql, Id<Tag> id, RowFunction<Record> read) {
  const auto connection = TRY(pool.borrow());
  const auto select = TRY(connection->use(sql));
  if (!TRY(select->bind(id).step())) return missing();
  return read(*select);
}

// The place in the table after which to go on. It never changes, so that it may be asked for by a statement of its own.
template <class Tag>
Result<std::int64_t> position_of(Connection& connection, const std::string& table, Id<Tag> id) {
  if (id.is_zero()) return std::int64_t{0};
  const auto select = TRY(connection.use("SELECT position FROM " + table + " WHERE id = ?1"));
  if (!TRY(select->bind(id).step())) return missing();
  return select->number(0);
}

// The plus keeps the walk in the table itself: along an index, each row would be looked for.
template <class Record, class Tag>
Result<std::vector<Record>> stored_after(ReaderPool& pool, const std::string& table, const std::string& columns,
                                         std::string_view area_id, Id<Tag> after, std::size_t limit,
                                         RowFunction<Record> read) {
  const auto connection = TRY(pool.borrow());
  const auto position = TRY(position_of(*connection, table, after));
  const auto select = TRY(connection->use("SELECT " + columns + " FROM " + table +
                                          " WHERE position > ?1 AND +area_id = ?2 ORDER BY position LIMIT ?3"));
  select->bind(position).bind(area_id).bind(signed_limit(std::min(limit, most_at_once)));
  return all_rows(*select, read);
}

}  // namespace

Result<std::vector<ConcernRecord>> ConcernReader::after(std::string_view area_id, ConcernId after,
                                                        std::size_t limit) const {
  return stored_after(m_pool, "concern", concern_columns, area_id, after, limit, read_concern);
}

Result<LinkRecord> LinkReader::find(LinkId id) const {
  static const std::string sql = "SELECT " + link_columns + " FROM link WHERE id = ?1";
  return find_one(m_pool, sql, id, read_link);
}

Result<std::vector<LinkRecord>> LinkReader::of_concern(ConcernId id) const {
  static const std::string sql =
      "SELECT " + link_columns + " FROM link WHERE left_concern = ?1 OR right_concern = ?1 ORDER BY said_at, position";
  return store_sqlite::of_concern(m_pool, sql, id, read_link);
}

Result<std::vector<LinkRecord>> LinkReader::after(std::string_view area_id, LinkId after, std::size_t limit) const {
  return stored_after(m_pool, "link", link_columns, area_id, after, limit, read_link);
}

Result<std::vector<MentionRecord>> MentionReader::of_concern(ConcernId id) const {
  static const std::string sql =
      "SELECT " + mention_columns + " FROM mention WHERE concern_id = ?1 ORDER BY written_at, position";
  return store_sqlite::of_concern(m_pool, sql, id, read_mention);
}

Result<std::vector<MentionRecord>> MentionReader::after(std::string_view area_id, MentionRecordId after,
                                                        std::size_t limit) const {
  return stored_after(m_pool, "mention", mention_columns, area_id, after, limit, read_mention);
}

Result<AlertRecord> AlertReader::find(AlertId id) const {
  static const std::string sql = "SELECT " + alert_columns + " FROM alert WHERE id = ?1";
  return find_one(m_pool, sql, id, read_alert);
}

Result<std::vector<AlertRecord>> AlertReader::list(const AlertQuery& query) const {
  static const std::string order = " ORDER BY raised_at DESC, position DESC LIMIT ?2 OFFSET ?3";
  static const std::string open_sql =
      "SELECT " + alert_columns + " FROM alert INDEXED BY alert_open WHERE area_id = ?1 AND state = 'raised'" + order;
  static const std::string every_sql =
      "SELECT " + alert_columns + " FROM alert INDEXED BY alert_every WHERE area_id = ?1" + order;
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use(query.open_only ? open_sql : every_sql));
  select->bind(query.area_id).bind(signed_limit(std::min<std::size_t>(query.limit, 100) + 1));
  select->bind(signed_limit(query.offset));
  return all_rows(*select, read_alert);
}

Result<std::vector<AlertRecord>> AlertReader::of_concern(ConcernId id) const {
  static const std::string sql = "SELECT " + alert_columns +
                                 " FROM alert WHERE id IN (SELECT alert_id FROM alert_concern WHERE concern_id = ?1)"
                                 " ORDER BY raised_at DESC, position DESC";
  return store_sqlite::of_concern(m_pool, sql, id, read_alert);
}

Result<AlertMark> AlertReader::mark(std::string_view area_id) const {
  const auto connection = TRY(m_pool.borrow());
  const auto select = TRY(connection->use("SELECT door, team FROM alert_mark WHERE area_id = ?1"));
  if (!TRY(select->bind(area_id).step())) return AlertMark{};
  return AlertMark{static_cast<std::uint64_t>(select->number(0)), static_cast<std::uint64_t>(select->number(1))};
}

}  // namespace heed::store_sqlite
