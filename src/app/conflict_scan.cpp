#include "app/conflict_scan.hpp"

#include "app/name_match.hpp"
#include "app/sealed_records.hpp"

namespace heed::app {

namespace {

constexpr std::size_t batch = 100;

Result<void> scan_state(const Parts& parts, ports::InboxQuery query, std::string_view name,
                        std::vector<ConcernId>& found) {
  for (bool more = true; more; query.offset += batch) {
    auto records = TRY(parts.store.concerns.list(query));
    more = records.size() > batch;
    if (more) records.resize(batch);
    for (const auto& record : records) {
      const auto told = TRY(told_as_recorded(parts, record));
      if (NamesInConcern(told).include(name)) found.push_back(record.id);
    }
  }
  return {};
}

}  // namespace

Result<std::vector<ConcernId>> concerns_naming(const Parts& parts, std::string_view name) {
  ports::InboxQuery query;
  query.area_id = parts.rules.area_id;
  query.with_restricted = true;
  query.limit = batch;
  std::vector<ConcernId> found;
  TRY(scan_state(parts, query, name, found));
  query.state = "closed";
  TRY(scan_state(parts, query, name, found));
  return found;
}

}  // namespace heed::app
