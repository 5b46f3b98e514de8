#include "app/oversight.hpp"
#include "app/readers.hpp"

namespace heed::app {

Result<std::vector<std::string>> ConcernsWithoutReader::operator()(const domain::Actor& actor) const {
  const auto& parts = m_service.parts();
  const bool told = actor.area_id == parts.rules.area_id &&
                    (may(actor, domain::Action::manage_users) || may(actor, domain::Action::read_audit));
  if (!told) return std::vector<std::string>();
  return parts.store.concerns.without_reader(parts.rules.area_id, everyone_who_works(parts));
}

}  // namespace heed::app
