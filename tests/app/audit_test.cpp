#include "app/audit.hpp"
#include "app/anchor_lines.hpp"

#include "app/office.hpp"
#include "ports/sealed_storage.hpp"

namespace heed::app {
namespace {

using domain::Role;

template <class T>
Sealed<T> same_kind(const Sealed<T>&, Bytes bytes) {
  return ports::SealedStorage::from<T>(std::move(bytes));
}

// What a test does to lines and rows on their way out.
struct Spoiling {
  std::function<void(ports::AuditChain, std::vector<ports::AuditLine>&)> lines;
  std::function<void(std::string_view, Bytes&)> row;
};

class SpoiltSnapshot final : public ports::AuditSnapshot {
 public:
  SpoiltSnapshot(const Spoiling& spoil, std::unique_ptr<ports::AuditSnapshot> inner)
      : m_spoil(spoil), m_inner(std::move(inner)) {}
  Result<std::vector<ports::AuditLine>> lines_after(ports::AuditChain chain, std::uint64_t sequence,
                                                    std::size_t limit) const override {
    if (sequence > 0) return std::vector<ports::AuditLine>();  // each chain here comes at once
    auto lines = m_inner->lines_after(chain, sequence, limit).value();
    if (m_spoil.lines) m_spoil.lines(chain, lines);
    return lines;
  }
  Result<void> each_concern(const std::function<void(const ports::ConcernRecord&)>& visit) const override {
    return m_inner->each_concern([&](const ports::ConcernRecord& record) { visit_spoilt("concern", record, visit); });
  }
  Result<void> each_followed(const std::function<void(const ports::Followed&)>& visit) const override {
    const std::array<const char*, 6> kinds{"message", "note", "decision", "link", "mention", "alert"};
    return m_inner->each_followed([&](const ports::Followed& followed) {
      std::visit([&](const auto& record) { visit_spoilt(kinds.at(followed.index()), record, visit); }, followed);
    });
  }
  Result<std::vector<ports::UserRecord>> all_users() const override {
    std::vector<ports::UserRecord> users;
    for (const auto& record : TRY(m_inner->all_users()))
      visit_spoilt("user", record, [&](const ports::UserRecord& spoilt) { users.push_back(spoilt); });
    return users;
  }
  Result<std::map<ports::ClosedKind, std::uint64_t>> closed_totals() const override { return m_inner->closed_totals(); }
  Result<std::vector<std::string>> faults() const override { return m_inner->faults(); }

 private:
  template <class Record, class Visit>
  void visit_spoilt(std::string_view kind, Record record, const Visit& visit) const {
    auto bytes = record.payload.storage_bytes();
    if (m_spoil.row) m_spoil.row(kind, bytes);
    if (bytes.empty()) return;
    record.payload = same_kind(record.payload, std::move(bytes));
    visit(record);
  }

  const Spoiling& m_spoil;
  std::unique_ptr<ports::AuditSnapshot> m_inner;
};

class SpoiltLog final : public ports::AuditLog {
 public:
  explicit SpoiltLog(const ports::AuditLog& inner) : m_inner(inner) {}
  Spoiling spoil;

  Result<ports::AuditLine> head(ports::AuditChain chain) const override { return m_inner.head(chain); }
  Result<std::vector<ports::AuditLine>> lines_after(ports::AuditChain chain, std::uint64_t sequence,
                                                    std::size_t limit) const override {
    return m_inner.lines_after(chain, sequence, limit);
  }
  Result<std::vector<ports::AuditLine>> lines_before(ports::AuditChain chain, std::uint64_t sequence,
                                                     std::size_t limit) const override {
    return m_inner.lines_before(chain, sequence, limit);
  }
  Result<std::vector<ports::AuditLine>> lines_about(RecordId target, std::size_t limit) const override {
    return m_inner.lines_about(target, limit);
  }
  Result<std::vector<ports::AuditLine>> done_with(const ports::DoneWith& deed, std::size_t limit) const override {
    return m_inner.done_with(deed, limit);
  }
  Result<std::size_t> count_about(RecordId target) const override { return m_inner.count_about(target); }
  Result<std::unique_ptr<ports::AuditSnapshot>> snapshot() const override {
    auto inner = TRY(m_inner.snapshot());
    return std::unique_ptr<ports::AuditSnapshot>(new SpoiltSnapshot(spoil, std::move(inner)));
  }

