// The data folder, the form of the database, and what it refuses even to a careless hand.
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "contract/store_under_test.hpp"
#include "ports/plain_columns.hpp"
#include "store_sqlite/migrations.hpp"
#include "store_sqlite/sqlite_store.hpp"

namespace heed::contract {
namespace {

using namespace ports;
using namespace store_sqlite;

class SqliteFolder : public ::testing::Test {
 protected:
  Result<std::unique_ptr<SqliteStore>> open() { return SqliteStore::open({.folder = folder(), .linker = &m_linker}); }
  std::filesystem::path folder() const { return m_folder.path() / "data"; }
  std::filesystem::path file() const { return folder() / "heed.db"; }
  Result<Connection> raw() { return Connection::open(file(), Access::read_write, ""); }
  // A database as the first `count` migrations made it, with rows.
  void make_earlier(std::size_t count) {
    std::filesystem::create_directory(folder());
    auto connection = raw();
    ASSERT_TRUE(connection.ok());
    ASSERT_EQ(outcome(migrate(*connection, every_migration().first(count), noon)), "ok");
  }

  TemporaryFolder m_folder;
  PlainLinker m_linker;
};

unsigned permissions(const std::filesystem::path& path) {
  struct stat status{};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 0777U;
}

void insert_concern(Connection& connection, int number, const char* state, int restricted) {
  const std::string n = std::to_string(number);
  const std::string id = "x'" + to_hex(spread(static_cast<std::uint64_t>(number)).data(), 16) + "'";
  const std::string sql =
      "INSERT INTO concern (id, area_id, reference, lookup_id, reply_public_key, body_check, state, lane, urgent, "
      "restricted,"
      " contact_allowed, receipt_ended, received_at, decide_by, calendar_version, revision, payload_revision,"
      " retention_class, review_at, legal_hold, provenance, key, payload) VALUES (" +
      id + ", 'exampleshire', 'HD-" + n + "', " + id + ", x'', x'', '" + state + "', 'standard', 0, " +
      std::to_string(restricted) + ", 0, 0, 1, 2, '', 1, 1, 'child_safeguarding', 3, 1, 'test', x'', x'0102')";
  ASSERT_EQ(outcome(connection.execute(sql.c_str())), "ok");
}

TEST_F(SqliteFolder, is_for_its_owner_alone) {
  const auto store = open();
  ASSERT_TRUE(store.ok());
  ASSERT_EQ(outcome((*store)->ports().unit_of_work.commit(submission(1))), "ok");
  EXPECT_EQ(permissions(folder()), 0700U);
  for (const char* name : {"heed.db", "heed.db-wal", "heed.db-shm", "lock"})
    EXPECT_EQ(permissions(folder() / name), 0600U);
}

TEST_F(SqliteFolder, tightens_what_was_too_wide) {
  ASSERT_TRUE(open().ok());
  ::chmod(folder().c_str(), 0755);
  ::chmod(file().c_str(), 0644);
  ASSERT_TRUE(open().ok());
  EXPECT_EQ(permissions(folder()), 0700U);
  EXPECT_EQ(permissions(file()), 0600U);
}

TEST_F(SqliteFolder, has_one_owner_at_a_time) {
  {
    const auto first = open();
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(outcome(open()), "unavailable store.locked");
  }
  EXPECT_EQ(outcome(open()), "ok");
}

TEST_F(SqliteFolder, says_so_when_it_cannot_be_made) {
  std::ofstream(m_folder.path() / "data") << "a file";
  EXPECT_EQ(outcome(open()), "unavailable store.folder");
}

TEST_F(SqliteFolder, refuses_options_that_make_no_sense) {
  EXPECT_EQ(outcome(SqliteStore::open({.folder = folder()})), "invalid store.options");
  SqliteOptions options{.folder = folder(), .linker = &m_linker};
  options.limits.queue_reserved = options.limits.queue;
  EXPECT_EQ(outcome(SqliteStore::open(options)), "invalid store.options");
}

TEST_F(SqliteFolder, begins_from_nothing_at_the_newest_form) {
  ASSERT_TRUE(open().ok());
  auto connection = raw();
  ASSERT_TRUE(connection.ok());
  EXPECT_EQ(connection->number("PRAGMA user_version").value(), every_migration().back().version);
  EXPECT_EQ(connection->number("PRAGMA application_id").value(), application_id);
  EXPECT_EQ(connection->number("SELECT count(*) FROM schema_version").value(),
            static_cast<std::int64_t>(every_migration().size()));
  EXPECT_EQ(connection->text("PRAGMA integrity_check").value(), "ok");
}

TEST_F(SqliteFolder, numbers_migrations_without_a_gap) {
  std::int64_t version = 0;
  for (const Migration& migration : every_migration()) EXPECT_EQ(migration.version, ++version);
  EXPECT_GE(version, 2);
}

TEST_F(SqliteFolder, carries_the_rows_of_an_earlier_form_over) {
  make_earlier(1);
  {
    auto connection = raw();
    for (int i = 1; i <= 5; ++i) insert_concern(*connection, i, i <= 3 ? "closed" : "read", /*restricted=*/i == 1);
  }
  const auto store = open();
  ASSERT_TRUE(store.ok()) << store.error().detail;
  const auto& concerns = (*store)->ports().concerns;
  EXPECT_EQ(concerns.find(make_id<ConcernId>(2)).value().payload.storage_bytes(), (Bytes{1, 2}));
  EXPECT_EQ(concerns.counts({.area_id = area, .reader = {}}).value().closed, 2U);
  EXPECT_EQ(concerns.counts({.area_id = area, .reader = {}, .with_restricted = true}).value().closed, 3U);
  EXPECT_EQ(concerns.counts({.area_id = area, .reader = {}}).value().open, 2U);
  EXPECT_EQ(outcome((*store)->ports().unit_of_work.commit(submission(9))), "ok");
}

// Message lines of a concern in an earlier form: 1 waits, 2 was dealt with, 3 waits again since its second message.
TEST_F(SqliteFolder, knows_of_a_message_that_waited_in_an_earlier_form) {
  make_earlier(8);
  {
    auto connection = raw();
    for (int i = 1; i <= 4; ++i) insert_concern(*connection, i, "in_progress", 0);
    int sequence = 0;
    const auto line = [&](int concern, const std::string& action) {
      const std::string id = "x'" + to_hex(spread(static_cast<std::uint64_t>(concern)).data(), 16) + "'";
      const std::string n = std::to_string(++sequence);
      ASSERT_EQ(outcome(connection->execute(("INSERT INTO audit_line (chain, sequence, area_id, at, actor, action, "
                                             "outcome, target_kind, target, sealed_hash, detail, mac) VALUES (1, " +
                                             n + ", 'exampleshire', " + n + ", '', '" + action +
                                             "', 'done', 'concern', " + id + ", x'', x'', zeroblob(32))")
                                                .c_str())),
                "ok");
      if (action != "message.received") return;
      ASSERT_EQ(outcome(connection->execute(("INSERT INTO message (id, concern_id, area_id, from_reporter, sent_at, "
                                             "retention_class, review_at, legal_hold, provenance, key, reply_key, "
                                             "payload) VALUES (randomblob(16), " +
                                             id + ", 'exampleshire', 1, " + n +
                                             ", 'child_safeguarding', 3, 1, 'test', x'', x'', x'')")
                                                .c_str())),
                "ok");
    };
    line(1, "message.received");
    line(1, "message.received");
    line(2, "message.received");
    line(2, "message.settled");
    line(3, "message.received");
    line(3, "message.settled");
    line(3, "message.received");
  }
  const auto store = open();
  ASSERT_TRUE(store.ok()) << store.error().detail;
  const auto waits = [&](std::uint64_t number) {
    return (*store)->ports().concerns.find(make_id<ConcernId>(number)).value().message_waits_since;
  };
  EXPECT_EQ(waits(1), Instant{1});
  EXPECT_EQ(waits(2), std::nullopt);
  EXPECT_EQ(waits(3), Instant{7});
  EXPECT_EQ(waits(4), std::nullopt);
}

TEST_F(SqliteFolder, finds_what_was_done_in_an_earlier_form) {
  make_earlier(11);
  const std::string id = "x'" + to_hex(spread(1).data(), 16) + "'";
  {
    auto connection = raw();
    for (int i = 1; i <= 30; ++i) {
      const std::string n = std::to_string(i), action = i == 1 ? "concern.in_danger" : "receipt.opened";
      ASSERT_EQ(outcome(connection->execute(("INSERT INTO audit_line (chain, sequence, area_id, at, actor, action, "
                                             "outcome, target_kind, target, sealed_hash, detail, mac) VALUES (1, " +
                                             n + ", 'exampleshire', " + n + ", 'reporter', '" + action +
                                             "', 'done', 'concern', " + id + ", x'', x'', zeroblob(32))")
                                                .c_str())),
                "ok");
    }
  }
  const auto store = open();
  ASSERT_TRUE(store.ok()) << store.error().detail;
  const auto& audit = (*store)->ports().audit;
  const auto found = audit.done_with({make_id<RecordId>(1), "concern.in_danger"}, 9).value();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].entry.at, Instant{1});
  EXPECT_EQ(audit.count_about(make_id<RecordId>(1)).value(), 30U);
}

