// Time: an instant is UTC in milliseconds. Timeouts use SteadyClock or std::chrono::steady_clock.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace heed {

using std::chrono::milliseconds;

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t milliseconds_since_epoch = 0;

  auto operator<=>(const Instant&) const = default;
  Instant operator+(std::chrono::milliseconds duration) const { return {milliseconds_since_epoch + duration.count()}; }
  Instant operator-(std::chrono::milliseconds duration) const { return {milliseconds_since_epoch - duration.count()}; }
  std::chrono::milliseconds operator-(Instant other) const {
    return std::chrono::milliseconds(milliseconds_since_epoch - other.milliseconds_since_epoch);
  }
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// Counts from an unknown beginning and is never set: for what must last a time, whatever becomes of the date.
class SteadyClock final : public Clock {
 public:
  Instant now() const override;
};

// Stands still until told; for tests and the demonstration's past.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : m_now(now) {}
  Instant now() const override { return m_now; }
  void set(Instant now) { m_now = now; }
  void advance(std::chrono::milliseconds duration) { m_now = m_now + duration; }

 private:
  Instant m_now;
};

}  // namespace heed
