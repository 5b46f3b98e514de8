// A secret cannot be printed by mistake.
#include <iostream>

#include "base/secret.hpp"

void print(const heed::Secret& secret) {
#ifdef HEED_REFUSED
  std::cout << secret;
#else
  std::cout << secret.size();
#endif
}
