// What Splink wants to hear in a settings file and Heed has no word for: written when a model was not read from Splink, and
// not kept when such a file is read again.
#pragma once

#include <nlohmann/json.hpp>

#include "linkage/model.hpp"

namespace heed::linkage {

using Json = nlohmann::ordered_json;

inline constexpr const char* splink_prior = "probability_two_random_records_match";
inline constexpr const char* splink_rules = "blocking_rules_to_generate_predictions";

// What Heed calls the classes of those who are alike, and how likely each is.
constexpr const char* name_of(Alike kind) {
  return ByAlike<const char*>{"relative", "namesake", "neighbour"}[index_of(kind)];
}
constexpr const char* prior_name_of(Alike kind) {
  return ByAlike<const char*>{"relative_prior", "namesake_prior", "neighbour_prior"}[index_of(kind)];
}

inline Json own_settings() {
  return {{"link_type", "dedupe_only"},
          {"sql_dialect", "duckdb"},
          {"em_convergence", 0.0001},
          {"max_iterations", 25},
          {"unique_id_column_name", "unique_id"}};
}

}  // namespace heed::linkage
