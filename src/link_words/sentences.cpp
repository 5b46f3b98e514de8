#include "link_words/sentences.hpp"

#include <cmath>

namespace heed::link_words {

using linkage::Agreement;
using linkage::Reason;

namespace {

// Words that agree in part and yet speak against: told with what they lack.
bool is_only_partly(const Reason& reason) {
  return reason.weight < 0 && reason.agreement != Agreement::different && reason.agreement != Agreement::not_known;
}

std::string key_of(const Reason& reason, bool written_alike) {
  std::string key = "linkage.reason." + std::string(to_string(reason.agreement));
  if (reason.agreement == Agreement::same && !written_alike) key += ".written";
  return key;
}

}  // namespace

std::string name_of(const content::Words& words, matching::AttributeType type) {
  return words("linkage.attribute." + std::string(matching::to_string(type)));
}

std::string sentence(const content::Words& words, const Reason& reason, std::string_view left, std::string_view right) {
  const content::Arguments arguments = {
      {"attribute", name_of(words, reason.type)}, {"left", std::string(left)}, {"right", std::string(right)}};
  std::string text = words(key_of(reason, left == right), arguments);
  if (is_only_partly(reason)) text += " " + words("linkage.reason.too_little");
  return text;
}

std::string by_chance(const content::Words& words, const Reason& reason, std::uint64_t held) {
  if (reason.weight <= 0 || reason.by_chance <= 0 || held == 0) return {};
  const auto others = std::llround(reason.by_chance * static_cast<double>(held));
  const std::string of = words.number(static_cast<std::int64_t>(held));
  if (others == 0) return words("linkage.by_chance.nobody", {{"held", of}});
  return words("linkage.by_chance.some", {{"count", static_cast<std::int64_t>(others)}, {"held", of}});
}

}  // namespace heed::link_words
