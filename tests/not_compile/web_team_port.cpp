// A page of the team reaches records through a use case, which asks the gate.
#include "app/team.hpp"
#ifdef HEED_REFUSED
#include "ports/store.hpp"
#endif
