// A store cannot open what it keeps.
#include "ports/records.hpp"
#ifdef HEED_REFUSED
#include "crypto/sealing.hpp"
#endif
