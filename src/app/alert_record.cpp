#include "app/alert_record.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/readers.hpp"
#include "app/sealed_records.hpp"
#include "domain/codes.hpp"
#include "mentions/name_of.hpp"

namespace heed::app {

namespace {

using Json = nlohmann::json;

constexpr int version = 1;
constexpr domain::Codes<AlertState, 4> states{{{AlertState::raised, "raised"},
                                               {AlertState::acknowledged, "acknowledged"},
                                               {AlertState::dismissed, "dismissed"},
                                               {AlertState::continued, "continued"}}};

Json entry_to_json(const FiredEntry& entry) {
  return {{"concern", entry.concern.to_string()},
          {"place", entry.place},
          {"part", to_string(entry.part)},
          {"suggested", entry.suggested}};
}

// Throws Json::exception for what has another form.
std::optional<FiredEntry> entry_from_json(const Json& json) {
  const auto concern = ConcernId::parse(json.at("concern").get<std::string>());
  const auto part = parse_entry_part(json.at("part").get<std::string>());
  if (!concern || !part) return std::nullopt;
  return FiredEntry{*concern, json.at("place").get<std::string>(), *part, json.at("suggested").get<bool>()};
}

template <class AnyId>
Json ids_to_json(const std::vector<AnyId>& ids) {
  Json json = Json::array();
  for (const auto& id : ids) json.push_back(id.to_string());
  return json;
}

template <class AnyId>
bool ids_from_json(const Json& json, std::vector<AnyId>& ids) {
  for (const auto& text : json) {
    const auto id = AnyId::parse(text.template get<std::string>());
    if (!id) return false;
    ids.push_back(*id);
  }
  return true;
}

bool read_payload(const Json& json, AlertPayload& payload) {
  if (!json.is_object() || json.value("v", 0) != version) return false;
  try {
    for (const auto& number : content::alert_numbers(payload.numbers.kind))
      payload.numbers.*number.member = json.at("numbers").at(std::string(number.name)).get<int>();
    for (const auto& one : json.at("entries")) {
      auto entry = entry_from_json(one);
      if (!entry) return false;
      payload.entries.push_back(std::move(*entry));
    }
    return ids_from_json(json.at("fresh"), payload.fresh) && ids_from_json(json.at("continues"), payload.continues);
  } catch (const Json::exception&) {
    return false;
  }
}

}  // namespace

std::string_view to_string(AlertState state) { return domain::code_of(states, state); }
std::optional<AlertState> parse_alert_state(std::string_view code) { return domain::value_of(states, code); }

std::string alert_to_json(const AlertPayload& payload) {
  Json entries = Json::array(), numbers = Json::object();
  for (const auto& entry : payload.entries) entries.push_back(entry_to_json(entry));
  for (const auto& number : content::alert_numbers(payload.numbers.kind))
    numbers[std::string(number.name)] = payload.numbers.*number.member;
  return Json{{"v", version},
              {"numbers", numbers},
              {"entries", entries},
              {"fresh", ids_to_json(payload.fresh)},
              {"continues", ids_to_json(payload.continues)}}
      .dump();
}

Result<AlertPayload> open_alert_payload(const Parts& parts, const ports::AlertRecord& record) {
  const Error unreadable{ErrorKind::corrupt, "payload.unreadable", {}};
  const auto kind = content::parse_alert_kind(record.rule);
  if (!kind) return unreadable;
  const auto text = TRY(open_alert(parts, record));
  AlertPayload payload;
  payload.numbers.kind = *kind;
  if (!read_payload(Json::parse(text, nullptr, /*allow_exceptions=*/false), payload)) return unreadable;
  return payload;
}

Result<std::vector<StoredAlert>> alerts_of(const Parts& parts, ConcernId concern) {
  std::vector<StoredAlert> all;
  for (auto& record : TRY(parts.store.alerts.of_concern(concern))) {
    if (record.state == to_string(AlertState::continued)) continue;
    auto payload = open_alert_payload(parts, record);
    if (payload.ok()) all.push_back({std::move(record), std::move(payload).value()});
  }
  return all;
}

bool may_read_all(ReadableConcerns& readable, const ports::AlertRecord& record) {
  return std::ranges::all_of(record.concerns, [&](ConcernId id) { return readable.may_read(id); });
}

const FiredEntry* subject_of(const AlertPayload& payload) {
  const auto found = std::ranges::find_if(payload.entries, [](const FiredEntry& one) { return is_subject(one.part); });
  return found == payload.entries.end() ? nullptr : &*found;
}

Result<bool> can_read_all(const Parts& parts, const KnownUser& user, const ports::AlertRecord& record) {
  for (const auto id : record.concerns)
    if (!can_read(parts, user, TRY(parts.store.concerns.find(id)))) return false;
  return true;
}

std::optional<UserId> owner_of(const Parts& parts, const ports::AlertRecord& record) {
  const auto user = record.owner ? parts.users.find(*record.owner) : std::nullopt;
  if (!user) return std::nullopt;
  const auto can = can_read_all(parts, *user, record);
  return can.ok() && *can ? record.owner : std::nullopt;
}

AlertRow row_of(const Parts& parts, ReadableConcerns& readable, const StoredAlert& alert) {
  const auto& [record, payload] = alert;
  AlertRow row;
  row.id = record.id;
  row.numbers = payload.numbers;
  row.state = parse_alert_state(record.state).value_or(AlertState::raised);
  row.raised_at = record.raised_at;
  row.due_by = record.due_by;
  row.concerns = record.concerns.size();
  row.suggested = std::ranges::any_of(payload.entries, &FiredEntry::suggested);
  row.was_added = !payload.continues.empty();
  if (const auto owner = owner_of(parts, record)) row.owner_name = parts.users.name_of(owner->to_string());
  const auto* const subject = subject_of(payload);
  const auto* const opened = subject == nullptr ? nullptr : readable.open(subject->concern);
  if (const auto* const mention = opened == nullptr ? nullptr : opened->mention_at(subject->place)) {
    row.kind = mention->kind;
    row.name = mentions::name_of(*mention);
  }
  return row;
}

std::vector<ConcernId> concerns_of(const std::vector<FiredEntry>& entries) {
  std::vector<ConcernId> concerns;
  for (const auto& entry : entries)
    if (std::ranges::find(concerns, entry.concern) == concerns.end()) concerns.push_back(entry.concern);
  return concerns;
}

}  // namespace heed::app
