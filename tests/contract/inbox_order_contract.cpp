// What waits for a person stands before what does not.
#include "contract/inbox_under_test.hpp"

namespace heed::contract {
namespace {

using namespace ports;

class InboxOrderContract : public InboxUnderTest {};
INSTANTIATE_TEST_SUITE_P(every_store, InboxOrderContract, every_store(), store_name);

TEST_P(InboxOrderContract, puts_what_is_settled_after_all_that_waits_hard_floors_first) {
  const auto add_one = [&](std::uint64_t number, bool urgent, bool decided) {
    add(concern(number, [&](auto& r) {
      r.urgent = urgent;
      r.decide_by = noon + milliseconds(static_cast<int>(number));
      if (!decided) return;
      r.decided_at = noon;
      r.state = "in_progress";
    }));
  };
  add_one(1, false, true);
  add_one(2, true, true);
  add_one(3, false, false);
  add_one(4, true, false);
  EXPECT_EQ(listed(query()), "4 3 2 1");
}

TEST_P(InboxOrderContract, lists_and_counts_what_somebody_has_and_not_what_they_had) {
  const auto add_one = [&](std::uint64_t number, const char* state) {
    add(concern(number, [&](auto& r) {
      r.state = state;
      r.owner = make_id<UserId>(7);
    }));
  };
  add_one(1, "received");
  add_one(2, "read");
  add_one(3, "in_progress");
  auto theirs = query();
  EXPECT_EQ(concerns().counts(theirs).value().mine, 1U);
  theirs.owner = make_id<UserId>(7);
  EXPECT_EQ(listed(theirs), "3") << "the others wait for whoever takes them";
}

}  // namespace
}  // namespace heed::contract
