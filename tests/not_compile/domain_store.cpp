// A rule cannot know where records lie.
#include "domain/concern.hpp"
#ifdef HEED_REFUSED
#include "store_sqlite/sqlite_store.hpp"
#endif
