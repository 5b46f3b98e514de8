#include "app/receipt_limit.hpp"

namespace heed::app {

namespace {

std::string key_of(const ports::LookupId& receipt) { return {receipt.begin(), receipt.end()}; }

}  // namespace

Result<void> ReceiptLimit::take(TryBuckets& buckets, const ports::LookupId& receipt, Instant now) {
  const auto key = key_of(receipt);
  const std::lock_guard lock(m_mutex);
  if (!buckets.has_one(key, now))
    return Error{ErrorKind::unavailable, "receipt.wait", std::to_string(buckets.wait(key, now).count())};
  buckets.take(key, now);
  return {};
}

void ReceiptLimit::give_back_message(const ports::LookupId& receipt) {
  const std::lock_guard lock(m_mutex);
  m_messages.give_back(key_of(receipt));
}

}  // namespace heed::app
