#include "linkage/postings.hpp"

#include <algorithm>

#include "linkage/parallel.hpp"

namespace heed::linkage {

namespace {

constexpr std::size_t key_parts = 256;

struct Entry {
  std::uint64_t key = 0;
  std::uint32_t record = 0;
};

using Entries = std::vector<Entry>;

// Notes in `counts` how many keys each has.
std::array<Entries, key_parts> keys_of_some(const KeyMaker& keys, const Table& table, std::uint32_t from,
                                            std::uint32_t until, std::vector<std::uint32_t>& counts) {
  std::array<Entries, key_parts> result;
  for (std::uint32_t record = from; record < until; ++record) {
    const std::vector<std::uint64_t> of_record = keys.keys(table.cells(record));
    counts[record] = static_cast<std::uint32_t>(of_record.size());
    for (const std::uint64_t key : of_record) result[key >> 56].push_back({key, record});
  }
  return result;
}

struct Lists {
  std::vector<std::uint32_t> lengths, records;
  std::uint64_t crowded_keys = 0;
  std::vector<std::uint32_t> crowded;  // by such a key: the records that hold it
};

// Entries come by record ascending within each source; a stable order by key keeps that.
Lists lists_of_part(Entries part, std::uint32_t most) {
  std::sort(part.begin(), part.end(), [](const Entry& left, const Entry& right) {
    return left.key != right.key ? left.key < right.key : left.record < right.record;
  });
  Lists lists;
  for (std::size_t from = 0; from < part.size();) {
    std::size_t until = from + 1;
    while (until < part.size() && part[until].key == part[from].key) ++until;
    if (until - from >= 2 && until - from <= most) {
      lists.lengths.push_back(static_cast<std::uint32_t>(until - from));
      for (std::size_t at = from; at < until; ++at) lists.records.push_back(part[at].record);
    } else if (until - from > most) {
      ++lists.crowded_keys;
      for (std::size_t at = from; at < until; ++at) lists.crowded.push_back(part[at].record);
    }
    from = until;
  }
  return lists;
}

}  // namespace

Postings::Postings(const KeyMaker& keys, const Table& table, std::uint32_t most_in_key, unsigned threads) {
  const auto records = static_cast<std::uint32_t>(table.size());
  threads = std::max(1U, threads);
  std::vector<std::array<Entries, key_parts>> made(threads);
  std::array<Lists, key_parts> lists;
  std::vector<std::uint32_t> usable(records, 0);  // by record: how many of its keys others may be found by
  in_parallel(threads, [&](unsigned worker) {
    const auto bound = [&](unsigned at) { return static_cast<std::uint32_t>(std::uint64_t{records} * at / threads); };
    made[worker] = keys_of_some(keys, table, bound(worker), bound(worker + 1), usable);
  });
  in_parallel(threads, [&](unsigned worker) {
    for (std::size_t part = worker; part < key_parts; part += threads) {
      Entries whole;
      for (auto& some : made) {
        whole.insert(whole.end(), some[part].begin(), some[part].end());
        Entries().swap(some[part]);
      }
      lists[part] = lists_of_part(std::move(whole), most_in_key);
    }
  });
  m_list_starts.push_back(0);
  std::vector<std::uint64_t> counts(records + 1, 0);
  for (Lists& some : lists) {
    for (const std::uint32_t length : some.lengths) m_list_starts.push_back(m_list_starts.back() + length);
    for (const std::uint32_t record : some.records) ++counts[record + 1];
    for (const std::uint32_t record : some.crowded) --usable[record];
    m_crowded_keys += some.crowded_keys;
    m_records.insert(m_records.end(), some.records.begin(), some.records.end());
    some = {};
  }
  m_records_without_key = static_cast<std::uint64_t>(std::ranges::count(usable, 0U));
  for (std::uint32_t record = 0; record < records; ++record) counts[record + 1] += counts[record];
  m_starts = counts;
  m_lists.resize(m_records.size());
  for (std::uint32_t list = 0; list + 1 < m_list_starts.size(); ++list) {
    for (const std::uint32_t record : records_of(list)) m_lists[counts[record]++] = list;
  }
}

}  // namespace heed::linkage
