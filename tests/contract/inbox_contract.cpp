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

class FloodContract : public InboxContract {
 protected:
  FloodId flood(std::uint64_t number) const { return make_id<FloodId>(100 + number); }
  void add_of(
      std::uint64_t flood_number, std::uint64_t number,
      const std::function<void(ConcernRecord&)>& change = [](auto&) {}) {
    add(concern(number, [&](auto& r) {
      r.flood_id = flood(flood_number);
      r.lane = "quarantine";
      r.decide_by = noon + milliseconds(number);
      change(r);
    }));
  }
  InboxQuery folded() const {
    auto q = query();
    q.fold_floods = true;
    return q;
  }
  // "total/urgent" of each flood, in order of their ids.
  std::string counted(const InboxQuery& q) {
    std::string text;
    for (const FloodCount& count : concerns().floods(q).value())
      text += (text.empty() ? "" : " ") + std::to_string(count.total) + "/" + std::to_string(count.urgent);
    return text;
  }
};
INSTANTIATE_TEST_SUITE_P(every_store, FloodContract, every_store(), store_name);

TEST_P(FloodContract, folds_a_flood_to_its_first_and_shows_what_is_urgent_by_itself) {
  for (std::uint64_t number = 1; number <= 5; ++number) add_of(1, 10 + number);
  add_of(1, 17, [](auto& r) { r.urgent = true; });
  add_of(2, 30);
  add(concern(1, [](auto& r) { r.decide_by = noon + milliseconds(12); }));
  EXPECT_EQ(listed(folded()), "17 11 1 30");
  EXPECT_EQ(listed(query()), "17 11 1 12 13 14 15 30");
  EXPECT_EQ(concerns().counts(folded()).value().open, 8U);
  auto counts = concerns().floods(query()).value();
  ASSERT_EQ(counts.size(), 2U);
  if (counts[0].id != flood(1)) std::swap(counts[0], counts[1]);
  EXPECT_EQ(counts[0], (FloodCount{flood(1), 6, 1}));
  EXPECT_EQ(counts[1], (FloodCount{flood(2), 1, 0}));
}

TEST_P(FloodContract, pages_through_folded_lists_and_through_all_members) {
  for (std::uint64_t number = 1; number <= 7; ++number) add_of(1, number);
  for (std::uint64_t number = 11; number <= 14; ++number)
    add(concern(number, [&](auto& r) { r.decide_by = noon + milliseconds(number - 8); }));
  auto q = folded();
  q.limit = 2;
  EXPECT_EQ(listed(q), "1 11 12");
  q.offset = 2;
  EXPECT_EQ(listed(q), "12 13 14");
  q.offset = 4;
  EXPECT_EQ(listed(q), "14");
  q = query();
  q.flood = flood(1);
  q.limit = 4;
  EXPECT_EQ(listed(q), "1 2 3 4 5");
  q.offset = 4;
  EXPECT_EQ(listed(q), "5 6 7");
}

TEST_P(FloodContract, keeps_need_to_know_within_floods) {
  add_of(1, 1, [](auto& r) { r.excluded = {make_id<UserId>(7)}; });
  add_of(1, 2, [](auto& r) { r.restricted = true; });
  add_of(1, 3);
  add_of(1, 4);
  add_of(1, 5, [](auto& r) {
    r.urgent = true;
    r.excluded = {make_id<UserId>(7)};
  });
  add_of(2, 6, [](auto& r) { r.excluded = {make_id<UserId>(7)}; });
  EXPECT_EQ(listed(folded()), "3");
  EXPECT_EQ(counted(folded()), "2/0");
  auto q = folded();
  q.with_restricted = true;
  EXPECT_EQ(listed(q), "2");
  EXPECT_EQ(counted(q), "3/0");
  q = query();
  q.flood = flood(1);
  EXPECT_EQ(listed(q), "3 4");
  q.flood = flood(2);
  EXPECT_EQ(listed(q), "");
}

TEST_P(FloodContract, folds_within_what_is_asked_for_and_leaves_out_what_is_closed) {
  add_of(1, 1, [](auto& r) { r.state = "closed"; });
  add_of(1, 2, [](auto& r) { r.state = "read"; });
  add_of(1, 3);
  add_of(1, 4);
  auto q = folded();
  EXPECT_EQ(listed(q), "2");
  EXPECT_EQ(counted(q), "3/0");
  q.unread_only = true;
  EXPECT_EQ(listed(q), "3");
  EXPECT_EQ(counted(q), "2/0");
  q = folded();
  q.lane = "standard";
  EXPECT_EQ(listed(q), "");
  EXPECT_EQ(counted(q), "");
  q.flood = flood(1);  // all of its members, whatever else is asked
  EXPECT_EQ(listed(q), "1 2 3 4");
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
