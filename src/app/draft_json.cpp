#include "app/form_state.hpp"
#include "app/json_archive.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_draft_bytes = std::size_t{1024} * 1024;
constexpr int most_draft_depth = 6;

}  // namespace

std::string to_json(const domain::ConcernDraft& draft) { return dump_json(write_json(draft)); }

Result<domain::ConcernDraft> draft_from_json(std::string_view json) {
  const auto parsed = TRY(parse_json(json, most_draft_bytes, most_draft_depth));
  domain::ConcernDraft draft;
  JsonReader reader(JsonReader::Unknown::refused);
  reader.read(parsed, draft);
  if (const auto& error = reader.error()) return *error;
  return draft;
}

}  // namespace heed::app