 private:
  const ports::AuditLog& m_inner;
};

class AuditTest : public ::testing::Test {
 protected:
  AuditTest() {
    office.add("amina.worker", "Amina Worker", {Role::worker});
    const auto worker = Office::actor({Role::worker});
    for (int i = 0; i < 3; ++i) {
      const auto told = office.tell(Office::worry());
      const auto id = office.record(told).id;
      static_cast<void>(ReadConcern(*office.service)(worker, id).value());
      EXPECT_TRUE(AddNote(*office.service)(worker, id, "A note.").ok());
      EXPECT_TRUE(ReplyToReporter(*office.service)(worker, id, "A reply.").ok());
      EXPECT_TRUE(WriteAsReporter(*office.service)(told.receipt.reveal_text(), "More.", office.token()).ok());
      const domain::DecisionDraft draft{"assessment", "Because of what was seen.", "", "", ""};
      EXPECT_EQ(code_of(DecideConcern(*office.service)(worker, id, office.record(told).revision, draft, true)), "ok");
    }
    EXPECT_TRUE(ManageUsers(*office.service).disable("amina.worker", "operator").ok());
    store.emplace(ports::Store{office.memory, office.memory, office.memory, log, office.memory.ports().links,
                               office.memory.ports().mentions, office.memory.ports().alerts});
    spoilt = std::make_unique<Service>(
        ServiceOptions{*store, office.key_ring, test_words(), office.service->rules(), office.clock, test_random()});
  }

  AuditReport verify(const std::vector<Anchor>& anchors = {}) { return VerifyAudit(*spoilt)(anchors).value(); }

