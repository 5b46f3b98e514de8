#include "app/service.hpp"

#include "app/known.hpp"
#include "app/service_parts.hpp"

namespace heed::app {

Parts::Parts(const ServiceOptions& options)
    : store(options.store),
      key_ring(options.key_ring),
      receipts(options.receipt_words, options.key_ring.receipt_key()),
      form_seal(options.key_ring.form_key(), options.random),
      rules(options.rules),
      clock(options.clock),
      random(options.random),
      known(std::make_unique<Known>()) {}

Parts::~Parts() = default;

// A store that cannot answer yet is asked again at the next sign-in.
Service::Service(const ServiceOptions& options) : m_parts(std::make_unique<Parts>(options)) {
  static_cast<void>(load_users(*m_parts));
}

Service::~Service() = default;

const AreaRules& Service::rules() const { return m_parts->rules; }

const Clock& Service::clock() const { return m_parts->clock; }

std::optional<Instant> Service::next_read() const { return next_open(m_parts->clock.now(), m_parts->rules.calendar); }

}  // namespace heed::app
