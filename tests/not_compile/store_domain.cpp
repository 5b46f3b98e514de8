// A store cannot know what a concern says.
#include "ports/records.hpp"
#ifdef HEED_REFUSED
#include "domain/concern.hpp"
#endif
