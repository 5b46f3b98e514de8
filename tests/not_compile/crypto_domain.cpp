// Sealing knows bytes and no concern.
#include "crypto/sealing.hpp"
#ifdef HEED_REFUSED
#include "domain/concern.hpp"
#endif
