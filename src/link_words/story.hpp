// How records came to be together, step by step, and how one record stands to all of them, in sentences.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "content/text.hpp"
#include "linkage/cluster_story.hpp"
#include "linkage/entity_reason.hpp"

namespace heed::link_words {

struct StoryTeller {
  std::function<std::string(std::uint32_t member)> name_of;
  // The reasons of two members, as reasons_of() gives them.
  std::function<std::vector<linkage::Reason>(std::uint32_t left, std::uint32_t right)> reasons_of;
};

// One text a step, in their order. Empty of a member that is on its own.
std::vector<std::string> story(const content::Words& words, const linkage::ClusterStory& story,
                               const StoryTeller& teller);

// One text a field: with how many of the entity's records it agrees, and the nearest of them. `name_of` and `said_of` by place among the
// records that the score was made of.
struct EntityTeller {
  std::function<std::string(std::uint32_t at)> name_of;
  std::function<std::pair<std::string, std::string>(const linkage::Reason& reason, std::uint32_t at)> said_of;
};
std::vector<std::string> entity(const content::Words& words, const linkage::EntityScore& score,
                                const EntityTeller& teller);

// "4 records, 2 independent origins." `sources`, where each record comes from; compared without regard to how it is written. What is not known is
// counted as no origin: "4 records, at least 2 independent origins; where one of them comes from is not known."
std::string origins(const content::Words& words, const std::vector<std::string>& sources);

}  // namespace heed::link_words
