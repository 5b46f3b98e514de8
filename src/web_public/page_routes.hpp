// The public half that is only read: home pages, pages of words, guides, assets.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/service.hpp"
#include "base/result.hpp"
#include "html/layout.hpp"
#include "http/route.hpp"

namespace heed::web_public {

struct PublicPages {
  const html::Site& site;
  const app::Service& service;
};

// One route a page, so that the route table is the whole list of addresses. The parts of `pages` must outlive the routes.
std::vector<http::Route> page_routes(const PublicPages& pages);

// An asset as it is served: read and compressed once, under a name that holds a hash of its bytes, kept by browsers for a year.
struct Asset {
  std::string path;  // "/assets/heed.1a2b3c4d5e6f.css"
  std::string type;
  std::shared_ptr<const std::string> plain, gzip;
};

struct Assets {
  Asset style, style_rtl, exit_script, unsent_script, search_script, mentions_script, icon;
};
// Errors: unavailable, with the name of the file that cannot be read.
Result<Assets> load_assets(const std::filesystem::path& folder);
std::vector<http::Route> asset_routes(const Assets& assets);

}  // namespace heed::web_public
