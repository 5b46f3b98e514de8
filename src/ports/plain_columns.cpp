#include "ports/plain_columns.hpp"

#include <algorithm>
#include <variant>

#include "base/bytes.hpp"

namespace heed::ports {

namespace {

constexpr std::string_view absent = "-";

std::string value_of(const std::string& text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string value;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = byte > ' ' && byte < 0x7f && byte != '%' && byte != '=';
    if (plain && text != absent)
      value += letter;
    else
      (value += '%') += {digits[byte >> 4], digits[byte & 15]};
  }
  return value;
}
std::string value_of(bool flag) { return flag ? "1" : "0"; }
std::string value_of(std::uint32_t number) { return std::to_string(number); }
std::string value_of(Instant instant) { return std::to_string(instant.milliseconds_since_epoch); }
template <class Tag>
std::string value_of(const Id<Tag>& id) {
  return id.to_string();
}
template <class T>
std::string value_of(const std::optional<T>& value) {
  return value ? value_of(*value) : std::string(absent);
}
template <class Range>
std::string digits_of(const Range& bytes) {
  return to_hex(bytes.data(), bytes.size());
}

template <class Tag>
std::string value_of(std::vector<Id<Tag>> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::string value;
  for (const auto& id : ids) value += (value.empty() ? "" : ",") + id.to_string();
  return value;
}

std::vector<PlainColumn> columns_set(const ChangeConcern& write) {
  std::vector<PlainColumn> columns{{"revision", value_of(write.seen_revision + 1)}};
  const auto add = [&](std::string_view name, const auto& value) {
    if (value) columns.push_back({name, value_of(*value)});
  };
  add("state", write.state);
  if (write.clear_owner)
    columns.push_back({"owner", std::string(absent)});
  else
    add("owner", write.owner);
  add("read_at", write.read_at);
  if (write.reopen) {
    columns.push_back({"decided_at", std::string(absent)});
    columns.push_back({"closed_at", std::string(absent)});
  } else {
    add("decided_at", write.decided_at);
    add("closed_at", write.closed_at);
  }
  if (write.settle_message)
    columns.push_back({"message_waits_since", std::string(absent)});
  else
    add("message_waits_since", write.message_waits_since);
  add("decide_by", write.decide_by);
  add("calendar_version", write.calendar_version);
  add("designated_officer_told_at", write.designated_officer_told_at);
  add("contact_allowed", write.contact_allowed);
  add("receipt_ended", write.receipt_ended);
  add("restricted", write.restricted);
  if (write.raise_to_danger)
    for (const auto* const name : {"urgent", "danger_now", "same_day"}) columns.push_back({name, value_of(true)});
  return columns;
}

std::vector<PlainColumn> columns_set(const ChangeAlert& write) {
  std::vector<PlainColumn> columns{{"revision", value_of(write.seen_revision + 1)}};
  if (write.state) columns.push_back({"state", value_of(*write.state)});
  if (write.owner) columns.push_back({"owner", value_of(*write.owner)});
  return columns;
}

void add_retention(std::vector<PlainColumn>& columns, const RetentionFields& fields) {
  columns.push_back({"retention_class", value_of(fields.retention_class)});
  columns.push_back({"review_at", value_of(fields.review_at)});
  columns.push_back({"legal_hold", value_of(fields.legal_hold)});
  columns.push_back({"provenance", value_of(fields.provenance)});
}

template <class Tag>
std::string line_of(std::string_view kind, const Id<Tag>& id, const std::vector<PlainColumn>& columns) {
  std::string line = std::string(kind) + " " + id.to_string();
  for (const auto& [name, value] : columns) ((line += ' ').append(name) += '=') += value;
  return line += '\n';
}

std::string line_of(const InsertConcern& write) {
  return line_of("added", write.record.id, plain_columns(write.record));
}
std::string line_of(const ChangeConcern& write) { return line_of("changed", write.id, columns_set(write)); }
std::string line_of(const ExcludeUser& write) {
  return "excluded " + write.concern_id.to_string() + " " + write.user_id.to_string() + "\n";
}
std::string line_of(const ReadmitUser& write) {
  return "readmitted " + write.concern_id.to_string() + " " + write.user_id.to_string() + "\n";
}
std::string line_of(const InsertLink& write) {
  return line_of("link_added", write.record.id, plain_columns(write.record));
}
std::string line_of(const InsertMention& write) {
  return line_of("mention_added", write.record.id, plain_columns(write.record));
}
std::string line_of(const InsertAlert& write) {
  return line_of("alert_added", write.record.id, plain_columns(write.record));
}
std::string line_of(const ChangeAlert& write) { return line_of("alert_changed", write.id, columns_set(write)); }
template <class Other>
std::string line_of(const Other&) {
  return {};
}

// Takes what stands before the next `mark`, and the mark, off the front of `text`.
std::string_view take(std::string_view& text, char mark) {
  const auto end = std::min(text.find(mark), text.size());
  const auto taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

bool parse_columns(std::string_view rest, std::vector<PlainColumn>& columns) {
  while (!rest.empty()) {
    auto column = take(rest, ' ');
    if (column.find('=') == std::string_view::npos) return false;
    const auto name = take(column, '=');
    columns.push_back({name, std::string(column)});
  }
  return true;
}

std::optional<RecordChange::Kind> record_kind(std::string_view word) {
  using Kind = RecordChange::Kind;
  if (word == "link_added") return Kind::link_added;
  if (word == "mention_added") return Kind::mention_added;
  if (word == "alert_added") return Kind::alert_added;
  if (word == "alert_changed") return Kind::alert_changed;
  return std::nullopt;
}

std::optional<RecordChange> parse_record_line(RecordChange::Kind kind, std::string_view line) {
  RecordChange change;
  change.kind = kind;
  const auto id = RecordId::parse(take(line, ' '));
  if (!id || !parse_columns(line, change.columns)) return std::nullopt;
  change.id = *id;
  return change;
}

std::optional<ConcernChange> parse_concern_line(std::string_view kind, std::string_view line) {
  using Kind = ConcernChange::Kind;
  ConcernChange change;
  const auto id = ConcernId::parse(take(line, ' '));
  if (!id) return std::nullopt;
  change.id = *id;
  if (kind == "excluded" || kind == "readmitted") {
    const auto user = UserId::parse(line);
    if (!user) return std::nullopt;
    change.kind = kind == "excluded" ? Kind::excluded : Kind::readmitted;
    change.user = *user;
    return change;
  }
  if (kind != "added" && kind != "changed") return std::nullopt;
  change.kind = kind == "added" ? Kind::added : Kind::changed;
  if (!parse_columns(line, change.columns)) return std::nullopt;
  return change;
}

struct Parsed {
  std::vector<ConcernChange> concerns;
  std::vector<RecordChange> records;
};

template <class Change>
bool keep(std::optional<Change> change, std::vector<Change>& changes) {
  if (change) changes.push_back(std::move(*change));
  return change.has_value();
}

std::optional<Parsed> parse(std::string_view text) {
  Parsed parsed;
  while (!text.empty()) {
    auto line = take(text, '\n');
    const auto word = take(line, ' ');
    const auto kind = record_kind(word);
    const bool fits = kind ? keep(parse_record_line(*kind, line), parsed.records)
                           : keep(parse_concern_line(word, line), parsed.concerns);
    if (!fits) return std::nullopt;
  }
  return parsed;
}

}  // namespace

std::vector<PlainColumn> plain_columns(const ConcernRecord& record) {
  return {{"area_id", value_of(record.area_id)},
          {"reference", value_of(record.reference)},
          {"lookup_id", digits_of(record.lookup_id)},
          {"reply_public_key", digits_of(record.reply_public_key)},
          {"body_check", digits_of(record.body_check)},
          {"state", value_of(record.state)},
          {"lane", value_of(record.lane)},
          {"flood_id", value_of(record.flood)},
          {"urgent", value_of(record.urgent)},
          {"danger_now", value_of(record.danger_now)},
          {"same_day", value_of(record.same_day)},
          {"restricted", value_of(record.restricted)},
          {"contact_allowed", value_of(record.contact_allowed)},
          {"receipt_ended", value_of(record.receipt_ended)},
          {"owner", value_of(record.owner)},
          {"received_at", value_of(record.received_at)},
          {"decide_by", value_of(record.decide_by)},
          {"designated_officer_by", value_of(record.designated_officer_by)},
          {"designated_officer_told_at", value_of(record.designated_officer_told_at)},
          {"read_at", value_of(record.read_at)},
          {"decided_at", value_of(record.decided_at)},
          {"closed_at", value_of(record.closed_at)},
          {"message_waits_since", value_of(record.message_waits_since)},
          {"calendar_version", value_of(record.calendar_version)},
          {"revision", value_of(record.revision)},
          {"payload_revision", value_of(record.payload_revision)},
          {"retention_class", value_of(record.retention.retention_class)},
          {"review_at", value_of(record.retention.review_at)},
          {"legal_hold", value_of(record.retention.legal_hold)},
          {"provenance", value_of(record.retention.provenance)},
          {"excluded", value_of(record.excluded)}};
}

std::vector<PlainColumn> plain_columns(const LinkRecord& record) {
  std::vector<PlainColumn> columns{{"area_id", value_of(record.area_id)},
                                   {"left_concern", value_of(record.left_concern)},
                                   {"right_concern", value_of(record.right_concern)},
                                   {"author", value_of(record.author)},
                                   {"said_at", value_of(record.said_at)}};
  add_retention(columns, record.retention);
  return columns;
}

std::vector<PlainColumn> plain_columns(const MentionRecord& record) {
  std::vector<PlainColumn> columns{{"concern_id", value_of(record.concern_id)},
                                   {"area_id", value_of(record.area_id)},
                                   {"author", value_of(record.author)},
                                   {"written_at", value_of(record.written_at)}};
  add_retention(columns, record.retention);
  return columns;
}

std::vector<PlainColumn> plain_columns(const AlertRecord& record) {
  std::vector<PlainColumn> columns{{"area_id", value_of(record.area_id)},
                                   {"rule", value_of(record.rule)},
                                   {"state", value_of(record.state)},
                                   {"owner", value_of(record.owner)},
                                   {"raised_at", value_of(record.raised_at)},
                                   {"due_by", value_of(record.due_by)},
                                   {"concerns", value_of(record.concerns)},
                                   {"revision", value_of(record.revision)},
                                   {"payload_revision", value_of(record.payload_revision)}};
  add_retention(columns, record.retention);
  return columns;
}

std::optional<std::string_view> ConcernChange::find(std::string_view name) const {
  for (const auto& column : columns)
    if (column.name == name) return column.value;
  return std::nullopt;
}

std::string changes_of(const Work& work) {
  std::string text;
  for (const Write& write : work.writes) text += std::visit([](const auto& one) { return line_of(one); }, write);
  return text;
}

std::optional<std::vector<ConcernChange>> parse_changes(std::string_view text) {
  auto parsed = parse(text);
  return parsed ? std::optional(std::move(parsed->concerns)) : std::nullopt;
}

std::optional<std::vector<RecordChange>> parse_record_changes(std::string_view text) {
  auto parsed = parse(text);
  return parsed ? std::optional(std::move(parsed->records)) : std::nullopt;
}

}  // namespace heed::ports
