// A text does not become markup by assignment: what Html holds is reached by the builder alone.
#include "html/builder.hpp"

heed::html::Html show(const std::string& typed) {
  heed::html::Html page(typed);
#ifdef HEED_REFUSED
  page.m_markup += typed;
#endif
  return page;
}
