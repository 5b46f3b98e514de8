// Links, mentions and alerts as they are sealed, and what the record of what was done shows of them to whom.
#include "app/audit.hpp"
#include "app/gate.hpp"
#include "app/office.hpp"
#include "app/opens.hpp"
#include "app/oversight.hpp"
#include "app/sealed_records.hpp"
#include "base/text.hpp"
#include "crypto/test_support.hpp"
#include "ports/sealed_storage.hpp"

namespace heed::app {
namespace {

using domain::AuditAction;
using domain::Role;

class KnownAuditTest : public ::testing::Test {
 protected:
  ports::LinkRecord link_of(ConcernId left, ConcernId right) {
    ports::LinkRecord link;
    link.id = LinkId::make(test_random());
    link.area_id = "exampleshire";
    link.left_concern = left;
    link.right_concern = right;
    link.author = worker.id;
    link.said_at = office.clock.now();
    seal_link(parts(), link, link_json);
    return link;
  }
  ports::MentionRecord mention_of(ConcernId concern) {
    ports::MentionRecord mention;
    mention.id = MentionRecordId::make(test_random());
    mention.area_id = "exampleshire";
    mention.concern_id = concern;
    mention.author = worker.id;
    mention.written_at = office.clock.now();
    seal_mention(parts(), mention, mention_json);
    return mention;
  }
  ports::AlertRecord alert_of(std::vector<ConcernId> concerns) {
    ports::AlertRecord alert;
    alert.id = alert_id_of("exampleshire", "siblings", {"one", "two"});
    alert.area_id = "exampleshire";
    alert.rule = "siblings";
    alert.state = "raised";
    alert.raised_at = office.clock.now();
    alert.due_by = office.clock.now() + std::chrono::hours(24);
    alert.concerns = std::move(concerns);
    seal_alert(parts(), alert, alert_json);
    return alert;
  }
  template <class Record, class About>
  ports::AuditEntry line_of(const Record& record, AuditAction action, About about) {
    auto line = team_line(parts(), worker.id.to_string(), action, Outcome::done, about);
    line.sealed_hash = crypto::hash(record.payload.storage_bytes());
    return line;
  }
  Result<void> commit(ports::Write write, std::vector<ports::AuditEntry> lines) {
    return office.store.unit_of_work.commit({{std::move(write)}, std::move(lines)});
  }
  std::vector<std::string> problems() {
    std::vector<std::string> found;
    for (const auto& problem : VerifyAudit (*office.service)({}).value().problems) found.push_back(problem.what);
    return found;
  }
  Parts& parts() { return office.service->parts(); }

