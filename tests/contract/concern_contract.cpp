// What every store does with concerns and with what belongs to them.
#include "contract/store_under_test.hpp"

namespace heed::contract {
namespace {

using namespace ports;

class ConcernContract : public StoreContract {};
INSTANTIATE_TEST_SUITE_P(every_store, ConcernContract, every_store(), store_name);

ConcernRecord full_concern() {
  ConcernRecord record = sample_concern(1);
  record.urgent = record.restricted = record.contact_allowed = record.receipt_ended = true;
  record.owner = make_id<UserId>(7);
  record.flood = make_id<RecordId>(6);
  record.designated_officer_by = noon + milliseconds(1);
  record.read_at = noon + milliseconds(2);
  record.decided_at = noon + milliseconds(3);
  record.closed_at = noon + milliseconds(4);
  record.revision = 5;
  record.payload_revision = 2;
  record.payload = SealedStorage::from<ConcernPayload>(Bytes(100'000, 0));
  record.excluded = {make_id<UserId>(8), make_id<UserId>(9)};
  std::sort(record.excluded.begin(), record.excluded.end());
  return record;
}

TEST_P(ConcernContract, gives_back_every_field_by_each_way_to_find_it) {
  const ConcernRecord record = full_concern();
  ASSERT_EQ(outcome(write(InsertConcern{record})), "ok");
  EXPECT_EQ(concerns().find(record.id).value(), record);
  EXPECT_EQ(concerns().find_by_lookup(record.lookup_id).value(), record);
  EXPECT_EQ(concerns().find_by_reference(record.reference).value(), record);
}

TEST_P(ConcernContract, goes_through_the_ids_of_an_area_whatever_their_state) {
  for (std::uint8_t number = 1; number <= 5; ++number) {
    auto record = sample_concern(number);
    if (number == 2) record.area_id = "elsewhere";
    if (number == 3) record.state = "closed";
    ASSERT_EQ(outcome(write(InsertConcern{record})), "ok");
  }
  const auto all = concerns().ids_after(area, {}, 10).value();
  EXPECT_EQ(all.size(), 4U);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  const auto first = concerns().ids_after(area, {}, 3).value();
  EXPECT_EQ(first, std::vector(all.begin(), all.begin() + 3));
  EXPECT_EQ(concerns().ids_after(area, first.back(), 3).value(), std::vector{all.back()});
  EXPECT_TRUE(concerns().ids_after(area, all.back(), 3).value().empty());
}

TEST_P(ConcernContract, keeps_empty_bytes_and_absent_values_as_they_are) {
  ConcernRecord record = sample_concern(1);
  record.reply_public_key.clear();
  record.key = {};
  record.calendar_version.clear();
  record.retention.legal_hold = false;
  ASSERT_EQ(outcome(write(InsertConcern{record})), "ok");
  EXPECT_EQ(concerns().find(record.id).value(), record);
}

TEST_P(ConcernContract, keeps_text_with_any_bytes) {
  ConcernRecord record = sample_concern(1);
  record.area_id = std::string("a'; DROP TABLE concern; --\0\xc3\xa9", 30);
  ASSERT_EQ(outcome(write(InsertConcern{record})), "ok");
  EXPECT_EQ(concerns().find(record.id).value(), record);
}

TEST_P(ConcernContract, says_not_found_of_what_is_not_there) {
  EXPECT_EQ(outcome(concerns().find(make_id<ConcernId>(1))), "not_found store.missing");
  EXPECT_EQ(outcome(concerns().find_by_lookup(spread(1))), "not_found store.missing");
  EXPECT_EQ(outcome(concerns().find_by_reference("HD-1")), "not_found store.missing");
  EXPECT_TRUE(concerns().messages(make_id<ConcernId>(1)).value().empty());
  EXPECT_TRUE(concerns().notes(make_id<ConcernId>(1)).value().empty());
  EXPECT_TRUE(concerns().decisions(make_id<ConcernId>(1)).value().empty());
}

TEST_P(ConcernContract, refuses_a_second_use_of_an_id_a_lookup_id_or_a_reference) {
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)})), "ok");
  ConcernRecord same_id = sample_concern(2);
  same_id.id = sample_concern(1).id;
  ConcernRecord same_lookup = sample_concern(2);
  same_lookup.lookup_id = sample_concern(1).lookup_id;
  ConcernRecord same_reference = sample_concern(2);
  same_reference.reference = sample_concern(1).reference;
  EXPECT_EQ(outcome(write(InsertConcern{same_id})), "conflict store.duplicate");
  EXPECT_EQ(outcome(write(InsertConcern{same_lookup})), "conflict store.duplicate");
  EXPECT_EQ(outcome(write(InsertConcern{same_reference})), "conflict store.duplicate");
  EXPECT_EQ(concerns().find(sample_concern(1).id).value(), sample_concern(1));
}

