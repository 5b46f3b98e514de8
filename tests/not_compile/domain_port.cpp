// A rule cannot ask for a record.
#include "domain/access.hpp"
#ifdef HEED_REFUSED
#include "ports/concern_store.hpp"
#endif
