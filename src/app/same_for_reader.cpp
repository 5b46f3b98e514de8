#include "app/same_for_reader.hpp"

#include <algorithm>
#include <utility>

namespace heed::app {

namespace {

// Of one child or car there are tens; a place that everybody confirmed may have more.
constexpr std::size_t most_of_one = 300;

using linkage::MemberPair;
using linkage::MentionId;

MentionId other_than(MentionId mine, const linkage::MemberConstraint& word) {
  return word.left == mine ? word.right : word.left;
}

}  // namespace

struct SameForReader::Component {
  std::vector<MentionId> mentions;
  std::set<MemberPair> same, apart;
  std::multimap<MentionId, KnownPlace> hidden;  // by whom they were said to be the same as
};

const mentions::Mention* SameForReader::mention_at(const KnownPlace& place) {
  const auto* const opened = m_readable.open(place.concern);
  return opened == nullptr ? nullptr : opened->mention_at(place.place);
}

const SameOnes& SameForReader::of(const KnownPlace& place) {
  if (const auto found = m_same.find(place); found != m_same.end()) return *found->second;
  const auto same = std::make_shared<const SameOnes>(look(place));
  for (const auto& one : same->places) m_same.emplace(one, same);
  return *same;
}

SameOnes SameForReader::look(const KnownPlace& place) {
  SameOnes same{{place}, false, false};
  const auto mention = m_parts.known->mention_at(place);
  if (!mention) return same;
  const auto& group = group_of(*mention);
  for (const auto id : group.same) {
    const auto one = m_parts.known->place_of(id);
    if (!one || *one == place) continue;
    if (same.places.size() == most_of_one) {
      same.not_all = true;
      break;
    }
    if (mention_at(*one) != nullptr) same.places.push_back(*one);
  }
  same.something_for_others = std::ranges::any_of(
      group.hidden, [&](const KnownPlace& one) { return m_readable.is_for_named_readers(one.concern); });
  std::ranges::sort(same.places);
  return same;
}

const std::vector<MentionId>& SameForReader::same_as(MentionId mention) { return group_of(mention).same; }

bool SameForReader::are_told_apart(const std::vector<KnownPlace>& ones, const std::vector<KnownPlace>& others) {
  std::set<MentionId> apart;
  for (const auto& one : ones) {
    const auto mention = m_parts.known->mention_at(one);
    if (!mention) continue;
    const auto decided = decided_of(*mention);
    apart.insert(decided.rejected.begin(), decided.rejected.end());
    for (const auto& reopened : decided.reopened) apart.insert(reopened.mentions.begin(), reopened.mentions.end());
  }
  return std::ranges::any_of(others, [&](const KnownPlace& other) {
    const auto mention = m_parts.known->mention_at(other);
    return mention && apart.contains(*mention);
  });
}

linkage::Decided SameForReader::decided_of(MentionId mention) {
  linkage::Decided decided;
  decided.same = same_as(mention);
  const auto* const index = index_of(mention);
  if (index == nullptr) return decided;
  for (const auto mine : decided.same) {
    for (auto& word : index->words_of(mine)) {
      const auto other = other_than(mine, word);
      if (word.kind != linkage::Constraint::Kind::cannot_link || !may_read(other)) continue;
      const auto& others = same_as(other);
      const bool is_left = word.left == mine;
      auto since = index->new_evidence_since(word, is_left ? decided.same : others, is_left ? others : decided.same);
      if (since.empty())
        decided.rejected.insert(decided.rejected.end(), others.begin(), others.end());
      else
        decided.reopened.push_back({std::move(word), others, std::move(since)});
    }
  }
  std::ranges::sort(decided.rejected);
  decided.rejected.erase(std::unique(decided.rejected.begin(), decided.rejected.end()), decided.rejected.end());
  std::erase_if(decided.reopened, [&](const linkage::Reopened& one) {
    return std::ranges::binary_search(decided.rejected, one.mentions.front());
  });
  return decided;
}

const SameForReader::Group& SameForReader::group_of(MentionId mention) {
  if (const auto found = m_groups.find(mention); found != m_groups.end()) return *found->second;
  Component component;
  component.mentions = {mention};
  for (std::size_t at = 0; at < component.mentions.size(); ++at) follow(component, component.mentions[at]);
  keep_groups(std::move(component));
  return *m_groups.at(mention);
}

void SameForReader::follow(Component& component, MentionId mention) {
  const auto* const index = index_of(mention);
  if (index == nullptr) return;
  for (const auto& word : index->words_of(mention)) {
    const bool is_same = word.kind == linkage::Constraint::Kind::must_link;
    const auto other = other_than(mention, word);
    const MemberPair pair{std::min(mention, other), std::max(mention, other)};
    if (may_read(other)) {
      const bool is_new = (is_same ? component.same : component.apart).insert(pair).second;
      if (is_new && is_same && std::ranges::find(component.mentions, other) == component.mentions.end())
        component.mentions.push_back(other);
    } else if (is_same && is_there(other)) {
      if (const auto place = m_parts.known->place_of(other)) component.hidden.emplace(mention, *place);
    }
  }
}

// As the engine obeys people's words: one by one in the order of ids, but none that would join two who were told apart.
void SameForReader::keep_groups(Component component) {
  std::map<MentionId, std::shared_ptr<Group>> groups;
  for (const auto mention : component.mentions) groups[mention] = std::make_shared<Group>(Group{{mention}, {}});
  for (const auto& pair : component.same) {
    const auto left = groups.at(pair.left), right = groups.at(pair.right);
    const auto tells_apart = [&](const MemberPair& apart) {
      const auto one = groups.find(apart.left), other = groups.find(apart.right);
      if (one == groups.end() || other == groups.end()) return false;
      return (one->second == left && other->second == right) || (one->second == right && other->second == left);
    };
    if (left == right || std::ranges::any_of(component.apart, tells_apart)) continue;
    left->same.insert(left->same.end(), right->same.begin(), right->same.end());
    for (const auto mention : right->same) groups[mention] = left;
  }
  for (const auto& [mention, group] : groups) {
    std::ranges::sort(group->same);
    const auto hidden = component.hidden.equal_range(mention);
    for (auto one = hidden.first; one != hidden.second; ++one) group->hidden.push_back(one->second);
    m_groups[mention] = group;
  }
}

bool SameForReader::may_read(MentionId mention) {
  const auto place = m_parts.known->place_of(mention);
  return place && is_there(mention) && m_readable.may_read(place->concern);
}

// What is said of a mention is held also while it is not there.
bool SameForReader::is_there(MentionId mention) const { return m_parts.known->network().kind_of(mention).has_value(); }

const linkage::Index* SameForReader::index_of(MentionId mention) const {
  const auto kind = m_parts.known->network().kind_of(mention);
  return kind ? m_parts.known->network().index(*kind) : nullptr;
}

std::vector<mentions::AttributeType> new_since(const linkage::Decided& decided,
                                               const std::vector<linkage::Column>& columns,
                                               const std::vector<MentionId>& others) {
  std::set<mentions::AttributeType> types;
  for (const auto& one : decided.reopened) {
    const auto is_meant = [&](MentionId id) { return std::ranges::binary_search(one.mentions, id); };
    if (std::ranges::none_of(others, is_meant)) continue;
    for (const auto& evidence : one.since) types.insert(columns[evidence.column].type);
  }
  return {types.begin(), types.end()};
}

}  // namespace heed::app
