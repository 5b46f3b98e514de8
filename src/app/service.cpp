#include "app/service.hpp"

#include "app/service_parts.hpp"

namespace heed::app {

// A store that cannot answer yet is asked again at the next sign-in.
Service::Service(const ServiceOptions& options) : m_parts(std::make_unique<Parts>(options)) {
  static_cast<void>(load_users(*m_parts));
}

Service::~Service() = default;

const AreaRules& Service::rules() const { return m_parts->rules; }

const Clock& Service::clock() const { return m_parts->clock; }

Random& Service::random() const { return m_parts->random; }

std::optional<Instant> Service::next_read() const { return next_open(m_parts->clock.now(), m_parts->rules.calendar); }

}  // namespace heed::app
