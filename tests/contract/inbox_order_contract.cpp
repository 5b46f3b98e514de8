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

}  // namespace
}  // namespace heed::contract
