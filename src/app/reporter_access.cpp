#include "app/reporter_access.hpp"

#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

constexpr int most_attempts = 5;

}  // namespace

Result<ReporterAccess> open_with_words(const Parts& parts, std::string_view typed_words) {
  const auto words = TRY(parts.receipts.parse(typed_words));
  auto keys = parts.receipts.keys_for(words);
  auto found = parts.store.concerns.find_by_lookup(keys.lookup_id);
  const bool missing = !found.ok() && found.error().kind == ErrorKind::not_found;
  if (!found.ok() && !missing) return found.error();
  if (missing || found->receipt_ended || found->area_id != parts.rules.area_id)
    return Error{ErrorKind::not_found, "receipt.unknown", {}};
  return ReporterAccess{std::move(keys), std::move(found).value()};
}

bool is_urgent(const ReporterAccess& access, MessageDanger danger) {
  const bool cannot_wait = access.record.urgent || danger == MessageDanger::now;
  return cannot_wait && access.record.lane == to_string(domain::Lane::standard);
}

Result<void> commit_changes(Parts& parts, std::string_view typed_words,
                            const std::function<Result<ports::Work>(const ReporterAccess&)>& make_work) {
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const auto access = TRY(open_with_words(parts, typed_words));
    auto work = TRY(make_work(access));
    const auto committed = parts.store.unit_of_work.commit(std::move(work));
    if (committed.ok() || committed.error().code != "store.revision") return committed;
  }
  return Error{ErrorKind::unavailable, "store.busy", {}};
}

}  // namespace heed::app
