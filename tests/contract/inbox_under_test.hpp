// A store that is asked for its inbox.
#pragma once

#include <functional>
#include <string>

#include "contract/store_under_test.hpp"

namespace heed::contract {

class InboxUnderTest : public StoreContract {
 protected:
  void add(const ports::ConcernRecord& record) { ASSERT_EQ(outcome(write(ports::InsertConcern{record})), "ok"); }
  // References of what a query lists, in order, without "HD-".
  std::string listed(const ports::InboxQuery& query) {
    const auto page = concerns().list(query);
    if (!page.ok()) return outcome(page);
    std::string text;
    for (const ports::ConcernRecord& record : *page) text += (text.empty() ? "" : " ") + record.reference.substr(3);
    return text;
  }
  ports::InboxQuery query() const { return {.area_id = area, .reader = make_id<UserId>(7)}; }
};
inline ports::ConcernRecord concern(std::uint64_t number, const std::function<void(ports::ConcernRecord&)>& change) {
  ports::ConcernRecord record = sample_concern(number);
  change(record);
  return record;
}

}  // namespace heed::contract
