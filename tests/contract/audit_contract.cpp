// The audit chains and the accounts: what every store keeps, in order, over a restart.
#include <functional>
#include <map>

#include "contract/store_under_test.hpp"
#include "ports/plain_columns.hpp"

namespace heed::contract {
namespace {

using namespace ports;

class AuditContract : public StoreContract {};
INSTANTIATE_TEST_SUITE_P(every_store, AuditContract, every_store(), store_name);

Work line(AuditChain chain, std::uint64_t target, std::string action) {
  return {{}, {sample_line(chain, make_id<RecordId>(target), std::move(action))}};
}

TEST_P(AuditContract, begins_with_two_empty_chains) {
  for (const AuditChain chain : {AuditChain::door, AuditChain::team}) {
    const AuditLine head = audit().head(chain).value();
    EXPECT_EQ(head.sequence, 0U);
    EXPECT_EQ(head.mac, (std::array<std::uint8_t, 32>{}));
    EXPECT_EQ(head.entry.chain, chain);
    EXPECT_TRUE(audit().lines_after(chain, 0, 10).value().empty());
  }
  EXPECT_TRUE(audit().lines_about(make_id<RecordId>(1), 10).value().empty());
}

TEST_P(AuditContract, finds_no_fault_with_what_it_made) {
  ASSERT_EQ(outcome(commit(submission(1))), "ok");
  EXPECT_TRUE(audit().snapshot().value()->faults().value().empty());
}

TEST_P(AuditContract, numbers_and_links_each_chain_by_itself) {
  ASSERT_EQ(outcome(commit(line(AuditChain::door, 1, "concern.submit"))), "ok");
  ASSERT_EQ(outcome(commit(line(AuditChain::team, 1, "concern.read"))), "ok");
  ASSERT_EQ(outcome(commit(line(AuditChain::door, 2, "concern.submit"))), "ok");
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::door), 2U);
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::team), 1U);
}

TEST_P(AuditContract, gives_back_every_field_of_a_line) {
  AuditEntry entry = sample_line(AuditChain::team, make_id<RecordId>(1), "concern.read");
  entry.outcome = "refused";
  entry.detail = SealedStorage::from<AuditPayload>({1, 2, 0, 3});
  AuditEntry bare;
  bare.chain = AuditChain::team;
  ASSERT_EQ(outcome(commit({{}, {entry, bare}})), "ok");
  const auto lines = audit().lines_after(AuditChain::team, 0, 10).value();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].entry, entry);
  EXPECT_EQ(lines[1].entry, bare);
}

TEST_P(AuditContract, pages_through_a_chain) {
  for (std::uint64_t i = 0; i < 5; ++i) ASSERT_EQ(outcome(commit(line(AuditChain::team, i, "concern.read"))), "ok");
  const auto page = audit().lines_after(AuditChain::team, 2, 2).value();
  ASSERT_EQ(page.size(), 2U);
  EXPECT_EQ(page[0].sequence, 3U);
  EXPECT_EQ(page[1].sequence, 4U);
  EXPECT_TRUE(audit().lines_after(AuditChain::team, 5, 2).value().empty());
}

TEST_P(AuditContract, pages_back_from_the_newest_line) {
  for (std::uint64_t i = 1; i <= 5; ++i) {
    ASSERT_EQ(outcome(commit(line(AuditChain::team, i, "concern.read"))), "ok");
    ASSERT_EQ(outcome(commit(line(AuditChain::door, i, "concern.submit"))), "ok");
  }
  const auto newest = audit().lines_before(AuditChain::team, 0, 2).value();
  ASSERT_EQ(newest.size(), 2U);
  EXPECT_EQ(newest[0].sequence, 5U);
  EXPECT_EQ(newest[1].sequence, 4U);
  const auto older = audit().lines_before(AuditChain::team, 4, 10).value();
  ASSERT_EQ(older.size(), 3U);
  EXPECT_EQ(older[0].sequence, 3U);
  EXPECT_EQ(older[0].entry.chain, AuditChain::team);
  EXPECT_TRUE(audit().lines_before(AuditChain::team, 1, 10).value().empty());
}

