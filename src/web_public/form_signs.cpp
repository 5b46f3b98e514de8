#include "web_public/form_signs.hpp"

#include <algorithm>

namespace heed::web_public {

const std::vector<SignGroup>& sign_groups() {
  static const std::vector<SignGroup> groups{
      {content::ItemKind::harm, "harm", "check.group.harm", "check.noticed.harm"},
      {content::ItemKind::sign, "sign", "check.group.sign", "check.noticed.sign"},
      {content::ItemKind::adult_or_place, "adult_or_place", "check.group.adult_or_place",
       "check.noticed.adult_or_place"},
  };
  return groups;
}

std::vector<const content::Item*> signs_of(const content::Pack& pack, content::ItemKind kind) {
  std::vector<const content::Item*> signs;
  for (const auto& item : pack.signs)
    if (item.is_public && item.kind == kind) signs.push_back(&item);
  std::stable_sort(signs.begin(), signs.end(),
                   [](const auto* left, const auto* right) { return left->order < right->order; });
  return signs;
}

const content::Item* sign_by_id(const content::Pack& pack, std::string_view id) {
  const auto found =
      std::find_if(pack.signs.begin(), pack.signs.end(), [&](const content::Item& item) { return item.id == id; });
  return found == pack.signs.end() ? nullptr : &*found;
}

bool is_noticed(const domain::ObservationDraft& observation) {
  if (observation.how_known == noticed_without_how) return true;
  const auto& answers = ways_of_noticing();
  return std::any_of(answers.begin(), answers.end(),
                     [&](const Offered& way) { return way.code == observation.how_known; });
}

std::string_view words_for_how_known(std::string_view code) {
  if (code == noticed_without_how) return "tell.details.how_known.not_answered";
  for (const auto& way : ways_of_knowing())
    if (way.code == code) return way.words;
  return "check.answer.dont_know";
}

const std::vector<Offered>& ways_of_knowing() {
  static const std::vector<Offered> ways{{"seen", "check.answer.seen"},
                                         {"told", "check.answer.told"},
                                         {"possible", "check.answer.possible"},
                                         {"not_seen", "check.answer.not_seen"},
                                         {"dont_know", "check.answer.dont_know"}};
  return ways;
}

const std::vector<Offered>& ways_of_noticing() {
  static const std::vector<Offered> ways(ways_of_knowing().begin(), ways_of_knowing().begin() + 3);
  return ways;
}

}  // namespace heed::web_public
