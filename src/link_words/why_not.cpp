#include "link_words/why_not.hpp"

#include <algorithm>

#include "link_words/sentences.hpp"

namespace heed::link_words {

using linkage::Obstacle;
using linkage::WhyNot;

namespace {

constexpr double worth_saying = -1;  // bits

std::string features_of(const content::Words& words, const linkage::Model& model, const WhyNot& why) {
  std::vector<std::string> names;
  for (const linkage::Feature& feature : why.keys.features) {
    if (feature.column < model.columns.size()) names.push_back(name_of(words, model.columns[feature.column].type));
  }
  return list_of(words, names);
}

std::string first_of(const content::Words& words, const linkage::Model& model, const WhyNot& why) {
  std::string key = "linkage.why_not." + std::string(to_string(why.obstacle));
  if (why.obstacle == Obstacle::weight && why.rather_for()) key += why.against.empty() ? ".too_little" : ".outweighed";
  if (why.obstacle == Obstacle::others && why.between.against == 0) key += ".together";
  if (why.obstacle == Obstacle::others && why.between.against > 0 && why.bound > 0) key += ".too_little";
  return words(key, {{"attributes", features_of(words, model, why)},
                     {"holders", std::int64_t{why.keys.holders}},
                     {"against", std::int64_t{why.between.against}},
                     {"pairs", std::int64_t{why.between.pairs}}});
}

bool never_compared(const WhyNot& why) {
  return why.obstacle == Obstacle::no_key || why.obstacle == Obstacle::common_keys;
}

// Had they been compared.
std::string had_they_been(const WhyNot& why) {
  if (why.could_be_one()) return "linkage.why_not.might";
  return why.rather_for() ? "linkage.why_not.even_so.too_little" : "linkage.why_not.even_so";
}

void append_others(const content::Words& words, const WhyNot& why, const WhyTeller& teller,
                   std::vector<std::string>& lines) {
  for (const linkage::PairWeighed& pair : why.between.strongest_against) {
    const auto against = linkage::against_of(teller.reasons_of(pair.left, pair.right));
    const content::Arguments arguments = {{"left", teller.name_of(pair.left)},
                                          {"right", teller.name_of(pair.right)},
                                          {"attributes", attributes_of(words, against)}};
    lines.push_back(words(against.empty() ? "linkage.why_not.pair.too_little" : "linkage.why_not.pair", arguments));
  }
}

}  // namespace

std::vector<std::string> why_not(const content::Words& words, const linkage::Model& model, const WhyNot& why,
                                 const WhyTeller& teller) {
  std::vector<std::string> lines = {first_of(words, model, why)};
  if (why.obstacle == Obstacle::none) return lines;
  if (never_compared(why)) lines.push_back(words(had_they_been(why)));
  if (!why.could_be_one() && why.alike_weight < worth_saying)
    lines.push_back(words("linkage.why_not.alike." + std::string(to_string(why.alike))));
  if (why.obstacle == Obstacle::others) append_others(words, why, teller, lines);
  if (why.against.empty()) return lines;
  lines.push_back(words("linkage.why_not.against"));
  for (const linkage::Reason& reason : why.against) {
    const auto [left, right] = teller.said_of(reason);
    lines.push_back(sentence(words, reason, left, right));
  }
  return lines;
}

}  // namespace heed::link_words
