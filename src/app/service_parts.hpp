// What lies inside a Service. Only app's own .cpp files include this: whoever sees it sees ports and keys.
#pragma once

#include <memory>

#include "app/receipt_limit.hpp"
#include "app/service.hpp"
#include "app/sign_in_limit.hpp"
#include "app/user_directory.hpp"
#include "crypto/form_seal.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/receipt.hpp"
#include "ports/store.hpp"

namespace heed::app {

class Known;

struct Service::Parts {
  explicit Parts(const ServiceOptions& options);
  ~Parts();

  ports::Store& store;
  const crypto::KeyRing& key_ring;
  const crypto::Receipts receipts;
  const crypto::FormSeal form_seal;
  const AreaRules rules;
  const Clock& clock;
  Random& random;
  UserDirectory users;
  SignInLimit sign_ins;
  ReceiptLimit receipt_limit;
  const std::unique_ptr<Known> known;
};

using Parts = Service::Parts;

}  // namespace heed::app