TEST_P(ConcernContract, leaves_nothing_of_a_work_that_fails) {
  ASSERT_EQ(outcome(commit(submission(1))), "ok");
  Work work = submission(2);
  work.writes.insert(work.writes.begin(), InsertUser{sample_user(20)});
  work.writes.insert(work.writes.begin(),
                     ChangeConcern{.id = sample_concern(1).id, .seen_revision = 1, .state = "read"});
  work.writes.insert(work.writes.begin(), ExcludeUser{sample_concern(1).id, make_id<UserId>(7)});
  work.writes.insert(work.writes.begin(), InsertMessage{sample_message(30, sample_concern(1).id)});
  work.writes.push_back(InsertConcern{sample_concern(1)});
  EXPECT_EQ(outcome(commit(work)), "conflict store.duplicate");

  EXPECT_EQ(outcome(concerns().find(sample_concern(2).id)), "not_found store.missing");
  EXPECT_EQ(concerns().find(sample_concern(1).id).value(), sample_concern(1));
  EXPECT_TRUE(concerns().messages(sample_concern(1).id).value().empty());
  EXPECT_TRUE(users().all_users().value().empty());
  EXPECT_EQ(expect_whole_chain(audit(), AuditChain::door), 1U);
  work.writes.pop_back();
  EXPECT_EQ(outcome(commit(work)), "ok");
}

TEST_P(ConcernContract, changes_what_is_set_and_raises_the_revision) {
  ConcernRecord record = sample_concern(1);
  ASSERT_EQ(outcome(write(InsertConcern{record})), "ok");
  ASSERT_EQ(outcome(write(ChangeConcern{.id = record.id, .seen_revision = 1, .state = "read", .read_at = noon})), "ok");
  record.state = "read";
  record.read_at = noon;
  record.revision = 2;
  EXPECT_EQ(concerns().find(record.id).value(), record);

  ChangeConcern every{.id = record.id, .seen_revision = 2, .state = "closed", .owner = make_id<UserId>(7)};
  every.decided_at = record.decided_at = noon + milliseconds(5);
  every.closed_at = record.closed_at = noon + milliseconds(6);
  every.contact_allowed = record.contact_allowed = true;
  every.receipt_ended = record.receipt_ended = true;
  every.restricted = record.restricted = true;
  ASSERT_EQ(outcome(write(every)), "ok");
  record.state = "closed";
  record.owner = make_id<UserId>(7);
  record.revision = 3;
  EXPECT_EQ(concerns().find(record.id).value(), record);
}

TEST_P(ConcernContract, a_change_says_since_when_a_message_waits_and_that_none_does) {
  ConcernRecord record = sample_concern(1);
  ASSERT_EQ(outcome(write(InsertConcern{record})), "ok");
  ASSERT_EQ(outcome(write(ChangeConcern{.id = record.id, .seen_revision = 1, .message_waits_since = noon})), "ok");
  ASSERT_EQ(outcome(write(ChangeConcern{.id = record.id, .seen_revision = 2})), "ok");
  record.message_waits_since = noon;
  record.revision = 3;
  EXPECT_EQ(concerns().find(record.id).value(), record);
  ASSERT_EQ(outcome(write(ChangeConcern{.id = record.id, .seen_revision = 3, .settle_message = true})), "ok");
  EXPECT_FALSE(concerns().find(record.id).value().message_waits_since);
}

