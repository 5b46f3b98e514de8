// An index as bytes.
#include <mutex>

#include "linkage/index.hpp"
#include "linkage/splink_json.hpp"

namespace heed::linkage {

namespace {

// Raised whenever the form changes, or what the same text is made into (normalising, sounds, keys).
constexpr std::uint64_t form = 0x0003'7865'646e'6948;
constexpr std::uint64_t most_model_bytes = std::uint64_t{1} << 26;
constexpr std::size_t most_columns = std::size_t{1} << (32 - Table::value_bits);

}  // namespace

void Index::write(ByteWriter& out) const {
  const std::shared_lock lock(m_mutex);
  out.put(form);
  out.put_text(write_model(m_model));
  out.put(version());
  out.put(m_options.average_join);
  out.put(m_options.lowest);
  out.put(m_options.highest);
  out.put(m_options.most_members);
  m_table.write(out);
  out.put_all(m_ids);
  std::vector<std::uint32_t> gone;
  for (std::uint32_t number = 0; number < m_ids.size(); ++number) {
    if (number_of(m_ids[number]) != number) gone.push_back(number);
  }
  out.put_all(gone);
  m_holders.write(out);
  m_keyless.write(out);
  m_stand_ins.write(out);
  m_clusters.write(out);
}

std::unique_ptr<Index> Index::read(ByteReader& in) {
  in.expect(in.get<std::uint64_t>() == form);
  auto model = read_model(in.get_text(most_model_bytes));
  const auto version = in.get<std::uint64_t>();
  ClusterOptions options;
  options.average_join = in.get<FixedWeight>();
  options.lowest = in.get<FixedWeight>();
  options.highest = in.get<FixedWeight>();
  options.most_members = in.get<std::uint32_t>();
  in.expect(options.lowest <= options.highest && model.ok() && model->columns.size() <= most_columns);
  if (!in.ok()) return nullptr;
  auto index = std::make_unique<Index>(std::move(*model), options);
  index->read_contents(in);
  in.expect(index->version() == version);
  if (!in.ok()) return nullptr;
  return index;
}

void Index::read_contents(ByteReader& in) {
  m_table.read(in);
  m_ids = in.get_all<MentionId>(no_slot);
  in.expect(m_ids.size() == m_table.size());
  std::vector<bool> is_gone(m_ids.size(), false);
  for (const std::uint32_t number : in.get_all<std::uint32_t>(no_slot)) {
    in.expect(number < m_ids.size());
    if (in.ok()) is_gone[number] = true;
    in.expect(in.ok() && m_ids[number] == 0 && m_table.cells(number).empty());
  }
  for (std::uint32_t number = 0; number < m_ids.size() && in.ok(); ++number) {
    if (is_gone[number]) continue;
    in.expect(number_of(m_ids[number]) == no_slot);
    if (in.ok()) m_numbers.insert(number, m_ids);
  }
  m_holders.read(in, static_cast<std::uint32_t>(m_ids.size()));
  m_keyless.read(in, static_cast<std::uint32_t>(m_ids.size()));
  if (!read_stand_ins(in)) return;
  m_clusters.read(in);
  in.expect(m_clusters.size() + m_stand_ins.others() == m_numbers.size());
  for (std::uint32_t number = 0; number < m_ids.size() && in.ok(); ++number)
    in.expect(is_gone[number] || m_clusters.contains(m_stand_ins.first_of(m_ids[number])));
  if (!in.ok()) return;
  m_scorer = std::make_unique<PairScorer>(m_model, m_table);
}

}  // namespace heed::linkage
