// Forms in progress: sealed, padded, valid for 24 hours, and kept by the person's browser alone.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

inline constexpr std::chrono::hours form_life{24};

class FormSeal {
 public:
  FormSeal(Secret key, Random& random) : m_key(std::move(key)), m_random(random) {}
  // `purpose` (such as "tell" or "check") keeps one form's field from being used in another. Text for a hidden field.
  std::string seal(std::string_view purpose, Instant now, std::string_view plaintext) const;
  // Errors: invalid with code problem.form.expired (older than form_life, or more than a minute from the future: a clock
  // set back by seconds must not cost anyone what they typed) or problem.form.unreadable.
  Result<std::string> open(std::string_view purpose, Instant now, std::string_view field) const;

 private:
  Secret m_key;
  Random& m_random;
};

}  // namespace heed::crypto
