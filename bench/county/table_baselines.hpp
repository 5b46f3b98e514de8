// What products do today, on a table of any columns.
#pragma once

#include <cstdint>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "linkage/table.hpp"

namespace heed::bench {

// Records that were put together, directly or through others.
class Groups {
 public:
  explicit Groups(std::size_t records) : m_parent(records) { std::iota(m_parent.begin(), m_parent.end(), 0U); }
  void join(std::uint32_t left, std::uint32_t right) { m_parent[find(left)] = find(right); }
  std::vector<std::uint32_t> all() {
    std::vector<std::uint32_t> groups;
    for (std::uint32_t record = 0; record < m_parent.size(); ++record) groups.push_back(find(record));
    return groups;
  }

 private:
  std::uint32_t find(std::uint32_t at) {
    while (m_parent[at] != at) at = m_parent[at] = m_parent[m_parent[at]];
    return at;
  }
  std::vector<std::uint32_t> m_parent;
};

struct TableBaseline {
  std::string name;
  std::function<std::vector<std::uint32_t>(const linkage::Table&)> run;  // by record: its group
};

// Names and births equal (all columns, in a table without); trigrams of the name alike (Jaccard, 0.65 or more), sex and birth equal or
// missing.
std::vector<TableBaseline> table_baselines();

}  // namespace heed::bench
