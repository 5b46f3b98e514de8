// A use case cannot know who asks, or how.
#include "app/submit_concern.hpp"
#ifdef HEED_REFUSED
#include "http/message.hpp"
#endif
