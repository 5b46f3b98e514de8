#include "domain/retention.hpp"

namespace heed::domain {

namespace {

std::chrono::years review_after(RetentionClass retention_class) {
  switch (retention_class) {
    case RetentionClass::child_safeguarding: return std::chrono::years(75);
    case RetentionClass::account:
    case RetentionClass::audit: return std::chrono::years(7);
  }
  return std::chrono::years(75);
}

}  // namespace

std::string_view to_string(RetentionClass retention_class) {
  switch (retention_class) {
    case RetentionClass::child_safeguarding: return "child_safeguarding";
    case RetentionClass::account: return "account";
    case RetentionClass::audit: return "audit";
  }
  return {};
}

Retention make_retention(RetentionClass retention_class, Instant made, std::string provenance) {
  const auto review_at = made + std::chrono::duration_cast<std::chrono::milliseconds>(review_after(retention_class));
  return {retention_class, review_at, /*legal_hold=*/true, std::move(provenance)};
}

}  // namespace heed::domain
