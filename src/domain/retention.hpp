// Every record has a class, a review date, a hold and a provenance from the first day. Nothing is destroyed yet: that
// comes with two-person review.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace heed::domain {

enum class RetentionClass {
  child_safeguarding,  // concerns, messages, notes, decisions
  account,             // people who sign in
  audit,
};

std::string_view to_string(RetentionClass retention_class);

struct Retention {
  RetentionClass retention_class = RetentionClass::child_safeguarding;
  Instant review_at;       // a person looks at it then; it is never destroyed by itself
  bool legal_hold = true;  // on by default
  std::string provenance;  // "public form", "api", "team", "demonstration"
};

// Review is due after 75 years for safeguarding records (IICSA's concern for people who ask decades later; to be set by
// the controller), 7 years for accounts and audit.
Retention make_retention(RetentionClass retention_class, Instant made, std::string provenance);

}  // namespace heed::domain