TEST_P(AuditContract, gives_the_newest_lines_about_a_record_first) {
  ASSERT_EQ(outcome(commit(line(AuditChain::door, 1, "concern.submit"))), "ok");
  ASSERT_EQ(outcome(commit(line(AuditChain::team, 2, "concern.read"))), "ok");
  ASSERT_EQ(outcome(commit(line(AuditChain::team, 1, "concern.read"))), "ok");
  ASSERT_EQ(outcome(commit(line(AuditChain::team, 1, "concern.decide"))), "ok");
  const auto lines = audit().lines_about(make_id<RecordId>(1), 10).value();
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].entry.action, "concern.decide");
  EXPECT_EQ(lines[1].entry.action, "concern.read");
  EXPECT_EQ(lines[2].entry.action, "concern.submit");
  EXPECT_EQ(audit().lines_about(make_id<RecordId>(1), 2).value().size(), 2U);
}

TEST_P(AuditContract, finds_what_was_done_with_a_record_behind_many_other_lines) {
  const auto about = make_id<RecordId>(1), other = make_id<RecordId>(2);
  const auto add = [&](RecordId target, const std::string& action, const std::function<void(AuditEntry&)>& change) {
    auto entry = sample_line(AuditChain::team, target, action);
    change(entry);
    ASSERT_EQ(outcome(commit({{}, {entry}})), "ok");
  };
  const auto by = [](const std::string& actor) { return [actor](AuditEntry& entry) { entry.actor = actor; }; };
  add(about, "concern.assigned", by("one"));
  add(about, "concern.read", by("one"));
  add(about, "concern.read", by("two"));
  add(about, "concern.assigned", [](AuditEntry& entry) { entry.outcome = "refused"; });
  add(about, "concern.assigned", [](AuditEntry& entry) { entry.target_kind = ""; });
  add(other, "concern.assigned", by("one"));
  for (int i = 0; i < 40; ++i) add(about, "receipt.opened", by("reporter"));
  const auto found = [&](const DoneWith& deed, std::size_t limit) {
    std::string text;
    for (const auto& line : audit().done_with(deed, limit).value()) text += std::to_string(line.sequence) + " ";
    return text;
  };
  EXPECT_EQ(found({about, "concern.assigned"}, 10), "1 ");
  EXPECT_EQ(found({about, "concern.read"}, 10), "3 2 ");
  EXPECT_EQ(found({about, "concern.read"}, 1), "3 ");
  EXPECT_EQ(found({about, "concern.read", "one"}, 1), "2 ");
  EXPECT_EQ(found({about, "concern.closed"}, 1), "");
  EXPECT_EQ(audit().count_about(about).value(), 44U);
  EXPECT_EQ(audit().count_about(make_id<RecordId>(3)).value(), 0U);
}

TEST_P(AuditContract, goes_on_with_the_same_chain_after_a_restart) {
  for (std::uint64_t i = 1; i <= 3; ++i) ASSERT_EQ(outcome(commit(submission(i))), "ok");
  if (!m_store->reopen()) return;  // a store that keeps nothing
  ASSERT_EQ(outcome(commit(submission(4))), "ok");
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::door), 4U);
  EXPECT_EQ(concerns().find(sample_concern(2).id).value(), sample_concern(2));
}

TEST_P(AuditContract, shows_one_moment_however_much_is_written_meanwhile) {
  ASSERT_EQ(outcome(commit(submission(1))), "ok");
  ASSERT_EQ(outcome(write(InsertUser{sample_user(6)})), "ok");
  const auto before = audit().snapshot().value();
  ASSERT_EQ(outcome(commit(submission(2))), "ok");
  ASSERT_EQ(outcome(write(InsertMessage{sample_message(3, sample_concern(1).id)}, InsertUser{sample_user(7)},
                          ChangeConcern{.id = sample_concern(1).id, .seen_revision = 1, .state = "read"})),
            "ok");
  const auto seen = [](const AuditSnapshot& snapshot) {
    std::map<ConcernId, std::string> states;
    std::size_t followed = 0;
    EXPECT_TRUE(snapshot.each_concern([&](const ConcernRecord& record) { states[record.id] = record.state; }).ok());
    EXPECT_TRUE(snapshot.each_followed([&](const Followed&) { ++followed; }).ok());
    EXPECT_TRUE(snapshot.faults().value().empty());
    return std::tuple(snapshot.lines_after(AuditChain::door, 0, 9).value().size(), states, followed,
                      snapshot.all_users().value().size());
  };
  const auto one = sample_concern(1), two = sample_concern(2);
  using States = std::map<ConcernId, std::string>;
  EXPECT_EQ(seen(*before), std::tuple(1U, States{{one.id, one.state}}, 0U, 1U));
  EXPECT_EQ(seen(*audit().snapshot().value()), std::tuple(2U, States{{one.id, "read"}, {two.id, two.state}}, 1U, 2U));
}

