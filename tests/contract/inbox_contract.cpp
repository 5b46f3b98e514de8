// What an inbox lists and counts, and what it must not let anyone guess.
#include <algorithm>

#include "contract/inbox_under_test.hpp"

namespace heed::contract {
namespace {

using namespace ports;

class InboxContract : public InboxUnderTest {};
INSTANTIATE_TEST_SUITE_P(every_store, InboxContract, every_store(), store_name);

TEST_P(InboxContract, lists_urgent_first_then_the_nearest_clock_then_the_oldest) {
  add(concern(1, [](auto& r) { r.decide_by = noon + milliseconds(20); }));
  add(concern(2, [](auto& r) { r.decide_by = noon + milliseconds(10); }));
  add(concern(3, [](auto& r) {
    r.decide_by = noon + milliseconds(30);
    r.urgent = true;
  }));
  add(concern(4, [](auto& r) {
    r.decide_by = noon + milliseconds(10);
    r.received_at = noon - milliseconds(1);
  }));
  add(concern(5, [](auto& r) {
    r.decide_by = noon + milliseconds(40);
    r.urgent = true;
  }));
  EXPECT_EQ(listed(query()), "3 5 4 2 1");
}

TEST_P(InboxContract, lists_and_counts_what_nobody_has) {
  add(concern(1, [](auto& r) { r.state = "read"; }));
  add(concern(2, [](auto& r) {
    r.state = "in_progress";
    r.owner = make_id<UserId>(8);
  }));
  add(concern(3, [](auto& r) { r.state = "received"; }));
  add(concern(4, [](auto& r) { r.state = "closed"; }));
  auto nobodys = query();
  nobodys.nobodys_only = true;
  const auto found = listed(nobodys);
  EXPECT_EQ(std::count(found.begin(), found.end(), ' '), 1) << found;
  EXPECT_EQ(concerns().counts(query()).value().nobodys, 2U);
}

TEST_P(InboxContract, reopens_with_a_clock_of_its_own) {
  add(concern(1, [](auto& r) {
    r.state = "closed";
    r.decided_at = r.closed_at = noon;
  }));
  ChangeConcern change{.id = make_id<ConcernId>(1), .seen_revision = 1, .state = "received"};
  change.reopen = true;
  change.decide_by = noon + milliseconds(77);
  change.calendar_version = "another";
  EXPECT_EQ(outcome(write(change)), "ok");
  const auto record = concerns().find(make_id<ConcernId>(1)).value();
  EXPECT_FALSE(record.decided_at || record.closed_at);
  EXPECT_EQ(record.decide_by, noon + milliseconds(77));
  EXPECT_EQ(record.calendar_version, "another");
  EXPECT_EQ(concerns().counts(query()).value().closed, 0U);
}

TEST_P(InboxContract, puts_what_was_decided_after_what_still_waits_until_its_reporter_writes_again) {
  const auto decided = [](auto& r) {
    r.decided_at = noon;
    r.state = "in_progress";
  };
  add(concern(1, [&](auto& r) {
    r.urgent = true;
    r.decide_by = noon - milliseconds(90);
    decided(r);
  }));
  add(concern(2, [](auto& r) { r.urgent = true; }));
  add(concern(3, [&](auto& r) {
    r.urgent = true;
    r.decide_by = noon - milliseconds(80);
    decided(r);
    r.state = "received";
  }));
  add(concern(4, [](auto&) {}));
  EXPECT_EQ(listed(query()), "3 2 4 1");
  auto urgent = query();
  urgent.urgent_only = true;
  EXPECT_EQ(listed(urgent), "3 2 1");
}

TEST_P(InboxContract, puts_danger_now_before_every_other_floor_until_a_person_has_decided) {
  const auto danger = [](auto& r) {
    r.urgent = true;
    r.danger_now = true;
    r.decide_by = noon + milliseconds(90);
  };
  add(concern(1, [](auto& r) { r.urgent = true; }));
  add(concern(2, danger));
  add(concern(3, [&](auto& r) {
    danger(r);
    r.decided_at = noon;
    r.state = "in_progress";
  }));
  add(concern(4, [](auto&) {}));
  EXPECT_EQ(listed(query()), "2 1 4 3");
}

TEST_P(InboxContract, lists_danger_that_waits_for_a_person_alone) {
  const auto add_one = [&](std::uint64_t number, const std::function<void(ConcernRecord&)>& change) {
    add(concern(number, [&](auto& r) {
      r.urgent = r.danger_now = true;
      r.owner = make_id<UserId>(8);
      r.state = "in_progress";
      r.decide_by = noon + milliseconds(static_cast<int>(number));
      change(r);
    }));
  };
  add_one(1, [](auto&) {});
  add_one(2, [](auto& r) { r.danger_now = false; });
  add_one(3, [](auto& r) { r.decided_at = noon; });
  add_one(4, [](auto& r) { r.decided_at = r.message_waits_since = noon + milliseconds(4); });
  add_one(5, [](auto& r) { r.message_waits_since = noon + milliseconds(5); });
  add_one(6, [](auto& r) {
    r.message_waits_since = noon;
    r.state = "closed";
  });
  add_one(7, [](auto& r) { r.state = "received"; });
  auto danger = query();
  danger.danger_only = true;
  EXPECT_EQ(listed(danger), "1 4 5 7");
  danger.unread_only = true;
  danger.state = "in_progress";
  EXPECT_EQ(listed(danger), "4 5");
}

TEST_P(InboxContract, puts_what_cannot_wait_after_danger_and_before_every_other_floor) {
  const auto same_day = [](auto& r) {
    r.urgent = true;
    r.same_day = true;
    r.decide_by = noon + milliseconds(90);
  };
  add(concern(1, [](auto& r) { r.urgent = true; }));
  add(concern(2, same_day));
  add(concern(3, [&](auto& r) {
    same_day(r);
    r.danger_now = true;
    r.decide_by = noon + milliseconds(95);
  }));
  add(concern(4, [&](auto& r) {
    same_day(r);
    r.decided_at = noon;
    r.state = "in_progress";
  }));
  add(concern(5, [](auto&) {}));
  EXPECT_EQ(listed(query()), "3 2 1 5 4");
  EXPECT_TRUE(concerns().find(make_id<ConcernId>(2)).value().same_day);
}

TEST_P(InboxContract, holds_a_decided_concern_up_while_the_designated_officer_must_still_be_told) {
  const auto decided = [](auto& r) {
    r.decided_at = noon;
    r.state = "in_progress";
    r.decide_by = noon - milliseconds(5);
    r.designated_officer_by = noon + milliseconds(9);
  };
  add(concern(1, [](auto&) {}));
  add(concern(2, decided));
  EXPECT_EQ(listed(query()), "2 1");
  ASSERT_EQ(
      outcome(write(ChangeConcern{
          .id = make_id<ConcernId>(2), .seen_revision = 1, .designated_officer_told_at = noon + milliseconds(1)})),
      "ok");
  EXPECT_EQ(listed(query()), "1 2");
  EXPECT_EQ(concerns().find(make_id<ConcernId>(2)).value().designated_officer_told_at, noon + milliseconds(1));
}

TEST_P(InboxContract, puts_the_standard_lane_before_the_quarantine_lane_within_a_place) {
  const auto danger = [](auto& r) {
    r.urgent = true;
    r.danger_now = true;
  };
  add(concern(1, [&](auto& r) {
    danger(r);
    r.lane = "quarantine";
    r.decide_by = noon + milliseconds(1);
  }));
  add(concern(2, [&](auto& r) {
    danger(r);
    r.decide_by = noon + milliseconds(90);
  }));
  add(concern(3, [](auto& r) { r.urgent = true; }));
  add(concern(4, [](auto& r) { r.lane = "quarantine"; }));
  add(concern(5, [](auto& r) { r.decide_by = noon + milliseconds(99); }));
  EXPECT_EQ(listed(query()), "2 1 3 5 4");
  InboxQuery every = query();
  every.open_only = false;
  EXPECT_EQ(listed(every), "2 1 3 5 4");
}

TEST_P(InboxContract, lists_restricted_concerns_that_exclude_everyone_before_the_reader) {
  const auto ann = make_id<UserId>(21), ben = make_id<UserId>(22);
  const auto about_us = [&](std::uint64_t number, std::vector<UserId> excluded) {
    return concern(number, [&](auto& r) {
      r.restricted = true;
      r.received_at = noon + milliseconds(static_cast<int>(number));
      r.excluded = std::move(excluded);
      r.flood = make_id<RecordId>(500);
    });
  };
  add(about_us(1, {ann, ben}));
  add(about_us(2, {ann}));
  add(about_us(3, {ann, ben, query().reader}));
  ConcernRecord closed = about_us(4, {ann, ben});
  closed.state = "closed";
  add(closed);
  InboxQuery left = query();
  EXPECT_EQ(listed(left), "");
  left.restricted_without = {ann, ben};
  EXPECT_EQ(listed(left), "1");
  EXPECT_EQ(concerns().counts(left).value().open, 1U);
  EXPECT_EQ(concerns().counts(left).value().closed, 1U);
  left.restricted_without = {ann};
  EXPECT_EQ(listed(left), "1 2");
  left.with_restricted = true;
  EXPECT_EQ(concerns().counts(left).value().closed, 1U);
}

TEST_P(InboxContract, names_the_open_concerns_that_nobody_of_a_list_may_read) {
  const auto ann = make_id<UserId>(21), ben = make_id<UserId>(22);
  const auto without = [&](std::vector<UserId> excluded, std::uint64_t number, const std::string& state) {
    add(concern(number, [&](auto& r) {
      r.excluded = std::move(excluded);
      r.state = state;
    }));
  };
  without({ann, ben}, 1, "received");
  without({ann}, 2, "received");
  without({ann, ben}, 3, "closed");
  const auto found = [&](const std::vector<UserId>& readers) {
    return concerns().without_reader(area, readers).value();
  };
  EXPECT_EQ(found({ann, ben}), std::vector<std::string>{"HD-1"});
  EXPECT_EQ(found({ann}).size(), 2U);
  EXPECT_EQ(found({ben, make_id<UserId>(23)}).size(), 0U);
  EXPECT_EQ(found({}).size(), 2U) << "with nobody at all, every open one";
  EXPECT_TRUE(concerns().without_reader("elsewhere", {ann}).value().empty());
}

TEST_P(InboxContract, lists_the_latest_closed_first) {
  for (std::uint64_t number = 1; number <= 3; ++number)
    add(concern(number, [&](auto& r) {
      r.state = "closed";
      r.closed_at = noon + milliseconds(static_cast<int>(number));
    }));
  InboxQuery closed = query();
  closed.state = "closed";
  EXPECT_EQ(listed(closed), "3 2 1");
}

TEST_P(InboxContract, breaks_ties_by_id_so_that_pages_never_overlap) {
  std::vector<ConcernRecord> records;
  for (std::uint64_t number = 1; number <= 9; ++number) add(records.emplace_back(sample_concern(number)));
  std::sort(records.begin(), records.end(), [](const auto& left, const auto& right) { return left.id < right.id; });
  InboxQuery page = query();
  page.limit = 4;
  std::vector<ConcernRecord> seen;
  for (page.offset = 0; page.offset < 12; page.offset += 4) {
    auto found = concerns().list(page).value();
    EXPECT_EQ(found.size(), page.offset == 0 ? 5U : page.offset == 4 ? 5U : 1U);
    if (found.size() > page.limit) found.pop_back();
    seen.insert(seen.end(), found.begin(), found.end());
  }
  EXPECT_EQ(seen, records);
}

TEST_P(InboxContract, gives_at_most_a_hundred_and_one) {
  Work work;
  for (std::uint64_t number = 1; number <= 130; ++number) work.writes.push_back(InsertConcern{sample_concern(number)});
  ASSERT_EQ(outcome(commit(work)), "ok");
  InboxQuery page = query();
  page.limit = 5000;
  EXPECT_EQ(concerns().list(page).value().size(), 101U);
  page.offset = 100;
  EXPECT_EQ(concerns().list(page).value().size(), 30U);
  page.offset = 5000;
  EXPECT_EQ(concerns().list(page).value().size(), 0U);
}

TEST_P(InboxContract, filters_by_state_lane_unread_owner_and_area) {
  add(sample_concern(1));
  add(concern(2, [](auto& r) {
    r.state = "read";
    r.read_at = noon;
    r.decide_by = noon + milliseconds(2);
  }));
  add(concern(3, [](auto& r) {
    r.state = "closed";
    r.read_at = noon;
    r.decide_by = noon + milliseconds(3);
  }));
  add(concern(4, [](auto& r) {
    r.lane = "quarantine";
    r.decide_by = noon + milliseconds(4);
  }));
  add(concern(5, [](auto& r) {
    r.state = "in_progress";
    r.owner = make_id<UserId>(7);
    r.decide_by = noon + milliseconds(5);
  }));
  add(concern(6, [](auto& r) { r.area_id = "elsewhere"; }));

  EXPECT_EQ(listed(query()), "2 5 1 4");
  auto q = query();
  q.open_only = false;
  EXPECT_EQ(listed(q), "2 3 5 1 4");
  q.owner = make_id<UserId>(7);
  EXPECT_EQ(listed(q), "5");
  q = query();
  q.state = "read";
  EXPECT_EQ(listed(q), "2");
  q.state = "closed";
  EXPECT_EQ(listed(q), "3");
  q = query();
  q.lane = "quarantine";
  EXPECT_EQ(listed(q), "4");
  q = query();
  q.unread_only = true;
  EXPECT_EQ(listed(q), "1 4");
  q = query();
  q.area_id = "elsewhere";
  EXPECT_EQ(listed(q), "6");
}

TEST_P(InboxContract, neither_lists_nor_counts_what_excludes_the_reader) {
  add(sample_concern(1));
  add(concern(2, [](auto& r) {
    r.excluded = {make_id<UserId>(7)};
    r.urgent = true;
  }));
  add(concern(3, [](auto& r) {
    r.excluded = {make_id<UserId>(7)};
    r.state = "closed";
  }));
  add(concern(4, [](auto& r) { r.state = "closed"; }));
  auto q = query();
  q.with_restricted = true;
  q.open_only = false;
  EXPECT_EQ(concerns().list(q).value().size(), 2U);
  const InboxCounts own = concerns().counts(q).value();
  EXPECT_EQ(own.open, 1U);
  EXPECT_EQ(own.urgent, 0U);
  EXPECT_EQ(own.closed, 1U);
  q.reader = make_id<UserId>(8);
  EXPECT_EQ(concerns().list(q).value().size(), 4U);
  const InboxCounts other = concerns().counts(q).value();
  EXPECT_EQ(other.open, 2U);
  EXPECT_EQ(other.urgent, 1U);
  EXPECT_EQ(other.closed, 2U);

  ASSERT_EQ(outcome(write(ExcludeUser{sample_concern(4).id, make_id<UserId>(8)})), "ok");
  EXPECT_EQ(concerns().counts(q).value().closed, 1U);
}

TEST_P(InboxContract, keeps_restricted_concerns_for_named_readers) {
  add(sample_concern(1));
  add(concern(2, [](auto& r) {
    r.restricted = true;
    r.urgent = true;
  }));
  add(concern(3, [](auto& r) {
    r.restricted = true;
    r.state = "closed";
  }));
  auto q = query();
  EXPECT_EQ(listed(q), "1");
  EXPECT_EQ(concerns().counts(q).value().open, 1U);
  EXPECT_EQ(concerns().counts(q).value().urgent, 0U);
  EXPECT_EQ(concerns().counts(q).value().closed, 0U);
  q.state = "closed";
  EXPECT_EQ(listed(q), "");
  q.with_restricted = true;
  EXPECT_EQ(listed(q), "3");
  EXPECT_EQ(concerns().counts(q).value().open, 2U);
  EXPECT_EQ(concerns().counts(q).value().urgent, 1U);
  EXPECT_EQ(concerns().counts(q).value().closed, 1U);
}

TEST_P(InboxContract, what_waits_to_be_read_again_is_unread_again) {
  add(concern(1, [](auto& r) { r.read_at = r.decided_at = r.closed_at = noon; }));
  add(concern(2, [](auto& r) {
    r.state = "read";
    r.read_at = noon;
  }));
  auto q = query();
  q.unread_only = true;
  EXPECT_EQ(listed(q), "1");
  EXPECT_EQ(concerns().counts(q).value().unread, 1U);
}

TEST_P(InboxContract, what_has_a_message_that_waits_is_unread_whoever_has_it) {
  const auto taken = [](auto& r) {
    r.state = "in_progress";
    r.owner = make_id<UserId>(8);
  };
  add(concern(1, taken));
  add(concern(2, [&](auto& r) {
    taken(r);
    r.message_waits_since = noon;
  }));
  add(concern(3, [](auto& r) {
    r.state = "closed";
    r.message_waits_since = noon;
  }));
  auto q = query();
  q.unread_only = true;
  EXPECT_EQ(listed(q), "2");
  EXPECT_EQ(concerns().counts(q).value().unread, 1U);
  ASSERT_EQ(outcome(write(ChangeConcern{.id = make_id<ConcernId>(2), .seen_revision = 1, .settle_message = true})),
            "ok");
  EXPECT_EQ(listed(q), "");
  EXPECT_EQ(concerns().counts(q).value().unread, 0U);
}

TEST_P(InboxContract, a_message_that_waits_is_due_when_it_was_written_within_its_urgency) {
  const auto due = [](int at) { return noon + milliseconds(at); };
  add(concern(1, [&](auto& r) { r.decide_by = due(-20); }));  // overdue since before the messages
  add(concern(2, [&](auto& r) { r.decide_by = due(10); }));
  add(concern(3, [&](auto& r) {
    r.decide_by = due(90);
    r.message_waits_since = due(-5);
  }));
  add(concern(4, [&](auto& r) {
    r.decide_by = due(80);
    r.message_waits_since = due(-4);
  }));
  add(concern(5, [&](auto& r) {
    r.urgent = true;
    r.decide_by = due(95);
  }));
  add(concern(6, [&](auto& r) {
    r.lane = "quarantine";
    r.message_waits_since = due(-30);
  }));
  add(concern(7, [&](auto& r) {  // decided by somebody else than whom its message waits for
    r.state = "in_progress";
    r.decided_at = due(-1);
    r.message_waits_since = due(-3);
  }));
  EXPECT_EQ(listed(query()), "5 1 3 4 7 2 6");
  ASSERT_EQ(outcome(write(ChangeConcern{.id = make_id<ConcernId>(3), .seen_revision = 1, .settle_message = true})),
            "ok");
  EXPECT_EQ(listed(query()), "5 1 4 7 2 3 6");
}

TEST_P(InboxContract, counts_each_kind_of_open_concern) {
  add(concern(1, [](auto& r) {
    r.urgent = true;
    r.owner = make_id<UserId>(7);
  }));
  add(concern(2, [](auto& r) { r.lane = "quarantine"; }));
  add(concern(3, [](auto& r) {
    r.state = "in_progress";
    r.read_at = noon;
    r.owner = make_id<UserId>(7);
  }));
  add(concern(4, [](auto& r) {
    r.state = "closed";
    r.urgent = true;
    r.owner = make_id<UserId>(7);
  }));
  const InboxCounts counts = concerns().counts(query()).value();
  EXPECT_EQ(counts.open, 3U);
  EXPECT_EQ(counts.urgent, 1U);
  EXPECT_EQ(counts.unread, 2U);
  EXPECT_EQ(counts.quarantine, 1U);
  EXPECT_EQ(counts.mine, 1U);
  EXPECT_EQ(counts.closed, 1U);
}

TEST_P(InboxContract, follows_a_concern_that_closes_reopens_and_becomes_restricted) {
  add(sample_concern(1));
  const ConcernId id = sample_concern(1).id;
  const auto closed = [this] { return concerns().counts(query()).value().closed; };
  EXPECT_EQ(closed(), 0U);
  ASSERT_EQ(outcome(write(ChangeConcern{.id = id, .seen_revision = 1, .state = "closed"})), "ok");
  EXPECT_EQ(closed(), 1U);
  EXPECT_EQ(listed(query()), "");
  ASSERT_EQ(outcome(write(ChangeConcern{.id = id, .seen_revision = 2, .restricted = true})), "ok");
  EXPECT_EQ(closed(), 0U);
  ASSERT_EQ(outcome(write(ChangeConcern{.id = id, .seen_revision = 3, .restricted = false})), "ok");
  EXPECT_EQ(closed(), 1U);
  ASSERT_EQ(outcome(write(ChangeConcern{.id = id, .seen_revision = 4, .state = "in_progress", .restricted = true})),
            "ok");
  EXPECT_EQ(closed(), 0U);
  EXPECT_EQ(listed(query()), "");
  auto q = query();
  q.with_restricted = true;
  EXPECT_EQ(listed(q), "1");
  EXPECT_EQ(concerns().counts(q).value().closed, 0U);
}

}  // namespace
}  // namespace heed::contract
