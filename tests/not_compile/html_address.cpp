// An address goes through Url, which refuses schemes; finished markup is no address.
#include "html/builder.hpp"

heed::html::Html show(const std::string& typed) {
#ifdef HEED_REFUSED
  return heed::html::a({heed::html::href(heed::html::Html(typed))}, typed);
#else
  return heed::html::a({heed::html::href(typed)}, typed);
#endif
}
