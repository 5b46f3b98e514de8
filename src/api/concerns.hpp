// POST /api/v1/concerns: the same concern as the pages take, as JSON. Described in api/openapi.yaml.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/service.hpp"
#include "content/library.hpp"
#include "http/route.hpp"
#include "http/source_limit.hpp"

namespace heed::api {

inline constexpr std::size_t most_body_bytes = 400'000;
// 128 random bits take 22 characters of base64url or 32 of hexadecimal; a shorter key cannot hold them.
inline constexpr std::size_t least_key_characters = 22;
inline constexpr std::size_t most_key_characters = 200;

struct PublicApi {
  app::Service& service;
  const content::Library& library;
  http::SourceLimit& limit;
  std::string description;  // the text of api/openapi.yaml, served at /api/v1/openapi.yaml
};

// The parts of `api` must outlive the routes.
std::vector<http::Route> routes(const PublicApi& api);

}  // namespace heed::api
