#include "linkage/model_version.hpp"

#include "linkage/splink_json.hpp"

namespace heed::linkage {

std::uint64_t version_of(const Model& model) {
  Model unnamed = model;
  unnamed.version.clear();
  return matching::hash_of(write_model(unnamed));
}

}  // namespace heed::linkage
