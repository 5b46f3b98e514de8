// What lies inside a Service. Only app's own .cpp files include this: whoever sees it sees ports and keys.
#pragma once

#include "app/receipt_limit.hpp"
#include "app/service.hpp"
#include "app/sign_in_limit.hpp"
#include "app/user_directory.hpp"
#include "crypto/form_seal.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/receipt.hpp"
#include "ports/store.hpp"

namespace heed::app {

struct Service::Parts {
  explicit Parts(const ServiceOptions& options)
      : store(options.store),
        key_ring(options.key_ring),
        receipts(options.receipt_words, options.key_ring.receipt_key()),
        form_seal(options.key_ring.form_key(), options.random),
        rules(options.rules),
        clock(options.clock),
        random(options.random) {}

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
};

using Parts = Service::Parts;

}  // namespace heed::app
