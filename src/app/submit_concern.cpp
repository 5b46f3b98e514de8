#include "app/submit_concern.hpp"
#include "app/known.hpp"

#include "app/form_state.hpp"
#include "app/gate.hpp"
#include "app/readers.hpp"
#include "app/sealed_records.hpp"
#include "domain/concern_state.hpp"
#include "domain/reference.hpp"

namespace heed::app {

namespace {

constexpr std::size_t least_token_bytes = 16;
constexpr int most_attempts = 3;

// What a token and a body come to, before anything is stored.
struct Receipt {
  crypto::ReceiptWords words;
  crypto::ReceiptKeys keys;
  Bytes body_check;
};

Receipt receipt_for(const Parts& parts, const SubmitRequest& request) {
  auto words = parts.receipts.words_for(request.token);
  auto keys = parts.receipts.keys_for(words);
  auto body_check = parts.receipts.body_check(keys, to_json(request.draft));
  return {std::move(words), std::move(keys), std::move(body_check)};
}

// Nothing when the token has not been used; otherwise the same receipt again, or a conflict.
Result<std::optional<Submitted>> find_repeated(const Parts& parts, const Receipt& receipt) {
  const auto found = parts.store.concerns.find_by_lookup(receipt.keys.lookup_id);
  if (!found.ok() && found.error().kind == ErrorKind::not_found) return std::optional<Submitted>();
  if (!found.ok()) return found.error();
  if (found->body_check != receipt.body_check) return Error{ErrorKind::conflict, "concern.token_reused", {}};
  // Its words open nothing any more, and must not be shown as if they did.
  if (found->receipt_ended) return Error{ErrorKind::conflict, "concern.receipt_ended", {}};
  return std::optional(
      Submitted{found->reference, receipt.words, found->urgent, /*repeated=*/true, found->received_at});
}

ports::ConcernRecord make_record(const Parts& parts, const SubmitRequest& request, const Receipt& receipt,
                                 const CountedSource& source, const ToldConcern& told) {
  const auto& concern = told.concern;
  ports::ConcernRecord record;
  record.id = ConcernId::make(parts.random);
  record.area_id = parts.rules.area_id;
  record.reference = domain::make_reference(parts.random);
  record.lookup_id = receipt.keys.lookup_id;
  record.reply_public_key = receipt.keys.reply_public_key;
  record.body_check = receipt.body_check;
  record.state = to_string(domain::ConcernState::received);
  record.lane = to_string(source.over_limit ? domain::Lane::quarantine : domain::Lane::standard);
  record.urgent = !told.floors.empty();
  record.danger_now = is_danger_now(told.floors);
  record.same_day = is_same_day(told.floors);
  record.flood = source.flood;
  record.restricted = is_about_us(concern);
  record.contact_allowed = concern.reporter.contact_wanted != domain::YesNo::no;
  record.received_at = parts.clock.now();
  const auto clocks = domain::start_clocks(record.received_at, needs_designated_officer(concern), parts.rules.calendar,
                                           decide_within(parts, record));
  record.decide_by = clocks.decide_by;
  record.designated_officer_by = clocks.designated_officer_by;
  record.calendar_version = parts.rules.calendar.version;
  record.retention = retention(parts, domain::RetentionClass::child_safeguarding, request.provenance);
  record.excluded = kept_away_by_name(parts, concern);
  seal_concern(parts, record, told);
  return record;
}

ports::Work make_work(const Parts& parts, const ports::ConcernRecord& record) {
  ports::Work work;
  work.writes.emplace_back(ports::InsertConcern{record});
  const auto notify = [&](std::string_view kind) {
    work.writes.emplace_back(ports::InsertOutbox{notice(parts, kind, record.id)});
  };
  notify("concern.received");
  if (record.urgent) notify("concern.urgent");
  if (record.designated_officer_by) notify("clock.designated-officer");
  // Every reader is named in it, or it is restricted and nobody is a named reader: someone outside must be told. Nothing
  // reads the outbox yet: until then the banner of ConcernsWithoutReader says it to whoever signs in.
  if (!has_reader(parts, record)) notify("concern.without-reader");
  auto line = door_line(parts, "door", domain::AuditAction::concern_received, record.id);
  line.sealed_hash = crypto::hash(record.payload.storage_bytes());
  work.audit.push_back(std::move(line));
  return work;
}

CountedSource count(const SubmitRequest& request) {
  return request.count_source ? request.count_source() : CountedSource{request.source_over_limit, request.flood};
}

Result<Submitted> store(Parts& parts, const SubmitRequest& request, const ToldConcern& told) {
  const auto loaded = load_users(parts);
  if (!loaded.ok()) return loaded.error();
  const auto receipt = receipt_for(parts, request);
  std::optional<CountedSource> source;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    if (auto repeated = TRY(find_repeated(parts, receipt))) return std::move(*repeated);
    if (!source) source = count(request);
    const auto deciding = parts.users.deciding();
    const auto record = make_record(parts, request, receipt, *source, told);
    const auto committed = parts.store.unit_of_work.commit(make_work(parts, record));
    if (committed.ok()) {
      parts.known->arrived(record.id);
      return Submitted{record.reference, receipt.words, record.urgent, /*repeated=*/false, record.received_at};
    }
    // Two presses at once, or a reference that exists: look again, or draw another.
    if (committed.error().code != "store.duplicate") return committed.error();
  }
  return Error{ErrorKind::unavailable, "store.busy", {}};
}

}  // namespace

SubmitOutcome SubmitConcern::operator()(const SubmitRequest& request) const {
  auto& parts = m_service.parts();
  if (request.token.size() < least_token_bytes) return Error{ErrorKind::invalid, "concern.token_short", {}};
  const auto told_on = local_date(parts.clock.now(), parts.rules.calendar.time_zone);
  auto made = domain::make_concern(request.draft, told_on);
  if (auto* const errors = std::get_if<std::vector<FieldError>>(&made)) return std::move(*errors);
  ToldConcern told{std::get<domain::Concern>(std::move(made)), {}};
  told.floors = domain::hard_floors(told.concern, parts.rules.languages_read);
  auto stored = store(parts, request, told);
  if (!stored.ok()) return std::move(stored).error();
  return std::move(stored).value();
}

}  // namespace heed::app
