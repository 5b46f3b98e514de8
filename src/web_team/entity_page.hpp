// The page of one child, adult, vehicle, contact or place.
#pragma once

#include "base/id.hpp"
#include "content/text.hpp"
#include "html/builder.hpp"
#include "http/message.hpp"
#include "mentions/mention.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_entity(const Visit& visit);

// "Everything about Bea Example", to the page of a mention.
html::Html link_to_entity(const content::Words& words, ConcernId concern, const mentions::Mention& mention);

}  // namespace heed::web_team
