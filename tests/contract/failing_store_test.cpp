#include "contract/failing_store.hpp"

#include <functional>

#include "contract/store_under_test.hpp"
#include "store_memory/memory_store.hpp"

namespace heed::contract {
namespace {

using namespace ports;

const Error disk{ErrorKind::unavailable, "store.disk", {}};

void expect_each_fails(FailingStore& failing, const std::vector<std::function<std::string()>>& calls) {
  for (const auto& call : calls) {
    failing.fail_call(1, disk);
    EXPECT_EQ(call(), "unavailable store.disk");
    EXPECT_EQ(call(), "ok");
    EXPECT_EQ(failing.calls(), 2);
  }
}

TEST(failing_store, can_fail_each_method_of_each_port) {
  const PlainLinker linker;
  store_memory::MemoryStore memory(linker);
  FailingStore failing(memory.ports());
  const Store store = failing.ports();
  const auto snapshot = store.audit.snapshot().value();
  const std::vector<std::function<std::string()>> calls = {
      [&] { return outcome(store.unit_of_work.commit(submission(1))); },
      [&] { return outcome(store.concerns.find(make_id<ConcernId>(1))); },
      [&] { return outcome(store.concerns.find_by_lookup(sample_concern(1).lookup_id)); },
      [&] { return outcome(store.concerns.find_by_reference("HD-1")); },
      [&] { return outcome(store.concerns.ids_after(area, {}, 1)); },
      [&] { return outcome(store.concerns.after(area, {}, 1)); },
      [&] { return outcome(store.concerns.list({.area_id = area, .reader = {}})); },
      [&] { return outcome(store.concerns.counts({.area_id = area, .reader = {}})); },
      [&] { return outcome(store.concerns.messages({})); },
      [&] { return outcome(store.concerns.newest_messages({}, 0, 1)); },
      [&] { return outcome(store.concerns.notes({})); },
      [&] { return outcome(store.concerns.decisions({})); },
      [&] { return outcome(store.users.all_users()); },
      [&] { return outcome(store.audit.head(AuditChain::door)); },
      [&] { return outcome(store.audit.lines_after(AuditChain::door, 0, 1)); },
      [&] { return outcome(store.audit.lines_before(ports::AuditChain::door, 0, 1)); },
      [&] { return outcome(store.audit.lines_about({}, 1)); },
      [&] { return outcome(store.audit.done_with({{}, "concern.read"}, 1)); },
      [&] { return outcome(store.audit.count_about({})); },
      [&] { return outcome(store.concerns.floods({})); },
      [&] { return outcome(store.concerns.without_reader(area, {})); },
      [&] { return outcome(store.audit.snapshot()); },
      [&] { return outcome(snapshot->lines_after(AuditChain::door, 0, 1)); },
      [&] { return outcome(snapshot->each_concern([](const ConcernRecord&) {})); },
      [&] { return outcome(snapshot->each_followed([](const Followed&) {})); },
      [&] { return outcome(snapshot->all_users()); },
      [&] { return outcome(snapshot->closed_totals()); },
      [&] { return outcome(snapshot->faults()); },
  };
  expect_each_fails(failing, calls);
}

TEST(failing_store, can_fail_each_method_of_the_ports_of_what_is_known) {
  const PlainLinker linker;
  store_memory::MemoryStore memory(linker);
  ASSERT_EQ(outcome(memory.commit(known_submission(1))), "ok");
  FailingStore failing(memory.ports());
  const Store store = failing.ports();
  expect_each_fails(failing, {
                                 [&] { return outcome(store.links.find(make_id<LinkId>(1))); },
                                 [&] { return outcome(store.links.of_concern({})); },
                                 [&] { return outcome(store.links.after(area, {}, 1)); },
                                 [&] { return outcome(store.mentions.of_concern({})); },
                                 [&] { return outcome(store.mentions.after(area, {}, 1)); },
                                 [&] { return outcome(store.alerts.find(make_id<AlertId>(1))); },
                                 [&] { return outcome(store.alerts.list({.area_id = area})); },
                                 [&] { return outcome(store.alerts.of_concern({})); },
                             });
}

TEST(failing_store, leaves_nothing_behind_when_it_fails_before_and_all_when_after) {
  const PlainLinker linker;
  store_memory::MemoryStore memory(linker);
  FailingStore failing(memory.ports());
  failing.fail_call(1, disk);
  EXPECT_EQ(outcome(failing.commit(submission(1))), "unavailable store.disk");
  EXPECT_FALSE(memory.find(sample_concern(1).id).ok());
  failing.fail_call(1, {ErrorKind::unknown, "store.commit", {}}, FailWhen::after);
  EXPECT_EQ(outcome(failing.commit(submission(1))), "unknown store.commit");
  EXPECT_TRUE(memory.find(sample_concern(1).id).ok());
  EXPECT_EQ(memory.outbox(), std::vector{sample_notice(1, sample_concern(1).id)});
}

}  // namespace
}  // namespace heed::contract
