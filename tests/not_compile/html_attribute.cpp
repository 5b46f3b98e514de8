// An attribute is made by the functions that check its name; there is no other way to write onclick.
#include "html/builder.hpp"

heed::html::Html show(const std::string& typed) {
#ifdef HEED_REFUSED
  return heed::html::p({heed::html::Attribute("onclick", typed)}, typed);
#else
  return heed::html::p({heed::html::attribute("title", typed)}, typed);
#endif
}
