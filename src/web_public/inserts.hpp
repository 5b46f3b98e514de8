// What stands for {{name}} in a page of words: lists from the pack, cards, buttons, notices.
#pragma once

#include "app/service.hpp"
#include "content/page.hpp"
#include "html/layout.hpp"

namespace heed::web_public {

struct InsertContext {
  const html::Site& site;
  const app::Service& service;
  const content::Words& words;
};

// Empty for a name that `heed content check` does not know: it refuses such a page before it is served.
html::Html render_insert(const InsertContext& context, const content::Insert& insert);

// The two ways on: tell someone, think it through.
html::Html tell_buttons(const content::Words& words);

}  // namespace heed::web_public
