#include "app/form_state.hpp"

#include "app/service_parts.hpp"
#include "crypto/system_random.hpp"

namespace heed::app {

std::string FormState::new_token() const { return crypto::random_token(m_service.parts().random); }

std::string FormState::seal(std::string_view purpose, std::string_view plaintext) const {
  const auto& parts = m_service.parts();
  return parts.form_seal.seal(purpose, parts.clock.now(), plaintext);
}

Result<std::string> FormState::open(std::string_view purpose, std::string_view field) const {
  const auto& parts = m_service.parts();
  return parts.form_seal.open(purpose, parts.clock.now(), field);
}

}  // namespace heed::app
