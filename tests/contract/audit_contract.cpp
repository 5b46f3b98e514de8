// The audit chains and the accounts: what every store keeps, in order, over a restart.
#include <map>

#include "contract/store_under_test.hpp"

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
  entry.detail = Sealed<AuditPayload>::from_storage({1, 2, 0, 3});
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

// "action@place" of what a reader gets, latest first.
std::string read(const AuditLog& log, const AuditQuery& query) {
  const auto lines = log.latest(query);
  if (!lines.ok()) return outcome(lines);
  std::string text;
  for (const auto& one : *lines) text += (text.empty() ? "" : " ") + one.line.entry.action;
  return text;
}

AuditQuery everything() { return {.area_id = area, .reader = make_id<UserId>(7)}; }

TEST_P(AuditContract, gives_the_latest_lines_of_both_chains_page_by_page) {
  for (const char* action : {"a", "b", "c", "d", "e"})
    ASSERT_EQ(outcome(commit(line(*action == 'c' ? AuditChain::door : AuditChain::team, 1, action))), "ok");
  auto query = everything();
  EXPECT_EQ(read(audit(), query), "e d c b a");
  query.limit = 2;
  EXPECT_EQ(read(audit(), query), "e d c") << "one more, to know that there are more";
  query.before = audit().latest(query).value()[1].place;
  EXPECT_EQ(read(audit(), query), "c b a");
  query.before = 1;
  EXPECT_EQ(read(audit(), query), "");
  query = everything();
  query.area_id = "elsewhere";
  EXPECT_EQ(read(audit(), query), "");
}

TEST_P(AuditContract, finds_lines_by_what_was_done_and_by_whom) {
  for (const char* action : {"a", "b", "a", "c"}) {
    auto entry = sample_line(AuditChain::team, make_id<RecordId>(1), action);
    ASSERT_EQ(outcome(commit({{}, {entry}})), "ok");
    entry.actor = "somebody";
    ASSERT_EQ(outcome(commit({{}, {entry}})), "ok");
  }
  auto query = everything();
  query.actions = {"a", "c"};
  EXPECT_EQ(read(audit(), query), "c c a a a a");
  query.actor = "somebody";
  EXPECT_EQ(read(audit(), query), "c a a");
  query.limit = 1;
  EXPECT_EQ(read(audit(), query), "c a");
  query.limit = 50;
  query.actions = {};
  EXPECT_EQ(read(audit(), query), "c a b a");
}

TEST_P(AuditContract, gives_no_line_about_a_concern_that_the_reader_may_not_know_of) {
  for (std::uint64_t number = 1; number <= 3; ++number) {
    auto record = sample_concern(number);
    if (number == 2) record.excluded = {make_id<UserId>(7)};
    if (number == 3) record.restricted = true;
    Work work{{InsertConcern{record}},
              {sample_line(AuditChain::team, to_record_id(record.id), "about-" + std::to_string(number))}};
    ASSERT_EQ(outcome(commit(work)), "ok");
  }
  ASSERT_EQ(outcome(commit(line(AuditChain::team, 99, "about-no-concern-of-ours"))), "ok");
  auto query = everything();
  EXPECT_EQ(read(audit(), query), "about-no-concern-of-ours about-1");
  EXPECT_EQ(audit().latest(query).value()[0].reference, std::nullopt);
  EXPECT_EQ(audit().latest(query).value()[1].reference, "HD-1");
  query.with_restricted = true;
  EXPECT_EQ(read(audit(), query), "about-no-concern-of-ours about-3 about-1");
  query.reader = make_id<UserId>(8);
  query.actions = {"about-2"};
  EXPECT_EQ(read(audit(), query), "about-2");
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

TEST_P(AuditContract, goes_on_with_the_same_chain_after_a_restart) {
  for (std::uint64_t i = 1; i <= 3; ++i) ASSERT_EQ(outcome(commit(submission(i))), "ok");
  if (!m_store->reopen()) return;  // a store that keeps nothing
  ASSERT_EQ(outcome(commit(submission(4))), "ok");
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::door), 4U);
  EXPECT_EQ(concerns().find(sample_concern(2).id).value(), sample_concern(2));
}

TEST_P(AuditContract, visits_the_sealed_bytes_of_every_row_of_a_kind) {
  const ConcernId id = sample_concern(1).id;
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)}, InsertConcern{sample_concern(2)},
                          InsertMessage{sample_message(3, id)}, InsertNote{sample_note(4, id)},
                          InsertDecision{sample_decision(5, id)}, InsertUser{sample_user(6)})),
            "ok");
  const auto rows = [this](std::string_view kind) {
    std::map<RecordId, Bytes> found;
    EXPECT_EQ(outcome(audit().each_sealed(kind, [&](RecordId row, const Bytes& bytes) { found[row] = bytes; })), "ok");
    return found;
  };
  const auto of = [](const auto& record) { return std::pair(to_record_id(record.id), record.payload.storage_bytes()); };
  using Rows = std::map<RecordId, Bytes>;
  EXPECT_EQ(rows("concern"), (Rows{of(sample_concern(1)), of(sample_concern(2))}));
  EXPECT_EQ(rows("message"), (Rows{of(sample_message(3, id))}));
  EXPECT_EQ(rows("note"), (Rows{of(sample_note(4, id))}));
  EXPECT_EQ(rows("decision"), (Rows{of(sample_decision(5, id))}));
  EXPECT_EQ(rows("user"), (Rows{of(sample_user(6))}));
  EXPECT_EQ(outcome(audit().each_sealed("sqlite_schema", [](RecordId, const Bytes&) {})), "invalid store.kind");
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
  user.payload = Sealed<UserPayload>::from_storage({99});
  user.payload_revision = 2;
  ASSERT_EQ(outcome(write(ReplaceUser{user})), "ok");
  EXPECT_EQ(outcome(write(ReplaceUser{user})), "conflict store.revision");
  user.revision = 2;
  EXPECT_EQ(users().all_users().value(), std::vector{user});
  ASSERT_EQ(outcome(write(ReplaceUser{user})), "ok");
}

}  // namespace
}  // namespace heed::contract
