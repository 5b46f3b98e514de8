#include "api/observation_check.hpp"

#include <string>

#include "base/text.hpp"

namespace heed::api {

namespace {

const content::Item* find_item(const content::Pack& pack, std::string_view id) {
  for (const auto* items : {&pack.signs, &pack.vulnerability, &pack.offenders})
    for (const content::Item& item : *items)
      if (item.id == id) return &item;
  return nullptr;
}

std::string_view kind_of(const content::Item& item) {
  switch (item.kind) {
    case content::ItemKind::harm: return "harm";
    case content::ItemKind::sign: return "sign";
    case content::ItemKind::context: return "context";
    case content::ItemKind::adult_or_place:
    case content::ItemKind::message: return "adult_or_place";
  }
  return "sign";
}

bool is_blank(const std::string& text) { return trim(text).empty(); }

bool says_nothing(const domain::ObservationDraft& observation) {
  return is_blank(observation.item) && is_blank(observation.words) && is_blank(observation.when) &&
         is_blank(observation.where);
}

}  // namespace

std::vector<FieldError> check_observations(const domain::ConcernDraft& draft, const content::Pack& pack) {
  std::vector<FieldError> errors;
  if (draft.observations.size() > domain::most_observations) return {{"observations", "problem.too_many"}};
  for (std::size_t i = 0; i < draft.observations.size(); ++i) {
    const auto& observation = draft.observations[i];
    const std::string at = "observations." + std::to_string(i);
    if (says_nothing(observation)) {
      errors.push_back({at, "problem.observation.empty"});
      continue;
    }
    if (!is_blank(observation.item) && find_item(pack, trim(observation.item)) == nullptr)
      errors.push_back({at + ".item", "problem.sign.unknown"});
    if (is_blank(observation.how_known)) errors.push_back({at + ".how_known", "problem.how_known.missing"});
  }
  return errors;
}

void fill_in_kinds(domain::ConcernDraft& draft, const content::Pack& pack) {
  for (auto& observation : draft.observations)
    if (is_blank(observation.kind))
      if (const auto* item = find_item(pack, trim(observation.item))) observation.kind = kind_of(*item);
}

}  // namespace heed::api
