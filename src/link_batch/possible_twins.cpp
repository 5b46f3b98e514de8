#include "link_batch/possible_twins.hpp"

#include <algorithm>
#include <optional>

namespace heed::link_batch {

namespace {

using linkage::AttributeType;
using linkage::Table;

// Whether two records share a value of a column; days count only if they are days.
class Shared {
 public:
  Shared(const Table& table, std::uint32_t left, std::uint32_t right)
      : m_table(table), m_left(table.cells(left)), m_right(table.cells(right)) {}

  bool any(AttributeType type) const {
    return std::ranges::any_of(m_left, [&](const Table::Cell& cell) {
      return m_table.columns()[cell.column()].type == type && is_whole(type, cell) &&
             std::ranges::any_of(m_right, [&](const Table::Cell& other) { return other.packed == cell.packed; });
    });
  }

 private:
  bool is_whole(AttributeType type, const Table::Cell& cell) const {
    return type != AttributeType::date_of_birth || m_table.dictionary(cell.column()).value(cell.value()).days.exact();
  }

  const Table& m_table;
  std::span<const Table::Cell> m_left, m_right;
};

// The comparison of first names; nothing when the model has none.
const linkage::Comparison* comparison_of_forenames(const linkage::Model& model) {
  for (const linkage::Comparison& comparison : model.comparisons) {
    const auto column = model.column(comparison.name);
    if (column && model.columns[*column].type == AttributeType::forename) return &comparison;
  }
  return nullptr;
}

bool share_what_twins_do_not(const Shared& shared) {
  return shared.any(AttributeType::email) || shared.any(AttributeType::handle) || shared.any(AttributeType::identifier);
}

}  // namespace

std::vector<PossibleTwins> possible_twins(const Table& table, const linkage::BatchResult& result) {
  std::vector<PossibleTwins> found;
  const linkage::Comparison* forenames = comparison_of_forenames(result.model);
  if (forenames == nullptr) return found;
  Table::Space left_space, right_space;
  for (const linkage::ScoredPair& pair : result.pairs) {
    if (result.cluster[pair.left] != result.cluster[pair.right]) continue;
    const Shared shared(table, pair.left, pair.right);
    if (!shared.any(AttributeType::surname) || !shared.any(AttributeType::date_of_birth)) continue;
    const auto reached =
        linkage::compare(*forenames, table.record(pair.left, left_space), table.record(pair.right, right_space));
    const bool differ = reached.level + 1U == forenames->levels.size();
    if (differ && !share_what_twins_do_not(shared)) found.push_back({pair.left, pair.right});
  }
  return found;
}

}  // namespace heed::link_batch
