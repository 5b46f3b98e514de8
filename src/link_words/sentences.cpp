#include "link_words/sentences.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace heed::link_words {

using linkage::Agreement;
using linkage::Reason;

namespace {

// Words that agree in part and yet speak against: told with what they lack.
bool is_only_partly(const Reason& reason) {
  return reason.weight < 0 && reason.agreement != Agreement::different && reason.agreement != Agreement::not_known;
}

// Further values of one side stand after " / ".
bool has_several(std::string_view text) { return text.find(" / ") != std::string_view::npos; }

std::string key_of(const Reason& reason, std::string_view left, std::string_view right) {
  const bool written_alike = left == right, several = !written_alike && (has_several(left) || has_several(right));
  std::string key = "linkage.reason." + std::string(to_string(reason.agreement));
  if (reason.agreement == Agreement::same && several) return key + ".among";
  if (reason.agreement == Agreement::same && !written_alike) return key + ".written";
  if (reason.agreement == Agreement::in_another_field && ascii_lower(left) == ascii_lower(right)) return key + ".said";
  if (reason.agreement != Agreement::not_known) return key;
  switch (reason.known) {
    case linkage::Known::by_left:
    case linkage::Known::by_right: return key + ".one_side";
    case linkage::Known::by_both: return key + ".too_little";
    case linkage::Known::by_neither: break;
  }
  return key;
}

}  // namespace

std::string name_of(const content::Words& words, matching::AttributeType type) {
  return words("linkage.attribute." + std::string(matching::to_string(type)));
}

std::string sentence(const content::Words& words, const Reason& reason, std::string_view left, std::string_view right) {
  const bool right_only = reason.known == linkage::Known::by_right;
  const content::Arguments arguments = {{"attribute", name_of(words, reason.type)},
                                        {"other", name_of(words, reason.right_type)},
                                        {"left", std::string(left)},
                                        {"right", std::string(right)},
                                        {"one", std::string(right_only ? right : left)}};
  std::string text = words(key_of(reason, left, right), arguments);
  if (is_only_partly(reason)) text += " " + words("linkage.reason.too_little");
  return text;
}

std::string by_chance(const content::Words& words, const Reason& reason, std::uint64_t held, unsigned counted) {
  if (reason.weight <= 0 || reason.by_chance <= 0 || held == 0) return {};
  const auto others = std::llround(linkage::others_by_chance(reason, held, counted));
  const std::string of = words.number(static_cast<std::int64_t>(held));
  if (others == 0) return words("linkage.by_chance.nobody", {{"held", of}});
  return words("linkage.by_chance.some", {{"count", static_cast<std::int64_t>(others)}, {"held", of}});
}

std::string in_records(const content::Words& words, const Reason& reason, std::uint32_t holders) {
  constexpr std::uint32_t many = 5;
  const bool of_one = matching::identifies(reason.type) || reason.type == matching::AttributeType::address;
  if (reason.weight <= 0 || reason.agreement != Agreement::same || !of_one || holders < many) return {};
  return words("linkage.in_records", {{"attribute", name_of(words, reason.type)}, {"count", std::int64_t{holders}}});
}

std::string nobody_told(const content::Words& words, const linkage::Score& score) {
  return score.tells_who ? std::string() : words("linkage.nobody_told");
}

std::string family(const content::Words& words, linkage::Family family) {
  switch (family) {
    case linkage::Family::siblings: return words("linkage.family.siblings");
    case linkage::Family::twins: return words("linkage.family.twins");
    case linkage::Family::no: break;
  }
  return {};
}

std::string list_of(const content::Words& words, const std::vector<std::string>& each) {
  if (each.empty()) return {};
  std::string text = each.front();
  for (std::size_t i = 1; i + 1 < each.size(); ++i)
    text = words("linkage.list.next", {{"list", text}, {"next", each[i]}});
  return each.size() == 1 ? text : words("linkage.list.last", {{"list", text}, {"last", each.back()}});
}

std::string attributes_of(const content::Words& words, std::span<const Reason> reasons, std::size_t most) {
  std::vector<std::string> names;
  for (const Reason& reason : reasons) {
    std::string name = name_of(words, reason.type);
    if (names.size() < most && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return list_of(words, names);
}

}  // namespace heed::link_words
