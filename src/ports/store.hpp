// The ports of one store, handed about together.
#pragma once

#include "ports/alert_store.hpp"
#include "ports/audit_log.hpp"
#include "ports/concern_store.hpp"
#include "ports/link_store.hpp"
#include "ports/mention_store.hpp"
#include "ports/unit_of_work.hpp"
#include "ports/user_store.hpp"

namespace heed::ports {

struct Store {
  UnitOfWork& unit_of_work;
  const ConcernStore& concerns;
  const UserStore& users;
  const AuditLog& audit;
  const LinkStore& links;
  const MentionStore& mentions;
  const AlertStore& alerts;
};

}  // namespace heed::ports
