// The adults' first page: the worry in one line, and three ways on.
#pragma once

#include <string>

#include "web_public/page_routes.hpp"

namespace heed::web_public {

std::string home_page(const PublicPages& pages, const std::string& locale);

}  // namespace heed::web_public
