#include "app/payload_json.hpp"

#include "app/json_archive.hpp"

namespace heed::app {

namespace {

constexpr int version = 1;
constexpr std::size_t most_payload_bytes = std::size_t{16} * 1024 * 1024;
constexpr int most_payload_depth = 10;

Error unreadable(std::string detail) { return {ErrorKind::corrupt, "payload.unreadable", std::move(detail)}; }

std::string with_version(const Json& body) {
  Json json = Json::object({{"v", version}});
  json.update(body);
  return dump_json(json);
}

Result<Json> parse_payload(std::string_view text) {
  auto json = parse_json(text, most_payload_bytes, most_payload_depth);
  if (!json.ok() || !json->is_object()) return unreadable("not an object");
  const auto written = json->find("v");
  if (written == json->end() || *written != version) return unreadable("version");
  return json;
}

template <class Value>
Result<Value> read_payload(const Json& json) {
  Value value;
  JsonReader reader(JsonReader::Unknown::ignored);
  reader.read(json, value);
  if (const auto& error = reader.error()) return unreadable(error->detail);
  return value;
}

std::string text_member(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_member(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

std::int64_t number_member(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::vector<std::string> list_member(const Json& json, const char* name) {
  std::vector<std::string> texts;
  const auto found = json.find(name);
  if (found == json.end()) return texts;
  for (const auto& element : *found)
    if (element.is_string()) texts.push_back(element.get<std::string>());
  return texts;
}

}  // namespace

std::string concern_to_json(const ToldConcern& told) {
  Json floors = Json::array();
  for (const auto floor : told.floors) floors.push_back(std::string(to_string(floor)));
  return with_version(Json::object({{"floors", floors}, {"concern", write_json(told.concern)}}));
}

Result<ToldConcern> concern_from_json(std::string_view text) {
  const auto json = TRY(parse_payload(text));
  if (!json.contains("concern")) return unreadable("concern");
  ToldConcern told;
  told.concern = TRY(read_payload<domain::Concern>(json["concern"]));
  for (const auto& code : list_member(json, "floors"))
    if (const auto floor = domain::parse_hard_floor(code)) told.floors.insert(*floor);
  return told;
}

std::string text_to_json(std::string_view text) { return with_version(Json::object({{"text", std::string(text)}})); }

Result<std::string> text_from_json(std::string_view text) {
  const auto json = TRY(parse_payload(text));
  if (!json.contains("text") || !json["text"].is_string()) return unreadable("text");
  return json["text"].get<std::string>();
}

std::string decision_to_json(const domain::Decision& decision) { return with_version(write_json(decision)); }

Result<domain::Decision> decision_from_json(std::string_view text) {
  return read_payload<domain::Decision>(TRY(parse_payload(text)));
}

std::string user_to_json(const KnownUser& user) {
  Json roles = Json::array();
  for (const auto role : user.roles) roles.push_back(std::string(to_string(role)));
  return with_version(Json::object({{"sign_in_name", user.sign_in_name},
                                    {"name", user.name},
                                    {"password_hash", user.password_hash},
                                    {"roles", roles},
                                    {"named_reader", user.named_reader},
                                    {"disabled", user.disabled},
                                    {"must_change_password", user.must_change_password},
                                    {"given_by", user.given_by},
                                    {"given_at", user.given_at.milliseconds_since_epoch},
                                    {"newly_added", user.newly_added}}));
}

Result<KnownUser> user_from_json(std::string_view text) {
  const auto json = TRY(parse_payload(text));
  KnownUser user;
  user.sign_in_name = text_member(json, "sign_in_name");
  user.name = text_member(json, "name");
  user.password_hash = text_member(json, "password_hash");
  user.named_reader = flag_member(json, "named_reader");
  user.disabled = flag_member(json, "disabled");
  user.must_change_password = flag_member(json, "must_change_password");
  user.given_by = text_member(json, "given_by");
  user.given_at = Instant{number_member(json, "given_at")};
  user.newly_added = flag_member(json, "newly_added");
  for (const auto& code : list_member(json, "roles"))
    if (const auto role = domain::parse_role(code)) user.roles.insert(*role);
  if (user.sign_in_name.empty() || user.password_hash.empty()) return unreadable("user");
  return user;
}

}  // namespace heed::app
