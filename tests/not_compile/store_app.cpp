// A store cannot know a use case.
#include "ports/store.hpp"
#ifdef HEED_REFUSED
#include "app/service.hpp"
#endif