  Office office;
  SpoiltLog log{office.memory};
  std::optional<ports::Store> store;
  std::unique_ptr<Service> spoilt;
};

TEST_F(AuditTest, WhatIsWholeVerifies) {
  const auto anchors = AnchorAudit(*office.service)().value();
  const auto report = verify(anchors);
  for (const auto& problem : report.problems) ADD_FAILURE() << problem.chain << " " << problem.what;
  EXPECT_EQ(report.door_lines, 6U);
  EXPECT_EQ(report.team_lines, 23U);
  EXPECT_EQ(report.rows_compared, 3U + 6U + 3U + 3U + 1U);
  EXPECT_EQ(report.anchors_checked, 2U);
  EXPECT_EQ(report.last_anchor, tuesday_morning);
}

TEST_F(AuditTest, WhatIsWrittenMeanwhileIsNotTakenForTampering) {
  log.spoil.lines = [&](ports::AuditChain, auto&) { static_cast<void>(office.tell(Office::worry())); };
  for (const auto& problem : verify().problems) ADD_FAILURE() << problem.chain << " " << problem.what;
}

TEST_F(AuditTest, FindsEveryChangedLine) {
  const std::vector<std::function<void(ports::AuditLine&)>> changes{
      [](auto& line) { line.entry.actor = "somebody else"; },
      [](auto& line) { line.entry.outcome = "refused"; },
      [](auto& line) { line.entry.at = line.entry.at + std::chrono::seconds(1); },
      [](auto& line) {
        line.entry.target = {};
        line.entry.target_kind = "x";
      },
      [](auto& line) { line.mac[0] ^= 1; },
      [](auto& line) { line.entry.sealed_hash.push_back(0); }};
  for (const auto& change : changes)
    for (std::size_t i = 0; i < 17; ++i) {
      log.spoil.lines = [&](ports::AuditChain chain, auto& lines) {
        if (chain == ports::AuditChain::team) change(lines[i]);
      };
      const auto report = verify();
      ASSERT_FALSE(report.problems.empty());
      EXPECT_EQ(report.problems[0].chain, "team");
      EXPECT_EQ(report.problems[0].sequence, i + 1);
    }
}

TEST_F(AuditTest, FindsARemovedAndAMovedLine) {
  log.spoil.lines = [](ports::AuditChain chain, auto& lines) {
    if (chain == ports::AuditChain::team) lines.erase(lines.begin() + 4);
  };
  EXPECT_EQ(verify().problems.at(0).sequence, 5U);
  log.spoil.lines = [](ports::AuditChain chain, auto& lines) {
    if (chain == ports::AuditChain::door) std::swap(lines[1].entry, lines[2].entry);
  };
  EXPECT_EQ(verify().problems.at(0).sequence, 2U);
}

TEST_F(AuditTest, FindsTruncationUpToTheLastAnchor) {
  const auto anchors = AnchorAudit(*office.service)().value();
  log.spoil.lines = [](ports::AuditChain chain, auto& lines) {
    if (chain == ports::AuditChain::team) lines.resize(lines.size() - 2);
  };
  EXPECT_EQ(verify(anchors).problems.at(0).sequence, 22U);
  log.spoil.lines = nullptr;
  auto wrong = anchors;
  wrong[0].mac = std::string(64, '0');
  EXPECT_EQ(verify(wrong).problems.at(0).chain, "door");
}

TEST_F(AuditTest, FindsChangedAndRemovedRows) {
  for (const auto* kind : {"concern", "message", "note", "decision", "user"}) {
    log.spoil.row = [&](std::string_view of, Bytes& row) {
      if (of == kind) row.back() ^= 1;
    };
    EXPECT_FALSE(verify().problems.empty()) << kind;
    log.spoil.row = [&](std::string_view of, Bytes& row) {
      if (of == kind) row.clear();
    };
    EXPECT_FALSE(verify().problems.empty()) << kind;
  }
}

TEST_F(AuditTest, FindsARowThatNoLineAccountsFor) {
  auto record = office.memory.find_by_reference(office.tell(Office::worry()).reference).value();
  record.id = ConcernId::make(test_random());
  record.lookup_id[0] ^= 1;
  record.reference = "HD-0000-0000-0";
  ports::Work work;
  work.writes.emplace_back(ports::InsertConcern{record});
  ASSERT_TRUE(office.memory.commit(std::move(work)).ok());
  EXPECT_FALSE(verify().problems.empty());
}

TEST(Anchors, ARestoredBackupSetsLaterOnesAside) {
  const auto line = [](std::uint64_t sequence, const char* chain, Anchor::Kind kind) {
    return to_string({tuesday_morning, chain, sequence, std::string(64, 'a'), kind}) + "\n";
  };
  using enum Anchor::Kind;
  const auto read = parse_anchors(line(5, "door", head) + line(9, "door", head) + line(9, "team", head) +
                                  line(5, "door", restored) + line(7, "door", head))
                        .value();
  std::vector<std::uint64_t> sequences;
  sequences.reserve(read.size());
  for (const auto& anchor : read) sequences.push_back(anchor.sequence);
  EXPECT_EQ(sequences, (std::vector<std::uint64_t>{5, 9, 5, 7}));
  EXPECT_EQ(read[2].kind, restored);
}

TEST(Anchors, ALineThatWasCutOffIsPassedOverAndNamed) {
  const auto line = to_string(Anchor{tuesday_morning, "door", 7, std::string(64, 'a')}) + "\n";
  const auto text = line + line.substr(0, 40) + "\n" + line;
  EXPECT_EQ(parse_anchors(text).value().size(), 2U);
  EXPECT_EQ(unreadable_anchor_lines(text), std::vector<std::size_t>{2});
}

TEST(Anchors, OfAnEmptyRecordProveNothing) {
  Office office;
  const auto anchors = AnchorAudit(*office.service)().value();
  ASSERT_EQ(anchors.at(0).sequence, 0U);
  EXPECT_EQ(VerifyAudit(*office.service)(anchors).value().anchors_checked, 0U);
}

TEST(Anchors, ReadBack) {
  const Anchor anchor{tuesday_morning + std::chrono::milliseconds(7), "door", 123, std::string(64, 'a')};
  EXPECT_EQ(to_string(anchor), "2026-11-24T10:00:00.007Z door 123 " + std::string(64, 'a'));
  const auto read = parse_anchors(to_string(anchor) + "\n\n").value();
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(to_string(read[0]), to_string(anchor));
  for (const auto* text : {"x", "2026-11-24T10:00:00.007Z door 123", "2026-11-24T10:00:00.007Z wall 1 aa",
                           "2026-13-24T10:00:00.007Z door 1 aa"})
    EXPECT_EQ(code_of(parse_anchors(text)), "audit.anchor.malformed") << text;
}

}  // namespace
}  // namespace heed::app
