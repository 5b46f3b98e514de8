// Why two mentions may be of the same one, or may not be, in sentences with what was said on both sides.
#pragma once

#include <string>
#include <vector>

#include "app/known_links.hpp"
#include "content/text.hpp"
#include "linkage/model.hpp"

namespace heed::app {

// What speaks for it, the strongest first; then what speaks against it, the strongest first. Fields that say nothing are left out.
// `held`: mentions of the kind.
std::vector<ReasonView> reason_views(const content::Words& words, const linkage::Model& model,
                                     const linkage::Score& score, const mentions::Mention& left,
                                     const std::string& left_told_on, const mentions::Mention& right,
                                     const std::string& right_told_on, std::size_t held);

}  // namespace heed::app
