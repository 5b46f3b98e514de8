#include "link_words/story.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.hpp"
#include "link_words/sentences.hpp"
#include "matching/fold.hpp"

namespace heed::link_words {

using linkage::EntityReason;
using linkage::StorySide;
using linkage::StoryStep;

namespace {

std::string side_of(const content::Words& words, const StorySide& side, const StoryTeller& teller) {
  const std::string record = teller.name_of(side.smallest);
  if (side.members == 1) return words("linkage.story.one", {{"record", record}});
  return words("linkage.story.several", {{"record", record}, {"count", std::int64_t{side.members}}});
}

// What speaks for the step: of the nearest two.
std::string nearest_of(const content::Words& words, const StoryStep& step, const StoryTeller& teller) {
  const auto reasons = teller.reasons_of(step.strongest->left, step.strongest->right);
  const std::string speaking = attributes_of(words, linkage::for_of(reasons));
  const std::string against = attributes_of(words, linkage::against_of(reasons));
  std::string text;
  if (!speaking.empty() && step.left.members == 1 && step.right.members == 1)
    text = words("linkage.story.for", {{"attributes", speaking}});
  else if (!speaking.empty())
    text = words("linkage.story.nearest", {{"left", teller.name_of(step.strongest->left)},
                                           {"right", teller.name_of(step.strongest->right)},
                                           {"attributes", speaking}});
  if (!against.empty()) text += " " + words("linkage.story.against", {{"attributes", against}});
  return text;
}

std::string step_of(const content::Words& words, const StoryStep& step, const StoryTeller& teller) {
  const content::Arguments sides = {{"left", side_of(words, step.left, teller)},
                                    {"right", side_of(words, step.right, teller)}};
  if (step.is_said_by_people()) return words("linkage.story.said", sides);
  std::string text = words("linkage.story.step", sides);
  if (step.strongest) text += " " + nearest_of(words, step, teller);
  if (step.pairs > 1) text += " " + words("linkage.story.pairs", {{"pairs", std::int64_t{step.pairs}}});
  return text;
}

std::string agreement_of(const content::Words& words, const EntityReason& reason) {
  const std::uint32_t known = reason.agree + reason.differ;
  const content::Arguments arguments = {{"attribute", name_of(words, reason.type)},
                                        {"agree", std::int64_t{reason.agree}},
                                        {"count", std::int64_t{known}}};
  if (known == 0) return words("linkage.entity.not_known", arguments);
  if (reason.agree == 0) return words("linkage.entity.none", arguments);
  return words(reason.differ == 0 ? "linkage.entity.all" : "linkage.entity.some", arguments);
}

}  // namespace

std::vector<std::string> story(const content::Words& words, const linkage::ClusterStory& told,
                               const StoryTeller& teller) {
  std::vector<std::string> lines;
  lines.reserve(told.steps.size());
  for (const StoryStep& step : told.steps) lines.push_back(step_of(words, step, teller));
  return lines;
}

std::vector<std::string> entity(const content::Words& words, const linkage::EntityScore& score,
                                const EntityTeller& teller) {
  std::vector<std::string> lines;
  for (const EntityReason& reason : score.reasons) {
    std::string text = agreement_of(words, reason);
    if (reason.agree + reason.differ > 0) {
      const auto [left, right] = teller.said_of(reason.nearest, reason.nearest_at);
      text += " " + words("linkage.entity.nearest", {{"record", teller.name_of(reason.nearest_at)},
                                                     {"sentence", sentence(words, reason.nearest, left, right)}});
    }
    lines.push_back(std::move(text));
  }
  return lines;
}

std::string origins(const content::Words& words, const std::vector<std::string>& sources) {
  std::set<std::string> different;
  std::int64_t unknown = 0;
  for (const std::string& source : sources) {
    std::string known = matching::fold_words(source);
    if (known.empty()) known = trim(source);  // in letters that have no Latin form
    if (known.empty())
      ++unknown;
    else
      different.insert(std::move(known));
  }
  const auto records = std::ssize(sources), named = std::ssize(different);
  const std::int64_t origins = unknown > 0 ? std::max<std::ptrdiff_t>(1, named) : named;
  std::string text = unknown > 0
                         ? words("linkage.origin.at_least",
                                 {{"records", std::int64_t{records}}, {"origins", origins}, {"unknown", unknown}})
                         : words("linkage.origin.count", {{"records", std::int64_t{records}}, {"origins", origins}});
  if (records - unknown > named) text += " " + words("linkage.origin.told_on");
  return text;
}

}  // namespace heed::link_words
