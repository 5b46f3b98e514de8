// What an inbox lists and counts, and what it must not let anyone guess.
#include <algorithm>

#include "contract/store_under_test.hpp"

namespace heed::contract {
namespace {

using namespace ports;

class InboxContract : public StoreContract {
 protected:
  void add(const ConcernRecord& record) { ASSERT_EQ(outcome(write(InsertConcern{record})), "ok"); }
  // References of what a query lists, in order, without "HD-".
  std::string listed(const InboxQuery& query) {
    const auto page = concerns().list(query);
    if (!page.ok()) return outcome(page);
    std::string text;
    for (const ConcernRecord& record : *page) text += (text.empty() ? "" : " ") + record.reference.substr(3);
    return text;
  }
  InboxQuery query() const { return {.area_id = area, .reader = make_id<UserId>(7)}; }
};
INSTANTIATE_TEST_SUITE_P(every_store, InboxContract, every_store(), store_name);

ConcernRecord concern(std::uint64_t number, const std::function<void(ConcernRecord&)>& change) {
  ConcernRecord record = sample_concern(number);
  change(record);
  return record;
}

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
  EXPECT_EQ(listed(query()), "3 2 1 4");
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
  EXPECT_EQ(listed(query()), "2 1 3 4");
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

TEST_P(InboxContract, folds_a_flood_into_one_and_never_what_reaches_a_floor) {
  const auto flood = make_id<RecordId>(500);
  const auto of_flood = [&](std::uint64_t number, int after) {
    return concern(number, [&](auto& r) {
      r.flood = flood;
      r.lane = "quarantine";
      r.received_at = noon + milliseconds(after);
    });
  };
  add(of_flood(1, 3));
  add(of_flood(2, 1));
  add(of_flood(3, 2));
  ConcernRecord urgent = of_flood(4, 0);
  urgent.urgent = true;
  add(urgent);
  ConcernRecord hidden = of_flood(5, 0);
  hidden.excluded = {query().reader};
  add(hidden);
  ConcernRecord closed = of_flood(6, 0);
  closed.state = "closed";
  add(closed);
  ConcernRecord restricted = of_flood(7, 0);
  restricted.restricted = true;
  add(restricted);
  add(sample_concern(8));

  InboxQuery folded = query();
  folded.fold_floods = true;
  EXPECT_EQ(listed(folded), "4 8");
  const auto floods = concerns().floods(folded).value();
  ASSERT_EQ(floods.size(), 1U);
  EXPECT_EQ(floods[0].id, flood);
  EXPECT_EQ(floods[0].concerns, 3U) << "without what this reader may not know of";
  EXPECT_EQ(floods[0].first, make_id<ConcernId>(2));
  InboxQuery one = folded;
  one.flood = flood;
  EXPECT_EQ(listed(one), "4 2 3 1");
  folded.with_restricted = true;
  EXPECT_EQ(concerns().floods(folded).value()[0].concerns, 4U);
  folded.owner = make_id<UserId>(9);
  EXPECT_TRUE(concerns().floods(folded).value().empty());
  EXPECT_EQ(listed(query()), "4 8 2 3 1") << "without folding they are rows like any other";
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
    r.owner = make_id<UserId>(7);
    r.decide_by = noon + milliseconds(5);
  }));
  add(concern(6, [](auto& r) { r.area_id = "elsewhere"; }));

  EXPECT_EQ(listed(query()), "2 4 5 1");
  auto q = query();
  q.open_only = false;
  EXPECT_EQ(listed(q), "2 3 4 5 1");
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
  EXPECT_EQ(listed(q), "4 5 1");
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

TEST_P(InboxContract, counts_each_kind_of_open_concern) {
  add(concern(1, [](auto& r) {
    r.urgent = true;
    r.owner = make_id<UserId>(7);
  }));
  add(concern(2, [](auto& r) { r.lane = "quarantine"; }));
  add(concern(3, [](auto& r) {
    r.state = "in_progress";
    r.read_at = noon;
    r.owner = make_id<UserId>(8);
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
