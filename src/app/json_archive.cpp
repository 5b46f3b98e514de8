#include "app/json_archive.hpp"

#include <algorithm>

namespace heed::app {

namespace {

Error malformed(const char* detail) { return {ErrorKind::invalid, "problem.json.malformed", detail}; }

// A key that could be a member's name is named; anything else may be somebody's words.
std::string shown_key(const std::string& key) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !key.empty() && key.size() <= 40 && std::all_of(key.begin(), key.end(), plain) ? key : "?";
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t most_bytes, int most_depth) {
  if (text.size() > most_bytes) return malformed("too long");
  const char* wrong = nullptr;
  std::vector<std::set<std::string>> keys;
  const auto watch = [&](int depth, Json::parse_event_t event, const Json& parsed) {
    if (depth > most_depth) wrong = "too deep";
    if (wrong) return false;
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second)
      wrong = "a field twice";
    return true;
  };
  auto json = Json::parse(text.begin(), text.end(), watch, /*allow_exceptions=*/false);
  if (wrong) return malformed(wrong);
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