  static constexpr const char* link_json = R"({"said":"same","why":"The same van."})";
  static constexpr const char* mention_json = R"({"added":"caf\u00e9"})";
  static constexpr const char* alert_json = "{}";
  Office office;
  domain::Actor worker = Office::actor({Role::worker});
  ConcernId one = office.record(office.tell(Office::worry())).id, two = office.record(office.tell(Office::worry())).id;
};

TEST_F(KnownAuditTest, WhatIsSealedOpensAgainAndNowhereElse) {
  auto link = link_of(one, two);
  auto mention = mention_of(one);
  auto alert = alert_of({one, two});
  EXPECT_EQ(open_link(parts(), link).value(), link_json);
  EXPECT_EQ(open_mention(parts(), mention).value(), mention_json);
  EXPECT_EQ(open_alert(parts(), alert).value(), alert_json);
  EXPECT_EQ(link.retention.retention_class, "child_safeguarding");
  EXPECT_EQ(alert.retention.provenance, "program");
  alert.payload_revision = 2;
  EXPECT_EQ(code_of(open_alert(parts(), alert)), "sealed.corrupt");
  link.id = LinkId::make(test_random());
  EXPECT_EQ(code_of(open_link(parts(), link)), "sealed.corrupt");
  // Of the same id, as another kind.
  link = link_of(one, two);
  mention.id = MentionRecordId(link.id.bytes());
  mention.key = link.key;
  EXPECT_EQ(code_of(open_mention(parts(), mention)), "sealed.corrupt");
}

template <class T>
Sealed<T> same_kind(const Sealed<T>&, Bytes bytes) {
  return ports::SealedStorage::from<T>(std::move(bytes));
}

// The files are never changed: src/crypto/golden_test.cpp.
template <class Record>
bool golden_opens(const std::string& kind) {
  const std::filesystem::path golden = "tests/golden/sealed";
  const auto bytes = [&](const std::string& what) {
    return from_hex(trim(crypto::test::read_text(golden / (what + "-1-" + kind + ".hex")))).value();
  };
  Record record;
  record.id = *decltype(record.id)::parse("00112233445566778899aabbccddeeff");
  record.area_id = "exampleshire";
  record.payload = same_kind(record.payload, bytes("payload"));
  record.key = ports::SealedStorage::from<RecordKey>(bytes("key-for-team"));
  const auto ring =
      crypto::KeyRing::parse(Secret::from_text(crypto::test::read_text(golden / "key-ring-1.toml"))).value();
  return opens(ring, record);
}

TEST(KnownGolden, WhatTheFirstFormSealedOpensAsAWholeRecord) {
  EXPECT_TRUE(golden_opens<ports::LinkRecord>("link"));
  EXPECT_TRUE(golden_opens<ports::MentionRecord>("mention"));
  EXPECT_TRUE(golden_opens<ports::AlertRecord>("alert"));
  EXPECT_FALSE(golden_opens<ports::AlertRecord>("link"));
}

TEST_F(KnownAuditTest, AnAlertOfTheSameRuleAndEntriesHasTheSameId) {
  const auto id = alert_id_of("exampleshire", "siblings", {"one", "two"});
  EXPECT_EQ(alert_id_of("exampleshire", "siblings", {"two", "one", "two"}), id);
  EXPECT_NE(alert_id_of("exampleshire", "siblings", {"one"}), id);
  EXPECT_NE(alert_id_of("exampleshire", "siblings", {"onetwo"}), id);
  EXPECT_NE(alert_id_of("exampleshire", "sibling", {"one", "two"}), id);
  EXPECT_NE(alert_id_of("elsewhere", "siblings", {"one", "two"}), id);
  EXPECT_EQ(id.to_string(), "1835fae48dcf760cc8bbc5408309935f") << "an id that changed would raise every alert again";
}

TEST_F(KnownAuditTest, RowsWithTheirLinesVerifyAndOthersAreNamed) {
  const auto link = link_of(one, two), about_a_side = link_of(one, two), unaccounted = link_of(one, two);
  const auto mention = mention_of(one);
  const auto alert = alert_of({one, two});
  EXPECT_TRUE(commit(ports::InsertLink{link}, {line_of(link, AuditAction::link_rejected, link.id)}).ok());
  EXPECT_TRUE(commit(ports::InsertLink{about_a_side}, {line_of(about_a_side, AuditAction::link_left_open, one),
                                                       line_of(about_a_side, AuditAction::link_left_open, two)})
                  .ok());
  EXPECT_TRUE(commit(ports::InsertMention{mention}, {line_of(mention, AuditAction::mention_corrected, one)}).ok());
  EXPECT_TRUE(commit(ports::InsertAlert{alert}, {line_of(alert, AuditAction::alert_raised, alert.id)}).ok());
  EXPECT_EQ(code_of(commit(ports::InsertAlert{alert}, {})), "store.duplicate") << "raised once";
  EXPECT_EQ(problems(), std::vector<std::string>());
  EXPECT_TRUE(commit(ports::InsertLink{unaccounted}, {}).ok());
  ASSERT_EQ(problems().size(), 1U);
  EXPECT_NE(problems()[0].find("no line accounts for it"), std::string::npos);
}

TEST_F(KnownAuditTest, ALineAboutAConcernOfAnotherIsNamed) {
  const auto mention = mention_of(one);
  EXPECT_TRUE(commit(ports::InsertMention{mention}, {line_of(mention, AuditAction::mention_added, two)}).ok());
  ASSERT_EQ(problems().size(), 1U);
  EXPECT_NE(problems()[0].find("another concern"), std::string::npos);
}

// Whoever is kept away from one of the concerns learns by no line that it has to do with another.
TEST_F(KnownAuditTest, LinksAndAlertsAreOnRecordForWhoeverMayKnowOfEveryConcernOfTheirs) {
  const auto link = link_of(one, two);
  const auto alert = alert_of({one, two});
  EXPECT_TRUE(commit(ports::InsertLink{link}, {line_of(link, AuditAction::link_confirmed, link.id)}).ok());
  EXPECT_TRUE(commit(ports::InsertAlert{alert}, {line_of(alert, AuditAction::alert_raised, alert.id)}).ok());
  const auto rows = [&](const domain::Actor& reader) {
    std::size_t found = 0;
    for (const auto& row : ReadAudit (*office.service)(reader, {}).value().rows)
      found += row.action == "link.confirmed" || row.action == "alert.raised";
    return found;
  };
  const auto manager = Office::actor({Role::manager}), auditor = Office::actor({Role::auditor});
  const auto kept_away = Office::actor({Role::manager, Role::auditor});
  EXPECT_TRUE(commit(ports::ExcludeUser{two, kept_away.id}, {}).ok());
  EXPECT_EQ(rows(manager), 2U);
  EXPECT_EQ(rows(auditor), 2U);
  EXPECT_EQ(rows(kept_away), 0U);
}

}  // namespace
}  // namespace heed::app
