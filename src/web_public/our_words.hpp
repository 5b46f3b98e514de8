// Today's words with their evidence, source and what changed; and the dated figures of the evidence page. The seed's wording
// is kept in the pack for the record and never shown.
#pragma once

#include "content/library.hpp"
#include "html/builder.hpp"

namespace heed::web_public {

html::Html words_with_sources(const content::Library& library, const content::Words& words);
html::Html evidence_figures(const content::Library& library, const content::Words& words);

}  // namespace heed::web_public
