// Forms in progress and form tokens, for the web layers, which see no key.
#pragma once

#include <string>
#include <string_view>

#include "app/service.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "domain/concern.hpp"

namespace heed::app {

class FormState {
 public:
  explicit FormState(Service& service) : m_service(service) {}

  // 32 random bytes for a new form, base64url: the idempotency token that becomes the receipt.
  std::string new_token() const;
  // A sealed, padded hidden field, valid for 24 hours.
  std::string seal(std::string_view purpose, std::string_view plaintext) const;
  // Errors: invalid (problem.form.expired, problem.form.unreadable).
  Result<std::string> open(std::string_view purpose, std::string_view field) const;

 private:
  Service& m_service;
};

// ConcernDraft as text and back: the one format of forms in progress, the sealed payload and /api/v1/concerns.
// Errors of reading: invalid with code problem.json.malformed, problem.json.too_many_fields, problem.json.too_many_objects,
// problem.json.unknown_field (detail names the JSON pointer, never a value), problem.json.wrong_type.
std::string to_json(const domain::ConcernDraft& draft);
Result<domain::ConcernDraft> draft_from_json(std::string_view json);

}  // namespace heed::app