TEST_P(ConcernContract, a_change_raises_to_danger_and_none_lowers_it) {
  ConcernRecord record = sample_concern(1);
  record.urgent = record.danger_now = record.same_day = false;
  ASSERT_EQ(outcome(write(InsertConcern{record})), "ok");
  ASSERT_EQ(outcome(write(ChangeConcern{.id = record.id, .seen_revision = 1, .raise_to_danger = true})), "ok");
  ASSERT_EQ(outcome(write(ChangeConcern{.id = record.id, .seen_revision = 2})), "ok");
  record.urgent = record.danger_now = record.same_day = true;
  record.revision = 3;
  EXPECT_EQ(concerns().find(record.id).value(), record);
}

TEST_P(ConcernContract, refuses_a_change_by_someone_who_saw_another_revision) {
  const ConcernId id = sample_concern(1).id;
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)})), "ok");
  EXPECT_EQ(outcome(write(ChangeConcern{.id = id, .seen_revision = 2, .state = "read"})), "conflict store.revision");
  ASSERT_EQ(outcome(write(ChangeConcern{.id = id, .seen_revision = 1, .state = "read"})), "ok");
  EXPECT_EQ(outcome(write(ChangeConcern{.id = id, .seen_revision = 1, .state = "closed"})), "conflict store.revision");
  EXPECT_EQ(concerns().find(id).value().state, "read");
}

TEST_P(ConcernContract, rewraps_a_key_without_a_new_revision) {
  ConcernRecord record = sample_concern(1);
  ASSERT_EQ(outcome(write(InsertConcern{record})), "ok");
  record.key = SealedStorage::from<RecordKey>({42, 42});
  ASSERT_EQ(outcome(write(RewrapConcern{record.id, record.key})), "ok");
  EXPECT_EQ(concerns().find(record.id).value(), record);
}

TEST_P(ConcernContract, excludes_a_person_once_however_often_told) {
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)})), "ok");
  ASSERT_EQ(outcome(write(ExcludeUser{sample_concern(1).id, make_id<UserId>(7)})), "ok");
  ASSERT_EQ(outcome(write(ExcludeUser{sample_concern(1).id, make_id<UserId>(7)})), "ok");
  EXPECT_EQ(concerns().find(sample_concern(1).id).value().excluded, std::vector{make_id<UserId>(7)});
}

TEST_P(ConcernContract, lets_a_person_in_again_while_it_is_restricted) {
  const ConcernId id = sample_concern(1).id;
  const auto excluded = [&] { return concerns().find(id).value().excluded; };
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)})), "ok");
  for (const std::uint64_t user : {7, 8}) ASSERT_EQ(outcome(write(ExcludeUser{id, make_id<UserId>(user)})), "ok");
  EXPECT_EQ(outcome(write(ReadmitUser{id, make_id<UserId>(7)})), "invalid store.row");
  EXPECT_EQ(excluded().size(), 2U);
  ASSERT_EQ(outcome(write(ChangeConcern{.id = id, .seen_revision = 1, .restricted = true})), "ok");
  EXPECT_EQ(outcome(write(ReadmitUser{id, make_id<UserId>(7)},
                          ChangeConcern{.id = id, .seen_revision = 1, .restricted = false})),
            "conflict store.revision");
  EXPECT_EQ(excluded().size(), 2U) << "all of a work or nothing";
  EXPECT_EQ(outcome(write(ReadmitUser{id, make_id<UserId>(7)},
                          ChangeConcern{.id = id, .seen_revision = 2, .restricted = false})),
            "ok");
  EXPECT_EQ(excluded(), std::vector{make_id<UserId>(8)});
  EXPECT_EQ(outcome(write(ReadmitUser{id, make_id<UserId>(7)})), "not_found store.missing");
}

TEST_P(ConcernContract, says_missing_of_every_write_about_a_concern_that_is_not_there) {
  const ConcernId id = make_id<ConcernId>(99);
  const std::string missing = "not_found store.missing";
  EXPECT_EQ(outcome(write(ChangeConcern{.id = id, .seen_revision = 1, .state = "read"})), missing);
  EXPECT_EQ(outcome(write(RewrapConcern{id, {}})), missing);
  EXPECT_EQ(outcome(write(ExcludeUser{id, make_id<UserId>(7)})), missing);
  EXPECT_EQ(outcome(write(ReadmitUser{id, make_id<UserId>(7)})), missing);
  EXPECT_EQ(outcome(write(InsertMessage{sample_message(1, id)})), missing);
  EXPECT_EQ(outcome(write(InsertNote{sample_note(1, id)})), missing);
  EXPECT_EQ(outcome(write(InsertDecision{sample_decision(1, id)})), missing);
  UserRecord user = sample_user(1);
  EXPECT_EQ(outcome(write(ReplaceUser{user})), missing);
}

