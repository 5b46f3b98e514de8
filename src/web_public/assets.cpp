#include <cstdint>
#include <fstream>
#include <iterator>

#include "base/bytes.hpp"
#include "http/gzip.hpp"
#include "web_public/page_routes.hpp"

namespace heed::web_public {

namespace {

// FNV-1a, 64 bits: names a version of a file; nothing is secret or contested about it.
std::string short_name(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<std::uint8_t>(c)) * 1099511628211ULL;
  Bytes digits(6);
  for (std::size_t i = 0; i < digits.size(); ++i) digits[i] = static_cast<std::uint8_t>(hash >> (8 * i));
  return to_hex(digits);
}

Result<Asset> load(const std::filesystem::path& folder, const std::string& stem, const std::string& ending,
                   const std::string& type) {
  const auto file = folder / (stem + ending);
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Error{ErrorKind::unavailable, "An asset cannot be read", file.string()};
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  Asset asset;
  asset.path = "/assets/" + stem + "." + short_name(bytes) + ending;
  asset.type = type;
  asset.gzip = std::make_shared<const std::string>(http::gzip(bytes, 9));
  asset.plain = std::make_shared<const std::string>(std::move(bytes));
  return asset;
}

http::Response serve(const Asset& asset, const http::Request& request) {
  http::Response response;
  response.set("Content-Type", asset.type)
      .set("Cache-Control", "public, max-age=31536000, immutable")
      .set("Vary", "Accept-Encoding");
  if (http::accepts_gzip(request)) {
    response.set("Content-Encoding", "gzip");
    response.shared_body = asset.gzip;
  } else {
    response.shared_body = asset.plain;
  }
  return response;
}

}  // namespace

Result<Assets> load_assets(const std::filesystem::path& folder) {
  Assets assets;
  assets.style = TRY(load(folder, "heed", ".css", "text/css; charset=utf-8"));
  assets.style_rtl = TRY(load(folder, "heed.rtl", ".css", "text/css; charset=utf-8"));
  assets.exit_script = TRY(load(folder, "exit", ".js", "text/javascript; charset=utf-8"));
  assets.unsent_script = TRY(load(folder, "unsent", ".js", "text/javascript; charset=utf-8"));
  assets.mentions_script = TRY(load(folder, "mentions", ".js", "text/javascript; charset=utf-8"));
  assets.search_script = TRY(load(folder, "search", ".js", "text/javascript; charset=utf-8"));
  assets.icon = TRY(load(folder, "icon", ".svg", "image/svg+xml"));
  return assets;
}

std::vector<http::Route> asset_routes(const Assets& assets) {
  std::vector<http::Route> routes;
  for (const Asset* asset : {&assets.style, &assets.style_rtl, &assets.exit_script, &assets.unsent_script,
                             &assets.search_script, &assets.mentions_script, &assets.icon})
    routes.push_back({http::Method::get, asset->path, "public", "none: the same for everyone", http::Pool::page, 0,
                      /*localised=*/false,
                      [copy = *asset](const http::Request& request) { return serve(copy, request); }});
  return routes;
}

}  // namespace heed::web_public