// A column that is added later and not named there could be altered without verification finding it.
TEST_F(SqliteFolder, has_no_plain_column_of_a_concern_that_the_audit_leaves_out) {
  ASSERT_TRUE(open().ok());
  auto connection = raw();
  std::string expected = "position id payload key";
  for (const PlainColumn& column : plain_columns(sample_concern(1)))
    if (column.name != "excluded") (expected += ' ') += column.name;
  std::istringstream names(expected);
  for (std::string name; names >> name;)
    EXPECT_EQ(
        connection->number("SELECT count(*) FROM pragma_table_info('concern') WHERE name = '" + name + "'").value(), 1)
        << name;
  EXPECT_EQ(connection->number("SELECT count(*) FROM pragma_table_info('concern')").value(),
            std::count(expected.begin(), expected.end(), ' ') + 1);
}

TEST_F(SqliteFolder, leaves_an_earlier_form_as_it_was_when_a_migration_fails) {
  make_earlier(1);
  auto connection = raw();
  insert_concern(*connection, 1, "closed", 0);
  const Migration broken[] = {every_migration()[0],
                              {2, "broken", "CREATE TABLE half (a INTEGER) STRICT; SELECT nonsense;"}};
  const auto failed = migrate(*connection, broken, noon);
  ASSERT_FALSE(failed.ok());
  EXPECT_NE(failed.error().detail.find("migration 2"), std::string::npos);
  EXPECT_EQ(connection->number("PRAGMA user_version").value(), 1);
  EXPECT_EQ(connection->number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").value(), 0);
  EXPECT_EQ(outcome(migrate(*connection, every_migration(), noon)), "ok");
  EXPECT_EQ(connection->number("SELECT total FROM closed_total").value(), 1);
}

TEST_F(SqliteFolder, refuses_a_database_of_a_newer_program) {
  ASSERT_TRUE(open().ok());
  ASSERT_EQ(outcome(raw()->execute("PRAGMA user_version = 9999")), "ok");
  const auto refused = open();
  EXPECT_EQ(outcome(refused), "invalid store.newer");
  EXPECT_NE(refused.error().detail.find("9999"), std::string::npos);
}

TEST_F(SqliteFolder, refuses_a_database_of_another_program) {
  std::filesystem::create_directory(folder());
  ASSERT_EQ(outcome(raw()->execute("CREATE TABLE theirs (a)")), "ok");
  EXPECT_EQ(outcome(open()), "invalid store.foreign");
}

TEST_F(SqliteFolder, refuses_a_file_that_is_no_database) {
  std::filesystem::create_directory(folder());
  std::ofstream(file()) << std::string(8192, 'x');
  EXPECT_EQ(outcome(open()), "corrupt store.database");
}

TEST_F(SqliteFolder, lets_nobody_change_or_delete_what_is_append_only) {
  {
    const auto store = open();
    const ConcernId id = sample_concern(1).id;
    Work work = submission(1);
    work.writes.push_back(InsertMessage{sample_message(1, id)});
    work.writes.push_back(InsertNote{sample_note(1, id)});
    work.writes.push_back(InsertDecision{sample_decision(1, id)});
    work.writes.push_back(InsertUser{sample_user(1)});
    work.writes.push_back(ExcludeUser{id, make_id<UserId>(8)});
    ASSERT_EQ(outcome((*store)->ports().unit_of_work.commit(work)), "ok");
  }
  auto connection = raw();
  for (const char* sql : {"UPDATE message SET payload = x''", "DELETE FROM message", "UPDATE note SET payload = x''",
                          "DELETE FROM note", "UPDATE decision SET kind = ''", "DELETE FROM decision",
                          "UPDATE audit_line SET actor = ''", "DELETE FROM audit_line", "DELETE FROM concern_exclusion",
                          "DELETE FROM concern", "DELETE FROM user_account", "UPDATE concern SET payload = x''",
                          "UPDATE concern SET received_at = 0", "UPDATE concern SET lookup_id = zeroblob(16)"})
    EXPECT_EQ(outcome(connection->execute(sql)), "invalid store.row") << sql;
  EXPECT_EQ(connection->number("SELECT count(*) FROM audit_line").value(), 1);
}

struct Silenced {
  const char* before;
  Write write;
};

// As somebody would who owns the file and wants something never to have been said.
TEST_F(SqliteFolder, acknowledges_no_write_that_changed_no_row) {
  const auto store = open();
  ASSERT_TRUE(store.ok());
  auto& unit = (*store)->ports().unit_of_work;
  ASSERT_EQ(outcome(unit.commit(submission(1))), "ok");
  ASSERT_EQ(outcome(unit.commit(work_of(InsertUser{sample_user(2)}))), "ok");
  auto connection = raw();
  ASSERT_TRUE(connection.ok());
  const ConcernId id = sample_concern(1).id;
  const std::vector<Silenced> writes = {
      {"INSERT ON concern", InsertConcern{sample_concern(2)}},
      {"UPDATE ON concern", ChangeConcern{.id = id, .seen_revision = 1, .state = "read"}},
      {"UPDATE ON concern", RewrapConcern{id, {}}},
      {"INSERT ON concern_exclusion", ExcludeUser{id, make_id<UserId>(7)}},
      {"UPDATE ON concern", ChangeConcern{.id = id, .seen_revision = 2, .restricted = true}},
      {"DELETE ON concern_exclusion", ReadmitUser{id, make_id<UserId>(7)}},
      {"INSERT ON message", InsertMessage{sample_message(1, id)}},
      {"INSERT ON note", InsertNote{sample_note(1, id)}},
      {"INSERT ON decision", InsertDecision{sample_decision(1, id)}},
      {"INSERT ON user_account", InsertUser{sample_user(1)}},
      {"UPDATE ON user_account", ReplaceUser{sample_user(2)}},
      {"INSERT ON outbox", InsertOutbox{sample_notice(50, id)}},
      {"INSERT ON audit_line", InsertOutbox{sample_notice(51, id)}}};
  for (const auto& [before, write] : writes) {
    const std::string trigger =
        "CREATE TRIGGER quiet BEFORE " + std::string(before) + " BEGIN SELECT raise(IGNORE); END";
    ASSERT_EQ(outcome(connection->execute(trigger.c_str())), "ok");
    auto work = work_of(write);
    work.audit = submission(1).audit;
    EXPECT_EQ(outcome(unit.commit(work)), "corrupt store.not_written") << before;
    ASSERT_EQ(outcome(connection->execute("DROP TRIGGER quiet")), "ok");
    EXPECT_EQ(outcome(unit.commit(work)), "ok") << before;
  }
}

TEST_F(SqliteFolder, finds_no_fault_with_what_any_earlier_form_became) {
  for (std::size_t count = 1; count <= every_migration().size(); ++count) {
    std::filesystem::remove_all(folder());
    make_earlier(count);
    const auto store = open();
    ASSERT_TRUE(store.ok());
    EXPECT_EQ((*store)->ports().audit.snapshot().value()->faults().value(), std::vector<std::string>()) << count;
  }
}

TEST_F(SqliteFolder, holds_every_record_with_class_review_date_hold_provenance_and_area) {
  ASSERT_TRUE(open().ok());
  auto connection = raw();
  for (const char* table : {"concern", "message", "note", "decision", "user_account"})
    for (const char* column : {"area_id", "retention_class", "review_at", "legal_hold", "provenance"}) {
      const std::string sql = std::string("SELECT count(*) FROM pragma_table_info('") + table + "') WHERE name = '" +
                              column + "' AND \"notnull\" = 1";
      EXPECT_EQ(connection->number(sql).value(), 1) << table << '.' << column;
    }
}

TEST_F(SqliteFolder, is_set_to_be_safe) {
  ASSERT_TRUE(open().ok());
  auto connection = raw();
  EXPECT_EQ(connection->text("PRAGMA journal_mode").value(), "wal");
  EXPECT_EQ(connection->number("PRAGMA synchronous").value(), 2);
  EXPECT_EQ(connection->number("PRAGMA temp_store").value(), 2);
  EXPECT_EQ(connection->number("PRAGMA foreign_keys").value(), 1);
  EXPECT_EQ(connection->number("PRAGMA secure_delete").value(), 1);
  EXPECT_EQ(connection->number("PRAGMA trusted_schema").value(), 0);
}

}  // namespace
}  // namespace heed::contract
