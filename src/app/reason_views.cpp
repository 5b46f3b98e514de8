#include "app/reason_views.hpp"

#include <algorithm>
#include <cmath>

#include "app/known_values.hpp"
#include "link_words/sentences.hpp"
#include "linkage/reason.hpp"

namespace heed::app {

namespace {

// Below this neither side is worth a sentence.
constexpr double says_something = 0.5;

std::string said_at(const KnownValues& known, const linkage::ValuePlace& place) {
  if (place.column >= known.said.size() || place.value >= known.said[place.column].size()) return {};
  return known.said[place.column][place.value];
}

// The first day that each side gives.
linkage::Births births_of(const linkage::Model& model, const KnownValues& one, const KnownValues& other) {
  constexpr double days_of_year = 365.25;
  for (std::size_t column = 0; column < model.columns.size(); ++column) {
    if (model.columns[column].type != matching::AttributeType::date_of_birth) continue;
    if (one.values[column].empty() || other.values[column].empty()) continue;
    const auto left = one.values[column].front().days, right = other.values[column].front().days;
    const auto apart = std::max({right.from - left.until, left.from - right.until, 0});
    return {left.exact() && right.exact(), apart / days_of_year};
  }
  return {};
}

}  // namespace

std::vector<ReasonView> reason_views(const content::Words& words, const linkage::Model& model,
                                     const linkage::Score& score, const mentions::Mention& left,
                                     const std::string& left_told_on, const mentions::Mention& right,
                                     const std::string& right_told_on, std::size_t held) {
  const auto one = known_values(model, left, left_told_on), other = known_values(model, right, right_told_on);
  auto reasons = linkage::reasons_of(model, score);
  std::erase_if(reasons, [](const linkage::Reason& reason) {
    return reason.agreement == linkage::Agreement::not_known || std::abs(reason.weight) < says_something;
  });
  std::ranges::stable_sort(reasons, [](const linkage::Reason& first, const linkage::Reason& second) {
    if ((first.weight > 0) != (second.weight > 0)) return first.weight > 0;
    return std::abs(first.weight) > std::abs(second.weight);
  });
  std::vector<ReasonView> views;
  for (const auto& reason : reasons) {
    const auto said = said_at(one, reason.left), said_there = said_at(other, reason.right);
    if (said.empty() || said_there.empty()) continue;
    ReasonView view;
    view.sentence = link_words::sentence(words, reason, said, said_there);
    view.by_chance = link_words::by_chance(words, reason, held);
    view.is_common = reason.by_chance * static_cast<double>(held) >= 0.5;
    view.speaks_for = reason.weight > 0;
    views.push_back(std::move(view));
  }
  const auto kin = linkage::family_of(model, linkage::reasons_of(model, score), births_of(model, one, other));
  if (const auto family = link_words::family(words, kin); !family.empty())
    views.push_back({family, std::string(), /*is_common=*/false, /*speaks_for=*/false});
  if (const auto nobody = link_words::nobody_told(words, score); !nobody.empty())
    views.push_back({nobody, std::string(), /*is_common=*/false, /*speaks_for=*/false});
  return views;
}

}  // namespace heed::app
