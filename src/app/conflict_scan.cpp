#include "app/conflict_scan.hpp"

#include "app/name_match.hpp"
#include "app/sealed_records.hpp"

namespace heed::app {

namespace {

constexpr std::size_t batch = 1000;

Result<bool> is_named_in(const Parts& parts, ConcernId id, std::string_view name) {
  const auto record = TRY(parts.store.concerns.find(id));
  const auto told = TRY(told_as_recorded(parts, record));
  return NamesInConcern(told).include(name);
}

}  // namespace

Result<std::vector<ConcernId>> concerns_naming(const Parts& parts, std::string_view name) {
  std::vector<ConcernId> found;
  for (ConcernId last;;) {
    const auto ids = TRY(parts.store.concerns.ids_after(parts.rules.area_id, last, batch));
    for (const auto id : ids)
      if (TRY(is_named_in(parts, id, name))) found.push_back(id);
    if (ids.size() < batch) return found;
    last = ids.back();
  }
}

}  // namespace heed::app
