#include "app/alert_facts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "matching/normalise.hpp"

namespace heed::app {

namespace {

using matching::AttributeType;

bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
         static_cast<unsigned char>(letter) > 0x7FU;
}

// What was looked for and not seen, or is not known, is no sign.
bool was_noticed(const domain::Observation& observation) {
  return observation.how_known != domain::HowKnown::not_seen && observation.how_known != domain::HowKnown::dont_know;
}

bool is_told(const domain::Concern& concern, const std::vector<std::string>& signs,
             const std::vector<std::string>& words) {
  const auto is_sign = [&](const std::string& item) { return std::ranges::find(signs, item) != signs.end(); };
  return std::ranges::any_of(concern.dangers, is_sign) || holds_words(concern.worry, words) ||
         holds_words(concern.child_words, words) ||
         std::ranges::any_of(concern.observations, [&](const domain::Observation& observation) {
           return was_noticed(observation) && (is_sign(observation.item) || holds_words(observation.words, words));
         });
}

std::uint64_t hash_of(const std::string& text) { return text.empty() ? 0 : matching::hash_of(text); }

void add_name(NamedChild& child, const mentions::Said& said) {
  auto parts = matching::split_full_name(said.text);
  if (said.type == AttributeType::forename || said.type == AttributeType::nickname) {
    parts = {matching::normal_name(said.text), {}};
  } else if (said.type == AttributeType::surname) {
    parts = {{}, matching::normal_name(said.text)};
  } else if (said.type != AttributeType::full_name) {
    return;
  }
  if (child.given == 0) child.given = hash_of(parts.given);
  if (child.surname == 0) child.surname = hash_of(parts.family);
}

// Where they live, in the one form of an address and of a postcode.
std::vector<std::string> homes_of(const mentions::Mention& mention) {
  std::vector<std::string> homes;
  for (const auto& said : mention.said) {
    std::string home;
    if (said.type == AttributeType::address) home = matching::normal_address(said.text);
    if (said.type == AttributeType::postcode) home = matching::normal_postcode(said.text);
    if (!home.empty()) homes.push_back(std::move(home));
  }
  return homes;
}

}  // namespace

bool holds_words(std::string_view text, const std::vector<std::string>& words) {
  const std::string lower = ascii_lower(text);
  return std::ranges::any_of(words, [&](const std::string& sought) {
    const std::string word = ascii_lower(sought);
    for (auto at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
      const auto end = at + word.size();
      const bool begins = at == 0 || !is_letter(lower[at - 1]);
      if (begins && (end == lower.size() || !is_letter(lower[end]))) return true;
    }
    return false;
  });
}

ConcernFacts concern_facts(const domain::Concern& concern, const std::vector<mentions::Mention>& mentions,
                           Instant received_at, const std::string& time_zone, const content::AlertRules& rules) {
  ConcernFacts facts;
  facts.received_at = received_at;
  facts.told_on = local_date(received_at, time_zone);
  facts.happened = happened_on(concern, facts.told_on);
  if (const auto* const rule = rules.find(content::AlertKind::missing_and_gift)) {
    facts.missing = is_told(concern, rule->missing_signs, rule->missing_words);
    facts.gift = is_told(concern, rule->gift_signs, rule->gift_words);
  }
  for (const auto& mention : mentions) {
    const auto parts = mention.parts();
    const bool is_meant = std::ranges::find(parts, mentions::Part::adult_of_concern) != parts.end();
    if (mention.kind == mentions::EntityKind::adult && !is_meant) facts.beside.insert(mention.place);
    if (mention.kind != mentions::EntityKind::child) continue;
    NamedChild child{mention.place, 0, 0, {}};
    for (const auto& said : mention.said) add_name(child, said);
    if (child.given == 0 && child.surname == 0) continue;
    if (child.surname != 0)
      for (const auto& home : homes_of(mention))
        child.households.push_back(matching::combine(child.surname, matching::hash_of(home)));
    facts.children.push_back(std::move(child));
  }
  return facts;
}

}  // namespace heed::app
