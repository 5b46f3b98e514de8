// What people decided about the mentions of an index, and what is known since.
#include <algorithm>
#include <shared_mutex>

#include "linkage/index.hpp"

namespace heed::linkage {

namespace {

// Of more who were said to be one, the others tell nothing new.
constexpr std::size_t most_of_side = 256;

// Holds for as long as the same text is made of what was told: side, name of the column, text.
std::uint64_t digest_of(MentionId side, std::string_view column, std::string_view text) {
  return matching::combine(matching::combine(side, matching::hash_of(column)), matching::hash_of(text));
}

}  // namespace

MentionValues Index::values_of(MentionId id) const {
  const std::shared_lock lock(m_mutex);
  const std::uint32_t number = number_of(id);
  if (number == no_slot) return {};
  MentionValues values(m_model.columns.size());
  for (const Table::Cell cell : m_table.cells(number)) {
    const Value& value = m_table.dictionary(cell.column()).value(cell.value());
    values[cell.column()].push_back({std::string(value.text), value.phonetic, value.days});
  }
  return values;
}

// `use(column, text)`.
template <class Use>
void Index::each_value_of(std::span<const MentionId> side, const Use& use) const {
  for (const MentionId mention : side.first(std::min(side.size(), most_of_side))) {
    const std::uint32_t number = number_of(mention);
    if (number == no_slot) continue;
    for (const Table::Cell cell : m_table.cells(number)) {
      const auto column = static_cast<std::uint16_t>(cell.column());
      use(column, m_table.dictionary(column).value(cell.value()).text);
    }
  }
}

std::vector<std::uint64_t> Index::evidence_of(MentionId left, MentionId right) const {
  const std::shared_lock lock(m_mutex);
  std::vector<std::uint64_t> evidence;
  if (number_of(left) == no_slot || number_of(right) == no_slot) return evidence;
  for (const MentionId side : {left, right}) {
    each_value_of(m_clusters.confirmed_with(side), [&](std::uint16_t column, std::string_view text) {
      evidence.push_back(digest_of(side, m_model.columns[column].name, text));
    });
  }
  std::ranges::sort(evidence);
  evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
  return evidence;
}

std::vector<NewEvidence> Index::new_since(const MemberConstraint& rejection) const {
  return new_since(rejection, m_clusters.confirmed_with(rejection.left), m_clusters.confirmed_with(rejection.right));
}

std::vector<NewEvidence> Index::new_since(const MemberConstraint& rejection, std::span<const MentionId> left,
                                          std::span<const MentionId> right) const {
  std::vector<NewEvidence> since;
  if (rejection.evidence.empty()) return since;
  if (number_of(rejection.left) == no_slot || number_of(rejection.right) == no_slot) return since;
  const auto look_at = [&](MentionId side, std::span<const MentionId> mentions) {
    each_value_of(mentions, [&](std::uint16_t column, std::string_view text) {
      const std::uint64_t digest = digest_of(side, m_model.columns[column].name, text);
      if (!std::ranges::binary_search(rejection.evidence, digest)) since.push_back({side, column});
    });
  };
  look_at(rejection.left, left);
  look_at(rejection.right, right);
  std::ranges::sort(since);
  since.erase(std::unique(since.begin(), since.end()), since.end());
  return since;
}

std::vector<NewEvidence> Index::new_evidence_since(const MemberConstraint& rejection) const {
  const std::shared_lock lock(m_mutex);
  return new_since(rejection);
}

std::vector<NewEvidence> Index::new_evidence_since(const MemberConstraint& rejection, std::span<const MentionId> left,
                                                   std::span<const MentionId> right) const {
  const std::shared_lock lock(m_mutex);
  return new_since(rejection, left, right);
}

std::vector<MemberConstraint> Index::words_of(MentionId id) const {
  const std::shared_lock lock(m_mutex);
  return m_clusters.words_of(id);
}

Decided Index::decided_of(MentionId id) const {
  const std::shared_lock lock(m_mutex);
  Decided decided;
  decided.same = m_clusters.confirmed_with(id);
  for (const MentionId mine : decided.same) {
    for (MemberConstraint& word : m_clusters.words_of(mine)) {
      if (word.kind != Constraint::Kind::cannot_link) continue;
      auto others = m_clusters.confirmed_with(word.left == mine ? word.right : word.left);
      auto since = new_since(word);
      if (since.empty()) {
        decided.rejected.insert(decided.rejected.end(), others.begin(), others.end());
      } else {
        decided.reopened.push_back({std::move(word), std::move(others), std::move(since)});
      }
    }
  }
  std::ranges::sort(decided.rejected);
  decided.rejected.erase(std::unique(decided.rejected.begin(), decided.rejected.end()), decided.rejected.end());
  std::erase_if(decided.reopened, [&](const Reopened& one) {
    return std::ranges::binary_search(decided.rejected, one.mentions.front());
  });
  return decided;
}

}  // namespace heed::linkage
