// What came together from one connection: grouped, never hidden.
#include "contract/inbox_under_test.hpp"

namespace heed::contract {
namespace {

using namespace ports;

class FloodContract : public InboxUnderTest {};
INSTANTIATE_TEST_SUITE_P(every_store, FloodContract, every_store(), store_name);

TEST_P(FloodContract, folds_a_flood_into_one_and_never_what_reaches_a_floor) {
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
  add(of_flood(9, 4));
  add(of_flood(10, 5));
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
  folded.with_restricted = true;
  folded.folded = {flood};
  EXPECT_EQ(listed(folded), "4 8 7") << "neither what reaches a floor nor what is restricted";
  const auto floods = concerns().floods(query()).value();
  ASSERT_EQ(floods.size(), 1U);
  EXPECT_EQ(floods[0].id, flood);
  EXPECT_EQ(floods[0].concerns, 5U) << "without what this reader may not know of";
  EXPECT_EQ(floods[0].first, make_id<ConcernId>(2));
  InboxQuery one = query();
  one.flood = flood;
  EXPECT_EQ(listed(one), "4 2 3 1 9 10");
  EXPECT_EQ(concerns().floods(folded).value()[0].concerns, 5U) << "a restricted one is a row of its own";
  InboxQuery mine = query();
  mine.owner = make_id<UserId>(9);
  EXPECT_TRUE(concerns().floods(mine).value().empty());
  EXPECT_EQ(listed(query()), "4 8 2 3 1 9 10") << "without folding they are rows like any other";
}

TEST_P(FloodContract, lets_one_stand_for_a_flood_that_reaches_a_floor_where_the_first_of_it_stands) {
  const auto flood = make_id<RecordId>(500);
  const auto of_flood = [&](std::uint64_t number, int decide) {
    return concern(number, [&](auto& r) {
      r.flood = flood;
      r.urgent = true;
      r.lane = "quarantine";
      r.decide_by = noon + milliseconds(decide);
    });
  };
  ConcernRecord danger = of_flood(1, 50);
  danger.danger_now = true;
  add(danger);
  for (std::uint64_t number = 2; number <= 5; ++number) add(of_flood(number, static_cast<int>(number)));
  ConcernRecord taken = of_flood(6, 0);
  taken.state = "in_progress";
  taken.owner = make_id<UserId>(9);
  add(taken);
  ConcernRecord restricted = of_flood(7, 60);
  restricted.restricted = true;
  add(restricted);
  add(concern(8, [](auto& r) { r.urgent = true; }));
  add(concern(9, [&](auto& r) { r.flood = flood; }));

  const auto floods = concerns().floods(query()).value();
  ASSERT_EQ(floods.size(), 1U) << "the one that reaches no floor is not five";
  EXPECT_TRUE(floods[0].urgent);
  EXPECT_EQ(floods[0].concerns, 5U) << "those that nobody has";
  EXPECT_EQ(floods[0].first, make_id<ConcernId>(1)) << "danger now, whatever its clock";
  InboxQuery folded = query();
  folded.with_restricted = true;
  folded.folded_urgent = {flood};
  folded.standing = {floods[0].first};
  EXPECT_EQ(listed(folded), "1 8 6 7 9") << "what somebody took and what is restricted are rows of their own";
  InboxQuery one = query();
  one.flood = flood;
  EXPECT_EQ(listed(one), "1 6 2 3 4 5 9") << "each of them is there to read";
}

TEST_P(FloodContract, folds_no_concern_whose_reporter_waits_for_an_answer) {
  for (const bool urgent : {false, true}) {
    SCOPED_TRACE(urgent);
    const auto flood = make_id<RecordId>(urgent ? 500 : 501);
    const std::uint64_t from = urgent ? 10 : 0;
    for (std::uint64_t number = from + 1; number <= from + 7; ++number)
      add(concern(number, [&](auto& r) {
        r.flood = flood;
        r.lane = "quarantine";
        r.urgent = urgent;
        r.received_at = r.decide_by = noon + milliseconds(static_cast<int>(number));
        if (number >= from + 6) r.message_waits_since = noon + milliseconds(static_cast<int>(number));
      }));
    auto only = query();
    only.urgent_only = urgent;
    only.unread_only = true;
    const auto floods = concerns().floods(only).value();
    ASSERT_EQ(floods.size(), 1U);
    EXPECT_EQ(floods[0].concerns, 5U) << "without those that are rows of their own";
    EXPECT_EQ(floods[0].first, make_id<ConcernId>(from + 1));
    only.folded = only.folded_urgent = {flood};
    only.standing = {floods[0].first};
    EXPECT_EQ(listed(only), urgent ? "11 16 17" : "6 7");
    only.nobodys_only = true;
    EXPECT_EQ(listed(only), urgent ? "11 16 17" : "6 7");
    for (std::uint64_t number = from + 1; number <= from + 7; ++number)
      ASSERT_EQ(outcome(write(ChangeConcern{.id = make_id<ConcernId>(number), .seen_revision = 1, .state = "closed"})),
                "ok");
  }
}

TEST_P(FloodContract, makes_no_flood_of_four) {
  for (std::uint64_t number = 1; number <= 4; ++number)
    add(concern(number, [](auto& r) { r.flood = make_id<RecordId>(500); }));
  EXPECT_TRUE(concerns().floods(query()).value().empty());
  add(concern(5, [](auto& r) { r.flood = make_id<RecordId>(500); }));
  EXPECT_EQ(concerns().floods(query()).value().size(), 1U);
}

}  // namespace
}  // namespace heed::contract
