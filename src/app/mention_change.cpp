#include "app/mention_change.hpp"

#include <nlohmann/json.hpp>

#include "app/sealed_records.hpp"
#include "domain/codes.hpp"

namespace heed::app {

namespace {

using Json = nlohmann::json;

constexpr int version = 1;

Json parts_to_json(const std::vector<mentions::Part>& parts) {
  Json codes = Json::array();
  for (const auto part : parts) codes.push_back(to_string(part));
  return codes;
}

// False: it is not what this version writes.
bool read(const Json& json, MentionChange& change) {
  const auto text = [&](const char* member) { return json.at(member).get<std::string>(); };
  const auto deed = mentions::parse_deed(text("deed"));
  const auto type = matching::parse_attribute_type(text("type"));
  const auto how_known = domain::parse<domain::HowKnown>(text("how_known"));
  if (!deed || !type || !how_known) return false;
  change.change.item = text("item");
  change.change.deed = *deed;
  change.change.taken = {*type, text("text"), text("qualifier"), text("whose")};
  for (const auto& code : json.at("parts")) {
    const auto part = mentions::parse_part(code.get<std::string>());
    if (!part) return false;
    change.change.parts.push_back(*part);
  }
  change.change.where = {text("field"), json.at("from").get<std::size_t>(), json.at("until").get<std::size_t>()};
  change.said_by = text("said_by");
  change.happened = text("happened");
  change.told = text("told");
  change.how_known = *how_known;
  return true;
}

}  // namespace

std::string mention_change_to_json(const MentionChange& change) {
  const auto& taken = change.change.taken;
  return Json{{"v", version},
              {"item", change.change.item},
              {"deed", to_string(change.change.deed)},
              {"type", to_string(taken.type)},
              {"text", taken.text},
              {"qualifier", taken.qualifier},
              {"whose", taken.whose},
              {"parts", parts_to_json(change.change.parts)},
              {"field", change.change.where.field},
              {"from", change.change.where.from},
              {"until", change.change.where.until},
              {"said_by", change.said_by},
              {"happened", change.happened},
              {"told", change.told},
              {"how_known", to_string(change.how_known)}}
      .dump();
}

Result<MentionChange> open_mention_change(const Parts& parts, const ports::MentionRecord& record) {
  const Error unreadable{ErrorKind::corrupt, "payload.unreadable", {}};
  const auto text = TRY(open_mention(parts, record));
  const auto json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || json.value("v", 0) != version) return unreadable;
  MentionChange change;
  try {
    if (!read(json, change)) return unreadable;
  } catch (const Json::exception&) {
    return unreadable;
  }
  change.id = record.id;
  change.author = record.author;
  change.written_at = record.written_at;
  return change;
}

Result<std::vector<MentionChange>> mention_changes_of(const Parts& parts, ConcernId concern) {
  std::vector<MentionChange> changes;
  for (const auto& record : TRY(parts.store.mentions.of_concern(concern)))
    if (auto change = open_mention_change(parts, record); change.ok()) changes.push_back(std::move(change).value());
  return changes;
}

std::string words_of(const MentionChange& change) {
  std::string words;
  for (const auto* const text : {&change.change.taken.text, &change.said_by, &change.happened, &change.told})
    words += (words.empty() || text->empty() ? "" : "\n") + *text;
  return words;
}

std::vector<mentions::Change> plain(const std::vector<MentionChange>& changes) {
  std::vector<mentions::Change> all;
  for (const auto& one : changes) all.push_back(one.change);
  return all;
}

Result<mentions::Mentions> mentions_so_far(const Parts& parts, ConcernId id, const domain::Concern& told) {
  return mentions::mentions_of(told, plain(TRY(mention_changes_of(parts, id))));
}

}  // namespace heed::app