TEST_P(AuditContract, puts_what_a_work_changes_into_its_first_line) {
  const ConcernId id = sample_concern(1).id;
  ConcernRecord record = sample_concern(1);
  record.flood = make_id<RecordId>(3);
  const auto read = sample_line(AuditChain::team, to_record_id(id), "concern.read");
  const Work received{{InsertConcern{record}}, {sample_line(AuditChain::door, to_record_id(id), "concern.received")}};
  const Work changed{
      {ChangeConcern{.id = id, .seen_revision = 1, .state = "read"}, ExcludeUser{id, make_id<UserId>(7)}},
      {read, read}};
  ASSERT_EQ(outcome(commit(received)), "ok");
  ASSERT_EQ(outcome(commit(changed)), "ok");
  ASSERT_EQ(outcome(commit({{RewrapConcern{id, {}}}, {read}})), "ok");
  EXPECT_EQ(audit().lines_after(AuditChain::door, 0, 9).value().at(0).entry.changes, changes_of(received));
  const auto lines = audit().lines_after(AuditChain::team, 0, 9).value();
  EXPECT_EQ(lines.at(0).entry.changes, changes_of(changed));
  EXPECT_EQ(lines.at(1).entry.changes + lines.at(2).entry.changes, "");
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::team), 3U);
}

TEST_P(AuditContract, visits_every_concern_whole) {
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)}, InsertConcern{sample_concern(2)})), "ok");
  std::map<ConcernId, ConcernRecord> found;
  ASSERT_EQ(outcome(audit().snapshot().value()->each_concern(
                [&](const ConcernRecord& record) { found[record.id] = record; })),
            "ok");
  EXPECT_EQ(found, (std::map<ConcernId, ConcernRecord>{{sample_concern(1).id, sample_concern(1)},
                                                       {sample_concern(2).id, sample_concern(2)}}));
}

TEST_P(AuditContract, visits_everything_that_followed_whole) {
  const ConcernId id = sample_concern(1).id;
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)}, InsertMessage{sample_message(3, id)},
                          InsertNote{sample_note(4, id)}, InsertDecision{sample_decision(5, id)})),
            "ok");
  std::vector<Followed> found;
  ASSERT_EQ(
      outcome(audit().snapshot().value()->each_followed([&](const Followed& record) { found.push_back(record); })),
      "ok");
  EXPECT_EQ(found, (std::vector<Followed>{sample_message(3, id), sample_note(4, id), sample_decision(5, id)}));
}

TEST_P(AuditContract, counts_what_is_closed) {
  using Totals = std::map<ClosedKind, std::uint64_t>;
  const auto totals = [this] { return audit().snapshot().value()->closed_totals().value(); };
  auto closed = sample_concern(2), restricted = sample_concern(3);
  closed.state = restricted.state = "closed";
  closed.restricted = false;
  restricted.restricted = true;
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)}, InsertConcern{closed}, InsertConcern{restricted})), "ok");
  EXPECT_EQ(totals(), (Totals{{{area, false}, 1}, {{area, true}, 1}}));
  ASSERT_EQ(outcome(write(ChangeConcern{.id = closed.id, .seen_revision = 1, .state = "read"})), "ok");
  EXPECT_EQ(totals(), (Totals{{{area, true}, 1}}));
}

TEST_P(AuditContract, gives_every_account_in_the_order_they_were_made) {
  UserRecord later = sample_user(2);
  later.roles = {};
  later.named_reader = later.disabled = true;
  later.retention.legal_hold = false;
  ASSERT_EQ(outcome(write(InsertUser{later}, InsertUser{sample_user(1)})), "ok");
  EXPECT_EQ(users().all_users().value(), (std::vector{sample_user(1), later}));
}

TEST_P(AuditContract, replaces_an_account_only_for_who_saw_its_last_revision) {
  UserRecord user = sample_user(1);
  ASSERT_EQ(outcome(write(InsertUser{user})), "ok");
  user.disabled = true;
  user.roles = {"auditor"};
  user.payload = SealedStorage::from<UserPayload>({99});
  user.payload_revision = 2;
  ASSERT_EQ(outcome(write(ReplaceUser{user})), "ok");
  EXPECT_EQ(outcome(write(ReplaceUser{user})), "conflict store.revision");
  user.revision = 2;
  EXPECT_EQ(users().all_users().value(), std::vector{user});
  ASSERT_EQ(outcome(write(ReplaceUser{user})), "ok");
}

}  // namespace
}  // namespace heed::contract
