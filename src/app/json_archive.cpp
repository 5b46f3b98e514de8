#include "app/json_archive.hpp"

#include <algorithm>

namespace heed::app {

namespace {

// More than any object of ours has; each field is looked up one by one among those before it.
constexpr std::size_t most_fields = 100;

// More than any text of ours holds: a whole concern has fewer than 200. The library looks through a list again after each
// object in it.
constexpr std::size_t most_objects = 300;

Error malformed(const char* detail) { return {ErrorKind::invalid, "problem.json.malformed", detail}; }

// What is wrong with one more key of an object.
std::optional<Error> check_key(std::set<std::string>& keys, const std::string& key) {
  if (keys.size() == most_fields) return Error{ErrorKind::invalid, "problem.json.too_many_fields", "too many fields"};
  if (!keys.insert(key).second) return malformed("a field twice");
  return std::nullopt;
}

// A key that could be a member's name is named; anything else may be somebody's words.
std::string shown_key(const std::string& key) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !key.empty() && key.size() <= 40 && std::all_of(key.begin(), key.end(), plain) ? key : "?";
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t most_bytes, int most_depth) {
  if (text.size() > most_bytes) return malformed("too long");
  std::optional<Error> wrong;
  std::vector<std::set<std::string>> keys;
  std::size_t objects = 0;
  const auto watch = [&](int depth, Json::parse_event_t event, const Json& parsed) {
    if (depth > most_depth) wrong = malformed("too deep");
    if (event == Json::parse_event_t::object_start && ++objects > most_objects)
      wrong = Error{ErrorKind::invalid, "problem.json.too_many_objects", "too many objects"};
    if (wrong) return false;
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key) wrong = check_key(keys.back(), parsed.get<std::string>());
    return !wrong;
  };
  auto json = Json::parse(text.begin(), text.end(), watch, /*allow_exceptions=*/false);
  if (wrong) return *wrong;
  if (json.is_discarded()) return malformed("not JSON");
  return json;
}

std::string dump_json(const Json& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

void JsonReader::refuse_unknown() {
  for (const auto& [key, value] : m_object->items()) {
    if (m_names.contains(key)) continue;
    m_pointer.append("/").append(shown_key(key));
    return fail("problem.json.unknown_field");
  }
}

}  // namespace heed::app
