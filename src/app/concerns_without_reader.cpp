#include "app/oversight.hpp"
#include "app/readers.hpp"

namespace heed::app {

namespace {

bool is_told_which(const domain::Actor& actor) {
  return may(actor, domain::Action::manage_users) || may(actor, domain::Action::read_audit);
}

Result<std::vector<std::string>> without_reader(const Parts& parts) {
  return parts.store.concerns.without_reader(parts.rules.area_id, everyone_who_works(parts));
}

}  // namespace

Result<std::vector<std::string>> ConcernsWithoutReader::operator()(const domain::Actor& actor) const {
  const auto& parts = m_service.parts();
  if (actor.area_id != parts.rules.area_id || !is_told_which(actor)) return std::vector<std::string>();
  return without_reader(parts);
}

Result<std::size_t> ConcernsWithoutReader::count(const domain::Actor& actor) const {
  const auto& parts = m_service.parts();
  const bool works = may(actor, domain::Action::list_inbox) && !is_told_which(actor);
  if (actor.area_id != parts.rules.area_id || !works) return std::size_t{0};
  return TRY(without_reader(parts)).size();
}

ConcernsWithoutReader::Why ConcernsWithoutReader::why() const {
  return everyone_who_works(m_service.parts()).empty() ? Why::nobody_signs_in : Why::kept_away;
}

}  // namespace heed::app
