// How much may be done with one receipt, in memory alone: whoever holds one, or found one, fills neither the disk nor the server
// by it. What a person writes in a day is far below; over it nothing is lost, it is asked to wait.
//
//   opening it, or saying whether we may write    60 at once, then one every 30 seconds
//   messages                                      20 at once, then one every 3 minutes
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "app/sign_in_limit.hpp"
#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::app {

class ReceiptLimit {
 public:
  // Each takes one. Errors: unavailable (receipt.wait, whose detail is how many seconds).
  Result<void> take_opening(const ports::LookupId& receipt, Instant now) { return take(m_openings, receipt, now); }
  Result<void> take_message(const ports::LookupId& receipt, Instant now) { return take(m_messages, receipt, now); }
  // It was not stored after all.
  void give_back_message(const ports::LookupId& receipt);

 private:
  Result<void> take(TryBuckets& buckets, const ports::LookupId& receipt, Instant now);

  static constexpr std::size_t most_receipts = 10'000;

  std::mutex m_mutex;
  TryBuckets m_openings{60, std::chrono::seconds(30), most_receipts};
  TryBuckets m_messages{20, std::chrono::minutes(3), most_receipts};
};

}  // namespace heed::app
