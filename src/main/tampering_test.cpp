// Somebody with the database file and all the time in the world, but not the key ring: what they change is found.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>
#include <map>

#include "app/audit.hpp"
#include "app/gate.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"
#include "base/bytes.hpp"
#include "crypto/audit_mac.hpp"
#include "main/commands.hpp"
#include "main/demonstration.hpp"
#include "main/instance.hpp"
#include "main/process_for_test.hpp"
#include "ports/audit_log.hpp"

namespace heed::main_program {
namespace {

class Tampering : public testing::Test {
 protected:
  Tampering() : m_config(demonstration_config(m_folder.path / "area")) {
    std::vector<content::Finding> findings;
    m_library = load_library(m_config, Date{2026, 11, 24}, findings);
    if (!fill_demonstration(m_config, *m_library, m_clock.now()).ok()) throw std::runtime_error("no demonstration");
    with_service([&](app::Service& service) { EXPECT_TRUE(append_anchors(service, m_config).ok()); });
  }

  void with_service(const std::function<void(app::Service&)>& use) {
    auto instance = Instance::open(m_config, *m_library, m_clock);
    ASSERT_TRUE(instance.ok()) << instance.error().code;
    use((*instance)->service());
    (*instance)->close();
  }
  app::AuditReport verify() {
    app::AuditReport report;
    with_service([&](app::Service& service) {
      report = read_report(run_command(service, m_config, verify_audit_request())).value();
    });
    return report;
  }
  // As somebody would who owns the file: the guards of the tables are only in their way.
  void change(const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open((m_config.data / "heed.db").c_str(), &database), SQLITE_OK);
    std::map<std::string, std::string> triggers;
    sqlite3_exec(
        database, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
        [](void* kept, int, char** values, char**) {
          return static_cast<std::map<std::string, std::string>*>(kept)->emplace(values[0], values[1]), 0;
        },
        &triggers, nullptr);
    for (const auto& [name, made] : triggers)
      sqlite3_exec(database, ("DROP TRIGGER " + name).c_str(), nullptr, nullptr, nullptr);
    char* problem = nullptr;
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &problem), SQLITE_OK)
        << sql << ": " << (problem ? problem : "");
    EXPECT_GT(sqlite3_total_changes(database), 0) << sql;
    for (const auto& [name, made] : triggers) sqlite3_exec(database, made.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(database);
  }
  // What is not in a row: the guards stay as they are.
  void alter(const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open((m_config.data / "heed.db").c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sql;
    sqlite3_close(database);
  }

  // The chains as an earlier Heed would have linked the lines there are, and no anchors yet.
  void link_anew() {
    std::filesystem::remove(m_config.anchors);
    const auto audit_key = crypto::KeyRing::load(m_config.key_ring).value().audit_key();
    std::string sql;
    auto instance = Instance::open(m_config, *m_library, m_clock);
    ASSERT_TRUE(instance.ok());
    for (const auto chain : {ports::AuditChain::door, ports::AuditChain::team}) {
      crypto::Mac mac{};
      for (const auto& line : (*instance)->audit_log().lines_after(chain, 0, 100'000).value()) {
        mac = crypto::next_mac(audit_key, mac, ports::canonical_bytes(line.sequence, line.entry));
        sql += "UPDATE audit_line SET mac = x'" + to_hex(mac.data(), mac.size()) +
               "' WHERE chain = " + std::to_string(static_cast<int>(chain)) +
               " AND sequence = " + std::to_string(line.sequence) + ";";
      }
    }
    (*instance)->close();
    change(sql);
  }
  domain::Actor carys() const {
    return {UserId({7}), "Carys Manager", m_config.area, {domain::Role::worker, domain::Role::manager}, true};
  }

  FolderForTest m_folder;
  Config m_config;
  FixedClock m_clock{Instant{1'795'514'400'000}};
  std::shared_ptr<const content::Library> m_library;
};

TEST_F(Tampering, NothingIsFoundWhereNothingWasDone) {
  const auto report = verify();
  EXPECT_TRUE(report.problems.empty()) << report.problems.front().what;
  EXPECT_GT(report.door_lines, 20u);
  EXPECT_GT(report.team_lines, 20u);
  EXPECT_GT(report.rows_compared, 30u);
  EXPECT_EQ(report.anchors_checked, 2u);
}

TEST_F(Tampering, AVerificationThatFoundNothingIsOnRecordAndOneThatFoundSomethingAddsNothing) {
  const auto before = verify().team_lines;
  EXPECT_EQ(verify().team_lines, before + 1);
  change("UPDATE concern SET lane = 'elsewhere' WHERE position = 1");
  EXPECT_EQ(verify().team_lines, before + 2);
  EXPECT_EQ(verify().team_lines, before + 2);
  auto instance = Instance::open(m_config, *m_library, m_clock);
  ASSERT_TRUE(instance.ok());
  const auto last = (*instance)->audit_log().head(ports::AuditChain::team).value().entry;
  EXPECT_EQ(last.action, "audit.verified");
  EXPECT_EQ(last.actor, "operator");
}

class EachTampering : public Tampering, public testing::WithParamInterface<const char*> {};

TEST_P(EachTampering, IsFound) {
  change(GetParam());
  const auto report = verify();
  ASSERT_FALSE(report.problems.empty()) << GetParam();
  for (const app::AuditProblem& problem : report.problems) EXPECT_FALSE(problem.what.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Audit, EachTampering,
    testing::Values(
        "UPDATE audit_line SET actor = 'reporter' WHERE chain = 2 AND sequence = 5",
        "UPDATE audit_line SET at = at + 1 WHERE chain = 1 AND sequence = 7",
        "UPDATE audit_line SET outcome = 'refused' WHERE chain = 2 AND sequence = 9",
        "UPDATE audit_line SET target = zeroblob(16) WHERE chain = 1 AND sequence = 3",
        "UPDATE audit_line SET mac = zeroblob(32) WHERE chain = 2 AND sequence = 4",
        "UPDATE audit_line SET sealed_hash = x'00' WHERE chain = 1 AND sequence = 2",
        "DELETE FROM audit_line WHERE chain = 2 AND sequence = 6",
        "DELETE FROM audit_line WHERE chain = 1 AND sequence = 1",
        "DELETE FROM audit_line WHERE chain = 2 AND sequence > 10",
        "DELETE FROM audit_line WHERE chain = 1 AND sequence = (SELECT max(sequence) FROM audit_line WHERE chain = 1)",
        "DELETE FROM audit_line WHERE chain = 2",
        "UPDATE audit_line SET sequence = CASE sequence WHEN 3 THEN 1000003 WHEN 4 THEN 1000004 END WHERE chain = 2 "
        "AND sequence IN (3, 4);"
        "UPDATE audit_line SET sequence = CASE sequence WHEN 1000003 THEN 4 ELSE 3 END WHERE chain = 2 AND sequence > "
        "1000000",
        "DELETE FROM audit_line WHERE chain = 2 AND sequence = 6; UPDATE audit_line SET sequence = -sequence WHERE 0;"
        "UPDATE audit_line SET sequence = sequence + 1000000 WHERE chain = 2 AND sequence > 6;"
        "UPDATE audit_line SET sequence = sequence - 1000001 WHERE chain = 2 AND sequence > 1000000",
        "UPDATE concern SET payload = zeroblob(length(payload)) WHERE position = 1",
        "UPDATE concern SET payload = (SELECT payload FROM concern WHERE position = 2) WHERE position = 1",
        "UPDATE message SET payload = zeroblob(length(payload)) WHERE position = 1",
        "UPDATE decision SET payload = zeroblob(length(payload)) WHERE position = 1",
        "DELETE FROM decision WHERE position = 1", "DELETE FROM note WHERE position = 1",
        "DELETE FROM message WHERE position = 1",
        "UPDATE concern SET key = (SELECT key FROM concern WHERE position = 2) WHERE position = 1",
        "UPDATE concern SET key = zeroblob(length(key)) WHERE position = 3",
        "UPDATE message SET key = (SELECT key FROM message WHERE position = 2) WHERE position = 1",
        "UPDATE note SET key = zeroblob(length(key)) WHERE position = 1",
        "UPDATE decision SET key = (SELECT key FROM decision WHERE position = 2) WHERE position = 1",
        "UPDATE user_account SET key = zeroblob(length(key)) WHERE id = (SELECT min(id) FROM user_account)",
        "UPDATE message SET payload = CASE position WHEN 1 THEN (SELECT payload FROM message WHERE position = 2) ELSE "
        "(SELECT payload FROM message WHERE position = 1) END WHERE position IN (1, 2)",
        "UPDATE message SET id = randomblob(16) WHERE position = 1",
        "UPDATE note SET id = randomblob(16) WHERE position = 1",
        "UPDATE message SET concern_id = (SELECT id FROM concern WHERE id <> concern_id LIMIT 1) WHERE position = 1",
        "UPDATE note SET concern_id = (SELECT id FROM concern WHERE id <> concern_id LIMIT 1) WHERE position = 1",
        "UPDATE decision SET concern_id = (SELECT id FROM concern WHERE id <> concern_id LIMIT 1) WHERE position = 1",
        "UPDATE message SET from_reporter = 1 - from_reporter WHERE position = 1",
        "UPDATE note SET author = randomblob(16) WHERE position = 1",
        "UPDATE decision SET author = randomblob(16) WHERE position = 1",
        "UPDATE decision SET kind = CASE kind WHEN 'early_help' THEN 'assessment' ELSE 'early_help' END WHERE position "
        "= 1",
        "UPDATE message SET sent_at = sent_at - 60000 WHERE position = 1",
        "UPDATE note SET written_at = written_at + 60000 WHERE position = 1",
        "UPDATE decision SET decided_at = decided_at - 60000 WHERE position = 1",
        "UPDATE closed_total SET total = total + 500", "DELETE FROM closed_total",
        "INSERT INTO closed_total (area_id, restricted, total) VALUES ('elsewhere', 0, 3)",
        "UPDATE concern_exclusion SET user_id = randomblob(16)",
        "INSERT INTO note SELECT position + 1000, randomblob(16), concern_id, area_id, author, written_at, "
        "retention_class, review_at, legal_hold, "
        "provenance, key, payload FROM note WHERE position = 1"));

// What makes a concern vanish from a list, or stop a clock, without touching a word of it.
struct ColumnChanged {
  const char* column;
  const char* value;
};

class EachColumn : public Tampering, public testing::WithParamInterface<ColumnChanged> {};

TEST_P(EachColumn, IsComparedAndNamed) {
  const auto& [column, value] = GetParam();
  change(std::string("UPDATE concern SET ") + column + " = " + value +
         " WHERE position = (SELECT min(position) FROM concern WHERE state = 'received')");
  const auto report = verify();
  // Closing leaves the stored total behind as well.
  ASSERT_EQ(report.problems.size(), std::string_view(column) == "state" ? 2u : 1u) << column;
  EXPECT_NE(report.problems.front().what.find(std::string(": ") + column + " differ"), std::string::npos)
      << report.problems.front().what;
}

INSTANTIATE_TEST_SUITE_P(
    Audit, EachColumn,
    testing::Values(ColumnChanged{"state", "'closed'"}, ColumnChanged{"owner", "randomblob(16)"},
                    ColumnChanged{"restricted", "1 - restricted"}, ColumnChanged{"lane", "'elsewhere'"},
                    ColumnChanged{"urgent", "1 - urgent"}, ColumnChanged{"flood_id", "randomblob(16)"},
                    ColumnChanged{"contact_allowed", "1 - contact_allowed"},
                    ColumnChanged{"receipt_ended", "1 - receipt_ended"},
                    ColumnChanged{"received_at", "received_at - 1"}, ColumnChanged{"decide_by", "decide_by + 86400000"},
                    ColumnChanged{"designated_officer_by", "7"}, ColumnChanged{"danger_now", "1 - danger_now"},
                    ColumnChanged{"same_day", "1 - same_day"}, ColumnChanged{"designated_officer_told_at", "7"},
                    ColumnChanged{"read_at", "7"}, ColumnChanged{"decided_at", "7"}, ColumnChanged{"closed_at", "7"},
                    ColumnChanged{"area_id", "'elsewhere'"}, ColumnChanged{"reference", "'HD-X'"},
                    ColumnChanged{"lookup_id", "randomblob(16)"}, ColumnChanged{"reply_public_key", "randomblob(32)"},
                    ColumnChanged{"body_check", "randomblob(32)"}, ColumnChanged{"calendar_version", "'x'"},
                    ColumnChanged{"revision", "revision + 1"}, ColumnChanged{"payload_revision", "2"},
                    ColumnChanged{"retention_class", "'x'"}, ColumnChanged{"review_at", "1"},
                    ColumnChanged{"legal_hold", "1 - legal_hold"}, ColumnChanged{"provenance", "'x'"}),
    [](const auto& column) { return std::string(column.param.column); });

// With a link, a mention and an alert that was given and acknowledged, each written as a use case writes it.
class TamperingWithWhatIsKnown : public Tampering {
 protected:
  TamperingWithWhatIsKnown() {
    with_service([&](app::Service& service) {
      auto& parts = service.parts();
      const auto concerns = parts.store.concerns.after(m_config.area, {}, 2).value();
      add_link(parts, concerns[0], concerns[1]);
      add_mention(parts, concerns[0]);
      add_alert(parts, {concerns[0].id, concerns[1].id});
    });
  }

 private:
  template <class Write, class About>
  void commit(app::Service::Parts& parts, Write write, domain::AuditAction action, About about, Bytes sealed_hash) {
    auto line = app::team_line(parts, UserId({7}).to_string(), action, app::Outcome::done, about);
    line.sealed_hash = std::move(sealed_hash);
    EXPECT_TRUE(parts.store.unit_of_work.commit({{std::move(write)}, {std::move(line)}}).ok());
  }
  template <class Record>
  static Bytes hash_of(const Record& record) {
    return crypto::hash(record.payload.storage_bytes());
  }
  void add_link(app::Service::Parts& parts, const ports::ConcernRecord& left, const ports::ConcernRecord& right) {
    ports::LinkRecord link;
    link.id = LinkId::make(parts.random);
    link.area_id = m_config.area;
    link.left_concern = left.id;
    link.right_concern = right.id;
    link.author = UserId({7});
    link.said_at = m_clock.now();
    app::seal_link(parts, link, R"({"said":"same"})");
    commit(parts, ports::InsertLink{link}, domain::AuditAction::link_confirmed, link.id, hash_of(link));
  }
  void add_mention(app::Service::Parts& parts, const ports::ConcernRecord& concern) {
    ports::MentionRecord mention;
    mention.id = MentionRecordId::make(parts.random);
    mention.area_id = m_config.area;
    mention.concern_id = concern.id;
    mention.author = UserId({7});
    mention.written_at = m_clock.now();
    app::seal_mention(parts, mention, R"({"added":"a grey van"})");
    commit(parts, ports::InsertMention{mention}, domain::AuditAction::mention_added, concern.id, hash_of(mention));
  }
  void add_alert(app::Service::Parts& parts, std::vector<ConcernId> concerns) {
    ports::AlertRecord alert;
    alert.id = app::alert_id_of(m_config.area, "siblings", {"a", "b"});
    alert.area_id = m_config.area;
    alert.rule = "siblings";
    alert.state = "raised";
    alert.raised_at = m_clock.now();
    alert.due_by = m_clock.now() + std::chrono::hours(24);
    alert.concerns = std::move(concerns);
    app::seal_alert(parts, alert, R"({"cites":2})");
    commit(parts, ports::InsertAlert{alert}, domain::AuditAction::alert_raised, alert.id, hash_of(alert));
    const ports::ChangeAlert given{.id = alert.id, .seen_revision = 1, .owner = UserId({9})};
    commit(parts, given, domain::AuditAction::alert_given, alert.id, {});
    const ports::ChangeAlert acknowledged{.id = alert.id, .seen_revision = 2, .state = "acknowledged"};
    commit(parts, acknowledged, domain::AuditAction::alert_acknowledged, alert.id, {});
  }
};

TEST_F(TamperingWithWhatIsKnown, NothingIsFoundWhereNothingWasDone) {
  const auto report = verify();
  EXPECT_TRUE(report.problems.empty()) << report.problems.front().what;
}

struct KnownTampered {
  const char* sql;
  const char* what;
};

constexpr KnownTampered each_known_tampering[] = {
    KnownTampered{"DELETE FROM link", "1 row(s) of kind link are gone"},
    KnownTampered{"DELETE FROM mention", "1 row(s) of kind mention are gone"},
    KnownTampered{"DELETE FROM alert_concern; DELETE FROM alert", "1 row(s) of kind alert are gone"},
    KnownTampered{"INSERT INTO link SELECT position + 1, randomblob(16), area_id, left_concern, right_concern, author, "
                  "said_at, retention_class, review_at, legal_hold, provenance, key, payload FROM link",
                  "no line accounts for it"},
    KnownTampered{"INSERT INTO mention SELECT position + 1, randomblob(16), concern_id, area_id, author, written_at, "
                  "retention_class, review_at, legal_hold, provenance, key, payload FROM mention",
                  "no line accounts for it"},
    KnownTampered{
        "INSERT INTO alert SELECT position + 1, randomblob(16), area_id, rule, state, owner, raised_at, due_by, "
        "revision, payload_revision, retention_class, review_at, legal_hold, provenance, key, payload FROM "
        "alert",
        "no line accounts for it"},
    KnownTampered{"UPDATE link SET payload = zeroblob(length(payload))", "link "},
    KnownTampered{"UPDATE mention SET payload = zeroblob(length(payload))", "mention "},
    KnownTampered{"UPDATE alert SET payload = zeroblob(length(payload))", "alert "},
    KnownTampered{"UPDATE link SET key = zeroblob(length(key))", "does not open"},
    KnownTampered{"UPDATE mention SET key = (SELECT key FROM link)", "does not open"},
    KnownTampered{"UPDATE alert SET key = (SELECT key FROM link)", "does not open"},
    KnownTampered{"UPDATE link SET id = randomblob(16)", "row differ(s)"},
    KnownTampered{"UPDATE mention SET id = randomblob(16)", "row differ(s)"},
    KnownTampered{"UPDATE alert SET id = randomblob(16)", "row differ(s)"},
    KnownTampered{"UPDATE link SET left_concern = (SELECT id FROM concern WHERE position = 9)", "left_concern differ"},
    KnownTampered{"UPDATE link SET right_concern = (SELECT id FROM concern WHERE position = 9)",
                  "right_concern differ"},
    KnownTampered{"UPDATE link SET left_concern = right_concern, right_concern = left_concern",
                  "left_concern, right_concern differ"},
    KnownTampered{"UPDATE link SET author = randomblob(16)", "author differ"},
    KnownTampered{"UPDATE link SET said_at = said_at + 1", "said_at differ"},
    KnownTampered{"UPDATE link SET area_id = 'elsewhere'", "area_id differ"},
    KnownTampered{"UPDATE link SET review_at = 1", "review_at differ"},
    KnownTampered{"UPDATE mention SET concern_id = (SELECT id FROM concern WHERE position = 9)", "concern_id differ"},
    KnownTampered{"UPDATE mention SET author = randomblob(16)", "author differ"},
    KnownTampered{"UPDATE mention SET written_at = written_at - 1", "written_at differ"},
    KnownTampered{"UPDATE mention SET legal_hold = 1 - legal_hold", "legal_hold differ"},
    KnownTampered{"UPDATE alert SET state = 'dismissed'", "state differ"},
    KnownTampered{"UPDATE alert SET state = 'raised'", "state differ"},
    KnownTampered{"UPDATE alert SET owner = NULL", "owner differ"},
    KnownTampered{"UPDATE alert SET rule = 'other'", "rule differ"},
    KnownTampered{"UPDATE alert SET raised_at = 1", "raised_at differ"},
    KnownTampered{"UPDATE alert SET due_by = due_by + 86400000", "due_by differ"},
    KnownTampered{"UPDATE alert SET revision = 1", "revision differ"},
    KnownTampered{"UPDATE alert SET payload_revision = 2", "payload_revision differ"},
    KnownTampered{"UPDATE alert SET retention_class = 'x', provenance = 'x'", "retention_class, provenance differ"},
    KnownTampered{"DELETE FROM alert_concern WHERE concern_id = (SELECT min(concern_id) FROM alert_concern)",
                  "concerns differ"},
    KnownTampered{
        "INSERT INTO alert_concern SELECT alert.id, concern.id FROM alert, concern WHERE concern.position = 9",
        "concerns differ"}};

// One demonstration for a quarter of them: each begins with the file as it was.
class QuarterOfKnownTampering : public TamperingWithWhatIsKnown, public testing::WithParamInterface<std::size_t> {};
INSTANTIATE_TEST_SUITE_P(Audit, QuarterOfKnownTampering, testing::Values(0, 1, 2, 3));

TEST_P(QuarterOfKnownTampering, IsFoundAndNamed) {
  const auto file = m_config.data / "heed.db", kept = m_folder.path / "kept.db";
  std::filesystem::copy_file(file, kept);
  for (std::size_t at = GetParam(); at < std::size(each_known_tampering); at += 4) {
    const auto& [sql, what] = each_known_tampering[at];
    change(sql);
    const auto report = verify();
    ASSERT_FALSE(report.problems.empty()) << sql;
    EXPECT_NE(report.problems.front().what.find(what), std::string::npos)
        << sql << ": " << report.problems.front().what;
    for (const char* beside : {"heed.db-wal", "heed.db-shm"}) std::filesystem::remove(m_config.data / beside);
    std::filesystem::copy_file(kept, file, std::filesystem::copy_options::overwrite_existing);
  }
  EXPECT_TRUE(verify().problems.empty());
}

struct DatabaseAltered {
  const char* name;
  const char* sql;
  const char* what;
};

class EachAlteration : public Tampering, public testing::WithParamInterface<DatabaseAltered> {};

TEST_P(EachAlteration, IsFoundAndNamed) {
  alter(GetParam().sql);
  const auto report = verify();
  ASSERT_EQ(report.problems.size(), 1u);
  EXPECT_EQ(report.problems[0].chain, "database");
  EXPECT_NE(report.problems[0].what.find(GetParam().what), std::string::npos) << report.problems[0].what;
  ProcessForTest command({"audit", "verify", "--data", m_config.data.string()});
  EXPECT_EQ(command.exit_code(), 1) << command.text_so_far;
  EXPECT_NE(command.text_so_far.find(GetParam().what), std::string::npos) << command.text_so_far;
}

INSTANTIATE_TEST_SUITE_P(
    Audit, EachAlteration,
    testing::Values(
        DatabaseAltered{"GuardGone", "DROP TRIGGER note_not_deleted", "the trigger note_not_deleted is missing"},
        DatabaseAltered{"NotesThatVanish", "CREATE TRIGGER quiet BEFORE INSERT ON note BEGIN SELECT raise(IGNORE); END",
                        "the trigger quiet was not made by this program"},
        DatabaseAltered{"InboxThatLeavesOneOut",
                        "DROP INDEX concern_flood; CREATE INDEX concern_flood ON concern (area_id) WHERE position > 1",
                        "the index concern_flood is not as this program makes it"},
        DatabaseAltered{"ColumnMore", "ALTER TABLE outbox ADD COLUMN more TEXT",
                        "the table outbox is not as this program makes it"},
        DatabaseAltered{"CheckBroken", "PRAGMA ignore_check_constraints = 1; UPDATE outbox SET about = x'00'",
                        "integrity check: CHECK constraint failed in outbox"}),
    [](const auto& altered) { return std::string(altered.param.name); });

TEST_F(Tampering, SomebodyExcludedOrLetInIsFound) {
  change("INSERT INTO concern_exclusion SELECT id, randomblob(16) FROM concern WHERE position = 1");
  ASSERT_EQ(verify().problems.size(), 1u);
  EXPECT_NE(verify().problems[0].what.find(": excluded differ"), std::string::npos);
  change("DELETE FROM concern_exclusion");
  EXPECT_GE(verify().problems.size(), 1u);
}

TEST_F(Tampering, WhatWasAlteredIsStillFoundAfterHeedWroteToTheConcern) {
  change("UPDATE concern SET lane = 'elsewhere', decided_at = 7 WHERE position = 1");
  change("UPDATE concern SET state = 'received' WHERE position = 1");
  with_service([&](app::Service& service) {
    const auto listed = app::ListInbox(service)(carys(), {});
    ASSERT_TRUE(listed.ok());
    for (const auto& row : listed->rows) EXPECT_TRUE(app::ReadConcern(service)(carys(), row.id).ok());
  });
  const auto report = verify();
  ASSERT_EQ(report.problems.size(), 2u) << "it was closed: the stored total says so still";
  EXPECT_NE(report.problems[0].what.find("lane, decided_at"), std::string::npos) << report.problems[0].what;
}

// As a database of an earlier Heed: its lines say nothing of plain columns. Every MAC is of the form of then.
TEST_F(Tampering, ADatabaseOfBeforeVerifiesAndClosingItsConcernsUnseenIsFound) {
  change("UPDATE audit_line SET changes = ''");
  link_anew();
  auto report = verify();
  EXPECT_TRUE(report.problems.empty()) << report.problems.front().what;
  EXPECT_GT(report.rows_partly_known, 20u);
  change(
      "UPDATE concern SET state = 'closed', closed_at = 7, receipt_ended = 1 WHERE position = (SELECT min(position) "
      "FROM "
      "concern WHERE state = 'received' AND read_at IS NULL)");
  report = verify();
  ASSERT_EQ(report.problems.size(), 2u);
  EXPECT_NE(report.problems[1].what.find("their stored total says"), std::string::npos) << report.problems[1].what;
  EXPECT_NE(report.problems[0].what.find("state, receipt_ended, closed_at"), std::string::npos)
      << report.problems[0].what;
}

TEST_F(Tampering, ALineWithoutItsChangesIsFound) {
  change("UPDATE audit_line SET changes = '' WHERE chain = 1 AND sequence = 2");
  EXPECT_FALSE(verify().problems.empty());
}

TEST_F(Tampering, ALineOfTheAnchorsThatIsForgedIsFound) {
  std::string text = "2026-11-24T02:00:00.000Z team 3 " + std::string(64, 'a') + "\n";
  std::ofstream(m_config.anchors, std::ios::app) << text;
  EXPECT_FALSE(verify().problems.empty());
}

TEST_F(Tampering, AnAnchorThatWasCutOffSpoilsNoOther) {
  std::ofstream(m_config.anchors, std::ios::app) << "2026-11-24T02:00:00.000Z team 3 aaaa";
  with_service([&](app::Service& service) { EXPECT_TRUE(append_anchors(service, m_config).ok()); });
  const auto report = verify();
  EXPECT_EQ(report.anchors_checked, 4U);
  ASSERT_EQ(report.problems.size(), 1U);
  EXPECT_EQ(report.problems[0].chain, "anchors");
  EXPECT_EQ(report.problems[0].sequence, 3U);
  with_service([&](app::Service& service) { EXPECT_TRUE(compare_anchors(service, m_config).ok()); });
  change("DELETE FROM audit_line WHERE chain = 2 AND sequence > 5");
  with_service([&](app::Service& service) { EXPECT_FALSE(compare_anchors(service, m_config).ok()); });
}

TEST_F(Tampering, ALiveAreaWhoseAnchorsAreGoneGoesOnOnlyWhenTheOperatorSaysSo) {
  std::filesystem::remove(m_config.anchors);
  with_service([&](app::Service& service) {
    EXPECT_TRUE(compare_anchors(service, m_config).ok()) << "a demonstration begins without";
    m_config.mode = Mode::live;
    EXPECT_EQ(compare_anchors(service, m_config).error().code, "audit.anchors_missing");
    for (const char* nothing : {"", "\n", "no anchors of ours\n"}) {
      std::ofstream(m_config.anchors) << nothing;
      EXPECT_EQ(compare_anchors(service, m_config).error().code, "audit.anchors_empty") << nothing;
    }
    EXPECT_TRUE(compare_anchors(service, m_config, WithoutAnchors::accepted).ok());
    EXPECT_TRUE(append_anchors(service, m_config).ok());
    EXPECT_TRUE(compare_anchors(service, m_config).ok());
  });
}

TEST_F(Tampering, TheCommandSaysSoWithItsExitCode) {
  ProcessForTest before({"audit", "verify", "--data", m_config.data.string()});
  EXPECT_EQ(before.exit_code(), 0) << before.text_so_far;
  change("DELETE FROM audit_line WHERE chain = 2 AND sequence = 6");
  ProcessForTest after({"audit", "verify", "--data", m_config.data.string()});
  EXPECT_EQ(after.exit_code(), 1) << after.text_so_far;
  EXPECT_NE(after.text_so_far.find("line 6"), std::string::npos) << after.text_so_far;
}

}  // namespace
}  // namespace heed::main_program
