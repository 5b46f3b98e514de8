// A page cannot open what is sealed.
#include "app/team.hpp"
#ifdef HEED_REFUSED
#include "crypto/sealing.hpp"
#endif
