// The words of one locale alone, for what needs no area, no pack and no page.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "content/text.hpp"

namespace heed::content {

// `catalogues`: where the build put <locale>/heed.mo. Errors: unavailable, not there; corrupt, not a catalogue.
Result<Words> read_words(const std::filesystem::path& catalogues, const std::string& locale);

}  // namespace heed::content
