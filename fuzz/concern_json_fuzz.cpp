// JSON intake: any bytes either give a draft or an error; a draft that was read writes and reads back the same, and whatever
// the checks say of it, they do not crash.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/form_state.hpp"
#include "domain/concern.hpp"
#include "domain/hard_floor.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto draft = heed::app::draft_from_json({reinterpret_cast<const char*>(data), size});
  if (!draft.ok()) return 0;
  const std::string written = heed::app::to_json(*draft);
  const auto again = heed::app::draft_from_json(written);
  if (!again.ok() || heed::app::to_json(*again) != written) std::abort();
  const auto concern = heed::domain::make_concern(*draft);
  if (const auto* valid = std::get_if<heed::domain::Concern>(&concern)) heed::domain::hard_floors(*valid, {"en"});
  return 0;
}
