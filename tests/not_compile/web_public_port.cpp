// A public page reaches records through a use case or not at all.
#include "app/submit_concern.hpp"
#ifdef HEED_REFUSED
#include "ports/store.hpp"
#endif