TEST_P(ConcernContract, gives_messages_notes_and_decisions_oldest_first) {
  const ConcernId id = sample_concern(1).id;
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)}, InsertConcern{sample_concern(2)})), "ok");
  std::vector<MessageRecord> messages = {sample_message(1, id), sample_message(2, id), sample_message(3, id)};
  messages[2].sent_at = noon - milliseconds(1);
  messages[1].from_reporter = false;
  messages[1].author = make_id<UserId>(7);
  for (const auto& message : messages) ASSERT_EQ(outcome(write(InsertMessage{message})), "ok");
  NoteRecord early = sample_note(2, id);
  early.written_at = noon - milliseconds(1);
  DecisionRecord first = sample_decision(2, id);
  first.decided_at = noon - milliseconds(1);
  ASSERT_EQ(outcome(write(InsertNote{sample_note(1, id)}, InsertNote{early})), "ok");
  ASSERT_EQ(outcome(write(InsertDecision{sample_decision(1, id)}, InsertDecision{first})), "ok");
  ASSERT_EQ(outcome(write(InsertMessage{sample_message(9, sample_concern(2).id)})), "ok");

  EXPECT_EQ(concerns().messages(id).value(), (std::vector{messages[2], messages[0], messages[1]}));
  EXPECT_EQ(concerns().newest_messages(id, 0, 2).value(), (std::vector{messages[0], messages[1]}));
  EXPECT_EQ(concerns().newest_messages(id, 1, 9).value(), (std::vector{messages[2], messages[0]}));
  EXPECT_EQ(concerns().newest_messages(id, 2, 1).value(), std::vector{messages[2]});
  EXPECT_TRUE(concerns().newest_messages(id, 3, 1).value().empty());
  EXPECT_TRUE(concerns().newest_messages(id, 0, 0).value().empty());
  EXPECT_EQ(concerns().notes(id).value(), (std::vector{early, sample_note(1, id)}));
  EXPECT_EQ(concerns().decisions(id).value(), (std::vector{first, sample_decision(1, id)}));
}

TEST_P(ConcernContract, writes_a_message_after_so_many_and_no_more) {
  const ConcernId id = sample_concern(1).id;
  ASSERT_EQ(outcome(write(InsertConcern{sample_concern(1)}, InsertConcern{sample_concern(2)})), "ok");
  ASSERT_EQ(outcome(write(InsertMessage{sample_message(9, sample_concern(2).id)})), "ok");
  EXPECT_EQ(outcome(write(InsertMessage{sample_message(1, id), 1})), "conflict store.messages");
  EXPECT_TRUE(concerns().messages(id)->empty());
  EXPECT_EQ(outcome(write(InsertMessage{sample_message(1, id), 0})), "ok");
  EXPECT_EQ(outcome(write(InsertMessage{sample_message(2, id), 0})), "conflict store.messages");
  EXPECT_EQ(outcome(write(InsertMessage{sample_message(1, id), 0})), "conflict store.duplicate");
  EXPECT_EQ(outcome(write(InsertMessage{sample_message(2, id), 1})), "ok");
  EXPECT_EQ(concerns().messages(id)->size(), 2U);
}

TEST_P(ConcernContract, refuses_a_second_message_note_decision_user_or_notice_of_the_same_id) {
  const ConcernId id = sample_concern(1).id;
  ASSERT_EQ(outcome(commit(submission(1))), "ok");
  const std::vector<Write> writes = {InsertMessage{sample_message(1, id)}, InsertNote{sample_note(1, id)},
                                     InsertDecision{sample_decision(1, id)}, InsertUser{sample_user(1)},
                                     InsertOutbox{sample_notice(50, id)}};
  for (const Write& one : writes) {
    EXPECT_EQ(outcome(write(one)), "ok");
    EXPECT_EQ(outcome(write(one)), "conflict store.duplicate");
  }
}

}  // namespace
}  // namespace heed::contract
